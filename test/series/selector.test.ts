import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { type Labels, seriesName } from '../../src/series/labels.ts';
import { parseSelector } from '../../src/series/selector.ts';

const up: Labels = { __name__: 'up', job: 'api', instance: '10.20.0.1:9090' };
const bare: Labels = { job: 'api' };

describe('parseSelector', () => {
  it.each<[string, Labels, boolean]>([
    ['up', up, true],
    ['u', up, false],
    ['UP', up, false],
    [' up ', up, true],
    ['u*', up, true],
    ['?p', up, true],
    ['*', up, true],
    ['', up, true],
    ['{}', up, true],
    ['up{}', up, true],
    ['*api*', up, false],
    ['http_*_total', { __name__: 'http_requests_total' }, true],
    ['http_*', { __name__: 'http_a/b.c' }, true],
    ['*', { __name__: '.hidden' }, true],
    ['*_[ab]', { __name__: 'cpu_b' }, true],
    ['*_[ab]', { __name__: 'cpu_c' }, false],

    ['up{job="api"}', up, true],
    ['up{job="db"}', up, false],
    ['{job="api"}', up, true],
    ['down{job="api"}', up, false],
    ['up{job="ap"}', up, false],
    ['up{job="api",instance="10.20.0.1:9090"}', up, true],
    ['up{job="api",instance="elsewhere"}', up, false],
    ['up { job = "api" , }', up, true],
    ['up{env=""}', up, true],
    ['up{env="live"}', up, false],
    ['{__name__="up"}', up, true],

    ['up{job!="db"}', up, true],
    ['up{job!="api"}', up, false],
    ['up{env!=""}', up, false],

    [String.raw`up{instance=~"10\.20\..*"}`, up, true],
    [String.raw`up{instance=~"10\\.20\\..*"}`, up, true],
    [String.raw`up{instance=~"10\.2\..*"}`, up, false],
    ['up{job=~"ap"}', up, false],
    ['up{job=~"pi"}', up, false],
    ['up{job=~"db|api"}', up, true],
    ['up{job=~"db|ap"}', up, false],
    ['up{job=~".+"}', up, true],
    ['up{env=~".*"}', up, true],
    ['up{env=~".+"}', up, false],
    ['{text=~"a.b"}', { text: 'a\nb' }, true],

    ['up{job!~"db|web"}', up, true],
    ['up{job!~"a.*"}', up, false],
    ['up{job!~"a"}', up, true],

    [String.raw`{path="C:\\new"}`, { path: String.raw`C:\new` }, true],
    [String.raw`{text="say \"hi\""}`, { text: 'say "hi"' }, true],
    [String.raw`{text="a\nb\rc"}`, { text: 'a\nb\rc' }, true],
    ['{text="a}b,c=\\"d"}', { text: 'a}b,c="d' }, true],

    ['{job="api"}', bare, true],
    ['*', bare, true],
    ['*job*', bare, true],
    ['*db*', bare, false],
    ['*', {}, true],

    ['CPU [%] (total)', { __name__: 'CPU [%] (total)' }, true],
    [String.raw`\\web\disk\free`, { __name__: String.raw`\\web\disk\free` }, true],
    [String.raw`\\\\web\\disk`, { __name__: String.raw`\\web\disk` }, true],
    ['{Data Center="Wien 3"}', { __name__: 'load', 'Data Center': 'Wien 3' }, true],
    ['{größe=~"[0-9]+"}', { __name__: 'load', größe: '12' }, true],
  ])('parseSelector(%j)(%j) is %s', (text, labels, isMeant) => {
    expect(parseSelector(text)(labels)).toBe(isMeant);
  });

  it.each([
    ['up{job="api"', 'a name, or name{label="value"}'],
    ['up{job="api"}x', 'a name, or name{label="value"}'],
    ['up{job}', 'label="value" at "job"'],
    ['up{job=api}', 'label="value" at "job=api"'],
    ["up{job='api'}", `label="value" at "job='api'"`],
    ['up{="api"}', String.raw`label="value" at "=\"api\""`],
    ['up{job=="api"}', String.raw`label="value" at "job==\"api\""`],
    ['up{job="a" host="b"}', String.raw`label="value" at "job=\"a\" host=\"b\""`],
    ['up{job="a",,}', 'label="value" at ","'],
    ['up{job="a",host>"b"}', String.raw`label="value" at "host>\"b\""`],
    ['up{job=~"("}', 'a regular expression instead of "("'],
    ['up{job!~"["}', 'a regular expression instead of "["'],
  ])('parseSelector(%j) refuses', (text, expected) => {
    expect(() => parseSelector(text)).toThrow(
      new UsageError({
        code: 'selector',
        place: 'aiops',
        what: `series selector ${JSON.stringify(text)}: expected ${expected}`,
        fix: `write it like 'http_*' or 'up{job="api",instance=~"10.*"}'`,
      }),
    );
  });

  it('parseSelector(seriesName(labels)) means those labels, and no others', () => {
    const value = fc.string({
      unit: fc.constantFrom('a', 'B', ' ', '"', '\\', '\n', '\r', '{', '}', ',', '=', 'ü', '🚀'),
    });
    const labels = fc
      .tuple(
        fc.constantFrom('up', 'CPU [%]'),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,2}$/), value, { maxKeys: 3 }),
      )
      .map(([name, rest]) => ({ ...rest, __name__: name, always: 'there' }));
    fc.assert(
      fc.property(labels, labels, (one, other) => {
        const means = parseSelector(seriesName(one));
        expect(means(one)).toBe(true);
        expect(means({ ...one, always: 'gone' })).toBe(false);
        expect(means({ ...one, __name__: `${one.__name__}x` })).toBe(false);
        const hasAll = Object.entries(one).every(
          ([label, text]) => (other as Labels)[label] === text || (text === '' && !(label in other)),
        );
        expect(means(other)).toBe(hasAll);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
