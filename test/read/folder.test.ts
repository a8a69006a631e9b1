import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/read/folder.ts';
import { passedOver } from '../../src/read/passed-over.ts';
import type { Part, Reading } from '../../src/read/reader.ts';
import { gunzip, readDefaults, samplesOf, sourceOf } from './source-of.ts';
import { writeBlock } from './tsdb/write-block.ts';

const SCRAPE = ['scrape-1779184800.prom', 'up 1\n'] as const;
const TIMED = 'no times: samples of 1 file timed by name';

function file(name: string, content: string | Uint8Array = 'x'): Part {
  return { name, bytes: sourceOf(content).bytes };
}

/** A block of one sample of `up`, in a folder. */
function block(folder: string, value = 1): Part[] {
  const ulid = folder.slice(folder.lastIndexOf('/') + 1);
  const written = writeBlock({ ulid, series: [{ labels: { __name__: 'up' }, chunks: [[[0, value]]] }] });
  return [...written].map(([name, bytes]) => file(`${folder}/${name}`, bytes));
}

async function read(parts: readonly Part[], isArchive = false): Promise<Reading> {
  const stream = (async function* () {
    yield* parts;
  })();
  return readFolder({ path: 'data', parts: stream, isArchive }, 'auto', readDefaults, gunzip);
}

describe('readFolder(folder) says what it did not read:', () => {
  it.each<[string, readonly Part[], readonly string[]]>([
    ['nothing', [], []],
    ['two files', [file('a.csv'), file('b.prom')], ['not read: a.csv, b.prom']],
    [
      'more than fit into a line',
      ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => file(name)),
      ['not read: a, b, c, d and 2 more'],
    ],
    [
      'a link that has a name of ours, and what lies too deep',
      [passedOver('scrape-1779184860.prom', 'link'), passedOver('a/b/c/d/e/f/', 'too deep')],
      ['not read: scrape-1779184860.prom (link), a/b/c/d/e/f/ (too deep)'],
    ],
    [
      'files that are really named like links, but no link that belongs to a data directory',
      [file('x (link)'), file('lock (link)'), passedOver('lock', 'link')],
      ['not read: x (link), lock (link)'],
    ],
  ])('%s', async (_, others, notRead) => {
    const reading = await read([file(...SCRAPE), ...others]);
    expect(reading.assumptions).toEqual([TIMED, ...notRead]);
    expect(samplesOf(reading)).toEqual({ up: [['2026-05-19T10:00:00.000Z', 1, 0]] });
  });

  it('and nothing of what belongs to a data directory', async () => {
    const beside = [
      'lock',
      'queries.active',
      'chunks_head/000001',
      'wal/00000001',
      'wal/checkpoint.00000001/00000000',
      'wbl/00000001',
      '01A/meta.json.tmp',
      '01C.tmp-for-creation/index',
    ];
    const parts = [file('blocked.csv'), ...beside.map((name) => file(name)), ...block('01A'), file('wall/x')];
    expect((await read(parts)).assumptions).toEqual(['not read: blocked.csv, wall/x']);
  });

  it('and reads what is really named like a link', async () => {
    const { warnings } = await read([...block('01A'), file('wal/x (link)')]);
    expect(warnings.map(({ code }) => code)).toEqual(['tsdb-wal']);
  });
});

describe('readFolder(folder), of a data directory with snapshots,', () => {
  const snapshots = () => [...block('snapshots/20260519T100000Z-1/01A', 7), ...block('snapshots/x/01B', 8)];

  it.each([
    ['before them', [...block('01A'), ...snapshots()]],
    ['behind them', [...snapshots(), ...block('01A')]],
    ['behind them, in a tar of `.`', [...snapshots(), ...block('01A')].map(belowDot)],
  ])('reads each sample once, with its own blocks %s', async (_, parts) => {
    const reading = await read(parts);
    expect(samplesOf(reading)).toEqual({ up: [['1970-01-01T00:00:00.000Z', 1, 0]] });
    expect(reading.rows).toBe(1);
    expect(reading.assumptions).toEqual(['blocks below snapshots/ not read']);
    expect(reading.warnings).toEqual([]);
  });

  it('reads the snapshots when there is nothing else', async () => {
    const reading = await read(block('snapshots/20260519T100000Z-1/01A', 7));
    expect(samplesOf(reading)).toEqual({ up: [['1970-01-01T00:00:00.000Z', 7, 0]] });
    expect(reading.assumptions).toEqual([]);
  });
});

function belowDot({ name, bytes }: Part): Part {
  return { name: `./${name}`, bytes };
}

describe('readFolder(folder), of scrapes that come in any order,', () => {
  it('gives them in order of time, those of one time as they came', async () => {
    const reading = await read([
      file('scrape-1779184920.prom', 'up 3\nown 3 1779184920000\n'),
      file('scrape-1779184800.prom', 'up 1\nown 1 1779184800000\n'),
      file('b/scrape-1779184920.prom', 'up 4\n'),
      file('scrape-1779184860.prom', 'up 2\nown 2 1779184860000\n'),
    ]);
    expect(samplesOf(reading)).toEqual({
      up: [
        ['2026-05-19T10:00:00.000Z', 1, 0],
        ['2026-05-19T10:01:00.000Z', 2, 0],
        ['2026-05-19T10:02:00.000Z', 3, 0],
        ['2026-05-19T10:02:00.000Z', 4, 0],
      ],
      own: [
        ['2026-05-19T10:00:00.000Z', 1, 0],
        ['2026-05-19T10:01:00.000Z', 2, 0],
        ['2026-05-19T10:02:00.000Z', 3, 0],
      ],
    });
  });

  it('leaves times as they are told where the scrapes are in order', async () => {
    const reading = await read([
      file('scrape-1779184800.prom', 'up 1 1779184860000\n'),
      file('scrape-1779184860.prom', 'up 2 1779184800000\n'),
    ]);
    expect(samplesOf(reading)['up']?.map(([, value]) => value)).toEqual([1, 2]);
  });
});

describe('readFolder(folder) refuses', () => {
  const links = [passedOver('scrape-1779184860.prom', 'link'), passedOver('a/b/', 'too deep')];

  it.each<[string, readonly Part[], boolean, object]>([
    ['nothing', [], false, { code: 'folder-empty', what: 'the folder holds no files' }],
    [
      'links and what lies too deep, alone',
      links,
      false,
      {
        code: 'folder-empty',
        what: 'nothing in the folder is read: scrape-1779184860.prom (link), a/b/ (too deep)',
        fix: 'name what the links lead to, or the folder that holds the files',
      },
    ],
    [
      'links alone, in an archive',
      links.slice(0, 1),
      true,
      {
        code: 'archive-empty',
        what: 'nothing in the archive is read: scrape-1779184860.prom (link)',
        fix: 'pack the files instead of links to them: tar --dereference --hard-dereference -cf …',
      },
    ],
    [
      'a file that is really named like a link',
      [file('x (link)')],
      false,
      {
        code: 'folder-unknown',
        what: 'the folder is no Prometheus block or snapshot and holds no scrape-EPOCH.prom, but x (link)',
      },
    ],
    [
      'files of no format, and links',
      [file('a.csv'), ...links],
      false,
      {
        code: 'folder-unknown',
        what: 'the folder is no Prometheus block or snapshot and holds no scrape-EPOCH.prom, but a.csv, scrape-1779184860.prom (link), a/b/ (too deep)',
        fix: 'name its files: aiops detect data/*',
      },
    ],
  ])('%s', async (_, parts, isArchive, fault) => {
    await expect(read(parts, isArchive)).rejects.toMatchObject({ fault: { place: 'data', ...fault } });
  });
});
