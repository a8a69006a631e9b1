import { firstNames } from '../../first-names.ts';
import { groupedBy } from '../../grouped.ts';
import { spanOfAll } from '../../series/join.ts';
import { cut } from '../cut.ts';
import { plain } from '../plain.ts';
import type { FindingsResult } from '../result.ts';
import { shortened } from '../table.ts';
import { humanCount, humanTime } from '../units.ts';
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

/** Columns that a sentence of a summary takes at most: it may tell a name, or a rule as somebody typed it. */
const SENTENCE_WIDTH = 400;

/** A text of the summary, which is read at once or not at all: the middle of a longer one is left out. */
export function shownSentence(text: string): string {
  return shortName(text, SENTENCE_WIDTH);
}

/** Characters of each end of a name that are looked at: measuring a very long one takes seconds. */
const MOST_OF_AN_END = 500;

/** A name in so many columns: the middle of a longer one is left out, and of one whose characters take no column. */
export function shortName(name: string, width: number): string {
  const characters = [...name];
  const ends = [characters.slice(0, MOST_OF_AN_END), characters.slice(-MOST_OF_AN_END)];
  const measurable =
    characters.length > 2 * MOST_OF_AN_END ? ends.map((end) => end.join('')).join('…') : characters.join('');
  return cut(shortened(measurable, width), 2 * width);
}

/**
 * What each result is of, by its first input. Those that are written alike are told apart by the days that were read,
 * by the time, by their zone, or by a number where all of that is alike too.
 * @param tz zone in which times are told
 */
export function resultNames(results: readonly FindingsResult[], tz: string): string[] {
  const names = results.map(({ inputs }) => inputNames(inputs.map(({ path }) => path)));
  const alike = groupedBy([...names.keys()], (at) => names[at] ?? '');
  const apart = new Map([...alike.values()].flatMap((same) => toldApart(same, results, tz)));
  return names.map((name, at) => `${name}${apart.get(at) ?? ''}`);
}

function toldApart(
  same: readonly number[],
  results: readonly FindingsResult[],
  tz: string,
): [at: number, beside: string][] {
  if (same.length < 2) return [];
  const times = same.map((at) => readTimes(results[at]!, tz));
  const ways = [
    times.map((both) => both.map((time) => time.slice(0, DAY_CHARACTERS))),
    times,
    same.map((at) => [plain(String(results[at]!.settings['tz'] ?? ''))]),
  ];
  const told = ways.map((way) => way.map((parts) => [...new Set(parts)].join(' to ')));
  const distinct = told.find((texts) => new Set(texts).size === texts.length);
  return same.map((at, rank) => [at, `, ${distinct?.[rank] || `result ${humanCount(rank + 1)}`}`]);
}

/** Of a time as people read it: '2026-11-07'. */
const DAY_CHARACTERS = 10;

/** From when to when there are samples; empty where there are none. */
function readTimes({ inputs }: FindingsResult, tz: string): string[] {
  const ranges = inputs.flatMap(({ from, to }) =>
    from === null || to === null ? [] : [{ fromMs: Date.parse(from), toMs: Date.parse(to) }],
  );
  if (ranges.length === 0) return [];
  const { fromMs, toMs } = spanOfAll(ranges);
  return [humanTime(fromMs, tz), humanTime(toMs, tz)];
}

/** @example inputNames(['a.csv', 'b.csv', 'c.csv']) // => 'a.csv and 2 more' */
export function inputNames(paths: readonly string[]): string {
  const shown = paths.map((path) => shortName(plain(path), WIDTH));
  return shown.length === 0 ? 'nothing' : firstNames(shown, { most: 1, counted: humanCount });
}
