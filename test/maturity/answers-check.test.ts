import { describe, expect, it } from 'vitest';
import type { Answer, AnswerSet } from '../../src/maturity/answers.ts';
import { answersProblems } from '../../src/maturity/answers-check.ts';
import { refusedNa, withoutRefused } from '../../src/maturity/na.ts';
import { artefact, DATE, ladder, roomOf } from './ladder.ts';

const told = (change: (answers: AnswerSet) => void) => {
  const answers = roomOf({ rules: [{ all: 3 }] });
  change(answers);
  return answersProblems(answers, { questionnaire: ladder, date: DATE }).map(
    ({ code, path, what, fix }) => `${code} ${path.join('/')}: ${what} → ${fix}`,
  );
};

describe('answersProblems(answers, context)', () => {
  it('finds none in good answers', () => {
    expect(told(() => {})).toEqual([]);
  });

  it.each<[string, (answers: AnswerSet) => void, string]>([
    [
      'another model',
      (answers) => {
        answers.model = { id: 'theirs', version: '1.0.0' };
      },
      'answers-model model/id: the answers are to the model "theirs", not to aiops-ladder → name their model: --model FILE',
    ],
    [
      'another first number of its version',
      (answers) => {
        answers.model.version = '2.0.0';
      },
      'answers-version model/version: the answers are to version 2.0.0 of aiops-ladder, and this is 1.0.0 → answer what has changed, then write version: 1.0.0',
    ],
    [
      'a target above the ladder',
      (answers) => {
        answers.target = 6;
      },
      'target-level target: the target 6 is above the highest level of the model, which is 5 → aim at 5 at most',
    ],
    [
      'a target above a dimension',
      (answers) => {
        answers.target = { DQ: 9 };
      },
      'target-level target/DQ: the target 9 is above the highest level of DQ, which is 5 → aim at 5 at most',
    ],
    [
      'a gate that is not there',
      (answers) => {
        answers.respondents[0]!.answers = { 'DQ-9': 3 };
      },
      'gate-unknown respondents/0/answers/DQ-9: there is no gate "DQ-9" → did you mean DQ-1?',
    ],
    [
      'a role that is not there',
      (answers) => {
        answers.respondents[0]!.role = 'operation';
      },
      'role-unknown respondents/0/role: there is no role "operation" → did you mean operations?',
    ],
    [
      'one respondent twice',
      (answers) => {
        answers.respondents.push(structuredClone(answers.respondents[0]!));
      },
      'respondent-repeated respondents/1/id: the respondent "respondent 1" is there twice → one respondent answers once: take the old answers out, then merge again',
    ],
    [
      'N/A where it never is',
      (answers) => {
        answers.respondents[0]!.answers = {
          'COL-1': { answer: 'na', reason: 'other', approver: 'CIO', expires: '2027-01-01' },
        };
      },
      'na-not-allowed respondents/0/answers/COL-1: COL-1 applies to every organisation → answer 0 to 4, or unknown',
    ],
    [
      'N/A where it never is, agreed by the room',
      (answers) => {
        const na = { reason: 'out-of-scope', approver: 'CIO', expires: '2027-01-01' } as const;
        answers.agreed = { 'COL-1': { answer: 'na', reason: 'no service is critical', na } };
      },
      'na-not-allowed agreed/COL-1: COL-1 applies to every organisation → answer 0 to 4, or unknown',
    ],
    [
      'evidence of tomorrow',
      (answers) => {
        answers.evidence = { 'COL-1': [artefact('log', '2026-11-21')] };
      },
      'evidence-date evidence/COL-1/0/date: the evidence is of 2026-11-21, after the assessment of 2026-11-20 → correct one of the two dates',
    ],
    [
      'a target that is not there',
      (answers) => {
        answers.target = { QD: 3 };
      },
      'dimension-unknown target/QD: there is no dimension "QD" → did you mean DQ?',
    ],
    [
      'a measure that is not there',
      (answers) => {
        answers.measures = { mtdd: 3 };
      },
      'measure-unknown measures/mtdd: there is no measure "mtdd" → did you mean mttd?',
    ],
    [
      'a sign that is not there',
      (answers) => {
        answers.signs = { 'COL-9': true };
      },
      'sign-unknown signs/COL-9: there is no sign "COL-9" → did you mean COL-0?',
    ],
    [
      'a pattern that is not there',
      (answers) => {
        answers.observations = ['vendor-sil'];
      },
      'anti-pattern-unknown observations/0: there is no anti-pattern "vendor-sil" → did you mean vendor-silo?',
    ],
  ])('%s', (_, change, line) => {
    expect(told(change)).toContain(line);
  });
});

describe('refusedNa(answers, ladder, date, target)', () => {
  it('one that the room agreed on is settled', () => {
    const na = { answer: 'na', reason: 'other', approver: 'CIO', expires: '2026-01-01' } as const;
    const agreed = { 'CON-4': { answer: 2, reason: 'a year is kept after all' } } as const;
    const answers = roomOf({ rules: [{ all: 4, 'CON-4': na }], rest: { agreed } });
    expect(refusedNa(answers, ladder, DATE, 5)).toEqual([]);
  });

  const withNa = (reason: 'out-of-scope' | 'business-priority', expires: string) =>
    roomOf({ rules: [{ all: 4, 'CON-4': { answer: 'na', reason, approver: 'CIO', expires } }] });

  it.each([
    ['out of scope, at the target', 'out-of-scope', '2027-01-01', 5, []],
    ['another reason, above the target', 'business-priority', '2027-01-01', 3, []],
    ['another reason, at the target', 'business-priority', '2027-01-01', 5, ['na-refused']],
    ['on its last day', 'out-of-scope', '2026-11-20', 5, []],
    ['expired', 'out-of-scope', '2026-11-19', 5, ['na-expired']],
  ] as const)('%s', (_, reason, expires, target, codes) => {
    const answers = withNa(reason, expires);
    const refused = refusedNa(answers, ladder, DATE, target);
    expect(refused.map(({ code }) => code)).toEqual(codes);
    const kept = withoutRefused(answers, refused).respondents[0]?.answers?.['CON-4'];
    expect(kept === undefined).toBe(codes.length > 0);
  });

  const agreedNa = (reason: 'out-of-scope' | 'business-priority', expires: string, first: Answer = 2) =>
    roomOf({
      rules: [{ all: 4, 'CON-4': first }],
      rest: {
        agreed: {
          'CON-3': { answer: 3, reason: 'seen' },
          'CON-4': { answer: 'na', reason: 'no such thing here', na: { reason, approver: 'CIO', expires } },
        },
      },
    });

  it.each([
    ['out of scope, at the target', 'out-of-scope', '2027-01-01', 5, []],
    ['another reason, above the target', 'business-priority', '2027-01-01', 3, []],
    [
      'another reason, at the target',
      'business-priority',
      '2027-01-01',
      5,
      [
        'na-refused agreed/CON-4/na/reason: "not applicable" for the reason business-priority is refused: CON-4 is a gate of the target → answer it, or take it out of scope for everybody to see',
      ],
    ],
    ['on its last day', 'out-of-scope', '2026-11-20', 5, []],
    [
      'expired',
      'out-of-scope',
      '2026-11-19',
      5,
      [
        'na-expired agreed/CON-4/na/expires: "not applicable" of CON-4 expired on 2026-11-19 → answer it, or have it approved again with a later date',
      ],
    ],
  ] as const)('agreed by the room, %s', (_, reason, expires, target, lines) => {
    const answers = agreedNa(reason, expires);
    const refused = refusedNa(answers, ladder, DATE, target);
    expect(refused.map(({ code, path, what, fix }) => `${code} ${path.join('/')}: ${what} → ${fix}`)).toEqual(
      lines,
    );
    const kept = withoutRefused(answers, refused);
    expect(Object.keys(kept.agreed ?? {})).toEqual(lines.length === 0 ? ['CON-3', 'CON-4'] : ['CON-3']);
    expect(kept.respondents).toEqual(answers.respondents);
  });

  it.each([
    ['2027-01-01', []],
    ['2026-02-01', [`respondents/0/answers/CON-4/expires`, 'agreed/CON-4/na/expires']],
  ])('an agreement that expires on %s settles the first answers only while it holds', (expires, paths) => {
    const first = { answer: 'na', reason: 'other', approver: 'CIO', expires: '2026-01-01' } as const;
    const answers = agreedNa('out-of-scope', expires, first);
    const refused = refusedNa(answers, ladder, DATE, 3);
    expect(refused.map(({ path }) => path.join('/'))).toEqual(paths);
    const kept = withoutRefused(answers, refused);
    expect(kept.respondents[0]?.answers?.['CON-4']).toEqual(paths.length > 0 ? undefined : first);
    expect(kept.respondents[0]?.answers?.['CON-3']).toBe(4);
  });

  it('another reason, at a criterion that only supports', () => {
    const criteria = ladder.criteria.map((one) => (one.id === 'CON-4' ? { ...one, gate: false } : one));
    const answers = withNa('business-priority', '2027-01-01');
    expect(refusedNa(answers, { ...ladder, criteria }, DATE, 5)).toEqual([]);
  });
});
