import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partOfText, textOfPart, unzipped, type ZipFault, zipped } from '../src/zip.ts';
import { zipDirectory } from './report/office/zip-directory.ts';

const parts = new Map(
  ['word/b.xml', 'word/a.xml', '_rels/.rels', '[Content_Types].xml'].map((path) => [path, partOfText(path)]),
);

/** 1980-01-01 12:00:00. SOURCE: PKWARE .ZIP File Format Specification 6.3, §4.4.6. */
const NOON = ((1 << 5) | 1) * 0x1_0000 + (12 << 11);

it('zipped(parts) begins with the content types, then by code point, all of one time', async () => {
  expect(zipDirectory(await zipped(parts))).toEqual(
    ['[Content_Types].xml', '_rels/.rels', 'word/a.xml', 'word/b.xml'].map((path) => ({ path, stamp: NOON })),
  );
});

it.each(['UTC', 'America/St_Johns', 'Pacific/Apia', 'Africa/Monrovia'])(
  'zipped(parts) in %s',
  async (zone) => {
    const here = process.env['TZ'];
    const expected = await zipped(parts);
    process.env['TZ'] = zone;
    try {
      expect(await zipped(parts)).toEqual(expected);
    } finally {
      if (here === undefined) delete process.env['TZ'];
      else process.env['TZ'] = here;
    }
  },
);

it('unzipped(zipped(parts)) gives the parts back, in any order', async () => {
  const path = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(?:\/[a-z]{1,8}){0,2}\.xml$/);
  await fc.assert(
    fc.asyncProperty(fc.dictionary(path, fc.string({ unit: 'grapheme' })), async (texts) => {
      const made = new Map(Object.entries(texts).map(([name, text]) => [name, partOfText(text)]));
      const again = await unzipped(await zipped(new Map([...made].reverse())));
      expect([...again.keys()].sort()).toEqual([...made.keys()].sort());
      for (const [name, bytes] of again) expect(textOfPart(bytes)).toBe(texts[name]);
    }),
    { numRuns: 30 },
  );
});

it('unzipped(no zip) throws', async () => {
  await expect(unzipped(partOfText('PK, but no zip'))).rejects.toThrow(
    expect.objectContaining({ kind: 'damaged' }),
  );
});

it.each([
  ['as it is', {}, [...parts.keys()].sort()],
  ['of some parts', { isWanted: (path: string) => path.endsWith('.rels') }, ['_rels/.rels']],
  ['with just so many parts', { parts: 4 }, [...parts.keys()].sort()],
  ['with a part too many', { parts: 3 }, 'parts'],
  // Each part holds its own name.
  ['with just so many bytes', { bytes: [...parts.keys()].join('').length }, [...parts.keys()].sort()],
  ['with a byte too many', { bytes: [...parts.keys()].join('').length - 1 }, 'bytes'],
  [
    'with many bytes that nobody wants',
    { bytes: 12, isWanted: (path: string) => path === 'word/b.xml' },
    ['word/b.xml'],
  ],
])('unzipped(a zip %s)', async (_, limits, expected) => {
  const bytes = await zipped(parts);
  const told = await unzipped(bytes, { parts: 9, bytes: 999, isWanted: () => true, ...limits }).then(
    (read) => [...read.keys()].sort(),
    (error: unknown) => (error as ZipFault).kind,
  );
  expect(told).toEqual(expected);
});
