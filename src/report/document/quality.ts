import { groupedBy } from '../../grouped.ts';
import { plain } from '../plain.ts';
import type { FindingsResult, ReportedInput } from '../result.ts';
import { counted, humanCount, humanDuration } from '../units.ts';
import type { Fact, QualityOfInput, QualityOfSeries, QualityPart } from './document.ts';
import type { Joined, JoinedSeries } from './joined.ts';
import { NOTHING, percentText, spanText } from './told.ts';

type Oddities = Pick<ReportedInput['quality'], 'duplicates' | 'conflicts' | 'late' | 'stray' | 'infinite'>;

interface Counts extends Oddities {
  readonly expected: number;
  readonly absent: number;
  readonly badRows: number;
}

const odd = ['duplicates', 'conflicts', 'late', 'stray', 'infinite'] as const;

/** Over all inputs; what one has too many of makes up for nothing that another lacks. */
export function sampleQuality(results: readonly FindingsResult[]): Counts {
  const inputs = results.flatMap((result) => result.inputs);
  const sum = (of: (input: ReportedInput) => number) => inputs.reduce((total, one) => total + of(one), 0);
  const oddities = odd.map((key) => [key, sum(({ quality }) => quality[key])]);
  return {
    ...(Object.fromEntries(oddities) as Oddities),
    expected: sum(({ quality }) => quality.expected),
    absent: sum(({ quality }) => absent(quality)),
    badRows: sum(({ badRows }) => badRows),
  };
}

/** In a line. @example '0.05% of the expected samples are missing, 3 duplicates, 1 bad row' */
export function samplesText(counts: Counts): string {
  const { badRows } = counts;
  const others = [...oddities(counts), ...(badRows === 0 ? [] : [counted(badRows, 'bad row')])];
  const missing =
    counts.absent === 0
      ? 'no expected sample is missing'
      : `${shareText(counts.absent, counts.expected)} of the expected samples are missing`;
  return [missing, ...others].join(', ');
}

type SampleCounts = Pick<ReportedInput['quality'], 'samples' | 'expected' | 'missing'>;

/** Neither there, nor there with a value. */
function absent({ samples, expected, missing }: SampleCounts): number {
  return Math.max(0, expected - samples + missing);
}

function absentText(counts: SampleCounts): string {
  return shareText(absent(counts), counts.expected);
}

function shareText(absent: number, expected: number): string {
  return absent === 0 || expected === 0 ? 'none' : percentText(absent / expected);
}

function oddities(counts: Oddities): string[] {
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
export function qualityPart(joined: Joined, tz: string): QualityPart {
  const { series } = joined;
  const twice = new Set(sameExports(joined).flat());
  const odd = series.filter(({ series: { quality } }) => absent(quality) > 0 || othersOf(quality).length > 0);
  const rows = odd.sort((a, b) => shareOf(b) - shareOf(a)).slice(0, MOST_SERIES);
  return {
    inputs: namedInputs(joined).map(([input, name]) =>
      inputPart(input, name, { tz, isTwice: twice.has(input) }),
    ),
    series: rows.map(seriesRow),
    leftOut:
      odd.length > rows.length
        ? `Of ${humanCount(odd.length)} series whose samples are not all in order the ${MOST_SERIES} with most missing are listed.`
        : null,
  };
}

/** Inputs that hold the same, byte by byte, in groups of two and more. */
export function sameExports({ results }: Pick<Joined, 'results'>): (readonly ReportedInput[])[] {
  const inputs = results.flatMap((result) => result.inputs);
  return [...groupedBy(inputs, ({ sha256 }) => sha256).values()].filter((alike) => alike.length > 1);
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

/** What several results read has the name of its result beside it. */
function namedInputs({ results, names }: Joined): [input: ReportedInput, name: string][] {
  const readers = groupedBy(
    results.flatMap(({ inputs }) => [...new Set(inputs.map(({ path }) => path))]),
    (path) => path,
  );
  return results.flatMap(({ inputs }, at) =>
    inputs.map((input): [ReportedInput, string] => {
      const path = plain(input.path);
      const beside = (readers.get(input.path)?.length ?? 0) > 1 ? (names[at] ?? '') : '';
      if (beside === '') return [input, path];
      return [input, beside.startsWith(`${path}, `) ? beside : `${path} (${beside})`];
    }),
  );
}

const TWICE =
  'the same export, byte by byte, was read more than once: its samples and findings count as often';

function inputPart(
  input: ReportedInput,
  name: string,
  { tz, isTwice }: { readonly tz: string; readonly isTwice: boolean },
): QualityOfInput {
  const { assumptions, quality } = input;
  return {
    path: name,
    facts: inputFacts(input, tz),
    assumptions: assumptions.map(plain),
    warnings: [
      ...(isTwice ? [TWICE] : []),
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
