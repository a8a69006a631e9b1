import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInput } from '../../src/cli/doors/inputs.ts';
import { readInput } from '../../src/read/read.ts';
import type { Reading } from '../../src/read/reader.ts';
import { type Labels, seriesName } from '../../src/series/labels.ts';
import { gunzip, readDefaults, sourceOf } from './source-of.ts';

const hasTools = ['promtool', 'prometheus'].every((tool) => spawnSync(tool, ['--version']).status === 0);
/** Where tools are promised, a test that lacks one fails instead of being skipped. */
const isNeeded = hasTools || process.env['AIOPS_REQUIRE_TOOLS'] === '1';

const STEP = 60;
const SAMPLES = 8;
/** The server federates what is younger than five minutes. */
const END_MS = Math.floor(Date.now() / 60_000) * 60_000 - 60_000 + 482;
const TIMES_MS = Array.from({ length: SAMPLES }, (_, i) => END_MS - (SAMPLES - 1 - i) * STEP * 1000);

const AWKWARD = 'Köln "Süd" C:\\temp\nline 2, {東京}=🚀\t';

/** What goes in: each value bit for bit. */
const series: readonly { readonly type: string; readonly labels: Labels; readonly values: number[] }[] = [
  {
    type: 'counter',
    labels: { __name__: 'requests_total', job: 'api', path: AWKWARD },
    values: [0, 0.1, 0.30000000000000004, 1e15 + 0.125, 2 ** 53, 123456789012345680, 3, 5],
  },
  {
    type: 'gauge',
    labels: { __name__: 'temperature' },
    values: [1e-300, 5e-324, Number.MAX_VALUE, Infinity, -Infinity, NaN, -1 / 3, -0],
  },
  ...['0.5', '+Inf'].map((le, i) => ({
    type: 'histogram',
    labels: { __name__: 'latency_seconds_bucket', job: 'api', le },
    values: [1, 2, 3, 4, 5, 6, 7, 8].map((count) => count * (i + 1)),
  })),
  {
    type: 'histogram',
    labels: { __name__: 'latency_seconds_count', job: 'api' },
    values: [2, 4, 6, 8, 10, 12, 14, 16],
  },
  {
    type: 'histogram',
    labels: { __name__: 'latency_seconds_sum', job: 'api' },
    values: [0.1, 0.2, 0.30000000000000004, 0.4, 0.5, 0.6, 0.7, 0.7999999999999999],
  },
];

/** Series → its samples, spelt so that −0 is not 0 and NaN is NaN. */
type Samples = Record<string, string[]>;

const everything = samplesBetween(0, SAMPLES);
const lastOnes = samplesBetween(SAMPLES - 1, SAMPLES);

describe.runIf(isNeeded)(
  'readInput, of what promtool and Prometheus write (Debian package prometheus)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'aiops-promtool-'));
    const blocks = join(folder, 'data');
    const text = join(folder, 'metrics.om');
    let server: Server;

    beforeAll(async () => {
      writeFileSync(text, openMetrics());
      mkdirSync(join(blocks, 'wal'), { recursive: true });
      promtool('tsdb', 'create-blocks-from', 'openmetrics', text, blocks);
      execFileSync('tar', ['-cf', join(folder, 'blocks.tar'), '-C', folder, '--exclude=wal', 'data']);
      writeFileSync(join(folder, 'dump.txt'), promtool('tsdb', 'dump', blocks));
      server = await Server.started(folder, blocks);
    });

    afterAll(async () => {
      await server?.stop();
      rmSync(folder, { recursive: true });
    });

    it.each([
      ['openmetrics', 'metrics.om'],
      ['promtool-dump', 'dump.txt'],
      ['prometheus-tsdb', 'blocks.tar'],
      ['prometheus-tsdb', 'data'],
    ])('gives back every sample of %s, %s', async (format, name) => {
      const input = await openInput(join(folder, name), { isHashed: false });
      const reading = await readInput(input, 'auto', readDefaults, gunzip);
      expect(reading.format).toBe(format);
      expect(samplesOf(reading)).toEqual(everything);
    });

    const range = [`--start=${(TIMES_MS[0] ?? 0) / 1000}`, `--end=${END_MS / 1000}`, `--step=${STEP}s`];
    const ALL = '{__name__=~".+"}';

    it.each<[string, string, (url: string) => string | Promise<string>]>([
      ['promtool-query', 'promtool query range', (url) => promtool('query', 'range', ...range, url, ALL)],
      [
        'prometheus-json',
        'promtool query range -o json',
        (url) => promtool('query', '-o', 'json', 'range', ...range, url, ALL),
      ],
      [
        'prometheus-json',
        '/api/v1/query_range',
        (url) =>
          fetched(`${url}/api/v1/query_range`, {
            query: ALL,
            start: `${(TIMES_MS[0] ?? 0) / 1000}`,
            end: `${END_MS / 1000}`,
            step: `${STEP}`,
          }),
      ],
    ])('gives back every sample of %s, %s', async (format, _, write) => {
      const reading = await readInput(sourceOf(await write(server.url), 'a'), 'auto', readDefaults, gunzip);
      expect(reading.format).toBe(format);
      expect(samplesOf(reading)).toEqual(everything);
    });

    it('gives back the last samples of promtool-query, promtool query instant', async () => {
      const printed = promtool('query', 'instant', `--time=${END_MS / 1000}`, server.url, ALL);
      const reading = await readInput(sourceOf(printed, 'a'), 'auto', readDefaults, gunzip);
      expect(reading.format).toBe('promtool-query');
      expect(samplesOf(reading)).toEqual(lastOnes);
    });

    it('gives back the last samples of prometheus-text, /federate, which writes −0 as 0', async () => {
      const exposed = await fetched(`${server.url}/federate`, { 'match[]': ALL });
      const reading = await readInput(sourceOf(exposed, 'a'), 'auto', readDefaults, gunzip);
      expect(reading.format).toBe('prometheus-text');
      expect(lastOnes['temperature']).toEqual([`${END_MS} -0`]);
      expect(samplesOf(reading)).toEqual({ ...lastOnes, temperature: [`${END_MS} 0`] });
    });
  },
);

/** A Prometheus server on a free port of this machine. */
class Server {
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(url: string, process: ChildProcess) {
    this.url = url;
    this.#process = process;
  }

  static async started(folder: string, blocks: string): Promise<Server> {
    const port = await freePort();
    const config = join(folder, 'empty.yml');
    writeFileSync(config, '');
    const process = spawn(
      'prometheus',
      [`--config.file=${config}`, `--storage.tsdb.path=${blocks}`, `--web.listen-address=127.0.0.1:${port}`],
      { stdio: 'ignore' },
    );
    const server = new Server(`http://127.0.0.1:${port}`, process);
    await server.#ready();
    return server;
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    this.#process.kill();
    await once(this.#process, 'exit');
  }

  async #ready(): Promise<void> {
    for (let tries = 0; tries < 300; tries++) {
      const answer = await fetch(`${this.url}/-/ready`).catch(() => undefined);
      if (answer?.ok === true) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await this.stop();
    throw new Error('prometheus was never ready');
  }
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, 'close');
  return port;
}

function promtool(...args: string[]): string {
  return execFileSync('promtool', args, { encoding: 'utf8' });
}

async function fetched(url: string, query: Record<string, string>): Promise<string> {
  const answer = await fetch(`${url}?${new URLSearchParams(query)}`);
  return answer.text();
}

function openMetrics(): string {
  const families = new Map(series.map(({ type, labels }) => [familyOf(labels['__name__'] ?? ''), type]));
  const lines = [...families].flatMap(([family, type]) => [
    `# TYPE ${family} ${type}`,
    ...series.filter(({ labels }) => familyOf(labels['__name__'] ?? '') === family).flatMap(linesOf),
  ]);
  return [...lines, '# EOF', ''].join('\n');
}

function familyOf(name: string): string {
  return name.replace(/_(?:total|bucket|count|sum)$/, '');
}

function linesOf({ labels: { __name__: name, ...labels }, values }: (typeof series)[number]): string[] {
  const quoted = (value: string) =>
    `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
  const pairs = Object.entries(labels).map(([label, value]) => `${label}=${quoted(value)}`);
  return values.map(
    (value, i) => `${name}{${pairs.join(',')}} ${spelt(value)} ${((TIMES_MS[i] ?? 0) / 1000).toFixed(3)}`,
  );
}

/** The shortest text that means these very bits. */
function spelt(value: number): string {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) || Number.isNaN(value) ? String(value) : value > 0 ? '+Inf' : '-Inf';
}

function samplesBetween(from: number, to: number): Samples {
  return Object.fromEntries(
    series.map(({ labels, values }) => [
      seriesName(labels),
      values.slice(from, to).map((value, i) => `${TIMES_MS[from + i]} ${spelt(value)}`),
    ]),
  );
}

function samplesOf({ columns }: Reading): Samples {
  return Object.fromEntries(
    columns.map(({ labels, timestampsMs, values }) => [
      seriesName(labels),
      Array.from(values, (value, i) => `${timestampsMs[i]} ${spelt(value)}`),
    ]),
  );
}
