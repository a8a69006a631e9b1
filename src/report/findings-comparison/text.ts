import type { Dress } from '../formats/format.ts';
import { plain } from '../plain.ts';
import { type Cell, type Column, columnWidths, fitted, shortened, tableLine, wrapped } from '../table.ts';
import { humanCount, humanDuration, humanTime } from '../units.ts';
import type { FindingChange, FindingsComparison } from './result.ts';
import {
  changeWords,
  countsText,
  detailTexts,
  isUnchanged,
  kindText,
  seriesTexts,
  severityText,
  sideText,
} from './sentences.ts';

const SERIES_COLUMN = 4;
const INDENT = ' '.repeat(10);

/** What changed between two results, for a terminal; what did not is told only to those who want to know more. */
export function* findingsComparisonText(comparison: FindingsComparison, dress: Dress): Generator<string> {
  const { paint, width, tz, verbose, top } = dress;
  yield `${sideText('OLD', comparison.before, tz)}\n`;
  yield `${sideText('NEW', comparison.after, tz)}\n`;
  yield `${paint('strong', countsText(comparison))}\n`;
  for (const line of seriesTexts(comparison)) yield `${wrapped(plain(line), width).join('\n  ')}\n`;
  const told = comparison.changes.filter(({ change }) => change !== 'same' || verbose === true);
  if (isUnchanged(comparison) && verbose !== true) return;
  if (told.length === 0) return;
  yield '\n';
  yield* table(told.slice(0, top), dress);
  const more = told.length - top;
  if (more > 0) yield `\nand ${humanCount(more)} more (-f json tells all)\n`;
}

function* table(changes: readonly FindingChange[], { paint, width, tz }: Dress): Generator<string> {
  const columns = columnsFor(tz);
  const rows = changes.map((change) => cellsOf(change, tz));
  const widths = fitted(columnWidths(columns, rows), width, SERIES_COLUMN);
  const line = (row: readonly Cell[]) => `${tableLine(columns, widths, row, paint)}\n`;
  yield line(columns.map(({ heading }) => ({ text: heading, role: 'dim' })));
  for (const [index, change] of changes.entries()) {
    yield line(withShortName(rows[index] ?? [], widths));
    const [what = '', ...beside] = detailTexts(change, tz);
    for (const detail of [`${kindText(change)}: ${what}`, ...beside]) {
      for (const part of wrapped(plain(detail), width - INDENT.length)) yield `${INDENT}${part}\n`;
    }
  }
}

function columnsFor(tz: string): readonly Column[] {
  return [
    { heading: 'CHANGE', align: 'left' },
    { heading: 'SEVERITY', align: 'left' },
    { heading: `START (${tz})`, align: 'left' },
    { heading: 'FOR', align: 'right' },
    { heading: 'SERIES', align: 'left' },
  ];
}

function cellsOf(change: FindingChange, tz: string): readonly Cell[] {
  const told = (change.now[0] ?? change.was[0])!;
  return [
    { text: changeWords[change.change] },
    { text: severityText(change), role: told.severity },
    { text: humanTime(Date.parse(told.start), tz) },
    { text: change.forMs === 0 ? '–' : humanDuration(change.forMs) },
    { text: plain(told.series), role: 'strong' },
  ];
}

function withShortName(row: readonly Cell[], widths: readonly number[]): readonly Cell[] {
  return row.map((cell, column) =>
    column === SERIES_COLUMN ? { ...cell, text: shortened(cell.text, widths[column] ?? 0) } : cell,
  );
}
