import { type AnswerSet, saidAnswer } from './answers.ts';
import { eachAnswer } from './answers-check.ts';
import type { Problem } from './problem.ts';
import type { Questionnaire } from './questionnaire.ts';
import { type Target, targetProfile } from './targets.ts';

/**
 * "Not applicable" that does not hold on the day: it has expired, or stands at a gate of the target for another
 * reason than that it is out of scope. Such a gate is as good as not answered; one that the room agreed on is settled.
 */
export function refusedNa(
  answers: AnswerSet,
  questionnaire: Questionnaire,
  date: string,
  target: Target,
): (Problem & { readonly gate: string })[] {
  const profile = targetProfile(questionnaire, target);
  return eachAnswer(answers).flatMap(({ path, gate, answer }) => {
    const { na } = saidAnswer(answer);
    const criterion = questionnaire.criteria.find(({ id }) => id === gate);
    if (na === undefined || criterion === undefined || answers.agreed?.[gate] !== undefined) return [];
    if (na.expires < date) {
      const what = `"not applicable" of ${gate} expired on ${na.expires}`;
      return [
        {
          gate,
          code: 'na-expired',
          path: [...path, 'expires'],
          what,
          fix: 'answer it, or have it approved again with a later date',
        },
      ];
    }
    const isOfTarget = criterion.gate && criterion.level <= (profile.get(criterion.dimension) ?? 0);
    if (na.reason === 'out-of-scope' || !isOfTarget) return [];
    const what = `"not applicable" for the reason ${na.reason} is refused: ${gate} is a gate of the target`;
    return [
      {
        gate,
        code: 'na-refused',
        path: [...path, 'reason'],
        what,
        fix: 'answer it, or take it out of scope for everybody to see',
      },
    ];
  });
}

/** The answers without those; what was said is told beside the result. */
export function withoutRefused(answers: AnswerSet, refused: readonly Problem[]): AnswerSet {
  const isRefused = new Set(refused.map(({ path }) => path.slice(0, 4).join('\n')));
  return {
    ...answers,
    respondents: answers.respondents.map((respondent, at) => ({
      ...respondent,
      answers: Object.fromEntries(
        Object.entries(respondent.answers ?? {}).filter(
          ([gate]) => !isRefused.has(['respondents', at, 'answers', gate].join('\n')),
        ),
      ),
    })),
  };
}
