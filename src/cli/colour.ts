import { WriteStream } from 'node:tty';
import { Chalk } from 'chalk';
import type { Dress } from '../report/formats/format.ts';
import type { ColourMode } from './colour-modes.ts';
import type { Io } from './io.ts';

type Level = 0 | 1 | 2 | 3;

/** The brush for standard output: `--color`, then FORCE_COLOR, then NO_COLOR, then the terminal decide. */
export function paintFor(mode: ColourMode, io: Pick<Io, 'env' | 'terminal'>): Dress['paint'] {
  const chalk = new Chalk({ level: colourLevel(mode, io) });
  const brushes = {
    critical: chalk.red.bold.inverse,
    high: chalk.red.bold,
    medium: chalk.yellow,
    low: chalk.cyan,
    strong: chalk.bold,
    dim: chalk.dim,
  };
  return (role, text) => brushes[role](text);
}

/** The same for messages, which stand on standard error. */
export function paintForMessages(mode: ColourMode, { env, terminal }: Pick<Io, 'env' | 'terminal'>) {
  return paintFor(mode, { env, terminal: { ...terminal, stdout: terminal.stderr } });
}

/** No colour: for files, and for every format but text. */
export function unpainted(_role: string, text: string): string {
  return text;
}

export function colourLevel(mode: ColourMode, { env, terminal }: Pick<Io, 'env' | 'terminal'>): Level {
  if (mode === 'never') return 0;
  if (mode === 'always') return Math.max(1, announced(env)) as Level;
  if (isSet(env.FORCE_COLOR)) return announced(env);
  return isSet(env.NO_COLOR) || !terminal.stdout ? 0 : announced(env);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

/** Node knows what each terminal can. NO_COLOR is heeded above: Node takes an empty one for a set one. */
function announced(env: Io['env']): Level {
  const heeded = Object.entries(env).filter(([name, value]) => name !== 'NO_COLOR' && value !== undefined);
  const bits = WriteStream.prototype.getColorDepth(Object.fromEntries(heeded));
  return bits >= 24 ? 3 : bits >= 8 ? 2 : bits >= 4 ? 1 : 0;
}
