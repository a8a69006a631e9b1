import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
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

  it.each<[string, readonly string[], Act[], string, RegExp, Act?]>([
    ['how to answer', [], [{ type: 'ana' }, '#2 q'], 'Saved 0 of 6 answers to PATH.', /^Small ladder/],
    ['a question', [], [...ana, '3 enter 3 enter q'], 'Saved 2 of 6 answers to PATH.', /DQ-1/],
    ['the review', [], [...ana, five, 'q'], 'Saved 5 of 6 answers to PATH.', /^Review/],
    ['who answers next', [], [...ana, five, 'r enter escape'], 'Saved to PATH.', /^Who answers\?/, 'escape'],
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
  ])(
    'q at %s: the line with which one goes on leads there',
    async (_, texts, acts, saved, there, leave = 'q') => {
      const path = fresh();
      const quit = await merging(path, texts, acts);
      expect(quit.code, quit.said.join('\n')).toBe(0);
      quit.script.expectPlayed();
      expect(quit.stdout).toBe('');
      expect(quit.script.isClosed).toBe(true);
      const [first, resume = ''] = quit.said.slice(-2);
      expect(first).toBe(saved.replace('PATH', path));
      expect(resume).toMatch(/^Resume: aiops assess /);
      const again = await atTerminal(resume.replace('Resume: aiops ', '').split(' '), [leave]);
      expect(again.script.scenes[0]?.screen).toMatch(there);
      expect(again.said.at(-1)).toBe(resume);
    },
  );

  it.each<[string, Act[], string[]]>([
    ['with q', [...ana, '3 enter q'], []],
    ['before the first question', [{ type: 'ana' }, '#2 q'], []],
  ])('--fail-under, left %s: nothing was judged', async (_, acts) => {
    const path = fresh();
    const { code, said, stdout } = await assess(path, acts, '--fail-under', '1', '--threshold', 'level >= 2');
    expect(code).toBe(3);
    expect(stdout).toBe('');
    expect(said.at(-1)).toBe(
      [
        `${path}: error: --fail-under 1 was not judged: the questions were left before they were scored [gate-unjudged]`,
        '  fix: go on with them, or score what is there: --allow-partial',
      ].join('\n'),
    );
  });

  it('a threshold, left: nothing was judged; one that is off asks nothing', async () => {
    const left = (typed: string) => assess(fresh(), [...ana, '3 enter q'], '--threshold', typed);
    const asked = await left('level >= 2 (warn)');
    expect(asked.code).toBe(3);
    expect(asked.said.at(-1)).toContain(': error: --threshold "level >= 2 (warn)" was not judged: ');
    expect((await left('level >= 2 (off)')).code).toBe(0);
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
      `Resume: aiops assess ${model} -a ${path}`,
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
      'not in the file yet: COL-1 = 2; it is put there when the file is opened again',
      `Saved 5 of 6 answers to ${path}.`,
      `Resume: aiops assess ${model} -a ${path}`,
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

    it.each<[string, Act[]]>([
      ['help', ['? escape']],
      ['the comments', ['c', 'escape']],
      ['evidence, left', ['e escape']],
      ['evidence', ['e #1', { type: 'live tail' }, 'enter enter enter']],
      ['the reason, left', ['enter escape']],
      ['"not applicable", left', ['n escape']],
    ])('keeps what was chosen and not yet confirmed: %s', async (_, aside) => {
      const split = [
        said('ana', 'head', { 'GOV-2': { answer: 4, comment: 'every one of them' } }),
        said('bea', 'sre', { 'GOV-2': 1 }),
      ];
      const room = sat(await merging(fresh(), split, ['#1 2', ...aside, 'q']));
      expect(talkedAbout(room).at(-1)).toContain('❯ 2  ');
    });

    it('what was chosen at one gate is not chosen at the next', async () => {
      const far = { 'GOV-1': 0, 'GOV-2': 0 } as const;
      const left: Act[] = ['n #1', { type: 'ciso' }, { type: '2027-06-30' }, { type: reason }, 'q'];
      const room = sat(
        await merging(fresh(), [said('ana', 'head'), said('bea', 'sre', far)], ['#1 2', ...left]),
      );
      expect(talkedAbout(room).at(-1)).toMatch(/^Discussion 2\/2 · GOV-2/);
      expect(talkedAbout(room).at(-1)).not.toContain('❯');
    });

    it('c shows all comments, page by page, without names', async () => {
      const long = (word: string): string => `${word} ${'and so on, '.repeat(100)}as far as I know.`;
      const split = [
        said('ana', 'head', { 'COL-1': { answer: 4, comment: long('Every service') } }),
        said('bea', 'sre', { 'COL-1': { answer: 1, comment: long('Hardly any') } }),
      ];
      const room = sat(await merging(fresh(), split, ['#1 c enter c', '2 q']));
      const shown = room.script.scenes.filter(({ screen }) => screen.startsWith('Comments'));
      expect(
        shown.map(({ screen }) => /^Comments · COL-1 +(.*)\n.*\n\n(– \w+)/.exec(screen)?.slice(1)),
      ).toEqual([
        ['1/2', '– Every'],
        ['2/2', '– Hardly'],
      ]);
      for (const { screen } of shown) expect(screen).not.toMatch(/\bana\b|\bbea\b/);
      expect(talkedAbout(room)).toHaveLength(3);
    });

    it('c does nothing where nobody wrote anything', async () => {
      const room = sat(await merging(fresh(), apart, ['#1', { idle: 'c' }, 'q']));
      expect(talkedAbout(room)[0]).not.toContain('comment');
    });

    it('of answers that are not there, nothing can be talked about', async () => {
      const path = join(folder, 'workshop-of-may.yaml');
      const { code, said: lines } = await assess(path, [], '--discuss');
      expect([code, lines]).toEqual([
        2,
        [
          [
            `aiops: error: --discuss: there is no ${path} to talk about yet [input-needed]`,
            `  fix: answer first: aiops assess -a ${path}`,
          ].join('\n'),
        ],
      ]);
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
      ['left open with all that follow', ['#1 #5'], undefined],
      ['left without a reason', ['#1 #1 enter escape #4'], undefined],
      ['not talked about', ['#2'], undefined],
    ])('%s', async (_, acts, resolution) => {
      const path = fresh();
      const { said: lines } = sat(await merging(path, skipped, acts));
      const { contradictions } = answersSchema.parse(parse(readFileSync(path, 'utf8')));
      expect(contradictions?.['K2-COL']).toEqual(resolution);
      expect(lines.at(-1)).toMatch(/^level \d demonstrated/);
    });

    it('each has a screen of its own; Esc leads to the one before', async () => {
      const path = fresh();
      const two = [said('ana', 'head', { 'COL-1': 1, 'DQ-1': 1 })];
      const acts: Act[] = ['#1', { idle: '4' }, '#1', { type: why }, 'escape', 'enter', 'enter'];
      const room = sat(await merging(path, two, acts));
      const shown = room.script.scenes
        .filter(({ screen, kind }) => kind === 'screen' && screen.startsWith('Contradiction'))
        .map(({ screen, did }) => [screen.split('\n')[0], /❯ (.*)/.exec(screen)?.[1], did]);
      const [first, second] = ['Contradiction 1/2 · K2-COL', 'Contradiction 2/2 · K2-DQ'];
      expect(shown).toEqual([
        [first, '4  leave open', '4'],
        [first, '4  leave open', '1'],
        [first, '1  accept: it is so', 'enter'],
        [second, '4  leave open', 'escape'],
        [first, '4  leave open', 'enter'],
        [second, '4  leave open', 'enter'],
      ]);
      const { contradictions } = answersSchema.parse(parse(readFileSync(path, 'utf8')));
      expect(contradictions).toEqual({ 'K2-COL': { resolution: 'accepted', reason: why } });
    });

    it('tells what contradicts what, with the texts of the gates', async () => {
      const { script } = sat(await merging(fresh(), skipped, ['#1 #4']));
      expect(script.scenes.at(-1)?.screen).toContain(
        [
          ...['Contradiction 1/1 · K2-COL', '', 'COL: COL-2 is met above COL-1, which is not', ''],
          'COL Telemetry collection',
          'COL-1 Each critical service emits health and resource data in an open format.',
          'COL-2 Traffic, errors, latency and saturation exist for each critical service,',
          'at 60 s or finer.',
        ].join('\n'),
      );
    });

    it.each<[string, Act[]]>([
      ['before', ['#3']],
      ['at one of them', ['#1 #6']],
    ])('left %s: the line with which one goes on leads to them', async (_, acts) => {
      const path = fresh();
      const quit = sat(await merging(path, skipped, acts));
      expect(quit.said).toEqual([
        `saved ${path}`,
        `Saved to ${path}; still to be talked about: 0 gates, 1 contradiction.`,
        `Resume: aiops assess ${model} -a ${path} --discuss`,
      ]);
      const resume = quit.said.at(-1) ?? '';
      const again = await atTerminal(resume.replace('Resume: aiops ', '').split(' '), ['#3']);
      expect(headsOf(again)).toEqual(['1 contradiction is open.']);
    });
  });

  it('the same --merge line goes on after a sitting', async () => {
    const path = fresh();
    const files = apart.map(fresh);
    const merge = ['--merge', ...files];
    const first = await assess(path, ['#1 2 enter', { type: 'Seen in the list.' }, '#3'], ...merge);
    first.script.expectPlayed();
    const before = readFileSync(path, 'utf8');
    const again = await assess(path, ['#2'], ...merge);
    again.script.expectPlayed();
    expect(again.code, again.said.join('\n')).toBe(0);
    expect(headsOf(again)).toEqual(['1 contradiction is open.']);
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(answersSchema.parse(parse(before)).respondents.map(({ id }) => id)).toEqual(['ana', 'bea']);
  });

  it('a line says how to talk over what is disputed, once it is scored', async () => {
    const path = fresh();
    const { said: lines } = sat(await merging(path, apart, ['#2', scoreIt]));
    expect(lines).toContain(
      `1 gate is disputed; to talk it over: aiops assess ${model} -a ${path} --discuss`,
    );
    const far = { 'COL-1': 0, 'DQ-1': 0 } as const;
    const more = await merging(path, [said('cid', 'dev', far)], [], '--no-input');
    expect(more.said).toContain(
      `2 gates are disputed; to talk it over: aiops assess ${model} -a ${path} --discuss`,
    );
    const agreeing = sat(await merging(fresh(), [said('ana', 'head'), said('bea', 'sre')], []));
    expect(agreeing.said.join('\n')).not.toContain('disputed');
  });

  it('names who is not done, by what was asked in this call', async () => {
    const path = fresh(said('ana', 'sre', { 'DQ-1': null, 'COL-2': null, 'DQ-2': null }));
    const partly = ['--allow-partial', '--lang', 'en'];
    const all = await assess(path, [], ...partly);
    expect(all.said).toContain(
      `ana has answered 3 of 6; to go on: aiops assess ${model} -a ${path} --lang en --respondent ana`,
    );
    const low = await assess(path, [], ...partly, '--upto', '1', '--set', 'DQ-1=3');
    expect(low.said.join('\n')).not.toContain('has answered');
  });

  it('a scores what is there: what is open counts as unknown', async () => {
    const path = fresh();
    const scored = sat(await assess(path, [...ana, five, 'a', scoreIt], '-f', 'json'));
    const { gates } = JSON.parse(scored.stdout) as { gates: { id: string; status: string }[] };
    expect(gates.find(({ id }) => id === 'COL-2')).toMatchObject({ status: 'unanswered', answer: null });
    expect(scored.said).toContain(`1 respondent, 5 of 6 gates answered, ${TODAY}`);
  });

  it('what is missing in files that are merged is not scored where nobody was asked', async () => {
    const open = { 'COL-1': null } as const;
    const path = fresh();
    const {
      code,
      script,
      said: lines,
    } = await merging(path, [said('ana', 'head', open), said('bea', 'sre', open)], []);
    expect(script.scenes).toEqual([]);
    expect([code, lines]).toEqual([
      3,
      [
        `saved ${path}`,
        [
          `${relative(process.cwd(), path)}: error: 1 gate has no answer: COL-1 [answers-missing]`,
          '  fix: answer them ("unknown" is an answer), or score what is there: --allow-partial',
        ].join('\n'),
      ],
    ]);
  });

  describe('who answers', () => {
    const screens = ({ script }: AtTerminal): string[] => script.scenes.map(({ screen }) => screen);
    const done = said('ana', 'sre');
    const begun = said('ana', 'sre', { 'COL-1': null });

    it('one whose name is a word of ours can be chosen like any other', async () => {
      const path = fresh(said('cancel', 'sre', { 'COL-1': null }));
      const room = sat(await assess(path, ['#1 q']));
      expect(room.said.at(-1)).toBe(`Resume: aiops assess ${model} -a ${path} --respondent cancel`);
    });

    it('whoever has begun is offered first, and somebody else last', async () => {
      const room = sat(await assess(fresh(begun), ['#1 q']));
      expect(screens(room)[0]).toBe(
        [
          ...['Who answers?', '', '❯ 1  ana', '     5 of 6', '  2  somebody else', ''],
          '1–2 ↑↓ choose  Enter confirm  Esc back',
        ].join('\n'),
      );
      expect(screens(room)[1]).toMatch(/· COL-1, level 1/);
    });

    it('Esc at the role goes back to who it is', async () => {
      const acts: Act[] = [{ type: 'ana' }, 'escape', { type: 'bea' }, '#2 enter q'];
      const path = fresh();
      sat(await assess(path, acts));
      expect(answersSchema.parse(parse(readFileSync(path, 'utf8'))).respondents).toMatchObject([
        { id: 'bea', role: 'sre' },
      ]);
    });

    it('somebody else: Esc goes back step by step, out of the sitting in the end', async () => {
      const path = fresh(begun);
      const before = readFileSync(path, 'utf8');
      const room = sat(await assess(path, ['#2', { type: 'bea' }, 'escape', '#2 escape escape']));
      expect(headsOf(room)).toEqual(['Who answers?', 'Which is your role?', 'Who answers?']);
      expect(readFileSync(path, 'utf8')).toBe(before);
    });

    it('after the hand-over nobody is offered who is done', async () => {
      const both = JSON.stringify({
        ...JSON.parse(begun),
        respondents: [
          ...JSON.parse(begun).respondents,
          ...JSON.parse(said('bea', 'dev', { 'DQ-2': null })).respondents,
        ],
      });
      const room = sat(
        await assess(
          fresh(both),
          ['3 enter r', { idle: 'escape' }, 'enter', 'escape'],
          '--respondent',
          'ana',
        ),
      );
      expect(screens(room).at(-1)).toContain('❯ 1  bea\n     5 of 6\n  2  somebody else\n');
      expect(screens(room).at(-1)).not.toContain('ana');
    });

    it('after the hand-over only the name is asked where everybody is done', async () => {
      const room = sat(await assess(fresh(done), ['r enter escape'], '--respondent', 'ana'));
      expect(screens(room).at(-1)).toMatch(/^Who answers\?\n\nYour name or sign\n/);
    });
  });

  it.each<[string, readonly string[], string]>([
    [
      'another role than that in the file',
      ['--respondent', 'ana', '--role', 'dev'],
      'PATH: error: --role "dev": "ana" answers as sre [role-other]\n  fix: leave --role out, or change the role in the file',
    ],
    [
      'a respondent without a name',
      ['--respondent', ''],
      'aiops: error: --respondent "": expected a name or a sign [option-value]\n  fix: see: aiops assess --help',
    ],
    [
      'a target beyond the model',
      ['--target', '3'],
      'aiops: error: --target: the target 3 is above the highest level of the model, which is 2 [target-level]\n  fix: aim at 2 at most',
    ],
    [
      'levels beyond the model',
      ['--upto', '3'],
      'aiops: error: --upto 3: the highest level of the model is 2 [upto]\n  fix: ask for 2 at most',
    ],
  ])('refuses before anything is drawn: %s', async (_, more, message) => {
    const path = fresh(said('ana', 'sre', { 'COL-1': null }));
    const { code, script, said: lines } = await assess(path, [], ...more);
    expect([code, lines, script.scenes]).toEqual([2, [message.replace('PATH', path)], []]);
    expect([`${path}.log`, `${path}.lock`].filter(existsSync)).toEqual([]);
  });

  it('a folder that is not there is told before the lock', async () => {
    const path = join(folder, 'nowhere', 'a.yaml');
    const { code, script, said: lines } = await assess(path, []);
    const fault = [
      `${path}: error: cannot be written: there is no folder ${JSON.stringify(join(folder, 'nowhere'))} [output-folder-missing]`,
      `  fix: mkdir -p ${join(folder, 'nowhere')}`,
    ];
    expect([code, lines, script.scenes]).toEqual([4, [fault.join('\n')], []]);
  });

  it('a file that others made invalid meanwhile, left: exit 3, with the answer and the way back', async () => {
    const path = fresh(said('ana', 'sre', { 'COL-1': null }));
    const breaking = (): readonly Act[] => {
      writeFileSync(path, 'respondents: 5\n');
      return [];
    };
    const left = await assess(path, ['#1 2', breaking, 'enter #2']);
    left.script.expectPlayed();
    expect([left.code, left.said]).toEqual([
      3,
      [
        [
          `${path}:1:1: error: "schema" is missing [document-missing]`,
          `  why: 2 more problems; all of them: aiops validate ${path}`,
        ].join('\n'),
        'not saved: COL-1 = 2',
        `Saved 5 of 6 answers to ${path}.`,
        `Resume: aiops assess ${model} -a ${path}`,
      ],
    ]);
    expect(readFileSync(path, 'utf8')).toBe('respondents: 5\n');
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
