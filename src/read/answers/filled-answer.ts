/** What stands behind an answer in a survey or a form. */
interface Behind {
  /** Empty where there is none. */
  readonly comment: string;
  readonly evidence: readonly Readonly<Record<string, string>>[];
  readonly na: Readonly<Record<string, string>>;
}

/**
 * An answer as an answers file has it, not yet checked: bare where nothing stands behind it, undefined where
 * nothing is filled in. A "not applicable" is never bare, so that the schema can tell what it lacks.
 * @example filledAnswer(3, { comment: 'half', evidence: [], na: {} }) // => { answer: 3, comment: 'half' }
 */
export function filledAnswer(answer: number | string | null, { comment, evidence, na }: Behind): unknown {
  const behind = {
    ...(comment !== '' && { comment }),
    ...(evidence.length > 0 && { evidence }),
    ...na,
  };
  const isBare = Object.keys(behind).length === 0 && answer !== 'na';
  return isBare ? (answer ?? undefined) : { answer, ...behind };
}
