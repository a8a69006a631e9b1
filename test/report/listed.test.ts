import { describe, expect, it } from 'vitest';
import { ListedFindings } from '../../src/report/listed.ts';
import type { ReportedFinding } from '../../src/report/result.ts';

const finding = (id: string, series: string, members: string[] | null = null) =>
  ({ id, series, members }) as ReportedFinding;

const listed = new ListedFindings([
  finding('spike', 'cpu'),
  finding('dip', 'cpu'),
  finding('down', '{job="a"}', ['cpu', 'a_total', 'b_total']),
  finding('restart', '{job="a"}', ['a_total', 'a_total']),
]);

describe('ListedFindings', () => {
  it.each<[string, string, readonly string[], readonly string[]]>([
    ['a series as it was read', 'cpu', ['cpu'], ['spike', 'dip', 'down']],
    ['a rate', 'rate(a_total)', ['a_total'], ['down', 'restart']],
    ['what is made of several members', 'average(t)', ['a_total', 'b_total'], ['down']],
    ['what is made of a member twice', 'error-share(t)', ['a_total', 'a_total'], ['down', 'restart']],
    ['what is made of a member and of others', 'sum(rate(t))', ['a_total', 'c_total'], []],
    ['a series of another target', 'load', ['load'], []],
    ['a series of the name of a shared finding', '{job="a"}', ['load'], []],
    ['nothing', 'nothing', [], []],
  ])('new ListedFindings(findings).of(%s)', (_, name, sourceNames, ids) => {
    expect(listed.of({ name, sourceNames }).map(({ id }) => id)).toEqual(ids);
  });
});
