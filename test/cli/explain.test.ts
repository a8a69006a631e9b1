import { describe, expect, it } from 'vitest';
import { entriesOf, explainCommand, modelTopics, topics } from '../../src/cli/commands/explain.ts';
import { openInput } from '../../src/cli/doors/inputs.ts';
import { detectFlagGroups } from '../../src/cli/flags/detect.ts';
import { inspectFlagGroups } from '../../src/cli/flags/inspect.ts';
import { UsageError } from '../../src/errors.ts';
import { findingKinds } from '../../src/findings/finding.ts';
import { measures } from '../../src/measures.ts';
import { detectorNames } from '../../src/model/detectors/index.ts';
import { inputFormatNames } from '../../src/read/formats.ts';
import { ladder } from '../maturity/ladder.ts';
import { fakeIo } from './fake-io.ts';

const lists = Object.keys(topics) as (keyof typeof topics)[];
const registered = {
  formats: inputFormatNames,
  kinds: findingKinds,
  detectors: detectorNames,
  thresholds: Object.keys(measures),
  contradictions: ['K1', 'K2', 'K3', 'K4', 'K5', 'K6'],
};
const names = lists.flatMap((list): readonly string[] => registered[list]);

const isKind = (name: string) => findingKinds.some((kind) => kind === name);

async function explained(topic?: string): Promise<string> {
  const io = { ...fakeIo(), open: openInput };
  io.out = async (pieces) => {
    for (const piece of pieces) io.stdout += piece;
    return true;
  };
  expect(await explainCommand(topic, {}, io)).toBe(0);
  return io.stdout;
}

describe('explainCommand', () => {
  it.each(lists)('explainCommand(%s) explains every registered name, in its order', async (list) => {
    const headings = (await explained(list)).split('\n').filter((line) => /^\S/.test(line));
    expect(headings).toEqual([...registered[list]]);
  });

  it.each(names)('explainCommand(%s) explains it alone, in lines of 80 columns', async (name) => {
    const [heading, ...lines] = (await explained(name)).trimEnd().split('\n');
    expect(heading).toBe(name);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      if (!isKind(name)) expect(line).toMatch(/^ {2}\S/);
      if (!line.startsWith('  $ ')) expect(line.length).toBeLessThanOrEqual(80);
    }
  });

  it.each(findingKinds)('explainCommand(%s) tells more than the list of kinds does', async (kind) => {
    const [, ...headings] = (await explained(kind)).split('\n').filter((line) => /^\S/.test(line));
    expect(headings).toEqual([
      'Told from its neighbours',
      'How it is found',
      'What it cannot see',
      'What to check first',
    ]);
  });

  it.each(findingKinds)('explainCommand(%s) gives an example that the command line takes', async (kind) => {
    const [example = ''] = (await explained(kind)).match(/(?<=\$ aiops ).*/) ?? [];
    const [command, ...words] = example.split(' ');
    const groups = command === 'inspect' ? inspectFlagGroups : detectFlagGroups;
    const known = Object.values(groups).flatMap(({ flags }) =>
      flags.flatMap((flag) => flag.flags.split(/[ ,]+/)),
    );
    for (const word of words.filter((one) => /^--?[a-z]/.test(one))) expect(known).toContain(word);
  });

  it('explainCommand() explains all, list by list', async () => {
    const text = await explained();
    const parts = await Promise.all(lists.map(async (list) => `${list}:\n${await explained(list)}`));
    const ofModel = modelTopics.map((list) => `\n${list}:\n  ${entriesOf(ladder, list)[0]?.name} `);
    expect(text.startsWith(parts.join('\n'))).toBe(true);
    for (const part of ofModel) expect(text).toContain(part);
  });

  it('no two names of the one name space are equal, nor are they when typed in capitals', () => {
    const ofModel = modelTopics.flatMap((list) => entriesOf(ladder, list).map(({ name }) => name));
    const all = [...lists, ...names, ...modelTopics, ...ofModel].map((name) => name.toLowerCase());
    expect(all).toEqual([...new Set(all)]);
  });

  it.each([
    ['level-shfit', 'did you mean level-shift?'],
    ['promtool-dmp', 'did you mean promtool-dump?'],
    ['format', 'did you mean formats?'],
    ['toString', 'see: aiops explain'],
    ['', 'see: aiops explain'],
  ])('explainCommand(%j) refuses: %s', async (topic, fix) => {
    const io = { ...fakeIo(), open: openInput };
    await expect(explainCommand(topic, {}, io)).rejects.toThrow(
      new UsageError({
        code: 'explain-topic',
        place: 'aiops',
        what: `there is nothing called ${JSON.stringify(topic)} to explain`,
        fix,
      }),
    );
    expect(io.stdout).toBe('');
  });

  it('explainCommand(gate, answers) refuses a date that is none', async () => {
    const flags = { answers: 'questionnaires/samples/aurora-bank.yaml', date: 'tomorrow' };
    await expect(explainCommand('DQ-2', flags, { ...fakeIo(), open: openInput })).rejects.toThrow(
      new UsageError({
        code: 'option-value',
        place: 'aiops',
        what: '--date "tomorrow": expected a date such as 2026-11-21',
        fix: 'see: aiops explain --help',
      }),
    );
  });
});
