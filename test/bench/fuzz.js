import { gunzip } from '../../dist/cli/doors/gunzip.js';
import { InputError, UsageError } from '../../dist/errors.js';
import { inputFormatNames } from '../../dist/read/formats.js';
import { readInput } from '../../dist/read/read.js';
import { seriesName } from '../../dist/series/labels.js';
import { fuzzed } from '../read/fuzzed.js';

const SEED = 1;
const CASES = 20_000;

/** How the readers keep their laws on damaged inputs: many more than the tests have time for. */
export const fuzz = {
  title: `readers on damaged inputs, ${CASES} a format, each told and found out`,
  columns: ['format', 'read', 'refused', 'breaches (0)', 'seconds'],
  async rows() {
    const isRefusal = (/** @type {unknown} */ error) =>
      error instanceof InputError || error instanceof UsageError;
    const fuzzee = { readInput, gunzip, isRefusal, seriesName };
    const rows = [];
    for (const format of inputFormatNames) {
      const start = performance.now();
      const { read, refused, breaches } = await fuzzed(fuzzee, format, { seed: SEED, count: CASES });
      for (const breach of breaches) console.error(breach);
      const seconds = ((performance.now() - start) / 1000).toFixed(0);
      rows.push([format, `${read}`, `${refused}`, `${breaches.length}`, seconds]);
    }
    return rows;
  },
};
