import { InputError } from '../errors.ts';
import { documentText, type Located, Places } from './located.ts';
import type { Source } from './reader.ts';
import { type SurveyOptions, stemOf } from './survey-csv.ts';

/** `### COL-1 · level 1`: what follows the id may be in any language, or gone. */
const GATE = /^###\s+([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)(?:\s+·.*)?\s*$/;
/** `## COL · Telemetry collection` ends the gate before it. */
const DIMENSION = /^##\s+[A-Za-z][A-Za-z0-9-]*\s+·/;
/** `- [x] 3 most`: the mark, and the first word after the box. */
const BOX = /^\s*[-*+]\s+\[([^\]]*)\]\s+(\S+)/;
const TICK = /^[xv✓✔]$/i;
/** English names, whatever the language of the form; a gloss stands in parentheses. */
const FIELD = /^\s*(Comment|Evidence|N\/A)\s*(?:\([^)]*\))?\s*:(.*)$/i;
const HEAD_FIELD = /^\s*(Respondent|Role)\s*(?:\([^)]*\))?\s*:(.*)$/i;

/**
 * Reads a filled Markdown form into the shape of an answers file without `schema` and `model`. Only ids, boxes
 * and the English names of the fields count, so that a form in any language can be read. Lines below a gate
 * that are nothing else are its comment.
 * @throws InputError for two boxes at one gate, a mark that is none, a gate that comes twice, a missing role
 */
export async function readMarkdownForm(source: Source, options: SurveyOptions = {}): Promise<Located> {
  const form = new MarkdownForm(source.path);
  const text = await documentText(source, 'form-too-large');
  for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) form.take(line, i + 1);
  return form.finish(options);
}

type FieldName = 'comment' | 'evidence' | 'n/a';

interface FieldLine {
  readonly text: string;
  readonly place: string;
}

/** What stands below the heading of one gate. */
interface GateSection {
  readonly place: string;
  readonly id: string;
  ticked?: { readonly word: string; readonly place: string; readonly line: number };
  /** The field that the next line belongs to; undefined above the first. */
  field?: FieldName;
  readonly lines: Readonly<Record<FieldName, FieldLine[]>>;
}

/** A form that is read line by line: a head, then a section for each gate. */
class MarkdownForm {
  readonly #path: string;
  readonly #head = new Map<string, FieldLine>();
  readonly #gates = new Map<string, GateSection>();
  #isHead = true;
  #gate: GateSection | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  take(text: string, line: number): void {
    const gate = GATE.exec(text)?.[1];
    if (gate !== undefined) this.#begin(gate, line);
    else if (DIMENSION.test(text)) this.#end();
    else if (this.#gate !== undefined) this.#takeBelow(this.#gate, text, line);
    else if (this.#isHead) this.#takeHead(text, line);
  }

  /** @throws InputError when there is no gate, or no role */
  finish(options: SurveyOptions): Located {
    if (this.#gates.size === 0) throw noGates(this.#path);
    const { respondent, role } = this.#who(options);
    const places = new Places(this.#path);
    const at = ['respondents', 0];
    places.set([...at, 'id'], this.#head.get('respondent')?.place ?? this.#path);
    places.set([...at, 'role'], this.#head.get('role')?.place ?? this.#path);
    for (const gate of this.#gates.values()) placeGate(places, [...at, 'answers', gate.id], gate);
    const answers = [...this.#gates.values()].map((gate) => [gate.id, answerOf(gate)] as const);
    const filled = Object.fromEntries(answers.filter(([, answer]) => answer !== undefined));
    const data = { respondents: [{ id: respondent, role, answers: filled }] };
    return { path: this.#path, data, placeOf: (path) => places.placeOf(path) };
  }

  #begin(id: string, line: number): void {
    const earlier = this.#gates.get(id);
    const place = `${this.#path}:${line}:5`;
    if (earlier !== undefined) throw gateTwice(id, place, earlier.place);
    this.#end();
    this.#gate = { id, place, lines: { comment: [], evidence: [], 'n/a': [] } };
    this.#gates.set(id, this.#gate);
  }

  #end(): void {
    this.#isHead = false;
    this.#gate = undefined;
  }

  #takeHead(text: string, line: number): void {
    const [, name = '', value = ''] = HEAD_FIELD.exec(text) ?? [];
    if (name !== '') this.#head.set(name.toLowerCase(), this.#fieldLine(text, value, line));
  }

  #takeBelow(gate: GateSection, text: string, line: number): void {
    if (this.#takeBox(gate, text, line)) return;
    const [, name, value = text] = FIELD.exec(text) ?? [];
    if (name !== undefined) gate.field = name.toLowerCase() as FieldName;
    const isText = gate.field !== undefined || !(/^\s*>/.test(text) || text.trim() === '');
    if (isText) gate.lines[gate.field ?? 'comment'].push(this.#fieldLine(text, value, line));
  }

  /** Whether the line is a box; within a field, only one with an answer is. */
  #takeBox(gate: GateSection, text: string, line: number): boolean {
    const [, mark, word = ''] = BOX.exec(text) ?? [];
    const isAnswer = /^(?:[0-4]|unknown|na)$/i.test(word);
    if (mark === undefined || (gate.field !== undefined && !isAnswer)) return false;
    if (mark.trim() === '') return true;
    const place = `${this.#path}:${line}:${text.indexOf('[') + 1}`;
    if (!TICK.test(mark.trim())) throw noTick(mark, place);
    if (gate.ticked !== undefined) throw twoAnswers(gate.id, place, gate.ticked.line);
    gate.ticked = { word, place, line };
    return true;
  }

  #fieldLine(text: string, value: string, line: number): FieldLine {
    const column = value.trim() === '' ? 1 : text.length - value.trimStart().length + 1;
    return { text: value.trim(), place: `${this.#path}:${line}:${column}` };
  }

  #who(options: SurveyOptions): { readonly respondent: string; readonly role: string } {
    const respondent = this.#head.get('respondent')?.text || (options.respondent ?? stemOf(this.#path));
    const role = this.#head.get('role')?.text || options.role;
    if (role === undefined) throw noRole(this.#head.get('role')?.place ?? this.#path, respondent);
    return { respondent, role };
  }
}

function placeGate(places: Places, at: readonly (string | number)[], gate: GateSection): void {
  places.set(at, gate.ticked?.place ?? gate.place);
  const [comment] = written(gate, 'comment');
  if (comment !== undefined) places.set([...at, 'comment'], comment.place);
  for (const [i, { place }] of written(gate, 'evidence').entries()) places.set([...at, 'evidence', i], place);
  const [na] = written(gate, 'n/a');
  for (const key of NA_KEYS) if (na !== undefined) places.set([...at, key], na.place);
}

/** An answer with what stands behind it; bare where nothing does, undefined where nothing is filled in. */
function answerOf(gate: GateSection): unknown {
  const comment = gate.lines.comment.map(({ text }) => text).join('\n');
  const evidence = written(gate, 'evidence').map(({ text }) => cellsOf(text, EVIDENCE_KEYS));
  const na = written(gate, 'n/a').map(({ text }) => text);
  const behind = {
    ...(comment.trim() !== '' && { comment: comment.trim() }),
    ...(evidence.length > 0 && { evidence }),
    ...cellsOf(na.join(' '), NA_KEYS),
  };
  const answer = gate.ticked === undefined ? null : answerIn(gate.ticked.word);
  if (Object.keys(behind).length === 0 && answer !== 'na') return answer ?? undefined;
  return { answer, ...behind };
}

function answerIn(word: string): string | number {
  if (/^[0-4]$/.test(word)) return Number(word);
  return /^(?:unknown|na)$/i.test(word) ? word.toLowerCase() : word;
}

function written(gate: GateSection, field: FieldName): FieldLine[] {
  return gate.lines[field].filter(({ text }) => text !== '');
}

const EVIDENCE_KEYS = ['kind', 'what', 'date', 'owner', 'link'] as const;
const NA_KEYS = ['reason', 'approver', 'expires'] as const;

/** `artefact | list of targets | 2026-10-01 | Ana` by its keys; cells too many belong to the last. */
function cellsOf(line: string, keys: readonly string[]): Record<string, string> {
  const plain = line.replace(/^[-*+]\s+/, '').replace(/^`(.*)`$/, '$1');
  const cells = plain.split('|').map((cell) => cell.trim());
  const last = cells.slice(keys.length - 1).join('|');
  const pairs = keys.map((key, i) => [key, i === keys.length - 1 ? last : (cells[i] ?? '')] as const);
  return Object.fromEntries(pairs.filter(([, cell]) => cell !== ''));
}

function noGates(path: string): InputError {
  return new InputError({
    code: 'form-empty',
    place: path,
    what: 'expected headings such as "### COL-1 · level 1", got none',
    fix: 'check that this is a form of this tool',
  });
}

function gateTwice(id: string, place: string, earlier: string): InputError {
  return new InputError({
    code: 'form-duplicate',
    place,
    what: `gate ${id} comes twice`,
    why: `the first stands at ${earlier}`,
    fix: 'keep one of the two',
  });
}

function twoAnswers(id: string, place: string, earlierLine: number): InputError {
  return new InputError({
    code: 'form-two-answers',
    place,
    what: `two boxes are ticked at ${id}; the first is on line ${earlierLine}`,
    fix: 'keep one tick',
  });
}

function noTick(mark: string, place: string): InputError {
  return new InputError({
    code: 'form-box',
    place,
    what: `expected [ ] or [x], got ${JSON.stringify(`[${mark.slice(0, 20)}]`)}`,
    fix: 'tick with x',
  });
}

function noRole(place: string, respondent: string): InputError {
  return new InputError({
    code: 'form-role',
    place,
    what: `respondent ${JSON.stringify(respondent)} has no role`,
    fix: 'write it after "Role:" at the top, as the model names it',
  });
}
