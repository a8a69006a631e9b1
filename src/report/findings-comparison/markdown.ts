import { markdownTable, markdownText } from '../markdown.ts';
import { humanCount, humanDuration, humanTime } from '../units.ts';
import type { FindingChange, FindingsComparison } from './result.ts';
import {
  changeWords,
  countsText,
  detailTexts,
  kindText,
  seriesTexts,
  severityText,
  sideText,
} from './sentences.ts';
import { comparisonVerdict } from './verdict.ts';

/** What changed between two results, as Markdown for a comment on a change: the counts, the verdict, a table. */
export function* findingsComparisonMarkdown(
  comparison: FindingsComparison,
  { tz, top }: { readonly tz: string; readonly top: number },
): Generator<string> {
  yield `**${markdownText(countsText(comparison))}**\n\n`;
  if (comparison.gate.configured) yield `${markdownText(comparisonVerdict(comparison))}\n\n`;
  const covered = [sideText('OLD', comparison.before, tz), sideText('NEW', comparison.after, tz)];
  yield [...covered, ...seriesTexts(comparison)].map((line) => `- ${markdownText(line)}\n`).join('');
  const told = comparison.changes.filter(({ change }) => change !== 'same');
  if (told.length === 0) return;
  const headings = ['Change', 'Severity', `Start (${tz})`, 'For', 'Series', 'Kind', 'What'];
  yield `\n${markdownTable(
    headings.map(markdownText),
    told.slice(0, top).map((change) => rowOf(change, tz)),
    [3],
  )}`;
  const more = told.length - top;
  if (more > 0) yield `\nand ${humanCount(more)} more\n`;
}

/** A cell is one line: its sentences are parted by a break, which GitHub draws. */
function rowOf(change: FindingChange, tz: string): string[] {
  const told = (change.now[0] ?? change.was[0])!;
  const cells = [
    changeWords[change.change],
    severityText(change),
    humanTime(Date.parse(told.start), tz),
    change.forMs === 0 ? '–' : humanDuration(change.forMs),
    told.series,
    kindText(change),
  ];
  return [...cells.map(markdownText), detailTexts(change, tz).map(markdownText).join('<br>')];
}
