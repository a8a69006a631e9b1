import type { OfficeBlock, OfficePart, OfficeReport } from '../office/office-report.ts';

/**
 * The maturity report before it has a form: parts in reading order, every word, number and order decided, so that
 * every form shows the same. All texts are plain (no control or direction marks) and not yet escaped for any form.
 * What a picture shows, a table or a list beside it tells as well: a form without pictures leaves them out.
 */
export interface MaturityDocument extends Omit<OfficeReport, 'parts'> {
  readonly parts: readonly MaturityPart[];
}

export type PartId =
  | 'executive'
  | 'standing'
  | 'gates'
  | 'why'
  | `why-${string}`
  | 'roadmap'
  | 'actions'
  | 'exports'
  | 'first-days'
  | 'progress'
  | 'appendix';

export interface MaturityPart extends Omit<OfficePart, 'blocks'> {
  readonly id: PartId;
  readonly blocks: readonly MaturityBlock[];
}

export type MaturityBlock = OfficeBlock | Picture;

export type Picture = Dumbbell | Heatmap | Lanes | Slope | Dispersion | EffortImpact;

interface Pictured {
  /** Unique in the report and fit for an anchor. */
  readonly id: string;
  readonly title: string;
  /** What there is to see, in a sentence. */
  readonly description: string;
}

/** From the level that is shown to the target, a row a dimension. */
export interface Dumbbell extends Pictured {
  readonly kind: 'dumbbell';
  /** The highest level of the ladder. */
  readonly top: number;
  readonly labels: Readonly<Record<'demonstrated' | 'declared' | 'target' | 'range', string>>;
  /** What the axis tells. */
  readonly axis: string;
  readonly rows: readonly DumbbellRow[];
}

export interface DumbbellRow {
  readonly name: string;
  /** Null where nothing can be rated. */
  readonly demonstrated: number | null;
  readonly declared: number | null;
  /** Null where nothing is aimed at. */
  readonly target: number | null;
  readonly low: number;
  readonly high: number;
}

/** The ratings of the gates, a row a dimension and a column a level. */
export interface Heatmap extends Pictured {
  readonly kind: 'heatmap';
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly HeatmapCell[] }[];
  readonly legend: string;
}

export interface HeatmapCell {
  /** A mark a gate; empty where the level has none. @example 'P L L' */
  readonly text: string;
  /** Of the weakest gate, from 0 (not) to 3 (fully); null where none is rated. */
  readonly rank: number | null;
  /** Whether the target asks for it. */
  readonly isWanted: boolean;
}

/** Actions in lanes, one for each wave, with arrows to what comes after. */
export interface Lanes extends Pictured {
  readonly kind: 'lanes';
  readonly lanes: readonly { readonly heading: string; readonly actions: readonly LaneAction[] }[];
}

export interface LaneAction {
  readonly id: string;
  readonly title: string;
  /** @example 'M · Platform lead' */
  readonly detail: string;
  /** Ids of actions in the lanes. */
  readonly after: readonly string[];
  /** What is told of it beside the rest; null for most. @example 'supported by the exports' */
  readonly note: string | null;
}

/** Levels before and after. */
export interface Slope extends Pictured {
  readonly kind: 'slope';
  readonly top: number;
  readonly before: string;
  readonly after: string;
  readonly rows: readonly { readonly name: string; readonly before: number; readonly after: number }[];
}

/** First answers on the scale from 0 to 4, a row a gate. */
export interface Dispersion extends Pictured {
  readonly kind: 'dispersion';
  readonly rows: readonly {
    readonly name: string;
    /** In ascending order; who did not know, or found it not applicable, is left out. */
    readonly votes: readonly number[];
    readonly isDisputed: boolean;
  }[];
}

/** Actions by what they take and what they give. */
export interface EffortImpact extends Pictured {
  readonly kind: 'effort-impact';
  readonly effort: string;
  readonly impact: string;
  /** From little to much. */
  readonly efforts: readonly string[];
  readonly points: readonly {
    readonly id: string;
    /** Place in `efforts`. */
    readonly effort: number;
    readonly impact: number;
  }[];
}
