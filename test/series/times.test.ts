import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import {
  type EpochUnit,
  epochUnitOf,
  isPlausibleEpoch,
  momentOf,
  newTimeOrder,
  TimeReader,
} from '../../src/series/times.ts';

const read = (text: string, zone = 'UTC', epoch?: EpochUnit) =>
  new TimeReader({ zone, epoch }).read(text, newTimeOrder());
const iso = (ms: number) => new Date(ms).toISOString();

describe('TimeReader.read', () => {
  it.each([
    ['2026-05-19T10:00:00Z', '2026-05-19T10:00:00.000Z'],
    ['2026-05-19 10:00:00 UTC', '2026-05-19T10:00:00.000Z'],
    ['2026-05-19T10:00', '2026-05-19T10:00:00.000Z'],
    ['2026-05-19 10:00', '2026-05-19T10:00:00.000Z'],
    ['2026-05-19T10:00:00.5Z', '2026-05-19T10:00:00.500Z'],
    ['2026-05-19T10:00:00,25Z', '2026-05-19T10:00:00.250Z'],
    ['2026-05-19T10:00:00.123999999Z', '2026-05-19T10:00:00.123Z'],
    ['2026-05-19T12:00:00+02:00', '2026-05-19T10:00:00.000Z'],
    ['2026-05-19T12:00:00+0200', '2026-05-19T10:00:00.000Z'],
    ['2026-05-19T12:00:00 +02', '2026-05-19T10:00:00.000Z'],
    ['2026-05-19T04:30:00-05:30', '2026-05-19T10:00:00.000Z'],
    ['20260519T100000Z', '2026-05-19T10:00:00.000Z'],
    ['20260519T1000', '2026-05-19T10:00:00.000Z'],
    ['20260519', '2026-05-19T00:00:00.000Z'],
    ['2026-05-19', '2026-05-19T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['Tue, 19 May 2026 10:00:00 GMT', '2026-05-19T10:00:00.000Z'],
    ['19 May 2026 12:00 +0200', '2026-05-19T10:00:00.000Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ])('read(%j) is %s', (text, moment) => {
    expect(iso(read(text))).toBe(moment);
  });

  it.each<[string, EpochUnit, number]>([
    ['1779184800', 's', 1779184800000],
    ['1779184800.123', 's', 1779184800123],
    ['1779184800.9999', 's', 1779184800999],
    ['1.779184860e+09', 's', 1779184860000],
    ['1779184860000', 'ms', 1779184860000],
    ['1779184860000999', 'us', 1779184860000],
    ['1779184860000000000', 'ns', 1779184860000],
    ['1779184859999999999', 'ns', 1779184859999],
    ['1.77918486e18', 'ns', 1779184860000],
    ['1', 'ns', 0],
    ['-1', 'ns', -1],
    ['-1000000', 'ns', -1],
    ['-1500000', 'ns', -2],
    ['-3600', 's', -3600000],
    ['-1.5', 'ms', -2],
    ['0', 's', 0],
  ])('read(%j) in %s is %d', (text, unit, ms) => {
    expect(read(text, 'UTC', unit)).toBe(ms);
  });

  it.each([
    ['', undefined],
    ['noon', undefined],
    ['12:30:00', undefined],
    ['1779184800', undefined],
    ['2026-02-30T00:00:00Z', undefined],
    ['2025-02-29', undefined],
    ['2026-13-01', undefined],
    ['2026-05-19T24:00:00Z', undefined],
    ['2026-05-19T10:60:00Z', undefined],
    ['2026-05-19T10:00:00+25:00', undefined],
    ['2026-5-19', undefined],
    ['05/19/2026', undefined],
    ['19.05.2026', undefined],
    ['1e40', 's'],
    ['1_000', 's'],
    ['0x10', 's'],
  ] as const)('read(%j) with unit %s is no time', (text, unit) => {
    expect(read(text, 'UTC', unit)).toBeNaN();
  });

  it('reads times without an offset in the zone, and says that it saw them', () => {
    const times = new TimeReader({ zone: 'Europe/Vienna', epoch: undefined });
    expect(iso(times.read('2026-05-19T12:00:00Z', newTimeOrder()))).toBe('2026-05-19T12:00:00.000Z');
    expect(times.sawCivil).toBe(false);
    expect(iso(times.read('2026-05-19 12:00:00', newTimeOrder()))).toBe('2026-05-19T10:00:00.000Z');
    expect(times.sawCivil).toBe(true);
  });

  const twice = ['01:30', '02:00', '02:30', '02:30', '02:00', '02:30', '03:00'];
  const once = ['23:30', '00:00', '00:30', '00:30', '01:00', '01:30', '02:00'];

  it('takes the second pass of an hour that came twice where the times go back', () => {
    expect(clockTimes(twice)).toEqual(once);
  });

  it('takes the passes the other way round where the times run backwards', () => {
    expect(clockTimes(['04:00', ...[...twice].reverse()])).toEqual([
      '03:00',
      '02:00',
      '01:30',
      '01:00',
      '00:30',
      '00:30',
      '00:00',
      '23:30',
    ]);
  });
});

function clockTimes(clocks: readonly string[]): string[] {
  const times = new TimeReader({ zone: 'Europe/Vienna', epoch: undefined });
  const order = newTimeOrder();
  return clocks.map((clock) => iso(times.read(`2026-10-25 ${clock}`, order)).slice(11, 16));
}

describe('TimeReader.fault', () => {
  const LOCAL = 'dates with slashes or dots mean different days in different countries, and are not read';

  it.each([
    [
      'noon',
      {
        code: 'time-format',
        what: 'expected a time in column "ts", got "noon"',
        fix: 'export ISO 8601 (2026-05-19T10:00:00Z), or epoch seconds',
      },
    ],
    [
      '2026-02-30T10:00:00Z',
      {
        code: 'time-format',
        what: 'expected a time in column "ts", got "2026-02-30T10:00:00Z"',
        why: 'February 2026 has 28 days',
        fix: 'export ISO 8601 (2026-05-19T10:00:00Z), or epoch seconds',
      },
    ],
    [
      '03/04/2026 10:00',
      {
        code: 'time-ambiguous',
        what: '"03/04/2026 10:00" could be 3 April or 4 March',
        fix: 'export ISO 8601 (2026-04-03T10:00:00Z)',
      },
    ],
    [
      '03.04.26',
      {
        code: 'time-ambiguous',
        what: '"03.04.26" could be 3 April or 4 March',
        fix: 'export ISO 8601 (2026-04-03T00:00:00Z)',
      },
    ],
    [
      '05/19/2026 10:00:00 AM',
      {
        code: 'time-format',
        what: 'expected a time in column "ts", got "05/19/2026 10:00:00 AM"',
        why: LOCAL,
        fix: 'export ISO 8601 (2026-05-19T10:00:00Z)',
      },
    ],
    [
      '03/04/2026 12:05 pm',
      {
        code: 'time-ambiguous',
        what: '"03/04/2026 12:05 pm" could be 3 April or 4 March',
        fix: 'export ISO 8601 (2026-04-03T12:05:00Z)',
      },
    ],
    [
      '19.05.2026 9:05',
      {
        code: 'time-format',
        what: 'expected a time in column "ts", got "19.05.2026 9:05"',
        why: LOCAL,
        fix: 'export ISO 8601 (2026-05-19T09:05:00Z)',
      },
    ],
    [
      '2026/05/19',
      {
        code: 'time-format',
        what: 'expected a time in column "ts", got "2026/05/19"',
        why: LOCAL,
        fix: 'export ISO 8601 (2026-05-19T00:00:00Z)',
      },
    ],
    [
      '2026-03-29 02:30:00',
      {
        code: 'time-gap',
        what: '"2026-03-29 02:30:00" never happened in Europe/Vienna',
        why: 'the clocks there were put forward past it',
        fix: 'export times with their offset, or name the zone they are in with --tz',
      },
    ],
  ])('fault(%j)', (text, fault) => {
    const times = new TimeReader({ zone: 'Europe/Vienna', epoch: undefined });
    expect(times.fault(text, 'a.csv:2:1', 'ts')).toEqual({ place: 'a.csv:2:1', ...fault });
  });
});

describe('epochUnitOf', () => {
  it.each([
    [['1779184800', '1779184860'], 's'],
    [['-3600', '0', '3600'], 's'],
    [['1779184800000'], 'ms'],
    [['1779184800000000'], 'us'],
    [['1779184800000000000'], 'ns'],
    [['1.779184800e+09'], 's'],
    [['1779184800', 'noon', '1779184860'], 's'],
    [['20260519', '20260520'], undefined],
    [['2026-05-19T10:00:00Z'], undefined],
    [[], undefined],
  ])('epochUnitOf(%j) is %s', (texts, unit) => {
    expect(epochUnitOf(texts)).toBe(unit);
  });
});

describe('isPlausibleEpoch', () => {
  it.each([
    ['1779184800', true],
    ['1779184800.5', true],
    ['1779184800000', true],
    ['1779184800000000000', true],
    ['42', false],
    ['46161.4', false],
    ['29439029248', false],
    ['2026-05-19', false],
  ])('isPlausibleEpoch(%j) is %s', (text, plausible) => {
    expect(isPlausibleEpoch(text)).toBe(plausible);
  });
});

describe('momentOf', () => {
  const END_MS = Date.UTC(2026, 4, 20);

  it.each([
    ['2026-05-19T10:00:00Z', 'UTC', '2026-05-19T10:00:00.000Z'],
    ['2026-05-19', 'Europe/Vienna', '2026-05-18T22:00:00.000Z'],
    ['20260519', 'UTC', '2026-05-19T00:00:00.000Z'],
    ['1779184800', 'UTC', '2026-05-19T10:00:00.000Z'],
    ['1779184800000', 'UTC', '2026-05-19T10:00:00.000Z'],
    ['-24h', 'UTC', '2026-05-19T00:00:00.000Z'],
    ['-7d', 'UTC', '2026-05-13T00:00:00.000Z'],
    ['-1h30m', 'UTC', '2026-05-19T22:30:00.000Z'],
  ])("momentOf('since', %j, %j) is %s", (text, zone, moment) => {
    expect(iso(momentOf('since', text, zone, END_MS))).toBe(moment);
  });

  const fix = 'give a time such as 2026-05-19T10:00:00Z, or an amount before the end such as -24h';

  it.each([
    ['yesterday', { code: 'option-value', what: '--since "yesterday": expected a time' }],
    ['', { code: 'option-value', what: '--since "": expected a time' }],
    ['19.05.2026', { code: 'option-value', what: '--since "19.05.2026": expected a time' }],
    ['03/04/2026', { code: 'time-ambiguous', what: '--since "03/04/2026" could be 3 April or 4 March' }],
    [
      '2026-03-29T02:30',
      { code: 'time-gap', what: '--since "2026-03-29T02:30" never happened in Europe/Vienna' },
    ],
  ])("momentOf('since', %j) refuses", (text, fault) => {
    expect(() => momentOf('since', text, 'Europe/Vienna', END_MS)).toThrow(
      new UsageError({ place: 'aiops', fix, ...fault }),
    );
  });
});
