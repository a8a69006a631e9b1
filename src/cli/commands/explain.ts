import { UsageError } from '../../errors.ts';
import { findingKinds } from '../../findings/finding.ts';
import { detectorNames, detectors } from '../../model/detectors/index.ts';
import { nearest } from '../../nearest.ts';
import { inputFormatNames, inputFormats } from '../../read/formats.ts';
import { explainedKinds } from '../../report/explained.ts';
import { wrapped } from '../../report/table.ts';
import type { Io } from '../io.ts';

/** One word that can be explained. */
interface Entry {
  readonly name: string;
  readonly about: string;
  readonly example?: string;
}

/** The lists that can be asked for, each loaded when it is. All names share one space: no two may be equal. */
export const topics = {
  formats: async (): Promise<Entry[]> =>
    Promise.all(
      inputFormatNames.map(async (name) => {
        const { title, example } = await inputFormats[name]();
        return { name, about: title, ...(example === undefined ? {} : { example }) };
      }),
    ),
  kinds: async (): Promise<Entry[]> => findingKinds.map((name) => ({ name, about: explainedKinds[name] })),
  detectors: async (): Promise<Entry[]> =>
    Promise.all(detectorNames.map(async (name) => ({ name, about: (await detectors[name]()).title }))),
} as const;

const WIDTH = 80;
const INDENT = 2;

/** `aiops explain [TOPIC]`: a list, or one word of it; without a topic, all lists. */
export async function explainCommand(topic: string | undefined, io: Io): Promise<number> {
  const lists = Object.keys(topics) as (keyof typeof topics)[];
  const asked = lists.filter((list) => topic === undefined || list === topic);
  if (asked.length > 0) await io.out(await explainedLists(asked));
  else await io.out([entryText(await entryNamed(topic ?? '', lists))]);
  return 0;
}

async function explainedLists(lists: readonly (keyof typeof topics)[]): Promise<string[]> {
  const pieces: string[] = [];
  for (const list of lists) {
    const entries = await topics[list]();
    if (lists.length > 1) pieces.push(`${pieces.length === 0 ? '' : '\n'}${list}:\n`);
    pieces.push(entries.map(entryText).join('\n'));
  }
  return pieces;
}

function entryText({ name, about, example }: Entry): string {
  const lines = [...wrapped(about, WIDTH - INDENT), ...(example === undefined ? [] : [`$ ${example}`])];
  return `${name}\n${lines.map((line) => `${' '.repeat(INDENT)}${line}\n`).join('')}`;
}

/** @throws UsageError with the nearest name */
async function entryNamed(topic: string, lists: readonly (keyof typeof topics)[]): Promise<Entry> {
  const entries = (await Promise.all(lists.map((list) => topics[list]()))).flat();
  const entry = entries.find(({ name }) => name === topic);
  if (entry !== undefined) return entry;
  const close = nearest(topic, [...lists, ...entries.map(({ name }) => name)]);
  throw new UsageError({
    code: 'explain-topic',
    place: 'aiops',
    what: `there is nothing called ${JSON.stringify(topic)} to explain`,
    fix: close === undefined ? 'see: aiops explain' : `did you mean ${close}?`,
  });
}
