import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Agreed,
  ANSWERS_SCHEMA,
  type Answer,
  type AnswerSet,
  type Evidence,
  saidAnswer,
} from '../../src/maturity/answers.ts';
import { answersProblems, eachAnswer } from '../../src/maturity/answers-check.ts';
import { type Assessment, assessed } from '../../src/maturity/assessment.ts';
import { disputedGates } from '../../src/maturity/discussion.ts';
import { askedOf } from '../../src/maturity/interview.ts';
import { type Placed, profileOf, topLevel } from '../../src/maturity/placement.ts';
import { type Criterion, type Questionnaire, questionnaireSchema } from '../../src/maturity/questionnaire.ts';
import { questionnaireProblems } from '../../src/maturity/questionnaire-check.ts';
import { MET } from '../../src/maturity/ratings.ts';
import { rollUp } from '../../src/maturity/rollup.ts';
import { targetProfile } from '../../src/maturity/targets.ts';
import { assessmentResult } from '../../src/report/assessment/build.ts';
import { type AssessmentResult, assessmentResultSchema } from '../../src/report/assessment/result.ts';
import { datedOf } from '../../src/report/assessment/saved.ts';
import { english } from '../../src/report/assessment/words-en.ts';
import { artefact, DATE, ladder } from './ladder.ts';
import { smallQuestionnaire } from './small-questionnaire.ts';

const SEED = 20_261_120;

/** A model and answers to it. */
interface World {
  readonly model: Questionnaire;
  readonly answers: AnswerSet;
}

const times = <T>(count: number, what: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(what, { minLength: count, maxLength: count });

/** Raised to what the caps ask, so that the top of the model can be reached. */
function withReachableProfile(model: Questionnaire): Questionnaire {
  const profile = Object.fromEntries(
    Object.keys(model.placement.profile).map((level) => [
      level,
      Object.fromEntries(targetProfile(model, Number(level))),
    ]),
  );
  return { ...model, placement: { ...model.placement, profile } };
}

/** Best ratings without evidence, and with a demonstration: never worse than without. */
const evidenceCaps = fc.constantFrom(['L', 'F'], ['P', 'L'], ['F', 'F'], ['N', 'P'], ['L', 'L']);

/** Two to four dimensions of one to four levels. Caps may wait for one another, actions never do. */
const smallModel: fc.Arbitrary<Questionnaire> = fc
  .array(fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 4 }), {
    minLength: 2,
    maxLength: 4,
  })
  .chain((shape) => {
    const dimensions = shape.map((_, at) => `D${at + 1}`);
    const slots = shape.flatMap((levels, at) =>
      levels.flatMap((count, below) =>
        ['', 'b'].slice(0, count).map((letter) => ({
          id: `D${at + 1}-${below + 1}${letter}`,
          dimension: `D${at + 1}`,
          level: below + 1,
          isSecond: letter !== '',
        })),
      ),
    );
    const topOf = (dimension: string): number => shape[dimensions.indexOf(dimension)]!.length;
    const cell = fc
      .constantFrom(...dimensions)
      .chain((dimension) => fc.tuple(fc.constant(dimension), fc.integer({ min: 1, max: topOf(dimension) })));
    const criteria = fc.tuple(
      ...slots.map(({ isSecond, ...slot }) =>
        fc.record({
          ...Object.fromEntries(Object.entries(slot).map(([key, value]) => [key, fc.constant(value)])),
          gate: isSecond ? fc.boolean() : fc.constant(true),
          weight: fc.constantFrom(1, 2, 0.5),
          scale: fc.constant('coverage'),
          text: fc.constant('Something is so.'),
          evidence: fc.record({ accept: fc.constantFrom(['artefact', 'demo'], ['artefact']) }),
          na: fc.record({ allowed: fc.boolean() }),
        }),
      ),
    );
    const firstGates = slots.filter(({ isSecond }) => !isSecond).map(({ id }) => id);
    const rows = fc.array(times(dimensions.length, fc.nat(2)), { minLength: 1, maxLength: 4 });
    const actions = fc
      .array(
        fc.record({
          closes: fc.uniqueArray(fc.constantFrom(...firstGates), { minLength: 1, maxLength: 3 }),
          after: fc.array(fc.nat(), { maxLength: 2 }),
          effort: fc.constantFrom('S', 'M', 'L'),
          impact: fc.integer({ min: 1, max: 3 }),
          tempting: fc.boolean(),
        }),
        { maxLength: 7 },
      )
      .map((drawn) => drawn.map((action, at) => actionOf(action, at)))
      .chain((drawn) => fc.shuffledSubarray(drawn, { minLength: drawn.length }));
    return fc
      .record({
        criteria,
        rows,
        actions,
        capped: fc.array(fc.tuple(cell, fc.array(cell, { minLength: 1, maxLength: 2 })), { maxLength: 4 }),
        belowFully: fc.nat(2),
        evidenceCaps: times(4, evidenceCaps),
        atMostShare: fc.constantFrom(0.2, 0.5, 1),
      })
      .map((drawn) => {
        const levels = Math.max(drawn.rows.length, ...shape.map(({ length }) => length));
        const byLevel = (at: number) =>
          Object.fromEntries(drawn.evidenceCaps.map((pair, below) => [below + 1, pair[at]]));
        return withReachableProfile(
          questionnaireSchema.parse({
            ...smallQuestionnaire,
            levels: Array.from({ length: levels + 1 }, (_, level) => ({
              level,
              name: `Level ${level}`,
              meaning: 'So far.',
            })),
            dimensions: dimensions.map((id) => ({ id, title: id, about: 'What is asked of it.' })),
            signs: [],
            antiPatterns: [],
            criteria: drawn.criteria,
            actions: drawn.actions,
            placement: {
              ...smallQuestionnaire.placement,
              profile: Object.fromEntries(
                Array.from({ length: levels }, (_, below) => [
                  below + 1,
                  Object.fromEntries(
                    dimensions.map((id, at) => [
                      id,
                      Math.min(
                        topOf(id),
                        drawn.rows.slice(0, below + 1).reduce((sum, row) => sum + row[at]!, 0),
                      ),
                    ]),
                  ),
                ]),
              ),
              caps: drawn.capped.map(([[dimension, from], needs]) => ({
                dimension,
                from,
                needs: Object.fromEntries(needs),
              })),
              tolerance: { belowFully: drawn.belowFully },
              evidence: { freshDays: 180, caps: { said: byLevel(0), shown: byLevel(1) } },
              notApplicable: { atMostShare: drawn.atMostShare },
            },
          }),
        );
      });
  });

/** @param at its place; it waits for actions before it alone */
function actionOf({ after, ...rest }: { readonly after: readonly number[] }, at: number) {
  return {
    ...smallQuestionnaire.actions[0],
    ...rest,
    id: `A${at + 1}`,
    after: at === 0 ? [] : [...new Set(after.map((before) => `A${(before % at) + 1}`))],
  };
}

/** What one respondent says: of what is usual where the dimension stands, or something of their own. */
const vote = fc.constantFrom(
  ...Array.from({ length: 12 }, () => 'usual' as const),
  ...(['less', 'less', 'more', 'more', 'shown', 'na', 'unknown', null, 0, 2, 4] as const),
);

const freely: readonly Evidence[] = [
  artefact('export of the catalogue'),
  { ...artefact('export of the catalogue', '2026-01-02'), link: 'https://wiki/catalogue' },
  { ...artefact('screenshot'), link: 'https://wiki/catalogue' },
  { kind: 'demo', what: 'shown in the session' },
  { kind: 'demo', what: 'shown last year', date: '2025-11-20' },
  { kind: 'link', what: 'a page that nobody opened', link: 'https://wiki/page' },
];

const notApplicable = (person: number): Answer => ({
  answer: 'na',
  reason: 'out-of-scope',
  approver: `approver ${person % 2}`,
  expires: '2027-03-31',
});

/** Where "not applicable" is not allowed, nobody knows. */
function agreedOn(answer: number | string, isNaAllowed: boolean): Agreed {
  const reason = 'talked about';
  if (answer !== 'na') return { answer: answer as 0, reason };
  if (!isNaAllowed) return { answer: 'unknown', reason };
  return { answer, reason, na: { reason: 'out-of-scope', approver: 'CIO', expires: '2027-03-31' } };
}

const score = (value: number): Answer => Math.max(0, Math.min(4, value)) as 0 | 1 | 2 | 3 | 4;

/** Answers around a profile of the model, at the edge of its levels, so that single answers matter. */
function answersTo(model: Questionnaire): fc.Arbitrary<AnswerSet> {
  const { criteria, dimensions, roles, measures } = model;
  const gate = fc.nat(criteria.length - 1);
  return fc
    .record({
      level: fc.nat(topLevel(model)),
      lead: times(dimensions.length, fc.constantFrom(0, 0, 0, 0, 0, 0, 1, -1)),
      people: fc.array(
        fc.record({
          role: fc.constantFrom(...roles.map(({ id }) => id)),
          votes: times(criteria.length, vote),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      debts: fc.array(gate, { maxLength: 6 }),
      isProven: fc.boolean(),
      evidence: fc.array(fc.tuple(gate, fc.constantFrom(...freely)), { maxLength: 12 }),
      unproven: fc.array(gate, { maxLength: 4 }),
      outOfScope: fc.array(gate, { maxLength: 3 }),
      agreed: fc.array(fc.tuple(gate, fc.constantFrom(0, 2, 3, 4, 'unknown', 'na')), { maxLength: 3 }),
      target: fc.oneof(
        { weight: 3, arbitrary: fc.constant(null) },
        fc.nat(topLevel(model)),
        fc.dictionary(fc.constantFrom(...dimensions.map(({ id }) => id)), fc.nat(3)),
      ),
      upto: fc.constantFrom(null, null, null, 1, 2, 3),
    })
    .map((drawn) => {
      const profile = profileOf(model, drawn.level);
      const reached = new Map(dimensions.map(({ id }, at) => [id, (profile.get(id) ?? 0) + drawn.lead[at]!]));
      const nameOf = (at: number): string => criteria[at]!.id;
      const owed = new Set(drawn.debts.map(nameOf));
      const usual = ({ id, dimension, level }: Criterion): number =>
        3 - Math.sign(level - (reached.get(dimension) ?? 0)) - (owed.has(id) ? 1 : 0);
      const isOut = new Set(drawn.outOfScope.filter((at) => criteria[at]!.na.allowed).map(nameOf));
      const saidBy = (person: number, said: (typeof drawn.people)[number]['votes']) =>
        Object.fromEntries(
          criteria.map((criterion, at): [string, Answer] => {
            const value = said[at]!;
            const { id } = criterion;
            if (isOut.has(id) || (value === 'na' && criterion.na.allowed)) return [id, notApplicable(person)];
            if (value === 'less') return [id, score(usual(criterion) - 1)];
            if (value === 'more') return [id, score(usual(criterion) + 1)];
            if (value === 'shown') {
              const answer = usual(criterion) as 0;
              const comment = `${id} as number ${person} sees it`;
              return [id, { answer, comment, evidence: [artefact(`record ${person} of ${id}`)] }];
            }
            return [id, value === 'usual' || value === 'na' ? score(usual(criterion)) : value];
          }),
        );
      const evidence: Record<string, Evidence[]> = {};
      const unproven = new Set(drawn.unproven.map(nameOf));
      for (const { id } of criteria)
        if (drawn.isProven && !unproven.has(id)) evidence[id] = [artefact(`record of ${id}`)];
      for (const [at, piece] of drawn.evidence)
        evidence[nameOf(at)] = [...(evidence[nameOf(at)] ?? []), piece];
      return {
        schema: ANSWERS_SCHEMA,
        model: { id: model.model.id, version: model.model.version },
        date: DATE,
        target: drawn.target,
        upto: drawn.upto,
        measures: Object.fromEntries(measures.map(({ id }, at) => [id, at])),
        respondents: drawn.people.map(({ role, votes }, person) => ({
          id: `respondent ${person + 1}`,
          role,
          answers: saidBy(person, votes),
        })),
        evidence,
        agreed: Object.fromEntries(
          drawn.agreed.map(([at, answer]) => [nameOf(at), agreedOn(answer, criteria[at]!.na.allowed)]),
        ),
      };
    });
}

/** A counter-example prints what matters of it. */
function worldOf(model: Questionnaire, answers: AnswerSet): World {
  const told = (): string => {
    const { criteria, placement, actions } = model;
    const drawn = {
      gates: criteria.map(({ id, gate, weight, na }) => ({ id, gate, weight, na: na.allowed })),
      placement,
      actions: actions.map(({ id, closes, after }) => ({ id, closes, after })),
    };
    return JSON.stringify({ model: model === ladder ? model.model.id : drawn, answers });
  };
  return { model, answers, [fc.toStringMethod]: told } as World;
}

const worldsOf = (models: fc.Arbitrary<Questionnaire>): fc.Arbitrary<World> =>
  models.chain((model) => answersTo(model).map((answers) => worldOf(model, answers)));

const scored = ({ model, answers }: World): Assessment =>
  assessed(model, answers, { date: DATE, upto: answers.upto ?? undefined });

function resultOf(world: World): AssessmentResult {
  return assessmentResult({
    toolVersion: '0.0.0',
    questionnaire: world.model,
    modelSha256: '',
    language: 'en',
    words: english,
    answers: world.answers,
    assessment: scored(world),
    date: DATE,
    inputs: [],
    debtsSince: new Map(),
    previous: null,
  });
}

/** What stands lower in `after` than in `before`: "level", or a dimension. */
function fallen(before: Placed, after: Placed): string[] {
  return [
    ...(after.level < before.level ? ['level'] : []),
    ...before.dimensions
      .filter(({ level }, at) => after.dimensions[at]!.level < level)
      .map(({ dimension }) => dimension),
  ];
}

/** One answer of one respondent becomes another; undefined: it is taken away. */
function withAnswer(
  answers: AnswerSet,
  { person, gate }: { readonly person: number; readonly gate: string },
  answer: Answer | undefined,
): AnswerSet {
  const respondents = answers.respondents.map((respondent, at) => {
    if (at !== person) return respondent;
    const { [gate]: _, ...others } = respondent.answers ?? {};
    return { ...respondent, answers: answer === undefined ? others : { ...others, [gate]: answer } };
  });
  return { ...answers, respondents };
}

/** All that is there to change: who said what of which gate. */
const spoken = (answers: AnswerSet) =>
  eachAnswer(answers).map(({ path, gate, answer }) => ({ person: path[1] as number, gate, answer }));

/** Some of what is there, by numbers drawn before it was known how much there is. */
const chosen = <T>(of: readonly T[], numbers: readonly number[]): T[] =>
  of.length === 0 ? [] : [...new Set(numbers.map((number) => of[number % of.length]!))];

const someNumbers = fc.array(fc.nat(), { minLength: 1, maxLength: 6 });

/** One to four steps up, whatever stands behind the answer; what is no score stays as it is. */
function raised(answer: Answer, steps: number): Answer {
  const { value } = saidAnswer(answer);
  if (typeof value !== 'number') return answer;
  const higher = score(value + steps) as 0;
  return typeof answer === 'object' && answer !== null ? ({ ...answer, answer: higher } as Answer) : higher;
}

function withRaised(answers: AnswerSet, numbers: readonly number[]): AnswerSet {
  return chosen(spoken(answers), numbers).reduce(
    (changed, { answer, ...where }, at) => withAnswer(changed, where, raised(answer, (numbers[at]! % 4) + 1)),
    answers,
  );
}

const disputedIds = ({ standings }: Assessment): string[] =>
  standings.filter(({ isDisputed }) => isDisputed).map(({ criterion }) => criterion.id);

const openGaps = ({ gaps }: Assessment): Set<string> =>
  new Set(gaps.filter(({ kind }) => kind !== 'prove').map(({ criterion }) => criterion.id));

describe.each([
  ['the bundled ladder', fc.constant(ladder), 40],
  ['any small model', smallModel, 250],
])('%s', (_, models, numRuns) => {
  const worlds = worldsOf(models);
  const settings = { seed: SEED, numRuns };

  it('questionnaireProblems, answersProblems: the worlds below are sound ones', () => {
    fc.assert(
      fc.property(worlds, ({ model, answers }) => {
        const problems = questionnaireProblems(model).filter(({ code }) => code !== 'gate-without-action');
        expect(problems).toEqual([]);
        expect(answersProblems({ ...answers, target: null }, { questionnaire: model, date: DATE })).toEqual(
          [],
        );
      }),
      settings,
    );
  });

  it('assessed(with answers raised) lowers no level, no progress within one, and no range unless a dispute begins or ends', () => {
    fc.assert(
      fc.property(worlds, someNumbers, (world, numbers) => {
        const before = scored(world);
        const after = scored({ ...world, answers: withRaised(world.answers, numbers) });
        for (const by of ['declared', 'demonstrated'] as const) {
          expect(fallen(before[by], after[by])).toEqual([]);
          expect(fallen(before.withoutNotApplicable[by], after.withoutNotApplicable[by])).toEqual([]);
          if (before[by].level === after[by].level)
            expect(after[by].progress?.percent ?? 0).toBeGreaterThanOrEqual(
              before[by].progress?.percent ?? 0,
            );
        }
        // The range is the quartiles of what is disputed, and the median of the rest: a dispute alone widens it.
        if (disputedIds(before).join() !== disputedIds(after).join()) return;
        expect(fallen(before.range.low, after.range.low)).toEqual([]);
        expect(fallen(before.range.high, after.range.high)).toEqual([]);
      }),
      settings,
    );
  });

  it.each<[string, Answer]>([
    ['unknown', 'unknown'],
    ['not applicable', notApplicable(0)],
  ])('assessed(with answers that became %s) raises no level', (_, silence) => {
    fc.assert(
      fc.property(worlds, someNumbers, (world, numbers) => {
        const before = scored(world);
        const answers = chosen(spoken(world.answers), numbers).reduce(
          (changed, where) => withAnswer(changed, where, silence),
          world.answers,
        );
        const after = scored({ ...world, answers });
        expect(fallen(after.declared, before.declared)).toEqual([]);
        expect(fallen(after.demonstrated, before.demonstrated)).toEqual([]);
      }),
      settings,
    );
  });

  it('assessed(without what anybody said of some gates) raises no level', () => {
    fc.assert(
      fc.property(worlds, someNumbers, (world, numbers) => {
        const before = scored(world);
        const gates = new Set(chosen(world.model.criteria, numbers).map(({ id }) => id));
        const answers = spoken(world.answers)
          .filter(({ gate }) => gates.has(gate))
          .reduce((changed, where) => withAnswer(changed, where, undefined), world.answers);
        const after = scored({ ...world, answers });
        expect(fallen(after.declared, before.declared)).toEqual([]);
        expect(fallen(after.demonstrated, before.demonstrated)).toEqual([]);
      }),
      settings,
    );
  });

  // Whoever speaks up for less, and then says nothing, raises the median of the others: so not any one answer.
  it('assessed(without one answer above the median) raises no level', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), (world, number) => {
        const before = scored(world);
        const middle = new Map(before.standings.map(({ criterion, answer }) => [criterion.id, answer ?? -1]));
        const above = spoken(world.answers).filter(({ gate, answer }) => {
          const { value } = saidAnswer(answer);
          return typeof value === 'number' && value > middle.get(gate)!;
        });
        const answers = chosen(above, [number]).reduce(
          (changed, where) => withAnswer(changed, where, undefined),
          world.answers,
        );
        const after = scored({ ...world, answers });
        expect(fallen(after.declared, before.declared)).toEqual([]);
        expect(fallen(after.demonstrated, before.demonstrated)).toEqual([]);
      }),
      settings,
    );
  });

  it('assessed(with more evidence) lowers no demonstrated level, and without it none is raised', () => {
    const pieces = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...freely)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(worlds, pieces, (world, brought) => {
        const evidence: Record<string, Evidence[]> = { ...world.answers.evidence };
        for (const [number, piece] of brought) {
          const { id } = world.model.criteria[number % world.model.criteria.length]!;
          evidence[id] = [...(evidence[id] ?? []), piece];
        }
        const [less, more] = [scored(world), scored({ ...world, answers: { ...world.answers, evidence } })];
        expect(fallen(less.demonstrated, more.demonstrated)).toEqual([]);
        expect(more.declared).toEqual(less.declared);
      }),
      settings,
    );
  });

  it('assessed(…): low ≤ demonstrated ≤ declared ≤ high, and level ≤ uncapped', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { standings, declared, demonstrated, range, withoutNotApplicable } = scored(world);
        expect(fallen(demonstrated, declared)).toEqual([]);
        expect(fallen(declared, range.high)).toEqual([]);
        expect(fallen(range.low, demonstrated)).toEqual([]);
        expect(fallen(declared, withoutNotApplicable.declared)).toEqual([]);
        expect(fallen(demonstrated, withoutNotApplicable.demonstrated)).toEqual([]);
        expect(fallen(withoutNotApplicable.declared, range.high)).toEqual([]);
        for (const { lowest, demonstrated: shown, answer, highest } of standings) {
          const ascending = [lowest, shown ?? 0, answer ?? 0, highest];
          expect(ascending).toEqual(ascending.toSorted());
        }
        for (const { dimensions } of [declared, demonstrated, range.low, range.high])
          expect(dimensions.filter(({ level, uncapped }) => level > uncapped)).toEqual([]);
      }),
      settings,
    );
  });

  it('assessmentResult(…) is the same in bytes twice, and whatever the order of respondents, keys and evidence', () => {
    const shuffled = worlds.chain((world) =>
      shuffledAnswers(world.answers).map((answers) => ({ world, shuffledWorld: { ...world, answers } })),
    );
    fc.assert(
      fc.property(shuffled, ({ world, shuffledWorld }) => {
        const bytes = JSON.stringify(resultOf(world));
        expect(JSON.stringify(resultOf(world))).toBe(bytes);
        expect(JSON.stringify(resultOf(shuffledWorld))).toBe(bytes);
      }),
      settings,
    );
  });

  it('assessed(…).roadmap: prerequisites first, three at once, nothing needless, every gap closed', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { model } = world;
        const assessment = scored(world);
        const { waves, unplanned } = assessment.roadmap;
        const waveOf = new Map(waves.flatMap((wave, at) => wave.map(({ action }) => [action.id, at])));
        const open = openGaps(assessment);
        const isThere = new Map(
          assessment.standings.map(({ criterion, answer, status }) => [
            criterion.id,
            status === 'not-applicable' || (answer ?? 0) >= MET,
          ]),
        );
        const missing = (id: string): boolean =>
          !model.actions.find((action) => action.id === id)!.closes.every((gate) => isThere.get(gate));
        const planned = waves.flat().map(({ action }) => action);

        expect(waveOf.size).toBe(planned.length);
        expect(waves.filter((wave) => wave.length > 3)).toEqual([]);
        for (const { id, after } of planned)
          for (const before of after.filter((one) => waveOf.has(one) || missing(one)))
            expect([id, before, waveOf.get(before)! < waveOf.get(id)!]).toEqual([id, before, true]);
        const isNeeded = ({ id, closes }: (typeof planned)[number]): boolean =>
          closes.some((gate) => open.has(gate)) || planned.some(({ after }) => after.includes(id));
        expect(planned.filter((action) => !isNeeded(action))).toEqual([]);
        const closed = new Set(planned.flatMap(({ closes }) => closes));
        const closable = new Set(model.actions.flatMap(({ closes }) => closes));
        expect([...open].filter((gate) => closed.has(gate) !== closable.has(gate))).toEqual([]);
        expect(unplanned).toEqual([...open].filter((gate) => !closable.has(gate)));
      }),
      settings,
    );
  });

  it('assessed(…).roadmap is another where other actions close the gaps', () => {
    const twice = models.chain((model) =>
      fc
        .tuple(answersTo(model), answersTo(model))
        .map((both) => both.map((answers) => worldOf(model, answers))),
    );
    let different = 0;
    fc.assert(
      fc.property(twice, (both) => {
        const assessments = both.map(scored);
        const [one, other] = assessments.map((assessment, at) => {
          const open = openGaps(assessment);
          const { actions } = both[at]!.model;
          return actions.filter(({ closes }) => closes.some((gate) => open.has(gate))).map(({ id }) => id);
        });
        if (one!.join() === other!.join()) return;
        different += 1;
        expect(assessments[0]!.roadmap.waves).not.toEqual(assessments[1]!.roadmap.waves);
      }),
      settings,
    );
    expect(different).toBeGreaterThan(numRuns / 3);
  });

  it('askedOf(with one more answer) asks all that it asked up to that gate, and what has an answer', () => {
    const answer = fc.constantFrom<Answer>(0, 2, 3, 4, 'unknown', notApplicable(0));
    fc.assert(
      fc.property(worlds, fc.nat(), fc.nat(), answer, ({ model, answers }, who, number, said) => {
        const person = who % answers.respondents.length;
        const { id } = answers.respondents[person]!;
        const before = askedOf(model, answers, id, DATE);
        const gates = before.map(({ criterion }) => criterion.id);
        const gate = gates[number % gates.length]!;
        const changed = withAnswer(answers, { person, gate }, said);
        const after = askedOf(model, changed, id, DATE).map(({ criterion }) => criterion.id);
        const upToIt = gates.slice(0, gates.indexOf(gate) + 1);
        const given = Object.entries(changed.respondents[person]!.answers ?? {});
        const answered = given.filter(([, one]) => one !== null).map(([name]) => name);
        expect([...upToIt, ...answered].filter((name) => !after.includes(name))).toEqual([]);
      }),
      settings,
    );
  });

  it('disputedGates(standings).open holds every gate that two sides see two steps apart', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { standings } = scored(world);
        const apart = standings.filter(
          ({ criterion, roleGap, agreed }) => criterion.gate && agreed === null && (roleGap?.steps ?? 0) >= 2,
        );
        const { open } = disputedGates(standings);
        expect(apart.filter((standing) => !open.includes(standing))).toEqual([]);
        expect(open).toEqual(standings.filter(({ criterion, isDisputed }) => criterion.gate && isDisputed));
      }),
      settings,
    );
  });

  it('assessed(datedOf(result).answers) places as the saved result was placed', () => {
    fc.assert(
      fc.property(worlds, ({ model, answers }) => {
        const then = scored({ model, answers });
        const saved = assessmentResultSchema.parse(JSON.parse(JSON.stringify(resultOf({ model, answers }))));
        const { answers: again, position } = datedOf(saved, model);
        const now = scored({ model, answers: again });
        const levels = ({ level, dimensions }: Placed) => [level, ...dimensions.map((at) => at.level)];
        expect(levels(now.demonstrated)).toEqual(levels(then.demonstrated));
        expect(levels(now.declared)).toEqual(levels(then.declared));
        const scores = ({ standings }: Assessment) =>
          standings.map(({ criterion, status, answer, demonstrated }) => [
            criterion.id,
            status,
            answer,
            demonstrated,
          ]);
        expect(scores(now)).toEqual(scores(then));
        expect([position.level, ...position.dimensions.values()]).toEqual(levels(then.demonstrated));
      }),
      settings,
    );
  });
});

const shuffledList = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length });

const shuffledKeys = <T extends object>(of: T): fc.Arbitrary<T> =>
  shuffledList(Object.entries(of)).map((entries) => Object.fromEntries(entries) as T);

/** The same answers; of a target by dimension the order stays, since the result repeats it. */
function shuffledAnswers(answers: AnswerSet): fc.Arbitrary<AnswerSet> {
  const respondents = shuffledList(answers.respondents).chain((people) =>
    fc.tuple(
      ...people.map((person) =>
        shuffledKeys(person.answers ?? {}).map((said) => ({ ...person, answers: said })),
      ),
    ),
  );
  const evidence = fc
    .tuple(
      ...Object.entries(answers.evidence ?? {}).map(([gate, pieces]) =>
        shuffledList(pieces)
          .chain((list) => fc.tuple(...list.map((piece) => shuffledKeys(piece))))
          .map((list): [string, Evidence[]] => [gate, list]),
      ),
    )
    .chain((entries) => shuffledList(entries).map((list) => Object.fromEntries(list)));
  return fc
    .record({ respondents, evidence, agreed: shuffledKeys(answers.agreed ?? {}) })
    .map((shuffled) => ({ ...answers, ...shuffled }));
}

describe('the bundled ladder itself', () => {
  it('targetProfile(ladder, top): each gate of it has an action', () => {
    const profile = targetProfile(ladder, topLevel(ladder));
    const closed = new Set(ladder.actions.flatMap(({ closes }) => closes));
    const left = ladder.criteria.filter(
      ({ id, gate, dimension, level }) => gate && level <= profile.get(dimension)! && !closed.has(id),
    );
    expect(left.map(({ id }) => id)).toEqual([]);
  });
});

describe('rollUp', () => {
  const dimensions = ['D1', 'D2', 'D3'];
  const placed = fc.tuple(fc.nat(5), times(dimensions.length, fc.nat(5))).map(
    ([level, levels]): Placed => ({
      level,
      dimensions: levels.map((of, at) => ({
        dimension: dimensions[at]!,
        level: of,
        uncapped: of,
        heldBy: [],
        debts: [],
      })),
    }),
  );
  const weights: readonly number[] = [0.1, 0.3, 1, 2, 5, 7, 40];
  const units = fc.array(fc.record({ weight: fc.constantFrom(...weights), placed }), {
    minLength: 1,
    maxLength: 8,
  });
  const share = fc.oneof(fc.constantFrom(0, 0.5, 0.8, 1), fc.double({ min: 0, max: 1, noNaN: true }));
  const settings = { seed: SEED, numRuns: 500 };
  const levelsOf = ({
    level,
    dimensions: of,
  }: {
    level: number;
    dimensions: readonly { level: number }[];
  }) => [level, ...of.map((at) => at.level)];

  it('rollUp(units, share) is never above the highest unit nor below the lowest', () => {
    fc.assert(
      fc.property(units, share, (of, least) => {
        const all = of.map((unit) => levelsOf(unit.placed));
        levelsOf(rollUp(of, least)).forEach((level, at) => {
          expect(level).toBeLessThanOrEqual(Math.max(...all.map((levels) => levels[at]!)));
          expect(level).toBeGreaterThanOrEqual(Math.min(...all.map((levels) => levels[at]!)));
        });
      }),
      settings,
    );
  });

  it('rollUp(units, share) stays when a unit becomes two of half its weight', () => {
    const shares = ({ distribution }: ReturnType<typeof rollUp>) =>
      distribution.map(({ level, share: of }) => [level, of.toFixed(9)]);
    fc.assert(
      fc.property(units, share, fc.nat(), (of, least, number) => {
        const at = number % of.length;
        const half = { ...of[at]!, weight: of[at]!.weight / 2 };
        const [before, after] = [rollUp(of, least), rollUp([...of.toSpliced(at, 1, half), half], least)];
        expect(levelsOf(after)).toEqual(levelsOf(before));
        expect(shares(after)).toEqual(shares(before));
      }),
      settings,
    );
  });
});
