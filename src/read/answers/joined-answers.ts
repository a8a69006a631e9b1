import { InputError } from '../../errors.ts';
import type { Located } from '../documents/located.ts';
import { itemLines } from '../yaml/items.ts';
import { isSameData } from '../yaml/same-data.ts';
import type { YamlFile } from '../yaml/yaml.ts';
import { type AnswersData, respondentIn, union } from './answers-data.ts';
import { JOINED_MAPS, TOLD_ONCE } from './joined-keys.ts';

/** Answers as data, and the lines of those respondents that come as they are written. */
export interface JoinedAnswers {
  readonly data: AnswersData;
  readonly written: ReadonlyMap<unknown, readonly string[]>;
}

/**
 * The data of an answers file with what others tell: their respondents after its own, and for the whole file what
 * it did not say yet.
 * @throws InputError when one id stands for different answers
 */
export function joinedAnswers(base: YamlFile, others: readonly (YamlFile | Located)[]): JoinedAnswers {
  const data = structuredClone(base.data) as AnswersData;
  const written = new Map<unknown, readonly string[]>();
  for (const other of others) {
    joinRespondents(data, other, written);
    joinWholeFile(data, other.data as AnswersData);
  }
  return { data, written };
}

function joinRespondents(
  joined: AnswersData,
  other: YamlFile | Located,
  written: Map<unknown, readonly string[]>,
): void {
  const { respondents } = other.data as AnswersData;
  for (const [i, respondent] of (respondents ?? []).entries()) {
    const known = respondentIn(joined, respondent.id);
    if (known !== undefined && !isSameData(known, respondent)) throw otherAnswers(respondent.id, i, other);
    if (known !== undefined) continue;
    joined.respondents = [...(joined.respondents ?? []), respondent];
    const lines = 'document' in other ? itemLines(other, ['respondents', i]) : undefined;
    if (lines !== undefined) written.set(respondent, lines);
  }
}

function joinWholeFile(joined: AnswersData, other: AnswersData): void {
  const told = joined as Record<string, unknown>;
  for (const name of TOLD_ONCE) {
    const theirs = (other as typeof told)[name] ?? null;
    if (theirs !== null && (told[name] ?? null) === null) told[name] = theirs;
  }
  const maps = joined as Record<string, Record<string, unknown> | null | undefined>;
  for (const name of JOINED_MAPS) {
    const theirs = Object.entries((other as typeof maps)[name] ?? {});
    const news = theirs.filter(([key, value]) => value !== null && (maps[name]?.[key] ?? null) === null);
    if (news.length > 0) maps[name] = { ...maps[name], ...Object.fromEntries(news) };
  }
  for (const [gate, pieces] of Object.entries(other.evidence ?? {})) {
    joined.evidence = { ...joined.evidence, [gate]: union(joined.evidence?.[gate], pieces) };
  }
  if (other.observations != null) joined.observations = union(joined.observations, other.observations);
}

function otherAnswers(id: string, index: number, other: Located): InputError {
  return new InputError({
    code: 'answers-respondent',
    place: other.placeOf(['respondents', index, 'id']),
    what: `respondent ${JSON.stringify(id)} is there already, with other answers`,
    fix: 'give each respondent an id of their own, or take one of the two out',
  });
}
