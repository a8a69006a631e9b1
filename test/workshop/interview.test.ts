import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import type { Questionnaire } from '../../src/maturity/questionnaire.ts';
import { english as assessmentWords } from '../../src/report/assessment/words-en.ts';
import { Interrupted } from '../../src/workshop/conversation.ts';
import { type InterviewEnd, interview } from '../../src/workshop/interview.ts';
import { NotSaved } from '../../src/workshop/sitting.ts';
import { workshop } from '../../src/workshop/workshop.ts';
import { smallQuestionnaire } from '../maturity/small-questionnaire.ts';
import { resultBy } from '../report/assessment/small-result.ts';
import type { Act } from './scripted.ts';
import { type Disk, type Seated, type Seating, seated } from './seated.ts';

const ALL = '3 enter 3 enter 3 enter 3 enter 3 enter 3 enter';
const transcript = new URL('../../fixtures/golden/interview/transcript.txt', import.meta.url).pathname;

/** With a level more in the first dimension, so that something can be left out. */
const threeLevels: Questionnaire = {
  ...smallQuestionnaire,
  levels: [...smallQuestionnaire.levels, { level: 3, name: 'Context', meaning: 'Changes are known.' }],
  criteria: smallQuestionnaire.criteria.flatMap((criterion) =>
    criterion.id === 'COL-2'
      ? [criterion, { ...criterion, id: 'COL-3', level: 3, text: 'A request can be followed.' }]
      : [criterion],
  ),
};

interface Played extends Seated {
  readonly end: InterviewEnd;
}

/** An interview of one respondent, to the end of its script. */
async function played(acts: readonly Act[], seating: Seating = {}): Promise<Played> {
  const seat = await seated(acts, seating);
  const end = await interview(seat.sitting, 'keller');
  seat.script.expectPlayed();
  return { ...seat, end };
}

/** Answers of the one respondent by gate. */
const saidIn = ({ answers }: Disk): unknown => answers.respondents[0]?.answers;

/** Gates of the questions, in the order in which they were shown; one that stays is told once. */
function gatesOf({ script }: Seated): string[] {
  const gates = script.scenes.flatMap(({ screen }) => /· ([A-Z]+-\d), level/.exec(screen)?.[1] ?? []);
  return gates.filter((gate, at) => gate !== gates[at - 1]);
}

const lastScreen = ({ script }: Seated): string => script.scenes.at(-1)?.screen ?? '';
const headOf = (screen: string): string => screen.split('\n')[0] ?? '';
/** Esc, field by field, until the question stands there again. */
const leave = (screen: string): readonly Act[] => (isQuestion(screen) ? [] : ['escape', leave]);
const isQuestion = (screen: string): boolean => /· [A-Z]+-\d, level/.test(headOf(screen));

describe('interview(sitting, respondent): the keys of a question, and what the file says afterwards', () => {
  it.each<[string, Act[], unknown]>([
    ['a digit alone', ['3 q'], {}],
    ['a digit and Enter', ['3 enter q'], { 'COL-1': 3 }],
    ['another digit', ['3 1 enter q'], { 'COL-1': 1 }],
    ['arrows', ['down down down up enter q'], { 'COL-1': 1 }],
    ['Enter without a choice', ['enter q'], {}],
    ["don't know", ['u q'], { 'COL-1': 'unknown' }],
    ['skip', ['s q'], {}],
    [
      'a comment before an answer',
      ['c', { type: 'soon' }, 'q'],
      { 'COL-1': { answer: null, comment: 'soon' } },
    ],
    [
      'a comment beside a choice',
      ['2 c', { type: 'soon' }, 'enter q'],
      { 'COL-1': { answer: 2, comment: 'soon' } },
    ],
    ['a comment left', ['c escape q'], {}],
    ['a comment taken away', ['c', { type: 'soon' }, '2 enter b c', { type: '' }, 'enter q'], { 'COL-1': 2 }],
    ['a comment that is blank', ['c', { type: '   ' }, '2 enter q'], { 'COL-1': 2 }],
    ['help', ['? escape 4 enter q'], { 'COL-1': 4 }],
    ['not applicable, where it is not possible', ['n q'], {}],
    ['keys without a meaning', [{ idle: 'x' }, { idle: '7' }, { idle: 'escape' }, 'q'], {}],
    ['to go to another', ['g', { find: 'DQ-2' }, '1 enter q'], { 'DQ-2': 1 }],
    ['to go nowhere', ['g escape 1 enter q'], { 'COL-1': 1 }],
    ['the same answer again', ['1 enter b enter q'], { 'COL-1': 1 }],
    ["don't know again", ['u b enter q'], { 'COL-1': 'unknown' }],
    ["another answer than don't know", ['u b 0 enter q'], { 'COL-1': 0 }],
  ])('%s', async (_, acts, said) => {
    const seat = await played(acts);
    expect(seat.end).toBe('quit');
    expect(saidIn(seat.disk)).toEqual(said);
  });

  it('saves each answer before the next question is shown', async () => {
    const seen: unknown[] = [];
    const look = (seat: () => Disk) => (): readonly Act[] => {
      seen.push(saidIn(seat()));
      return [];
    };
    let disk: Disk | undefined;
    const here = look(() => disk as Disk);
    const seat = await seated(['2 enter', here, 'u', here, 'q']);
    disk = seat.disk;
    await interview(seat.sitting, 'keller');
    expect(seen).toEqual([{ 'COL-1': 2 }, { 'COL-1': 2, 'COL-2': 'unknown' }]);
    expect(disk.events).toEqual(['answered COL-1', 'answered COL-2']);
  });

  it('keeps what was chosen while one looks aside', async () => {
    const seat = await played(['3 ? escape c', { type: 'soon' }, 'e escape g escape q']);
    expect(lastScreen(seat)).toContain('❯ 3  most, up to 85 %');
  });

  it('a comment is told to be shown to the room without a name', async () => {
    const { script } = await played(['c escape q']);
    expect(script.scenes[1]?.screen).toContain('shown to the room without your name · may stay empty');
  });

  it('tells why a key does nothing', async () => {
    const { script } = await played(['enter n q']);
    expect(script.scenes[1]?.screen).toContain('choose 0–4 first');
    expect(script.scenes[2]?.screen).toContain('this applies to every organisation: choose 0–4, or u');
  });
});

describe('interview(sitting, respondent): the way through the questions', () => {
  it.each<[string, Act[], string]>([
    ['one after the other', [ALL, 'q'], 'COL-1 COL-2 DQ-1 DQ-2 GOV-1 GOV-2'],
    ['back, and on again', ['3 enter 3 enter b enter q'], 'COL-1 COL-2 DQ-1 COL-2 DQ-1'],
    ['back to the very first', ['3 enter 3 enter b b b q'], 'COL-1 COL-2 DQ-1 COL-2 COL-1'],
    ['back after a question was skipped', ['3 enter s b q'], 'COL-1 COL-2 DQ-1 COL-2'],
    ['back after going to another', ['3 enter g', { find: 'GOV-1' }, 'b q'], 'COL-1 COL-2 GOV-1 COL-2'],
    [
      'back after an answer there',
      ['g', { find: 'GOV-1' }, '3 enter b b q'],
      'COL-1 GOV-1 GOV-2 GOV-1 COL-1',
    ],
    ['to where one is', ['3 enter g', { find: 'COL-2' }, 'b q'], 'COL-1 COL-2 COL-1'],
    ['what stands before, where nothing was shown', ['g', { find: 'DQ-1' }, 'b b q'], 'COL-1 DQ-1 COL-1'],
    ['on from the last to what is still open', ['g', { find: 'GOV-2' }, '3 enter q'], 'COL-1 GOV-2 COL-1'],
  ])('%s', async (_, acts, gates) => {
    expect(gatesOf(await played(acts)).join(' ')).toBe(gates);
  });

  it('there is nothing before the first one', async () => {
    const seat = await played(['b q']);
    expect(lastScreen(seat)).toContain('this is the first one');
  });

  it('begins where it was left, and does not come back to what was put off', async () => {
    const { disk } = await played(['3 enter s 2 enter q']);
    const again = await played(['q'], { disk });
    expect(gatesOf(again)).toEqual(['DQ-2']);
    expect(headOf(lastScreen(again))).toMatch(/2 of 6 · saved$/);
    expect(lastScreen(again)).toContain('0–4 ↑↓ choose · Enter confirm · b back');
  });

  it('b leads to the question that stands before the one with which a sitting began again', async () => {
    const { disk } = await played(['3 enter 3 enter q']);
    expect(gatesOf(await played(['b q'], { disk }))).toEqual(['DQ-1', 'COL-2']);
  });

  it('what was put off comes back from the review, and is answered', async () => {
    const seat = await played(['s 3 enter s 3 enter 3 enter 3 enter', 'enter', '1 enter 2 enter', 'enter']);
    expect(gatesOf(seat).join(' ')).toBe('COL-1 COL-2 DQ-1 DQ-2 GOV-1 GOV-2 COL-1 DQ-1');
    expect(seat.end).toBe('score');
    expect(saidIn(seat.disk)).toMatchObject({ 'COL-1': 1, 'DQ-1': 2 });
    expect(seat.disk.events.slice(0, 3)).toEqual(['skipped COL-1', 'answered COL-2', 'skipped DQ-1']);
  });

  it('asks nothing above upto', async () => {
    const file = 'upto: 1\nrespondents:\n  - id: keller\n    role: sre\n    answers: {}\n';
    const seat = await played(['3 enter 3 enter 3 enter enter'], { file });
    expect(gatesOf(seat)).toEqual(['COL-1', 'DQ-1', 'GOV-1']);
    expect(lastScreen(seat)).toContain('Nothing is open.');
  });
});

describe('interview(sitting, respondent): two failed levels end a dimension', () => {
  const adaptive = { questionnaire: threeLevels };

  it('the next question is of the next dimension, and it is told', async () => {
    const seat = await played(['1 enter 2 enter q'], adaptive);
    expect(gatesOf(seat)).toEqual(['COL-1', 'COL-2', 'DQ-1']);
    expect(lastScreen(seat)).toContain('1 gate above two failed levels is left out');
    expect(headOf(lastScreen(seat))).toContain('2 of 6');
  });

  it('what is left out is not asked in the result: neither a no nor unknown', async () => {
    const { disk, end } = await played(['1 enter 2 enter 3 enter 3 enter 3 enter 3 enter enter'], adaptive);
    expect(end).toBe('score');
    expect(disk.file).not.toContain('COL-3');
    const { gates } = resultBy(threeLevels, disk.answers);
    expect(gates.map(({ id, status, answer }) => [id, status, answer])).toEqual([
      ['COL-1', 'answered', 1],
      ['COL-2', 'answered', 2],
      ['COL-3', 'not-asked', null],
      ['DQ-1', 'answered', 3],
      ['DQ-2', 'answered', 3],
      ['GOV-1', 'answered', 3],
      ['GOV-2', 'answered', 3],
    ]);
  });

  it('a raised answer brings the questions back', async () => {
    const seat = await played(['1 enter 2 enter b 3 enter 4 enter q'], adaptive);
    expect(gatesOf(seat)).toEqual(['COL-1', 'COL-2', 'DQ-1', 'COL-2', 'COL-3', 'DQ-1']);
    expect(lastScreen(seat)).not.toContain('left out');
  });

  it('what was answered before stays, and is still shown', async () => {
    const seat = await played(
      ['3 enter 3 enter 3 enter b b 1 enter', 'g', { find: 'COL-1' }, '0 enter q'],
      adaptive,
    );
    expect(saidIn(seat.disk)).toEqual({ 'COL-1': 0, 'COL-2': 1, 'COL-3': 3 });
    expect(headOf(lastScreen(seat))).toContain('3 of 7');
  });

  it('b passes over a question that is no longer asked', async () => {
    const seat = await played(
      ['1 enter', 'g', { find: 'COL-3' }, 's', 'g', { find: 'COL-2' }, '1 enter b b b q'],
      adaptive,
    );
    expect(gatesOf(seat).join(' ')).toBe('COL-1 COL-2 COL-3 DQ-1 COL-2 DQ-1 COL-2 DQ-1 COL-2');
  });
});

describe('interview(sitting, respondent): "not applicable"', () => {
  const toGov: Act[] = ['g', { find: 'GOV-1' }];
  const na = { answer: 'na', reason: 'business-priority', approver: 'risk board', expires: '2027-06-30' };

  it('asks for the reason, the approver and the day on which it ends', async () => {
    const acts = [...toGov, 'n #2', { type: 'risk board' }, { type: '2027-06-30' }, 'q'];
    const seat = await played(acts);
    expect(saidIn(seat.disk)).toEqual({ 'GOV-1': na });
    expect(gatesOf(seat)).toEqual(['COL-1', 'GOV-1', 'GOV-2']);
  });

  it.each<[string, Act[], string]>([
    ['nobody approves', ['n #2 enter'], 'something is needed here'],
    ['no day', ['n #2', { type: 'risk board' }, 'enter'], 'write a date such as 2026-11-21'],
    [
      'a day that is none',
      ['n #2', { type: 'risk board' }, { type: '2027-02-30' }],
      'write a date such as 2026-11-21',
    ],
    [
      'a day like those elsewhere',
      ['n #2', { type: 'risk board' }, { type: '30.06.2027' }],
      'write a date such as 2026-11-21',
    ],
    ['today', ['n #2', { type: 'risk board' }, { type: '2026-11-20' }], 'the date must be later than today'],
  ])('refuses: %s', async (_, acts, fault) => {
    const seat = await played([...toGov, ...acts, leave, 'q']);
    const refused = seat.script.scenes.filter(({ screen }) => screen.includes(`\n${fault}\n`));
    expect(refused.map(({ kind }) => kind)).toEqual(['field']);
    expect(saidIn(seat.disk)).toEqual({});
  });

  it.each<[string, Act[]]>([
    ['the reason', ['n']],
    ['the approver', ['n #2']],
    ['the day', ['n #2', { type: 'risk board' }]],
  ])('left at %s, nothing is said', async (_, acts) => {
    const seat = await played([...toGov, ...acts, leave, 'q']);
    expect(saidIn(seat.disk)).toEqual({});
    expect(gatesOf(seat)).toEqual(['COL-1', 'GOV-1']);
  });

  it('Esc goes back field by field, and what was told stands there still', async () => {
    const acts: Act[] = [
      'n #2',
      { type: 'risk board' },
      'escape',
      'escape',
      '#4',
      'enter',
      { type: '2027-06-30' },
      { type: 'all of it is rented' },
      'q',
    ];
    const seat = await played([...toGov, ...acts]);
    expect(saidIn(seat.disk)).toEqual({
      'GOV-1': { ...na, reason: 'other', comment: 'all of it is rented' },
    });
    const asked = seat.script.scenes
      .slice(2)
      .map(({ screen, did }) => `${screen.split('\n').at(-1)} | ${did}`);
    expect(asked.slice(1, -1)).toEqual([
      ...['1–4 ↑↓ choose  Enter confirm  Esc back | 2', '1–4 ↑↓ choose  Enter confirm  Esc back | enter'],
      ...['> | types "risk board"', '> | escape', '> risk board | escape'],
      ...['1–4 ↑↓ choose  Enter confirm  Esc back | 4', '1–4 ↑↓ choose  Enter confirm  Esc back | enter'],
      ...['> risk board | enter', '> | types "2027-06-30"', '> | types "all of it is rented"'],
    ]);
  });

  describe('that stands there', () => {
    const stands: Act[] = [...toGov, 'n #2', { type: 'risk board' }, { type: '2027-06-30' }, 'b'];

    it('is confirmed with Enter', async () => {
      const seat = await played([...stands, 'enter q']);
      expect(saidIn(seat.disk)).toEqual({ 'GOV-1': na });
      expect(gatesOf(seat)).toEqual(['COL-1', 'GOV-1', 'GOV-2', 'GOV-1', 'GOV-2']);
    });

    it('is there to be changed', async () => {
      const { disk } = await played([...stands, 'n enter enter', { type: '2027-12-31' }, 'q']);
      expect(saidIn(disk)).toEqual({ 'GOV-1': { ...na, expires: '2027-12-31' } });
    });

    it('gives way to an answer', async () => {
      const { disk } = await played([...stands, '2 enter q']);
      expect(saidIn(disk)).toEqual({ 'GOV-1': 2 });
    });

    it('may have a comment', async () => {
      const { disk } = await played([...stands, 'c', { type: 'no models yet' }, 'q']);
      expect(saidIn(disk)).toEqual({ 'GOV-1': { ...na, comment: 'no models yet' } });
    });

    it('loses no evidence: it is that of the whole file', async () => {
      const seat = await played([...stands, 'e #1', { type: 'list of models' }, 'enter enter enter', 'q']);
      expect(saidIn(seat.disk)).toEqual({ 'GOV-1': na });
      expect(seat.disk.answers.evidence).toEqual({
        'GOV-1': [{ kind: 'demo', what: 'list of models', date: '2026-11-20' }],
      });
      expect(lastScreen(seat)).toContain('Evidence: list of models');
    });

    it('keeps the evidence that stood there before', async () => {
      const acts = [
        'e #1',
        { type: 'list of models' },
        'enter enter enter',
        'n #1',
        { type: 'ciso' },
        { type: '2027-01-01' },
      ];
      const { disk } = await played([...toGov, ...acts, 'q']);
      expect(saidIn(disk)).toEqual({
        'GOV-1': { answer: 'na', reason: 'out-of-scope', approver: 'ciso', expires: '2027-01-01' },
      });
      expect(disk.answers.evidence?.['GOV-1']).toEqual([
        { kind: 'demo', what: 'list of models', date: '2026-11-20' },
      ]);
    });
  });
});

describe('interview(sitting, respondent): evidence', () => {
  const link = 'https://wiki.example/targets';

  it.each<[string, Act[], object]>([
    [
      'shown live, today',
      ['e #1', { type: 'live tail' }, 'enter enter enter'],
      { kind: 'demo', what: 'live tail', date: '2026-11-20' },
    ],
    [
      'shown live, no day',
      ['e #1', { type: 'live tail' }, { type: '' }, 'enter enter'],
      { kind: 'demo', what: 'live tail' },
    ],
    [
      'an artefact',
      ['e #2', { type: 'list' }, { type: '2026-11-02' }, { type: 'platform lead' }, 'enter'],
      { kind: 'artefact', what: 'list', date: '2026-11-02', owner: 'platform lead' },
    ],
    [
      'a link',
      ['e #3', { type: 'page' }, 'enter enter', { type: link }],
      { kind: 'link', what: 'page', link },
    ],
  ])('%s', async (_, acts, piece) => {
    const { disk } = await played([...acts, '3 enter q']);
    expect(saidIn(disk)).toEqual({ 'COL-1': { answer: 3, evidence: [piece] } });
  });

  it('a second piece stands beside the first, and the newest is shown', async () => {
    const piece = (what: string): Act[] => ['e #1', { type: what }, 'enter enter enter'];
    const seat = await played([...piece('one'), ...piece('two'), 'q']);
    expect(lastScreen(seat)).toContain('Evidence: shown live "two", 2026-11-20 · 1 more');
    expect(saidIn(seat.disk)).toMatchObject({
      'COL-1': { answer: null, evidence: [{ what: 'one' }, { what: 'two' }] },
    });
  });

  it('Esc goes back field by field, and what was told stands there still', async () => {
    const { disk, script } = await played([
      ...['e #2', { type: 'list' }, { type: '2026-11-02' }, { type: 'platform lead' }, 'escape'],
      ...['escape escape escape #3', { type: 'page' }, 'enter enter', { type: link }, 'q'],
    ]);
    expect(saidIn(disk)).toEqual({
      'COL-1': {
        answer: null,
        evidence: [{ kind: 'link', what: 'page', date: '2026-11-02', owner: 'platform lead', link }],
      },
    });
    const fields = script.scenes.filter(({ kind }) => kind === 'field');
    expect(fields.map(({ screen, did }) => `${screen.split('\n').at(-1)} | ${did}`)).toEqual([
      ...['> | types "list"', '> | types "2026-11-02"', '> | types "platform lead"', '> | escape'],
      ...['> platform lead | escape', '> 2026-11-02 | escape', '> list | escape'],
      ...['> list | types "page"', '> 2026-11-02 | enter', '> platform lead | enter', `> | types "${link}"`],
    ]);
  });

  it.each<[string, Act[], string]>([
    ['nothing', ['e #1 enter'], 'something is needed here'],
    ['an artefact without a day', ['e #2', { type: 'list' }, 'enter'], 'something is needed here'],
    [
      'an artefact without an owner',
      ['e #2', { type: 'list' }, { type: '2026-11-02' }, 'enter'],
      'something is needed here',
    ],
    [
      'a day that is none',
      ['e #2', { type: 'list' }, { type: 'yesterday' }],
      'write a date such as 2026-11-21',
    ],
    [
      'a day that is to come',
      ['e #2', { type: 'list' }, { type: '2026-11-21' }],
      'the date must not be later than the assessment',
    ],
    ['a link without one', ['e #3', { type: 'page' }, 'enter enter enter'], 'something is needed here'],
  ])('refuses: %s', async (_, acts, fault) => {
    const seat = await played([...acts, leave, 'q']);
    const refused = seat.script.scenes.filter(({ screen }) => screen.includes(`\n${fault}\n`));
    expect(refused.map(({ kind }) => kind)).toEqual(['field']);
    expect(saidIn(seat.disk)).toEqual({});
  });
});

describe('interview(sitting, respondent): the review', () => {
  it.each<[string, Act[], InterviewEnd]>([
    ['Enter scores', ['enter'], 'score'],
    ['a scores', ['a'], 'score'],
    ['r: the next respondent', ['r'], 'next-respondent'],
    ['q', ['q'], 'quit'],
    ['g, and back again', ['g', { find: 'DQ-1' }, '1 enter enter'], 'score'],
    ['g, left', ['g escape q'], 'quit'],
    ['how to answer', ['? enter ? q q'], 'quit'],
    ['m, left', ['m escape q'], 'quit'],
  ])('%s', async (_, acts, end) => {
    expect((await played([ALL, ...acts])).end).toBe(end);
  });

  it('a scores what is there, with what is open', async () => {
    const seat = await played(['s s s s s 3 enter a']);
    expect(seat.end).toBe('score');
    expect(lastScreen(seat)).toContain(
      "1 answered 0–4 · 0 don't know · 0 not applicable\n5 open · 0 not asked",
    );
  });

  it('m: what is told once of the whole file, and can be told otherwise', async () => {
    const more: Act[] = [
      ...['m', '#1', { type: 'Banco Aurora' }, '#2', { type: 'cards' }, '#3', { type: 'M. Keller' }],
      ...[
        '#4 space down down space enter',
        '#5',
        { type: '12,5' },
        { type: '3' },
        '#6 space enter',
        'escape',
      ],
    ];
    const { disk } = await played([ALL, ...more, 'q']);
    expect(disk.answers).toMatchObject({
      client: 'Banco Aurora',
      scope: 'cards',
      facilitator: 'M. Keller',
      signs: { 'COL-0': true, 'DQ-0': false, 'GOV-0': true },
      measures: { mttd: 12.5, approvals: 3 },
      observations: ['magic-ml'],
    });
    const less: Act[] = [
      'm #1',
      { type: '' },
      '#4 space enter',
      '#5',
      { type: 'ten' },
      { type: '' },
      'escape',
      '#6 space enter',
      'escape q',
    ];
    const again = await played(less, { disk });
    expect(disk.answers).toMatchObject({
      client: null,
      signs: { 'COL-0': false, 'DQ-0': false, 'GOV-0': true },
      measures: { mttd: null, approvals: 3 },
      observations: [],
    });
    expect(again.script.scenes.some(({ screen }) => screen.includes('write a number such as 12.5'))).toBe(
      true,
    );
  });
});

describe('interview(sitting, respondent): beside the question', () => {
  it('what was answered last time, and what the target asks for', async () => {
    const earlier = new Map([
      ['COL-1', { answer: 2 as const, date: '2026-05-12' }],
      ['COL-2', { answer: 'unknown' as const, date: '2026-05-12' }],
    ]);
    const { script } = await played(['3 enter q'], { rest: { earlier, target: 1 } });
    expect(script.scenes[0]?.screen).toContain('  2  part, up to 50 %      ‹ last time (2026-05-12)');
    expect(script.scenes[0]?.screen).toContain('  3  most, up to 85 %      ‹ needed for the target, level 1');
    expect(lastScreen({ script } as Seated)).toContain("Last time (2026-05-12): don't know");
    expect(lastScreen({ script } as Seated)).not.toContain('needed for the target');
  });

  it('the target of the file, where none is typed', async () => {
    const file = 'target: 2\nrespondents:\n  - id: keller\n    role: sre\n    answers: {}\n';
    expect(lastScreen(await played(['3 enter q'], { file }))).toContain('‹ needed for the target, level 2');
  });

  it('never the name of the one who answers', async () => {
    const seat = await played(['3 c', { type: 'soon' }, 'enter u s g', { find: 'GOV-1' }, '? escape q']);
    expect(seat.script.transcript()).not.toContain('keller');
  });
});

describe('interview(sitting, respondent): what goes wrong', () => {
  const full = async (acts: readonly Act[], refused: number): Promise<Seated> => {
    const seat = await seated(acts);
    seat.disk.refused = refused;
    return seat;
  };

  it('a full disk: it is tried again, and nothing is lost', async () => {
    const seat = await full(['3 c', { type: 'soon' }, '#1 #1', 'enter q'], 2);
    expect(await interview(seat.sitting, 'keller')).toBe('quit');
    const told = seat.script.scenes.filter(({ screen }) => screen.includes('This is not saved yet.'));
    expect(told.map(({ screen }) => screen.split('\n').slice(0, 5))).toEqual(
      Array(2).fill([
        'a.yaml: no space is left on the disk',
        '',
        'COL-1 = {"answer":null,"comment":"soon"}',
        '',
        'This is not saved yet.',
      ]),
    );
    expect(saidIn(seat.disk)).toEqual({ 'COL-1': { answer: 3, comment: 'soon' } });
    expect(seat.disk.events).toEqual(['answered COL-1', 'answered COL-1']);
  });

  it('a full disk, left: the answer is told, and finished from the log by the next sitting', async () => {
    const seat = await full(['3 enter #2'], 9);
    const left = await interview(seat.sitting, 'keller').catch((error: unknown) => error);
    expect(left).toBeInstanceOf(NotSaved);
    expect((left as NotSaved).change).toMatchObject({ gate: 'COL-1', now: 3 });
    expect(saidIn(seat.disk)).toEqual({});
    seat.disk.refused = 0;
    const again = await played(['q'], { disk: seat.disk });
    expect(saidIn(again.disk)).toEqual({ 'COL-1': 3 });
    expect(gatesOf(again)).toEqual(['COL-2']);
  });

  it.each<[string, string, unknown]>([
    ['a comment', '{answer: 1, comment: theirs}', { answer: 3, comment: 'theirs' }],
    ['another answer with one', '{answer: 0, comment: theirs}', { answer: 3, comment: 'theirs' }],
    ['nothing', '1', 3],
  ])(
    'what others have written beside an answer while it was shown stays: %s',
    async (_, theirs, expected) => {
      let disk: Disk | undefined;
      const writing = (): readonly Act[] => {
        if (disk !== undefined) disk.file = disk.file?.replace('COL-1: 1', `COL-1: ${theirs}`);
        return [];
      };
      const seat = await seated(['1 enter b 3', writing, 'enter q']);
      disk = seat.disk;
      await interview(seat.sitting, 'keller');
      seat.script.expectPlayed();
      expect(saidIn(disk)).toEqual({ 'COL-1': expected });
      const isTold = lastScreen(seat).includes('somebody else has changed this answer meanwhile');
      expect(isTold).toBe(theirs !== '1');
    },
  );

  it('a file that others made invalid meanwhile: it is tried again, or left', async () => {
    const broken = 'schema: aiops-answers/1\nrespondents: 5\n';
    let disk: Disk | undefined;
    let whole = '';
    const breaking = (): readonly Act[] => {
      whole = disk?.file ?? '';
      if (disk !== undefined) disk.file = broken;
      return [];
    };
    const mending = (): readonly Act[] => {
      if (disk !== undefined) disk.file = whole;
      return [];
    };
    const seat = await seated([
      '3',
      breaking,
      'enter',
      { idle: 'escape' },
      '#1',
      mending,
      '#1 1',
      breaking,
      'enter #2',
    ]);
    disk = seat.disk;
    const left = await interview(seat.sitting, 'keller').catch((error: unknown) => error);
    seat.script.expectPlayed();
    expect(left).toBeInstanceOf(NotSaved);
    expect((left as NotSaved).reason).toBeInstanceOf(InputError);
    expect((left as NotSaved).change).toMatchObject({ gate: 'COL-2', now: 1 });
    expect(disk.file).toBe(broken);
    disk.file = whole;
    expect(saidIn(disk)).toEqual({ 'COL-1': 3 });
    expect(disk.events).toEqual(['answered COL-1']);
  });

  it('somebody else has taken the file over: nothing is written', async () => {
    const seat = await seated(['3 enter']);
    seat.disk.isLost = true;
    await expect(interview(seat.sitting, 'keller')).rejects.toThrow(NotSaved);
    expect(saidIn(seat.disk)).toEqual({});
    expect(seat.disk.log).toBe('');
  });

  it('Ctrl-C: what was answered by then is saved', async () => {
    const seat = await seated(['3 enter c', { interrupt: 'SIGINT', draft: 'half a sen' }]);
    const left = await interview(seat.sitting, 'keller').catch((error: unknown) => error);
    expect(left).toBeInstanceOf(Interrupted);
    expect(saidIn(seat.disk)).toEqual({ 'COL-1': 3 });
  });
});

it('a whole short session reads like this', async () => {
  const { sitting, script, disk } = await seated(
    [
      ...[{ type: 'keller' }, '#2', 'enter'],
      ...['enter 3 enter', '2 c', { type: 'two services are still missing' }],
      ...[
        'e #2',
        { type: 'list of targets' },
        { type: '2026-11-02' },
        { type: 'platform lead' },
        'enter',
        'enter',
      ],
      ...['b 4 enter', 'n ? enter enter u', 's'],
      ...['n #2', { type: 'risk board' }, { type: '2026-11-01' }, { type: '2027-06-30' }, '1 enter'],
      ...['enter 2 enter', 'enter', '#1 #4'],
    ],
    { file: 'respondents: []\n', rest: { target: 2 } },
  );
  const end = await workshop(sitting, { begin: 'interview', assessmentWords, onTurn: () => {} });
  script.expectPlayed();
  expect(end).toBe('score');
  expect(saidIn(disk)).toEqual({
    'COL-1': 3,
    'COL-2': {
      answer: 4,
      comment: 'two services are still missing',
      evidence: [{ kind: 'artefact', what: 'list of targets', date: '2026-11-02', owner: 'platform lead' }],
    },
    'DQ-1': 'unknown',
    'GOV-1': { answer: 'na', reason: 'business-priority', approver: 'risk board', expires: '2027-06-30' },
    'GOV-2': 1,
    'DQ-2': 2,
  });
  await expect(script.transcript()).toMatchFileSnapshot(transcript);
});
