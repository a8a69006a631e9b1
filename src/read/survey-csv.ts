import { InputError } from '../errors.ts';
import { sniffDialect } from './csv/dialect.ts';
import { eachRecord, type TakeRecord } from './csv/records.ts';
import { type DocumentPath, documentText, type Located, Places } from './located.ts';
import type { Source } from './reader.ts';

/** Who answered, where the file itself does not say it. */
export interface SurveyOptions {
  readonly respondent?: string | undefined;
  readonly role?: string | undefined;
}

const REQUIRED = ['gate', 'answer'] as const;
const OPTIONAL = ['respondent', 'role', 'comment'] as const;
/** Columns of what goes into one piece of evidence, and its keys in an answers file. */
const EVIDENCE = {
  evidence_kind: 'kind',
  evidence: 'what',
  evidence_date: 'date',
  evidence_owner: 'owner',
  evidence_link: 'link',
} as const;
/** Columns of what goes into a "not applicable", and its keys in an answers file. */
const NA = { na_reason: 'reason', na_approver: 'approver', na_expires: 'expires' } as const;

type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number] | keyof typeof EVIDENCE | keyof typeof NA;

const COLUMNS = [...REQUIRED, ...OPTIONAL, ...Object.keys(EVIDENCE), ...Object.keys(NA)] as readonly Column[];

/** Spellings of the two answers that are no numbers, in the languages of the forms. */
const SPELLINGS: Readonly<Record<string, 'unknown' | 'na'>> = {
  unknown: 'unknown',
  "don't know": 'unknown',
  'dont know': 'unknown',
  '?': 'unknown',
  'não sei': 'unknown',
  모름: 'unknown',
  na: 'na',
  'n/a': 'na',
  'não se aplica': 'na',
  '해당 없음': 'na',
};

/**
 * Reads the answers of a survey, one row a gate and respondent, into the shape of an answers file without
 * `schema` and `model`. An answer that is none stays as it is written: the schema knows what is allowed.
 * The column of a place is the number of the field.
 * @throws InputError for a table that is broken, a gate answered twice, a respondent without a role
 */
export async function readSurveyCsv(source: Source, options: SurveyOptions = {}): Promise<Located> {
  const text = await documentText(source, 'survey-too-large');
  const survey = new Survey(source.path, options);
  await eachRow(text, source.path, (cells, line) => survey.take(cells, line));
  return survey.finish();
}

async function eachRow(text: string, path: string, take: TakeRecord): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const { delimiter, preambleLines, preambleBytes } = sniffDialect(bytes, true, undefined);
  const body = { path, bytes: once(bytes.subarray(preambleBytes)) };
  try {
    await eachRecord(body, { delimiter, firstLine: preambleLines + 1 }, take);
  } catch (error) {
    const isQuote = error instanceof InputError && error.fault.code === 'csv-quote';
    throw isQuote ? new InputError({ ...error.fault, fix: CLOSE_QUOTE }) : error;
  }
}

/** There is no flag for the delimiter of a survey. */
const CLOSE_QUOTE = 'close the quote, and write a quote inside quotes twice';

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A row of the table, by the names of its columns. */
interface Row {
  readonly line: number;
  /** The text of a cell; empty where there is no such column. */
  text(column: Column): string;
  /** Where a cell stands; the beginning of the row where there is no such column. */
  place(column: Column): string;
}

interface Respondent {
  readonly index: number;
  readonly id: string;
  role: string | undefined;
  readonly firstRow: Row;
  readonly answers: Map<string, { readonly value: unknown; readonly line: number }>;
}

/** The rows of a survey, gathered by respondent in order of first appearance. */
class Survey {
  readonly #path: string;
  readonly #options: SurveyOptions;
  readonly #places: Places;
  readonly #respondents = new Map<string, Respondent>();
  #header: Header | undefined;
  #hasGates = false;

  constructor(path: string, options: SurveyOptions) {
    this.#path = path;
    this.#options = options;
    this.#places = new Places(path);
  }

  take(cells: readonly string[], line: number): void {
    if (this.#header === undefined) {
      this.#header = headerOf(cells, line, this.#path);
      return;
    }
    const row = rowOf(cells, line, this.#header);
    const value = answerOf(row);
    if (row.text('gate') === '' && value !== undefined) throw noGate(row);
    if (row.text('gate') === '') return;
    this.#hasGates = true;
    const isNobodys = value === undefined && row.text('respondent') === '' && row.text('role') === '';
    if (!isNobodys || !this.#header.columns.has('respondent')) this.#enter(row, value);
  }

  finish(): Located {
    if (this.#header === undefined) throw nothing(this.#path);
    if (!this.#hasGates) throw noRows(this.#header);
    const respondents = [...this.#respondents.values()].map((respondent) => ({
      id: respondent.id,
      role: respondent.role ?? this.#options.role ?? this.#withoutRole(respondent),
      answers: Object.fromEntries([...respondent.answers].map(([gate, { value }]) => [gate, value])),
    }));
    return { path: this.#path, data: { respondents }, placeOf: (at) => this.#places.placeOf(at) };
  }

  #enter(row: Row, value: unknown): void {
    const respondent = this.#respondentOf(row);
    if (value === undefined) return;
    const gate = row.text('gate');
    const earlier = respondent.answers.get(gate);
    if (earlier !== undefined) throw answeredTwice(row, respondent.id, earlier.line);
    respondent.answers.set(gate, { value, line: row.line });
    this.#placeAnswer(['respondents', respondent.index, 'answers', gate], row);
  }

  #respondentOf(row: Row): Respondent {
    const id = row.text('respondent') || (this.#options.respondent ?? stemOf(this.#path));
    const known = this.#respondents.get(id) ?? this.#welcome(id, row);
    const role = row.text('role') || known.role;
    if (known.role !== undefined && role !== known.role) throw twoRoles(row, known);
    if (role !== known.role) this.#places.set(['respondents', known.index, 'role'], row.place('role'));
    known.role = role;
    return known;
  }

  #welcome(id: string, firstRow: Row): Respondent {
    const index = this.#respondents.size;
    const respondent: Respondent = { index, id, role: undefined, firstRow, answers: new Map() };
    this.#respondents.set(id, respondent);
    this.#places.set(['respondents', index], firstRow.place('respondent'));
    this.#places.set(['respondents', index, 'role'], firstRow.place('role'));
    return respondent;
  }

  #placeAnswer(at: DocumentPath, row: Row): void {
    this.#places.set(at, row.place('answer'));
    this.#places.set([...at, 'comment'], row.place('comment'));
    this.#places.set([...at, 'evidence'], row.place('evidence'));
    for (const [column, key] of Object.entries(EVIDENCE)) {
      this.#places.set([...at, 'evidence', 0, key], row.place(column as Column));
    }
    for (const [column, key] of Object.entries(NA)) {
      this.#places.set([...at, key], row.place(column as Column));
    }
  }

  #withoutRole({ id, firstRow }: Respondent): never {
    const hasColumn = this.#header?.columns.has('role') === true;
    throw new InputError({
      code: 'survey-role',
      place: hasColumn ? firstRow.place('role') : `${this.#path}:${this.#header?.line}`,
      what: hasColumn
        ? `respondent ${JSON.stringify(id)} has no role`
        : `the file has no column "role", so the role of ${JSON.stringify(id)} is not known`,
      fix: 'fill in the role of each respondent, as the model names it',
    });
  }
}

/** The columns that are read, by their 0-based number. */
interface Header {
  readonly path: string;
  readonly line: number;
  readonly columns: ReadonlyMap<Column, number>;
  readonly width: number;
}

function headerOf(cells: readonly string[], line: number, path: string): Header {
  const columns = new Map<Column, number>();
  for (const [i, cell] of cells.entries()) {
    const name = COLUMNS.find((column) => column === cell.toLowerCase());
    if (name === undefined) continue;
    if (columns.has(name)) throw duplicateColumn(cell, `${path}:${line}:${i + 1}`);
    columns.set(name, i);
  }
  for (const name of REQUIRED) if (!columns.has(name)) throw noColumn(name, cells, `${path}:${line}`);
  return { path, line, columns, width: cells.length };
}

function rowOf(cells: readonly string[], line: number, { path, columns, width }: Header): Row {
  if (cells.length !== width) throw unevenRow(cells.length, width, `${path}:${line}:1`);
  return {
    line,
    text: (column) => unguarded(cells[columns.get(column) ?? -1] ?? ''),
    place: (column) => {
      const index = columns.get(column) ?? 0;
      return `${path}:${line + lineEndsIn(cells.slice(0, index))}:${index + 1}`;
    },
  };
}

/** Without the apostrophe that keeps a spreadsheet from taking a text for a formula. */
function unguarded(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

function lineEndsIn(cells: readonly string[]): number {
  return cells.join(' ').match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** An answer with what stands behind it; bare where nothing does, undefined where nothing is filled in. */
function answerOf(row: Row): unknown {
  const comment = row.text('comment');
  const evidence = filled(row, EVIDENCE);
  const behind = {
    ...(comment !== '' && { comment }),
    ...(Object.keys(evidence).length > 0 && { evidence: [evidence] }),
    ...filled(row, NA),
  };
  const answer = answerIn(row.text('answer'));
  if (Object.keys(behind).length === 0 && answer !== 'na') return answer ?? undefined;
  return { answer, ...behind };
}

function filled(row: Row, columns: Readonly<Record<string, string>>): Record<string, string> {
  const pairs = Object.entries(columns).map(([column, key]) => [key, row.text(column as Column)] as const);
  return Object.fromEntries(pairs.filter(([, text]) => text !== ''));
}

function answerIn(cell: string): number | string | null {
  if (cell === '') return null;
  if (/^[0-4]$/.test(cell)) return Number(cell);
  const spelling = cell.toLowerCase().normalize('NFC').replaceAll('’', "'");
  return Object.hasOwn(SPELLINGS, spelling) ? (SPELLINGS[spelling] ?? cell) : cell;
}

/** A file's name without folders and ending: whose answers it holds, where nothing else says it. */
export function stemOf(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  return name.replace(/(?<=.)\.[^.]*$/, '');
}

function nothing(path: string): InputError {
  return new InputError({
    code: 'empty-input',
    place: path,
    what: 'expected a header and at least one row, got nothing',
    fix: `begin with a header such as ${[...REQUIRED, ...OPTIONAL].join(',')}`,
  });
}

function noRows({ path, line }: Header): InputError {
  return new InputError({
    code: 'no-rows',
    place: `${path}:${line}`,
    what: 'expected at least one row with a gate, got none',
    fix: 'add a row for each gate',
  });
}

function noColumn(name: string, cells: readonly string[], place: string): InputError {
  const names = cells.slice(0, 20).map((cell) => JSON.stringify(cell.slice(0, 60)));
  return new InputError({
    code: 'survey-column',
    place,
    what: `expected a column "${name}", got ${names.join(', ')}`,
    fix: `name the columns ${[...REQUIRED, ...OPTIONAL].join(',')}`,
  });
}

function duplicateColumn(name: string, place: string): InputError {
  return new InputError({
    code: 'csv-duplicate-column',
    place,
    what: `column ${JSON.stringify(name)} appears twice`,
    fix: 'rename one of the two',
  });
}

function unevenRow(count: number, width: number, place: string): InputError {
  return new InputError({
    code: 'csv-row',
    place,
    what: `row has ${count} ${count === 1 ? 'field' : 'fields'}, the header has ${width}`,
    fix: 'repair the row: a comment that holds the delimiter needs quotes',
  });
}

function noGate(row: Row): InputError {
  return new InputError({
    code: 'survey-gate',
    place: row.place('gate'),
    what: 'the row has an answer but no gate',
    fix: 'name the gate, such as COL-1',
  });
}

function answeredTwice(row: Row, id: string, earlierLine: number): InputError {
  return new InputError({
    code: 'survey-duplicate',
    place: row.place('gate'),
    what: `${JSON.stringify(id)} answers ${row.text('gate')} twice: on line ${earlierLine} and on line ${row.line}`,
    fix: 'keep one of the two rows',
  });
}

function twoRoles(row: Row, { id, role }: Respondent): InputError {
  return new InputError({
    code: 'survey-role',
    place: row.place('role'),
    what: `respondent ${JSON.stringify(id)} has two roles, ${JSON.stringify(role)} and ${JSON.stringify(row.text('role'))}`,
    fix: 'give each respondent one role, or an id of their own',
  });
}
