import { markdownTable, markdownText } from '../markdown.ts';
import {
  causesText,
  comparisonStatements,
  comparisonTitle,
  gateChangeText,
  signed,
} from './comparison-sentences.ts';
import { measured } from './measured.ts';
import type { ComparisonResult } from './result.ts';
import type { AssessmentWords } from './words.ts';

/**
 * What changed between two assessments, as Markdown.
 * @param depth of the headings inside
 */
export function* comparisonMarkdown(
  comparison: ComparisonResult,
  words: AssessmentWords,
  depth: number,
): Generator<string> {
  const { columns, previous } = words;
  yield `${markdownText(comparisonTitle(comparison))}\n\n`;
  yield comparisonStatements(comparison, words)
    .map((line) => `- ${markdownText(line)}\n`)
    .join('');
  const moved = comparison.dimensions.map(({ dimension, title, before, after, split }) => [
    `${dimension} ${markdownText(title)}`,
    String(before),
    String(after),
    signed(after - before),
    causesText(split, words),
  ]);
  yield `\n${markdownTable([columns.dimension, columns.before, columns.after, columns.change, columns.causes], moved, [1, 2, 3])}`;
  yield `\n${'#'.repeat(depth)} ${words.headings.gatesMoved}\n\n`;
  if (comparison.gates.length === 0) yield `${previous.noGates}\n`;
  else yield comparison.gates.map((change) => `- ${markdownText(gateChangeText(change, words))}\n`).join('');
  if (comparison.measures.length === 0) return;
  const measures = comparison.measures.map(({ title, unit, before, after, verdict }) => [
    markdownText(title),
    markdownText(measured(before, unit, words)),
    markdownText(measured(after, unit, words)),
    previous.verdicts[verdict],
  ]);
  yield `\n${markdownTable([columns.measure, columns.before, columns.after, columns.change], measures, [1, 2])}`;
}
