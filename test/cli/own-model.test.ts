import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { AnswerSet, Evidence } from '../../src/maturity/answers.ts';
import type { Questionnaire } from '../../src/maturity/questionnaire.ts';
import type { AssessmentResult } from '../../src/report/assessment/result.ts';
import { printed, runHere } from './in-process.ts';

const model = 'fixtures/models/on-call.yaml';
const answers = 'fixtures/models/on-call.answers.yaml';
const read = (path: string) => parse(readFileSync(path, 'utf8'));
const { criteria, dimensions, actions, antiPatterns } = read(model) as Questionnaire;
const { respondents, ...rest } = read(answers) as Omit<AnswerSet, 'respondents'> & { respondents: Who[] };

const folder = mkdtempSync(join(tmpdir(), 'aiops-own-model-'));
afterAll(() => rmSync(folder, { recursive: true }));

const scored = async (...args: string[]) =>
  JSON.parse(await printed('assess', model, ...args, '--json')) as AssessmentResult;

/** A respondent of the fixture: no answer is empty, and none is "not applicable". */
interface Who {
  readonly id: string;
  readonly role: string;
  readonly answers: Readonly<Record<string, number | string | FullAnswer>>;
}

interface FullAnswer {
  readonly answer: number | string;
  readonly comment?: string;
  readonly evidence?: readonly Evidence[];
}

function answerTo(gate: string, { answers }: Who): FullAnswer {
  const answer = answers[gate]!;
  return typeof answer === 'object' ? answer : { answer };
}

/** How a respondent fills in a form of each kind. */
const fillIn: Record<string, (form: string, who: Who) => string> = {
  '.yaml': (form, who) =>
    form
      .replace('"your-name"', who.id)
      .replace('"your-role"', who.role)
      .replace(/^ {6}(\S+):(?= #)/gm, (line, gate: string) => `${line} ${JSON.stringify(who.answers[gate])}`),
  '.md': (form, who) => {
    const [head, ...questions] = form.split(/^(?=### )/m);
    const answered = questions.map((question) => {
      const gate = /^### (\S+)/.exec(question)![1]!;
      const { answer, comment = '', evidence = [] } = answerTo(gate, who);
      const pieces = evidence.map(({ kind, what, date, owner }) => [kind, what, date, owner].join(' | '));
      return question
        .replace(`- [ ] ${answer} `, `- [x] ${answer} `)
        .replace(/^Comment:/m, `$& ${comment}`)
        .replace(/^Evidence.*$/m, `$& ${pieces.join('')}`);
    });
    const named = head!.replace(/^Respondent:/m, `$& ${who.id}`).replace(/^Role:/m, `$& ${who.role}`);
    return [named, ...answered].join('');
  },
  '.csv': (form, who) =>
    form.replace(/^(\S+?),(.*?),{12}$/gm, (_, gate: string, asked: string) => {
      const { answer, comment, evidence: [piece] = [] } = answerTo(gate, who);
      const shown = [piece?.kind, piece?.what, piece?.date, piece?.owner, piece?.link];
      return [gate, asked, answer, who.id, who.role, comment, ...shown, '', '', ''].join(',');
    }),
};

/** Writes an empty form and lets a respondent fill it in. */
async function filled(who: Who, ending: string): Promise<string> {
  const path = join(folder, `${who.id}${ending}`);
  const { code, files } = await runHere(['assess', model, '--form', path]);
  expect(code).toBe(0);
  const form = files.get(path)!;
  const text = fillIn[ending]!(form, who);
  expect(text).not.toBe(form);
  writeFileSync(path, text);
  return path;
}

describe('a model of one’s own', () => {
  it('validate finds no fault in it, in its Korean texts or in the answers', async () => {
    const { code, stdout, said } = await runHere(['validate', model, answers, '--model', model]);
    expect({ code, said }).toEqual({ code: 0, said: [] });
    expect(stdout.trimEnd().split('\n')).toEqual([
      `${model}: valid model on-call 1.0.0: 3 dimensions, 7 gates, 4 actions, in en, ko`,
      `${answers}: valid answers to on-call 1.0.0: 2 respondents, 7 of 7 gates answered`,
    ]);
  });

  it('an empty form asks every question of it, and answers none', async () => {
    const path = join(folder, 'empty.yaml');
    const { files } = await runHere(['assess', model, '--form', path]);
    const form = parse(files.get(path)!) as AnswerSet;
    expect(form.model).toEqual({ id: 'on-call', version: '1.0.0' });
    expect(Object.entries(form.respondents[0]?.answers ?? {})).toEqual(criteria.map(({ id }) => [id, null]));
    expect(form.signs).toEqual({ hero: null, muted: null });
    expect(form.measures).toEqual({ calls: null, useless: null, 'done-in-time': null });
  });

  it.each(Object.keys(fillIn))('forms filled in as %s give what the answers give', async (ending) => {
    const forms = await Promise.all(respondents.map((who) => filled(who, ending)));
    const rests = join(folder, `rest${ending}.yaml`);
    writeFileSync(rests, JSON.stringify({ ...rest, respondents: [] }));
    const { inputs: _, ...byForms } = await scored('-a', rests, '--merge', ...forms);
    const { inputs: __, ...byAnswers } = await scored('-a', answers);
    expect(byForms).toEqual(byAnswers);
  });

  /*
   * By hand. A gate is rated by the lower median, of two answers the lower one: 0 and 1 N, 2 P, 3 L, 4 F.
   * Evidence then carries it no further than the caps of the model: said L at level 1 and P at level 2;
   * shown live L at level 2; a fresh artefact has none.
   *
   *   gate     answers     declared  evidence              demonstrated
   *   ROTA-1   4 4         F         artefact, 19 days     F
   *   ROTA-2   3 3         L         said, at level 2      P
   *   ROTA-3   unknown 2   –         decides nothing
   *   ALERT-1  4 4         F         shown, at level 1     F
   *   ALERT-2  3 3         L         said, at level 1      L
   *   ALERT-3  3 1         N         two apart: disputed   N
   *   LEARN-1  4 3         L         artefact, 39 days     L
   *   LEARN-2  3 3         L         artefact, 10 days     L
   *
   * A level needs L at its gates and below, and F at all but one gate below.
   *
   *   ROTA    declared F, L: 2.     Demonstrated F, P: 1.
   *   ALERT   declared F L, N: 1.   Demonstrated the same: 1.
   *   LEARN   declared L, L: 2, the one gate below F is LEARN-1; ROTA is declared at 2, so nothing holds it.
   *           Demonstrated L, L: 2 by itself; from 2 on it needs ROTA 2, which is at 1: held at 1.
   *
   * Overall 1 requires 1, 1, 1 and overall 2 requires 2, 2, 2: level 1, demonstrated and declared.
   * Towards 2, ALERT-3 and ROTA-2 are missing, ROTA-2 only its evidence. Up to there 7 gates decide:
   * 3 have an artefact, 1 is disputed, none is unknown; 3/7 is less than the 0.5 of B: C.
   */
  it('the score is the one worked out by hand', async () => {
    const result = await scored('-a', answers);
    expect(result.gates.map(({ id, declared, demonstrated }) => `${id} ${declared} ${demonstrated}`)).toEqual(
      [
        'ROTA-1 F F',
        'ROTA-2 L P',
        'ROTA-3 null null',
        'ALERT-1 F F',
        'ALERT-2 L L',
        'ALERT-3 N N',
        'LEARN-1 L L',
        'LEARN-2 L L',
      ],
    );
    expect(
      result.dimensions.map(({ id, declared, demonstrated }) => ({
        id,
        declared: declared.level,
        demonstrated: demonstrated.level,
        byItself: demonstrated.uncapped,
        heldBy: demonstrated.heldBy,
      })),
    ).toEqual([
      { id: 'ROTA', declared: 2, demonstrated: 1, byItself: 1, heldBy: [] },
      { id: 'ALERT', declared: 1, demonstrated: 1, byItself: 1, heldBy: [] },
      {
        id: 'LEARN',
        declared: 2,
        demonstrated: 1,
        byItself: 2,
        heldBy: [{ dimension: 'ROTA', needs: 2, has: 1 }],
      },
    ]);
    expect(result.placement).toMatchObject({
      level: 1,
      demonstrated: { level: 1, progress: { towards: 2, blockedBy: ['ALERT-3', 'ROTA-2'] } },
      declared: { level: 1, progress: { towards: 2, blockedBy: ['ALERT-3'] } },
      confidence: { grade: 'C', binding: 7, graded: 3 / 7, disputed: 1 / 7, unknown: 0 },
    });
    expect(result.roadmap.gaps).toEqual([
      { gate: 'ALERT-3', kind: 'build', needed: 'L' },
      { gate: 'ROTA-2', kind: 'prove', needed: 'L' },
    ]);
    // A2 and A3, which A4 comes after, have nothing left to close.
    expect(result.roadmap.waves.map((wave) => wave.map(({ id }) => id))).toEqual([['A4']]);
    expect(result.patterns.map(({ id }) => id)).toEqual(['loud-night']);
  });

  it('it is read in Korean as well', async () => {
    const text = await printed('assess', model, '-a', answers, '--lang', 'ko');
    expect(text).toContain('당직 1.0.0');
    expect(text).toContain('1단계 · 당직표');
  });

  it.each([
    ...[...dimensions, ...actions].map(({ id, title }) => [id, title] as const),
    ...[...criteria, ...antiPatterns].map(({ id, text }) => [id, text] as const),
  ])('explain %s --model tells of it', async (id, words) => {
    const told = (await printed('explain', id, '--model', model)).replaceAll(/\s+/g, ' ');
    expect(told.startsWith(`${id} `)).toBe(true);
    expect(told).toContain(words);
  });
});
