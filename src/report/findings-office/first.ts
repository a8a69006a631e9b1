import type { FirstFinding, ReportDocument } from '../document/document.ts';
import { NOTHING, sentence } from '../document/told.ts';
import { paragraph } from '../maturity-report/blocks.ts';
import type { OfficeBlock, OfficePart } from '../office/office-report.ts';
import { timeChart } from './time-chart.ts';

/** What to look at first: a part a finding, so that each has a slide of its own. */
export function firstParts(document: ReportDocument): OfficePart[] {
  return document.first.map((finding, at) => firstPart(finding, at + 1, document));
}

function firstPart(finding: FirstFinding, rank: number, document: ReportDocument): OfficePart {
  const { severity, kind, series, message, why, observed, expected } = finding;
  return {
    id: `first-${rank}`,
    heading: `Look at first: ${rank}. ${severity} ${kind}`,
    message: sentence(message),
    blocks: [paragraph(placeText(finding)), ...chartBlocks(finding, document)],
    notes: [`${severity} ${kind}: ${series.text}`, why, `Observed ${observed}, expected ${expected}.`],
    isAppendix: false,
  };
}

/** Where to look; what was observed and expected is in the message. */
function placeText({ series, when, duration, source, state }: FirstFinding): string {
  const lasting = duration === NOTHING ? when : `${when}, for ${duration}`;
  return [series.text, lasting, source, ...(state === 'open' ? [] : [state])].join(' · ');
}

/** Its neighbourhood, and why it is told: what is said of the chart. */
function chartBlocks(
  { picture, severity, kind, series, why }: FirstFinding,
  { charts, tz }: ReportDocument,
): OfficeBlock[] {
  const part = charts.find(({ id }) => id === picture?.chart);
  if (picture === null || part === undefined) return [paragraph(why, 'aside')];
  return [timeChart(part, picture, { title: series.text, description: `${severity} ${kind}: ${why}`, tz })];
}
