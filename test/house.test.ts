import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findBreaches, floors, type Room } from './house.ts';

const src = fileURLToPath(new URL('../src/', import.meta.url));

const rooms: readonly Room[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({
    path: relative(src, join(src, path)).split(sep).join('/'),
    text: readFileSync(join(src, path), 'utf8'),
  }));

const withPlanted = (path: string, text: string) => [
  ...rooms.filter((room) => room.path !== path),
  { path, text },
];

describe('the house', () => {
  it('findBreaches(src) finds none', () => {
    expect(rooms.length).toBeGreaterThan(30);
    expect(findBreaches(rooms)).toEqual([]);
  });

  it('every folder of src is a floor of the table', () => {
    const folders = new Set(
      rooms.filter(({ path }) => path.includes('/')).map(({ path }) => path.split('/')[0]),
    );
    for (const folder of folders) expect(Object.keys(floors)).toContain(folder);
  });

  it('no folder lies deeper than two below src', () => {
    expect(rooms.filter(({ path }) => path.split('/').length > 3)).toEqual([]);
  });

  it.each([
    [
      'an upward import',
      'series/planted.ts',
      "import { readInput } from '../read/read.ts';",
      'series/planted.ts: series may not see read (../read/read.ts)',
    ],
    [
      'an upward import of a type',
      'model/planted.ts',
      "import type { Finding } from '../findings/finding.ts';",
      'model/planted.ts: model may not see findings (../findings/finding.ts)',
    ],
    [
      'a call where only types may be seen',
      'report/planted.ts',
      "import { stl } from '../model/stl.ts';",
      'report/planted.ts: report may only see types of model (../model/stl.ts)',
    ],
    [
      'a reader that knows mathematics',
      'read/planted.ts',
      "const stl = await import('../model/stl.ts');",
      'read/planted.ts: read may not see model (../model/stl.ts)',
    ],
    [
      'process.exit',
      'cli/planted.ts',
      'export const leave = () => process.exit(1);',
      'cli/planted.ts: process.exit loses what is still in a pipe; set process.exitCode',
    ],
    [
      'a clock below the roof',
      'model/planted.ts',
      'export const now = () => Date.now();',
      'model/planted.ts: only the roof may use \\bDate\\.now\\b',
    ],
    [
      'a module of Node below the roof',
      'read/planted.ts',
      "import { readFileSync } from 'node:fs';",
      'read/planted.ts: only the roof may use node:fs',
    ],
    [
      'a package on the wrong floor',
      'model/planted.ts',
      "import { parse } from 'csv-parse';",
      'model/planted.ts: model has no package csv-parse',
    ],
  ])('findBreaches(src with %s) tells it', (_, path, text, breach) => {
    expect(findBreaches(withPlanted(path, text))).toEqual([breach]);
  });

  it('findBreaches(src with an import loop) tells it', () => {
    const one = { path: 'series/one.ts', text: "import { two } from './two.ts';" };
    const two = { path: 'series/two.ts', text: "export { one } from './one.ts';" };
    expect(findBreaches([...rooms, one, two])).toEqual(['import loop: series/one.ts → series/two.ts']);
  });
});
