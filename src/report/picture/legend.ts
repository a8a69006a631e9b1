import { severities } from '../../findings/finding.ts';
import { element, escaped } from '../charts/elements.ts';
import type { Drawn } from '../charts/frame.ts';
import { type LegendEntry, legendEntries } from '../charts/legend.ts';
import type { ChartPart } from '../document/document.ts';
import { LEFT, RIGHT } from './block.ts';

/** Pixels of a letter, about. */
const CHARACTER_WIDTH = 6.3;

const SWATCH_WIDTH = 30;
const SPACE = 20;
const LINE_HEIGHT = 22;
const LAST_HEIGHT = 34;

/** What lines and shapes mean, of those that are there; empty where nothing is drawn. */
export function legendOf(parts: readonly ChartPart[], top: number): Drawn {
  if (parts.length === 0) return { height: 0, svg: '' };
  let [x, line] = [LEFT, 0];
  const entries = entriesOf(parts).map(({ text, swatch }) => {
    const width = SWATCH_WIDTH + text.length * CHARACTER_WIDTH;
    if (x + width > RIGHT) [x, line] = [LEFT, line + 1];
    const y = top + 6 + line * LINE_HEIGHT;
    const drawn =
      element('g', { transform: `translate(${(x + 11).toFixed(1)},${y})` }, swatch) +
      element('text', { x: x + SWATCH_WIDTH - 2, y: y + 4 }, escaped(text));
    x += width + SPACE;
    return drawn;
  });
  return { height: line * LINE_HEIGHT + LAST_HEIGHT, svg: entries.join('') };
}

function entriesOf(parts: readonly ChartPart[]): LegendEntry[] {
  const { value, expected, band, found, gap, hollow } = legendEntries;
  const marks = parts.flatMap((part) => part.marks);
  const known = new Set(marks.map(({ severity }) => severity));
  const isExpected = parts.some(({ data }) => data.expected.some((one) => one !== null));
  return [
    value,
    ...(isExpected ? [expected, band] : []),
    ...(marks.some(({ isHollow }) => !isHollow) ? [found] : []),
    ...(parts.some(({ gaps }) => gaps.length > 0) ? [gap] : []),
    ...severities.toReversed().flatMap((severity) => (known.has(severity) ? [legendEntries[severity]] : [])),
    ...(marks.some(({ isHollow }) => isHollow) ? [hollow] : []),
  ];
}
