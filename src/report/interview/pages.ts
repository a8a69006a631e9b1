import { readableWidth } from '../assessment/readable-width.ts';
import type { Dress, PaintRole } from '../formats/format.ts';
import { headerBlocks } from './header.ts';
import { type Hint, shortHints } from './hints.ts';
import { type Block, laidOut } from './layout.ts';
import { BLANK, harmless, type Line, paragraph } from './lines.ts';
import type { Key, Screen, Size, Step } from './screen.ts';
import type { InterviewWords } from './words.ts';

/** A paragraph of a page. */
export interface PageText {
  readonly text: string;
  readonly role?: PaintRole;
  /** What stands before its first line. */
  readonly lead?: string;
}

/** A heading with what belongs to it. */
export interface Section {
  readonly heading?: string;
  readonly texts: readonly PageText[];
}

export interface Pages<Outcome> {
  readonly title: string;
  readonly sections: readonly Section[];
  /** What Enter on the last page leads to, and what it says of it. */
  readonly end: { readonly outcome: Outcome; readonly does: string };
  /** What leaves at once: the first key is told. */
  readonly leave: { readonly outcome: Outcome; readonly keys: readonly Key[]; readonly does: string };
}

/** A longer text, read page by page; its state is the page, from 0. */
export function pagedScreen<Outcome>(pages: Pages<Outcome>, words: InterviewWords): Screen<number, Outcome> {
  return {
    start: 0,
    draw: (page, size, paint) => drawn(pages, words, { page, size, paint }),
    press: (key, page, size) => turned(pages, key, page, pagesOf(pages.sections, size).length),
  };
}

/** Header, rule, a blank, and the line of keys with a blank before it. */
const AROUND = 5;
/** Of a page so low that it needs its rows for itself: the header and the keys. */
const LEAST_AROUND = 2;
const LOW = 12;

function drawn<Outcome>(
  { title, sections, end, leave }: Pages<Outcome>,
  words: InterviewWords,
  { page, size, paint }: { page: number; size: Size; paint: Dress['paint'] },
): readonly string[] {
  const all = pagesOf(sections, size);
  const at = Math.min(page, all.length - 1);
  const isLast = at === all.length - 1;
  const number = all.length === 1 ? '' : `  ${at + 1}/${all.length}`;
  const gaps: Block[] = size.rows < LOW ? [] : [{ part: 'list', forms: [[BLANK]] }];
  const hints: Hint[] = [
    { key: 'Enter', does: isLast ? end.does : words.keys.next },
    ...(at === 0 ? [] : [{ key: 'b', does: words.keys.previous }]),
    { key: leave.keys[0] ?? '', does: leave.does },
  ];
  return laidOut(
    [
      ...headerBlocks([`${harmless(title)}${number}`], undefined, words, size.columns),
      ...gaps,
      { part: 'list', forms: [all[at] ?? []] },
      ...gaps,
      shortHints(hints, size.columns),
    ],
    size,
    paint,
  );
}

function turned<Outcome>(
  { end, leave }: Pages<Outcome>,
  key: Key,
  page: number,
  count: number,
): Step<number, Outcome> {
  const last = count - 1;
  const at = Math.min(page, last);
  if (leave.keys.includes(key)) return { done: leave.outcome };
  if (key === 'enter' && at === last) return { done: end.outcome };
  if (['enter', 'space', 'pagedown'].includes(key)) return { state: Math.min(last, at + 1) };
  if (['b', 'pageup', 'backspace'].includes(key)) return { state: Math.max(0, at - 1) };
  return { state: at };
}

/** The sections cut into pages: what belongs together stays together where a page has room for it. */
function pagesOf(sections: readonly Section[], { columns, rows }: Size): Line[][] {
  const most = Math.max(1, rows - (rows < LOW ? LEAST_AROUND : AROUND));
  const pages: Line[][] = [[]];
  for (const part of sections.flatMap((section) => partsOf(section, readableWidth(columns)))) {
    const page = pages.at(-1) ?? [];
    const gap = page.length === 0 ? [] : [BLANK];
    if (page.length + gap.length + part.length <= most) page.push(...gap, ...part);
    else pages.push(...cut(part, most));
  }
  const filled = pages.filter((page) => page.length > 0);
  return filled.length === 0 ? [[]] : filled;
}

/** Each paragraph by itself, the heading with the first; what has a lead is of one list with what stands before. */
function partsOf({ heading, texts }: Section, columns: number): Line[][] {
  const head = heading === undefined ? [] : paragraph(heading, { columns, role: 'strong' });
  const parts: Line[][] = [head];
  for (const [at, { text, role, lead = '' }] of texts.entries()) {
    const lines = paragraph(text, { columns, role, lead });
    const isApart = at > 0 && lead === '';
    if (isApart) parts.push(lines);
    else parts.push([...(parts.pop() ?? []), ...lines]);
  }
  return parts;
}

function cut(lines: readonly Line[], most: number): Line[][] {
  const pages: Line[][] = [];
  for (let from = 0; from < lines.length; from += most) pages.push(lines.slice(from, from + most));
  return pages;
}
