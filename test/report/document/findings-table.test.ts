import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../src/report/document/build.ts';
import { type FindingRow, findingColumns } from '../../../src/report/document/document.ts';
import { expectedWithBand } from '../../../src/report/document/expected.ts';
import { findingsTable, sourceIn } from '../../../src/report/document/findings-table.ts';
import { type MadeFinding, madeResult } from '../findings-comparison/made-results.ts';
import { incident } from './joined-results.ts';

const spike = { from: 10, to: 12, severity: 'high', series: 'cpu' } as const;
const at = (path: string, line: number | null) => ({ source: { path, line } });
const rowsOf = (...findings: Partial<MadeFinding>[]): readonly FindingRow[] =>
  documentOf([madeResult({ findings: findings.map((one, n) => ({ ...spike, id: `f${n}`, ...one })) })], {
    tz: 'UTC',
    branding: null,
  }).findings;
const accepted = { reason: 'known', owner: null, expires: null, severity: 'high' } as const;

describe('findingsTable(rows, all)', () => {
  it.each<[string, readonly FindingRow[], string, string[], string[]]>([
    [
      'one file with lines: its name above, the line beside',
      rowsOf(at('a.csv', 7), { ...at('a.csv', 9), accepted }),
      'All findings, worst first; all in a.csv',
      [],
      [':7', ':9'],
    ],
    [
      'one file without lines: no column of sources',
      rowsOf(at('a.json', null), { ...at('a.json', null), accepted }),
      'All findings, worst first; all in a.json',
      ['source'],
      ['', ''],
    ],
    [
      'all of one state: no column of states',
      rowsOf(at('a.csv', 7), at('b.csv', 8)),
      'All findings, worst first; all open',
      ['state'],
      ['a.csv:7', 'b.csv:8'],
    ],
    [
      'no file is known',
      rowsOf(at('', null)),
      'All findings, worst first; all open',
      ['state', 'source'],
      [''],
    ],
  ])('%s', (_, rows, caption, without, sources) => {
    const table = findingsTable(rows, rows.length);
    expect(table.caption).toBe(caption);
    expect(
      Object.keys(findingColumns).filter((one) => !table.columns.some((column) => column === one)),
    ).toEqual(without);
    expect(rows.map((row) => sourceIn(table.path, row))).toEqual(sources);
  });

  it('says of how many the rows are the worst', () => {
    expect(findingsTable(rowsOf(at('a.csv', 7)), 5000).caption).toBe(
      '1 of 5,000 findings, worst first; all open; all in a.csv',
    );
  });
});

it.each([
  [{ expected: 117.4, lower: 110, upper: 125 }, '117.4 (110–125)'],
  [{ expected: null, lower: 110, upper: 125 }, '110–125'],
  [{ expected: 117.4, lower: null, upper: null }, '117.4'],
  [{ expected: null, lower: null, upper: null }, '–'],
  [{ expected: 0, lower: null, upper: 3 }, '0 (up to 3)'],
])('expectedWithBand({ finding: %j }) is %j', (numbers, text) => {
  expect(expectedWithBand({ finding: { ...incident.result.findings[0]!, ...numbers } })).toBe(text);
});
