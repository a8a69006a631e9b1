import { english } from './words-en.ts';

export const korean = english;
