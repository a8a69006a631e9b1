/**
 * A report as office files have it, before it is a Word document, a deck or a workbook: parts in reading order, each
 * a message with what carries it. All words and numbers are decided and all texts plain (no control marks); each
 * writer only sets them. Nothing here knows what the report is about.
 */
export interface OfficeReport {
  readonly title: string;
  /** Below the title: who, what, when. */
  readonly subtitle: string;
  /** BCP 47: `en`, `pt-BR`, `ko`. */
  readonly lang: string;
  /** `YYYY-MM-DD`: of the properties of the file and of its foot. */
  readonly date: string;
  readonly branding: OfficeBranding | null;
  /** What the writers themselves say, in the language of the report. */
  readonly words: OfficeWords;
  readonly parts: readonly OfficePart[];
}

export interface OfficeBranding {
  /** An image as a data URL: PNG or JPEG; of others `logoFault` tells why office files leave them out. */
  readonly logo: string | null;
  /** `#rrggbb`, each 4.5:1 against white. */
  readonly colours: readonly [string, string] | null;
  readonly footer: string | null;
  readonly confidentiality: string | null;
}

export interface OfficeWords {
  /** @example 'Contents' */
  readonly contents: string;
  /** @example (2, 9) => 'Page 2 of 9' */
  readonly page: (page: string, pages: string) => string;
  /** Of what had no room on a slide. @example 3 => 'and 3 more: see the document' */
  readonly more: (count: number) => string;
  /** Beside the name of a part that goes on. @example 'continued' */
  readonly continued: string;
}

/** A chapter of the document, one slide or more of the deck, a sheet of the workbook where it has tables. */
export interface OfficePart {
  /** Fit for an anchor and the name of a sheet, the same in every language: `roadmap`. */
  readonly id: string;
  /** @example 'Roadmap' */
  readonly heading: string;
  /** What it says in a sentence: the title of its slide. @example 'Alerting is ahead of automation' */
  readonly message: string;
  readonly blocks: readonly OfficeBlock[];
  /** What carries it: the notes of the speaker; a sentence each. */
  readonly notes: readonly string[];
  /** Detail for the document and the workbook, which the deck leaves out. */
  readonly isAppendix: boolean;
}

export type OfficeBlock = Paragraph | Bullets | Facts | Table | BarChart | TimeChart | Heading;

/** A heading below that of the part. */
export interface Heading {
  readonly kind: 'heading';
  readonly depth: 2 | 3;
  readonly text: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly look?: 'lead' | 'aside';
}

export interface Bullets {
  readonly kind: 'bullets';
  readonly items: readonly string[];
}

export interface Facts {
  readonly kind: 'facts';
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

export interface Table {
  readonly kind: 'table';
  /** What it shows, in a sentence: also its alternative text. */
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly heading: string;
  /** Of the width: shares of 1 together. */
  readonly share: number;
  readonly isNumber: boolean;
}

/** A bare text is `{text}`. */
export interface Cell {
  readonly text: string;
  /** The number that the text tells, for a workbook; absent: a text. */
  readonly value?: number | null;
  /** `YYYY-MM-DD` where it is a day, for a workbook. */
  readonly day?: string;
  readonly isStrong?: boolean;
  /** Never alone: the text says it too. */
  readonly tone?: Tone;
}

/** `level-0` to `level-5` run from light to dark; the severities have their own colours. */
export type Tone =
  | 'good'
  | 'bad'
  | 'muted'
  | 'critical'
  | 'high'
  | 'medium'
  | 'low'
  | `level-${0 | 1 | 2 | 3 | 4 | 5}`;

/**
 * Native and editable in a document and a deck; in a document and a workbook its numbers stand as a table, too: one of
 * the report where `isTabled` says that it has one, else one that the writer makes.
 */
export interface BarChart {
  readonly kind: 'bars';
  readonly isTabled?: boolean;
  readonly title: string;
  /** What it shows, in a sentence: its alternative text. */
  readonly description: string;
  readonly categories: readonly string[];
  /** One value a category; null draws nothing. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly axis: {
    readonly title: string;
    readonly min: number;
    readonly max: number;
    readonly step: number;
  };
}

/** A line over time with its band: native and editable in a document and a deck. */
export interface TimeChart {
  readonly kind: 'time';
  readonly title: string;
  readonly description: string;
  readonly tz: string;
  /** Milliseconds since 1970, ascending; at most 600, no extreme is lost. */
  readonly times: readonly number[];
  readonly series: readonly {
    readonly role: 'value' | 'expected' | 'lower' | 'upper' | 'found';
    readonly name: string;
    readonly values: readonly (number | null)[];
  }[];
}
