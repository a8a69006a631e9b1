import type { ChartPart } from '../document/document.ts';
import { element, escaped } from '../picture/elements.ts';
import { TIME_AXIS_HEIGHT, timeAxis } from './axes.ts';
import { framed, lowered } from './frame.ts';
import { panelOf } from './panel.ts';
import { coveredBy } from './window.ts';

const PANEL_HEIGHT = 70;
/** Above a panel, for its title. */
const TITLE_HEIGHT = 34;
/** Shapes of seasons and trends need fewer than a chart has. */
const COLUMNS = 550;

/** What the expected values of a series are made of, one panel below the other, on one time axis. */
export function decompositionChart(part: ChartPart, tz: string): string {
  const span = coveredBy(part.data);
  const pitch = PANEL_HEIGHT + TITLE_HEIGHT;
  const height = part.decomposition.length * pitch;
  const panels = part.decomposition.map(({ role, title, values }, i) => {
    const panel = { samples: values, hasZero: role !== 'trend' };
    const lines = panelOf(panel, { span, height: PANEL_HEIGHT, columns: COLUMNS });
    const heading = element('text', { class: 'panel-title', x: 0, y: -16 }, escaped(title));
    return lowered(i * pitch + TITLE_HEIGHT, heading + lines);
  });
  const told = {
    id: `${part.id}-decomposition`,
    title: `${part.series.text}, taken apart`,
    description: `From top to bottom: ${part.decomposition.map(({ title }) => title).join(', ')}.`,
  };
  const svg = timeAxis(span, tz, { height }) + panels.join('');
  return framed(told, { height: height + TIME_AXIS_HEIGHT, svg });
}
