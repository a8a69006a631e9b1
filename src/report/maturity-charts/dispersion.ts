import { scaleLinear } from 'd3-scale';
import { groupedBy } from '../../grouped.ts';
import { element } from '../charts/elements.ts';
import type { Dispersion } from '../maturity-report/document.ts';
import { type Drawn, fitted, type Layout, label, labels, line, pictured } from './frame.ts';

const HEAD = 22;
const NAMES_WIDTH = 220;
/** The highest answer of a scale. */
const TOP = 4;
const MARGIN = 14;

/** The first answers to some gates: a dot where one was given, larger and with a number where several were. */
export function dispersion(picture: Dispersion): string {
  return pictured(picture, 'dispersion', (layout) => drawn(picture, layout));
}

function drawn({ rows }: Dispersion, { name, width }: Layout): Drawn {
  const isWide = name === 'wide';
  const rowHeight = isWide ? 30 : 46;
  const x = scaleLinear([0, TOP], [isWide ? NAMES_WIDTH : MARGIN, width - MARGIN]);
  const height = HEAD + rows.length * rowHeight + 4;
  const grid = Array.from(
    { length: TOP + 1 },
    (_, answer) =>
      line(x(answer), HEAD, x(answer), height - 4, 'grid') +
      label(String(answer), x(answer), 14, 'aside', 'middle'),
  );
  const drawnRows = rows.map((row, at) => {
    const top = HEAD + at * rowHeight;
    const y = top + (isWide ? rowHeight / 2 : 31);
    const nameWidth = isWide ? NAMES_WIDTH - 24 : width;
    const [low = 0, high = 0] = [row.votes[0], row.votes.at(-1)];
    const dots = [...groupedBy(row.votes, (vote) => vote)].map(([vote, same]) =>
      dotAt(x(vote), y, same.length),
    );
    return (
      labels(fitted(row.name, nameWidth, 1), 0, isWide ? y + 4 : top + 14, row.isDisputed ? 'strong' : '') +
      line(x(low), y, x(high), y, 'way') +
      dots.join('')
    );
  });
  return { height, svg: [...grid, ...drawnRows].join('') };
}

function dotAt(cx: number, cy: number, count: number): string {
  if (count === 1) return element('circle', { class: 'shown', cx, cy, r: 5 });
  const r = Math.min(13, 6 + 1.5 * count);
  return (
    element('circle', { class: 'shown', cx, cy, r }) + label(String(count), cx, cy + 4, 'on-dark', 'middle')
  );
}
