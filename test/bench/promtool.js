import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { measured } from './measured.js';
import { median } from './median.js';

const aiops = fileURLToPath(new URL('../../bin/aiops.js', import.meta.url));
const ROUNDS = 5;
const PEAK_AIM_MB = 250;

const START = 1_779_148_800;
const DAYS = 21;
const STEP = 60;
/** At a quarter of the step. */
const FAST_SERIES = 3;
/** Each with a sum and a count: with the gauges 121 series, 3.93 million samples. */
const HISTOGRAMS = 14;
const BUCKETS = ['0.1', '0.5', '1', '2.5', '+Inf'];
const GAUGES = 23;

const random = xoroshiro128plus(20_260_519);
const uniform = () => uniformFloat64(random);

/**
 * What a run over 121 series of three weeks takes from its start to its end, in turns with `promtool tsdb dump` of
 * the same blocks; without promtool, in turns with a Node program that reads the text and does nothing.
 */
export const promtool = {
  title: `aiops inspect -f json > /dev/null, 121 series, ${DAYS} days, in turns with promtool tsdb dump > /dev/null`,
  columns: ['program', 'median s', 'times as fast (aim)', `peak MB (aim < ${PEAK_AIM_MB})`],
  rows() {
    const folder = mkdtempSync(join(tmpdir(), 'aiops-promtool-'));
    try {
      const text = join(folder, 'metrics.om');
      const samples = writeMetrics(text);
      console.error(`\n${samples} samples`);
      return hasPromtool() ? againstPromtool(folder, text) : againstReading(text);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function hasPromtool() {
  return spawnSync('promtool', ['--version']).status === 0;
}

/**
 * @param {string} folder
 * @param {string} text
 */
function againstPromtool(folder, text) {
  const blocks = join(folder, 'blocks');
  const dump = join(folder, 'dump.txt');
  mkdirSync(join(blocks, 'wal'), { recursive: true });
  run('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', '--max-block-duration=168h', text, blocks]);
  rmSync(text);
  run('promtool', ['tsdb', 'dump', blocks], dump);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    seconds: run('promtool', ['tsdb', 'dump', blocks]),
    folder: inspected(blocks),
    dump: inspected(dump),
  }));
  const base = rounds.map(({ seconds }) => seconds);
  return [
    ['promtool tsdb dump', median(base).toFixed(2), '1', ''],
    row(
      'aiops, the blocks',
      rounds.map((round) => round.folder),
      base,
      5,
    ),
    row(
      'aiops, the dump',
      rounds.map((round) => round.dump),
      base,
      4,
    ),
  ];
}

/** @param {string} text */
function againstReading(text) {
  const READ = 'for await (const _ of require("fs").createReadStream(process.argv[1]));';
  const rounds = Array.from({ length: ROUNDS }, () => ({
    seconds: measured(['-e', `(async () => { ${READ} })()`, text]).seconds,
    text: inspected(text),
  }));
  const base = rounds.map(({ seconds }) => seconds);
  return [
    ['node, reading only (there is no promtool)', median(base).toFixed(2), '1', ''],
    row(
      'aiops, OpenMetrics',
      rounds.map((round) => round.text),
      base,
      undefined,
    ),
  ];
}

/** @param {string} path */
function inspected(path) {
  const run = measured([aiops, 'inspect', path, '-f', 'json']);
  if (run.status !== 0) throw new Error(`aiops inspect ended with ${run.status}: ${run.stderr}`);
  return run;
}

/**
 * @param {string} program
 * @param {readonly ReturnType<typeof measured>[]} runs
 * @param {readonly number[]} base
 * @param {number | undefined} aim
 */
function row(program, runs, base, aim) {
  const seconds = median(runs.map((one) => one.seconds));
  const ratio = median(runs.map((one, round) => (base[round] ?? Number.NaN) / one.seconds));
  const peak = Math.max(...runs.map(({ peakMb }) => peakMb));
  return [
    program,
    seconds.toFixed(2),
    `${ratio.toFixed(2)}${aim === undefined ? '' : ` (≥ ${aim})`}`,
    peak.toFixed(0),
  ];
}

/**
 * Runs a program to its end, its output into a file or nowhere; returns how many seconds it took.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} [into]
 */
function run(program, args, into) {
  const out = into === undefined ? 'ignore' : openSync(into, 'w');
  const start = performance.now();
  const { status, stderr } = spawnSync(program, args, { stdio: ['ignore', out, 'pipe'], encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  if (typeof out === 'number') closeSync(out);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return seconds;
}

/**
 * Writes the metrics as OpenMetrics, series by series; returns the number of samples.
 * @param {string} path
 */
function writeMetrics(path) {
  const file = openSync(path, 'w');
  let samples = 0;
  for (const { key, step, valueAt } of series()) {
    const lines = [];
    for (let at = 0; at < DAYS * 86_400; at += step) {
      lines.push(`${key} ${valueAt(at)} ${START + at}\n`);
    }
    writeSync(file, lines.join(''));
    samples += lines.length;
  }
  writeSync(file, '# EOF\n');
  closeSync(file);
  return samples;
}

/** Counters of whole numbers and of 16 to 17 digits, gauges of noise and of few levels. */
function* series() {
  const labels = (/** @type {number} */ i) => `instance="10.20.1.${i}:8080",job="service-${i % 7}"`;
  for (let i = 0; i < HISTOGRAMS; i++) {
    for (const le of BUCKETS) {
      const rate = le === '+Inf' ? 60 : 60 * Math.min(0.99, Number(le) / 3);
      yield {
        key: `latency_seconds_bucket{${labels(i)},le="${le}"}`,
        step: STEP,
        valueAt: counter(rate, Math.round),
      };
    }
    yield { key: `latency_seconds_sum{${labels(i)}}`, step: STEP, valueAt: counter(17, (grown) => grown) };
    yield { key: `latency_seconds_count{${labels(i)}}`, step: STEP, valueAt: counter(60, Math.round) };
  }
  for (let i = 0; i < GAUGES; i++) {
    const step = i < FAST_SERIES ? STEP / 4 : STEP;
    const digits = i % 2 === 0 ? 4 : 17;
    yield { key: `process_cpu_usage{${labels(i)}}`, step, valueAt: gauge(digits) };
  }
}

/**
 * @param {number} rate
 * @param {(grown: number) => number} written
 */
function counter(rate, written) {
  let value = 0;
  return (/** @type {number} */ at) => {
    value += written(rate * (1 + 0.5 * daily(at)) * (0.8 + 0.4 * uniform()));
    return value;
  };
}

/** @param {number} digits */
function gauge(digits) {
  return (/** @type {number} */ at) => Number((0.3 + 0.1 * daily(at) + 0.05 * uniform()).toPrecision(digits));
}

/** @param {number} at */
function daily(at) {
  return Math.sin((2 * Math.PI * at) / 86_400);
}
