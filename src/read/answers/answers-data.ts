import { isSameData } from '../yaml/same-data.ts';

/** As much of an answers file as is edited here; it has passed the schema. */
export interface AnswersData {
  respondents?: RespondentData[] | null;
  evidence?: Record<string, unknown[]> | null;
  observations?: string[] | null;
}

export interface RespondentData {
  readonly id: string;
  role: string;
  answers?: Record<string, unknown> | null;
}

/** All of ours, then what is new in theirs. */
export function union<T>(ours: readonly T[] | null | undefined, theirs: readonly T[]): T[] {
  const all = [...(ours ?? [])];
  for (const one of theirs) if (!all.some((known) => isSameData(known, one))) all.push(one);
  return all;
}
