import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { detectDefaults } from '../../src/options.ts';
import { commandThatShows, type RunOfFinding } from '../../src/report/reproduced.ts';
import { oneOfEachKind } from './one-of-each-kind.ts';

const START = '2026-05-19T10:20:00Z';
const run: RunOfFinding = {
  options: { ...detectDefaults, tz: 'Europe/Vienna', select: ['c*'] },
  paths: ['a.csv', 'my data.csv'],
  ownPaths: ['a.csv'],
  sources: [{ __name__: 'cpu', host: "o'hare" }],
};
const { spike, restart } = oneOfEachKind;
const gap = oneOfEachKind['missing-data'];
const outlier = oneOfEachKind['peer-outlier'];
const buckets = ['1', '2', '+Inf'].map((le) => ({ __name__: 'seconds_bucket', job: 'api', le }));
const target = { instance: 'a:1', job: 'api' };

describe('commandThatShows', () => {
  it.each<[string, Finding, Partial<RunOfFinding>, string]>([
    ['its series', spike, {}, `--select 'cpu{host="o'\\''hare"}'`],
    ['what its sources agree in', spike, { sources: buckets }, `--select 'seconds_bucket{job="api"}'`],
    ['the series of its target', restart, { sources: [target] }, `--select '{instance="a:1",job="api"}'`],
    ['its series, of a gap of one', gap, {}, `--select 'cpu{host="o'\\''hare"}'`],
    ['what the run selects, of a target that is missing', { ...gap, whose: 'target' }, {}, "--select 'c*'"],
    ['what the run selects, of all that is missing', { ...gap, whose: 'all' }, {}, "--select 'c*'"],
    ['all of its name, of a peer', outlier, {}, '--select cpu'],
    ['what the run selects, of a peer without a name', outlier, { sources: [target] }, "--select 'c*'"],
    ['what the run selects, where nothing is agreed in', spike, { sources: [] }, "--select 'c*'"],
  ])('commandThatShows(finding, …) selects %s', (_, finding, said, select) => {
    expect(commandThatShows(finding, START, { ...run, ...said })).toBe(
      `aiops detect --judge-since ${START} ${select} --tz Europe/Vienna a.csv 'my data.csv'`,
    );
  });

  it.each([
    [20, 20],
    [21, 1],
  ])('commandThatShows(finding, …) of %d inputs names %d', (inputs, named) => {
    const paths = Array.from({ length: inputs }, (_, i) => `${i}.csv`);
    const command = commandThatShows(spike, START, { ...run, paths });
    expect(command.match(/\S+\.csv/g)).toHaveLength(named);
  });

  it('commandThatShows(finding, …) reports from its start on, whatever the run did', () => {
    const options = { ...run.options, judgeSince: '-24h' };
    expect(commandThatShows(spike, START, { ...run, options })).toContain(`--judge-since ${START} `);
  });
});
