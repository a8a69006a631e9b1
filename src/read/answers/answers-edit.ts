import type { Located } from '../documents/located.ts';
import { edited } from '../yaml/edit.ts';
import type { YamlFile } from '../yaml/yaml.ts';
import {
  type AnswersData,
  type JoinedMap,
  type RespondentData,
  respondentIn,
  type ToldData,
  union,
  type Who,
} from './answers-data.ts';
import { joinedAnswers } from './joined-answers.ts';
import { JOINED_MAPS } from './joined-keys.ts';

/**
 * An answers file with the respondents of others after its own, and with what those tell for the
 * whole file: what is said once where it was not said yet, maps gain the keys that they lack, lists of evidence
 * and observations what is new in them. Respondents of YAML files come as they are written, comments included; the
 * rest of the base is not touched. One who stands in both with the same answers stays once.
 * @throws InputError when one id stands for different answers
 */
export function withRespondents(base: YamlFile, others: readonly (YamlFile | Located)[]): YamlFile {
  const { data, written } = joinedAnswers(base, others);
  return edited(base, data, written);
}

/**
 * An answers file with one answer set. A bare value keeps the comment and the evidence that stand
 * there; a mapping replaces the keys that it has. Evidence that may not stand beside a "not applicable" goes to that
 * of the whole file. A respondent who is not there yet is added.
 */
export function withAnswer(base: YamlFile, who: Who, gate: string, value: unknown): YamlFile {
  const old = respondentIn(base.data as AnswersData, who.id)?.answers?.[gate];
  return withWholeAnswer(base, who, gate, answerWith(old, value));
}

/** With all that one respondent says of a gate, whatever stood there: what `answer` does not have is gone. */
export function withWholeAnswer(base: YamlFile, who: Who, gate: string, answer: unknown): YamlFile {
  return changed(base, (data) => {
    const respondent = respondentOf(data, who);
    const old = respondent.answers?.[gate];
    respondent.answers = { ...respondent.answers, [gate]: answer };
    if (isNa(answer)) addEvidence(data, gate, evidenceIn(old));
  });
}

/** With what the room agreed on of one gate, whatever was agreed before. */
export function withAgreed(base: YamlFile, gate: string, agreed: object): YamlFile {
  return changed(base, (data) => addTo(data, 'agreed', { [gate]: agreed }));
}

/**
 * With what is told of the whole file. Respondents who are new have not answered yet, the others only change the
 * role; maps take the keys over, evidence what is new in it, the rest is replaced. Null: nothing is said of it.
 */
export function withToldOfAll(base: YamlFile, { respondents, evidence, ...told }: ToldData): YamlFile {
  return changed(base, (data) => {
    for (const who of respondents ?? []) respondentOf(data, who).answers ??= {};
    for (const [key, value] of Object.entries(told)) {
      if (isJoinedMap(key)) addTo(data, key, value);
      else Object.assign(data, { [key]: value });
    }
    for (const [gate, pieces] of Object.entries(evidence ?? {})) addEvidence(data, gate, pieces);
  });
}

/** @param change works on a copy; a key that it leaves undefined is not written */
function changed(base: YamlFile, change: (data: AnswersData) => void): YamlFile {
  const data = structuredClone(base.data) as AnswersData;
  change(data);
  return edited(base, JSON.parse(JSON.stringify(data)));
}

/** The one of that id, in that role; added where there is none. */
function respondentOf(data: AnswersData, { id, role }: Who): RespondentData {
  const known = respondentIn(data, id);
  const respondent = known ?? { id, role };
  respondent.role = role;
  if (known === undefined) data.respondents = [...(data.respondents ?? []), respondent];
  return respondent;
}

function isJoinedMap(key: string): key is JoinedMap {
  return (JOINED_MAPS as readonly string[]).includes(key);
}

function addTo(data: AnswersData, map: JoinedMap, entries: unknown): void {
  data[map] = { ...data[map], ...(entries as object | null | undefined) };
}

function addEvidence(data: AnswersData, gate: string, pieces: readonly unknown[]): void {
  if (pieces.length === 0) return;
  data.evidence = { ...data.evidence, [gate]: union(data.evidence?.[gate], pieces) };
}

const TOLD_KEYS = ['answer', 'comment', 'evidence'];
const NA_KEYS = ['answer', 'comment', 'reason', 'approver', 'expires'];

/** Keys that the schema does not allow beside the new answer are left out. */
function answerWith(old: unknown, value: unknown): unknown {
  if (!isRecord(old)) return value;
  const all: Record<string, unknown> = { ...old, ...(isRecord(value) ? value : { answer: value }) };
  const keys = isNa(all) ? NA_KEYS : TOLD_KEYS;
  return Object.fromEntries(
    Object.entries(all).filter(([key, part]) => keys.includes(key) && part !== undefined),
  );
}

function isNa(answer: unknown): boolean {
  return isRecord(answer) && answer['answer'] === 'na';
}

function evidenceIn(answer: unknown): readonly unknown[] {
  const evidence = isRecord(answer) ? answer['evidence'] : undefined;
  return Array.isArray(evidence) ? evidence : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
