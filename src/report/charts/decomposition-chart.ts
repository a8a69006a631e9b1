import type { ChartPart, Component } from '../document/document.ts';
import { TIME_AXIS_HEIGHT, timeAxis } from './axes.ts';
import { element, escaped } from './elements.ts';
import { foundSamples } from './found.ts';
import { type Drawn, framed, lowered, type PlotWidth } from './frame.ts';
import { shadedSpans } from './marks.ts';
import { panelOf } from './panel.ts';
import { placedMarks } from './placed-marks.ts';
import type { Span } from './time-place.ts';
import { coveredBy, roomOf } from './window.ts';

const PANEL_HEIGHT = 70;
/** Above a panel, for its title. */
const TITLE_HEIGHT = 34;
/** Shapes of seasons and trends need fewer than a chart has. */
const COLUMNS = 550;

/** What the expected values of a series are made of, one panel below the other, on one time axis. */
export function decompositionChart(part: ChartPart, tz: string): string {
  const told = {
    id: `${part.id}-decomposition`,
    title: `${part.series.text}, taken apart`,
    description: `From top to bottom: ${part.decomposition.map(({ title }) => title).join(', ')}.`,
  };
  const view = { tz, span: coveredBy(part.data), columns: COLUMNS, width: null };
  return framed(told, drawnComponents(part, view));
}

interface ComponentsView {
  readonly tz: string;
  /** More than the series covers only where the width is known. */
  readonly span: Span;
  readonly columns: number;
  readonly width: PlotWidth;
}

/** The panels of the components, as wide as the element they are put in, with the time of the findings across them. */
export function drawnComponents(part: ChartPart, { tz, span, columns, width }: ComponentsView): Drawn {
  const { data, marks, decomposition } = part;
  const placed = placedMarks(marks, { span, roomMs: roomOf(data.stepMs), namesOn: width });
  const shades = shadedSpans(placed, { height: PANEL_HEIGHT, width });
  const view = { span, covered: coveredBy(data), height: PANEL_HEIGHT, columns, width };
  const pitch = PANEL_HEIGHT + TITLE_HEIGHT;
  const height = decomposition.length * pitch;
  const panels = decomposition.map((component, i) => {
    const heading = element('text', { class: 'panel-title', x: 0, y: -16 }, escaped(component.title));
    const lines = panelOf(panelFor(component, part), view);
    return lowered(i * pitch + TITLE_HEIGHT, heading + shades + lines);
  });
  const svg = timeAxis(span, tz, { height, width }) + panels.join('');
  return { height: height + TIME_AXIS_HEIGHT, svg };
}

/** In the remainder, what was found stands out as it does in the values. */
function panelFor({ role, values }: Component, { data, marks }: ChartPart) {
  const found = role === 'remainder' ? foundSamples({ ...data, values, slotsPerPixel: 1 }, marks) : [];
  return { samples: values, hasZero: role !== 'trend', found };
}
