import { groupedBy } from '../../grouped.ts';
import type { Dress } from '../formats/format.ts';
import { plain } from '../plain.ts';
import { inputLine } from '../summary.ts';
import {
  type Cell,
  type Column,
  columnWidths,
  fitted,
  shortened,
  tableLine,
  totalWidth,
  wrapped,
} from '../table.ts';
import { counted, humanCount, humanDuration, humanNumber, humanTime } from '../units.ts';
import type { InspectedInput, InspectedSeries, InspectionResult } from './result.ts';

/** For people: a paragraph an input, then a line a series. */
export function* inspectionText({ inputs, series }: InspectionResult, dress: Dress): Generator<string> {
  const seriesAt = groupedBy(series, ({ input }) => input);
  for (const [index, input] of inputs.entries()) {
    if (index > 0) yield '\n';
    yield* inputText(input, dress);
    yield '\n';
    yield* seriesTable(seriesAt.get(input.path) ?? [], dress);
  }
}

function* inputText(input: InspectedInput, dress: Dress): Generator<string> {
  const quality = { samples: input.samples, stepMs: null };
  yield `${dress.paint('strong', plain(inputLine({ ...input, quality, assumptions: [] }, dress.tz)))}\n`;
  const notes = [...gapNotes(input), ...notesOf(input)].join(', ');
  const lines = [...(notes === '' ? [] : [notes]), ...input.assumptions, ...setAsideNotes(input)];
  for (const line of lines) {
    yield `  ${plain(line)}\n`;
  }
}

function setAsideNotes({ setAside }: InspectedInput): string[] {
  return setAside.map(({ what, samples }) => `set aside: ${what}, ${counted(samples, 'sample')}`);
}

const columns: readonly Column[] = [
  { heading: 'SERIES', align: 'left' },
  { heading: 'TYPE', align: 'left' },
  { heading: 'SAMPLES', align: 'right' },
  { heading: 'STEP', align: 'right' },
  { heading: 'MISSING', align: 'right' },
  { heading: 'GAP', align: 'right' },
  { heading: 'RANGE', align: 'left' },
  { heading: 'SEASON', align: 'left' },
  { heading: 'NOTES', align: 'left' },
];
const SERIES_COLUMN = 0;
/** Names begin alike: with less, they could not be told apart. Rather wider than the terminal. */
const LEAST_SERIES_WIDTH = 36;

/** Where the notes do not fit beside the numbers, they stand below them. */
function* seriesTable(series: readonly InspectedSeries[], dress: Dress): Generator<string> {
  const shown = series.slice(0, dress.top);
  const rows = shown.map((one) => cellsOf(one, dress.tz));
  const all = fittedWidths(columns, rows, dress.width);
  const isWide = totalWidth(all) <= dress.width;
  const kept = isWide ? columns : columns.slice(0, -1);
  const widths = isWide ? all : fittedWidths(kept, rows, dress.width);
  const line = (row: readonly Cell[]) => `${tableLine(kept, widths, row, dress.paint)}\n`;
  yield line(kept.map(({ heading }) => ({ text: heading, role: 'dim' })));
  for (const row of rows) {
    const text = shortened(row[SERIES_COLUMN]?.text ?? '', widths[SERIES_COLUMN] ?? 0);
    yield line([{ text, role: 'strong' }, ...row.slice(1, kept.length)]);
    const notes = isWide ? '' : (row.at(-1)?.text ?? '');
    if (notes !== '') yield* wrapped(notes, dress.width - 2).map((part) => `  ${dress.paint('dim', part)}\n`);
  }
  const more = series.length - shown.length;
  if (more > 0) yield `and ${humanCount(more)} more (--top ${series.length} shows all)\n`;
}

function fittedWidths(told: readonly Column[], rows: readonly (readonly Cell[])[], width: number): number[] {
  const cells = rows.map((row) => row.slice(0, told.length));
  return fitted(columnWidths(told, cells), width, SERIES_COLUMN, LEAST_SERIES_WIDTH);
}

function cellsOf(series: InspectedSeries, tz: string): readonly Cell[] {
  const { min, max, periods, stepMs } = series;
  const range = min === null || max === null ? '–' : min === max ? humanNumber(min) : rangeText(min, max);
  return [
    { text: plain(series.series) },
    { text: typeText(series) },
    { text: humanCount(series.samples) },
    { text: stepMs === 0 ? '–' : humanDuration(stepMs) },
    { text: absentText(series.missingShare) },
    { text: series.longestGapMs === 0 ? '' : humanDuration(series.longestGapMs) },
    { text: range },
    { text: periods.map(({ label, strength }) => `${label} ${strength.toFixed(2)}`).join(', ') || '–' },
    { text: [...notesOf(series), ...stepNotes(series, tz)].join(', ') },
  ];
}

function rangeText(min: number, max: number): string {
  return min < 0 ? `${humanNumber(min)} to ${humanNumber(max)}` : `${humanNumber(min)}–${humanNumber(max)}`;
}

/** What the input declares; of what it does not, what name and movement say. */
function typeText({ type, isCounter }: InspectedSeries): string {
  if (type !== 'unknown') return type;
  return isCounter ? 'counter?' : '–';
}

/** What a person should look at; nothing where all is well. */
function notesOf(one: InspectedInput | InspectedSeries): string[] {
  const told = (count: number | null, what: string) =>
    count === null || count === 0 ? [] : [`${humanCount(count)} ${what}`];
  return [
    ...told(one.resets, one.resets === 1 ? 'reset' : 'resets'),
    ...told(one.staleMarkers, one.staleMarkers === 1 ? 'staleness marker' : 'staleness markers'),
    ...told(one.infinite, 'infinite'),
    ...told(one.duplicates, 'twice'),
    ...told(one.conflicts, 'twice with another value'),
    ...told(one.late, 'out of order'),
    ...told(one.stray, 'far from the others in time'),
    ...('isConstant' in one && one.isConstant ? ['constant'] : []),
    ...('constantSeries' in one ? told(one.constantSeries, 'series constant') : []),
  ];
}

/** @example '0.11%', or nothing where no sample is missing */
function absentText(share: number): string {
  return share === 0 ? '' : `${humanNumber(Number((share * 100).toPrecision(2)))}%`;
}

function gapNotes({ missingShare, longestGapMs }: InspectedInput): string[] {
  return [
    ...(missingShare === 0 ? [] : [`${absentText(missingShare)} missing`]),
    ...(longestGapMs === 0 ? [] : [`longest gap ${humanDuration(longestGapMs)}`]),
  ];
}

function stepNotes({ stepChanges }: InspectedSeries, tz: string): string[] {
  return stepChanges.map(
    ({ at, fromMs, toMs }) =>
      `step ${humanDuration(fromMs)} → ${humanDuration(toMs)} at ${humanTime(Date.parse(at), tz)}`,
  );
}
