import { isSameData } from '../yaml/same-data.ts';
import type { JOINED_MAPS, TOLD_ONCE } from './joined-keys.ts';

/** As much of an answers file as is edited here; it has passed the schema. */
export interface AnswersData extends Partial<Record<JoinedMap, object | null>> {
  respondents?: RespondentData[] | null;
  evidence?: Record<string, unknown[]> | null;
  observations?: string[] | null;
}

export type JoinedMap = (typeof JOINED_MAPS)[number];

export interface RespondentData {
  readonly id: string;
  role: string;
  answers?: Record<string, unknown> | null;
}

/** Who answers. */
export interface Who {
  readonly id: string;
  readonly role: string;
}

/** What may be told of a whole answers file; of the maps some keys. */
export interface ToldData
  extends Partial<Record<(typeof TOLD_ONCE)[number], unknown>>,
    Partial<Record<JoinedMap, object | undefined>> {
  readonly observations?: readonly string[] | undefined;
  readonly evidence?: Readonly<Record<string, readonly unknown[]>> | undefined;
  readonly respondents?: readonly Who[] | undefined;
}

/** The one of an id; blanks around it do not count, as for the schema. */
export function respondentIn({ respondents }: AnswersData, id: string): RespondentData | undefined {
  return respondents?.find((one) => one.id.trim() === id.trim());
}

/** All of ours, then what is new in theirs. */
export function union<T>(ours: readonly T[] | null | undefined, theirs: readonly T[]): T[] {
  const all = [...(ours ?? [])];
  for (const one of theirs) if (!all.some((known) => isSameData(known, one))) all.push(one);
  return all;
}
