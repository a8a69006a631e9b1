import type { AssessmentResult, ReportedDimension } from './result.ts';
import type { AssessmentWords } from './words.ts';

/** What a bar cannot show: caps, open debts, what is not applicable, and level 0 as it is seen here. */
export function dimensionNotes({ dimensions }: AssessmentResult, words: AssessmentWords): string[] {
  return dimensions.flatMap((dimension) =>
    notesOf(dimension, words).map((note) => `${dimension.id}: ${note}`),
  );
}

/** Of one dimension, without its name. */
export function notesOf(
  { demonstrated, withoutNotApplicable, isRateable, sign }: ReportedDimension,
  words: AssessmentWords,
): string[] {
  const needs = demonstrated.heldBy.map((held) =>
    words.contradictions.need(held.dimension, held.needs, held.has),
  );
  const debts = demonstrated.debts.map(({ gate, since }) => words.since(gate, since));
  const without = withoutNotApplicable.demonstrated;
  return [
    ...(needs.length === 0 ? [] : [words.heldBy(words.list(needs))]),
    ...(debts.length === 0 ? [] : [words.debts(words.list(debts))]),
    ...(without === demonstrated.level ? [] : [words.dimensionWithoutNa(without)]),
    ...(isRateable ? [] : [words.notRateable]),
    ...(sign?.isRecognised === true
      ? [demonstrated.level === 0 ? `${words.headings.signs} – ${sign.text}` : words.signSeen(sign.text)]
      : []),
  ];
}
