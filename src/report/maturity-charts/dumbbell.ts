import { type ScaleLinear, scaleLinear } from 'd3-scale';
import stringWidth from 'string-width';
import { element } from '../charts/elements.ts';
import type { Dumbbell, DumbbellRow } from '../maturity-report/document.ts';
import { CHARACTER_WIDTH, type Drawn, fitted, type Layout, label, labels, line, pictured } from './frame.ts';

const HEAD = 22;
const LEGEND_HEIGHT = 26;
/** Pixels of the names beside the rows, and of the numbers behind them. */
const NAMES_WIDTH = 236;
const NUMBERS_WIDTH = 58;
const MARGIN = 14;

type Scale = ScaleLinear<number, number>;

/** From the level that evidence shows to the target: a dot, a line and a diamond; a ring is what is declared. */
export function dumbbell(picture: Dumbbell): string {
  return pictured(picture, 'dumbbell', (layout) => drawn(picture, layout));
}

function drawn(picture: Dumbbell, { name, width }: Layout): Drawn {
  const { rows, top, axis } = picture;
  const isWide = name === 'wide';
  const left = isWide ? NAMES_WIDTH : MARGIN;
  const rowHeight = isWide ? 30 : 46;
  const x = scaleLinear([0, top], [left + 2, width - NUMBERS_WIDTH - MARGIN]);
  const foot = HEAD + rows.length * rowHeight;
  const levels = Array.from({ length: top + 1 }, (_, level) => level);
  const grid = levels.map(
    (level) =>
      line(x(level), HEAD, x(level), foot, 'grid') + label(String(level), x(level), 14, 'aside', 'middle'),
  );
  const drawnRows = rows.map((row, at) => {
    const y = HEAD + at * rowHeight;
    const nameY = y + (isWide ? rowHeight / 2 + 4 : 14);
    const nameWidth = isWide ? NAMES_WIDTH - 14 : width;
    return (
      labels(fitted(row.name, nameWidth, 1), 0, nameY, '') +
      marksOf(row, x, y + (isWide ? rowHeight / 2 : 30), width)
    );
  });
  const legend = legendOf(picture, width, foot + 18);
  const axisLabel = isWide ? label(axis, left - 14, 14, 'aside', 'end') : '';
  return { height: foot + legend.height, svg: grid.join('') + axisLabel + drawnRows.join('') + legend.svg };
}

function marksOf(row: DumbbellRow, x: Scale, y: number, width: number): string {
  const { demonstrated, declared, target, low, high } = row;
  const told = `${demonstrated ?? '–'} → ${target ?? '–'}`;
  return (
    (demonstrated !== null && high > low ? spanBar(x(low), x(high), y) : '') +
    (demonstrated !== null && target !== null && target > demonstrated
      ? line(x(demonstrated), y, x(target), y, 'way')
      : '') +
    (target === null ? '' : diamond(x(target), y)) +
    (declared === null ? '' : ring(x(declared), y)) +
    (demonstrated === null ? '' : dot(x(demonstrated), y)) +
    label(told, width, y + 4, 'strong', 'end')
  );
}

function dot(cx: number, cy: number): string {
  return element('circle', { class: 'shown', cx, cy, r: 4.5 });
}

function ring(cx: number, cy: number): string {
  return element('circle', { class: 'claimed', cx, cy, r: 8 });
}

function diamond(x: number, y: number): string {
  return element('path', { class: 'aim', d: `M${x} ${y - 11}l11 11l-11 11l-11-11z` });
}

function spanBar(from: number, to: number, y: number): string {
  return element('rect', { class: 'span', x: from, y: y - 6, width: to - from, height: 12 });
}

/** What the shapes mean, in as many lines as the width asks for. */
function legendOf({ labels: names }: Dumbbell, width: number, y: number): Drawn {
  const entries: readonly (readonly [string, (x: number, y: number) => string])[] = [
    [names.demonstrated, dot],
    [names.declared, ring],
    [names.target, diamond],
    [names.range, (x, at) => spanBar(x - 10, x + 10, at)],
  ];
  let [left, foot] = [12, y];
  const svg = entries.map(([text, shape]) => {
    const taken = 20 + stringWidth(text) * CHARACTER_WIDTH + 28;
    if (left + taken > width + 28) [left, foot] = [12, foot + LEGEND_HEIGHT];
    const entry = shape(left, foot) + label(text, left + 18, foot + 4, 'aside');
    left += taken;
    return entry;
  });
  return { height: foot - y + 18 + LEGEND_HEIGHT / 2, svg: svg.join('') };
}
