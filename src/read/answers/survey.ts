import { InputError } from '../../errors.ts';
import { type Located, Places } from '../documents/located.ts';
import { answerOf, placeAnswer } from './survey-answer.ts';
import { type SurveyOptions, stemOf } from './survey-options.ts';
import { type Header, headerOf, type Row, rowOf, USUAL_HEADER } from './survey-row.ts';

interface Respondent {
  readonly index: number;
  readonly id: string;
  role: string | undefined;
  readonly firstRow: Row;
  readonly answers: Map<string, { readonly value: unknown; readonly number: string }>;
}

/** The rows of a survey, gathered by respondent in order of first appearance. */
export class Survey {
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

  /** Takes the header first, then a row at a time. */
  take(cells: readonly string[], line: number): void {
    const placeOf = (column?: number): string =>
      column === undefined ? `${this.#path}:${line}` : `${this.#path}:${line}:${column + 1}`;
    if (this.#header === undefined) this.takeHeader(headerOf(cells, this.#path, placeOf));
    else this.takeRow(rowOf(cells, line, this.#header));
  }

  takeHeader(header: Header): void {
    this.#header = header;
  }

  /** @param row of a table whose header was taken */
  takeRow(row: Row): void {
    const value = answerOf(row);
    if (row.text('gate') === '' && value !== undefined) throw noGate(row);
    if (row.text('gate') === '') return;
    this.#hasGates = true;
    const isNobodys = value === undefined && row.text('respondent') === '' && row.text('role') === '';
    if (!isNobodys || this.#header?.columns.has('respondent') !== true) this.#enter(row, value);
  }

  /** @throws InputError when there was no row, or a respondent has no role */
  finish(): Located {
    if (this.#header === undefined) throw nothing(this.#path);
    if (!this.#hasGates) throw noRows(this.#header);
    const header = this.#header;
    const respondents = [...this.#respondents.values()].map((respondent) => ({
      id: respondent.id,
      role: this.#roleOf(respondent, header),
      answers: Object.fromEntries([...respondent.answers].map(([gate, { value }]) => [gate, value])),
    }));
    return { path: this.#path, data: { respondents }, placeOf: (at) => this.#places.placeOf(at) };
  }

  #enter(row: Row, value: unknown): void {
    const respondent = this.#respondentOf(row);
    if (value === undefined) return;
    const gate = row.text('gate');
    const earlier = respondent.answers.get(gate);
    if (earlier !== undefined) throw answeredTwice(row, respondent.id, earlier.number);
    respondent.answers.set(gate, { value, number: row.number });
    placeAnswer(this.#places, ['respondents', respondent.index, 'answers', gate], row);
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

  #roleOf(respondent: Respondent, header: Header): string {
    const role = respondent.role ?? this.#options.role;
    if (role === undefined) throw noRole(respondent, header);
    return role;
  }
}

function nothing(path: string): InputError {
  return new InputError({
    code: 'empty-input',
    place: path,
    what: 'expected a header and at least one row, got nothing',
    fix: `begin with a header such as ${USUAL_HEADER}`,
  });
}

function noRows({ place }: Header): InputError {
  return new InputError({
    code: 'no-rows',
    place,
    what: 'expected at least one row with a gate, got none',
    fix: 'add a row for each gate',
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

function answeredTwice(row: Row, id: string, earlier: string): InputError {
  return new InputError({
    code: 'survey-duplicate',
    place: row.place('gate'),
    what: `${JSON.stringify(id)} answers ${row.text('gate')} twice: on ${earlier} and on ${row.number}`,
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

function noRole({ id, firstRow }: Respondent, { place, columns }: Header): InputError {
  const name = JSON.stringify(id);
  const hasColumn = columns.has('role');
  return new InputError({
    code: 'survey-role',
    place: hasColumn ? firstRow.place('role') : place,
    what: hasColumn
      ? `respondent ${name} has no role`
      : `the file has no column "role", so the role of ${name} is not known`,
    fix: 'fill in the role of each respondent, as the model names it',
  });
}
