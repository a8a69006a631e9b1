import type { Criterion, Questionnaire } from '../../maturity/questionnaire.ts';

/** The gates of a dimension that a form asks, in the order of the model. */
export function askedGates(
  { criteria }: Questionnaire,
  dimension: string,
  upto = Number.POSITIVE_INFINITY,
): Criterion[] {
  return criteria.filter((gate) => gate.dimension === dimension && gate.level <= upto);
}

/** The five anchors of a gate's scale, each on one line. */
export function anchorsOf({ scales }: Questionnaire, { scale }: Criterion): string[] {
  return (scales[scale]?.anchors ?? []).map(oneLine);
}

/** The paragraphs of a text of the model, each on one line: there, a line end separates two. */
export function paragraphs(text: string): string[] {
  return text
    .split('\n')
    .map(oneLine)
    .filter((paragraph) => paragraph !== '');
}

export function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
