import { InputError } from '../errors.ts';
import type { Agreed, Answer, AnswerSet, Evidence } from '../maturity/answers.ts';
import { type AnswersData, respondentIn, type Who } from '../read/answers/answers-data.ts';
import { withAgreed, withToldOfAll, withWholeAnswer } from '../read/answers/answers-edit.ts';
import { JOINED_MAPS, type TOLD_ONCE } from '../read/answers/joined-keys.ts';
import type { YamlFile } from '../read/yaml/yaml.ts';

/** One change of an answers file, as the log keeps it. */
export type Change = Answered | AgreedOn | Told;

/** All that one respondent says of a gate: the answer with its comment and its evidence. */
export interface Answered {
  readonly event: 'answered';
  readonly respondent: string;
  readonly gate: string;
  readonly now: Answer;
  /** What was shown when it was given; null: nothing. Not logged. */
  readonly expected?: Answer;
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
 * What a change makes of a file.
 * @throws InputError when the respondent does not stand in it
 */
export function withChange(base: YamlFile, change: Change): YamlFile {
  switch (change.event) {
    case 'answered':
      return withWholeAnswer(base, whoIs(change.respondent, base), change.gate, change.now);
    case 'agreed':
      return withAgreed(base, change.gate, change.now);
    case 'told':
      return withToldOfAll(base, change.now);
  }
}

/** What stands in a file where a change would stand; undefined where nothing does. */
export function valueAt(data: unknown, change: Change): unknown {
  switch (change.event) {
    case 'answered':
      return respondentIn(data as AnswersData, change.respondent)?.answers?.[change.gate];
    case 'agreed':
      return (data as Partial<AnswerSet>).agreed?.[change.gate];
    case 'told':
      return toldAt(data as AnswersData, change.now);
  }
}

/** Of each map what stands at the same keys, of the respondents the same ones without answers; the rest as it is. */
function toldAt(answers: AnswersData, { respondents, ...rest }: ToldOfAll): unknown {
  const found = Object.entries(rest).map(([key, value]) => {
    const there: unknown = answers[key as keyof AnswersData];
    return [key, MAPS.includes(key) ? sameKeys(there, value as object) : there];
  });
  const known = respondents?.flatMap(({ id }) => respondentIn(answers, id) ?? []) ?? [];
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
  const who = respondentIn(data as AnswersData, respondent);
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
