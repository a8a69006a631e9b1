import { z } from 'zod';
import type { Fault } from '../errors.ts';
import type { SeriesQuality } from '../series/quality.ts';

const count = z.number().int();

/** What is counted of samples as they were read, of one series or of all series of an input. */
export const sampleCounts = {
  samples: count.describe('distinct times, those without a value included'),
  expected: count.describe('samples that the covered time should hold at its step'),
  missing: count.describe('times without a value: NaN, null, an empty cell, a staleness marker'),
  missingShare: z.number().describe('share of the expected samples that are not there or hold no value'),
  staleMarkers: count,
  infinite: count.describe('±Inf, judged as missing'),
  duplicates: count.describe('equal samples of one time, dropped'),
  conflicts: count.describe('samples of one time with another value; the last in file order counts'),
  late: count.describe('samples earlier than one before them in the input'),
  stray: count.describe('samples far from the bulk of the input, left out'),
  longestGapMs: z
    .number()
    .describe('longest time between two samples that lie more than a step apart; 0: none'),
};

/** What became of the rows of an input that are no samples of a series. */
export const rowCounts = {
  refused: z
    .array(z.strictObject({ code: z.string(), place: z.string(), what: z.string() }))
    .describe('the first three refused rows of each kind'),
  setAside: z
    .array(z.strictObject({ what: z.string(), samples: count }))
    .describe('what was understood but makes no series'),
};

type SampleCounts = { -readonly [Key in keyof typeof sampleCounts]: number };

const summed = [
  ...(['samples', 'expected', 'missing', 'staleMarkers', 'infinite'] as const),
  ...(['duplicates', 'conflicts', 'late', 'stray'] as const),
];

const nothing = Object.fromEntries(summed.map((key) => [key, 0])) as Record<(typeof summed)[number], number>;

/** Counts over some series; the longest gap is that of the worst. */
export function countsOf(qualities: readonly SeriesQuality[]): SampleCounts {
  const sums = { ...nothing };
  for (const quality of qualities) for (const key of summed) sums[key] += quality[key];
  const absent = sums.expected - sums.samples + sums.missing;
  return {
    ...sums,
    missingShare: sums.expected === 0 ? 0 : Number((absent / sums.expected).toFixed(6)),
    longestGapMs: qualities.reduce((most, { longestGapMs }) => Math.max(most, longestGapMs), 0),
  };
}

const TOLD_OF_A_KIND = 3;

/** The first three faults of each code, in their order. */
export function firstOfEachKind(faults: readonly Fault[]): Pick<Fault, 'code' | 'place' | 'what'>[] {
  const told = new Map<string, number>();
  return faults
    .filter(({ code }) => {
      const before = told.get(code) ?? 0;
      told.set(code, before + 1);
      return before < TOLD_OF_A_KIND;
    })
    .map(({ code, place, what }) => ({ code, place, what }));
}
