/** One part of what is asked for, with what was told so far; undefined: back to the part before. */
export type AskStep<T> = (told: Partial<T>) => Promise<Partial<T> | undefined>;

/**
 * Asks part by part. Esc goes back a part, whose text still stands there; where the first is left, undefined.
 * @returns all parts together: each step answers for its own
 */
export async function inSteps<T>(steps: readonly AskStep<T>[]): Promise<Partial<T> | undefined> {
  let told: Partial<T> = {};
  for (let at = 0; at < steps.length; ) {
    const part = await steps[at]?.(told);
    if (part === undefined && at === 0) return undefined;
    at += part === undefined ? -1 : 1;
    told = { ...told, ...part };
  }
  return told;
}

/** A part under its name; none where it was left. */
export function part<K extends string, V>(
  key: K,
  value: V,
): Record<K, Exclude<V, undefined | 'cancel'>> | undefined {
  if (value === undefined || value === 'cancel') return undefined;
  return { [key]: value } as Record<K, Exclude<V, undefined | 'cancel'>>;
}
