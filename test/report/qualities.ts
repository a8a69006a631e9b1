import type { ReportedInput, ReportedSeries } from '../../src/report/result.ts';

/** What is counted where every sample is there and nothing is odd. */
const perfect = {
  missing: 0,
  missingShare: 0,
  staleMarkers: 0,
  infinite: 0,
  duplicates: 0,
  conflicts: 0,
  late: 0,
  stray: 0,
  longestGapMs: 0,
  resets: 0,
};

export function perfectSeries(samples: number): ReportedSeries['quality'] {
  return { ...perfect, samples, expected: samples, stepChanges: 0, merged: 0, longestGap: 0 };
}

export function perfectInput(samples: number, stepMs: number): ReportedInput['quality'] {
  const rows = { refused: [], setAside: [], constantSeries: 0, warnings: [] };
  return { ...perfect, ...rows, samples, expected: samples, stepMs };
}
