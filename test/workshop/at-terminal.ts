import { expect } from 'vitest';
import { checkWritable, writeWholeFile } from '../../src/cli/doors/files.ts';
import { identify, openInput, readText } from '../../src/cli/doors/inputs.ts';
import { appendDurably, truncateAt } from '../../src/cli/doors/journal.ts';
import { holdLock } from '../../src/cli/doors/locks.ts';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/main.ts';
import { type FakeIo, fakeIo } from '../cli/fake-io.ts';
import { type Act, Scripted } from './scripted.ts';
import { TODAY } from './seated.ts';

export type AtTerminal = FakeIo & { readonly code: number; readonly script: Scripted };

/**
 * Runs the command line in this process, on real files, with somebody at the terminal who plays a script.
 * @param doors those that behave otherwise
 */
export async function atTerminal(
  args: readonly string[],
  acts: readonly Act[],
  doors: Partial<Io> = {},
): Promise<AtTerminal> {
  const script = new Scripted(acts);
  const io = Object.assign(fakeIo({ terminal: { stdin: true, stdout: true, stderr: true } }), {
    now: () => `${TODAY}T09:30:00.000Z`,
    open: openInput,
    identify,
    readText,
    checkWritable,
    writeFile: writeWholeFile,
    appendLine: appendDurably,
    cutFile: truncateAt,
    holdLock,
    converse: async () => script,
    ...doors,
  });
  const code = await run(args, io);
  return Object.assign(io, { code, script });
}

/** A sitting that ended well, with nothing left to play. */
export function sat(sitting: AtTerminal): AtTerminal {
  expect(sitting.code, sitting.said.join('\n')).toBe(0);
  sitting.script.expectPlayed();
  return sitting;
}

/** Asks for the score wherever talking is offered. */
export const scoreIt = (screen: string): readonly Act[] =>
  screen.includes('score what is there') ? ['#2', scoreIt] : [];

/** Screens of the discussion. */
export const talkedAbout = ({ script }: AtTerminal): string[] =>
  script.scenes.map(({ screen }) => screen).filter((screen) => screen.startsWith('Discussion'));
