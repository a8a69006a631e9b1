import { describe, expect, it } from 'vitest';
import { blockFolders, blockPart, isBesideBlocks } from '../../../src/read/tsdb/block-parts.ts';

describe('blockPart', () => {
  it.each([
    ['index', { kind: 'index', block: '' }],
    ['chunks/000012', { kind: 'chunks', block: '', segment: 12 }],
    ['01M7/meta.json', { kind: 'meta.json', block: '01M7' }],
    ['./snapshot/01M7/tombstones', { kind: 'tombstones', block: './snapshot/01M7' }],
    ['snapshot/01M7/chunks/000001', { kind: 'chunks', block: 'snapshot/01M7', segment: 1 }],
    ['wal/00000004', { kind: 'log' }],
    ['data/wal/checkpoint.00000003/00000000', { kind: 'log' }],
    ['data/wbl/00000000', { kind: 'log' }],
  ])('blockPart(%j) knows it', (name, part) => {
    expect(blockPart(name)).toEqual(part);
  });

  it.each([
    ...[
      '',
      'lock',
      'queries.active',
      'index.html',
      'my-index',
      'chunks_head/000001',
      'chunks/1',
      'chunks/0000001',
    ],
    ...[
      '01M7/index.bak',
      '01M7.tmp-for-creation/index',
      'a/01M7.tmp-for-deletion/chunks/000001',
      '01M7.tmp/index',
    ],
    ...['wal', 'withdrawal/00000001', 'chunk_snapshot.000123.0000000456/00000000'],
  ])('blockPart(%j) leaves it alone', (name) => {
    expect(blockPart(name)).toBeUndefined();
  });
});

describe('isBesideBlocks', () => {
  it.each([
    ...[
      'lock',
      'data/lock',
      'queries.active',
      'chunks_head/000001',
      'chunk_snapshot.000123.0000000456/00000000',
    ],
    ...[
      'wal',
      'data/wbl',
      'wal/checkpoint.00000003/00000000',
      '01M7/meta.json.tmp',
      '01M7/deletion-mark.json',
    ],
    ...['01M7.tmp-for-creation/index', '01M7/thanos.shipper.json'],
  ])('isBesideBlocks(%j) is true', (name) => {
    expect(isBesideBlocks(name)).toBe(true);
  });

  it.each(['', 'a.csv', 'lock.csv', 'block', 'queries.active/x', 'withdrawal/00000001', 'my.tmpl'])(
    'isBesideBlocks(%j) is false',
    (name) => {
      expect(isBesideBlocks(name)).toBe(false);
    },
  );
});

it.each([
  ['', []],
  ['01M7', ['01M7']],
  ['./snapshots/x/01M7', ['snapshots', 'x', '01M7']],
  ['/data/01M7', ['data', '01M7']],
])('blockFolders(%j) is %j', (block, folders) => {
  expect(blockFolders(block)).toEqual(folders);
});
