import type { Located } from '../documents/located.ts';
import { edited } from '../yaml/edit.ts';
import type { YamlFile } from '../yaml/yaml.ts';
import { type AnswersData, type RespondentData, union } from './answers-data.ts';
import { joinedAnswers } from './joined-answers.ts';
import type { JOINED_MAPS, TOLD_ONCE } from './joined-keys.ts';

/** Who answers. */
export interface Who {
  readonly id: string;
  readonly role: string;
}

/**
 * The text of an answers file with the respondents of others after its own, and with what those tell for the
 * whole file: what is said once where it was not said yet, maps gain the keys that they lack, lists of evidence
 * and observations what is new in them. Respondents of YAML files come as they are written, comments included; the
 * rest of the base is not touched. One who stands in both with the same answers stays once.
 * @throws InputError when one id stands for different answers
 */
export function withRespondents(base: YamlFile, others: readonly (YamlFile | Located)[]): string {
  const { data, written } = joinedAnswers(base, others);
  return edited(base, data, written);
}

/** With one respondent more, who has not answered yet; one who is there already only changes the role. */
export function withRespondent(base: YamlFile, { id, role }: Who): string {
  return changed(base, (data) => {
    const respondent = respondentOf(data, { id, role });
    respondent.answers ??= {};
  });
}

/**
 * The text of an answers file with one answer set. A bare value keeps the comment and the evidence that stand
 * there; a mapping replaces the keys that it has. Evidence that may not stand beside a "not applicable" goes to that
 * of the whole file. A respondent who is not there yet is added.
 */
export function withAnswer(base: YamlFile, { id, role }: Who, gate: string, value: unknown): string {
  const { respondents = [] } = base.data as AnswersData;
  const old = respondents?.find((respondent) => respondent.id === id)?.answers?.[gate];
  return withWholeAnswer(base, { id, role }, gate, answerWith(old, value));
}

/** With all that one respondent says of a gate, whatever stood there: what `answer` does not have is gone. */
export function withWholeAnswer(base: YamlFile, { id, role }: Who, gate: string, answer: unknown): string {
  return changed(base, (data) => {
    const respondent = respondentOf(data, { id, role });
    const old = respondent.answers?.[gate];
    respondent.answers = { ...respondent.answers, [gate]: answer };
    if (isNa(answer)) addEvidence(data, gate, evidenceIn(old));
  });
}

/** What the room agreed on of one gate, whatever was agreed before. */
export function withAgreed(base: YamlFile, gate: string, agreed: object): string {
  return withEntry(base, 'agreed', gate, agreed);
}

/** A piece of evidence of one gate, whoever brought it; one that is there already stays once. */
export function withEvidence(base: YamlFile, gate: string, piece: object): string {
  return changed(base, (data) => addEvidence(data, gate, [piece]));
}

/** What is said once of the whole file; null: nothing. */
export function withTold(base: YamlFile, key: (typeof TOLD_ONCE)[number], value: unknown): string {
  return changed(base, (data) => Object.assign(data, { [key]: value }));
}

/** Whether a sign is recognised; null: nobody said. */
export function withSign(base: YamlFile, id: string, isRecognised: boolean | null): string {
  return withEntry(base, 'signs', id, isRecognised);
}

/** A measure as it is today; null: not measured. */
export function withMeasure(base: YamlFile, id: string, value: number | null): string {
  return withEntry(base, 'measures', id, value);
}

/** The anti-patterns that were seen: these and no others. */
export function withObservations(base: YamlFile, ids: readonly string[]): string {
  return changed(base, (data) => {
    data.observations = [...ids];
  });
}

/** What became of a contradiction, by its name as the report prints it. */
export function withResolution(
  base: YamlFile,
  contradiction: string,
  resolution: { readonly resolution: string; readonly reason: string },
): string {
  return withEntry(base, 'contradictions', contradiction, resolution);
}

function withEntry(base: YamlFile, map: (typeof JOINED_MAPS)[number], key: string, value: unknown): string {
  return changed(base, (data) => {
    const maps = data as Partial<Record<typeof map, object | null>>;
    maps[map] = { ...maps[map], [key]: value };
  });
}

/** @param change works on a copy; a key that it leaves undefined is not written */
function changed(base: YamlFile, change: (data: AnswersData) => void): string {
  const data = structuredClone(base.data) as AnswersData;
  change(data);
  return edited(base, JSON.parse(JSON.stringify(data)));
}

/** The one of that id, in that role; added where there is none. */
function respondentOf(data: AnswersData, { id, role }: Who): RespondentData {
  const known = data.respondents?.find((respondent) => respondent.id === id);
  const respondent = known ?? { id, role };
  respondent.role = role;
  if (known === undefined) data.respondents = [...(data.respondents ?? []), respondent];
  return respondent;
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
