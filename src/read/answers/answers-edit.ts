import { InputError } from '../../errors.ts';
import type { Located } from '../documents/located.ts';
import { edited } from '../yaml/edit.ts';
import { itemLines } from '../yaml/items.ts';
import { isSameData } from '../yaml/same-data.ts';
import type { YamlFile } from '../yaml/yaml.ts';
import { JOINED_MAPS, TOLD_ONCE } from './joined-keys.ts';

/** As much of an answers file as is joined here; it has passed the schema. */
interface Answers {
  respondents?: RespondentData[] | null;
  evidence?: Record<string, unknown[]> | null;
  observations?: string[] | null;
}

interface RespondentData {
  readonly id: string;
  role: string;
  answers?: Record<string, unknown> | null;
}

/**
 * The text of an answers file with the respondents of others after its own, and with what those tell for the
 * whole file: what is said once where it was not said yet, maps gain the keys that they lack, lists of evidence
 * and observations what is new in them. Respondents of YAML files come as they are written, comments included; the
 * rest of the base is not touched. One who stands in both with the same answers stays once.
 * @throws InputError when one id stands for different answers
 */
export function withRespondents(base: YamlFile, others: readonly (YamlFile | Located)[]): string {
  const joined = structuredClone(base.data) as Answers;
  const written = new Map<unknown, readonly string[]>();
  for (const other of others) {
    joinRespondents(joined, other, written);
    joinWholeFile(joined, other.data as Answers);
  }
  return edited(base, joined, written);
}

function joinRespondents(
  joined: Answers,
  other: YamlFile | Located,
  written: Map<unknown, readonly string[]>,
): void {
  const { respondents } = other.data as Answers;
  for (const [i, respondent] of (respondents ?? []).entries()) {
    const known = joined.respondents?.find(({ id }) => id === respondent.id);
    if (known !== undefined && !isSameData(known, respondent)) throw otherAnswers(respondent.id, i, other);
    if (known !== undefined) continue;
    joined.respondents = [...(joined.respondents ?? []), respondent];
    const lines = 'document' in other ? itemLines(other, ['respondents', i]) : undefined;
    if (lines !== undefined) written.set(respondent, lines);
  }
}

function joinWholeFile(joined: Answers, other: Answers): void {
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

function union<T>(ours: readonly T[] | null | undefined, theirs: readonly T[]): T[] {
  const all = [...(ours ?? [])];
  for (const one of theirs) if (!all.some((known) => isSameData(known, one))) all.push(one);
  return all;
}

function otherAnswers(id: string, index: number, other: Located): InputError {
  return new InputError({
    code: 'answers-respondent',
    place: other.placeOf(['respondents', index, 'id']),
    what: `respondent ${JSON.stringify(id)} is there already, with other answers`,
    fix: 'give each respondent an id of their own, or take one of the two out',
  });
}

/**
 * The text of an answers file with one answer set. A bare value keeps the comment and the evidence that stand
 * there; a mapping replaces the keys that it has. A respondent who is not there yet is added.
 */
export function withAnswer(
  base: YamlFile,
  { id, role }: { readonly id: string; readonly role: string },
  gate: string,
  value: unknown,
): string {
  const data = structuredClone(base.data) as Answers;
  const known = data.respondents?.find((respondent) => respondent.id === id);
  const respondent: RespondentData = known ?? { id, role };
  respondent.role = role;
  respondent.answers = { ...respondent.answers, [gate]: answerWith(respondent.answers?.[gate], value) };
  if (known === undefined) data.respondents = [...(data.respondents ?? []), respondent];
  return edited(base, data);
}

const TOLD_KEYS = ['answer', 'comment', 'evidence'];
const NA_KEYS = ['answer', 'comment', 'reason', 'approver', 'expires'];

/** Keys that the schema does not allow beside the new answer are left out. */
function answerWith(old: unknown, value: unknown): unknown {
  if (!isRecord(old)) return value;
  const all: Record<string, unknown> = { ...old, ...(isRecord(value) ? value : { answer: value }) };
  const keys = all['answer'] === 'na' ? NA_KEYS : TOLD_KEYS;
  return Object.fromEntries(
    Object.entries(all).filter(([key, part]) => keys.includes(key) && part !== undefined),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
