import stringWidth from 'string-width';
import type { Criterion, Questionnaire } from '../../maturity/questionnaire.ts';
import type { Score } from '../../maturity/ratings.ts';
import { readableWidth } from '../assessment/readable-width.ts';
import type { Block } from './layout.ts';
import { harmless, type Line, lineOf, paragraph } from './lines.ts';
import type { Key } from './screen.ts';

/** Something that stands beside one of the answers, from the fullest form to the shortest. */
export interface Mark {
  readonly at: Score;
  readonly forms: readonly string[];
  /** How it is told in a line of its own where none of the forms fits. */
  readonly otherwise: string;
}

interface Rows {
  readonly chosen: Score | null;
  readonly columns: number;
  readonly marks: readonly Mark[];
  /** What stands before the marks of a row. */
  readonly pointer?: string;
}

/** Columns before an anchor: the pointer and the digit. */
const LEAD = 5;
/** Columns between an anchor and what stands beside it. */
const GAP = 3;

export const scores: readonly Score[] = [0, 1, 2, 3, 4];

/** The five answers, one chosen, and the marks for which no row has room. */
export function scaleRows(
  anchors: readonly string[],
  { chosen, columns, marks, pointer = '' }: Rows,
): Block[] {
  const width = readableWidth(columns);
  const texts = anchors.map(harmless);
  const widest = Math.max(0, ...texts.map((text) => stringWidth(text)));
  const homeless: Mark[] = [];
  const rows = scores.map((score): Line[] => {
    const text = texts[score] ?? '';
    const own = marks.filter(({ at }) => at === score);
    const beside = besideOf(own, [stringWidth(text), widest, width], pointer);
    if (beside === undefined) homeless.push(...own);
    return rowOf(score, text, { isChosen: score === chosen, beside: beside ?? '', width });
  });
  const spare = homeless.flatMap(({ otherwise }) => paragraph(otherwise, { columns: width, role: 'dim' }));
  return [
    { part: 'anchors', forms: [rows.flat(), rows.flatMap((lines) => lines.slice(0, 1))] },
    ...(spare.length === 0 ? [] : [{ part: 'facts' as const, forms: [spare, []] }]),
  ];
}

/** The anchors of a criterion, by its scale. */
export function anchorsOf({ scales }: Questionnaire, { scale }: Criterion): readonly string[] {
  return scales[scale]?.anchors ?? [];
}

/** The blanks and the marks after an anchor; undefined where they do not fit. */
function besideOf(
  marks: readonly Mark[],
  [textWidth, widest, width]: readonly [number, number, number],
  pointer: string,
): string | undefined {
  if (marks.length === 0) return '';
  for (const told of joined(marks)) {
    const text = pointer + told;
    for (const gap of [widest - textWidth + GAP, GAP]) {
      if (LEAD + textWidth + gap + stringWidth(text) <= width) return ' '.repeat(gap) + text;
    }
  }
  return undefined;
}

/** All that stands beside one answer, from the fullest form to the shortest: the last mark is shortened first. */
function joined(marks: readonly Mark[]): string[] {
  const shown = marks.map(({ forms }) => forms[0] ?? '');
  const all = [shown.join(' · ')];
  for (const [at, { forms }] of [...marks.entries()].toReversed()) {
    for (const form of forms.slice(1)) {
      shown[at] = form;
      all.push(shown.join(' · '));
    }
  }
  return all;
}

interface RowParts {
  readonly isChosen: boolean;
  readonly beside: string;
  readonly width: number;
}

function rowOf(score: Score, text: string, { isChosen, beside, width }: RowParts): Line[] {
  const role = isChosen ? 'strong' : undefined;
  const lead = `${isChosen ? '❯' : ' '} ${score}  `;
  const lines = paragraph(text, { columns: width, role, lead });
  const [first = lineOf(lead), ...others] = lines;
  return [[...first, { text: beside, role: 'dim' }], ...others];
}

/** Where a key moves the choice among 0 to 4, which has two ends; undefined: it is no key of the scale. */
export function moved(key: Key, chosen: Score | null): Score | undefined {
  if (key === 'up') return chosen === null ? 4 : scores[Math.max(0, chosen - 1)];
  if (key === 'down') return chosen === null ? 0 : scores[Math.min(4, chosen + 1)];
  return scores.find((score) => String(score) === key);
}
