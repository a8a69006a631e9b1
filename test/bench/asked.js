import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { series: { type: 'string' } },
});

/** Names of the benchmarks that were asked for; empty: all. */
export const namesAsked = positionals;

/** How many series of each kind are made: `--series`, or else the number that the figures told are of. @param {number} usual */
export function seriesAsked(usual) {
  const asked = Number(values.series ?? usual);
  if (!(Number.isInteger(asked) && asked > 0)) throw new Error(`--series ${values.series}: expected a count`);
  return asked;
}
