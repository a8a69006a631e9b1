import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { prometheusTsdb } from '../../src/read/prometheus-tsdb.ts';
import type { Reading } from '../../src/read/reader.ts';
import type { Labels } from '../../src/series/labels.ts';
import { seriesName } from '../../src/series/labels.ts';
import { readDefaults, sourceOf } from './source-of.ts';
import {
  STALE_BITS,
  type WrittenBlock,
  type WrittenChunk,
  type WrittenSample,
  type WrittenSeries,
  writeBlock,
} from './tsdb/write-block.ts';

const SEED = 20260519;
const FIXTURES = new URL('../../fixtures/tsdb/', import.meta.url);
const INCOMPLETE_FIX = 'copy the whole block, or take a new snapshot';

type Parts = Iterable<readonly [name: string, bytes: Uint8Array]>;

describe('prometheus-tsdb reads fixtures/tsdb', () => {
  it.each(['native-snapshot', 'backfilled'])('%s as promtool tsdb dump does', async (folder) => {
    const { columns } = await readParts(partsOf(folder));
    const dumped = dumpOf(readFileSync(new URL(`${folder}.txt`, FIXTURES), 'utf8'));
    const read = columns.map(({ labels, timestampsMs, values }) => [
      dumpedLabels(labels),
      Array.from(values, (value, i) => [timestampsMs[i], value]),
    ]);
    expect(Object.fromEntries(read)).toEqual(dumped);
  });

  it('native-snapshot: the staleness marker, and native histograms set aside and counted', async () => {
    const reading = await readParts(partsOf('native-snapshot'));
    expect(reading).toMatchObject({ format: 'prometheus-tsdb', rows: 86, badRowCount: 0, assumptions: [] });
    expect(reading.setAside).toEqual([{ what: 'native histograms', samples: 26 }]);
    expect(reading.warnings).toEqual([
      {
        code: 'native-histograms',
        place: 'data',
        what: '2 series hold native histograms, which are not read',
        fix: 'ask for numbers: histogram_quantile(0.95, sum(rate(NAME[5m])))',
      },
    ]);
    expect(
      Object.fromEntries(reading.columns.map((one) => [seriesName(one.labels), one.staleMarkers])),
    ).toEqual({
      'goes_stale{instance="a:1",job="x"}': [8],
      'http_request_duration_seconds_bucket{job="gateway",le="0.5"}': [],
      'label_escapes{comma="a,b={c}",empty_is_dropped="x",path="C:\\\\temp\\n\\"quoted\\" ümläut 💶"}': [],
      'resets_total{instance="a:1",job="x"}': [],
      'special_values{case="nan_inf"}': [],
    });
  });

  it.each([1, 7, 1000])(
    'the same in chunks of %d bytes and with the parts turned round',
    async (chunkSize) => {
      const parts = [...partsOf('native-snapshot')];
      expect(await readParts(parts.toReversed(), chunkSize)).toEqual(await readParts(parts));
    },
  );
});

describe('prometheus-tsdb reads', () => {
  it('a block that is the whole folder, without meta.json and tombstones', async () => {
    const parts = new Map(blockParts('', block('01A', up([[0, 1]]))));
    parts.delete('meta.json');
    parts.delete('tombstones');
    expect(samplesOf(await readParts(parts))).toEqual({ up: [[0, 1]] });
  });

  it('one series over several blocks in order of time, whatever their names', async () => {
    const later = block('01A', up([[2000, 3]], [[3000, 4]]));
    const earlier = block('01B', up([[0, 1]], [[1000, STALE_BITS]]));
    const reading = await readParts([...blockParts('01A/', later), ...blockParts('01B/', earlier)]);
    expect(samplesOf(reading)).toEqual({
      up: [
        [0, 1],
        [1000, 'stale'],
        [2000, 3],
        [3000, 4],
      ],
    });
    expect([reading.rows, reading.setAside, reading.warnings]).toEqual([4, [], []]);
  });

  it('labels by their text, each series once, in order of first appearance in time', async () => {
    const one = block('01Z', [...up([[0, 1]]), { labels: { __name__: 'z' }, chunks: [[[0, 5]]] }]);
    const two = block('01B', [
      { labels: Object.fromEntries([['__proto__', 'x']]), chunks: [[[1000, 7]]] },
      ...up([[1000, 2]]),
    ]);
    const { columns } = await readParts([...blockParts('01A/', one), ...blockParts('01B/', two)]);
    expect(columns.map(({ labels, values }) => [Object.entries(labels), [...values]])).toEqual([
      [[['__name__', 'up']], [1, 2]],
      [[['__name__', 'z']], [5]],
      [[['__proto__', 'x']], [7]],
    ]);
  });

  it('blocks that overlap: each time once, by the block that was created last, and says so', async () => {
    const old = block(
      '01A',
      up([
        [0, 1],
        [1000, 2],
        [2000, 3],
        [3000, STALE_BITS],
        [4000, STALE_BITS],
        [5000, 6],
      ]),
    );
    const young = block(
      '01B',
      up([
        [500, 9],
        [1000, 2],
        [2000, 4],
        [3000, STALE_BITS],
        [4000, Number.NaN],
        [5000, 6],
      ]),
    );
    const expected = {
      up: [
        [0, 1],
        [500, 9],
        [1000, 2],
        [2000, 4],
        [3000, 'stale'],
        [4000, Number.NaN],
        [5000, 6],
      ],
    };
    for (const parts of [
      [...blockParts('01A/', old), ...blockParts('01B/', young)],
      [...blockParts('01B/', young), ...blockParts('01A/', old)],
    ]) {
      const reading = await readParts(parts);
      expect(samplesOf(reading)).toEqual(expected);
      expect(reading.rows).toBe(12);
      expect(reading.setAside).toEqual([{ what: 'samples that another block holds too', samples: 5 }]);
      expect(reading.warnings).toEqual([
        {
          code: 'tsdb-overlap',
          place: 'data',
          what: 'blocks overlap, and 2 samples differ between them',
          why: 'the block that was created last is believed',
        },
      ]);
    }
  });

  it('a block created last whose samples come first is believed, too', async () => {
    const old = block(
      '01A',
      up([
        [1000, 1],
        [2000, 2],
      ]),
    );
    const young = block(
      '01B',
      up([
        [0, 8],
        [1000, 9],
      ]),
    );
    const reading = await readParts([...blockParts('x/', old), ...blockParts('y/', young)]);
    expect(samplesOf(reading)).toEqual({
      up: [
        [0, 8],
        [1000, 9],
        [2000, 2],
      ],
    });
  });

  it('blocks without meta.json by the names of their folders', async () => {
    const old = new Map(blockParts('z/01A/', block('', up([[0, 1]]))));
    const young = new Map(blockParts('a/01B/', block('', up([[0, 2]]))));
    const parts = [...young, ...old].filter(([name]) => !name.endsWith('meta.json'));
    expect(samplesOf(await readParts(parts))).toEqual({ up: [[0, 2]] });
  });

  it('chunks of one block that overlap', async () => {
    const chunks: WrittenSample[][] = [
      [
        [0, 1],
        [2000, 3],
        [3000, 4],
      ],
      [
        [1000, 2],
        [2000, 3],
        [4000, 5],
      ],
    ];
    const reading = await readParts(blockParts('', block('01A', up(...chunks))));
    expect(samplesOf(reading)).toEqual({
      up: [
        [0, 1],
        [1000, 2],
        [2000, 3],
        [3000, 4],
        [4000, 5],
      ],
    });
    expect([reading.rows, reading.setAside.map(({ samples }) => samples)]).toEqual([6, [1]]);
  });

  it('what tombstones leave, and counts what they do not', async () => {
    const samples: WrittenSample[] = [0, 1, 2, 3, 4, 5].map((i) => [i * 1000, i]);
    const other = { labels: { __name__: 'zero' }, chunks: [[[2000, 1]]] } satisfies WrittenSeries;
    const parts = blockParts('', {
      ...block('01A', [...up(samples), other]),
      deleted: [
        [0, 1000, 2000],
        [0, 4500, 9000],
      ],
    });
    const reading = await readParts(parts);
    expect(samplesOf(reading)).toEqual({
      up: [
        [0, 0],
        [3000, 3],
        [4000, 4],
      ],
      zero: [[2000, 1]],
    });
    expect([reading.rows, reading.setAside]).toEqual([
      7,
      [{ what: 'deleted samples (tombstones)', samples: 3 }],
    ]);
  });

  it('chunks of an encoding to come are set aside by their number', async () => {
    const chunk: WrittenChunk = { encoding: 9, data: Uint8Array.of(0x01, 0x02, 0xff) };
    const parts = blockParts(
      '',
      block('01A', [...up([[0, 1]]), { labels: { __name__: 'x' }, chunks: [chunk] }]),
    );
    const reading = await readParts(parts);
    expect([reading.rows, reading.setAside]).toEqual([259, [{ what: 'chunks of encoding 9', samples: 258 }]]);
    expect(reading.warnings).toEqual([
      {
        code: 'tsdb-encoding',
        place: 'data',
        what: 'there are chunks of encoding 9, which are not read: a newer Prometheus wrote them',
        fix: 'ask Prometheus itself for these series: /api/v1/query_range',
      },
    ]);
  });

  it('a block that holds other than what its meta.json says, and tells it', async () => {
    const written = {
      ...block(
        '01A',
        up([
          [0, 1],
          [1000, 2],
        ]),
      ),
      meta: { stats: { numSamples: 3 } },
    };
    const { warnings } = await readParts(blockParts('snapshot/01A/', written));
    expect(warnings).toEqual([
      {
        code: 'tsdb-count',
        place: 'data/snapshot/01A/meta.json',
        what: 'the block should hold 3 samples, 2 were found',
      },
    ]);
  });

  it('the blocks of a running server, and warns once that its log is left out, unread', async () => {
    const reader = prometheusTsdb.folder!.open('data', readDefaults);
    for (const name of ['wal/00000000', 'wal/00000001']) await reader.take({ name, bytes: mustNotBeRead() });
    for (const [name, bytes] of blockParts('01A/', block('01A', up([[0, 1]])))) {
      await reader.take({ name, bytes: sourceOf(bytes).bytes });
    }
    expect(reader.finish().warnings).toEqual([WAL_WARNING]);
  });
});

describe('prometheus-tsdb, for any blocks', () => {
  const times = fc.uniqueArray(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 1, maxLength: 30 });
  const blocks = fc.array(times, { minLength: 1, maxLength: 4 });

  it('gives back what was written, and counts every sample', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, async (timesOfBlocks) => {
        const expected = new Map<number, number>();
        const parts = timesOfBlocks.flatMap((timesMs, i) => {
          const samples = timesMs.toSorted((a, b) => a - b).map((ms): WrittenSample => [ms, ms * 1.1 + i]);
          for (const [ms, value] of samples) expected.set(ms, Number(value));
          return blockParts(`01${i}/`, block(`01${i}`, up(samples.slice(0, 9), samples.slice(9))));
        });
        const reading = await readParts(parts);
        expect(samplesOf(reading)).toEqual({ up: [...expected].sort(([a], [b]) => a - b) });
        const aside = reading.setAside.reduce((sum, { samples }) => sum + samples, 0);
        expect(reading.rows).toBe(reading.columns.reduce((sum, { length }) => sum + length, 0) + aside);
        expect(reading.rows).toBe(timesOfBlocks.flat().length);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});

describe('prometheus-tsdb, for any bytes', () => {
  const original = [...partsOf('native-snapshot')];

  it('reads or says why not, when bytes are changed, cut or lost', async () => {
    const damage = fc.record({
      file: fc.nat({ max: original.length - 1 }),
      at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      byte: fc.nat({ max: 255 }),
      kind: fc.constantFrom('change', 'cut', 'lose'),
    });
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        const parts = new Map(original);
        for (const { file, at, byte, kind } of damages) {
          const [name, bytes] = original[file]!;
          const offset = Math.floor(at * bytes.length);
          if (kind === 'lose') parts.delete(name);
          else if (kind === 'cut') parts.set(name, bytes.subarray(0, offset));
          else parts.set(name, bytes.with(offset, byte));
        }
        try {
          await readParts(parts);
        } catch (error) {
          expect(error, String(error)).toBeInstanceOf(InputError);
          refused += 1;
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(200);
  });

  it('reads or says why not, when the checksums agree yet the data of a chunk makes no sense', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), fc.nat({ max: 4 }), async (data, encoding) => {
        const parts = blockParts('', block('01A', [{ labels: {}, chunks: [{ encoding, data }] }]));
        try {
          await readParts(parts);
        } catch (error) {
          expect(error, String(error)).toBeInstanceOf(InputError);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe('prometheus-tsdb refuses', () => {
  it('a file, as a block is a folder', async () => {
    await expect(prometheusTsdb.read(sourceOf('x', 'data/01A/index'), readDefaults)).rejects.toThrow(
      new InputError({
        code: 'tsdb-file',
        place: 'data/01A/index',
        what: 'this is a file; a block of Prometheus is a folder',
        fix: 'name the folder of the block or of the snapshot, or a tar of it',
      }),
    );
  });

  it('to be found out by first bytes', () => {
    expect(prometheusTsdb.recognises('')).toBe(false);
  });

  it.each([
    [
      'a block without an index',
      without('01A/index'),
      {
        code: 'tsdb-incomplete',
        place: 'data/01A',
        what: 'the block has no file index',
        fix: INCOMPLETE_FIX,
      },
    ],
    [
      'a block without its chunks',
      without('01A/chunks/000001'),
      {
        code: 'tsdb-incomplete',
        place: 'data/01A/index',
        what: 'the block has no file chunks/000001, which its index names',
        fix: INCOMPLETE_FIX,
      },
    ],
    [
      'a block without a series',
      blockParts('01A/', block('01A', [])),
      {
        code: 'tsdb-empty',
        place: 'data',
        what: 'there is no block here that holds samples',
        fix: 'name the folder of a block (it holds an index), or of a snapshot',
      },
    ],
    [
      'a block of which everything was deleted',
      blockParts('', {
        ...block(
          '01A',
          up([
            [0, 1],
            [1000, 2],
          ]),
        ),
        deleted: [[0, -(2 ** 52), 2 ** 52]],
      }),
      {
        code: 'tsdb-empty',
        place: 'data',
        what: 'all 2 samples were deleted',
        fix: 'name the folder of a block (it holds an index), or of a snapshot',
      },
    ],
    [
      'nothing but native histograms',
      blockParts('', block('01A', [{ labels: {}, chunks: [{ encoding: 3, data: Uint8Array.of(0, 5) }] }])),
      {
        code: 'native-histograms',
        place: 'data',
        what: '1 series holds native histograms, which are not read',
        fix: 'ask for numbers: histogram_quantile(0.95, sum(rate(NAME[5m])))',
      },
    ],
  ] as const)('%s', async (_, parts, fault) => {
    await expect(readParts(parts)).rejects.toThrow(new InputError(fault));
  });

  it('a log alone', async () => {
    const reader = prometheusTsdb.folder!.open('data', readDefaults);
    await reader.take({ name: 'wal/00000000', bytes: mustNotBeRead() });
    expect(() => reader.finish()).toThrow(new InputError(WAL_WARNING));
  });
});

const WAL_WARNING = {
  code: 'tsdb-wal',
  place: 'data',
  what: 'the write-ahead log is not read: up to the last three hours may be missing',
  fix: 'take a snapshot and read that: curl -XPOST …/api/v1/admin/tsdb/snapshot',
};

async function readParts(parts: Parts, chunkSize?: number): Promise<Reading> {
  const { claims, open } = prometheusTsdb.folder!;
  const reader = open('data', readDefaults);
  for (const [name, bytes] of parts) {
    expect(claims(name)).toBe(true);
    await reader.take({ name, bytes: sourceOf(bytes, name, chunkSize).bytes });
  }
  return reader.finish();
}

function* partsOf(folder: string): Generator<[string, Uint8Array]> {
  const root = new URL(`${folder}/`, FIXTURES);
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/');
    yield [path.slice(path.indexOf(folder)), new Uint8Array(readFileSync(path))];
  }
}

function blockParts(prefix: string, written: WrittenBlock): [string, Uint8Array][] {
  return [...writeBlock(written)].map(([name, bytes]) => [`${prefix}${name}`, bytes]);
}

function without(name: string): Map<string, Uint8Array> {
  const parts = new Map(blockParts('01A/', block('01A', up([[0, 1]]))));
  parts.delete(name);
  return parts;
}

function block(ulid: string, series: readonly WrittenSeries[]): WrittenBlock {
  return { ulid, series };
}

/** The series `up`, each list a chunk. */
function up(...chunks: WrittenSample[][]): WrittenSeries[] {
  return [{ labels: { __name__: 'up' }, chunks: chunks.filter(({ length }) => length > 0) }];
}

function samplesOf({ columns }: Reading): Record<string, (readonly [number, number | 'stale'])[]> {
  return Object.fromEntries(
    columns.map(({ labels, timestampsMs, values, staleMarkers }) => [
      seriesName(labels),
      Array.from(values, (value, i) => [timestampsMs[i]!, staleMarkers.includes(i) ? 'stale' : value]),
    ]),
  );
}

/** Lines such as `{__name__="up", job="x"} 1.5 1779184800000`: labels → times and values. */
function dumpOf(text: string): Record<string, [number, number][]> {
  const series: Record<string, [number, number][]> = {};
  for (const line of text.trimEnd().split('\n')) {
    const [, labels = '', value = '', time] = /^(\{.*\}) (\S+) (\d+)$/.exec(line) ?? [];
    series[labels] ??= [];
    series[labels].push([Number(time), Number(value.replace('Inf', 'Infinity'))]);
  }
  return series;
}

/** Go quotes what stands in the fixtures just as JSON does. */
function dumpedLabels(labels: Labels): string {
  return `{${Object.entries(labels)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(', ')}}`;
}

async function* mustNotBeRead(): AsyncGenerator<Uint8Array> {
  yield await Promise.reject(new Error('the log was read'));
}
