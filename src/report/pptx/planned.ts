import type { BarChart, TimeChart, Tone } from '../office/office-report.ts';

/** A place on a slide, in points from its top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A slide of the deck before it is written: every size, break and cut is decided. Lengths are points. */
export interface PlannedSlide {
  readonly layout: 'title' | 'part';
  /** Small, above the title. */
  readonly heading: string;
  readonly title: PlannedTitle;
  readonly notes: readonly string[];
  readonly placed: readonly Placed[];
}

export interface PlannedTitle {
  readonly text: string;
  readonly sizePoints: number;
}

export type Placed = PlacedText | PlacedTable | PlacedChart;

export interface PlacedText {
  readonly kind: 'text';
  readonly box: Box;
  readonly paragraphs: readonly PlannedParagraph[];
  /** A card stands on a ground of its own. */
  readonly isCard: boolean;
}

export interface PlannedParagraph {
  readonly text: string;
  readonly sizePoints: number;
  readonly lineHeight: number;
  readonly colour: 'ink' | 'muted' | 'brand';
  readonly isBold: boolean;
  readonly isBullet: boolean;
  /** Points below it. */
  readonly after: number;
}

export interface PlacedTable {
  readonly kind: 'table';
  readonly box: Box;
  /** Its alternative text. */
  readonly caption: string;
  readonly sizePoints: number;
  readonly columnWidths: readonly number[];
  /** The first is the head. */
  readonly rows: readonly PlannedRow[];
}

export interface PlannedRow {
  readonly height: number;
  readonly lineHeight: number;
  readonly cells: readonly PlannedCell[];
}

export interface PlannedCell {
  readonly text: string;
  readonly isNumber: boolean;
  readonly isStrong: boolean;
  readonly tone: Tone | null;
}

export interface PlacedChart {
  readonly kind: 'chart';
  readonly box: Box;
  readonly chart: BarChart | TimeChart;
}

/** 16:9, as PowerPoint's own: 13⅓ by 7½ inches. */
export const slideSize = { width: 960, height: 540 } as const;

/** Where the blocks of a part have room; more above where the title has one line. */
export const body: Box = { x: 44, y: 128, width: 872, height: 366 };

/** Of a title of a part, and of the words small above it. */
export const titleBox: Box = { x: 44, y: 46, width: 872, height: 72 };
export const headingBox: Box = { x: 44, y: 24, width: 700, height: 20 };

/** Points left and right of the text of a cell, and above and below it. */
export const cellPadding = { beside: 5, above: 3 } as const;
