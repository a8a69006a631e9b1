import { describe, expect, it } from 'vitest';
import { FindingsBySeries } from '../../src/gate/findings-by-series.ts';

const finding = (id: string, series: string, members: string[] | null = null) => ({
  id,
  series,
  members,
});

const listed = new FindingsBySeries([
  finding('spike', 'cpu'),
  finding('dip', 'cpu'),
  finding('down', '{job="a"}', ['cpu', 'a_total', 'b_total']),
  finding('restart', '{job="a"}', ['a_total', 'a_total']),
]);

describe('FindingsBySeries', () => {
  it.each<[string, string, readonly string[] | null, readonly string[]]>([
    ['a series as it was read', 'cpu', null, ['spike', 'dip', 'down']],
    ['a rate', 'rate(a_total)', ['a_total'], ['down', 'restart']],
    ['what is made of several members', 'average(t)', ['a_total', 'b_total'], ['down']],
    ['what is made of a member twice', 'error-share(t)', ['a_total', 'a_total'], ['down', 'restart']],
    ['what is made of a member and of others', 'sum(rate(t))', ['a_total', 'c_total'], []],
    ['a series of another target', 'load', ['load'], []],
    ['a series of the name of a shared finding', '{job="a"}', ['load'], []],
  ])('new FindingsBySeries(findings).of(%s)', (_, series, sources, ids) => {
    expect(listed.of({ series, sources }).map(({ id }) => id)).toEqual(ids);
  });
});
