import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { stl as decompose } from '../../dist/model/stl/stl.js';
import { median } from './median.js';
import { runR, versionOfR } from './r.js';

const ROUNDS = 5;
const LEAST_SECONDS = 0.3;
const AGREEMENT = 1e-9;
const MISSING = 0.2;
const AIMS = { robust: 2, plain: 4 };

const shapes = [
  [2_016, 288],
  [10_080, 144],
  [30_240, 1_440],
].map(([samples = 0, period = 0]) => ({ samples, period }));
const cases = shapes.flatMap((shape) =>
  [true, false].flatMap((robust) => [false, true].map((periodic) => ({ ...shape, robust, periodic }))),
);

/**
 * `stl` in turns with `stats::stl` of R, the authors' Fortran, on one core: processor time of one fit. The parts
 * are compared first. R's median is wrong for some even numbers of samples, so that a robust fit is compared on
 * one sample less. R has no fit with missing samples: that column is ours alone.
 */
export const stl = {
  title: `stl, a fit in turns with stats::stl of R ${versionOfR() ?? '(there is no Rscript)'}, processor time`,
  columns: [
    'samples / period',
    'fit',
    'seasonal window',
    'largest difference',
    'R ms',
    'aiops ms',
    'times as fast (aim)',
    `ms with ${100 * MISSING} % missing`,
  ],
  rows() {
    const folder = mkdtempSync(join(tmpdir(), 'aiops-stl-'));
    try {
      return versionOfR() === undefined ? alone() : againstR(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** @typedef {(typeof cases)[number]} Case */

function alone() {
  return cases.map((one) => {
    const times = rounds(() => ({ ours: milliseconds(one, 0), gappy: milliseconds(one, MISSING) }));
    return row(one, ['', '', middle(times, 'ours'), '', middle(times, 'gappy')]);
  });
}

/** @param {string} folder */
function againstR(folder) {
  return cases.map((one) => {
    const differs = difference(one, folder);
    const times = rounds(() => ({
      peer: millisecondsOfR(one, folder),
      ours: milliseconds(one, 0),
      gappy: milliseconds(one, MISSING),
    }));
    const ratio = median(times.map(({ peer, ours }) => peer / ours));
    return row(one, [
      `${differs <= AGREEMENT ? '' : 'WRONG '}${differs.toExponential(0)}`,
      middle(times, 'peer'),
      middle(times, 'ours'),
      `${ratio.toFixed(1)} (≥ ${one.robust ? AIMS.robust : AIMS.plain})`,
      middle(times, 'gappy'),
    ]);
  });
}

/**
 * @template Times
 * @param {() => Times} round
 */
function rounds(round) {
  return Array.from({ length: ROUNDS }, round);
}

/**
 * @template {string} Who
 * @param {readonly Record<Who, number>[]} times
 * @param {Who} who
 */
function middle(times, who) {
  return median(times.map((round) => round[who])).toFixed(2);
}

/**
 * @param {Case} one
 * @param {readonly string[]} cells
 */
function row({ samples, period, robust, periodic }, cells) {
  const shape = `${samples.toLocaleString('en')} / ${period.toLocaleString('en')}`;
  return [shape, robust ? 'robust' : 'not robust', periodic ? 'periodic' : '7', ...cells];
}

/**
 * Processor time of one fit, warm: the fits before it, twice as many from time to time, warm it.
 * @param {Case} one
 * @param {number} missing
 */
function milliseconds({ samples, period, robust, periodic }, missing) {
  const values = series(samples, period, missing);
  const seconds = (/** @type {number} */ count) => {
    const start = process.cpuUsage();
    for (let i = 0; i < count; i++) decompose(values, { period, robust, periodic });
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
  let count = 1;
  while (seconds(count) < LEAST_SECONDS) count *= 2;
  return (1000 * seconds(count)) / count;
}

const FIT_OF_R = `
arguments <- commandArgs(TRUE)
period <- as.numeric(arguments[3])
robust <- arguments[4] == "true"
window <- if (arguments[5] == "true") "periodic" else 7
y <- ts(readBin(arguments[1], "double", as.numeric(arguments[2])), frequency = period)
fit <- function() stl(y, s.window = window, robust = robust)
`;

const TIME_OF_R = `${FIT_OF_R}
seconds <- function(count) {
  start <- proc.time()
  for (i in seq_len(count)) fit()
  sum((proc.time() - start)[1:2])
}
count <- 1
while (seconds(count) < ${LEAST_SECONDS}) count <- count * 2
cat(1000 * seconds(count) / count)
`;

const PARTS_OF_R = `${FIT_OF_R}
parts <- fit()
writeBin(c(parts$time.series[, c("seasonal", "trend")], parts$weights), arguments[6])
`;

/**
 * As `milliseconds`, of R.
 * @param {Case} one
 * @param {string} folder
 */
function millisecondsOfR(one, folder) {
  return Number(runR(TIME_OF_R, argumentsOf(one, one.samples, join(folder, 'values'))));
}

/**
 * The largest difference between the parts of both fits.
 * @param {Case} one
 * @param {string} folder
 */
function difference(one, folder) {
  const { period, robust, periodic } = one;
  const samples = robust ? one.samples - 1 : one.samples;
  const parts = join(folder, 'parts');
  runR(PARTS_OF_R, [...argumentsOf(one, samples, join(folder, 'values')), parts]);
  const theirs = new Float64Array(new Uint8Array(readFileSync(parts)).buffer);
  const { seasonal, trend, weights } = decompose(series(samples, period, 0), { period, robust, periodic });
  const ours = [...seasonal, ...trend, ...weights];
  return Math.max(...theirs.map((value, i) => Math.abs(value - (ours[i] ?? Number.NaN))));
}

/**
 * @param {Case} one
 * @param {number} samples
 * @param {string} path where the values are written
 */
function argumentsOf({ period, robust, periodic }, samples, path) {
  writeFileSync(path, series(samples, period, 0));
  return [path, ...[samples, period, robust, periodic].map(String)];
}

/**
 * A cycle on a slow rise with noise and a spike in a hundred samples, of which a share is missing.
 * @param {number} samples
 * @param {number} period
 * @param {number} missing
 */
function series(samples, period, missing) {
  const random = xoroshiro128plus(20_261_121);
  const uniform = () => uniformFloat64(random);
  return Float64Array.from({ length: samples }, (_, i) => {
    const angle = (2 * Math.PI * i) / period;
    const noise = 2 * (uniform() + uniform() + uniform() - 1.5);
    const spike = uniform() < 0.01 ? 30 : 0;
    const value = 100 + (3 * i) / period + 20 * Math.sin(angle) + 5 * Math.cos(3 * angle) + noise + spike;
    return uniform() < missing ? Number.NaN : value;
  });
}
