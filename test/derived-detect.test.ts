import { describe, expect, it } from 'vitest';
import { detect } from '../src/detect.ts';
import type { Input } from '../src/inputs.ts';
import { detectDefaults } from '../src/options.ts';
import { world } from './model/worlds.ts';

const START_S = Date.UTC(2026, 4, 4) / 1000;
const SLOTS = 2000;
const slots = Array.from({ length: SLOTS }, (_, slot) => slot);

function inputOf(lines: readonly string[]): Input {
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
  return {
    path: 'm.prom',
    bytes: (async function* () {
      yield bytes;
    })(),
    digest: () => ({ sha256: '0'.repeat(64), bytes: bytes.length }),
  };
}

/** The kinds of all findings in series that are scraped once a minute, and what was judged. */
async function found(columns: Readonly<Record<string, (slot: number) => number | undefined>>) {
  const lines = Object.entries(columns).flatMap(([name, valueAt]) =>
    slots.flatMap((slot) => {
      const value = valueAt(slot);
      return value === undefined ? [] : [`${name} ${value} ${(START_S + 60 * slot) * 1000}`];
    }),
  );
  const { report } = await detect(
    [inputOf(lines)],
    { ...detectDefaults },
    {
      gunzip: (bytes) => bytes,
      toolVersion: '0.0.0',
    },
  );
  const { findings } = report.result;
  return {
    kinds: findings.map(({ kind }) => kind),
    judged: report.result.series.map(({ series }) => series),
  };
}

/** The next number of a double: one unit in the last place. */
const above = (value: number) => value * (1 + 2 ** -52);

describe('detect takes no rounding for a finding:', () => {
  it.each<[string, (slot: number) => number]>([
    ['one ulp here and there', (slot) => (slot % 371 === 200 ? above(1200) : 1200)],
    ['one ulp once', (slot) => (slot === 1500 ? above(1200) : 1200)],
    ['some ulps from a time on', (slot) => (slot >= 1200 ? above(above(1200)) : 1200)],
  ])('%s', async (_, valueAt) => {
    expect((await found({ temperature: valueAt })).kinds).toEqual([]);
  });

  it('but a step of a millionth', async () => {
    const { kinds } = await found({ temperature: (slot) => (slot >= 1200 ? 1200 * (1 + 1e-6) : 1200) });
    expect(kinds).toContain('level-shift');
  });

  it('the average of a summary whose values are all alike', async () => {
    const gained = world(SLOTS, 3, (_, chance) => 50 + Math.round(40 * chance.uniform()));
    let sum = 0;
    const counts = gained.map((gain) => (sum += gain));
    const { kinds, judged } = await found({
      size_count: (slot) => counts[slot],
      size_sum: (slot) => 1200 * counts[slot]!,
    });
    expect(judged).toContain('average(size)');
    expect(kinds).toEqual([]);
  });
});

describe('detect judges', () => {
  it('the error share where failures are few and restarts many', async () => {
    const failures = (slot: number) => [300, 700, 900, 1300, 1700].filter((at) => at <= slot).length;
    const lost = (slot: number) => (slot >= 1500 ? 4 : slot >= 1000 ? 3 : slot >= 500 ? 1 : 0);
    const { judged } = await found({
      'http_requests_total{status="200"}': (slot) => 60 * (slot % 500) + (slot % 7),
      'http_requests_total{status="503"}': (slot) => failures(slot) - lost(slot),
    });
    expect(judged).toContain('error-share(http_requests_total)');
  });

  it('a start of a process without a dip', async () => {
    const { kinds } = await found({ x_total: (slot) => 6000 * slot });
    expect(kinds).toEqual([]);
  });
});
