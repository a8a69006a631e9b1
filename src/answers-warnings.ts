import type { GatheredAnswers } from './answer-files.ts';
import type { Fault } from './errors.ts';
import { firstNames } from './first-names.ts';
import { groupedBy } from './grouped.ts';
import type { AnswerSet } from './maturity/answers.ts';
import { otherVersion } from './maturity/answers-check.ts';
import { ANY_DAY } from './maturity/asked.ts';
import type { Assessment } from './maturity/assessment.ts';
import { ownStandings } from './maturity/interview.ts';
import type { Questionnaire } from './maturity/questionnaire.ts';
import { MET } from './maturity/ratings.ts';
import type { Standing } from './maturity/standing.ts';

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
 * below had failed by their own answers, is not missing; yet it is those who see more that are left to vote.
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
  const sparedAt = (gate: string): number => spared.get(gate)?.length ?? 0;
  const voted = standings.filter(({ criterion, votes }) => criterion.gate && votes.length > 0);
  const uneven = voted.filter(
    ({ votes, criterion: { id } }) => votes.length + sparedAt(id) < answers.respondents.length,
  );
  const top = answers.upto ?? Number.POSITIVE_INFINITY;
  const narrowed = voted.filter(
    ({ answer, agreed, criterion: { id, level } }) =>
      agreed === null && level <= top && (answer ?? 0) >= MET && sparedAt(id) > 0,
  );
  const place = placeOf(['respondents']);
  return [
    ...warningOf(uneven, (gates) => ({
      code: 'answers-uneven',
      place,
      what: `not everybody answered ${gates}`,
      why: 'a missing answer is no vote: the lower median is taken of the others',
      fix: 'let everybody answer: "unknown" is a vote',
    })),
    ...warningOf(narrowed, (gates) => ({
      code: 'answers-not-asked',
      place,
      what: `not everybody was asked about ${gates}, which the others see as met`,
      why: 'two levels below had failed by the answers of those who were not asked',
      fix: 'talk about them, and write what is agreed under agreed:',
    })),
  ];
}

function warningOf(standings: readonly Standing[], warning: (gates: string) => Fault): Fault[] {
  if (standings.length === 0) return [];
  const ids = standings.map(({ criterion }) => criterion.id);
  return [warning(firstNames(ids, { most: 8 }))];
}

function notAskedOf(respondent: string, answers: AnswerSet, questionnaire: Questionnaire): string[] {
  return ownStandings(questionnaire, answers, respondent, answers.date ?? ANY_DAY)
    .filter(({ status }) => status === 'not-asked')
    .map(({ criterion }) => criterion.id);
}

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
