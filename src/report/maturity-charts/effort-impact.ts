import { scaleBand } from 'd3-scale';
import { element } from '../charts/elements.ts';
import type { EffortImpact } from '../maturity-report/document.ts';
import { type Drawn, fitted, type Layout, LINE_HEIGHT, label, labels, pictured } from './frame.ts';

const AXIS_WIDTH = 30;
const PILL = { width: 44, height: 22, gap: 6 };

/** Actions in cells of effort, from left to right, and impact, from the foot up. */
export function effortImpact(picture: EffortImpact): string {
  return pictured(picture, 'effort-impact', (layout) => drawn(picture, layout));
}

function drawn(picture: EffortImpact, { width }: Layout): Drawn {
  const { efforts, points } = picture;
  const keys = efforts.map((_, at) => String(at));
  const x = scaleBand(keys, [AXIS_WIDTH, width - 1]);
  const perLine = Math.max(1, Math.floor((x.bandwidth() - PILL.gap) / (PILL.width + PILL.gap)));
  const impacts = [...new Set(points.map(({ impact }) => impact))].sort((a, b) => b - a);
  let y = 22;
  const rows = impacts.map((impact) => {
    const cells = efforts.map((_, effort) =>
      points.filter((point) => point.impact === impact && point.effort === effort),
    );
    const lines = Math.max(1, ...cells.map((cell) => Math.ceil(cell.length / perLine)));
    const height = lines * (PILL.height + PILL.gap) + PILL.gap;
    const svg = cells.map((cell, effort) => {
      const left = x(String(effort)) ?? 0;
      const frame = { class: 'cell', x: left, y, width: x.bandwidth(), height };
      return element('rect', frame) + cell.map(({ id }, at) => pill(id, left, y, at, perLine)).join('');
    });
    const head = label(String(impact), AXIS_WIDTH - 10, y + height / 2 + 4, 'strong', 'end');
    y += height;
    return head + svg.join('');
  });
  const feet = efforts.map((text, at) => {
    const lines = fitted(text, x.bandwidth() - 8, 3);
    return { lines, svg: labels(lines, (x(String(at)) ?? 0) + 4, y + LINE_HEIGHT, '') };
  });
  const footLines = Math.max(1, ...feet.map(({ lines }) => lines.length));
  const axisY = y + (footLines + 1) * LINE_HEIGHT + 4;
  const axes =
    label(`↑ ${picture.impact}`, 0, 14, 'aside') + label(`${picture.effort} →`, width, axisY, 'aside', 'end');
  return { height: axisY + 8, svg: [...rows, ...feet.map(({ svg }) => svg), axes].join('') };
}

function pill(id: string, left: number, top: number, at: number, perLine: number): string {
  const x = left + PILL.gap + (at % perLine) * (PILL.width + PILL.gap);
  const y = top + PILL.gap + Math.floor(at / perLine) * (PILL.height + PILL.gap);
  const [text = ''] = fitted(id, PILL.width, 1);
  return (
    element('rect', { class: 'box', x, y, width: PILL.width, height: PILL.height, rx: 4 }) +
    label(text, x + PILL.width / 2, y + 15, 'strong', 'middle')
  );
}
