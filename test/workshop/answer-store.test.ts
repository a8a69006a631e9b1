import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedAnswers } from '../../src/answer-files.ts';
import { InputError } from '../../src/errors.ts';
import type { Answer } from '../../src/maturity/answers.ts';
import { readLog } from '../../src/read/answers/answers-log.ts';
import { readYamlText } from '../../src/read/yaml/yaml.ts';
import {
  type AnswerStore,
  ChangedMeanwhile,
  type StoreDoors,
  TakenOver,
} from '../../src/workshop/answer-store.ts';
import type { Change } from '../../src/workshop/change.ts';
import { smallQuestionnaire } from '../maturity/small-questionnaire.ts';
import { type Disk, disk, diskFull, doorsTo, EMPTY, open } from './in-memory-store.ts';

const ana: Change = { event: 'told', now: { respondents: [{ id: 'ana', role: 'sre' }] } };
const bo: Change = { event: 'told', now: { respondents: [{ id: 'bo', role: 'dev' }] } };

function answered(gate: string, now: Extract<Change, { event: 'answered' }>['now']): Change {
  return { event: 'answered', respondent: 'ana', gate, now };
}

async function begun(on: Disk, replaced?: Partial<StoreDoors>): Promise<AnswerStore> {
  const { store } = await open(doorsTo(on, replaced));
  await store.change(ana);
  return store;
}

/** The events of a log whose chain is whole, each with what it is about. */
async function eventsOf({ log }: Disk): Promise<string[]> {
  const { entries, faults, tornAt } = await readLog(log, 'a.yaml.log');
  expect({ faults, tornAt }).toEqual({ faults: [], tornAt: undefined });
  return entries.map(({ event, gate = 'all' }) => `${event} ${gate}`);
}

function answerIn({ file = EMPTY }: Disk, gate: string): unknown {
  const { data } = readYamlText(file, 'a.yaml');
  return (data as AnswerStore['answers']).respondents.find(({ id }) => id === 'ana')?.answers?.[gate];
}

describe('AnswerStore.open', () => {
  it('of nothing writes nothing', async () => {
    const on = disk();
    const { store, recovered, faults } = await open(doorsTo(on));
    expect(on).toEqual(disk());
    expect({ recovered, faults, path: store.path }).toEqual({
      recovered: undefined,
      faults: [],
      path: 'a.yaml',
    });
    expect(store.answers.respondents).toEqual([]);
  });

  it('refuses what is no answers to the model, and writes nothing', async () => {
    const on = disk(EMPTY.replace('id: small', 'id: large'));
    const before = { ...on };
    await expect(open(doorsTo(on))).rejects.toThrow(InputError);
    expect(on).toEqual(before);
  });

  it('tells what is wrong with the log, and goes on', async () => {
    const on = disk();
    await begun(on);
    const broken = disk(on.file, on.log.replace('"sre"', '"dev"').repeat(2));
    const { store, faults } = await open(doorsTo(broken));
    expect(faults.map(({ code, place }) => [code, place])).toEqual([['log-chain', 'a.yaml.log:2']]);
    await store.change(answered('COL-1', 3));
    expect(answerIn(broken, 'COL-1')).toBe(3);
  });

  it('finishes a change that a crash kept from the file, and tells which', async () => {
    const on = disk();
    const store = await begun(on);
    const before = on.file;
    await store.change(answered('COL-1', 3));
    const after = on.file;
    on.file = before;
    expect((await open(doorsTo(on))).recovered).toMatchObject(answered('COL-1', 3));
    expect(on.file).toBe(after);
    expect((await open(doorsTo(on))).recovered).toBeUndefined();
  });

  it.each<[string, string, (file: string) => string | undefined]>([
    ['was answered by hand', 'answered COL-1', (file) => file.replace('answers: {}', 'answers: {COL-1: 1}')],
    [
      'lost its respondent',
      'answered COL-1',
      (file) => file.replace(/respondents:[\s\S]*/, 'respondents: []\n'),
    ],
    ['was removed', 'answered COL-1', () => undefined],
    ['was edited elsewhere', 'answered COL-1', (file) => file.replace('answers of May', 'answers of June')],
  ])('leaves a file as it is that %s after a crash', async (_, event, byHand) => {
    const on = disk();
    const store = await begun(on);
    const before = on.file!;
    await store.change(answered('COL-1', 3));
    on.file = byHand(before);
    expect(on.file).not.toBe(before);
    const left = { ...on };
    const { recovered, store: reopened } = await open(doorsTo(on));
    expect(recovered).toBeUndefined();
    expect(on).toEqual(left);
    expect((await eventsOf(on)).at(-1)).toBe(event);
    expect(reopened.path).toBe('a.yaml');
  });

  it.each<[string, (file: string) => string]>([
    ['and left its key', (file) => file.replace('COL-2: 1', 'COL-2:')],
    ['and with it a comment', (file) => file.replace(/ # sure\n *COL-2: 1/, '')],
    ['and told something else', (file) => `client: Acme\n${file.replace(/\n *COL-2: 1/, '')}`],
  ])('leaves a saved answer out that somebody took out by hand after a crash %s', async (_, byHand) => {
    const on = disk();
    const store = await begun(on);
    on.file = on.file?.replace('answers: {}', 'answers:\n      COL-1: 3 # sure');
    await store.change(answered('COL-2', 1));
    const saved = on.file as string;
    on.file = byHand(saved);
    expect(on.file).not.toBe(saved);
    const left = { ...on };
    expect((await open(doorsTo(on))).recovered).toBeUndefined();
    expect(on).toEqual(left);
  });

  it('finishes a change where the file is what it was before, byte for byte, whoever made it so', async () => {
    const on = disk();
    const store = await begun(on);
    await store.change(answered('COL-1', 3));
    await store.change(answered('COL-2', 1));
    on.file = on.file?.replace(/\n *COL-2: 1/, '');
    expect((await open(doorsTo(on))).recovered).toMatchObject(answered('COL-2', 1));
    expect([answerIn(on, 'COL-1'), answerIn(on, 'COL-2')]).toEqual([3, 1]);
  });

  it('finishes a change of a file that was edited by hand before it', async () => {
    const on = disk();
    const store = await begun(on);
    const before = `client: Acme\n${on.file}`;
    on.file = before;
    await store.change(answered('COL-1', 3));
    const after = on.file;
    on.file = before;
    expect((await open(doorsTo(on))).recovered).toMatchObject(answered('COL-1', 3));
    expect(on.file).toBe(after);
  });

  it('finishes the first change of a new file, and of none that somebody put there since', async () => {
    const on = disk();
    await begun(on);
    const after = on.file;
    on.file = undefined;
    expect((await open(doorsTo(on))).recovered).toMatchObject(ana);
    expect(on.file).toBe(after);
    on.file = EMPTY;
    expect((await open(doorsTo(on))).recovered).toBeUndefined();
    expect(on.file).toBe(EMPTY);
  });

  it('takes no entry of the log that is none', async () => {
    const on = disk();
    const store = await begun(on);
    const before = on.file;
    await store.change({ event: 'told', now: { client: 'Acme' } });
    on.file = before;
    on.log = on.log.replace(',"now":{"client":"Acme"}', '');
    const { recovered, faults } = await open(doorsTo(on));
    expect(recovered).toBeUndefined();
    expect(faults.map(({ place, why }) => [place, why])).toEqual([
      ['a.yaml.log:2', 'now: expected a mapping, got nothing'],
    ]);
    expect(on.file).toBe(before);
  });

  it('does not finish what would make the file invalid', async () => {
    const on = disk();
    const store = await begun(on);
    const before = on.file;
    await store.change(answered('COL-1', 3));
    on.file = before;
    on.log = on.log.replace('"now":3', '"now":7');
    expect((await open(doorsTo(on))).recovered).toBeUndefined();
    expect(on.file).toBe(before);
  });

  it('does not tell of a change that made no difference', async () => {
    const on = disk();
    const store = await begun(on);
    await store.change(ana);
    expect((await open(doorsTo(on))).recovered).toBeUndefined();
  });
});

describe('change', () => {
  it('keeps the comments of the file', async () => {
    const on = disk();
    const store = await begun(on);
    on.file = on.file?.replace('answers: {}', 'answers:\n      # how much\n      COL-1: 1 # little');
    await store.change(answered('COL-1', 3));
    expect(on.file).toContain('# answers of May\nschema');
    expect(on.file).toContain('      # how much\n      COL-1: 3 # little');
  });

  it('logs what was, what is, and what the file is like then', async () => {
    const on = disk();
    const store = await begun(on);
    await store.change(answered('COL-1', 3));
    await store.change(answered('COL-1', { answer: 2, comment: 'only half' }));
    const { entries } = await readLog(on.log, 'a.yaml.log');
    expect(entries.at(-1)).toMatchObject({
      at: '2026-11-21T09:00:02.000Z',
      event: 'answered',
      respondent: 'ana',
      gate: 'COL-1',
      was: 3,
      now: { answer: 2, comment: 'only half' },
    });
    expect(store.respondent('ana')?.answers).toEqual({ 'COL-1': { answer: 2, comment: 'only half' } });
    expect(store.file.text).toBe(on.file);
  });

  it('leaves what somebody else wrote into the file meanwhile', async () => {
    const on = disk();
    const store = await begun(on);
    on.file = on.file?.replace('# answers of May', '# answers of June\nclient: Acme');
    await store.change(answered('COL-1', 3));
    expect(on.file).toMatch(/^# answers of June\nclient: Acme\n/);
    expect(answerIn(on, 'COL-1')).toBe(3);
    expect(store.answers.client).toBe('Acme');
  });

  it('saves an answer of one whose id stands in blanks in the file', async () => {
    const on = disk();
    const store = await begun(on);
    on.file = on.file?.replace('id: ana', 'id: "ana "');
    await store.change(answered('COL-1', 3));
    expect(store.respondent('ana')?.answers).toEqual({ 'COL-1': 3 });
    expect((await readLog(on.log, '')).entries.at(-1)).toMatchObject(answered('COL-1', 3));
  });

  it.each<[string, Answer | undefined, string]>([
    ['nothing was expected of', undefined, 'COL-1: 2'],
    ['stands there as it was expected', 2, 'COL-1: {answer: 2}'],
    ['stands there with its comment', { answer: 2, comment: 'c' }, 'COL-1: {comment: "c ", answer: 2}'],
    ['is not there, as expected', null, 'COL-2: 0'],
    ['is empty, as expected', null, 'COL-1:'],
    ['is what it is to be by now', 3, 'COL-1: 4'],
  ])('changes an answer that %s', async (_, expected, there) => {
    const on = disk();
    const store = await begun(on);
    on.file = on.file?.replace('answers: {}', `answers:\n      ${there}`);
    const change = answered('COL-1', 4);
    await store.change(expected === undefined ? change : ({ ...change, expected } as Change));
    expect(store.respondent('ana')?.answers?.['COL-1']).toBe(4);
    expect(on.log).not.toContain('expected');
  });

  it.each<[string, Answer, string]>([
    ['gave another answer', 2, 'COL-1: 1'],
    ['gave the first answer', null, 'COL-1: 1'],
    ['took the answer out', 2, 'COL-2: 1'],
    ['gave the answer a comment', 2, 'COL-1: {answer: 2, comment: c}'],
  ])('writes nothing where somebody %s meanwhile, and knows it then', async (_, expected, there) => {
    const on = disk();
    const store = await begun(on);
    on.file = on.file?.replace('answers: {}', `answers:\n      ${there}`);
    const before = { ...on };
    const change = { ...answered('COL-1', 4), expected } as Change;
    await expect(store.change(change)).rejects.toThrow(new ChangedMeanwhile());
    expect(on).toEqual(before);
    expect(store.file.text).toBe(on.file);
    expect(store.respondent('ana')?.answers).toEqual(
      readYamlText(`${there}\n`, '').data as Record<string, unknown>,
    );
    await store.change(answered('COL-1', 4));
    expect(answerIn(on, 'COL-1')).toBe(4);
  });

  it('writes a file again that somebody removed meanwhile', async () => {
    const on = disk();
    const store = await begun(on);
    await store.change(answered('COL-1', 3));
    on.file = undefined;
    await store.change(answered('COL-2', 1));
    expect([answerIn(on, 'COL-1'), answerIn(on, 'COL-2')]).toEqual([3, 1]);
  });

  it.each<[string, (file: string) => string, string]>([
    ['made no YAML of', (file) => `${file}}`, 'yaml-syntax'],
    ['made no answers of', (file) => file.replace('role: sre', 'rule: sre'), 'document-missing'],
    ['took the respondent out of', (file) => file.replace('id: ana', 'id: eva'), 'respondent-missing'],
  ])('writes nothing where somebody %s the file', async (_, byHand, code) => {
    const on = disk();
    const store = await begun(on);
    on.file = byHand(on.file!);
    const before = { ...on };
    await expect(store.change(answered('COL-1', 3))).rejects.toMatchObject({
      name: 'InputError',
      fault: { code },
    });
    expect(on).toEqual(before);
  });

  it.each<[string, Change]>([
    ['a gate that the model has not', answered('COL-9', 3)],
    [
      'a gate that is never "not applicable"',
      answered('COL-1', { answer: 'na', reason: 'other', approver: 'Eva', expires: '2027-01-01' }),
    ],
    ['a role that the model has not', { event: 'told', now: { respondents: [{ id: 'cy', role: 'king' }] } }],
  ])('writes nothing of %s', async (_, change) => {
    const on = disk();
    const store = await begun(on);
    const before = { ...on };
    await expect(store.change(change)).rejects.toThrow(InputError);
    expect(on).toEqual(before);
    await store.change(answered('COL-1', 3));
    expect(await eventsOf(on)).toEqual(['told all', 'answered COL-1']);
  });

  it('writes nothing once the file is taken over, at the end neither', async () => {
    const on = disk();
    const store = await begun(on);
    on.isOurs = false;
    const before = { ...on };
    await expect(store.change(answered('COL-1', 3))).rejects.toThrow(new TakenOver());
    await store.note({ event: 'skipped', respondent: 'ana', gate: 'COL-1' });
    await store.close();
    expect(on).toEqual(before);
  });

  it.each<[string, (on: Disk, line: string) => void]>([
    ['nothing of a line', () => {}],
    ['half a line', (on, line) => (on.log += line.slice(0, 40))],
    ['half a letter', (on, line) => (on.log += `${line.slice(0, 40)}\ufffd`)],
    ['a line without its end', (on, line) => (on.log += line)],
    ['a whole line', (on, line) => (on.log += `${line}\n`)],
  ])('may be tried again after the log took %s', async (_, take) => {
    const on = disk();
    let failures = 0;
    const appendLog = async (line: string) => {
      if (failures > 0) take(on, line);
      if (failures-- > 0) throw diskFull('a.yaml.log');
      on.log += `${line}\n`;
    };
    const store = await begun(on, { appendLog });
    failures = 2;
    const change = answered('COL-1', { answer: 3, comment: 'größer' });
    const before = on.file;
    await expect(store.change(change)).rejects.toThrow(diskFull('a.yaml.log'));
    expect(on.file).toBe(before);
    await store.change(change).catch(() => store.change(change));
    expect(answerIn(on, 'COL-1')).toEqual({ answer: 3, comment: 'größer' });
    expect(await eventsOf(on)).toEqual(['told all', 'answered COL-1']);
  });

  it('may be tried again after the file was not written, and is logged once', async () => {
    const on = disk();
    let isFull = false;
    const write = async (text: string) => {
      if (isFull) throw diskFull('a.yaml');
      on.file = text;
    };
    const store = await begun(on, { write });
    isFull = true;
    const change = answered('COL-1', 3);
    const before = on.file;
    await expect(store.change(change)).rejects.toThrow(diskFull('a.yaml'));
    await expect(store.change(change)).rejects.toThrow(diskFull('a.yaml'));
    expect(on.file).toBe(before);
    isFull = false;
    await store.change(change);
    expect(answerIn(on, 'COL-1')).toBe(3);
    await store.change(answered('COL-1', 3));
    expect(await eventsOf(on)).toEqual(['told all', 'answered COL-1', 'answered COL-1']);
  });

  it('that stands in the log alone is finished by the next sitting, though this one was closed', async () => {
    const on = disk();
    let isFull = false;
    const write = async (text: string) => {
      if (isFull) throw diskFull('a.yaml');
      on.file = text;
    };
    const store = await begun(on, { write });
    isFull = true;
    await expect(store.change(answered('COL-1', 3))).rejects.toThrow(diskFull('a.yaml'));
    await store.close();
    expect((await open(doorsTo(on))).recovered).toMatchObject(answered('COL-1', 3));
    expect(answerIn(on, 'COL-1')).toBe(3);
  });
});

describe('note', () => {
  it('loses what a full disk does not take', async () => {
    const on = disk();
    let isFull = false;
    const appendLog = async (line: string) => {
      if (isFull) throw diskFull('a.yaml.log');
      on.log += `${line}\n`;
    };
    const store = await begun(on, { appendLog });
    isFull = true;
    await store.note({ event: 'opened', respondent: 'ana' });
    isFull = false;
    await store.change(answered('COL-1', 3));
    expect(await eventsOf(on)).toEqual(['told all', 'answered COL-1']);
  });

  it('is lost where the log cannot be read after a line failed', async () => {
    const on = disk();
    let isBroken = false;
    const appendLog = async (line: string) => {
      if (isBroken) throw diskFull('a.yaml.log');
      on.log += `${line}\n`;
    };
    const unreadable = new InputError({ code: 'not-readable', place: 'a.yaml.log', what: 'cannot be read' });
    const readLog = async () => {
      if (isBroken) throw unreadable;
      return on.log;
    };
    const store = await begun(on, { appendLog, readLog });
    isBroken = true;
    await store.note({ event: 'skipped', respondent: 'ana', gate: 'COL-1' });
    await store.note({ event: 'skipped', respondent: 'ana', gate: 'COL-1' });
    await expect(store.change(answered('COL-1', 3))).rejects.toThrow(unreadable);
    isBroken = false;
    await store.change(answered('COL-1', 3));
    expect(await eventsOf(on)).toEqual(['told all', 'answered COL-1']);
  });

  it('passes on what is no full disk', async () => {
    const appendLog = () => Promise.reject(new TypeError('slip'));
    const { store } = await open(doorsTo(disk(), { appendLog }));
    await expect(store.note({ event: 'opened' })).rejects.toThrow(new TypeError('slip'));
  });
});

describe('close', () => {
  it('is noted where somebody stands in the file', async () => {
    const on = disk();
    await (await open(doorsTo(on))).store.close();
    expect(on.log).toBe('');
    await (await begun(on)).close();
    expect(await eventsOf(on)).toEqual(['told all', 'closed all']);
  });
});

describe('skippedBy', () => {
  it('tells what one respondent put off and did not answer later, also in an earlier sitting', async () => {
    const on = disk();
    const store = await begun(on);
    await store.change(bo);
    for (const gate of ['DQ-1', 'COL-1', 'COL-2'])
      await store.note({ event: 'skipped', respondent: 'ana', gate });
    await store.note({ event: 'skipped', respondent: 'bo', gate: 'GOV-1' });
    await store.change(answered('COL-1', 3));
    expect([...store.skippedBy('ana')]).toEqual(['DQ-1', 'COL-2']);
    const { store: reopened } = await open(doorsTo(on));
    expect([...reopened.skippedBy('ana')]).toEqual(['DQ-1', 'COL-2']);
    expect([...reopened.skippedBy('bo')]).toEqual(['GOV-1']);
    expect([...reopened.skippedBy('cy')]).toEqual([]);
  });
});

/** The process is gone. */
class Crash extends Error {}

type CrashWhen = 'before' | 'halfway' | 'after';

/** Doors of a process that ends at one call of them; nothing gets through them from then on. */
function crashing(on: Disk, atCall: number, when: CrashWhen): StoreDoors {
  let left = atCall;
  let isDead = false;
  const real = doorsTo(on);
  const mortal =
    <A extends unknown[], T>(run: (...args: A) => Promise<T>, half?: (...args: A) => void) =>
    async (...args: A): Promise<T> => {
      isDead ||= left === 0;
      if (isDead && left-- === 0) {
        if (when === 'after') await run(...args);
        if (when === 'halfway') half?.(...args);
      }
      if (isDead) throw new Crash();
      left -= 1;
      return run(...args);
    };
  return {
    read: mortal(real.read),
    write: mortal(real.write),
    readLog: mortal(real.readLog),
    appendLog: mortal(real.appendLog, (line) => {
      on.log += line.slice(0, line.length / 2);
    }),
    cutLog: mortal(real.cutLog),
    now: real.now,
    isOurs: mortal(real.isOurs),
  };
}

/** Makes changes until a crash. @returns how many were acknowledged */
async function sitting(doors: StoreDoors, changes: readonly Change[]): Promise<number> {
  let acknowledged = 0;
  try {
    const { store } = await open(doors);
    for (const change of changes) {
      await store.change(change);
      acknowledged += 1;
    }
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
  return acknowledged;
}

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((one) => one.trim() !== '');
const exemption = fc.record({
  reason: fc.constantFrom('out-of-scope', 'other'),
  approver: text,
  expires: fc.constant('2027-01-01'),
});
const demo = fc.record({ kind: fc.constant('demo'), what: text });
const value = fc.constantFrom(0, 1, 2, 3, 4, 'unknown', null);
const gate = fc.constantFrom('COL-1', 'COL-2', 'DQ-1', 'GOV-1');
const mapping = fc.record(
  { answer: value, comment: text, evidence: fc.array(demo, { maxLength: 2 }) },
  { requiredKeys: ['answer'] },
);
const na = exemption.map((why) => ({ answer: 'na', ...why }));
const respondent = fc.constantFrom('ana', 'bo');
const told = fc.record(
  {
    client: fc.option(text),
    signs: fc.dictionary(fc.constantFrom('COL-0', 'DQ-0'), fc.option(fc.boolean())),
    measures: fc.dictionary(fc.constantFrom('mttd', 'approvals'), fc.option(fc.integer())),
    observations: fc.uniqueArray(fc.constantFrom('magic-ml', 'sideways')),
    evidence: fc.dictionary(gate, fc.array(demo, { minLength: 1, maxLength: 2 })),
    contradictions: fc.dictionary(
      fc.constantFrom('K2-DQ', 'K2-COL'),
      fc.record({ resolution: fc.constantFrom('accepted', 'disputed'), reason: text }),
    ),
    respondents: fc.constant([{ id: 'ana', role: 'head' }]),
  },
  { requiredKeys: [] },
);
const anyChange = fc.oneof(
  fc.record({ event: fc.constant('answered'), respondent, gate, now: fc.oneof(value, mapping) }),
  fc.record({ event: fc.constant('answered'), respondent, gate: fc.constant('GOV-1'), now: na }),
  fc.record({
    event: fc.constant('agreed'),
    gate,
    now: fc.record({ answer: fc.constantFrom(0, 3, 'unknown'), reason: text }),
  }),
  fc.record({ event: fc.constant('told'), now: told }),
) as fc.Arbitrary<Change>;

const crash = fc.record({
  atCall: fc.nat({ max: 40 }),
  when: fc.constantFrom<CrashWhen>('before', 'halfway', 'after'),
});

describe('a crash', () => {
  it('at any call of a door, and another while it is mended, loses nothing that was acknowledged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange, { maxLength: 6 }), crash, crash, async (rest, first, second) => {
        const changes = [ana, bo, ...rest];
        const whole = disk();
        const { store } = await open(doorsTo(whole));
        const texts: (string | undefined)[] = [undefined];
        for (const change of changes) {
          await store.change(change);
          texts.push(whole.file);
        }

        const on = disk();
        const acknowledged = await sitting(crashing(on, first.atCall, first.when), changes);
        await sitting(crashing(on, second.atCall % 4, second.when), []);
        const { store: reopened } = await open(doorsTo(on));
        const events = await eventsOf(on);
        expect([acknowledged, acknowledged + 1]).toContain(events.length);
        expect(on.file).toBe(texts[events.length]);
        const located = readYamlText(on.file ?? EMPTY, 'a.yaml');
        expect(checkedAnswers({ located, isBare: false }, smallQuestionnaire.model).faults).toEqual([]);

        const mended = { ...on };
        expect((await open(doorsTo(on))).recovered).toBeUndefined();
        expect(on).toEqual(mended);

        for (const change of changes.slice(events.length)) await reopened.change(change);
        expect(on.file).toBe(texts.at(-1));
        expect(await eventsOf(on)).toHaveLength(changes.length);
      }),
      { numRuns: 100, seed: 20261121 },
    );
  });
});
