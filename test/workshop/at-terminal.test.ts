import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { OutputError } from '../../src/errors.ts';
import { type Answer, answersSchema } from '../../src/maturity/answers.ts';
import type { InterruptSignal } from '../../src/workshop/conversation.ts';
import { smallQuestionnaire } from '../maturity/small-questionnaire.ts';
import { type AtTerminal, atTerminal, sat, scoreIt, talkedAbout } from './at-terminal.ts';
import type { Act } from './scripted.ts';
import { TODAY } from './seated.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiops-at-terminal-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** First lines of the screens; one that stays is told once. */
const headsOf = ({ script }: AtTerminal): string[] =>
  script.scenes
    .map(({ screen }) => screen.split('\n')[0] ?? '')
    .filter((head, at, heads) => head !== heads[at - 1]);

describe('assess at a terminal on a small model', () => {
  const model = join(folder, 'small.yaml');
  const met = { 'COL-1': 3, 'COL-2': 3, 'DQ-1': 3, 'DQ-2': 3, 'GOV-1': 3, 'GOV-2': 3 };
  /** The file of somebody who answered, everything with 3 but what is said otherwise. */
  const said = (id: string, role: string, answers: Readonly<Record<string, Answer>> = {}): string => {
    const { id: model, version } = smallQuestionnaire.model;
    const respondents = [{ id, role, answers: { ...met, ...answers } }];
    return JSON.stringify({
      schema: 'aiops-answers/1',
      model: { id: model, version },
      date: TODAY,
      respondents,
    });
  };
  const apart = [said('ana', 'head', { 'COL-1': 4 }), said('bea', 'sre', { 'COL-1': 1 })];
  let count = 0;
  const fresh = (text?: string): string => {
    count += 1;
    const path = join(folder, `${count}.yaml`);
    if (text !== undefined) writeFileSync(path, text);
    return path;
  };
  const assess = (path: string, acts: readonly Act[], ...more: readonly string[]): Promise<AtTerminal> =>
    atTerminal(['assess', model, '-a', path, ...more], acts);
  /** Files of several, merged into a new one. */
  const merging = (
    path: string,
    texts: readonly string[],
    acts: readonly Act[],
    ...more: readonly string[]
  ) => assess(path, acts, ...(texts.length === 0 ? [] : ['--merge', ...texts.map(fresh)]), ...more);
  const ana: Act[] = [{ type: 'ana' }, '#2 enter'];
  const five = '3 enter s 3 enter 3 enter 3 enter 3 enter';

  beforeAll(() => writeFileSync(model, JSON.stringify(smallQuestionnaire)));

  it.each<[string, readonly string[], Act[], string, RegExp]>([
    ['how to answer', [], [{ type: 'ana' }, '#2 q'], 'Saved 0 of 6 answers to PATH.', /^Small ladder/],
    ['a question', [], [...ana, '3 enter 3 enter q'], 'Saved 2 of 6 answers to PATH.', /DQ-1/],
    ['the review', [], [...ana, five, 'q'], 'Saved 5 of 6 answers to PATH.', /^Review/],
    ['who answers next', [], [...ana, five, 'r enter escape'], 'Saved 5 of 6 answers to PATH.', /^Review/],
    [
      'a question of the second',
      [],
      [...ana, five, 'r enter #2', { type: 'bea' }, '#3 enter 3 enter q'],
      'Saved 1 of 6 answers to PATH.',
      /COL-2/,
    ],
    [
      'what is offered',
      apart,
      ['#3'],
      'Saved to PATH; still to be talked about: 1 gate, 1 contradiction.',
      /^Discussion 1\/1 · COL-1/,
    ],
    [
      'the discussion',
      apart,
      ['#1 q'],
      'Saved to PATH; still to be talked about: 1 gate, 1 contradiction.',
      /^Discussion 1\/1 · COL-1/,
    ],
  ])('q at %s: the line with which one goes on leads there', async (_, texts, acts, saved, there) => {
    const path = fresh();
    const quit = await merging(path, texts, acts);
    expect(quit.code, quit.said.join('\n')).toBe(0);
    quit.script.expectPlayed();
    expect(quit.stdout).toBe('');
    expect(quit.script.isClosed).toBe(true);
    const [first, resume = ''] = quit.said;
    expect(first).toBe(saved.replace('PATH', path));
    expect(resume).toMatch(/^Resume: aiops assess /);
    const again = await atTerminal(resume.replace('Resume: aiops ', '').split(' '), ['q']);
    expect(again.script.scenes[0]?.screen).toMatch(there);
    expect(again.said.at(-1)).toBe(resume);
  });

  it.each<[string, Act[], string[]]>([
    ['with q', [...ana, '3 enter q'], []],
    ['before the first question', [{ type: 'ana' }, '#2 q'], []],
  ])('--fail-under, left %s: nothing was judged', async (_, acts) => {
    const path = fresh();
    const { code, said, stdout } = await assess(path, acts, '--fail-under', '1');
    expect(code).toBe(3);
    expect(stdout).toBe('');
    expect(said.at(-1)).toBe(
      [
        `${path}: error: --fail-under 1 was not judged: the questions were left before they were scored [gate-unjudged]`,
        '  fix: go on with them, or score what is there: --allow-partial',
      ].join('\n'),
    );
  });

  it.each<[InterruptSignal, number]>([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('%s in the middle of a comment: exit %i, with the draft and the way back', async (interrupt, code) => {
    const path = fresh();
    const left = await assess(path, [...ana, '3 enter c', { interrupt, draft: 'half a "sen' }]);
    expect(left.code).toBe(code);
    expect(left.said).toEqual([
      String.raw`not saved: "half a \"sen"`,
      `Saved 1 of 6 answers to ${path}.`,
      `Resume: aiops assess ${model} -a ${path} --respondent ana`,
    ]);
    expect(left.script.isClosed).toBe(true);
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  it('Ctrl-C before anybody said who they are: nothing was made', async () => {
    const path = fresh();
    const left = await assess(path, [{ interrupt: 'SIGINT' }]);
    expect([left.code, left.said]).toEqual([130, []]);
    expect([path, `${path}.log`, `${path}.lock`].filter(existsSync)).toEqual([]);
  });

  it('a full disk, left: the answer is told, and is finished from the log by the next sitting', async () => {
    const path = fresh(said('ana', 'sre', { 'COL-1': null }));
    const full = new OutputError({
      code: 'output-failed',
      place: path,
      what: 'no space is left on the disk',
    });
    const left = await atTerminal(['assess', model, '-a', path], ['#1 2 enter #1 #2'], {
      writeFile: () => Promise.reject(full),
    });
    left.script.expectPlayed();
    expect(left.code).toBe(4);
    expect(left.said).toEqual([
      full.message,
      'not saved: COL-1 = 2',
      `Saved 5 of 6 answers to ${path}.`,
      `Resume: aiops assess ${model} -a ${path} --respondent ana`,
    ]);
    const again = await assess(path, ['enter', scoreIt], '--respondent', 'ana');
    expect(again.said[0]).toBe('the answer to COL-1 was finished from the log');
    expect(again.code).toBe(0);
  });

  it('--merge offers to talk about what is disputed; without a dispute it is scored at once', async () => {
    const offered = sat(await merging(fresh(), apart, ['#2', scoreIt]));
    expect(headsOf(offered)).toEqual(['The answers to 1 gate lie apart.', '1 contradiction is open.']);
    const agreeing = sat(await merging(fresh(), [said('ana', 'head'), said('bea', 'sre')], []));
    expect(agreeing.script.scenes).toEqual([]);
    expect(agreeing.said.at(-1)).toMatch(/^level \d demonstrated/);
  });

  it('--merge with --no-input asks nobody', async () => {
    const { code, script } = await merging(fresh(), apart, [], '--no-input');
    expect([code, script.scenes]).toEqual([0, []]);
  });

  it('two are not told apart by their sides', async () => {
    const path = fresh();
    const { script } = await merging(path, apart, ['#1 q']);
    expect(script.scenes[1]?.screen).toMatch(/^Discussion 1\/1 · COL-1/);
    expect(script.scenes[1]?.screen).not.toMatch(/managers|practitioners/i);
  });

  describe('--discuss', () => {
    const reason = 'Seen in the list.';
    const settled = async (...acts: Act[]): Promise<string> => {
      const path = fresh();
      sat(await merging(path, apart, ['#1', ...acts, scoreIt]));
      return path;
    };
    const agreedIn = (path: string): unknown =>
      answersSchema.parse(parse(readFileSync(path, 'utf8'))).agreed?.['COL-1'];

    it.each<[string, Act[], unknown]>([
      ['an answer', ['2 enter', { type: reason }], 2],
      ["don't know", ['u', { type: reason }], 'unknown'],
      ['what was left and taken up again', ['2 enter escape 3 enter', { type: reason }], 3],
      ['help in between', ['? escape 1 enter', { type: reason }], 1],
      ['back, where there is nothing', ['b 1 enter', { type: reason }], 1],
    ])('the room agrees: %s', async (_, acts, answer) => {
      expect(agreedIn(await settled(...acts))).toEqual({ answer, reason, date: TODAY });
    });

    it('goes back gate by gate', async () => {
      const far = { 'COL-1': 0, 'DQ-1': 0, 'GOV-1': 0 } as const;
      const room = await merging(fresh(), [said('ana', 'head'), said('bea', 'sre', far)], ['#1 s s b b b q']);
      room.script.expectPlayed();
      expect(talkedAbout(room).map((screen) => screen.slice(0, screen.indexOf(',')))).toEqual([
        'Discussion 1/3 · COL-1',
        'Discussion 2/3 · DQ-1',
        'Discussion 3/3 · GOV-1',
        'Discussion 2/3 · DQ-1',
        'Discussion 1/3 · COL-1',
        'Discussion 1/3 · COL-1',
      ]);
      expect(talkedAbout(room).at(-1)).toContain('this is the first one');
    });

    it('brings up again what was agreed on, to be revised', async () => {
      const path = await settled('2 enter', { type: reason });
      const again = await assess(path, ['enter', { type: 'Seen twice.' }], '--discuss');
      again.script.expectPlayed();
      expect(again.script.scenes[0]?.screen).toContain('Agreed on 2: Seen in the list.');
      expect(agreedIn(path)).toEqual({ answer: 2, reason: 'Seen twice.', date: TODAY });
    });

    it('s leaves it open', async () => {
      expect(agreedIn(await settled('s'))).toBeUndefined();
    });

    it('evidence that the room has stands beside all answers', async () => {
      const path = await settled('e #1', { type: 'live tail' }, 'enter enter enter', '2 enter', {
        type: reason,
      });
      const { evidence } = answersSchema.parse(parse(readFileSync(path, 'utf8')));
      expect(evidence).toEqual({ 'COL-1': [{ kind: 'demo', what: 'live tail', date: TODAY }] });
    });

    it('an agreed "not applicable" is confirmed with Enter', async () => {
      const na = { answer: 'na', reason: 'other', approver: 'risk board', expires: '2027-06-30' } as const;
      const path = fresh();
      const split = [said('ana', 'head', { 'GOV-2': na }), said('bea', 'sre')];
      sat(await merging(path, split, ['#1 n enter enter enter', { type: reason }]));
      const before = readFileSync(path, 'utf8');
      const again = await assess(path, ['enter'], '--discuss');
      again.script.expectPlayed();
      expect([again.code, readFileSync(path, 'utf8')]).toEqual([0, before]);
    });
  });

  describe('contradictions', () => {
    const skipped = [said('ana', 'head', { 'COL-1': 1 })];
    const why = 'One team was fast.';

    it.each<[string, Act[], object | undefined]>([
      ['accepted', ['#1 #1', { type: why }], { resolution: 'accepted', reason: why }],
      ['narrowed', ['#1 #2', { type: why }], { resolution: 'narrowed', reason: why }],
      ['disputed', ['#1 #3', { type: why }], { resolution: 'disputed', reason: why }],
      ['left open', ['#1 #4'], undefined],
      ['left with Esc', ['#1 escape #4'], undefined],
      ['left without a reason', ['#1 #1 enter escape #4'], undefined],
      ['not talked about', ['#2'], undefined],
    ])('%s', async (_, acts, resolution) => {
      const path = fresh();
      const { said: lines } = sat(await merging(path, skipped, acts));
      const { contradictions } = answersSchema.parse(parse(readFileSync(path, 'utf8')));
      expect(contradictions?.['K2-COL']).toEqual(resolution);
      expect(lines.at(-1)).toMatch(/^level \d demonstrated/);
    });

    it('left with q: the line with which one goes on leads to them', async () => {
      const quit = sat(await merging(fresh(), skipped, ['#3']));
      const resume = quit.said.at(-1) ?? '';
      const again = await atTerminal(resume.replace('Resume: aiops ', '').split(' '), ['#3']);
      expect(headsOf(again)).toEqual(['1 contradiction is open.']);
    });
  });

  it('a role that the model does not know is refused before anybody is asked', async () => {
    const path = fresh();
    const { code, said: lines } = await assess(path, [], '--respondent', 'ana', '--role', 'sri');
    expect(code).toBe(2);
    expect(lines).toEqual([
      'aiops: error: --role "sri": expected one of head, sre, dev [role-unknown]\n  fix: did you mean sre?',
    ]);
    expect([path, `${path}.log`, `${path}.lock`].filter(existsSync)).toEqual([]);
  });
});
