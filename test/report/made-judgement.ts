import type { Judgement } from '../../src/model/detectors/detector.ts';
import type { Series } from '../../src/series/series.ts';

export const MINUTE = 60_000;

/** A series from 2026-05-19 10:00 UTC on, a minute a sample. */
export function seriesOf(values: readonly number[]): Series {
  return {
    labels: { __name__: 'cpu', host: 'a' },
    name: 'cpu{host="a"}',
    startMs: Date.UTC(2026, 4, 19, 10),
    stepMs: MINUTE,
    values: Float64Array.from(values),
  };
}

/** Expected is 10, the band 8 to 14, everywhere. */
export function judgementOf({ values }: Pick<Series, 'values'>, said: Partial<Judgement> = {}): Judgement {
  const all = (value: number) => values.map(() => value);
  return {
    model: 'seasonal-trend',
    transform: 'none',
    expected: all(10),
    lower: all(8),
    upper: all(14),
    trend: all(10),
    seasonal: [],
    level: all(10),
    foretold: (level) => level,
    shifts: [],
    probability: all(1),
    periods: [],
    isLearned: true,
    ...said,
  };
}
