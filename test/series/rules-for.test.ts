import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import type { NamedSeries } from '../../src/series/judged-selector.ts';
import { seriesName } from '../../src/series/labels.ts';
import { checkRulesFor, rulesFor } from '../../src/series/rules-for.ts';
import { minDuration } from '../rules.ts';

const named = (name: string, job = 'api'): NamedSeries => {
  const labels = { __name__: name, job };
  return { name: seriesName(labels), labels };
};

describe('rulesFor', () => {
  it('rulesFor(rules, series) are those that mean it, in their order', () => {
    const rules = minDuration('1m', 'cpu: 2m', 'disk: 3m', '{job="api"}: 4m', 'cpu{job="db"}: 5m');
    const texts = (series: NamedSeries) => rulesFor(rules, series).map(({ text }) => text);
    expect(texts(named('cpu'))).toEqual(['1m', '2m', '4m']);
    expect(texts(named('disk', 'db'))).toEqual(['1m', '3m']);
    expect(rulesFor([], named('cpu'))).toEqual([]);
  });
});

describe('checkRulesFor', () => {
  const all = [named('cpu_seconds'), named('cpu_seconds', 'db'), named('disk_bytes')];

  it.each([[['1m']], [['cpu_*: 1m', '{job="db"}: 2m']], [[]]])(
    'checkRulesFor(option, %j, all) is content',
    (typed) => {
      expect(() => checkRulesFor('min-duration', minDuration(...typed), all)).not.toThrow();
    },
  );

  const shown = 'the series are: cpu_seconds{job="api"}, cpu_seconds{job="db"}, disk_bytes{job="api"}';
  it.each([
    ['cpu_second: 1m', 'did you mean cpu_seconds?'],
    ['disk_byets{job="api"}: 1m', 'did you mean disk_bytes?'],
    ['memory: 1m', shown],
    ['{job="web"}: 1m', shown],
  ])('checkRulesFor(option, [%j], all) refuses', (typed, fix) => {
    const what = `--min-duration ${JSON.stringify(typed)} is for none of 3 series`;
    expect(() => checkRulesFor('min-duration', minDuration('1m', typed), all)).toThrow(
      new UsageError({ code: 'rule-for-nothing', place: 'aiops', what, fix }),
    );
  });

  it('checkRulesFor(option, rules, none) blames no rule', () => {
    expect(() => checkRulesFor('min-duration', minDuration('cpu: 1m'), [])).not.toThrow();
  });

  it('checkRulesFor(option, [a selector that is none], all) refuses', () => {
    expect(() => checkRulesFor('min-duration', minDuration('{job}: 1m'), all)).toThrow(
      /^aiops: error: series selector "{job}": expected/,
    );
  });
});
