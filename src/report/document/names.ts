import { firstNames } from '../../first-names.ts';
import { groupedBy } from '../../grouped.ts';
import { plain } from '../plain.ts';
import type { FindingsResult } from '../result.ts';
import { shortened } from '../table.ts';
import { humanCount } from '../units.ts';
import type { ShownName } from './document.ts';

/** Columns that a name takes at most; a label may be as long as a page. */
const WIDTH = 120;

/**
 * A name as it is shown.
 * @param beside what tells it from one that is written alike
 * @example shownName('cpu', 'b.csv') // => { text: 'cpu (b.csv)', full: null }
 */
export function shownName(name: string, beside?: string): ShownName {
  const whole = plain(name);
  const text = shortName(whole, WIDTH);
  const end = beside === undefined ? '' : ` (${beside})`;
  return { text: `${text}${end}`, full: text === whole ? null : `${whole}${end}` };
}

/** Characters of each end of a name that are looked at: measuring a very long one takes seconds. */
const MOST_OF_AN_END = 500;

/** A name in so many columns: the middle of a longer one is left out. */
export function shortName(name: string, width: number): string {
  const characters = name.length > 2 * MOST_OF_AN_END ? [...name] : [];
  if (characters.length <= 2 * MOST_OF_AN_END) return shortened(name, width);
  const ends = [characters.slice(0, MOST_OF_AN_END), characters.slice(-MOST_OF_AN_END)];
  return shortened(ends.map((end) => end.join('')).join('…'), width);
}

/** What each result is of, by its first input; results that are written alike are numbered. */
export function resultNames(results: readonly FindingsResult[]): string[] {
  const names = results.map(({ inputs }) => inputNames(inputs.map(({ path }) => path)));
  const alike = groupedBy([...names.keys()], (at) => names[at] ?? '');
  return names.map((name, at) => {
    const same = alike.get(name) ?? [];
    return same.length < 2 ? name : `${name}, result ${humanCount(same.indexOf(at) + 1)}`;
  });
}

/** @example inputNames(['a.csv', 'b.csv', 'c.csv']) // => 'a.csv and 2 more' */
export function inputNames(paths: readonly string[]): string {
  const shown = paths.map((path) => shortName(plain(path), WIDTH));
  return shown.length === 0 ? 'nothing' : firstNames(shown, { most: 1, counted: humanCount });
}
