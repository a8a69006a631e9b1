import { describe, expect, it } from 'vitest';
import { chosenSeries } from '../../../src/report/picture/chosen.ts';
import { reports } from '../reports.ts';

const { result } = reports.incident;

const namesOf = (most: number) =>
  chosenSeries(result, most).drawn.map(({ series }) => series.series.slice(0, 11));

describe('chosenSeries', () => {
  it('chosenSeries(result, 6) begins with the worst finding', () => {
    expect(namesOf(6)).toEqual(['http_reques', 'queue_depth', 'http_errors', 'cpu', 'disk_free']);
    expect(chosenSeries(result, 6).drawn[3]?.findings.map(({ kind }) => kind)).toEqual([
      'missing-data',
      'dip',
    ]);
  });

  it('chosenSeries(result, 2) counts the rest', () => {
    expect(namesOf(2)).toEqual(['http_reques', 'queue_depth']);
    expect(chosenSeries(result, 2)).toMatchObject({ more: 3, withoutPicture: 0 });
  });

  it('chosenSeries(what several series share) shows it in each that is drawn', () => {
    const [spike, shift] = result.findings;
    const shared = { ...spike!, series: '{}', members: [spike!.series, 'cpu', 'absent'] };
    const { drawn } = chosenSeries({ ...result, findings: [shared, shift!] }, 6);
    expect(drawn.map(({ series, findings }) => [series.series.slice(0, 4), findings.length])).toEqual([
      ['http', 1],
      ['cpu', 1],
      ['queu', 1],
    ]);
  });

  it.each([
    ['shared by series without samples', reports.shared.result, { drawn: [], more: 0, withoutPicture: 3 }],
    ['quiet', reports.quiet.result, { drawn: [], more: 0, withoutPicture: 0 }],
  ])('chosenSeries(%s) draws nothing', (_name, quiet, chosen) => {
    const series = quiet.series.map(({ data: _data, ...head }) => head);
    expect(chosenSeries({ ...quiet, series }, 6)).toEqual(chosen);
  });
});
