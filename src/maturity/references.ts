import { firstNames } from '../first-names.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from './problem.ts';

/** A name that stands somewhere and must be known. */
export interface Reference {
  readonly path: Problem['path'];
  readonly name: string;
}

/** @param what is meant by the name, as in "gate" */
export function unknownNames(
  references: readonly Reference[],
  known: Iterable<string>,
  what: string,
  code = 'reference-unknown',
): Problem[] {
  const names = new Set(known);
  return references
    .filter(({ name }) => !names.has(name))
    .map(({ path, name }) => {
      const close = nearest(name, [...names]);
      const fix =
        close === undefined ? `known are ${firstNames([...names], { most: 8 })}` : `did you mean ${close}?`;
      return { code, path, what: `there is no ${what} ${JSON.stringify(name)}`, fix };
    });
}

/** @param what is named, as in "gate" */
export function repeatedNames(references: readonly Reference[], what: string): Problem[] {
  const seen = new Set<string>();
  return references.flatMap(({ path, name }) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      {
        code: 'id-repeated',
        path,
        what: `the ${what} ${JSON.stringify(name)} is there twice`,
        fix: 'give each an id of its own',
      },
    ];
  });
}
