import stringWidth from 'string-width';
import type { SaidAnswer } from '../../maturity/answers.ts';
import type { Criterion, Dimension } from '../../maturity/questionnaire.ts';
import { beginning } from '../table.ts';
import { harmless, type Line, paragraph } from './lines.ts';
import type { ReviewView } from './views.ts';

/** A title narrower than this tells less than the sign of the dimension. */
const LEAST_TITLE = 16;
const GUTTER = '  ';

/** One entry a dimension: its title, and its gates in columns by level; where that is too wide, its sign, and no columns. */
export function reviewGrid({ questionnaire, said }: ReviewView, columns: number): Line[][] {
  const levels = [...new Set(questionnaire.criteria.map(({ level }) => level))].toSorted((a, b) => a - b);
  const rows = questionnaire.dimensions.map((dimension) => ({
    dimension,
    cells: levels.map((level) => cellOf(gatesAt(questionnaire.criteria, dimension, level), said)),
  }));
  const widths = levels.map((_, at) => Math.max(...rows.map(({ cells }) => stringWidth(cells[at] ?? ''))));
  const gates = widths.reduce((sum, width) => sum + width + GUTTER.length, 0);
  const titles = rows.map(({ dimension }) => harmless(dimension.title));
  const title = Math.min(columns - gates, Math.max(...titles.map((text) => stringWidth(text))));
  if (title < LEAST_TITLE) return rows.map(({ dimension, cells }) => packed(dimension, cells, columns));
  return rows.map(({ cells }, at) => [
    [
      { text: padded(beginning(titles[at] ?? '', title), title) },
      ...cells.map((cell, level) => ({ text: GUTTER + padded(cell, widths[level] ?? 0) })),
    ],
  ]);
}

function gatesAt(criteria: readonly Criterion[], { id }: Dimension, level: number): Criterion[] {
  return criteria.filter((criterion) => criterion.dimension === id && criterion.level === level);
}

function cellOf(gates: readonly Criterion[], said: ReviewView['said']): string {
  return gates.map(({ id, dimension }) => `${shortId(id, dimension)}:${signOf(said.get(id))}`).join(' ');
}

/** Beside its dimension a gate needs no more than what follows it. */
function shortId(id: string, dimension: string): string {
  return id.startsWith(`${dimension}-`) ? id.slice(dimension.length + 1) : id;
}

function signOf(answer: SaidAnswer | undefined): string {
  if (answer === undefined) return '·';
  const { value } = answer;
  if (value === null) return '–';
  if (value === 'unknown') return '?';
  return value === 'na' ? 'n/a' : String(value);
}

function packed({ id }: Dimension, cells: readonly string[], columns: number): Line[] {
  const lead = padded(id, 3);
  return paragraph(cells.filter((cell) => cell !== '').join(' '), { columns, lead: `${lead} ` });
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}
