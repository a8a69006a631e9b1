import type { ComparisonResult } from './result.ts';
import type { AssessmentWords } from './words.ts';

/** Whom it is about, and from when to when. */
export function comparisonTitle({ before, after }: ComparisonResult): string {
  const whom = [after.client, after.scope].filter((part) => part !== null);
  return [...whom, `${before.date} → ${after.date}`].join(' · ');
}

/** How far the level moved, why, and whether it was a step sideways. */
export function comparisonStatements(comparison: ComparisonResult, words: AssessmentWords): string[] {
  const { level, declared, before, after, isSideways } = comparison;
  const { previous: say } = words;
  const { model, evidence, real } = level.split;
  const causes =
    level.before === level.after && model === 0
      ? ''
      : `: ${say.split(signed(model), signed(evidence), signed(real))}`;
  return [
    `${say.level(level.before, level.after)} (${words.demonstrated})${causes}`,
    `${say.level(declared.before, declared.after)} (${words.declared})`,
    ...(before.model === after.model ? [] : [say.modelMoved(before.model, after.model)]),
    ...(isSideways ? [say.sideways] : []),
  ];
}

/** A gate that was won or lost, and why. */
export function gateChangeText(
  { gate, text, change, causes, wasAnswered }: ComparisonResult['gates'][number],
  words: AssessmentWords,
): string {
  const named = causes.map((cause) => words.previous.causes[cause]);
  const why = words.list(wasAnswered ? named : [...named, words.previous.notAnswered]);
  return `${gate} ${words.previous[change]} (${why}): ${text}`;
}

/** What moved a dimension, and by how much each. */
export function causesText(
  split: ComparisonResult['level']['split'],
  { previous, list }: AssessmentWords,
): string {
  const causes = (['model', 'evidence', 'real'] as const).filter((cause) => split[cause] !== 0);
  return list(causes.map((cause) => `${previous.causes[cause]} ${signed(split[cause])}`));
}

/** @example signed(1) // => '+1' */
export function signed(steps: number): string {
  return steps > 0 ? `+${steps}` : steps === 0 ? '0' : `−${-steps}`;
}
