import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError, UsageError } from '../../src/errors.ts';
import { inputFormatNames } from '../../src/read/formats.ts';
import { readInput } from '../../src/read/read.ts';
import { gunzip, readDefaults, readText, samplesOf, sourceOf } from './source-of.ts';

const SEED = 20_260_519;

/** A wide table: distinct names, and for each a finite or missing value per minute. */
const table = fc
  .uniqueArray(fc.stringMatching(/^[A-Za-zäöü東🚀][A-Za-z0-9_ ",;.-]{0,11}[a-z]$/u), {
    minLength: 1,
    maxLength: 5,
  })
  .filter((names) => !names.some((name) => /^(?:time|ts|date|name|metric|inf)/i.test(name)))
  .chain((names) =>
    fc.record({
      names: fc.constant(names),
      rows: fc.array(
        fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer(), fc.constant(Number.NaN)), {
          minLength: names.length,
          maxLength: names.length,
        }),
        { minLength: 1, maxLength: 12 },
      ),
    }),
  );

const dress = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  mark: fc.constantFrom('', '\ufeff'),
  hasLastLineEnd: fc.boolean(),
});

describe('readInput, for any wide table', () => {
  it('gives back what was written, in any dress and cut at any byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        dress,
        fc.integer({ min: 1, max: 40 }),
        async ({ names, rows }, dressed, chunkSize) => {
          const text = written(names, rows, dressed);
          const expected = Object.fromEntries(
            names.map((name, i) => [
              name,
              rows.map((row, at) => [timeOf(at), row[i] === 0 ? 0 : row[i], at + 2]),
            ]),
          );
          expect(zeroed(samplesOf(await readText(text, {}, chunkSize)))).toEqual(expected);
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('gives the same for every border between two chunks', async () => {
    const text =
      '\ufeffzeit;größe;"a ""b"";\r\nc"\r\n2026-05-19T10:00:00Z;1,5;"2"\r\n2026-05-19T10:01:00Z;-3,25;NaN\r\n';
    const bytes = new TextEncoder().encode(text);
    const whole = await readText(bytes);
    expect(samplesOf(whole)).toEqual({
      größe: [
        ['2026-05-19T10:00:00.000Z', 1.5, 3],
        ['2026-05-19T10:01:00.000Z', -3.25, 4],
      ],
      'a "b";\\r\\nc': [
        ['2026-05-19T10:00:00.000Z', 2, 3],
        ['2026-05-19T10:01:00.000Z', Number.NaN, 4],
      ],
    });
    for (let border = 1; border < bytes.length; border++) {
      const source = { path: 'a.csv', bytes: twoChunks(bytes, border) };
      expect(await readInput(source, 'auto', readDefaults, gunzip)).toEqual(whole);
    }
  });
});

describe('readInput, for any bytes', () => {
  const pieces = fc.constantFrom(
    ...[
      'time',
      'value',
      ',',
      ';',
      '\n',
      '\r',
      '"',
      '#',
      '{',
      '}',
      '[',
      ']',
      ':',
      '"status"',
      '"data"',
      'null',
    ],
    ...[
      '2026-05-19T10:00:00Z',
      '1779184800',
      '05/06/2026',
      '1,5',
      'NaN',
      '-',
      '\0',
      '\u00e4',
      '\ud800',
      '10:00',
    ],
    ...['{"metric":{},"values":[[1,"2"]]}', '{"status":"success","data":{"resultType":"matrix","result":['],
  );
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(pieces, { maxLength: 60 }).map((parts) => new TextEncoder().encode(parts.join(''))),
  );

  it.each(['auto', ...inputFormatNames] as const)('reads or says why not, as %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(content, fc.integer({ min: 1, max: 20 }), async (bytes, chunkSize) => {
        try {
          await readInput(sourceOf(bytes, 'a', chunkSize), format, readDefaults, gunzip);
        } catch (error) {
          expect(error instanceof InputError || error instanceof UsageError, String(error)).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

interface Dress {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly mark: string;
  readonly hasLastLineEnd: boolean;
}

function written(names: readonly string[], rows: readonly (readonly number[])[], dressed: Dress): string {
  const { delimiter, lineEnd, mark, hasLastLineEnd } = dressed;
  const lines = [['time', ...names], ...rows.map((row, at) => [timeOf(at), ...row.map(String)])];
  const quoted = (cell: string) => (/[",;|\s]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const text = lines.map((cells) => cells.map(quoted).join(delimiter)).join(lineEnd);
  return mark + text + (hasLastLineEnd ? lineEnd : '');
}

function timeOf(row: number): string {
  return new Date(Date.UTC(2026, 4, 19, 10, row)).toISOString();
}

/** JavaScript writes −0 as 0. */
function zeroed(series: ReturnType<typeof samplesOf>): ReturnType<typeof samplesOf> {
  for (const rows of Object.values(series)) for (const row of rows) row[1] = row[1] === 0 ? 0 : row[1];
  return series;
}

async function* twoChunks(bytes: Uint8Array, border: number): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, border);
  yield bytes.subarray(border);
}
