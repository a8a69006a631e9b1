import { InputError } from '../../errors.ts';
import type { DocumentPath, Places } from '../documents/located.ts';
import { filledAnswer } from './filled-answer.ts';
import { type Entry, entryIn, type FormLine, placeIn } from './form-line.ts';

/** `- [x] 3 most`: the mark, and the first word after the box. */
const BOX = /^\s*[-*+]\s+\[([^\]]*)\]\s+(\S+)/;
const TICK = /^[xv✓✔]$/i;
/** English names, whatever the language of the form; a gloss stands in parentheses. */
const FIELD = /^\s*(Comment|Evidence|N\/A)\s*(?:\([^)]*\))?\s*:(.*)$/i;
/** A quotation holds texts of the model, a blank line nothing. */
const NO_COMMENT = /^\s*(?:>|$)/;

const EVIDENCE_KEYS = ['kind', 'what', 'date', 'owner', 'link'] as const;
const NA_KEYS = ['reason', 'approver', 'expires'] as const;

type Field = 'comment' | 'evidence' | 'n/a';

/** What stands below the heading of one gate: boxes and fields, and a comment where a line is neither. */
export class GateSection {
  readonly id: string;
  readonly place: string;
  readonly #entries: Readonly<Record<Field, Entry[]>> = { comment: [], evidence: [], 'n/a': [] };
  #ticked: { readonly word: string; readonly place: string; readonly line: number } | undefined;
  /** The field that the next line belongs to; undefined above the first. */
  #field: Field | undefined;

  constructor(id: string, place: string) {
    this.id = id;
    this.place = place;
  }

  /** @throws InputError for a second tick, or a mark that is none */
  take(line: FormLine): void {
    if (this.#takeBox(line)) return;
    const [, name, ending = line.text] = FIELD.exec(line.text) ?? [];
    if (name !== undefined) this.#field = name.toLowerCase() as Field;
    if (this.#field === undefined && NO_COMMENT.test(line.text)) return;
    this.#entries[this.#field ?? 'comment'].push(entryIn(line, ending));
  }

  answer(): unknown {
    const comment = this.#entries.comment.map(({ text }) => text).join('\n');
    const na = this.#written('n/a').map(({ text }) => text);
    return filledAnswer(this.#ticked === undefined ? null : answerIn(this.#ticked.word), {
      comment: comment.trim(),
      evidence: this.#written('evidence').map(({ text }) => cellsOf(text, EVIDENCE_KEYS)),
      na: cellsOf(na.join(' '), NA_KEYS),
    });
  }

  /** Enters where the answer and its parts stand. */
  placeAnswer(places: Places, at: DocumentPath): void {
    places.set(at, this.#ticked?.place ?? this.place);
    const [comment] = this.#written('comment');
    if (comment !== undefined) places.set([...at, 'comment'], comment.place);
    for (const [i, { place }] of this.#written('evidence').entries()) {
      places.set([...at, 'evidence', i], place);
    }
    const [na] = this.#written('n/a');
    for (const key of NA_KEYS) if (na !== undefined) places.set([...at, key], na.place);
  }

  /** Whether the line is a box; within a field, only one with an answer is. */
  #takeBox(line: FormLine): boolean {
    const [, mark, word = ''] = BOX.exec(line.text) ?? [];
    const isAnswer = /^(?:[0-4]|unknown|na)$/i.test(word);
    if (mark === undefined || (this.#field !== undefined && !isAnswer)) return false;
    if (mark.trim() !== '') this.#tick(mark, word, line);
    return true;
  }

  #tick(mark: string, word: string, line: FormLine): void {
    const place = placeIn(line, line.text.indexOf('[') + 1);
    if (!TICK.test(mark.trim())) throw noTick(mark, place);
    if (this.#ticked !== undefined) throw twoAnswers(this.id, place, this.#ticked.line);
    this.#ticked = { word, place, line: line.line };
  }

  #written(field: Field): Entry[] {
    return this.#entries[field].filter(({ text }) => text !== '');
  }
}

function answerIn(word: string): string | number {
  if (/^[0-4]$/.test(word)) return Number(word);
  return /^(?:unknown|na)$/i.test(word) ? word.toLowerCase() : word;
}

/** `artefact | list of targets | 2026-10-01 | Ana` by its keys; cells too many belong to the last. */
function cellsOf(line: string, keys: readonly string[]): Record<string, string> {
  const plain = line.replace(/^[-*+]\s+/, '').replace(/^`(.*)`$/, '$1');
  const cells = plain.split('|').map((cell) => cell.trim());
  const last = cells.slice(keys.length - 1).join('|');
  const pairs = keys.map((key, i) => [key, i === keys.length - 1 ? last : (cells[i] ?? '')] as const);
  return Object.fromEntries(pairs.filter(([, cell]) => cell !== ''));
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
