import { english } from './words-en.ts';

export const brazilian = english;
