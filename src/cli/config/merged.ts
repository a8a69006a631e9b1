import type { FlagValue } from '../flag.ts';
import type { Key } from './keys.ts';
import { ASSESSMENT_THRESHOLD, type Setting, type Settings } from './setting.ts';

/** Options that say the same in two ways, or take each other's place: who says one, takes back the other. */
const rivals: readonly (readonly [string, string])[] = [
  ['sensitivity', 'budget'],
  ['sum_by', 'avg_by'],
  ['json', 'format'],
  ['no_color', 'color'],
  ['no_baseline', 'baseline'],
  ['sample', 'answers'],
  ...['answers', 'sample', 'target', 'upto', 'previous'].map((stray) => ['rollup', stray] as const),
  ['threshold', ASSESSMENT_THRESHOLD],
];

/**
 * What holds of several sources, the highest first: of each key what the highest says, lists as a whole, without
 * what a rival that was said higher up takes back. In one source a value that would hold anyway rivals nothing.
 */
export function merged(sources: readonly Settings[], keys: readonly Key[]): Settings {
  const standards = new Map(keys.map(({ name, flag }) => [name, flag.standard] as const));
  const result = new Map<string, Setting>();
  for (const source of sources) {
    const higher = new Map(result);
    for (const [name, setting] of source) {
      const isTakenBack = rivalsOf(name).some(
        (rival) =>
          isSaid(higher, rival) || (isStandard(setting, standards.get(name)) && isSaid(source, rival)),
      );
      if (!higher.has(name) && !isTakenBack) result.set(name, setting);
    }
  }
  return result;
}

/** What was said instead of a key that nobody said. */
export function saidInstead(settings: Settings, name: string): string | undefined {
  return rivalsOf(name).find((rival) => isSaid(settings, rival));
}

/** The other ways of saying what a key says. */
function rivalsOf(name: string): string[] {
  return rivals.flatMap((pair) => (pair.includes(name) ? pair.filter((other) => other !== name) : []));
}

/** A switch that is off says nothing. */
function isSaid(settings: Settings, name: string): boolean {
  const setting = settings.get(name);
  return setting !== undefined && setting.value !== false;
}

function isStandard({ value, from }: Setting, standard: FlagValue | undefined): boolean {
  return from !== 'typed' && standard !== undefined && String(value) === String(standard);
}
