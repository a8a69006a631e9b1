import type { Dress } from '../formats/format.ts';
import { plain } from '../plain.ts';
import { type Cell, type Column, tableLines, wrapped } from '../table.ts';
import {
  causesText,
  comparisonStatements,
  comparisonTitle,
  gateChangeText,
  signed,
} from './comparison-sentences.ts';
import { listed } from './listed-item.ts';
import { measured } from './measured.ts';
import { readableWidth } from './readable-width.ts';
import type { ComparisonResult } from './result.ts';
import type { AssessmentWords } from './words.ts';

/** What changed between two assessments, for a terminal. */
export function* comparisonText(
  comparison: ComparisonResult,
  words: AssessmentWords,
  { paint, width: columns }: Dress,
): Generator<string> {
  const width = readableWidth(columns);
  yield `${plain(comparisonTitle(comparison))}\n\n`;
  for (const [at, statement] of comparisonStatements(comparison, words).entries()) {
    for (const line of wrapped(plain(statement), width)) yield `${at === 0 ? paint('strong', line) : line}\n`;
  }
  yield* dimensionTable(comparison, words, paint);
  yield `\n${paint('strong', words.headings.gatesMoved)}\n`;
  if (comparison.gates.length === 0) yield `  ${words.previous.noGates}\n`;
  for (const change of comparison.gates) yield* listed(gateChangeText(change, words), width);
  if (comparison.measures.length === 0) return;
  yield `\n${paint('strong', words.headings.measuresMoved)}\n`;
  for (const { title, unit, before, after, verdict } of comparison.measures) {
    const change = words.from(measured(before, unit, words), measured(after, unit, words));
    yield* listed(`${title}: ${change} (${words.previous.verdicts[verdict]})`, width);
  }
}

function* dimensionTable(
  { dimensions }: ComparisonResult,
  words: AssessmentWords,
  paint: Dress['paint'],
): Generator<string> {
  const { columns, headings } = words;
  const table: Column[] = [
    { heading: headings.profile, align: 'left' },
    { heading: columns.before, align: 'right' },
    { heading: columns.after, align: 'right' },
    { heading: columns.change, align: 'right' },
    { heading: columns.causes, align: 'left' },
  ];
  const rows = dimensions.map(({ dimension, title, before, after, split }): Cell[] => [
    { text: `${dimension} ${plain(title)}` },
    { text: String(before) },
    { text: String(after) },
    { text: signed(after - before) },
    { text: causesText(split, words) },
  ]);
  yield '\n';
  yield* tableLines(table, rows, paint);
}
