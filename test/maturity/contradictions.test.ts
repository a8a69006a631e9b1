import { describe, expect, it } from 'vitest';
import type { AnswerSet, Evidence } from '../../src/maturity/answers.ts';
import { artefact, placedIn, type Rules } from './ladder.ts';

const level2: Rules = { all: 0, 'level 1': 4, 'level 2': 4 };

describe('assessed(…).contradictions', () => {
  it('finds none in a room that agrees', () => {
    expect(placedIn({ rules: [level2], evidence: 'all' }).contradictions).toEqual([]);
  });

  it('K2: a gate met above one that is not; what is unknown is no contradiction', () => {
    const skipped = placedIn({ rules: [{ ...level2, 'DQ 2': 2, 'DQ 4': 3 }], evidence: 'all' });
    expect(skipped.contradictions).toEqual([
      { code: 'K2', id: 'K2-DQ', dimension: 'DQ', unmet: ['DQ-2', 'DQ-3'], met: ['DQ-4'], resolution: null },
    ]);
    const unknown = placedIn({
      rules: [{ ...level2, 'DQ 2': 'unknown', 'DQ 3': 'unknown', 'DQ 4': 3 }],
      evidence: 'all',
    });
    expect(unknown.contradictions).toEqual([]);
  });

  it('K3: a cap is broken', () => {
    const { contradictions } = placedIn({ rules: [{ ...level2, 'CTX 3': 4, 'DQ 2': 0 }], evidence: 'all' });
    expect(contradictions).toEqual([
      {
        code: 'K3',
        id: 'K3-CTX',
        dimension: 'CTX',
        level: 2,
        uncapped: 3,
        heldBy: [{ dimension: 'DQ', needs: 2, has: 1 }],
        resolution: null,
      },
    ]);
  });

  const seen = (
    scores: readonly (0 | 1 | 2 | 3 | 4)[],
    roles: readonly string[],
    rest: Partial<AnswerSet> = {},
  ) =>
    placedIn({ rules: scores.map((score) => ({ ...level2, 'ITS-1': score })), roles, evidence: 'all', rest })
      .contradictions;

  it('K5: managers and practitioners a step apart, from three respondents on', () => {
    const gap = (scores: (0 | 1 | 2 | 3 | 4)[], roles: string[]) => {
      const [found] = seen(scores, roles);
      return found?.code === 'K5' ? found.gap : undefined;
    };
    expect(gap([4, 3, 3], ['manager', 'operations', 'development'])).toEqual({ steps: 1, medians: null });
    expect(gap([4, 4, 2, 3], ['manager', 'executive', 'operations', 'data'])).toEqual({
      steps: 2,
      medians: { manager: 4, practitioner: 2 },
    });
    expect(seen([4, 3], ['manager', 'operations'])).toEqual([]);
    expect(seen([4, 4, 4], ['manager', 'operations', 'operations'])).toEqual([]);
    expect(seen([4, 3, 3], ['operations', 'operations', 'data'])).toEqual([]);
  });

  it('K5: an agreed answer settles it, and the first answers stay', () => {
    const agreed = { 'ITS-1': { answer: 3, reason: 'ten records looked at together' } } as const;
    expect(seen([4, 3, 3], ['manager', 'operations', 'data'], { agreed })).toEqual([]);
    const { standings } = placedIn({
      rules: [4, 3, 3].map((score) => ({ ...level2, 'ITS-1': score as 3 })),
      rest: { agreed },
    });
    expect(standings.find(({ criterion }) => criterion.id === 'ITS-1')).toMatchObject({
      answer: 3,
      votes: [3, 3, 4],
    });
  });

  it('K6: the best evidence is stale; a fresh piece beside it makes it good', () => {
    const old = artefact('list of sources', '2025-11-01');
    const stale = placedIn({ rules: [level2], evidence: { 'CON-1': [old] } });
    expect(stale.contradictions).toEqual([
      {
        code: 'K6',
        id: 'K6-CON-1',
        gates: ['CON-1'],
        what: 'list of sources',
        why: 'stale',
        resolution: null,
      },
    ]);
    expect(
      placedIn({ rules: [level2], evidence: { 'CON-1': [old, artefact('new list')] } }).contradictions,
    ).toEqual([]);
  });

  it('K6: the best of two stale pieces, whichever is the older', () => {
    const shown: Evidence = { kind: 'demo', what: 'a walk through the sources', date: '2025-01-01' };
    const evidence = { 'CON-1': [shown, artefact('list of sources', '2025-11-01')] };
    expect(placedIn({ rules: [level2], evidence }).contradictions).toMatchObject([
      { id: 'K6-CON-1', what: 'list of sources', why: 'stale' },
    ]);
  });

  it('K6: one piece for more than three gates', () => {
    const gates = ['COL-1', 'CON-1', 'CTX-1', 'RCA-1'];
    const page = (count: number) =>
      Object.fromEntries(gates.slice(0, count).map((gate) => [gate, [artefact('the wiki')]]));
    expect(placedIn({ rules: [level2], evidence: page(3) }).contradictions).toEqual([]);
    expect(placedIn({ rules: [level2], evidence: page(4) }).contradictions).toEqual([
      { code: 'K6', id: 'K6-COL-1-reuse', gates, what: 'the wiki', why: 'over-used', resolution: null },
    ]);
  });

  it('a resolution is kept with its reason', () => {
    const contradictions = { 'K2-DQ': { resolution: 'narrowed', reason: 'only the card services' } } as const;
    const room = placedIn({ rules: [{ ...level2, 'DQ 4': 3 }], evidence: 'all', rest: { contradictions } });
    expect(room.contradictions[0]?.resolution).toEqual({
      kind: 'narrowed',
      reason: 'only the card services',
    });
    expect(room.confidence.openContradictions).toBe(0);
  });
});

describe('assessed(…).patterns', () => {
  const seen = (rules: Rules, rest: Partial<AnswerSet> = {}) =>
    placedIn({ rules: [rules], rest }).patterns.map(({ pattern, by }) => `${pattern.id} by ${by}`);

  it.each([
    [
      'sideways: approvals many, sight little',
      { all: 0 },
      { measures: { 'approvals-per-change': 3 } },
      ['sideways by answers'],
    ],
    [
      'sideways: forms do as well',
      { all: 0 },
      { measures: { 'forms-per-change': 5 } },
      ['sideways by answers'],
    ],
    [
      'no sideways where data is collected',
      { all: 0, COL: 4 },
      { measures: { 'approvals-per-change': 9 } },
      [],
    ],
    ['no sideways where nobody counted', { all: 0 }, {}, []],
    ['magic ML', { all: 0, 'CTX-3c': 2 }, {}, ['magic-ml by answers']],
    ['automation before observation', { all: 0, 'AUT-3': 3, ITS: 4 }, {}, ['automation-first by answers']],
    [
      'what the facilitator saw',
      { all: 0 },
      { observations: ['endless-pilot'] },
      ['endless-pilot by facilitator'],
    ],
    ['what is unknown shows nothing', { all: 'unknown', 'CTX-3c': 4 }, {}, []],
  ] as const)('%s', (_, rules, rest, patterns) => {
    expect(seen(rules, rest as Partial<AnswerSet>)).toEqual(patterns);
  });
});
