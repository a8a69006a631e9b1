import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingKinds, severities } from '../src/findings/finding.ts';
import { comparisons, thresholdLevels } from '../src/threshold-reader.ts';
import {
  type MeasureName,
  measures,
  parseThreshold,
  type Subject,
  type Threshold,
} from '../src/thresholds.ts';

const namesOf = (of: Subject) => ({ of, severities, kinds: findingKinds });
const ofFindings = (typed: string) => parseThreshold(typed, namesOf('findings'));
const ofAssessment = (typed: string) => parseThreshold(typed, namesOf('assessment'));

const none: Threshold = {
  measure: 'count',
  argument: undefined,
  comparison: '==',
  limit: 0,
  unit: 'count',
  level: 'error',
  isTotal: false,
};

describe('parseThreshold of findings', () => {
  it.each<[string, Partial<Threshold>]>([
    ['count == 0', {}],
    ['count==0', {}],
    ['  count  ==\t0  ', {}],
    ['count(high) == 0', { argument: 'high' }],
    ['count ( level-shift ) < 3', { argument: 'level-shift', comparison: '<', limit: 3 }],
    ['count != +2', { comparison: '!=', limit: 2 }],
    ['count>=-1', { comparison: '>=', limit: -1 }],
    ['count <= 1e3', { comparison: '<=', limit: 1000 }],
    ['new == 0 (warn)', { measure: 'new', level: 'warn' }],
    ['new == 0(off)', { measure: 'new', level: 'off' }],
    ['new == 0 ( error )', { measure: 'new' }],
    ['rate < 1%', { measure: 'rate', comparison: '<', limit: 0.01, unit: 'share' }],
    ['rate < 1.1 %', { measure: 'rate', comparison: '<', limit: 0.011, unit: 'share' }],
    ['rate < 5e-1%', { measure: 'rate', comparison: '<', limit: 0.005, unit: 'share' }],
    ['rate <= .01', { measure: 'rate', comparison: '<=', limit: 0.01, unit: 'share' }],
    ['rate <= 100%', { measure: 'rate', comparison: '<=', limit: 1, unit: 'share' }],
    ['max_score < 0.999', { measure: 'max_score', comparison: '<', limit: 0.999, unit: 'score' }],
    ['longest < 1h30m', { measure: 'longest', comparison: '<', limit: 5_400_000, unit: 'duration' }],
    ['longest < +1h 30 m', { measure: 'longest', comparison: '<', limit: 5_400_000, unit: 'duration' }],
    ['longest == 0', { measure: 'longest', unit: 'duration' }],
    ['missing == 0', { measure: 'missing' }],
    ['missing <= 30', { measure: 'missing', comparison: '<=', limit: 30 }],
    ['missing <= 5%', { measure: 'missing', comparison: '<=', limit: 0.05, unit: 'share' }],
    ['missing < 1.5h', { measure: 'missing', comparison: '<', limit: 5_400_000, unit: 'duration' }],
  ])('parseThreshold(%j) is understood', (typed, expected) => {
    expect(ofFindings(typed)).toEqual({
      rule: { selector: '', text: typed.trim(), rule: { ...none, ...expected } },
    });
  });

  it.each([
    ['http_*: count == 0', 'http_*', false],
    ['up{job="a: b"}:  count == 0 ', 'up{job="a: b"}', false],
    ['job:up:sum: count == 0', 'job:up:sum', false],
    ['total: count == 0', 'total', true],
    [' total : count == 0', 'total', true],
    ['total{}: count == 0', 'total{}', false],
    [': count == 0', '', false],
  ])('parseThreshold(%j) is for %j', (typed, selector, isTotal) => {
    expect(ofFindings(typed)).toEqual({ rule: { selector, text: 'count == 0', rule: { ...none, isTotal } } });
  });

  const aMeasure = 'a measure of findings (count, new, rate, max_score, longest, missing)';
  const aComparison = 'a comparison, one of < <= > >= == !=';
  it.each<[string, number, string, string?]>([
    ['', 1, aMeasure],
    ['   ', 1, aMeasure],
    ['cpu: ', 5, aMeasure],
    ['cuont == 0', 1, `${aMeasure}, got "cuont"`, 'did you mean count?'],
    ['cpu:  longst < 1m', 7, `${aMeasure}, got "longst"`, 'did you mean longest?'],
    ['level >= 2', 1, `${aMeasure}, got "level"`],
    ['== 0', 1, `${aMeasure}, got "=="`],
    ['🙂 == 0', 1, `${aMeasure}, got "🙂"`],
    ['cpu count == 0', 1, "a selector that ends with a colon and a blank, as in 'http_*: count == 0'"],
    ['http_*{ count == 0', 1, "a selector that ends with a colon and a blank, as in 'http_*: count == 0'"],
    ['total:count == 0', 1, "a selector that ends with a colon and a blank, as in 'http_*: count == 0'"],
    ['up{a="b"} count == 0', 1, "a selector that ends with a colon and a blank, as in 'http_*: count == 0'"],
    ['count(hgih) == 0', 7, 'a severity or a kind of finding, got "hgih"', 'did you mean high?'],
    [
      'count(level_shift) == 0',
      7,
      'a severity or a kind of finding, got "level_shift"',
      'did you mean level-shift?',
    ],
    ['count() == 0', 7, 'a severity or kind in the brackets, got ")"'],
    ['count(', 7, 'a severity or kind in the brackets'],
    ['count(high == 0', 12, 'a bracket that closes after high, got "=="'],
    ['rate(high) < 1%', 5, 'a comparison, as rate takes nothing in brackets, got "("'],
    ['count = 0', 7, `${aComparison}, got "="`, 'did you mean ==?'],
    ['count => 0', 7, `${aComparison}, got "=>"`, 'did you mean >=?'],
    ['count ≤ 5', 7, `${aComparison}, got "≤"`, 'did you mean <=?'],
    ['count 0', 7, `${aComparison}, got "0"`],
    ['count', 6, aComparison],
    ['count constructor 0', 7, `${aComparison}, got "constructor"`],
    ['count ==', 9, 'a number'],
    ['count == none', 10, 'a number, got "none"'],
    ['longest <', 10, 'a number with its unit, such as 10m'],
    ['count == 5%', 10, 'a bare number for count, got "5%"'],
    ['count == 5m', 10, 'a bare number for count, got "5m"'],
    ['rate < 10m', 8, 'a share such as 0.01 or 1% for rate, got "10m"'],
    ['rate < 5', 8, 'at most 1 or 100% for rate, got "5"', 'did you mean 5%?'],
    ['rate < 1', 8, 'a share with its sign for rate, got "1"', 'did you mean 1%?'],
    ['rate < 101%', 8, 'at most 1 or 100% for rate, got "101%"'],
    ['max_score < 99', 13, 'at most 1 for max_score, got "99"'],
    ['longest < 10', 11, 'a duration such as 10m or 1h30m for longest, got "10"'],
    ['longest < 10x', 11, 'a duration such as 10m or 1h30m for longest, got "10x"'],
    ['longest < -10m', 11, 'a duration such as 10m or 1h30m for longest, got "-10m"'],
    [
      'missing < 5 apples',
      11,
      'a bare number or a share such as 0.01 or 1% or a duration such as 10m or 1h30m for missing, got "5 apples"',
    ],
    ['count < 1e999', 9, 'a finite number, got "1e999"'],
    ['count == 0 (wran)', 13, 'a level, one of off, warn, error, got "wran"', 'did you mean warn?'],
    ['count == 0 (warn', 17, 'a bracket that closes after warn'],
    ['count == 0 && rate < 1%', 12, 'nothing more; each threshold is one of its own, got "&"'],
    [
      'count == 0 warn',
      12,
      'nothing more; each threshold is one of its own, got "warn"',
      'did you mean (warn)?',
    ],
    ['count == 0 1', 12, 'nothing more; each threshold is one of its own, got "1"'],
  ])('parseThreshold(%j) is refused at column %d', (typed, column, expected, fix) => {
    expect(ofFindings(typed)).toEqual(fix === undefined ? { column, expected } : { column, expected, fix });
  });

  it('parseThreshold(count(nonesuch) == 0) names all there are where none is near', () => {
    expect(ofFindings('count(nonesuch) == 0')).toMatchObject({
      fix: `one of ${[...severities, ...findingKinds].join(', ')}`,
    });
  });

  it('parseThreshold(p%) of eleven in a thousand is their share to the last bit', () => {
    for (let n = 0; n <= 1000; n++) {
      const percent = `${Math.floor(n / 10)}.${n % 10}`;
      expect(ofFindings(`rate <= ${percent}%`)).toMatchObject({ rule: { rule: { limit: n / 1000 } } });
    }
  });
});

describe('parseThreshold of an assessment', () => {
  it.each<[string, Partial<Threshold>]>([
    ['level >= 2', { measure: 'level' }],
    ['level(DQ) >= 2', { measure: 'level', argument: 'DQ' }],
    ['demonstrated >= 2', { measure: 'demonstrated' }],
    ['declared(DQ) >= 2', { measure: 'declared', argument: 'DQ' }],
    ['unknown >= 2', { measure: 'unknown', unit: 'count' }],
    ['unknown >= 2%', { measure: 'unknown', unit: 'share', limit: 0.02 }],
  ])('parseThreshold(%j) is understood', (typed, expected) => {
    const rule = { ...none, comparison: '>=', limit: 2, unit: 'level', ...expected };
    expect(ofAssessment(typed)).toEqual({ rule: { selector: '', text: typed, rule } });
  });

  const aMeasure = 'a measure of an assessment (level, demonstrated, declared, unknown)';
  it.each<[string, number, string, string?]>([
    ['count == 0', 1, `${aMeasure}, got "count"`],
    ['levle >= 2', 1, `${aMeasure}, got "levle"`, 'did you mean level?'],
    ['level >= 2%', 10, 'a bare number for level, got "2%"'],
    ['level() >= 2', 7, 'a dimension in the brackets, got ")"'],
    ['cpu: level >= 2', 1, 'no selector, for an assessment has no series'],
    ['total: level >= 2', 1, 'no selector, for an assessment has no series'],
  ])('parseThreshold(%j) is refused at column %d', (typed, column, expected, fix) => {
    expect(ofAssessment(typed)).toEqual(fix === undefined ? { column, expected } : { column, expected, fix });
  });
});

const names = Object.keys(measures) as MeasureName[];
/** Without minus zero, which no text tells from zero. */
const double = (of: fc.DoubleConstraints) => fc.double({ ...of, noNaN: true }).map((limit) => limit + 0);

const limitIn = {
  count: fc.integer(),
  level: double({ noDefaultInfinity: true }),
  share: double({ max: 1, min: -1e9 }),
  score: double({ max: 1, min: -1e9 }),
  duration: fc.nat(1e12),
} as const;
const argumentsOf = {
  'severity or kind': [...severities, ...findingKinds],
  dimension: ['DQ', 'AI_2'],
} as const;

const thresholds: fc.Arbitrary<Threshold> = fc.constantFrom(...names).chain((measure) => {
  const { units, argument } = measures[measure];
  const args: readonly string[] = argument === undefined ? [] : argumentsOf[argument];
  return fc.constantFrom(...units).chain((unit) =>
    fc.record({
      measure: fc.constant(measure),
      argument: fc.constantFrom(undefined, ...args),
      comparison: fc.constantFrom(...comparisons),
      limit: limitIn[unit],
      unit: fc.constant(unit),
      level: fc.constantFrom(...thresholdLevels),
      isTotal: measures[measure].of === 'findings' ? fc.boolean() : fc.constant(false),
    }),
  );
});

/** Exactly: a double over 100 may be another one times 100, but its digits are not. */
function percentOf(share: number): string {
  const [digits = '', exponent = ''] = share.toExponential().split('e');
  return `${digits}e${Number(exponent) + 2}%`;
}

function printed({ measure, argument, comparison, limit, unit, level, isTotal }: Threshold): string {
  const amount = {
    count: limit,
    level: limit,
    score: limit,
    share: percentOf(limit),
    duration: `${limit}ms`,
  }[unit];
  const brackets = argument === undefined ? '' : `(${argument})`;
  return `${isTotal ? 'total: ' : ''}${measure}${brackets} ${comparison} ${amount}${level === 'error' ? '' : ` (${level})`}`;
}

it('parseThreshold(printed threshold) gives it back', () => {
  fc.assert(
    fc.property(thresholds, (threshold) => {
      const read = parseThreshold(printed(threshold), namesOf(measures[threshold.measure].of));
      expect(read).toMatchObject({ rule: { rule: threshold } });
    }),
    { numRuns: 1000 },
  );
});

const pieces = [
  'count',
  'rate',
  'high',
  '(',
  ')',
  '<',
  '==',
  '5',
  '1%',
  '10m',
  'warn',
  ': ',
  '{',
  '"',
  ' ',
  '🙂',
  '\n',
];
const garbage = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join('')),
);

it('parseThreshold(whatever) never throws, and points into the text or one past it', () => {
  fc.assert(
    fc.property(garbage, fc.constantFrom<Subject>('findings', 'assessment'), (typed, of) => {
      const read = parseThreshold(typed, namesOf(of));
      if ('rule' in read) return;
      expect(read.expected).not.toBe('');
      expect(read.column).toBeGreaterThanOrEqual(1);
      expect(read.column).toBeLessThanOrEqual(typed.length + 1);
    }),
    { numRuns: 3000 },
  );
});
