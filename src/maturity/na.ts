import type { AnswerSet } from './answers.ts';
import { eachNa, type PlacedNa } from './answers-check.ts';
import type { Problem } from './problem.ts';
import type { Questionnaire } from './questionnaire.ts';
import { type Target, targetProfile } from './targets.ts';

type Refused = Problem & { readonly gate: string };

/**
 * "Not applicable" that does not hold on the day: it has expired, or stands at a gate of the target for another
 * reason than that it is out of scope. Such a gate is as good as not answered; one that the room agreed on is
 * settled, unless what it agreed on is such a "not applicable" itself: then the first answers are looked at again.
 */
export function refusedNa(
  answers: AnswerSet,
  questionnaire: Questionnaire,
  date: string,
  target: Target,
): Refused[] {
  const profile = targetProfile(questionnaire, target);
  const refusedOf = (isAgreed: boolean): Refused[] =>
    eachNa(answers)
      .filter((placed) => placed.isAgreed === isAgreed)
      .flatMap((placed) => refusalOf(placed, questionnaire, date, profile) ?? []);
  const agreed = refusedOf(true);
  const isOpen = (gate: string): boolean =>
    answers.agreed?.[gate] === undefined || agreed.some((refused) => refused.gate === gate);
  return [...refusedOf(false).filter(({ gate }) => isOpen(gate)), ...agreed];
}

function refusalOf(
  { naPath, gate, na }: PlacedNa,
  { criteria }: Questionnaire,
  date: string,
  profile: ReadonlyMap<string, number>,
): Refused | undefined {
  const criterion = criteria.find(({ id }) => id === gate);
  if (criterion === undefined) return undefined;
  if (na.expires < date) {
    const what = `"not applicable" of ${gate} expired on ${na.expires}`;
    return {
      gate,
      code: 'na-expired',
      path: [...naPath, 'expires'],
      what,
      fix: 'answer it, or have it approved again with a later date',
    };
  }
  const isOfTarget = criterion.gate && criterion.level <= (profile.get(criterion.dimension) ?? 0);
  if (na.reason === 'out-of-scope' || !isOfTarget) return undefined;
  const what = `"not applicable" for the reason ${na.reason} is refused: ${gate} is a gate of the target`;
  return {
    gate,
    code: 'na-refused',
    path: [...naPath, 'reason'],
    what,
    fix: 'answer it, or take it out of scope for everybody to see',
  };
}

/** The answers and agreements without those; what was said is told beside the result. */
export function withoutRefused(answers: AnswerSet, refused: readonly Problem[]): AnswerSet {
  const refusedPaths = refused.map(({ path }) => path.join('\n'));
  const isRefused = (...path: readonly (string | number)[]): boolean =>
    refusedPaths.some((one) => one.startsWith(`${path.join('\n')}\n`));
  return {
    ...answers,
    respondents: answers.respondents.map((respondent, at) => ({
      ...respondent,
      answers: Object.fromEntries(
        Object.entries(respondent.answers ?? {}).filter(
          ([gate]) => !isRefused('respondents', at, 'answers', gate),
        ),
      ),
    })),
    agreed: Object.fromEntries(
      Object.entries(answers.agreed ?? {}).filter(([gate]) => !isRefused('agreed', gate)),
    ),
  };
}
