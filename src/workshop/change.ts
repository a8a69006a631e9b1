import { InputError } from '../errors.ts';
import type { Agreed, Answer, AnswerSet, Evidence } from '../maturity/answers.ts';
import {
  type Who,
  withAgreed,
  withEvidence,
  withMeasure,
  withObservations,
  withResolution,
  withRespondent,
  withSign,
  withTold,
  withWholeAnswer,
} from '../read/answers/answers-edit.ts';
import { JOINED_MAPS, type TOLD_ONCE } from '../read/answers/joined-keys.ts';
import { readYamlText, type YamlFile } from '../read/yaml/yaml.ts';

/** One change of an answers file, as the log keeps it. */
export type Change = Answered | AgreedOn | Told;

/** All that one respondent says of a gate: the answer with its comment and its evidence. */
export interface Answered {
  readonly event: 'answered';
  readonly respondent: string;
  readonly gate: string;
  readonly now: Answer;
}

/** What the room says of a gate. */
export interface AgreedOn {
  readonly event: 'agreed';
  readonly gate: string;
  readonly now: Agreed;
}

/** What is told of the whole file: of the maps, the keys that are new or have another value. */
export interface Told {
  readonly event: 'told';
  readonly now: ToldOfAll;
}

export type ToldOfAll = Partial<
  Pick<AnswerSet, (typeof TOLD_ONCE)[number]> & {
    signs: Record<string, boolean | null>;
    measures: Record<string, number | null>;
    observations: string[];
    contradictions: NonNullable<AnswerSet['contradictions']>;
    evidence: Record<string, Evidence[]>;
    respondents: Who[];
  }
>;

/**
 * What a change makes of the text of a file.
 * @throws InputError when the respondent does not stand in it
 */
export function editOf(change: Change): (base: YamlFile) => string {
  return (base) => {
    switch (change.event) {
      case 'answered':
        return withWholeAnswer(base, whoIs(change.respondent, base), change.gate, change.now);
      case 'agreed':
        return withAgreed(base, change.gate, change.now);
      case 'told':
        return editsOf(change.now).reduce((file, edit) => readYamlText(edit(file), file.path), base).text;
    }
  };
}

/** What stands in a file where a change would stand; undefined where nothing does. */
export function valueAt(data: unknown, change: Change): unknown {
  const answers = data as Partial<AnswerSet>;
  switch (change.event) {
    case 'answered':
      return answers.respondents?.find(({ id }) => id === change.respondent)?.answers?.[change.gate];
    case 'agreed':
      return answers.agreed?.[change.gate];
    case 'told':
      return toldAt(answers, change.now);
  }
}

type Edit = (base: YamlFile) => string;

function editsOf(told: ToldOfAll): Edit[] {
  const { signs, measures, observations, contradictions, evidence, respondents, ...once } = told;
  return [
    ...entries(respondents).map(
      ([, who]): Edit =>
        (base) =>
          withRespondent(base, who),
    ),
    ...entries(once).map(
      ([key, value]): Edit =>
        (base) =>
          withTold(base, key as 'client', value),
    ),
    ...entries(signs).map(
      ([id, value]): Edit =>
        (base) =>
          withSign(base, id, value),
    ),
    ...entries(measures).map(
      ([id, value]): Edit =>
        (base) =>
          withMeasure(base, id, value),
    ),
    ...(observations === undefined ? [] : [(base: YamlFile) => withObservations(base, observations)]),
    ...entries(contradictions).map(
      ([id, value]): Edit =>
        (base) =>
          withResolution(base, id, value),
    ),
    ...entries(evidence).flatMap(([gate, pieces]) =>
      pieces.map(
        (piece): Edit =>
          (base) =>
            withEvidence(base, gate, piece),
      ),
    ),
  ];
}

function entries<T>(record: Readonly<Record<string, T>> | readonly T[] | undefined): [string, T][] {
  return Object.entries(record ?? {});
}

/** Of each map what stands at the same keys, of the respondents the same ones without answers; the rest as it is. */
function toldAt(answers: Partial<AnswerSet>, now: ToldOfAll): unknown {
  const { respondents, ...rest } = now;
  const known = answers.respondents?.filter(({ id }) => respondents?.some((who) => who.id === id)) ?? [];
  const found = Object.entries(rest).map(([key, value]) => {
    const there: unknown = answers[key as keyof AnswerSet];
    return [key, MAPS.includes(key) ? sameKeys(there, value as object) : there];
  });
  return filled([
    ...found,
    ['respondents', known.length === 0 ? undefined : known.map(({ id, role }) => ({ id, role }))],
  ]);
}

const MAPS: readonly string[] = [...JOINED_MAPS, 'evidence'];

function sameKeys(there: unknown, wanted: object): unknown {
  const map = (there ?? {}) as Record<string, unknown>;
  return filled(Object.keys(wanted).map((key) => [key, map[key]]));
}

/** Undefined where nothing is left. */
function filled(entries: readonly (readonly unknown[])[]): object | undefined {
  const known = entries.filter(([, value]) => value !== undefined) as [string, unknown][];
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

function whoIs(respondent: string, { data, path }: YamlFile): Who {
  const who = (data as AnswerSet).respondents?.find(({ id }) => id === respondent);
  if (who === undefined) throw nobody(respondent, path);
  return { id: who.id, role: who.role };
}

function nobody(respondent: string, path: string): InputError {
  return new InputError({
    code: 'respondent-missing',
    place: path,
    what: `there is no respondent ${JSON.stringify(respondent)} any more`,
    fix: 'put the respondent back, with the same id',
  });
}
