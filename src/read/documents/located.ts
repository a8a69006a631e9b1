import type { z } from 'zod';
import type { Fault } from '../../errors.ts';
import { schemaFaults } from './schema-faults.ts';

/** Where something stands in a document: keys and indices from its root. */
export type DocumentPath = readonly PropertyKey[];

/** A document as data, and where each value of it stands. */
export interface Located {
  readonly path: string;
  readonly data: unknown;
  /**
   * `file:line:column` of the value at a path, or of its key; of the nearest parent that exists where there is
   * none.
   */
  placeOf(at: DocumentPath, part?: 'value' | 'key'): string;
}

/** A document as its schema understands it, or all that is wrong with it, in file order. */
export function checkedAgainst<T>(
  located: Located,
  schema: z.ZodType<T>,
): { value: T } | { faults: Fault[] } {
  const result = schema.safeParse(located.data);
  if (result.success) return { value: result.data };
  return { faults: schemaFaults(result.error.issues, schema, located) };
}

/** Places by path, for the documents that are no trees: a value without a place has that of its parent. */
export class Places {
  readonly #root: string;
  readonly #places = new Map<string, string>();

  constructor(root: string) {
    this.#root = root;
  }

  set(at: DocumentPath, place: string): void {
    this.#places.set(keyOf(at), place);
  }

  placeOf(at: DocumentPath): string {
    for (let length = at.length; length > 0; length--) {
      const place = this.#places.get(keyOf(at.slice(0, length)));
      if (place !== undefined) return place;
    }
    return this.#root;
  }
}

/** An index means the same as a text as it does as a number. */
function keyOf(at: DocumentPath): string {
  return JSON.stringify(at.map(String));
}
