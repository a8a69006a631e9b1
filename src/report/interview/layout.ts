import type { Dress } from '../formats/format.ts';
import { BLANK, type Line, lineOf, painted } from './lines.ts';
import type { Size } from './screen.ts';

/** What a part of a screen is, in the order in which parts give way where there are too few rows. */
const parts = [
  'blank',
  'why',
  'scale',
  'keys',
  'comments',
  'facts',
  'ways',
  'rule',
  'anchors',
  'list',
  'claim',
  'notice',
  'header',
] as const;

/** A part of a screen, in all the forms that it can take. */
export interface Block {
  readonly part: (typeof parts)[number];
  /** From the fullest to the shortest, which may have no lines. */
  readonly forms: readonly (readonly Line[])[];
}

/** Parts from top to bottom, each in the fullest form for which there is room. */
export function laidOut(
  blocks: readonly Block[],
  { columns, rows }: Size,
  paint: Dress['paint'],
): readonly string[] {
  const shown = fittingForms(blocks, rows);
  const lines = blocks.flatMap(({ forms }, at) => forms[shown[at] ?? 0] ?? []);
  return lines.slice(0, rows).map((line) => painted(line, columns, paint));
}

export const blankBlock: Block = { part: 'blank', forms: [[BLANK], []] };

/** A part that is there or is not. */
export function wholeOrNothing(part: Block['part'], lines: readonly Line[]): Block {
  return { part, forms: [lines, []] };
}

/** The first lines; an ellipsis stands for the rest. */
export function atMost(lines: readonly Line[], count: number): readonly Line[] {
  if (lines.length <= count) return lines;
  return [...lines.slice(0, count - 1), [...(lines[count - 1] ?? []), ...lineOf(' …')]];
}

/** A part that may end early, down to its first line. */
export function endingEarly(part: Block['part'], lines: readonly Line[]): Block {
  const forms = lines.map((_, at) => atMost(lines, lines.length - at));
  return { part, forms: forms.length === 0 ? [[]] : forms };
}

/** A part that is cut to its first line before it goes. */
export function givingWay(part: Block['part'], lines: readonly Line[]): Block {
  return { part, forms: [lines, ...endingEarly(part, lines).forms.slice(1).slice(-1), []] };
}

/** Which form each part takes. First parts give way, then those that matter most grow again into what is left. */
function fittingForms(blocks: readonly Block[], rows: number): number[] {
  const byWeight = blocks
    .map((block, at) => ({ block, at }))
    .toSorted((a, b) => parts.indexOf(a.block.part) - parts.indexOf(b.block.part));
  const shown = blocks.map(() => 0);
  const height = () => blocks.reduce((sum, { forms }, at) => sum + (forms[shown[at] ?? 0]?.length ?? 0), 0);
  for (const { block, at } of byWeight) {
    while (height() > rows && shown[at]! < block.forms.length - 1) shown[at]! += 1;
  }
  for (const { at } of byWeight.toReversed()) {
    const least = shown[at]!;
    shown[at] = 0;
    while (height() > rows && shown[at]! < least) shown[at]! += 1;
  }
  return shown;
}
