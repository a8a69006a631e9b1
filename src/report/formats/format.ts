import type { Branding } from '../document/document.ts';
import type { PageAssets } from '../page/assets.ts';
import type { DetectionReport } from '../result.ts';

/** How a report may be dressed for the place it goes to; machine formats ignore it. */
export interface Dress {
  /** Colours a piece of text by its role; returns it unchanged where there is no colour. */
  readonly paint: (role: PaintRole, text: string) => string;
  /** Columns available. */
  readonly width: number;
  /** IANA zone in which people read times. */
  readonly tz: string;
  /** How many findings a person is shown. */
  readonly top: number;
  /** Whether a person wants to know why, too. */
  readonly verbose?: boolean;
  /** What a report for other people looks like. */
  readonly branding?: Branding | null;
  /** Reads what makes a page live; without it a page is read as it is. */
  readonly pageAssets?: () => Promise<PageAssets>;
}

export type PaintRole = 'critical' | 'high' | 'medium' | 'low' | 'strong' | 'dim';

/** An output format: turns a report into text, piece by piece, so that a large one is never one string. */
export interface OutputFormat {
  /** One line for the help. */
  readonly title: string;
  render(report: DetectionReport, dress: Dress): Iterable<string> | Promise<Iterable<string>>;
}
