import { element, escaped } from '../charts/elements.ts';
import { beginning, wrapped } from '../table.ts';

/** Pixels of a letter of a picture's text, about. */
export const CHARACTER_WIDTH = 6.3;

/** A picture is drawn for a page or a printed sheet, and again for a telephone: `maturityChartStyle` shows one. */
export interface Layout {
  readonly name: 'wide' | 'narrow';
  /** In pixels; the wide one fits between the margins of A4 and of Letter, where 12 pixels are 9 points. */
  readonly width: number;
}

const layouts: readonly Layout[] = [
  { name: 'wide', width: 660 },
  { name: 'narrow', width: 296 },
];

/** What is told of a picture to who does not see it. */
export interface Told {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

export interface Drawn {
  readonly height: number;
  readonly svg: string;
}

/** A picture with its name and a sentence on it, in both layouts; texts keep their size. */
export function pictured(
  { id, title, description }: Told,
  kind: string,
  draw: (layout: Layout) => Drawn,
): string {
  const svgs = layouts.map((layout) => {
    const { height, svg } = draw(layout);
    const own = `${id}-${layout.name}`;
    const attributes = {
      class: `maturity-picture maturity-${layout.name} ${kind}`,
      role: 'img',
      'aria-labelledby': `${own}-title ${own}-desc`,
      viewBox: `0 0 ${layout.width} ${height}`,
      width: layout.width,
      height,
    };
    const told =
      element('title', { id: `${own}-title` }, escaped(title)) +
      element('desc', { id: `${own}-desc` }, escaped(description));
    return element('svg', attributes, told + svg);
  });
  return element('div', { class: 'maturity-frame' }, svgs.join(''));
}

type Anchor = 'start' | 'middle' | 'end';

/** A line of text; `y` is its foot. */
export function label(text: string, x: number, y: number, role: string, anchor: Anchor = 'start'): string {
  return element('text', { class: role, x, y, 'text-anchor': anchor }, escaped(text));
}

/** Pixels from one line of text to the next. */
export const LINE_HEIGHT = 16;

/** A text in lines one below the other; `y` is the foot of the first. */
export function labels(lines: readonly string[], x: number, y: number, role: string): string {
  return lines.map((line, at) => label(line, x, y + at * LINE_HEIGHT, role)).join('');
}

/** A text in at most so many lines of at most so many pixels; what is too much is cut. */
export function fitted(text: string, width: number, most: number): string[] {
  const columns = Math.max(4, Math.floor(width / CHARACTER_WIDTH));
  const lines = wrapped(text, columns);
  const kept = lines.slice(0, most - 1);
  const rest = lines.slice(most - 1).join(' ');
  return [...kept, ...(rest === '' ? [] : [rest])].map((line) => beginning(line, columns));
}

export function line(x1: number, y1: number, x2: number, y2: number, role: string): string {
  return element('line', { class: role, x1, y1, x2, y2 });
}
