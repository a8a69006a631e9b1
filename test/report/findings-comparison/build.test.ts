import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { severities } from '../../../src/findings/finding.ts';
import { findingsComparison } from '../../../src/report/findings-comparison/build.ts';
import { type ChangeName, findingsComparisonSchema } from '../../../src/report/findings-comparison/result.ts';
import { reportNames, reports } from '../reports.ts';
import { type MadeFinding, type MadeResult, madeResult, timeOf } from './made-results.ts';

const spike: MadeFinding = { series: 'cpu', from: 100, to: 109, severity: 'high' };
const accepted = { reason: 'planned', owner: null, expires: null, severity: 'high' } as const;

function compared(old: MadeResult, now: MadeResult) {
  return findingsComparison(madeResult(old), madeResult(now), undefined);
}

function changes(old: MadeResult, now: MadeResult) {
  return compared(old, now).changes.map(({ change, unseen }) =>
    unseen === null ? [change] : [change, unseen.reason],
  );
}

describe('findingsComparison(old, now) tells', () => {
  it.each<[string, MadeResult, MadeResult, string[][]]>([
    ['the same', { findings: [spike] }, { findings: [spike] }, [['same']]],
    ['the new', {}, { findings: [spike] }, [['new']]],
    ['the gone', { findings: [spike] }, {}, [['gone']]],
    ['the worse', { findings: [spike] }, { findings: [{ ...spike, severity: 'critical' }] }, [['worse']]],
    ['the better', { findings: [spike] }, { findings: [{ ...spike, severity: 'low' }] }, [['better']]],
    [
      'an edge that moved by a few samples',
      { findings: [spike] },
      { findings: [{ ...spike, from: 98, to: 110 }] },
      [['same']],
    ],
    [
      'another one of the kind, on the same series, as another',
      { findings: [spike] },
      { findings: [{ ...spike, from: 500, to: 509 }] },
      [['new'], ['gone']],
    ],
    ['what NEW accepts and OLD does not have', {}, { findings: [{ ...spike, accepted }] }, [['known']]],
    [
      'what is accepted and worse',
      { findings: [spike] },
      { findings: [{ ...spike, severity: 'critical', accepted }] },
      [['worse']],
    ],
    ['what is explained', {}, { findings: [{ ...spike, explained: 'holiday' }] }, [['new']]],
    [
      'a series that NEW lacks',
      { findings: [spike] },
      { series: ['memory'] },
      [['not-looked-at', 'series-missing']],
    ],
    ['a series that OLD lacks', { series: ['memory'] }, { findings: [spike] }, [['new', 'series-missing']]],
    [
      'what ended before NEW begins',
      { findings: [spike] },
      { from: 200 },
      [['not-looked-at', 'time-not-read']],
    ],
    [
      'what began before NEW begins',
      { findings: [spike] },
      { from: 105 },
      [['not-looked-at', 'time-not-read']],
    ],
    ['what began a step before', { findings: [spike] }, { from: 101 }, [['gone']]],
    ['what lies after NEW ends', { findings: [spike] }, { to: 50 }, [['not-looked-at', 'time-not-read']]],
    ['what lies after OLD ends', { to: 50 }, { findings: [spike] }, [['new', 'time-not-read']]],
    [
      'what NEW only learns from',
      { findings: [spike] },
      { reportedFrom: 110 },
      [['not-looked-at', 'not-reported']],
    ],
    ['what NEW still reports on', { findings: [spike] }, { reportedFrom: 109 }, [['gone']]],
    [
      'what a filter of NEW hides',
      { findings: [spike] },
      { filtered: [{ ...spike, filter: 'fdr' }] },
      [['not-looked-at', 'filtered']],
    ],
    [
      'what a filter of OLD hid',
      { filtered: [{ ...spike, filter: 'fdr' }] },
      { findings: [spike] },
      [['new', 'filtered']],
    ],
    [
      'what is shared, where a member is missing',
      { findings: [{ ...spike, series: '{}', members: ['cpu', 'memory'] }] },
      { series: ['cpu'] },
      [['not-looked-at', 'series-missing']],
    ],
    [
      'what is shared, where a member was never a series of its own',
      { findings: [{ ...spike, series: '{}', members: ['cpu', 'up'] }] },
      { series: ['cpu'] },
      [['gone']],
    ],
  ])('%s', (_, old, now, told) => {
    expect(changes(old, now)).toEqual(told);
  });

  it('what can fail a gate first, then by severity, and what is the same last', () => {
    const at = (from: number, severity: MadeFinding['severity']) => ({
      ...spike,
      from,
      to: from + 9,
      severity,
    });
    const old = { findings: [at(0, 'critical'), at(100, 'critical'), at(200, 'low')] };
    const now = {
      findings: [
        at(100, 'critical'),
        at(200, 'medium'),
        { ...at(300, 'critical'), accepted },
        at(400, 'high'),
      ],
    };
    const told = compared(old, now).changes.map(({ change, now: [is], was: [was] }) => [
      change,
      (is ?? was)?.start,
    ]);
    expect(told).toEqual([
      ['new', timeOf(400)],
      ['worse', timeOf(200)],
      ['gone', timeOf(0)],
      ['known', timeOf(300)],
      ['same', timeOf(100)],
    ]);
  });

  it('the series that only one has, and what each covers', () => {
    const { series, before, after } = compared(
      { series: ['b', 'a', 'x'], to: 99 },
      { series: ['x', 'd'], findings: [{ ...spike, series: 'd' }] },
    );
    expect(series).toEqual({ onlyBefore: ['a', 'b'], onlyAfter: ['d'] });
    expect(before).toEqual({ version: '0.1.0', from: timeOf(0), to: timeOf(99), series: 3, findings: 0 });
    expect(after).toMatchObject({ to: timeOf(999), series: 2, findings: 1 });
  });

  it('nothing of two runs on nothing', () => {
    const nothing = compared({ series: [] }, { series: [] });
    expect(nothing.changes).toEqual([]);
    expect(nothing.before).toMatchObject({ from: null, to: null });
  });
});

describe('findingsComparison(old, now, failOn)', () => {
  const gate = (old: MadeResult, now: MadeResult, failOn: MadeFinding['severity']) =>
    findingsComparison(madeResult(old), madeResult(now), failOn).gate;

  it.each<[string, MadeResult, MadeResult, MadeFinding['severity'], boolean]>([
    ['new and as grave', {}, { findings: [spike] }, 'high', false],
    ['new and milder', {}, { findings: [spike] }, 'critical', true],
    ['new and explained', {}, { findings: [{ ...spike, explained: 'holiday' }] }, 'low', true],
    ['new and accepted', {}, { findings: [{ ...spike, accepted }] }, 'low', true],
    ['new, where OLD did not look', { to: 50 }, { findings: [spike] }, 'high', false],
    ['new, of a new series', { series: ['memory'] }, { findings: [spike] }, 'high', false],
    ['worse', { findings: [{ ...spike, severity: 'low' }] }, { findings: [spike] }, 'high', false],
    [
      'worse and milder',
      { findings: [{ ...spike, severity: 'low' }] },
      { findings: [spike] },
      'critical',
      true,
    ],
    [
      'worse and accepted',
      { findings: [{ ...spike, severity: 'low' }] },
      { findings: [{ ...spike, accepted }] },
      'low',
      true,
    ],
    ['the same', { findings: [spike] }, { findings: [spike] }, 'low', true],
    ['better', { findings: [{ ...spike, severity: 'critical' }] }, { findings: [spike] }, 'low', true],
    ['gone', { findings: [spike] }, {}, 'low', true],
    [
      'another one in its place',
      { findings: [spike] },
      { findings: [{ ...spike, from: 500, to: 509 }] },
      'high',
      false,
    ],
  ])('%s', (_, old, now, failOn, passed) => {
    const { rules, ...verdict } = gate(old, now, failOn);
    expect(verdict).toEqual({ configured: true, passed });
    expect(rules).toEqual([
      expect.objectContaining({
        rule: `--fail-on ${failOn}`,
        level: 'error',
        passed,
        observed: passed ? 0 : 1,
      }),
    ]);
    expect(rules[0]?.findings).toHaveLength(passed ? 0 : 1);
  });

  it('is not configured without', () => {
    expect(compared({}, { findings: [spike] }).gate).toEqual({ configured: false, passed: null, rules: [] });
  });
});

const severity = fc.constantFrom(...severities);
/** Findings an hour apart: whether each is there, and how grave, in OLD and in NEW; NEW's edges move by up to two samples. */
const pairs = fc.array(
  fc.record({
    old: fc.option(severity),
    now: fc.option(severity),
    series: fc.constantFrom('cpu', 'memory'),
    from: fc.integer({ min: -2, max: 2 }),
    to: fc.integer({ min: -2, max: 2 }),
  }),
  { maxLength: 15 },
);
type Pair = typeof pairs extends fc.Arbitrary<(infer P)[]> ? P : never;

function resultsOf(made: readonly Pair[]): [MadeResult, MadeResult] {
  const old = made.flatMap(({ old: grave, series }, i): MadeFinding[] =>
    grave === null ? [] : [{ series, from: i * 60 + 10, to: i * 60 + 39, severity: grave }],
  );
  const now = made.flatMap(({ now: grave, series, from, to }, i): MadeFinding[] =>
    grave === null ? [] : [{ series, from: i * 60 + 10 + from, to: i * 60 + 39 + to, severity: grave }],
  );
  return [{ findings: old }, { findings: now }];
}

/** What was done by hand. */
function expectedOf({ old, now }: Pair): ChangeName | undefined {
  if (old === null) return now === null ? undefined : 'new';
  if (now === null) return 'gone';
  const rise = severities.indexOf(now) - severities.indexOf(old);
  return rise === 0 ? 'same' : rise > 0 ? 'worse' : 'better';
}

describe('laws', () => {
  it.each(reportNames)('compare(x, x) is all the same: report "%s"', (name) => {
    const { result } = reports[name];
    const { changes: told, series, gate } = findingsComparison(result, result, 'low');
    expect(told.map(({ change, unseen }) => [change, unseen])).toEqual(
      result.findings.map(() => ['same', null]),
    );
    expect([series, gate.passed]).toEqual([{ onlyBefore: [], onlyAfter: [] }, true]);
  });

  it('each change is told once, as it was made', () => {
    fc.assert(
      fc.property(pairs, (made) => {
        const [old, now] = resultsOf(made);
        const told = compared(old, now).changes.map(({ change }) => change);
        expect(told.sort()).toEqual(
          made
            .map(expectedOf)
            .filter((one) => one !== undefined)
            .sort(),
        );
      }),
    );
  });

  it('mirrored, new is gone and worse is better', () => {
    const mirrored = { new: 'gone', gone: 'new', worse: 'better', better: 'worse', same: 'same' } as const;
    fc.assert(
      fc.property(pairs, (made) => {
        const [old, now] = resultsOf(made);
        const there = compared(old, now).counts;
        const back = compared(now, old).counts;
        for (const [name, other] of Object.entries(mirrored) as [keyof typeof mirrored, ChangeName][]) {
          expect(back[other]).toBe(there[name]);
        }
      }),
    );
  });

  it('every finding of both is told, and none of NEW twice', () => {
    fc.assert(
      fc.property(pairs, (made) => {
        const [old, now] = resultsOf(made);
        const { changes: told, counts } = compared(old, now);
        const ids = (side: 'now' | 'was') =>
          told.flatMap((change) => change[side].map(({ id }) => id)).sort();
        expect(ids('now')).toEqual(
          madeResult(now)
            .findings.map(({ id }) => id)
            .sort(),
        );
        expect(ids('was')).toEqual(
          madeResult(old)
            .findings.map(({ id }) => id)
            .sort(),
        );
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(told.length);
      }),
    );
  });

  it('is what the published schema describes', () => {
    const validate = new Ajv2020({ strict: true }).compile(z.toJSONSchema(findingsComparisonSchema));
    fc.assert(
      fc.property(pairs, fc.option(severity, { nil: undefined }), (made, failOn) => {
        const [old, now] = resultsOf(made).map(madeResult);
        const told: unknown = JSON.parse(JSON.stringify(findingsComparison(old!, now!, failOn)));
        expect([validate(told), validate.errors]).toEqual([true, null]);
        expect(findingsComparisonSchema.parse(told)).toEqual(told);
      }),
      { numRuns: 20 },
    );
  });
});
