import type { OfficeColours } from '../office/tones.ts';

/** How a document or a deck sets its charts. */
export interface ChartLook {
  /** BCP 47, with a region: of the words. */
  readonly lang: string;
  readonly colours: OfficeColours;
  /** Names of fonts, or of those of a theme. */
  readonly fonts: { readonly latin: string; readonly eastAsian: string };
  readonly textPoints: number;
  /** Of the number beside each bar. */
  readonly numberPoints: number;
  /** Of a title inside the chart; null where one stands above it. */
  readonly titlePoints: number | null;
}
