import { describe, expect, it } from 'vitest';
import { InputError, UsageError } from '../../src/errors.ts';
import { inputFormatNames } from '../../src/read/formats.ts';
import { readInput } from '../../src/read/read.ts';
import { seriesName } from '../../src/series/labels.ts';
import { fuzzed } from './fuzzed.js';
import { gunzip } from './source-of.ts';

const SEED = 20_260_519;
const CASES = 500;

describe('readInput, for any mutation of an input', () => {
  const isRefusal = (error: unknown) => error instanceof InputError || error instanceof UsageError;

  it.each(inputFormatNames)('reads every sample or says why not, %s', async (format) => {
    const run = { seed: SEED, count: CASES };
    const { breaches, read, refused } = await fuzzed(
      { readInput, gunzip, isRefusal, seriesName },
      format,
      run,
    );
    expect(breaches).toEqual([]);
    expect(read).toBeGreaterThan(CASES / 20);
    expect(refused).toBeGreaterThan(CASES / 20);
  });
});
