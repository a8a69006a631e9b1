import { severities } from '../../findings/finding.ts';
import { groupedBy } from '../../grouped.ts';
import type { FindingRow, ReportDocument } from '../document/document.ts';
import { numberCell, table } from '../maturity-report/blocks.ts';
import type { Cell, OfficePart } from '../office/office-report.ts';
import { counted } from '../units.ts';

/** Days that have room; of more those with the most findings. */
const MOST_DAYS = 60;

const gravestFirst = severities.toReversed();

/** How many findings began on each day, on the clock of the report; none where nothing was found. */
export function dayCounts({ findings, tz, timeline }: ReportDocument): OfficePart[] {
  const days = [...groupedBy(findings, ({ cells }) => cells.start.text.slice(0, 10))];
  const [busiest] = days.toSorted(([, a], [, b]) => b.length - a.length);
  if (busiest === undefined) return [];
  const kept = new Set(
    days
      .toSorted(([, a], [, b]) => b.length - a.length)
      .slice(0, MOST_DAYS)
      .map(([day]) => day),
  );
  const shown = days.filter(([day]) => kept.has(day)).sort(([a], [b]) => (a < b ? -1 : 1));
  const left = days.length - shown.length;
  return [
    {
      id: 'timeline',
      heading: 'When it happened',
      message: `${counted(findings.length, 'finding')} on ${counted(days.length, 'day')}; most on ${busiest[0]}: ${busiest[1].length}`,
      blocks: [
        table(
          `Findings by the day on which they began (${tz})`,
          [
            ['Day', 2],
            ...gravestFirst.map((severity) => [severity, 1, 'number'] as const),
            ['All', 1, 'number'],
          ],
          shown.map(([day, rows]) => dayCells(day, rows)),
        ),
        ...(left === 0
          ? []
          : [{ kind: 'paragraph' as const, text: `${counted(left, 'day')} with fewer findings left out.` }]),
        ...(timeline.breaksText === null ? [] : [{ kind: 'paragraph' as const, text: timeline.breaksText }]),
      ],
      notes: [],
      isAppendix: false,
    },
  ];
}

function dayCells(day: string, rows: readonly FindingRow[]): Cell[] {
  const count = (severity: string) => rows.filter((row) => row.severity === severity).length;
  return [
    { text: day, day, isStrong: true },
    ...gravestFirst.map((severity) => numberCell(count(severity))),
    numberCell(rows.length),
  ];
}
