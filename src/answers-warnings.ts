import type { GatheredAnswers } from './answer-files.ts';
import type { Fault } from './errors.ts';
import { firstNames } from './first-names.ts';
import { groupedBy } from './grouped.ts';
import type { AnswerSet } from './maturity/answers.ts';
import { otherVersion } from './maturity/answers-check.ts';
import type { Assessment } from './maturity/assessment.ts';
import { ownStandings } from './maturity/interview.ts';
import type { Questionnaire } from './maturity/questionnaire.ts';

/** What can be scored, and yet may not be what was meant. */
export function answersWarnings(
  read: GatheredAnswers,
  assessment: Assessment,
  questionnaire: Questionnaire,
): Fault[] {
  return [
    ...versionWarning(read, questionnaire),
    ...strayResolutions(read, assessment),
    ...unevenAnswers(read, assessment, questionnaire),
  ];
}

/** A resolution of something that was not found: a slip, or settled by now. */
function strayResolutions({ answers, placeOf }: GatheredAnswers, { contradictions }: Assessment): Fault[] {
  const found = contradictions.map(({ id }) => id);
  const stray = Object.keys(answers.contradictions ?? {}).filter((id) => !found.includes(id));
  return stray.map((id) => ({
    code: 'contradiction-unknown',
    place: placeOf(['contradictions', id]),
    what: `${id} is resolved, and there is no such contradiction`,
    fix: found.length === 0 ? 'take it out' : `take it out; there are ${firstNames(found, { most: 8 })}`,
  }));
}

/**
 * A missing answer is no vote, so that the lower median is one of fewer. Whoever was not asked, since two levels
 * below had failed by their own answers, is not missing.
 */
function unevenAnswers(
  { answers, placeOf }: GatheredAnswers,
  { standings }: Assessment,
  questionnaire: Questionnaire,
): Fault[] {
  const spared = groupedBy(
    answers.respondents.flatMap(({ id }) => notAskedOf(id, answers, questionnaire)),
    (gate) => gate,
  );
  const askedOf = (gate: string): number => answers.respondents.length - (spared.get(gate)?.length ?? 0);
  const uneven = standings.filter(
    ({ votes, criterion }) => criterion.gate && votes.length > 0 && votes.length < askedOf(criterion.id),
  );
  if (uneven.length === 0) return [];
  const gates = firstNames(
    uneven.map(({ criterion }) => criterion.id),
    { most: 8 },
  );
  return [
    {
      code: 'answers-uneven',
      place: placeOf(['respondents']),
      what: `not everybody answered ${gates}`,
      why: 'a missing answer is no vote: the lower median is taken of the others',
      fix: 'let everybody answer: "unknown" is a vote',
    },
  ];
}

function notAskedOf(respondent: string, answers: AnswerSet, questionnaire: Questionnaire): string[] {
  return ownStandings(questionnaire, answers, respondent, answers.date ?? ANY_DAY)
    .filter(({ status }) => status === 'not-asked')
    .map(({ criterion }) => criterion.id);
}

/** Evidence ages, and what was asked does not depend on it. */
const ANY_DAY = '1970-01-01';

function versionWarning({ answers, placeOf }: GatheredAnswers, { model }: Questionnaire): Fault[] {
  if (answers.model.version === model.version) return [];
  return [
    {
      code: 'answers-version',
      place: placeOf(['model', 'version']),
      what: otherVersion(answers, model),
      fix: `look at what has changed, then write version: ${model.version}`,
    },
  ];
}
