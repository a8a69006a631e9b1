import type { FindingsResult } from '../result.ts';

/** What a maturity report tells of exports. */
export type Exports = Pick<FindingsResult, 'inputs' | 'series' | 'findings'> & {
  readonly summary: Pick<FindingsResult['summary'], 'series' | 'seriesWithFindings'>;
};

/** Several results as one; null where there is none. */
export function joinedExports(results: readonly Exports[]): Exports | null {
  if (results.length === 0) return null;
  return {
    inputs: results.flatMap(({ inputs }) => inputs),
    series: results.flatMap(({ series }) => series),
    findings: results.flatMap(({ findings }) => findings),
    summary: {
      series: results.reduce((sum, { summary }) => sum + summary.series, 0),
      seriesWithFindings: results.reduce((sum, { summary }) => sum + summary.seriesWithFindings, 0),
    },
  };
}
