import { worthText } from '../assessment/gate-text.ts';
import type { ReportedGate } from '../assessment/result.ts';
import type { Cell, Table } from '../office/office-report.ts';
import { table } from './blocks.ts';
import type { MaturityWords } from './words.ts';

/** Every piece that was shown for some gates: what it is, of which day, whose, and what it is worth. */
export function evidenceTable(
  gates: readonly ReportedGate[],
  caption: string,
  words: MaturityWords,
): Table | null {
  const { columns, report } = words;
  const { labels, evidenceKinds } = report;
  const rows = gates.flatMap(({ id, evidence }) =>
    evidence.map((piece): (Cell | string)[] => [
      id,
      piece.what,
      evidenceKinds[piece.kind],
      piece.date === null ? '–' : { text: piece.date, day: piece.date },
      piece.owner ?? '–',
      worthText(piece, words),
    ]),
  );
  if (rows.length === 0) return null;
  return table(
    caption,
    [
      [columns.gate, 2],
      [labels.what, 6],
      [labels.kind, 3],
      [labels.date, 2],
      [labels.owner, 3],
      [labels.grade, 3],
    ],
    rows,
  );
}
