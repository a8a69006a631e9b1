import { drawnComponents } from '../charts/decomposition-chart.ts';
import { element, escaped } from '../charts/elements.ts';
import { type Drawn, lowered } from '../charts/frame.ts';
import { drawnSeries } from '../charts/series-chart.ts';
import { placeOf, type Span } from '../charts/time-place.ts';
import { coveredBy } from '../charts/window.ts';
import type { ChartPart } from '../document/document.ts';
import { beginning, shortened } from '../table.ts';

/** Pixels of the picture, and where its plots begin and end. */
export const WIDTH = 960;
export const LEFT = 96;
export const RIGHT: number = WIDTH - 36;
const PLOT_WIDTH: number = RIGHT - LEFT;

/** The name of the series and its worst finding. */
const HEADING_HEIGHT = 42;
const VALUES_HEIGHT = 150;

interface Place {
  readonly tz: string;
  readonly span: Span;
  /** Pixels from the top of the picture. */
  readonly top: number;
}

/** A series with its findings, and below it what it is made of. */
export function blockOf(part: ChartPart, { tz, span, top }: Place): Drawn {
  const share = placeOf(coveredBy(part.data), span).percent / 100;
  const columns = Math.max(1, Math.ceil(share * PLOT_WIDTH));
  const view = { tz, span, columns, width: PLOT_WIDTH };
  const values = drawnSeries(part, { ...view, plotHeight: VALUES_HEIGHT, isCard: false });
  const hasComponents = part.decomposition.length > 0;
  const components = hasComponents ? drawnComponents(part, view) : { height: 0, svg: '' };
  const height = values.height + components.height;
  const plots = values.svg + (hasComponents ? lowered(values.height, components.svg) : '');
  const transform = `translate(${LEFT},${top + HEADING_HEIGHT})`;
  const svg = headingOf(part, top) + element('g', { transform }, plots);
  return { height: HEADING_HEIGHT + height, svg };
}

/** Characters that a line takes, of the size of names and of all else. */
const NAME_WIDTH = 92;
const TOLD_WIDTH = 132;

function headingOf({ series, unit, description }: ChartPart, top: number): string {
  const name = unit === null ? series.text : `${series.text} (${unit})`;
  return (
    element('text', { x: LEFT, y: top + 14, class: 'name' }, escaped(shortened(name, NAME_WIDTH))) +
    element('text', { x: LEFT, y: top + 32 }, escaped(beginning(description, TOLD_WIDTH)))
  );
}
