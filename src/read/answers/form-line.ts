/** A line of a form, and where it stands. */
export interface FormLine {
  readonly text: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** What a person wrote, and where it begins. */
export interface Entry {
  readonly text: string;
  readonly place: string;
}

/** The 1-based column of a line. */
export function placeIn({ path, line }: FormLine, column: number): string {
  return `${path}:${line}:${column}`;
}

/** What is written at the end of a line; at its beginning where that is nothing. */
export function entryIn(line: FormLine, ending: string): Entry {
  const text = ending.trim();
  const column = text === '' ? 1 : line.text.length - ending.trimStart().length + 1;
  return { text, place: placeIn(line, column) };
}
