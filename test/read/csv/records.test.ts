import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachRecord } from '../../../src/read/csv/records.ts';
import { sourceOf } from '../source-of.ts';

type Rows = [cells: readonly string[], line: number][];

async function rowsOf(text: string, chunkSize: number, delimiter = ','): Promise<Rows> {
  const rows: Rows = [];
  const source = sourceOf(text, 'a.csv', chunkSize);
  await eachRecord(source, { delimiter, firstLine: 1 }, (cells, line) => rows.push([[...cells], line]));
  return rows;
}

/** csv-parse alone, blank rows left out. */
function parsed(text: string, delimiter: string): string[][] {
  const rows = parse(text, {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    trim: true,
  });
  return rows.filter((cells) => cells.some((cell) => cell !== ''));
}

describe('eachRecord', () => {
  it.each<[string, string, Rows]>([
    [
      'a final line end',
      'a,b\n1,2\n',
      [
        [['a', 'b'], 1],
        [['1', '2'], 2],
      ],
    ],
    [
      'none',
      'a,b\n1,2',
      [
        [['a', 'b'], 1],
        [['1', '2'], 2],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n1,2\r\n',
      [
        [['a', 'b'], 1],
        [['1', '2'], 2],
      ],
    ],
    [
      'CR alone',
      'a,b\r1,2\r',
      [
        [['a', 'b'], 1],
        [['1', '2'], 2],
      ],
    ],
    [
      'CR alone at last',
      'a,b\n1,2\r3,4',
      [
        [['a', 'b'], 1],
        [['1', '2'], 2],
        [['3', '4'], 3],
      ],
    ],
    [
      'blank lines',
      'a,b\n\n ,\t\n1,2\n',
      [
        [['a', 'b'], 1],
        [['1', '2'], 4],
      ],
    ],
    ['blanks of all kinds', ' a\t,\u00a0b\u3000\n', [[['a', 'b'], 1]]],
    [
      'a quote late',
      'a,b\n1,2\n3,"x\ny"\n5,6\n',
      [
        [['a', 'b'], 1],
        [['1', '2'], 2],
        [['3', 'x\ny'], 3],
        [['5', '6'], 5],
      ],
    ],
  ])(
    'eachRecord(a table with %s) gives its rows and their lines, however it is cut into chunks',
    async (_, text, rows) => {
      for (const chunkSize of [1, 2, 3, 5, 8, 1000]) expect(await rowsOf(text, chunkSize)).toEqual(rows);
    },
  );

  it('eachRecord(a plain table) gives the cells of csv-parse', async () => {
    const piece = fc.constantFrom(
      '7',
      'é',
      ',',
      ';',
      '\t',
      ' ',
      '\u00a0',
      '\ufeff',
      '\n',
      '\r\n',
      '\r',
      '\n\n',
      '€',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom(',', ';', '\t'),
        fc.integer({ min: 1, max: 20 }),
        async (pieces, delimiter, chunkSize) => {
          const text = pieces.join('');
          const rows = await rowsOf(text, chunkSize, delimiter);
          expect(rows.map(([cells]) => cells)).toEqual(parsed(text, delimiter));
          const lines = text.split(/\r\n|\n|\r/);
          for (const [cells, line] of rows) {
            expect(lines[line - 1]?.split(delimiter).map((cell) => cell.trim())).toEqual(cells);
          }
        },
      ),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('eachRecord(a table with quotes) gives the cells of csv-parse, also where it begins plainly', async () => {
    const cell = fc.constantFrom('1', 'x', '', ' y ', '"a"', '"a,b"', '"a\nb"', '"a""b"', ' "c" ');
    const row = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(','));
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 20 }),
        async (rows, lineEnd, chunkSize) => {
          const text = rows.join(lineEnd);
          const found = await rowsOf(text, chunkSize);
          expect(found.map(([cells]) => cells)).toEqual(parsed(text, ','));
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});
