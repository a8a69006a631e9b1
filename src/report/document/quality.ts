import { plain } from '../plain.ts';
import type { FindingsResult, ReportedInput } from '../result.ts';
import { counted, humanCount, humanDuration } from '../units.ts';
import type { Fact, QualityOfInput, QualityOfSeries, QualityPart } from './document.ts';
import type { Joined, JoinedSeries } from './joined.ts';
import { NOTHING, percentText, spanText } from './told.ts';

type Counts = Pick<
  ReportedInput['quality'],
  'samples' | 'expected' | 'missing' | 'duplicates' | 'conflicts' | 'late' | 'stray' | 'infinite'
> & { readonly badRows: number };

const summed = [
  ...(['samples', 'expected', 'missing'] as const),
  ...(['duplicates', 'conflicts', 'late', 'stray', 'infinite'] as const),
];

/** Over all inputs. */
export function sampleQuality(results: readonly FindingsResult[]): Counts {
  const inputs = results.flatMap((result) => result.inputs);
  const sum = (of: (input: ReportedInput) => number) => inputs.reduce((total, one) => total + of(one), 0);
  const counts = summed.map((key) => [key, sum(({ quality }) => quality[key])]);
  return {
    ...(Object.fromEntries(counts) as Omit<Counts, 'badRows'>),
    badRows: sum(({ badRows }) => badRows),
  };
}

/** In a line. @example '0.05% of the expected samples are missing, 3 duplicates, 1 bad row' */
export function samplesText(counts: Counts): string {
  const { badRows } = counts;
  const others = [...oddities(counts), ...(badRows === 0 ? [] : [counted(badRows, 'bad row')])];
  const missing =
    absent(counts) === 0
      ? 'no expected sample is missing'
      : `${absentText(counts)} of the expected samples are missing`;
  return [missing, ...others].join(', ');
}

/** Neither there, nor there with a value. */
function absent({ samples, expected, missing }: Pick<Counts, 'samples' | 'expected' | 'missing'>): number {
  return Math.max(0, expected - samples + missing);
}

function absentText(counts: Pick<Counts, 'samples' | 'expected' | 'missing'>): string {
  const share = counts.expected === 0 ? 0 : absent(counts) / counts.expected;
  return share === 0 ? 'none' : percentText(share);
}

function oddities(counts: Omit<Counts, 'samples' | 'expected' | 'missing' | 'badRows'>): string[] {
  const told = [
    [counts.duplicates, 'duplicate'],
    [counts.conflicts, 'conflicting sample'],
    [counts.late, 'late sample'],
    [counts.stray, 'stray sample'],
    [counts.infinite, 'infinite sample'],
  ] as const;
  return told.flatMap(([count, noun]) => (count === 0 ? [] : [counted(count, noun)]));
}

/** As many as a page holds. */
const MOST_SERIES = 40;

/** What the samples were like before they were judged. */
export function qualityPart({ results, series }: Joined, tz: string): QualityPart {
  const odd = series.filter(({ series: { quality } }) => absent(quality) > 0 || othersOf(quality).length > 0);
  const rows = odd.sort((a, b) => shareOf(b) - shareOf(a)).slice(0, MOST_SERIES);
  return {
    inputs: results.flatMap(({ inputs }) => inputs.map((input) => inputPart(input, tz))),
    series: rows.map(seriesRow),
    leftOut:
      odd.length > rows.length
        ? `Of ${humanCount(odd.length)} series whose samples are not all in order the ${MOST_SERIES} with most missing are listed.`
        : null,
  };
}

function shareOf({ series: { quality } }: JoinedSeries): number {
  return quality.expected === 0 ? 0 : absent(quality) / quality.expected;
}

function seriesRow({ name, series: { quality } }: JoinedSeries): QualityOfSeries {
  return {
    series: name,
    samples: humanCount(quality.samples),
    missing: absent(quality) === 0 ? '0' : `${humanCount(absent(quality))} (${absentText(quality)})`,
    longestGap: quality.longestGapMs === 0 ? NOTHING : humanDuration(quality.longestGapMs),
    others: othersOf(quality).join(', ') || NOTHING,
  };
}

function othersOf(quality: JoinedSeries['series']['quality']): string[] {
  const told = [
    [quality.resets, 'reset'],
    [quality.staleMarkers, 'staleness marker'],
    [quality.stepChanges, 'step change'],
    [quality.merged, 'merged sample'],
  ] as const;
  return [
    ...told.flatMap(([count, noun]) => (count === 0 ? [] : [counted(count, noun)])),
    ...oddities(quality),
  ];
}

function inputPart(input: ReportedInput, tz: string): QualityOfInput {
  const { path, assumptions, quality } = input;
  return {
    path: plain(path),
    facts: inputFacts(input, tz),
    assumptions: assumptions.map(plain),
    warnings: [
      ...quality.warnings.map(plain),
      ...quality.refused.map(({ place, what }) => plain(`refused: ${place}: ${what}`)),
      ...quality.setAside.map(({ what, samples }) =>
        plain(`set aside: ${counted(samples, 'sample')}: ${what}`),
      ),
    ],
  };
}

function inputFacts(
  { format, rows, badRows, series, from, to, sha256, quality }: ReportedInput,
  tz: string,
): Fact[] {
  const { stepMs, longestGapMs, staleMarkers, resets, constantSeries } = quality;
  const facts = [
    ['Format', format],
    [
      'Rows',
      badRows === 0 ? humanCount(rows) : `${humanCount(rows)}, ${humanCount(badRows)} of them refused`,
    ],
    ['Series', humanCount(series)],
    ['Period', from === null || to === null ? '' : spanText(Date.parse(from), Date.parse(to), tz)],
    ['Samples', `${humanCount(quality.samples)} of ${humanCount(quality.expected)} expected`],
    ['Missing', absentText(quality)],
    ['Step', stepMs === null || stepMs === 0 ? '' : `${humanDuration(stepMs)} (first series)`],
    ['Longest gap', longestGapMs === 0 ? 'none' : humanDuration(longestGapMs)],
    ['Odd samples', oddities(quality).join(', ') || 'none'],
    ['Counter resets', resets === 0 ? '' : humanCount(resets)],
    ['Staleness markers', staleMarkers === 0 ? '' : humanCount(staleMarkers)],
    ['Constant series', constantSeries === 0 ? '' : humanCount(constantSeries)],
    ['SHA-256', sha256],
  ] as const;
  return facts.flatMap(([label, value]) => (value === '' ? [] : [{ label, value: plain(value) }]));
}
