import { fitText } from './xml-text.ts';

/** What turns the direction of writing: it would turn what stands beside the text, too. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** A text as a slide or the properties of a file have it: what a file can hold, in one line. */
export function oneLine(text: string): string {
  return fitText(text).replaceAll(TURNING, '').replaceAll(/\s+/g, ' ').trim();
}
