import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { median } from './median.js';

const aiops = fileURLToPath(new URL('../../bin/aiops.js', import.meta.url));
const ROUNDS = 5;
/** R's time over ours. */
const AIM = 2;

const SERIES = 1000;
const DAY = 288;
const SAMPLES = 7 * DAY;
const START = 1_779_148_800;
const STEP = 300;
/** Of all samples, one in so many is a spike. */
const SPIKE_EVERY = 2000;

/** What an analyst would write: the remainders of a robust decomposition that lie beyond three times their spread. */
const FLAGS_BY_R = `
  table <- read.csv(commandArgs(trailingOnly = TRUE)[1])
  flags <- vapply(table[-1], function(values) {
    parts <- stl(ts(values, frequency = ${DAY}), s.window = "periodic", robust = TRUE)$time.series
    remainder <- parts[, "remainder"]
    sum(abs(remainder) > 3 * IQR(remainder))
  }, numeric(1))
  cat(sum(flags), "\n")`;

/** The way from a file to its findings, process against process, in turns with R's. */
export const chain = {
  title: `aiops detect -q -f csv > /dev/null, a table of ${SERIES} series of ${SAMPLES} samples, in turns with R's stl()`,
  columns: ['program', 'median CPU s', 'median s', 'CPU times less (aim)', 'times as fast'],
  rows() {
    if (spawnSync('Rscript', ['--version']).status !== 0) return [['there is no Rscript']];
    const folder = mkdtempSync(join(tmpdir(), 'aiops-chain-'));
    try {
      const table = join(folder, 'metrics.csv');
      writeTable(table);
      const rounds = Array.from({ length: ROUNDS }, () => ({
        byR: timed(['Rscript', '-e', FLAGS_BY_R, table]),
        ours: timed([process.execPath, aiops, 'detect', table, '-q', '-f', 'csv']),
      }));
      return [
        ['Rscript', ...medians(rounds.map(({ byR }) => byR)), '1', '1'],
        [
          'aiops',
          ...medians(rounds.map(({ ours }) => ours)),
          `${median(rounds.map(({ byR, ours }) => byR.cpu / ours.cpu)).toFixed(2)} (≥ ${AIM})`,
          median(rounds.map(({ byR, ours }) => byR.wall / ours.wall)).toFixed(2),
        ],
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** @param {readonly { readonly cpu: number, readonly wall: number }[]} runs */
function medians(runs) {
  return [median(runs.map(({ cpu }) => cpu)).toFixed(2), median(runs.map(({ wall }) => wall)).toFixed(2)];
}

/**
 * Runs a program to its end: its seconds on the clock and, with its children's, on the processor.
 * @param {readonly string[]} command
 */
function timed(command) {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" > /dev/null';
  const { status, stderr } = spawnSync('bash', ['-c', script, 'timed', ...command], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stderr}`);
  const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = (stderr.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  return { wall, cpu: user + system };
}

/**
 * Writes a wide table: every series has a daily season and a level of its own, noise, and now and then a spike.
 * @param {string} path
 */
function writeTable(path) {
  const random = xoroshiro128plus(20_260_519);
  const uniform = () => uniformFloat64(random);
  const gaussian = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const series = Array.from({ length: SERIES }, () => ({
    level: 50 + 100 * uniform(),
    swing: 5 + 15 * uniform(),
    phase: uniform(),
  }));
  const file = openSync(path, 'w');
  writeSync(file, `time,${series.map((_, i) => `metric_${i}`).join(',')}\n`);
  for (let sample = 0; sample < SAMPLES; sample++) {
    const time = new Date(1000 * (START + STEP * sample)).toISOString();
    const values = series.map(({ level, swing, phase }) => {
      const spike = uniform() * SPIKE_EVERY < 1 ? 30 : 0;
      return (
        level +
        swing * Math.sin(2 * Math.PI * (sample / DAY + phase)) +
        2 * gaussian() +
        spike
      ).toFixed(3);
    });
    writeSync(file, `${time},${values.join(',')}\n`);
  }
  closeSync(file);
}
