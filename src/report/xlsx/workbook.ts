import type { Tone } from '../office/office-report.ts';

/** A workbook before it is a file. There are no formulas: a text stays one, whatever it begins with. */
export interface Workbook {
  readonly title: string;
  readonly subtitle: string;
  /** BCP 47. */
  readonly lang: string;
  /** `YYYY-MM-DD`: of the properties of the file; null: they tell none. */
  readonly date: string | null;
  /** Of heads and titles, `RRGGBB`, 4.5:1 or more against white. */
  readonly colour: string;
  /** On the left below each printed page. */
  readonly foot: string;
  /** On the right of it, from the marks of the page and of their number. @example (2, 9) => 'Page 2 of 9' */
  readonly page: (page: string, pages: string) => string;
  readonly sheets: readonly Sheet[];
}

/** At least one row; all rows and columns are counted from 1. */
export interface Sheet {
  /** Legal and unique: see `sheetNames`. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly (SheetCell | null)[])[];
  /** Of the heads: it stays in sight with all above it, is printed on each page, and filters what is below. */
  readonly headRow?: number;
  readonly hiddenRows?: readonly number[];
  /** Columns on the left that stay in sight. */
  readonly stillColumns?: number;
  readonly choices?: readonly Choice[];
  /** Only cells that look like an input can be changed; nobody needs a password to lift it. */
  readonly isLocked?: boolean;
  readonly isHidden?: boolean;
}

export interface SheetColumn {
  /** In digits of the font. */
  readonly width: number;
  readonly isHidden?: boolean;
}

export interface SheetCell {
  readonly text: string;
  /** The number that the text tells: it is what stands in the cell. */
  readonly value?: number | null;
  /** `YYYY-MM-DD` where the text tells a day: it is what stands in the cell. */
  readonly day?: string;
  /** Where the text tells a moment: milliseconds from 1970-01-01T00:00 on the clock that is meant. */
  readonly civilMs?: number;
  readonly look?: Look;
  readonly tone?: Tone;
  /** Name of the sheet that a click leads to. */
  readonly leadsTo?: string;
}

export type Look =
  | 'title'
  | 'heading'
  | 'head'
  | 'numberHead'
  | 'strong'
  | 'aside'
  | 'number'
  | 'input'
  | 'inputDay';

/** What may be filled in. */
export interface Choice {
  /** @example 'E3:E60' */
  readonly cells: string;
  /** `list`: one of the cells of a range such as `Lists!$A$2:$A$8`. */
  readonly among: { readonly list: string } | 'day' | 'number';
  /** What is said of anything else. */
  readonly refusal: string;
}
