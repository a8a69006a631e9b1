import { type Content, html } from './markup.ts';

/** Letters that are written from right to left, and what stands between two of them without belonging to anything else. */
const runs =
  /([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}](?:[\p{M}\s_./-]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}])*)/u;

/**
 * A sentence whose words from right to left stay among themselves: else they would draw a time that follows them to
 * their other side.
 */
export function isolated(text: string): Content {
  return text.split(runs).map((part, at) => (at % 2 === 0 ? part : html`<bdi>${part}</bdi>`));
}
