import { counted, humanCount } from '../units.ts';
import type { Mark, ReportDocument, Timeline } from './document.ts';

/**
 * A report of the worst findings, `most` of them, and of what is to be looked at first. Whatever led to another
 * leads nowhere, and what is missing is told with what is left out.
 */
export function ofTheWorst(document: ReportDocument, most: number): ReportDocument {
  const { first, findings, timeline, charts, accepted, leftOut } = document;
  if (findings.length <= most) return document;
  const cards = idsOfCards(first);
  const rows = findings.filter(({ id }, rank) => rank < most || cards.has(id));
  const ids = new Set(rows.map(({ id }) => id));
  const isThere = ({ id }: Mark) => ids.has(id);
  const worst =
    rows.length === most
      ? `the worst ${humanCount(most)} are shown`
      : `${humanCount(rows.length)} are shown, the worst ${humanCount(most)} and what is to be looked at first`;
  return {
    ...document,
    findings: rows,
    timeline: timelineOfThose(timeline, isThere),
    charts: charts.map((chart) => ({ ...chart, marks: chart.marks.filter(isThere) })),
    accepted: accepted.map((row) => ({ ...row, finding: ids.has(row.finding ?? '') ? row.finding : null })),
    leftOut: [
      ...leftOut,
      `Of ${counted(findings.length, 'finding')} ${worst}: in the table, on the timeline and in the charts. The saved result holds all.`,
    ],
  };
}

/** Of the rows of what is to be looked at first, and of what began with it. */
export function idsOfCards(first: ReportDocument['first']): ReadonlySet<string> {
  return new Set(first.flatMap(({ id, companions }) => [id, ...companions.map((one) => one.id)]));
}

/** A row stays as long as a finding of it does. */
function timelineOfThose(timeline: Timeline, isThere: (mark: Mark) => boolean): Timeline {
  const rows = timeline.rows
    .map((row) => ({ ...row, marks: row.marks.filter(isThere) }))
    .filter(({ marks }) => marks.length > 0);
  if (rows.length === timeline.rows.length) return { ...timeline, rows };
  const told = `The timeline has ${counted(rows.length, 'row')}: those of the findings that are shown.`;
  return { ...timeline, rows, leftOut: told };
}
