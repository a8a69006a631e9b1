import { describe, expect, it } from 'vitest';
import type { Rules } from './ladder.ts';
import { artefact, ladder, levelIn, placedIn } from './ladder.ts';

const upTo = (top: number, rest: Rules = {}): Rules => ({
  all: 0,
  ...Object.fromEntries(Array.from({ length: top }, (_, at) => [`level ${at + 1}`, 4])),
  ...rest,
});

describe('assessed(ladder, answers): why the best practitioners would sign it', () => {
  it('nine dimensions at 4, DQ at 0: level 1 overall, CTX held at 2, DQ named', () => {
    const { demonstrated } = placedIn({ rules: [upTo(4, { DQ: 0 })], evidence: 'all' });
    expect(demonstrated.level).toBe(1);
    const ctx = demonstrated.dimensions.find(({ dimension }) => dimension === 'CTX');
    expect(ctx).toEqual({
      dimension: 'CTX',
      level: 2,
      uncapped: 4,
      heldBy: [{ dimension: 'DQ', needs: 2, has: 0 }],
      debts: [],
    });
    expect(demonstrated.progress?.blockedBy).toContain('DQ-1');
  });

  it('strong at 3 to 5, weak at 1 in a dimension: level 0 there, and the skipped rung is told', () => {
    const { declared, contradictions } = placedIn({ rules: [{ all: 4, 'RCA 1': 1 }], evidence: 'all' });
    expect(levelIn(declared, 'RCA')).toBe(0);
    expect(declared.level).toBe(1);
    expect(contradictions.map(({ id }) => id)).toContain('K2-RCA');
  });

  it('all of level 2 and no AI yet: level 2', () => {
    const { demonstrated } = placedIn({ rules: [upTo(2, { GOV: 0 })], evidence: 'all' });
    expect(demonstrated.level).toBe(2);
  });

  it('hard items blank: nothing rises', () => {
    const room = (answer: 0 | 'unknown') =>
      placedIn({ rules: [upTo(3, { 'DQ 2': answer })], evidence: 'all' });
    expect(room('unknown').demonstrated.level).toBe(room(0).demonstrated.level);
    expect(room('unknown').range.high.level).toBe(3);
    expect(room(0).range.high.level).toBe(2);
  });

  it('a hard item not applicable: it earns nothing, and both figures are there', () => {
    const na = { answer: 'na', reason: 'out-of-scope', approver: 'CIO', expires: '2027-01-01' } as const;
    const { demonstrated, withoutNotApplicable } = placedIn({
      rules: [{ all: 4, 'CON-4': na }],
      evidence: 'all',
    });
    expect([demonstrated.level, withoutNotApplicable.demonstrated.level]).toEqual([4, 5]);
  });

  it('asserted but never shown: declared only', () => {
    const { declared, demonstrated } = placedIn({ rules: [{ all: 4 }] });
    expect([declared.level, demonstrated.level]).toEqual([5, 2]);
  });

  it('tells what to do next: the blocking gates lead to the roadmap', () => {
    const { demonstrated, roadmap } = placedIn({ rules: [upTo(2, { GOV: 0 })], evidence: 'all' });
    const blocked = new Set(demonstrated.progress?.blockedBy);
    expect(blocked).toEqual(new Set(['CON-3', 'CTX-3a', 'CTX-3b', 'CTX-3c', 'ITS-3', 'GOV-1', 'GOV-2']));
    const closed = new Set(roadmap.waves.flat().flatMap(({ closes }) => closes));
    expect([...blocked].filter((gate) => !closed.has(gate))).toEqual([]);
  });
});

describe('assessed(ladder, answers): the level of a dimension', () => {
  it.each([
    ['every gate fully', {}, 5],
    ['its highest level largely', { 'DQ 5': 3 }, 5],
    ['one gate below largely: an open debt', { 'DQ 2': 3 }, 5],
    ['two gates below largely: one debt too many', { 'DQ 2': 3, 'DQ 3': 3 }, 3],
    ['a gate below partly', { 'DQ 2': 2 }, 1],
    ['the first gate not', { 'DQ 1': 1 }, 0],
    ['the first gate unknown', { 'DQ 1': 'unknown' }, 0],
  ] as const)('%s', (_, rules, level) => {
    const { demonstrated } = placedIn({ rules: [{ all: 4, ...rules }], evidence: 'all' });
    expect(levelIn(demonstrated, 'DQ')).toBe(level);
  });

  it('a level with three gates needs all three', () => {
    const at = (score: 2 | 3) =>
      levelIn(placedIn({ rules: [{ all: 4, 'CTX-3b': score }], evidence: 'all' }).demonstrated, 'CTX');
    expect([at(2), at(3)]).toEqual([2, 5]);
  });

  it('an open debt is listed', () => {
    const { demonstrated } = placedIn({ rules: [{ all: 4, 'DQ 2': 3 }], evidence: 'all' });
    expect(demonstrated.dimensions.find(({ dimension }) => dimension === 'DQ')?.debts).toEqual(['DQ-2']);
  });
});

describe('assessed(ladder, answers): caps', () => {
  it.each([
    ['CTX from 3 needs COL 2', 'CTX', { COL: 0, 'COL 1': 4 }, 2],
    ['CTX from 3 needs DQ 2', 'CTX', { DQ: 0, 'DQ 1': 4 }, 2],
    ['CTX from 4 needs DQ 3', 'CTX', { DQ: 0, 'DQ 1': 4, 'DQ 2': 4 }, 3],
    ['CTX from 4 needs GOV 2', 'CTX', { GOV: 0, 'GOV 1': 4 }, 3],
    ['RCA from 4 needs DQ 3', 'RCA', { DQ: 0, 'DQ 1': 4, 'DQ 2': 4 }, 3],
    ['RCA from 4 needs GOV 2', 'RCA', { GOV: 0, 'GOV 1': 4 }, 3],
    ['RCA from 3 needs CON 2', 'RCA', { CON: 0, 'CON 1': 4 }, 2],
    ['ITS from 3 needs CON 2', 'ITS', { CON: 0, 'CON 1': 4 }, 2],
    ['AUT from 3 needs ITS 2', 'AUT', { ITS: 0, 'ITS 1': 4 }, 2],
    ['AUT from 4 needs ITS 3', 'AUT', { ITS: 0, 'ITS 1': 4, 'ITS 2': 4 }, 3],
    ['AUT from 4 needs RCA 2', 'AUT', { RCA: 0, 'RCA 1': 4 }, 3],
    ['AUT from 4 needs GOV 3', 'AUT', { GOV: 0, 'GOV 1': 4, 'GOV 2': 4 }, 3],
    ['AUT at 5 needs GOV 4', 'AUT', { 'GOV 4': 0, 'GOV 5': 0 }, 4],
    ['AUT at 5 needs RCA 4', 'AUT', { 'RCA 4': 0, 'RCA 5': 0 }, 4],
    ['a cap that follows from a cap: CON holds ITS at 2, ITS holds AUT at 3', 'AUT', { CON: 0 }, 3],
  ] as const)('%s', (_, dimension, rules, level) => {
    const { declared, contradictions } = placedIn({ rules: [{ all: 4, ...rules }] });
    expect(levelIn(declared, dimension)).toBe(level);
    expect(contradictions.map(({ id }) => id)).toContain(`K3-${dimension}`);
  });
});

describe('assessed(ladder, answers): the required profile', () => {
  it.each(Object.entries(ladder.placement.profile))(
    'level %s is reached by its profile exactly',
    (level, row) => {
      const exactly = Object.fromEntries(
        ladder.criteria.map(({ id, dimension, level: at }) => [id, at <= (row[dimension] ?? 0) ? 4 : 0]),
      ) as Rules;
      expect(placedIn({ rules: [exactly], evidence: 'all' }).demonstrated.level).toBe(Number(level));
    },
  );

  it.each(
    Object.entries(ladder.placement.profile).flatMap(([level, row]) =>
      Object.entries(row)
        .filter(([, cell]) => cell > 0)
        .map(([dimension, cell]) => [level, dimension, cell] as const),
    ),
  )('level %s is missed where %s is below %d', (level, dimension, cell) => {
    const { demonstrated } = placedIn({ rules: [{ all: 4, [`${dimension} ${cell}`]: 2 }], evidence: 'all' });
    expect(demonstrated.level).toBeLessThan(Number(level));
  });
});

describe('assessed(ladder, answers): what evidence carries', () => {
  const demo = { kind: 'demo', what: 'shown in the session' } as const;
  it.each([
    ['said', 1, [], 3],
    ['said', 2, [], 3],
    ['said', 3, [], 2],
    ['said', 5, [], 2],
    ['shown live', 3, [demo], 4],
    ['shown live', 4, [demo], 3],
    ['a dated artefact', 5, [artefact('log')], 4],
    ['an artefact of 180 days ago', 4, [artefact('log', '2026-05-24')], 4],
    ['a stale one counts as shown', 4, [artefact('log', '2026-05-23')], 3],
    ['a link that nobody looked at', 3, [{ kind: 'link', what: 'wiki' }], 2],
  ] as const)('%s, at level %d', (_, level, evidence, demonstrated) => {
    const { standings } = placedIn({
      rules: [{ all: 4 }],
      evidence: { [`AUT-${level === 5 ? '5a' : level}`]: [...evidence] },
    });
    const standing = standings.find(({ criterion }) => criterion.id === `AUT-${level === 5 ? '5a' : level}`);
    expect(standing?.demonstrated).toBe(demonstrated);
  });

  it('a live demonstration is nothing where only records prove', () => {
    const { standings } = placedIn({ rules: [{ all: 4 }], evidence: { 'RCA-1': [demo] } });
    expect(standings.find(({ criterion }) => criterion.id === 'RCA-1')).toMatchObject({
      grade: 0,
      demonstrated: 3,
    });
  });

  it('evidence never lifts an answer', () => {
    const { standings } = placedIn({ rules: [{ all: 2 }], evidence: 'all' });
    expect(standings.every(({ demonstrated }) => demonstrated === 2)).toBe(true);
  });
});

describe('assessed(ladder, answers): range, progress and confidence', () => {
  it('progress towards the next level, by hand: what level 3 adds to level 2', () => {
    const { demonstrated } = placedIn({
      rules: [upTo(2, { GOV: 0, 'CON-3': 2, 'CTX-3a': 3, 'GOV-1': 4 })],
      evidence: 'all',
    });
    // Level 3 adds CON-3, CTX-2, CTX-3a/b/c, RCA-2, ITS-2, ITS-3, AUT-2, DQ-2, PPL-2, GOV-1, GOV-2, INT-2.
    const done = 0.33 / 0.67 + 1 + 1 + 0 + 0 + 1 + 1 + 0 + 1 + 1 + 1 + 1 + 0 + 1;
    expect(demonstrated.progress?.percent).toBe(Math.floor((100 * done) / 14));
    expect(demonstrated.progress?.towards).toBe(3);
  });

  it.each(Object.entries(ladder.placement.profile).slice(0, -1))(
    'is 0 %% on arrival at level %s',
    (level, row) => {
      const exactly = Object.fromEntries(
        ladder.criteria.map(({ id, dimension, level: at }) => [id, at <= (row[dimension] ?? 0) ? 4 : 0]),
      ) as Rules;
      const { demonstrated } = placedIn({ rules: [exactly], evidence: 'all' });
      expect([demonstrated.level, demonstrated.progress?.percent]).toEqual([Number(level), 0]);
    },
  );

  it('what is not applicable neither blocks nor slows', () => {
    const na = { answer: 'na', reason: 'out-of-scope', approver: 'CIO', expires: '2027-01-01' } as const;
    const { demonstrated, withoutNotApplicable } = placedIn({
      rules: [upTo(3, { 'ITS-3': na })],
      evidence: 'all',
    });
    expect(demonstrated).toMatchObject({ level: 2, progress: { percent: 99, blockedBy: [] } });
    expect(withoutNotApplicable.demonstrated.level).toBe(3);
  });

  it('nothing is left at the top', () => {
    const { demonstrated, roadmap } = placedIn({ rules: [{ all: 4 }], evidence: 'all' });
    expect(demonstrated).toMatchObject({ level: 5, progress: null });
    expect(roadmap.waves).toEqual([]);
  });

  it.each([
    ['A: all with artefacts', { evidence: 'all' }, {}, 'A'],
    ['B: half of the binding gates', { evidence: 'half' }, {}, 'B'],
    ['C: nothing but words', { evidence: 'none' }, {}, 'C'],
    [
      'B: a tenth unknown',
      { evidence: 'all' },
      { 'ITS 2': 'unknown', 'PPL 2': 'unknown', 'INT 2': 'unknown' },
      'B',
    ],
  ] as const)('confidence %s', (_, { evidence }, unknown, grade) => {
    const gates = ladder.criteria.filter(
      (_gate, at) => evidence === 'all' || (evidence === 'half' && at % 3 !== 0),
    );
    const brought = Object.fromEntries(gates.map(({ id }) => [id, [artefact(id)]]));
    const { confidence } = placedIn({ rules: [upTo(2, unknown)], evidence: brought });
    expect(confidence.grade).toBe(grade);
  });

  it('an open contradiction makes the confidence C, a settled one does not', () => {
    const rules = [upTo(2, { 'GOV 4': 4 })];
    const settled = { 'K2-GOV': { resolution: 'accepted', reason: 'a pilot of the risk team' } } as const;
    expect(placedIn({ rules, evidence: 'all' }).confidence.grade).toBe('C');
    expect(placedIn({ rules, evidence: 'all', rest: { contradictions: settled } }).confidence.grade).toBe(
      'A',
    );
  });

  it('the range goes from the cautious half of what is disputed to the other', () => {
    const rules = [0, 3, 4, 4, 4].map((score) => upTo(2, { 'CON 2': score as 0 }));
    const { range, demonstrated } = placedIn({ rules, evidence: 'all' });
    expect([range.low.level, demonstrated.level, range.high.level]).toEqual([2, 2, 2]);
    const split = [0, 0, 4, 4, 4].map((score) => upTo(2, { 'CON 2': score as 0 }));
    const wide = placedIn({ rules: split, evidence: 'all' });
    expect([wide.range.low.level, wide.demonstrated.level, wide.range.high.level]).toEqual([1, 2, 2]);
  });
});

describe('assessed(ladder, answers): not applicable', () => {
  const na = { answer: 'na', reason: 'out-of-scope', approver: 'CIO', expires: '2027-01-01' } as const;

  it('more than a fifth of a dimension: it is not rateable, and nothing is left out', () => {
    const room = placedIn({ rules: [{ all: 4, 'INT-5': na, 'INT-4': na }], evidence: 'all' });
    expect(room.notRateable).toEqual(['INT']);
    expect(levelIn(room.withoutNotApplicable.demonstrated, 'INT')).toBe(3);
  });

  it('one respondent among others who says so is disputed, not believed', () => {
    const { standings } = placedIn({
      rules: [{ all: 4, 'INT-5': na }, { all: 4 }, { all: 4 }],
      evidence: 'all',
    });
    const standing = standings.find(({ criterion }) => criterion.id === 'INT-5');
    expect(standing).toMatchObject({ status: 'answered', answer: 4, isDisputed: true });
  });

  const agreedNa = { reason: 'out-of-scope', approver: 'the whole room', expires: '2027-06-30' } as const;
  const agreed = { answer: 'na', reason: 'no change of ours is automatic', na: agreedNa } as const;

  it.each<[string, Rules[]]>([
    ['some', [{ all: 4, 'INT-5': na }, { all: 4 }, { all: 4, 'INT-5': 'unknown' }]],
    ['all, until another day', [{ all: 4, 'INT-5': na }]],
    ['nobody', [{ all: 4 }, { all: 4 }]],
  ])('said by %s and agreed by the room: as agreed, and not disputed', (_, rules) => {
    const { standings, gaps } = placedIn(
      { rules, evidence: 'all', rest: { agreed: { 'INT-5': agreed } } },
      { target: 5 },
    );
    const standing = standings.find(({ criterion }) => criterion.id === 'INT-5');
    expect(standing).toMatchObject({
      status: 'not-applicable',
      answer: null,
      demonstrated: null,
      isDisputed: false,
      agreed,
      na: { answer: 'na', ...agreedNa },
    });
    expect(gaps).toEqual([]);
  });

  it('said by all, and agreed otherwise: it is as agreed', () => {
    const { standings } = placedIn({
      rules: [{ all: 4, 'INT-5': na }],
      rest: { agreed: { 'INT-5': { answer: 'unknown', reason: 'to be looked at' } } },
    });
    const standing = standings.find(({ criterion }) => criterion.id === 'INT-5');
    expect(standing).toMatchObject({ status: 'unknown', na: null });
  });

  it('it is no gap, and nothing is planned for it', () => {
    const { gaps } = placedIn({ rules: [{ all: 4, 'CON-4': na }], evidence: 'all' }, { target: 5 });
    expect(gaps).toEqual([]);
  });
});

describe('assessed(ladder, answers): what was not asked', () => {
  const asked = (rules: Rules, upto?: number) => {
    const answers = Object.fromEntries(Object.entries(rules));
    const { standings } = placedIn({ rules: [{ all: null, ...answers }] }, { upto });
    return standings
      .filter(({ criterion, status }) => criterion.dimension === 'DQ' && status !== 'not-asked')
      .map(({ criterion }) => criterion.id);
  };

  it.each([
    [
      'two failed levels end a dimension',
      { 'DQ 1': 4, 'DQ 2': 1, 'DQ 3': 0 },
      undefined,
      ['DQ-1', 'DQ-2', 'DQ-3'],
    ],
    [
      'one does not',
      { 'DQ 1': 4, 'DQ 2': 1, 'DQ 3': 4 },
      undefined,
      ['DQ-1', 'DQ-2', 'DQ-3', 'DQ-4', 'DQ-5'],
    ],
    ['unknown fails as well', { 'DQ 1': 'unknown', 'DQ 2': 'unknown' }, undefined, ['DQ-1', 'DQ-2']],
    ['above --upto nothing is asked', { 'DQ 1': 4 }, 3, ['DQ-1', 'DQ-2', 'DQ-3']],
    [
      'what was answered all the same counts',
      { 'DQ 1': 0, 'DQ 2': 0, 'DQ 5': 4 },
      undefined,
      ['DQ-1', 'DQ-2', 'DQ-5'],
    ],
  ] as const)('%s', (_, rules, upto, gates) => {
    expect(asked(rules, upto)).toEqual(gates);
  });
});
