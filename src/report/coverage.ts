import type { Judgement } from '../model/detectors/detector.ts';
import type { GriddedSeries } from '../series/grid.ts';

interface JudgedValues {
  readonly gridded: Pick<GriddedSeries, 'series'>;
  readonly judgement: Pick<Judgement, 'lower' | 'upper'>;
}

/** The share of all samples that lie in their bands; those of findings count too. Null where there is no sample. */
export function observedCoverage(judged: readonly JudgedValues[]): number | null {
  let samples = 0;
  let within = 0;
  for (const { gridded, judgement } of judged) {
    const { values } = gridded.series;
    const { lower, upper } = judgement;
    for (let slot = 0; slot < values.length; slot++) {
      const value = values[slot]!;
      if (Number.isNaN(value)) continue;
      samples += 1;
      if (value >= lower[slot]! && value <= upper[slot]!) within += 1;
    }
  }
  return samples === 0 ? null : Number((within / samples).toFixed(4));
}
