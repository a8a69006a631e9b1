import { spanOfAll } from '../../series/join.ts';
import { element, escaped } from '../charts/elements.ts';
import { piecesOf, type Span } from '../charts/time-place.ts';
import { coveredBy } from '../charts/window.ts';
import { chartsOf } from '../document/charts.ts';
import type { ChartPart } from '../document/document.ts';
import { emptyStretches } from '../document/empty-stretches.ts';
import { type Joined, joinedOf } from '../document/joined.ts';
import type { FindingsResult } from '../result.ts';
import { counted, humanCount, humanTime } from '../units.ts';
import { blockOf, LEFT, WIDTH } from './block.ts';
import { legendOf } from './legend.ts';
import { style } from './style.ts';

/** Title and time; below them what lines and shapes mean. */
const HEAD_HEIGHT = 76;
const BLOCK_GAP = 28;
const NOTE_HEIGHT = 20;
const MOST_SERIES = 6;

/**
 * The series with findings, taken apart into trend, seasons and remainder, as one SVG: the worst first, six at
 * most, those of one time on one time axis. Times are on the clock of `tz`.
 */
export function* picture(result: FindingsResult, tz: string): Generator<string> {
  const joined = joinedOf([result]);
  const parts = chartsOf(joined, tz).charts.slice(0, MOST_SERIES);
  const spanFor = spansOf(parts);
  const legend = legendOf(parts, HEAD_HEIGHT);
  let top = HEAD_HEIGHT + legend.height;
  const blocks: string[] = [];
  for (const part of parts) {
    const block = blockOf(part, { tz, span: spanFor(part), top });
    blocks.push(block.svg);
    top += block.height + BLOCK_GAP;
  }
  const notes = notesOf(result, joined, parts.length);
  const title = titleOf(result);
  yield opened(title, parts, top + notes.length * NOTE_HEIGHT);
  yield element('text', { x: LEFT, y: 36, class: 'title' }, escaped(title));
  yield element('text', { x: LEFT, y: 56 }, escaped(coveredText(result, tz)));
  yield legend.svg;
  yield* blocks;
  for (const [index, note] of notes.entries()) {
    yield element('text', { x: LEFT, y: top + 10 + index * NOTE_HEIGHT }, escaped(note));
  }
  yield '</g>\n</svg>\n';
}

/** One time axis for all series, or one for each time if times lie far apart. */
function spansOf(parts: readonly ChartPart[]): (part: ChartPart) => Span {
  const covered = parts.map(({ data }) => coveredBy(data));
  const times = piecesOf({ ...spanOfAll(covered), breaks: emptyStretches(covered) });
  return ({ data }) => {
    const own = coveredBy(data);
    return times.find(({ toMs }) => own.fromMs < toMs) ?? own;
  };
}

function opened(title: string, parts: readonly ChartPart[], height: number): string {
  const told = parts.map(({ series, description }) => `${series.text}: ${description}`);
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc">\n`;
  return [
    head,
    element('title', { id: 'title' }, escaped(`aiops: ${title}`)),
    element('desc', { id: 'desc' }, told.length === 0 ? escaped(title) : told.map(escaped).join('\n')),
    `<style>${style}</style>\n`,
    element('rect', { width: WIDTH, height, class: 'paper' }),
    '<g class="picture">\n',
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
function notesOf({ findings, filtered }: FindingsResult, { series }: Joined, shown: number): string[] {
  const drawable = series.filter((one) => one.findings.length > 0 && one.series.data !== undefined);
  const more = drawable.length - shown;
  const drawn = new Set(drawable.flatMap((one) => one.findings));
  const withoutPicture = findings.length - drawn.size;
  return [
    more === 0 ? '' : `and ${humanCount(more)} more: --select NAME`,
    withoutPicture === 0 ? '' : `without a picture: ${counted(withoutPicture, 'finding')} (-f text)`,
    filtered.length === 0 ? '' : `left out by filters: ${counted(filtered.length, 'finding')}`,
  ].filter((note) => note !== '');
}
