import { stringify } from 'csv-stringify/sync';
import type { ScoredSeries } from '../result.ts';
import { isoTime } from '../units.ts';
import type { OutputFormat } from './format.ts';

/** Rows that are written at once. */
const BATCH = 2000;

/** The score of every sample as CSV: one row per series and input row; an empty cell where there is no value. */
export const scores: OutputFormat = {
  title: 'the score of every sample, as CSV',
  *render({ scored }) {
    yield 'series,timestamp,value,anomaly_score,is_anomaly\n';
    for (const series of scored) yield* rowsOf(series);
  },
};

/** Only the name can need quotes: it is quoted once, the other cells are written as they are. */
function* rowsOf(series: ScoredSeries): Generator<string> {
  const name = stringify([[series.name]], { escape_formulas: true, eof: false });
  for (let from = 0; from < series.values.length; from += BATCH) {
    let rows = '';
    for (let row = from; row < Math.min(from + BATCH, series.values.length); row++) {
      rows += `${name},${isoTime(series.timestampsMs[row]!)},${cell(series.values[row]!)},${cell(series.scores[row]!)},${series.isAnomaly[row] ? 1 : 0}\n`;
    }
    yield rows;
  }
}

function cell(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}
