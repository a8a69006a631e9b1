import { describe, expect, it } from 'vitest';
import { InputError, UsageError } from '../../src/errors.ts';
import type { ReadOptions } from '../../src/read/reader.ts';
import { readText } from './source-of.ts';

const REPAIR = 'fix: repair the row, or allow some with --max-bad-rows 1%';
const EXPORT = 'fix: export ISO 8601 (2026-05-19T10:00:00Z), or epoch seconds';
const LOCAL = 'why: dates with slashes or dots mean different days in different countries, and are not read';
const QUOTES =
  'fix: close the quote, write a quote inside quotes twice, or name the delimiter with --delimiter';
const ROW = '2026-05-19T10:00:00Z,1\n';

describe('csv refuses', () => {
  it.each<[string, string, string[]]>([
    [
      'no bytes',
      '',
      [
        'a.csv: error: expected a header and at least one row, got nothing [empty-input]',
        'fix: check the command that writes it',
      ],
    ],
    [
      'blanks alone',
      ' \n\t\r\n\n',
      [
        'a.csv: error: expected a header and at least one row, got nothing [empty-input]',
        'fix: check the command that writes it',
      ],
    ],
    [
      'the header alone',
      '# export\ntime,value\n',
      [
        'a.csv:2: error: expected at least one row, got the header alone [no-rows]',
        'fix: check the time range of the export',
      ],
    ],
    [
      'a number with letters',
      `time,value\n${ROW}2026-05-19T10:01:00Z,"12,5x"\n`,
      ['a.csv:3:2: error: expected a number in column "value", got "12,5x" [csv-number]', REPAIR],
    ],
    [
      'a single broken value',
      'time,latency\n2026-05-19T10:01:00Z,12.5x\n',
      ['a.csv:2:2: error: expected a number in column "latency", got "12.5x" [csv-number]', REPAIR],
    ],
    [
      'a unit',
      'time,latency\n2026-05-19T10:01:00Z,50.8 ms\n',
      [
        'a.csv:2:2: error: expected a number in column "latency", got "50.8 ms" [csv-number]',
        'why: units are not read',
        'fix: export plain numbers, all in one unit',
      ],
    ],
    [
      'thousands separators',
      'time,visa\n2026-05-19T10:01:00Z,"283,000,000.00"\n',
      [
        'a.csv:2:2: error: expected a number in column "visa", got "283,000,000.00" [csv-number]',
        'why: thousands separators are not read',
        'fix: export plain numbers (283000000.00)',
      ],
    ],
    [
      'German thousands separators',
      'time;visa\n2026-05-19T10:01:00Z;283.000.000,00\n',
      [
        'a.csv:2:2: error: expected a number in column "visa", got "283.000.000,00" [csv-number]',
        'why: thousands separators are not read',
        'fix: export plain numbers (283000000.00)',
      ],
    ],
    [
      'a point among decimal commas',
      'time;a\n2026-05-19T10:01:00Z;0,5\n2026-05-19T10:02:00Z;1.234\n'.replace(
        '\n2026-05-19T10:02',
        `\n${'2026-05-19T10:01:00Z;0,5\n'.repeat(200)}2026-05-19T10:02`,
      ),
      [
        'a.csv:203:2: error: expected a number in column "a", got "1.234" [csv-number]',
        'why: thousands separators are not read',
        'fix: export plain numbers (1234)',
      ],
    ],
    [
      'a short row',
      `time,value\n${ROW}2026-05-19T10:01:00Z\n`,
      ['a.csv:3:1: error: row has 1 field, the header has 2 [csv-row]', REPAIR],
    ],
    [
      'a long row',
      `time,value\n${ROW}2026-05-19T10:01:00Z,1,2\n`,
      ['a.csv:3:1: error: row has 3 fields, the header has 2 [csv-row]', REPAIR],
    ],
    [
      'rows that are all longer than the header',
      'time,value\n2026-05-19T10:01:00Z,1,2\n',
      ['a.csv:2:1: error: row has 3 fields, the header has 2 [csv-row]', REPAIR],
    ],
    [
      'NUL bytes',
      `time,value\n${ROW}2026-05-19T10:01:00Z,\0\u0001\n`,
      [
        'a.csv:3: error: the line holds NUL bytes, so this is no text [nul-bytes]',
        'fix: export the data again as UTF-8 text',
      ],
    ],
    [
      'two columns of one name',
      'time,value,value\n2026-05-19T10:01:00Z,1,2\n',
      [
        'a.csv:1:3: error: column "value" appears twice [csv-duplicate-column]',
        'fix: rename one, or pick by number: --value 3',
      ],
    ],
    [
      'two labels of one name',
      'time,host,host,value\n2026-05-19T10:01:00Z,a,b,2\n',
      [
        'a.csv:1:3: error: column "host" appears twice [csv-duplicate-column]',
        'fix: rename one, or pick by number: --series 3',
      ],
    ],
    [
      'no time column',
      'tme,cpu,host\n1,2,a\n2,3,a\n',
      [
        'a.csv: error: no column looks like a time; columns are: tme, cpu, host [time-missing]',
        'fix: --time tme',
      ],
    ],
    [
      'small numbers as times, unless told',
      'seconds since start,cpu\n0,2\n60,3\n',
      [
        'a.csv: error: no column looks like a time; columns are: seconds since start, cpu [time-missing]',
        "fix: --time 'seconds since start'",
      ],
    ],
    [
      'no time and no header',
      '1,2\n2,3\n',
      [
        'a.csv: error: no column looks like a time; the file has no header and 2 columns [time-missing]',
        'fix: --time 1',
      ],
    ],
    [
      'no value column',
      'time,note\n2026-05-19T10:00:00Z,hello\n',
      [
        'a.csv: error: no column holds numbers; columns are: time, note [value-missing]',
        'fix: give a table with a column of numbers, or name it with --value',
      ],
    ],
    [
      'a text for a time',
      'timestamp,value\nnoon,2\n',
      ['a.csv:2:1: error: expected a time in column "timestamp", got "noon" [time-format]', EXPORT],
    ],
    [
      'an empty time',
      `timestamp,value\n${ROW},2\n`,
      ['a.csv:3:1: error: expected a time in column "timestamp", got "" [time-format]', EXPORT],
    ],
    [
      'a day that is not in the calendar',
      `timestamp,value\n${ROW}2026-02-30T10:00:00Z,2\n`,
      [
        'a.csv:3:1: error: expected a time in column "timestamp", got "2026-02-30T10:00:00Z" [time-format]',
        'why: February 2026 has 28 days',
        EXPORT,
      ],
    ],
    [
      'a date that could be two days',
      'when,value\n03/04/2026 10:00,2\n',
      [
        'a.csv:2:1: error: "03/04/2026 10:00" could be 3 April or 4 March [time-ambiguous]',
        'fix: export ISO 8601 (2026-04-03T10:00:00Z)',
      ],
    ],
    [
      'an American date',
      'when,value\n05/19/2026 10:00:00 PM,2\n',
      [
        'a.csv:2:1: error: expected a time in column "when", got "05/19/2026 10:00:00 PM" [time-format]',
        LOCAL,
        'fix: export ISO 8601 (2026-05-19T22:00:00Z)',
      ],
    ],
    [
      'a German date',
      'Zeit;Wert\n19.05.2026 12:00;0,279\n',
      [
        'a.csv:2:1: error: expected a time in column "Zeit", got "19.05.2026 12:00" [time-format]',
        LOCAL,
        'fix: export ISO 8601 (2026-05-19T12:00:00Z)',
      ],
    ],
    [
      'days as Excel numbers them',
      'Zeit;Wert\n46161,41666667;0,279\n',
      [
        'a.csv:2:1: error: expected a time in column "Zeit", got "46161,41666667" [time-format]',
        'why: this looks like a day as Excel numbers them',
        'fix: give the cells the format yyyy-mm-dd hh:mm:ss before saving as CSV',
      ],
    ],
    [
      'date and time of day apart',
      'Date,Time,Requests\n2026-05-19,10:00:00,283\n',
      [
        'a.csv:1:1: error: date and time of day stand in two columns, "Date" and "Time" [time-split]',
        'fix: join them into one column (2026-05-19T10:00:00Z)',
      ],
    ],
    [
      'a quote that is never closed',
      `time,value\n${ROW}2026-05-19T10:01:00Z,"2\n${ROW}`,
      ['a.csv:3: error: a quote opens in this row and is never closed [csv-quote]', QUOTES],
    ],
    [
      'a quote that the next one closes in the wrong place',
      `time,value\n2026-05-19T10:01:00Z,"2\n2026-05-19T10:02:00Z,"3"\n`,
      [
        'a.csv:2: error: a quote opens in this row and is not closed before a delimiter or line end [csv-quote]',
        QUOTES,
      ],
    ],
    [
      'a quote inside a cell',
      `time,value\n${ROW}2026-05-19T10:01:00Z,2"3\n`,
      ['a.csv:3: error: a quote stands inside a cell that does not begin with one [csv-quote]', QUOTES],
    ],
    [
      'a quote that swallows a mebibyte',
      `time,value\n${ROW}2026-05-19T10:01:00Z,"2\n${ROW.repeat(60_000)}`,
      ['a.csv:3: error: a quote opens in this row and is not closed within 1 MiB [csv-quote]', QUOTES],
    ],
    [
      'an endless row',
      `time,value\n${ROW}2026-05-19T10:01:00Z,${'x'.repeat(1_100_000)}\n`,
      [
        'a.csv:3: error: row is longer than 1 MiB [csv-row-too-long]',
        'fix: check the line ends and quotes from this line on',
      ],
    ],
    [
      'an endless row of empty cells',
      `time,value\n${ROW}${','.repeat(1_100_000)}`,
      [
        'a.csv:3: error: row is longer than 1 MiB [csv-row-too-long]',
        'fix: check the line ends and quotes from this line on',
      ],
    ],
    [
      'text of no known format',
      'hello\nworld\n',
      [
        'a.csv: error: the format is not recognised [unknown-format]',
        'fix: name it with --input; see: aiops explain formats',
      ],
    ],
  ])('%s', async (_, text, lines) => {
    await expect(readText(text)).rejects.toThrow(errorOf(InputError, lines));
  });

  it('a time that never happened in the zone', async () => {
    const text = 'time,value\n2026-03-29 01:55:00,1\n2026-03-29 02:30:00,2\n';
    await expect(readText(text, { tz: 'Europe/Vienna' })).rejects.toThrow(
      errorOf(InputError, [
        'a.csv:3:1: error: "2026-03-29 02:30:00" never happened in Europe/Vienna [time-gap]',
        'why: the clocks there were put forward past it',
        'fix: export times with their offset, or name the zone they are in with --tz',
      ]),
    );
  });

  it('bytes that are not UTF-8, with the line', async () => {
    const text = new TextEncoder().encode(`time,value,note\n${'2026-05-19T10:01:00Z,1,ü\n'.repeat(20)}`);
    const bytes = Uint8Array.of(
      ...text,
      ...new TextEncoder().encode('2026-05-19T10:01:00Z,1,'),
      0xe4,
      10,
      65,
    );
    for (const chunkSize of [1, 2, 3, 7, 1000]) {
      await expect(readText(bytes, {}, chunkSize)).rejects.toThrow(
        errorOf(InputError, [
          'a.csv:22: error: the line holds bytes that are not UTF-8 [not-utf8]',
          'why: older Windows and Excel exports are often in windows-1252',
          'fix: iconv -f CP1252 -t UTF-8 a.csv | aiops detect -',
        ]),
      );
    }
  });

  it.each<[string, Partial<ReadOptions>, string[]]>([
    [
      'a column that is not there',
      { time: 'tme' },
      [
        'a.csv: error: --time "tme": there is no such column [unknown-column]',
        'fix: the columns are: time, a, b',
      ],
    ],
    [
      'a value that is not there',
      { value: ['9'] },
      [
        'a.csv: error: --value "9": there is no such column [unknown-column]',
        'fix: the columns are: time, a, b',
      ],
    ],
    [
      'a label that is not there',
      { series: ['0'] },
      [
        'a.csv: error: --series "0": there is no such column [unknown-column]',
        'fix: the columns are: time, a, b',
      ],
    ],
  ])('%s', async (_, options, lines) => {
    await expect(readText('time,a,b\n2026-05-19T10:00:00Z,1,2\n', options)).rejects.toThrow(
      errorOf(UsageError, lines),
    );
  });

  it('names where there is no header', async () => {
    await expect(readText('1779184800,1\n', { value: ['a'] })).rejects.toThrow(
      errorOf(UsageError, [
        'a.csv: error: --value "a": there is no such column [unknown-column]',
        'fix: the file has no header: give a number from 1 to 2',
      ]),
    );
  });

  it('a name that two columns have', async () => {
    await expect(readText('time,v,v\n2026-05-19T10:00:00Z,1,2\n', { value: ['v'] })).rejects.toThrow(
      errorOf(InputError, [
        'a.csv:1:3: error: column "v" appears twice [csv-duplicate-column]',
        'fix: rename one, or pick by number: --value 3',
      ]),
    );
  });
});

describe('csv with --max-bad-rows', () => {
  const text = `time,value\n${ROW}noon,2\n2026-05-19T10:02:00Z,x\n2026-05-19T10:03:00Z\n`;

  it.each([{ absolute: 3 }, { share: 0.75 }, { share: 1 }])(
    '%j reads the rest, and keeps what was refused',
    async (maxBadRows) => {
      const reading = await readText(text, { maxBadRows });
      expect(reading).toMatchObject({
        rows: 4,
        badRowCount: 3,
        badRows: [
          { code: 'time-format', place: 'a.csv:3:1' },
          { code: 'csv-number', place: 'a.csv:4:2' },
          { code: 'csv-row', place: 'a.csv:5:1' },
        ],
      });
      expect(reading.columns.map(({ length }) => length)).toEqual([1]);
    },
  );

  it('keeps a hundred faults and counts them all', async () => {
    const rows = Array.from({ length: 1000 }, (_, i) => `2026-05-19T10:00:00Z,${i < 300 ? 1 : 'x'}\n`);
    const reading = await readText(`time,value\n${rows.join('')}`, { maxBadRows: { share: 0.9 } });
    expect([reading.badRows.length, reading.badRowCount, reading.rows]).toEqual([100, 700, 1000]);
  });

  it.each([
    [{ absolute: 2 }, '3 rows are refused, more than --max-bad-rows 2 allows; this is the first'],
    [{ share: 0.5 }, '3 of 4 rows are refused, more than --max-bad-rows 50% allows; this is the first'],
  ])('%j refuses', async (maxBadRows, why) => {
    await expect(readText(text, { maxBadRows })).rejects.toThrow(
      errorOf(InputError, [
        'a.csv:3:1: error: expected a time in column "time", got "noon" [time-format]',
        `why: ${why}`,
        EXPORT,
      ]),
    );
  });

  it('{ share: 0 } refuses the first', async () => {
    await expect(readText(text, { maxBadRows: { share: 0 } })).rejects.toThrow(
      errorOf(InputError, [
        'a.csv:3:1: error: expected a time in column "time", got "noon" [time-format]',
        EXPORT,
      ]),
    );
  });
});

/** An error of a class and a whole message: `PLACE: error: WHAT [CODE]`, then `why:` and `fix:`. */
function errorOf(Kind: typeof InputError | typeof UsageError, lines: readonly string[]): Error {
  const [, place = '', what = '', code = ''] = /^(.*?): error: (.*) \[(.*)\]$/.exec(lines[0] ?? '') ?? [];
  const said = (word: string) => lines.find((line) => line.startsWith(`${word}: `))?.slice(word.length + 2);
  const [why, fix] = [said('why'), said('fix')];
  return new Kind({
    code,
    place,
    what,
    ...(why === undefined ? {} : { why }),
    ...(fix === undefined ? {} : { fix }),
  });
}
