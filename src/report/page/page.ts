import { chartStyle } from '../charts/chart-style.ts';
import type { ReportDocument } from '../document/document.ts';
import { ofTheWorst } from '../document/worst.ts';
import { methodSection, qualitySection } from './appendix.ts';
import type { PageAssets } from './assets.ts';
import { chartsSection } from './charts-section.ts';
import { findingsSection, rowsWithRoom } from './findings-table.ts';
import { firstSection } from './first.ts';
import { acceptedSection, gateSection } from './gate-sections.ts';
import { liveBytes, withNumbers, withStillsTold } from './live-room.ts';
import { html, type Markup } from './markup.ts';
import { overview } from './overview.ts';
import { type DrawnChart, drawnChart } from './pictures.ts';
import { shell } from './shell.ts';
import { timelineSection } from './timeline.ts';

/**
 * A report as one HTML file that needs nothing beside itself and may do nothing but what it holds.
 * @param assets null for a page that is read as it is: all that is told and drawn is there without a script
 */
export async function page(document: ReportDocument, assets: PageAssets | null = null): Promise<string> {
  const isLive = assets !== null;
  return shell({
    ...document,
    words: { skip: 'Skip to the report', contents: 'Contents' },
    contents,
    main: mainOf(document, isLive),
    closing: `Times are on the clock of ${document.tz}. Made by aiops from the saved result.`,
    styles: [chartStyle, assets?.style ?? ''],
    scripts: assets === null ? [] : [assets.script],
  });
}

const contents: readonly (readonly [id: string, name: string])[] = [
  ['overview', 'Summary'],
  ['first', 'Look at first'],
  ['timeline', 'Timeline'],
  ['charts', 'Charts'],
  ['findings-section', 'All findings'],
  ['gate', 'Gate'],
  ['accepted', 'Accepted'],
  ['quality', 'Data quality'],
  ['method', 'Method'],
];

/** Rows that a page has room for. */
const MOST_FINDINGS = 1000;
/** Bytes of a page; what comes before and after the table of findings takes its part of them first. */
const MOST_BYTES = 4_750_000;

/** All is told and drawn first; the numbers of the charts have the room that is left, half of it at least. */
function mainOf(document: ReportDocument, isLive: boolean): Markup {
  const all = document.findings.length;
  const { shown, charts, after, left } = partsThatFit(document, isLive);
  const findings = findingsSection(shown.findings, { all, bytes: bytesOfTable(charts, left) });
  const live = withNumbers(charts, left - bytesOf([findings]));
  const told = isLive ? withStillsTold(shown, live) : shown;
  return html`${beforeFindings(told, live)}${findings}${after}`;
}

interface Parts {
  readonly shown: ReportDocument;
  readonly charts: readonly DrawnChart[];
  /** What comes after the table of findings. */
  readonly after: Markup;
  /** Bytes for the table of findings and for the numbers of the charts. */
  readonly left: number;
}

/** Of as many findings as their table has room for, so that nothing leads to a row that is not there. */
function partsThatFit(document: ReportDocument, isLive: boolean): Parts {
  const worst = partsOf(ofTheWorst(document, MOST_FINDINGS), isLive);
  const rows = worst.shown.findings.length;
  const bytes = bytesOfTable(worst.charts, worst.left);
  const fitting = rowsWithRoom(worst.shown, { all: document.findings.length, bytes });
  return fitting === rows ? worst : partsOf(ofTheWorst(document, fitting), isLive);
}

function partsOf(shown: ReportDocument, isLive: boolean): Parts {
  const charts = shown.charts.map((part) => drawnChart(part, { tz: shown.tz, isLive }));
  const after = html`${gateSection(shown)}${acceptedSection(shown.accepted)}${qualitySection(shown.quality)}${methodSection(shown.method)}`;
  const others = [shown.branding?.logo ?? '', beforeFindings(shown, withNumbers(charts, 0)), after];
  return { shown, charts, after, left: Math.max(0, MOST_BYTES - bytesOf(others)) };
}

function bytesOfTable(charts: readonly DrawnChart[], left: number): number {
  return left - Math.min(liveBytes(charts), left / 2);
}

function beforeFindings(shown: ReportDocument, charts: readonly DrawnChart[]): Markup {
  return html`${overview(shown)}${firstSection(shown)}${timelineSection(shown)}${chartsSection(shown, charts)}`;
}

function bytesOf(parts: readonly (string | Markup)[]): number {
  return new TextEncoder().encode(parts.join('')).length;
}
