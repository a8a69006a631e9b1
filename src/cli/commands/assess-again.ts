import { shellWord } from '../../shell-word.ts';
import type { TypedFlags } from '../flag.ts';

/** Options of a call that a later one needs as well: what is told of the whole assessment stands in the file. */
const KEPT = ['lang', 'previous'] as const;

/**
 * The command line that goes on with a file of answers, ready for a shell.
 * @param modelName as it was typed; undefined: the bundled one
 * @param more what comes behind, ready for a shell too
 */
export function assessAgain(
  modelName: string | undefined,
  path: string,
  flags: TypedFlags,
  ...more: readonly string[]
): string {
  const model = modelName === undefined ? [] : [shellWord(modelName)];
  const kept = KEPT.flatMap((name) =>
    typeof flags[name] === 'string' ? [`--${name}`, shellWord(flags[name])] : [],
  );
  return ['aiops assess', ...model, '-a', shellWord(path), ...kept, ...more].join(' ');
}
