import type { AnswerSet, Evidence } from './answers.ts';

/** Evidence by gate from several places, in their order; a piece that stands in two of them comes twice. */
export function joinedEvidence(
  parts: readonly (Readonly<Record<string, readonly Evidence[]>> | null | undefined)[],
): NonNullable<AnswerSet['evidence']> {
  const joined: NonNullable<AnswerSet['evidence']> = {};
  for (const part of parts) {
    for (const [gate, pieces] of Object.entries(part ?? {}))
      joined[gate] = [...(joined[gate] ?? []), ...pieces];
  }
  return joined;
}
