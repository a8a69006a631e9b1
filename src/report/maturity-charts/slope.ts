import { scaleLinear } from 'd3-scale';
import { groupedBy } from '../../grouped.ts';
import { element } from '../charts/elements.ts';
import type { Slope } from '../maturity-report/document.ts';
import { type Drawn, fitted, type Layout, LINE_HEIGHT, label, line, pictured } from './frame.ts';

const HEAD = 28;
const LEVEL_HEIGHT = 54;
/** Names at one end of a level, in lines. */
const LINES = 3;

type Row = Slope['rows'][number];

/** From one level to another, a line for all dimensions that took the same way; thicker for several. */
export function slope(picture: Slope): string {
  return pictured(picture, 'slope', (layout) => drawn(picture, layout));
}

function drawn({ rows, before, after }: Slope, { name, width }: Layout): Drawn {
  const top = Math.max(1, ...rows.flatMap((row) => [row.before, row.after]));
  const side = name === 'wide' ? 210 : 92;
  const [left, right] = [side, width - side];
  const height = HEAD + top * LEVEL_HEIGHT + 40;
  const y = scaleLinear([0, top], [height - 26, HEAD + 18]);
  const levels = Array.from({ length: top + 1 }, (_, level) => level);
  const axes = [left, right].map((x) => line(x, HEAD + 6, x, height - 14, 'axis'));
  const heads = label(before, left, 14, 'strong', 'middle') + label(after, right, 14, 'strong', 'middle');
  const ways = [...groupedBy(rows, (row) => `${row.before} ${row.after}`).values()].map((same) => {
    const [{ before: from, after: to }] = same as [Row];
    const role = to > from ? 'rise' : to < from ? 'fall' : 'level';
    return element('line', {
      class: role,
      x1: left,
      x2: right,
      y1: y(from),
      y2: y(to),
      'stroke-width': 1 + Math.min(same.length, 5),
    });
  });
  const names = levels.flatMap((level) => [
    namesAt(
      rows.filter((row) => row.before === level),
      level,
      left - 8,
      y(level),
      side - 8,
      'end',
    ),
    namesAt(
      rows.filter((row) => row.after === level),
      level,
      right + 8,
      y(level),
      side - 8,
      'start',
    ),
  ]);
  return { height, svg: [...axes, heads, ...ways, ...names].join('') };
}

/** The level, and who stands on it; nothing where nobody does. */
function namesAt(
  rows: readonly Row[],
  level: number,
  x: number,
  y: number,
  width: number,
  anchor: 'start' | 'end',
): string {
  if (rows.length === 0) return '';
  const lines = fitted(`${level}: ${rows.map(({ name }) => name).join(', ')}`, width, LINES);
  const first = y + 4 - ((lines.length - 1) * LINE_HEIGHT) / 2;
  return lines.map((text, at) => label(text, x, first + at * LINE_HEIGHT, '', anchor)).join('');
}
