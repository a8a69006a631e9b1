import stringWidth from 'string-width';
import { readableWidth } from '../assessment/readable-width.ts';
import { type Block, wholeOrNothing } from './layout.ts';
import { harmless, type Line, lineOf, paragraph } from './lines.ts';
import type { Header } from './views.ts';
import type { InterviewWords } from './words.ts';

/** Columns between what stands left and what stands right. */
const GAP = 2;

/**
 * The first line and the rule beneath it: where one is, how far it is, and that it is saved. A notice stands
 * instead of "saved", in a line of its own where there is no room.
 * @param lefts where one is, from the fullest to the shortest; harmless already
 */
export function headerBlocks(
  lefts: readonly string[],
  { answered, notice }: Partial<Header>,
  words: InterviewWords,
  columns: number,
): Block[] {
  const news = notice === undefined ? undefined : harmless(notice);
  const fitting = (left: string, rights: readonly string[]) =>
    rights.find((right) => stringWidth(left) + GAP + stringWidth(right) <= readableWidth(columns));
  const saved = answered === undefined ? '' : words.saved;
  // A notice is worth a line of its own; to stand beside it, where one is would have to be cut short.
  for (const left of news === undefined ? lefts : lefts.slice(0, 1)) {
    const right = fitting(left, rightSides(answered, news ?? saved, words));
    if (right !== undefined) return [firstLine(left, right, columns), ruleBlock(columns)];
  }
  const counts = answered === undefined ? [''] : countsOf(answered, words);
  const left = lefts.find((one) => fitting(one, counts) !== undefined) ?? lefts.at(-1) ?? '';
  const right = fitting(left, counts) ?? '';
  return [firstLine(left, right, columns), ruleBlock(columns), ...noticeBlocks([news], columns)];
}

/** From the fullest to the shortest. */
function rightSides(answered: Header['answered'] | undefined, news: string, words: InterviewWords): string[] {
  if (answered === undefined) return [news];
  return countsOf(answered, words).map((counts) => `${counts} · ${news}`);
}

function countsOf({ gates, of }: Header['answered'], words: InterviewWords): string[] {
  return [words.counted(gates, of), `${gates}/${of}`];
}

function firstLine(left: string, right: string, columns: number): Block {
  const gap = Math.max(GAP, readableWidth(columns) - stringWidth(left) - stringWidth(right));
  const line: Line = [
    { text: left, role: 'strong' },
    { text: ' '.repeat(gap) },
    { text: right, role: 'dim' },
  ];
  return { part: 'header', forms: [[line]] };
}

function ruleBlock(columns: number): Block {
  return wholeOrNothing('rule', [lineOf('─'.repeat(readableWidth(columns)), 'dim')]);
}

/** What has just happened, or why a key did nothing. */
export function noticeBlocks(notices: readonly (string | undefined)[], columns: number): Block[] {
  const lines = notices.flatMap((notice) =>
    notice === undefined ? [] : paragraph(notice, { columns: readableWidth(columns), role: 'medium' }),
  );
  return lines.length === 0 ? [] : [{ part: 'notice', forms: [lines, lines.slice(0, 1)] }];
}
