import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { outputFormatNames } from '../../src/report/formats/index.ts';
import { aiops } from './run-aiops.ts';

const home = fileURLToPath(new URL('../../', import.meta.url));
const demo = ['fixtures/demo/checkout.query_range.json.gz', 'fixtures/demo/dependency-latency.csv'];
const folder = mkdtempSync(join(tmpdir(), 'aiops-same-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A PDF tells when it was printed: of it, the page that is printed is the same. */
const everyFormat = outputFormatNames.filter((name) => name !== 'none' && name !== 'pdf');

/** All formats of one run, one after the other, with what it says. */
function run(paths: readonly string[], env: Record<string, string>): string {
  const outputs = everyFormat.flatMap((name) => ['-o', `${name}:${join(folder, name)}`]);
  const { code, stdout, stderr } = aiops(
    ['detect', ...paths, '--tz', 'Europe/Vienna', '-f', 'none', ...outputs],
    {
      cwd: home,
      env,
    },
  );
  expect(code).toBe(0);
  const written = everyFormat.map(
    (name) =>
      aiops(['detect', ...paths, '-q', '--tz', 'Europe/Vienna', '-f', name], { cwd: home, env }).stdout,
  );
  return [stdout, stderr, ...written].join('\n');
}

const reference = run(demo, { TZ: 'UTC', LC_ALL: 'C' });

it.each([
  [{ TZ: 'America/St_Johns', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' }],
  [{ TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }],
  [{ TZ: 'Asia/Kathmandu', LC_ALL: 'ar_EG.UTF-8', LANG: 'ar_EG.UTF-8' }],
])('aiops detect writes the same bytes under %j', (env) => {
  expect(run(demo, env)).toBe(reference);
});

it('aiops detect writes the same bytes for its inputs in another order', () => {
  expect(run(demo.toReversed(), { TZ: 'UTC', LC_ALL: 'C' })).toBe(reference);
});

it('aiops detect writes the same findings for the series of a file in another order', () => {
  const columns = ['alpha', 'beta', 'gamma'];
  const valueAt = (column: string, minute: number) =>
    (column === 'beta' && minute > 900 && minute < 920 ? 90 : 10 + Math.sin(minute / 40)) + column.length / 8;
  const write = (name: string, order: readonly string[]) => {
    const rows = Array.from({ length: 2000 }, (_, minute) =>
      [1_779_148_800 + minute * 60, ...order.map((column) => valueAt(column, minute))].join(','),
    );
    writeFileSync(join(folder, name), `time,${order.join(',')}\n${rows.join('\n')}\n`);
  };
  write('series.csv', columns);
  const inOrder = aiops(['detect', 'series.csv', '-f', 'ndjson'], { cwd: folder }).stdout;
  write('series.csv', columns.toReversed());
  const reversed = aiops(['detect', 'series.csv', '-f', 'ndjson'], { cwd: folder }).stdout;
  expect(inOrder).toContain('"series":"beta"');
  expect(reversed).toBe(inOrder);
});
