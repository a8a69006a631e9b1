import { scaleBand } from 'd3-scale';
import { element } from '../charts/elements.ts';
import type { Heatmap, HeatmapCell } from '../maturity-report/document.ts';
import { type Drawn, fitted, type Layout, label, labels, pictured } from './frame.ts';

const HEAD = 22;
const CELL_HEIGHT = 26;
const NAMES_WIDTH = 236;

/** The ratings of all gates: a letter each, the darker the better; a frame around what the target asks for. */
export function heatmap(picture: Heatmap): string {
  return pictured(picture, 'heatmap', (layout) => drawn(picture, layout));
}

function drawn({ columns, rows }: Heatmap, { name, width }: Layout): Drawn {
  const isWide = name === 'wide';
  const rowHeight = CELL_HEIGHT + (isWide ? 6 : 24);
  const keys = columns.map((_, at) => String(at));
  const x = scaleBand(keys, [isWide ? NAMES_WIDTH : 1, width - 1]).paddingInner(0.08);
  const at = (column: number): number => x(String(column)) ?? 0;
  const heads = columns.map((text, column) =>
    fitted(text, x.bandwidth(), 1).map((told) =>
      label(told, at(column) + x.bandwidth() / 2, 14, 'aside', 'middle'),
    ),
  );
  const drawnRows = rows.map((row, index) => {
    const top = HEAD + index * rowHeight;
    const cellTop = top + (isWide ? 3 : 20);
    const nameWidth = isWide ? NAMES_WIDTH - 14 : width;
    const cells = row.cells.map((cell, column) => cellAt(cell, at(column), cellTop, x.bandwidth()));
    return labels(fitted(row.name, nameWidth, 1), 0, top + (isWide ? 20 : 14), '') + cells.join('');
  });
  return {
    height: HEAD + rows.length * rowHeight + 4,
    svg: [...heads.flat(), ...drawnRows].join(''),
  };
}

function cellAt({ text, rank, isWanted }: HeatmapCell, x: number, y: number, width: number): string {
  const place = { x, y, width, height: CELL_HEIGHT };
  const shown = fitted(text, width - 4, 1)[0] ?? '';
  return (
    element('rect', { class: 'cell', ...place }) +
    (rank === null
      ? ''
      : element('rect', { class: `heat-${rank}`, ...place, ...(rank === 0 ? { fill: 'none' } : {}) })) +
    (isWanted ? element('rect', { class: 'wanted', ...place }) : '') +
    (shown === ''
      ? ''
      : label(shown, x + width / 2, y + CELL_HEIGHT / 2 + 4, rank === 3 ? 'on-dark' : 'strong', 'middle'))
  );
}
