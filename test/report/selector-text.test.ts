import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonLabels, selectorText } from '../../src/report/selector-text.ts';
import type { Labels } from '../../src/series/labels.ts';
import { parseSelector } from '../../src/series/selector.ts';

describe('selectorText', () => {
  it.each<[Labels, string]>([
    [{ __name__: 'up', job: 'api' }, 'up{job="api"}'],
    [{ __name__: 'up' }, 'up'],
    [{ job: 'api', instance: 'a:1' }, '{instance="a:1",job="api"}'],
    [{ __name__: 'CPU [%]' }, '{__name__="CPU [%]"}'],
    [{ __name__: 'cpu*', 'Data Center': 'a' }, '{Data Center="a",__name__="cpu*"}'],
    [{ __name__: 'up', path: 'C:\\new "x"\n' }, 'up{path="C:\\\\new \\"x\\"\\n"}'],
    [{ __name__: 'up', 'x,y': 'a', job: 'b' }, 'up{job="b"}'],
    [{}, '{}'],
  ])('selectorText(%j) = %s', (labels, text) => {
    expect(selectorText(labels)).toBe(text);
  });

  it('selectorText(labels) picks the series with these labels, and none that has another value', () => {
    const name = fc.string({
      minLength: 1,
      maxLength: 6,
      unit: fc.constantFrom('a', '*', '[', '{', '"', ' '),
    });
    const label = fc.constantFrom('__name__', 'job', 'Data Center', 'x-y');
    const value = fc.string({
      minLength: 1,
      maxLength: 5,
      unit: fc.constantFrom('a', '"', '\\', '\n', '}', ','),
    });
    const labels = fc.dictionary(label, fc.oneof(name, value), { minKeys: 1 });
    fc.assert(
      fc.property(labels, (set) => {
        const picks = parseSelector(selectorText(set));
        expect(picks(set)).toBe(true);
        for (const key of Object.keys(set)) expect(picks({ ...set, [key]: `${set[key]}!` })).toBe(false);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('commonLabels', () => {
  it.each<[readonly Labels[], Labels]>([
    [[], {}],
    [[{ job: 'api', le: '1' }], { job: 'api', le: '1' }],
    [
      [
        { job: 'api', le: '1' },
        { job: 'api', le: '2' },
      ],
      { job: 'api' },
    ],
    [[{ job: 'api' }, { team: 'a' }], {}],
  ])('commonLabels(%j) = %j', (sets, common) => {
    expect(commonLabels(sets)).toEqual(common);
  });
});
