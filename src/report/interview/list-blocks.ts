import { readableWidth } from '../assessment/readable-width.ts';
import { type Hint, shortHints } from './hints.ts';
import { type Block, blankBlock, endingEarly } from './layout.ts';
import { type Line, paragraph } from './lines.ts';
import type { Size } from './screen.ts';
import { windowOf } from './window.ts';

export interface ListView {
  /** What is asked stands last; what it is about, above it, is cut where there is little room. */
  readonly head: readonly string[];
  /** The lines of each option. */
  readonly rows: readonly (readonly Line[])[];
  /** The option that stays in sight. */
  readonly at: number;
  readonly hints: readonly Hint[];
}

/** A blank above the options, one below, and the keys. */
const AROUND = 3;
/** Where there are many options, what stands above the question leaves them the other rows. */
const LEAD_SHARE = 1 / 3;

/** A question, its options under it, as many as there is room for, and the keys. */
export function listBlocks({ head, rows, at, hints }: ListView, size: Size): readonly Block[] {
  const columns = readableWidth(size.columns);
  const lead = head.slice(0, -1).flatMap((text) => paragraph(text, { columns }));
  const asked = paragraph(head.at(-1) ?? '', { columns, role: 'strong' });
  const above = asked.length + Math.min(lead.length, Math.floor(size.rows * LEAD_SHARE));
  const room = Math.max(1, size.rows - above - AROUND);
  return [
    endingEarly('claim', lead),
    { part: 'notice', forms: [asked] },
    blankBlock,
    { part: 'list', forms: [windowOf(rows, at, room)] },
    blankBlock,
    shortHints(hints, size.columns),
  ];
}
