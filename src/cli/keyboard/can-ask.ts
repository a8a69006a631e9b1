import type { Io } from '../io.ts';

/** Why nobody can be asked here; undefined: somebody can. */
export function whyNotAsked({ terminal, env }: Pick<Io, 'terminal' | 'env'>): string | undefined {
  if (!terminal.stdin) return 'standard input is no terminal';
  if (!terminal.stderr) return 'standard error, where questions are drawn, is no terminal';
  if ((env.CI ?? '') !== '') return 'the variable CI is set';
  if (env.TERM === 'dumb') return 'the terminal cannot draw (TERM=dumb)';
  return undefined;
}
