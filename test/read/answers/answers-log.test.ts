import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type LogEntry,
  logLine,
  pendingChange,
  readLog,
  skippedSince,
} from '../../../src/read/answers/answers-log.ts';

type Event = Omit<LogEntry, 'schema' | 'prev'>;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const FILE = sha256('answers');
const at = '2026-11-21T09:30:00.000Z';

const event = (name: LogEntry['event'], gate?: string, respondent?: string): Event => ({
  at,
  event: name,
  ...(respondent !== undefined && { respondent }),
  ...(gate !== undefined && { gate }),
  file: FILE,
});

const opened = event('opened');
const answered: Event = {
  ...event('answered', 'DQ-2', 'ána'),
  was: null,
  now: { answer: 3, comment: '데이터\nzwei\u2028' },
};
const closed = event('closed');

async function linesOf(...events: readonly Event[]): Promise<string[]> {
  const lines: string[] = [];
  for (const one of events) lines.push(await logLine(one, lines.at(-1) ?? ''));
  return lines;
}

const asFile = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

async function entriesOf(...events: readonly Event[]): Promise<readonly LogEntry[]> {
  return (await readLog(asFile(await linesOf(...events)), 'a.log')).entries;
}

describe('logLine', () => {
  it('is one line of JSON, with the hash of the line before', async () => {
    const [first = '', second = ''] = await linesOf(opened, answered);
    expect(first).toBe(
      `{"schema":"aiops-answers-log/1","at":"${at}","event":"opened","file":"${FILE}","prev":"${sha256('')}"}`,
    );
    expect(second).not.toContain('\n');
    expect(JSON.parse(second)).toEqual({
      schema: 'aiops-answers-log/1',
      ...answered,
      prev: sha256(first),
    });
  });
});

describe('readLog', () => {
  it('gives back what was written', async () => {
    const lines = await linesOf(opened, answered, closed);
    const log = await readLog(asFile(lines), 'a.log');
    expect(log).toEqual({
      entries: lines.map((line) => JSON.parse(line)),
      lastLine: lines[2],
      tornAt: undefined,
      faults: [],
    });
  });

  it('has nothing to say of an empty log', async () => {
    expect(await readLog('', 'a.log')).toEqual({ entries: [], lastLine: '', tornAt: undefined, faults: [] });
  });

  it('takes line ends of Windows', async () => {
    const lines = await linesOf(opened, answered);
    const log = await readLog(lines.map((line) => `${line}\r\n`).join(''), 'a.log');
    expect([log.faults, log.tornAt, log.lastLine]).toEqual([[], undefined, lines[1]]);
  });

  it('leaves out the last line wherever a crash cut it off, and tells the byte where it begins', async () => {
    const lines = await linesOf(opened, answered, { ...closed, respondent: 'é' });
    const bytes = Buffer.from(asFile(lines));
    const whole = Buffer.byteLength(asFile(lines.slice(0, 2)));
    for (let length = whole + 1; length < bytes.length; length++) {
      const log = await readLog(bytes.subarray(0, length).toString(), 'a.log');
      expect([log.tornAt, log.lastLine, log.entries.length, log.faults]).toEqual([whole, lines[1], 2, []]);
    }
    expect((await readLog(bytes.subarray(0, whole).toString(), 'a.log')).tornAt).toBe(undefined);
  });

  it.each([
    ['half a line with its end', '{"schema":"aiops-answ\n'],
    ['a blank line', '\n'],
    ['zeros', '\0\0\0'],
  ])('leaves out %s at the end', async (_, torn) => {
    const text = asFile(await linesOf(opened, answered));
    const log = await readLog(text + torn, 'a.log');
    expect([log.tornAt, log.entries.length, log.faults]).toEqual([Buffer.byteLength(text), 2, []]);
  });

  const FIX = 'put the line back from a copy of the log; the answers themselves stand in the answers file';
  it.each<[string, (line: string) => string, string]>([
    ['cut off', (line) => line.slice(0, 40), 'it is no JSON'],
    ['blank', () => '', 'it is no JSON'],
    [
      'of another version',
      (line) => line.replace('log/1', 'log/2'),
      'schema: expected aiops-answers-log/1, got "aiops-answers-log/2"',
    ],
    [
      'without its event',
      (line) => line.replace('"event":"answered",', ''),
      'event: expected one of opened, answered, skipped, agreed, told, closed, got nothing',
    ],
    [
      'with a time of a zone',
      (line) => line.replace(at, '2026-11-21T09:30:00.000+01:00'),
      'at: expected a time such as 2026-11-21T09:30:00.000Z, got "2026-11-21T09:30:00.000+01:00"',
    ],
    [
      'with half a hash',
      (line) => line.replace(FILE, 'abc'),
      'file: expected 64 hexadecimal digits, got "abc"',
    ],
    ['that is no mapping', () => '7', 'expected a mapping, got 7'],
  ])('finds a line %s in the middle', async (_, spoil, why) => {
    const [first = '', second = '', ...rest] = await linesOf(opened, answered, closed);
    const { entries, faults } = await readLog(asFile([first, spoil(second), ...rest]), 'a.log');
    expect(entries).toHaveLength(2);
    expect(faults[0]).toEqual({
      code: 'log-line',
      place: 'a.log:2',
      what: 'the line is no entry of an answers log',
      why,
      fix: FIX,
    });
    expect(faults.slice(1).map(({ code, place }) => `${place} ${code}`)).toEqual(['a.log:3 log-chain']);
  });

  it.each<[string, Partial<LogEntry>, string]>([
    [
      'an answer of nobody',
      { event: 'answered', gate: 'A-1', now: 3 },
      'respondent: expected a text, got nothing',
    ],
    [
      'an answer to no gate',
      { event: 'answered', respondent: 'x', now: 3 },
      'gate: expected a text, got nothing',
    ],
    [
      'no answer',
      { event: 'answered', respondent: 'x', gate: 'A-1' },
      'now: expected an answer, got nothing',
    ],
    [
      'a list for an answer',
      { event: 'answered', respondent: 'x', gate: 'A-1', now: [3] },
      'now: expected an answer, got a list',
    ],
    ['an agreement on no gate', { event: 'agreed', now: {} }, 'gate: expected a text, got nothing'],
    ['a bare agreement', { event: 'agreed', gate: 'A-1', now: 3 }, 'now: expected a mapping, got 3'],
    ['nothing told', { event: 'told' }, 'now: expected a mapping, got nothing'],
    [
      'a list of signs',
      { event: 'told', now: { signs: ['x'] } },
      'now: signs: expected a mapping, got a list',
    ],
    [
      'one respondent',
      { event: 'told', now: { respondents: { id: 'x', role: 'y' } } },
      'now: respondents: expected a list, got a mapping',
    ],
    [
      'a respondent without a role',
      { event: 'told', now: { respondents: [{ id: 'x' }] } },
      'now: respondents: 0: role: expected a text, got nothing',
    ],
    [
      'one piece of evidence',
      { event: 'told', now: { evidence: { A: {} } } },
      'now: evidence: A: expected a list, got a mapping',
    ],
  ])('finds a change that cannot be made: %s', async (_, change, why) => {
    const lines = await linesOf(opened, { at, file: FILE, ...change } as Event, closed);
    const { entries, faults } = await readLog(asFile(lines), 'a.log');
    expect(entries.map(({ event }) => event)).toEqual(['opened', 'closed']);
    expect(faults).toEqual([
      { code: 'log-line', place: 'a.log:2', what: 'the line is no entry of an answers log', why, fix: FIX },
    ]);
  });

  it.each<Partial<LogEntry>>([
    { event: 'answered', respondent: 'x', gate: 'A-1', was: 3, now: null, before: null },
    { event: 'answered', respondent: 'x', gate: 'A-1', now: 'unknown', before: FILE },
    { event: 'agreed', gate: 'A-1', now: { answer: 3, reason: 'r', seen: 'by all' } },
    { event: 'told', now: { client: null, target: { COL: 2 }, signs: { 'COL-0': null }, mood: 'good' } },
    {
      event: 'told',
      now: { respondents: [{ id: 'x', role: 'y', team: 'z' }], evidence: { A: [{ kind: 'demo' }] } },
    },
  ])('gives back %j as it is written', async (change) => {
    const lines = await linesOf({ at, file: FILE, ...change } as Event);
    const { entries, faults } = await readLog(asFile(lines), 'a.log');
    expect([faults, entries]).toEqual([[], lines.map((line) => JSON.parse(line))]);
  });

  it('lets an entry follow a line that is none', async () => {
    const [first = ''] = await linesOf(opened);
    const newer = first.replace('log/1', 'log/2');
    const { lastLine, faults } = await readLog(asFile([first, newer]), 'a.log');
    expect([lastLine, faults.length]).toEqual([newer, 1]);
    const text = asFile([first, newer, await logLine(closed, newer)]);
    expect((await readLog(text, 'a.log')).faults).toEqual(faults);
  });

  const changed = (line: string) =>
    `line ${line} was changed after it was written, or lines were taken out or put in here`;
  it.each<[string, (lines: string[]) => string[], readonly [string, string, string][]]>([
    [
      'a changed answer',
      ([a = '', b = '', ...rest]) => [a, b.replace('"answer":3', '"answer":4'), ...rest],
      [['a.log:3', 'the line does not follow the one before', changed('2')]],
    ],
    [
      'a line that is gone',
      (lines) => lines.toSpliced(1, 1),
      [['a.log:2', 'the line does not follow the one before', changed('1')]],
    ],
    [
      'a beginning that is gone',
      (lines) => lines.slice(1),
      [['a.log:1', 'the log does not begin here', 'lines before it were taken out']],
    ],
    [
      'a line twice',
      ([a = '', b = '', ...rest]) => [a, b, b, ...rest],
      [['a.log:3', 'the line does not follow the one before', changed('2')]],
    ],
  ])('finds %s', async (_, spoil, expected) => {
    const lines = await linesOf(opened, answered, event('skipped', 'DQ-3', 'ána'), closed);
    const { faults } = await readLog(asFile(spoil(lines)), 'a.log');
    const fix = 'compare the log with a copy of it; the answers themselves stand in the answers file';
    expect(faults).toEqual(
      expected.map(([place, what, why]) => ({ code: 'log-chain', place, what, why, fix })),
    );
  });
});

describe('pendingChange', () => {
  const agreed: Event = { ...event('agreed', 'DQ-3'), now: { answer: 2, reason: 'talked' } };
  const told: Event = { ...event('told'), now: { client: 'Aurora' } };
  it.each<[string, readonly Event[], Event | undefined]>([
    ['nothing', [], undefined],
    ['a sitting without a change', [opened, event('skipped', 'DQ-2', 'ána')], undefined],
    ['a sitting that was cut off', [opened, answered], answered],
    ['what was said once after it', [opened, answered, told], told],
    ['a question that was put off after it', [opened, answered, event('skipped', 'DQ-3', 'ána')], answered],
    ['a sitting that was opened again', [opened, answered, opened], undefined],
    ['an agreement after an answer', [answered, agreed], agreed],
    ['a closed sitting', [opened, answered, closed], undefined],
    ['a closed sitting, and one that only began', [answered, closed, opened], undefined],
    ['a closed sitting, and a change', [answered, closed, opened, agreed], agreed],
  ])('of %s', async (_, events, expected) => {
    const found = pendingChange(await entriesOf(...events));
    if (expected === undefined) expect(found).toBe(undefined);
    else expect(found).toMatchObject(expected);
  });
});

describe('skippedSince', () => {
  const skip = (gate: string, who = 'ána') => event('skipped', gate, who);
  const answer = (gate: string, who = 'ána'): Event => ({ ...event('answered', gate, who), now: 3 });
  it.each<[string, readonly Event[], readonly string[]]>([
    ['in their order', [skip('B-1'), skip('A-1')], ['B-1', 'A-1']],
    ['but what was answered later', [skip('A-1'), closed, opened, answer('A-1')], []],
    ['and what was skipped after an answer', [answer('A-1'), skip('A-1')], ['A-1']],
    ['whatever others do', [skip('A-1'), answer('A-1', 'bo'), skip('B-1', 'bo')], ['A-1']],
    ['also where the room agreed', [skip('A-1'), { ...event('agreed', 'A-1'), now: {} }], ['A-1']],
    ['once', [skip('A-1'), skip('A-1')], ['A-1']],
  ])('gives the gates %s', async (_, events, expected) => {
    expect(skippedSince(await entriesOf(...events), 'ána')).toEqual(expected);
  });
});
