import { scaleLinear } from 'd3-scale';
import { spanOfAll } from '../../series/join.ts';
import type { FindingsResult } from '../result.ts';
import { counted, humanCount, humanTime } from '../units.ts';
import { type Block, blockOf, type TimeSpan } from './block.ts';
import { type Chosen, chosenSeries, type DrawnSeries } from './chosen.ts';
import { element, escaped } from './elements.ts';
import { legendOf } from './legend.ts';
import { style } from './style.ts';
import { timeTicks } from './time-axis.ts';

const WIDTH = 960;
const LEFT = 96;
const RIGHT: number = WIDTH - 36;
/** Title, time and, where series are drawn, what the colours and shapes mean. */
const HEAD_HEIGHT = 72;
const LEGEND_HEIGHT = 40;
const BLOCK_GAP = 24;
const NOTE_HEIGHT = 20;
/** A date beside a date must not touch it. */
const MOST_TICKS: number = Math.floor((RIGHT - LEFT) / 80);
const MOST_SERIES = 6;

/**
 * The series with findings, taken apart into trend, seasons and remainder, as one SVG: the worst first, six at
 * most, on one time axis. Times are on the clock of `tz`.
 */
export function* picture(result: FindingsResult, tz: string): Generator<string> {
  const chosen = chosenSeries(result, MOST_SERIES);
  const { drawn } = chosen;
  const [fromMs, toMs] = spanOf(drawn);
  let top = HEAD_HEIGHT + (drawn.length === 0 ? 0 : LEGEND_HEIGHT);
  const span = timeSpan(fromMs, toMs, tz);
  const blocks: Block[] = [];
  for (const one of drawn) {
    const block = blockOf(one, span, top);
    blocks.push(block);
    top += block.height + BLOCK_GAP;
  }
  const notes = notesOf(result, chosen);
  const title = titleOf(result);
  yield opened(title, drawn, top + notes.length * NOTE_HEIGHT);
  yield element('text', { x: LEFT, y: 36, class: 'title' }, escaped(title));
  yield element('text', { x: LEFT, y: 56 }, escaped(coveredText(result, tz)));
  yield legendOf(drawn, LEFT, 80);
  for (const { svg } of blocks) yield svg;
  for (const [index, note] of notes.entries()) {
    yield element('text', { x: LEFT, y: top + 10 + index * NOTE_HEIGHT }, escaped(note));
  }
  yield '</svg>\n';
}

/** From half a step before the first sample of all series to half a step after the last. */
function spanOf(drawn: readonly DrawnSeries[]): [fromMs: number, toMs: number] {
  let [fromMs, toMs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { data } of drawn) {
    const roomMs = Math.max(1, data.stepMs) / 2;
    fromMs = Math.min(fromMs, data.startMs - roomMs);
    toMs = Math.max(toMs, data.startMs + (data.values.length - 1) * data.stepMs + roomMs);
  }
  return fromMs <= toMs ? [fromMs, toMs] : [0, 1];
}

function timeSpan(fromMs: number, toMs: number, tz: string): TimeSpan {
  const xOf = scaleLinear([fromMs, toMs], [LEFT, RIGHT]);
  return { left: LEFT, right: RIGHT, xOf, ticks: timeTicks(fromMs, toMs, tz, MOST_TICKS) };
}

function opened(title: string, drawn: readonly DrawnSeries[], height: number): string {
  const told = drawn.map(({ series, findings }) => `${series.series}: ${findings[0]?.message ?? ''}`);
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc">\n`;
  return [
    head,
    element('title', { id: 'title' }, escaped(`aiops: ${title}`)),
    element('desc', { id: 'desc' }, told.length === 0 ? escaped(title) : told.map(escaped).join('\n')),
    `<style>${style}</style>\n`,
    element('rect', { width: WIDTH, height, class: 'paper' }),
  ].join('');
}

function titleOf({ findings, summary }: FindingsResult): string {
  if (findings.length === 0) return 'no findings';
  return `${counted(findings.length, 'finding')} in ${humanCount(summary.seriesWithFindings)} series`;
}

/** How much was looked at, and over which time. */
function coveredText({ summary, inputs }: FindingsResult, tz: string): string {
  const looked = `${humanCount(summary.series)} series, ${counted(summary.samples, 'sample')}`;
  const covered = inputs.flatMap(({ from, to }) =>
    from === null || to === null ? [] : [{ fromMs: Date.parse(from), toMs: Date.parse(to) }],
  );
  if (covered.length === 0) return looked;
  const { fromMs, toMs } = spanOfAll(covered);
  return `${looked}, ${humanTime(fromMs, tz)} to ${humanTime(toMs, tz)} (${tz})`;
}

/** What the picture leaves out. */
function notesOf({ filtered }: FindingsResult, { more, withoutPicture }: Chosen): string[] {
  return [
    more === 0 ? '' : `and ${humanCount(more)} more: --select NAME`,
    withoutPicture === 0
      ? ''
      : `without a picture: ${counted(withoutPicture, 'finding')} of several series (-f text)`,
    filtered.length === 0 ? '' : `left out by filters: ${counted(filtered.length, 'finding')}`,
  ].filter((note) => note !== '');
}
