import { counted, humanCount } from '../units.ts';
import type { Mark, ReportDocument } from './document.ts';

/**
 * A report of the worst findings, `most` of them, and of what is to be looked at first. Whatever led to another
 * leads nowhere, and what is missing is told with what is left out.
 */
export function ofTheWorst(document: ReportDocument, most: number): ReportDocument {
  const { first, findings, timeline, charts, accepted, leftOut } = document;
  if (findings.length <= most) return document;
  const cards = new Set(first.flatMap(({ id, companions }) => [id, ...companions.map((one) => one.id)]));
  const rows = findings.filter(({ id }, rank) => rank < most || cards.has(id));
  const ids = new Set(rows.map(({ id }) => id));
  const isThere = ({ id }: Mark) => ids.has(id);
  return {
    ...document,
    findings: rows,
    timeline: {
      ...timeline,
      rows: timeline.rows.map((row) => ({ ...row, marks: row.marks.filter(isThere) })),
    },
    charts: charts.map((chart) => ({ ...chart, marks: chart.marks.filter(isThere) })),
    accepted: accepted.map((row) => ({ ...row, finding: ids.has(row.finding ?? '') ? row.finding : null })),
    leftOut: [
      ...leftOut,
      `Of ${counted(findings.length, 'finding')} the worst ${humanCount(rows.length)} are shown: in the table, on the timeline and in the charts. The saved result holds all.`,
    ],
  };
}
