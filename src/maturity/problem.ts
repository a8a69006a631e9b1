import type { Fault } from '../errors.ts';

/** Something wrong in a document of ours, at the path of a value in it; whoever holds the file knows the place. */
export interface Problem extends Omit<Fault, 'place'> {
  readonly path: readonly (string | number)[];
}
