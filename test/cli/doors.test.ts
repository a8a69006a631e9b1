import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWritable, writeWholeFile } from '../../src/cli/doors/files.ts';
import { identify, openInput } from '../../src/cli/doors/inputs.ts';
import type { OpenInput } from '../../src/cli/io.ts';
import { type Fault, InputError, OutputError } from '../../src/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiops-doors-'));
const shownFolder = relative('', folder);
const file = join(folder, 'metrics.csv');
const content = 'timestamp,value\n'.repeat(50_000);
writeFileSync(file, content);

async function allOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

function bytesOf(input: OpenInput): AsyncIterable<Uint8Array> {
  if ('parts' in input) throw new Error(`${input.path} is a folder`);
  return input.bytes;
}

const HASHED = { isHashed: true };

describe('openInput', () => {
  it('counts what it does not hash', async () => {
    const input = await openInput(file, { isHashed: false });
    await allOf(bytesOf(input));
    expect(input.digest()).toEqual({ sha256: '', bytes: content.length });
  });

  it('gives the bytes, and what they hash to', async () => {
    const input = await openInput(file, HASHED);
    expect(input.path).toBe(`${shownFolder}/metrics.csv`);
    expect(await allOf(bytesOf(input))).toBe(content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect([input.digest(), input.digest()]).toEqual(Array(2).fill({ sha256, bytes: content.length }));
  });

  it.each<[string, string, Partial<Fault>]>([
    [
      'a missing file',
      'metrics.cvs',
      { code: 'file-missing', what: 'there is no such file', fix: `did you mean ${folder}/metrics.csv?` },
    ],
    ['a missing file like no other', 'x', { code: 'file-missing', what: 'there is no such file' }],
    ['a file as a folder', 'metrics.csv/x', { code: 'file-missing', what: 'there is no such file' }],
  ])('refuses %s', async (_, name, fault) => {
    const place = `${shownFolder}/${name}`;
    await expect(openInput(join(folder, name), HASHED)).rejects.toThrow(
      new InputError({ place, ...fault } as Fault),
    );
  });

  it.skipIf(!existsSync('/proc/self/mem'))('says why a file cannot be read', async () => {
    const input = await openInput('/proc/self/mem', HASHED);
    const fault = { code: 'file-unreadable', place: input.path, what: 'cannot be read: EIO' };
    await expect(allOf(bytesOf(input))).rejects.toThrow(new InputError(fault));
  });

  it('gives the files of a folder in code point order, with the links and what lies too deep', async () => {
    const data = mkdtempSync(join(folder, 'data-'));
    const ulid = join(data, 'above', 'snapshots', 'x', '01A', 'chunks');
    mkdirSync(join(ulid, 'deeper', 'deepest'), { recursive: true });
    for (const name of ['a-b', 'a.csv', 'Z', 'z (link)']) writeFileSync(join(data, name), name);
    mkdirSync(join(data, 'a'));
    writeFileSync(join(data, 'a', 'b'), 'a/b');
    writeFileSync(join(ulid, '000001'), 'chunks');
    writeFileSync(join(ulid, 'deeper', 'x'), 'x');
    symlinkSync(join(data, 'a.csv'), join(data, 'linked.csv'));
    const input = await openInput(data, HASHED);
    if (!('parts' in input)) throw new Error('not a folder');
    const seen: string[] = [];
    for await (const part of input.parts) {
      const why = part.passedOver === undefined ? '' : `, ${part.passedOver}`;
      seen.push(`${part.name}: ${await allOf(part.bytes)}${why}`);
    }
    expect(seen).toEqual([
      'Z: Z',
      'a-b: a-b',
      'a.csv: a.csv',
      'a/b: a/b',
      'above/snapshots/x/01A/chunks/000001: chunks',
      'above/snapshots/x/01A/chunks/deeper/: , too deep',
      'linked.csv: , link',
      'z (link): z (link)',
    ]);
  });

  it('shows a path on one line', async () => {
    const odd = join(folder, 'a\nb.csv');
    writeFileSync(odd, '');
    expect((await openInput(odd, HASHED)).path).toBe(`${shownFolder}/a\\nb.csv`);
  });
});

it('identify(path) is the same for every spelling of a file, and nothing for what is none', async () => {
  linkSync(file, join(folder, 'hard.csv'));
  symlinkSync(file, join(folder, 'soft.csv'));
  const spellings = ['metrics.csv', './metrics.csv', 'hard.csv', 'soft.csv'].map(
    (name) => `${folder}/${name}`,
  );
  const [first, ...others] = await Promise.all(spellings.map(identify));
  expect(first).toBeDefined();
  expect(others).toEqual([first, first, first]);
  expect(
    await Promise.all([identify(folder), identify('/dev/null'), identify(join(folder, 'none'))]),
  ).toEqual(Array(3));
});

describe('writeWholeFile', () => {
  it('replaces a file in one step and leaves nothing beside it', async () => {
    const before = readdirSync(folder).length;
    const path = join(folder, 'out.json');
    await writeWholeFile(path, ['old']);
    await writeWholeFile(path, ['{', '}\n']);
    expect(readFileSync(path, 'utf8')).toBe('{}\n');
    expect(readdirSync(folder)).toHaveLength(before + 1);
  });

  it('leaves the old file alone, and nothing beside it, when what is to be written fails', async () => {
    const path = join(folder, 'kept.json');
    writeFileSync(path, 'old');
    const before = readdirSync(folder);
    function* failing(): Generator<string> {
      yield 'new'.repeat(100_000);
      expect(readdirSync(folder)).toHaveLength(before.length + 1);
      throw new Error('render');
    }
    await expect(writeWholeFile(path, failing())).rejects.toThrow('render');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(before);
  });

  it.skipIf(!existsSync('/dev/shm'))('replaces a file on a disk below /dev', async () => {
    const shared = mkdtempSync('/dev/shm/aiops-doors-');
    const path = join(shared, 'out.json');
    for (const text of ['old', 'new']) await writeWholeFile(path, [text]);
    expect(readFileSync(path, 'utf8')).toBe('new');
    rmSync(shared, { recursive: true });
  });

  it('writes pieces larger than a chunk, one after another', async () => {
    const path = join(folder, 'large.txt');
    const pieces = ['a', 'ü', '€'].map((character) => character.repeat(100_000));
    await writeWholeFile(path, pieces);
    expect(readFileSync(path, 'utf8')).toBe(pieces.join(''));
  });

  it('writes a link to where it leads', async () => {
    const target = join(folder, 'target.json');
    writeFileSync(target, 'old');
    symlinkSync(target, join(folder, 'link.json'));
    await writeWholeFile(join(folder, 'link.json'), ['new']);
    expect(readFileSync(target, 'utf8')).toBe('new');
  });

  it.skipIf(!existsSync('/dev/full'))('says that a disk is full', async () => {
    const fault = { code: 'output-failed', place: '/dev/full', what: 'cannot be written: the disk is full' };
    await expect(writeWholeFile('/dev/full', ['x'])).rejects.toThrow(new OutputError(fault));
    expect(existsSync('/dev/full')).toBe(true);
  });
});

it.each([
  [
    'none/out.json',
    'output-folder-missing',
    `cannot be written: there is no folder "${folder}/none"`,
    `mkdir -p ${folder}/none`,
  ],
  ['', 'output-is-directory', 'is a folder, not a file', 'name a file in it'],
])('checkWritable(%j) refuses', async (name, code, what, fix) => {
  const place = join(folder, name);
  await expect(checkWritable(place)).rejects.toThrow(new OutputError({ code, place, what, fix }));
});
