import { InputError } from '../../errors.ts';
import { documentText } from '../documents/document-text.ts';
import { type Located, Places } from '../documents/located.ts';
import type { Source } from '../reader.ts';
import { type Entry, entryIn, type FormLine, placeIn } from './form-line.ts';
import { GateSection } from './gate-section.ts';
import { type SurveyOptions, stemOf } from './survey-options.ts';

/** `### COL-1 · level 1`: what follows the id may be in any language, or gone. */
const GATE = /^###\s+([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)(?:\s+·.*)?\s*$/;
/** `## COL · Telemetry collection` ends the gate before it. */
const DIMENSION = /^##\s+[A-Za-z][A-Za-z0-9-]*\s+·/;
/** Of the assessment, not of who answers. */
const TOLD_IN_HEAD = ['client', 'scope', 'facilitator', 'date'] as const;
/** English names, whatever the language of the form; a gloss stands in parentheses. */
const HEAD_FIELD = /^\s*(Client|Scope|Facilitator|Date|Respondent|Role)\s*(?:\([^)]*\))?\s*:(.*)$/i;

/**
 * Reads a filled Markdown form into the shape of an answers file without `schema` and `model`. Only ids, boxes
 * and the English names of the fields count, so that a form in any language can be read. Lines below a gate
 * that are nothing else are its comment.
 * @throws InputError for two boxes at one gate, a mark that is none, a gate that comes twice, a missing role
 */
export async function readMarkdownForm(source: Source, options: SurveyOptions = {}): Promise<Located> {
  const { path } = source;
  const form = new MarkdownForm(path);
  const text = await documentText(source, 'form-too-large');
  for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) form.take({ text: line, path, line: i + 1 });
  return form.finish(options);
}

/** A form that is read line by line: a head, then a section for each gate. */
class MarkdownForm {
  readonly #path: string;
  readonly #head = new Map<string, Entry>();
  readonly #gates = new Map<string, GateSection>();
  #isHead = true;
  #gate: GateSection | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  take(line: FormLine): void {
    const gate = GATE.exec(line.text)?.[1];
    if (gate !== undefined) this.#begin(gate, line);
    else if (DIMENSION.test(line.text)) this.#end();
    else if (this.#gate !== undefined) this.#gate.take(line);
    else if (this.#isHead) this.#takeHead(line);
  }

  /** @throws InputError when there is no gate, or no role */
  finish(options: SurveyOptions): Located {
    if (this.#gates.size === 0) throw noGates(this.#path);
    const { respondent, role } = this.#who(options);
    const gates = [...this.#gates.values()];
    const answers = gates.map((gate) => [gate.id, gate.answer()] as const);
    const filled = Object.fromEntries(answers.filter(([, answer]) => answer !== undefined));
    const places = this.#places();
    return {
      path: this.#path,
      data: { ...this.#told(), respondents: [{ id: respondent, role, answers: filled }] },
      placeOf: (path) => places.placeOf(path),
    };
  }

  #begin(id: string, line: FormLine): void {
    const earlier = this.#gates.get(id);
    const place = placeIn(line, '### '.length + 1);
    if (earlier !== undefined) throw gateTwice(id, place, earlier.place);
    this.#end();
    this.#gate = new GateSection(id, place);
    this.#gates.set(id, this.#gate);
  }

  #end(): void {
    this.#isHead = false;
    this.#gate = undefined;
  }

  #takeHead(line: FormLine): void {
    const [, name, ending = ''] = HEAD_FIELD.exec(line.text) ?? [];
    if (name !== undefined) this.#head.set(name.toLowerCase(), entryIn(line, ending));
  }

  #who(options: SurveyOptions): { readonly respondent: string; readonly role: string } {
    const respondent = this.#head.get('respondent')?.text || (options.respondent ?? stemOf(this.#path));
    const role = this.#head.get('role')?.text || options.role;
    if (role === undefined) throw noRole(this.#head.get('role')?.place ?? this.#path, respondent);
    return { respondent, role };
  }

  #told(): Record<string, string> {
    const told = TOLD_IN_HEAD.map((key) => [key, this.#head.get(key)?.text ?? ''] as const);
    return Object.fromEntries(told.filter(([, text]) => text !== ''));
  }

  #places(): Places {
    const places = new Places(this.#path);
    for (const key of TOLD_IN_HEAD) places.set([key], this.#head.get(key)?.place ?? this.#path);
    const at = ['respondents', 0];
    places.set([...at, 'id'], this.#head.get('respondent')?.place ?? this.#path);
    places.set([...at, 'role'], this.#head.get('role')?.place ?? this.#path);
    for (const gate of this.#gates.values()) gate.placeAnswer(places, [...at, 'answers', gate.id]);
    return places;
  }
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

function noRole(place: string, respondent: string): InputError {
  return new InputError({
    code: 'form-role',
    place,
    what: `respondent ${JSON.stringify(respondent)} has no role`,
    fix: 'write it after "Role:" at the top, as the model names it',
  });
}
