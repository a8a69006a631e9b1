import { expect, it } from 'vitest';
import { documentOf } from '../../../src/report/document/build.ts';
import type { FindingsResult } from '../../../src/report/result.ts';
import { quiet } from './joined-results.ts';

const of = (...results: FindingsResult[]) => documentOf(results, { tz: 'UTC', branding: null });

/** A result of some files, each with so many samples of a hundred that were expected. */
function read(files: Readonly<Record<string, number>>, settings = {}): FindingsResult {
  const [input] = quiet.result.inputs;
  const inputs = Object.entries(files).map(([path, samples]) => ({
    ...input!,
    path,
    quality: { ...input!.quality, expected: 100, samples, missing: 0 },
  }));
  return { ...quiet.result, inputs, settings: { ...quiet.result.settings, ...settings } };
}

it.each<[string, FindingsResult[], string[]]>([
  ['once', [read({ 'a.csv': 100, 'b.csv': 100 }), read({ 'c.csv': 100 })], ['a.csv', 'b.csv', 'c.csv']],
  [
    'by two results',
    [read({ 'a.csv': 100 }), read({ 'a.csv': 100 })],
    ['a.csv, result 1', 'a.csv, result 2'],
  ],
  [
    'by two results, once beside another',
    [read({ 'a.csv': 100, 'b.csv': 100 }), read({ 'b.csv': 100 })],
    ['a.csv', 'b.csv (a.csv and 1 more)', 'b.csv (b.csv)'],
  ],
])('documentOf(results).quality.inputs tells apart what was read %s', (_, results, paths) => {
  expect(of(...results).quality.inputs.map(({ path }) => path)).toEqual(paths);
});

it('documentOf(results).method.facts: what is the same in all results is told once', () => {
  const results = ['UTC', 'Asia/Kolkata'].map((tz) => read({ 'a.csv': 100 }, { tz, season: 'auto' }));
  const zones = of(...results).method.facts.filter(({ label }) => /^(Seasons asked|Time zone)/.test(label));
  expect(zones).toEqual([
    { label: 'Seasons asked for', value: 'auto' },
    { label: 'Time zone of seasons (a.csv, UTC)', value: 'UTC' },
    { label: 'Time zone of seasons (a.csv, Asia/Kolkata)', value: 'Asia/Kolkata' },
  ]);
});

it.each([
  [{ 'a.csv': 100, 'b.csv': 90 }, '5% of the expected samples are missing'],
  [{ 'a.csv': 130, 'b.csv': 90 }, '5% of the expected samples are missing'],
  [{ 'a.csv': 130, 'b.csv': 100 }, 'no expected sample is missing'],
])('documentOf(result of %j).facts: what one has too many of makes up for nothing', (files, told) => {
  const { facts } = of(read(files));
  expect(facts.find(({ label }) => label === 'Data quality')?.value).toBe(told);
});

it('documentOf(results) tells that one export was read twice, at the top and where it is listed', () => {
  const one = (path: string, sha256: string) => {
    const result = read({ [path]: 100 });
    return { ...result, inputs: result.inputs.map((input) => ({ ...input, sha256 })) };
  };
  const { leftOut, quality } = of(one('a.csv', 'f00'), one('b.csv', 'ba5'), one('copy.csv', 'f00'));
  expect(leftOut[0]).toBe(
    'The same export was read 2 times (a.csv and 1 more): its samples and findings count as often.',
  );
  const told = quality.inputs.filter(({ warnings }) => warnings.join().includes('byte by byte'));
  expect(told.map(({ path }) => path)).toEqual(['a.csv', 'copy.csv']);
});

it('documentOf(result without a series that can be judged).method.facts has no empty value', () => {
  const { facts } = of({ ...quiet.result, series: [] }).method;
  expect(facts.filter(({ value }) => value.length < 2)).toEqual([]);
});
