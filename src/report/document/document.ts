import type { Severity } from '../../findings/finding.ts';
import type { TimeRange } from '../../series/bulk.ts';
import type { ReportedFinding, ReportedSeries } from '../result.ts';

/**
 * The findings report before it has a form: every word, number and order is decided, every form shows the same.
 * All texts are plain (no control or direction marks) and not yet escaped for any form. Moments are milliseconds
 * since 1970 where a form draws them, and texts on the clock of `tz` where it only tells them.
 */
export interface ReportDocument {
  readonly title: string;
  readonly lang: 'en';
  /** IANA zone in which the texts tell times. */
  readonly tz: string;
  readonly branding: Branding | null;
  readonly verdict: Verdict;
  /** Two to five sentences. */
  readonly summary: readonly string[];
  readonly facts: readonly Fact[];
  /** All four, critical first. */
  readonly severities: readonly { readonly severity: Severity; readonly count: number }[];
  /** What to look at first: five moments at most; what is neither accepted nor explained before what is. */
  readonly first: readonly FirstFinding[];
  readonly timeline: Timeline;
  /** Of the series with the worst findings, in the order of `first`; thirty at most. */
  readonly charts: readonly ChartPart[];
  /** All, worst first. */
  readonly findings: readonly FindingRow[];
  readonly gate: GatePart;
  /** Soonest to expire first. */
  readonly accepted: readonly AcceptedRow[];
  readonly quality: QualityPart;
  readonly method: MethodPart;
  /** What the report does not show, and what it shows twice, a sentence each. */
  readonly leftOut: readonly string[];
}

/** What the configuration says of a report's looks. */
export interface Branding {
  /** An image as a data URL. */
  readonly logo: string | null;
  /** `#rrggbb`; each stands out from white by 4.5:1. */
  readonly colours: readonly [string, string] | null;
  readonly footer: string | null;
  readonly confidentiality: string | null;
}

export interface Verdict {
  /** Of the worst result; `none` where no gate was asked for, and the text tells what was found. */
  readonly state: 'passed' | 'failed' | 'none';
  /** @example 'Gate failed: cpu: count(high) == 0 (3), and 2 more of 12 rules' */
  readonly text: string;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Whether a finding waits for somebody: `expired` was accepted once, and counts again. */
export type FindingState = 'open' | 'accepted' | 'explained' | 'expired';

/** The name of a series as it is shown. */
export interface ShownName {
  /** The name in 120 columns at most, the middle of a longer one left out; what tells it from one alike comes on top. */
  readonly text: string;
  /** The whole name where `text` is a part of it, else null. */
  readonly full: string | null;
}

/** A card: the worst finding of a moment, and what departed with it. */
export interface FirstFinding {
  /** Of its row in `findings`. */
  readonly id: string;
  readonly severity: Severity;
  readonly kind: ReportedFinding['kind'];
  readonly state: FindingState;
  readonly series: ShownName;
  /** @example '2026-11-07 02:02 to 02:05 (UTC)' */
  readonly when: string;
  /** @example '4m' */
  readonly duration: string;
  /** Whether it has not ended, in a few words; null where it has. */
  readonly ongoing: string | null;
  /** What was seen; `–` where there is no number. */
  readonly observed: string;
  /** What was expected, and its band. @example '117.4 (110–125)' */
  readonly expected: string;
  /** What happened. @example '177.2 is 59.8 above the expected 117.4 (+51%, band 110–125)' */
  readonly message: string;
  /** Why it is told, in a sentence. */
  readonly why: string;
  /** @example 'metrics.csv:1412' */
  readonly source: string;
  /** The part of a chart that shows it, from before to after; null where there is no chart. */
  readonly picture: { readonly chart: string; readonly fromMs: number; readonly toMs: number } | null;
  /** What began with it, worst first, six at most. */
  readonly companions: readonly Companion[];
  /** How many there are, and whether more than those; null where there are none. @example 'With it, 9 findings in 4 other series' */
  readonly companionsText: string | null;
}

/** A finding that began with a worse one. */
export interface Companion {
  /** Of its row in `findings`. */
  readonly id: string;
  readonly severity: Severity;
  readonly kind: ReportedFinding['kind'];
  readonly state: FindingState;
  readonly series: ShownName;
}

export interface Timeline extends TimeRange {
  /** Time in which nothing was read, so long that a picture leaves it out; in order of time. */
  readonly breaks: readonly TimeRange[];
  /** The same in a sentence; null where nothing is left out. */
  readonly breaksText: string | null;
  /** Series with findings, the worst first, sixty at most. */
  readonly rows: readonly TimelineRow[];
  /** What had no room, in a sentence; null where all had. */
  readonly leftOut: string | null;
}

export interface TimelineRow {
  readonly series: ShownName;
  /** Of the chart of the series; null where it has none. */
  readonly chart: string | null;
  /** In order of time. */
  readonly marks: readonly Mark[];
}

/** A finding where time runs from left to right. */
export interface Mark {
  /** Of its row in `findings`; a finding that several series share has one on each. */
  readonly id: string;
  readonly startMs: number;
  /** Of the last sample, and so equal to the start for a single one. */
  readonly endMs: number;
  readonly severity: Severity;
  readonly kind: ReportedFinding['kind'];
  /** Accepted or explained: it waits for nobody. */
  readonly isHollow: boolean;
  /** @example 'high spike, 2026-11-07 02:02 to 02:05 (UTC), 4m: 177.2 is 59.8 above …' */
  readonly text: string;
}

/** All samples of a series, as the result holds them, or what stands for them in an outline; null is a gap. */
export interface FullData
  extends Extract<NonNullable<ReportedSeries['data']>, { readonly shape: 'samples' }> {
  /** Slots that stand for one pixel of an outline, of which nobody knows the moments; left out, each is a sample. */
  readonly slotsPerPixel?: number;
}

export interface ChartPart {
  /** Fit for an anchor: `chart-1`. */
  readonly id: string;
  readonly series: ShownName;
  /** The unit that the name of the metric tells (`s`, `B`, `/s`), null where it tells none. */
  readonly unit: string | null;
  /** What the picture shows, in a sentence. */
  readonly description: string;
  readonly data: FullData;
  /** In order of time. */
  readonly marks: readonly ChartMark[];
  /** Runs of slots without a value, in order of time; the end is the last of them. */
  readonly gaps: readonly { readonly startMs: number; readonly endMs: number }[];
  /** What the expected values are made of, and what is left; each has one value a slot of `data`. */
  readonly decomposition: readonly Component[];
}

export interface ChartMark extends Mark {
  /** At the worst sample; null where there is none. */
  readonly value: number | null;
}

export interface Component {
  readonly role: 'trend' | 'season' | 'remainder';
  /** @example 'season: day' */
  readonly title: string;
  readonly values: readonly (number | null)[];
}

/** The columns of the table of findings, from left to right. */
export const findingColumns = {
  severity: { heading: 'Severity', isNumber: false },
  state: { heading: 'State', isNumber: false },
  start: { heading: 'Start', isNumber: false },
  duration: { heading: 'For', isNumber: true },
  series: { heading: 'Series', isNumber: false },
  kind: { heading: 'Kind', isNumber: false },
  value: { heading: 'Value', isNumber: true },
  expected: { heading: 'Expected', isNumber: true },
  message: { heading: 'What happened', isNumber: false },
  source: { heading: 'Source', isNumber: false },
} as const;

export type FindingColumn = keyof typeof findingColumns;

/** A cell; what has no value sorts as null, after all others. */
export interface Cell {
  readonly text: string;
  readonly sort: number | string | null;
}

export interface FindingRow {
  /** Unique in the report and fit for an anchor: `finding-1a2b…`. */
  readonly id: string;
  /** As the result has it: what a baseline and `aiops check` know it by. */
  readonly fingerprint: string;
  readonly severity: Severity;
  readonly kind: ReportedFinding['kind'];
  readonly state: FindingState;
  readonly series: ShownName;
  /** Of its input; what `cells.source` begins with, empty where nothing is known of it. */
  readonly path: string;
  /** Of the first chart that shows it; null where none does. */
  readonly chart: string | null;
  readonly cells: Readonly<Record<FindingColumn, Cell>>;
  /** That it has not ended, who accepted it and why, or what explains it; null where there is nothing of the kind. */
  readonly aside: string | null;
  /** What it rests on, and how to see it again. */
  readonly evidence: readonly Fact[];
}

export interface GatePart {
  readonly state: Verdict['state'];
  /** The verdict of each result, in order. */
  readonly texts: readonly string[];
  /** Failed ones first, then warnings, then those that passed. */
  readonly rules: readonly GateRow[];
}

export interface GateRow {
  readonly verdict: 'failed' | 'warning' | 'passed';
  /** As it was typed. */
  readonly rule: string;
  /** `all series` where it is of all of them together. */
  readonly series: ShownName;
  readonly observed: string;
  readonly limit: string;
  readonly level: 'error' | 'warn';
  /** Ids of the rows of what counts, worst first; those that a filter hid have none. */
  readonly findings: readonly string[];
}

export interface AcceptedRow {
  /** `expired`: it counts again. `unused`: it matches nothing any more. */
  readonly state: 'accepted' | 'expired' | 'unused';
  /** Of the row of the finding; null where there is none. */
  readonly finding: string | null;
  readonly series: ShownName;
  readonly kind: ReportedFinding['kind'];
  /** Of the finding; `–` where there is none. */
  readonly start: string;
  /** Then, and now where it is graver. @example 'medium, now high' */
  readonly severity: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it is accepted. @example '2026-12-31' or 'never' */
  readonly expires: string;
}

export interface QualityPart {
  /** One an input, in order. */
  readonly inputs: readonly QualityOfInput[];
  /** Of series whose samples were not all in order, the worst first, forty at most. */
  readonly series: readonly QualityOfSeries[];
  /** What had no room, in a sentence; null where all had. */
  readonly leftOut: string | null;
}

export interface QualityOfInput {
  readonly path: string;
  readonly facts: readonly Fact[];
  /** What was taken for granted: time zone, unit, type. */
  readonly assumptions: readonly string[];
  /** What was refused, set aside or looks odd. */
  readonly warnings: readonly string[];
}

export interface QualityOfSeries {
  readonly series: ShownName;
  readonly samples: string;
  readonly missing: string;
  readonly longestGap: string;
  /** What else there was. @example '3 duplicates, 1 reset' */
  readonly others: string;
}

export interface MethodPart {
  /** How it was judged, a sentence each. */
  readonly sentences: readonly string[];
  /** What was set, and by what it was made. */
  readonly facts: readonly Fact[];
  /** What the method cannot see, a sentence each. */
  readonly limits: readonly string[];
  /** One a result: it gives the result again. */
  readonly commands: readonly string[];
}
