import { findingKinds } from '../../findings/finding.ts';
import type { DrawnSeries } from './chosen.ts';
import { CHARACTER_WIDTH, element, escaped } from './elements.ts';
import { markShapes } from './marks.ts';

interface Entry {
  readonly text: string;
  /** Its swatch, drawn around the origin. */
  readonly swatch: string;
}

const lines: readonly Entry[] = [
  { text: 'measured', swatch: element('path', { d: 'M-8,0H8', class: 'line' }) },
  { text: 'expected', swatch: element('path', { d: 'M-8,0H8', class: 'expected' }) },
  { text: 'band', swatch: element('path', { d: 'M-8,-5H8V5H-8Z', class: 'band' }) },
];

const SWATCH_WIDTH = 26;
const GAP = 22;

/** What lines and shapes mean, on one line: of the shapes those that are there. Empty where nothing is drawn. */
export function legendOf(drawn: readonly DrawnSeries[], left: number, y: number): string {
  if (drawn.length === 0) return '';
  const found = new Set(drawn.flatMap(({ findings }) => findings.map(({ kind }) => kind)));
  const kinds = findingKinds
    .filter((kind) => found.has(kind))
    .map((kind) => ({ text: kind, swatch: element('path', { d: markShapes[kind], class: 'mark' }) }));
  let x = left;
  return [...lines, ...kinds]
    .map(({ text, swatch }) => {
      const at = x;
      x += SWATCH_WIDTH + text.length * CHARACTER_WIDTH + GAP;
      return (
        element('g', { transform: `translate(${(at + 8).toFixed(1)},${y})` }, swatch) +
        element('text', { x: at + SWATCH_WIDTH - 4, y: y + 4 }, escaped(text))
      );
    })
    .join('');
}
