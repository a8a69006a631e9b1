import stringWidth from 'string-width';
import { readableWidth } from '../assessment/readable-width.ts';
import { type Block, blankBlock, wholeOrNothing } from './layout.ts';
import { type Line, lineOf, paragraph } from './lines.ts';
import type { Header } from './views.ts';
import type { InterviewWords } from './words.ts';

/** Columns between what stands left and what stands right. */
const GAP = 2;

/**
 * The first line and the rule beneath it: where one is, how far it is, and that it is saved; a notice under them.
 * @param lefts where one is, from the fullest to the shortest; harmless already
 * @param header left out where nothing is answered: on pages that are only read
 */
export function headerBlocks(
  lefts: readonly string[],
  header: Partial<Header> | undefined,
  words: InterviewWords,
  columns: number,
): Block[] {
  const rights = header === undefined ? [''] : rightSides(header.answered, words);
  const pairs = lefts.flatMap((left) => rights.map((right) => ({ left, right })));
  const fits = ({ left, right }: (typeof pairs)[number]): boolean =>
    stringWidth(left) + GAP + stringWidth(right) <= readableWidth(columns);
  const { left, right } = pairs.find(fits) ?? { left: lefts.at(-1) ?? '', right: '' };
  const news = noticeBlocks([header?.notice], columns);
  const below = news.length === 0 ? [] : [...news, blankBlock];
  return [firstLine(left, right, columns), ruleBlock(columns), ...below];
}

/** From the fullest to the shortest. */
function rightSides(answered: Header['answered'] | undefined, { saved, counted }: InterviewWords): string[] {
  if (answered === undefined) return [saved];
  const { gates, of } = answered;
  return [`${counted(gates, of)} · ${saved}`, `${gates}/${of} · ${saved}`];
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
