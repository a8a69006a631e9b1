import type { Mark, Timeline, TimelineRow } from '../document/document.ts';
import { counted, humanTime } from '../units.ts';
import { element } from './elements.ts';
import { framed, type Told } from './frame.ts';
import { type SharedStart, sharedStarts } from './shared-starts.ts';
import { drawnSheet, layouts, type Sheet } from './timeline-sheet.ts';

/** Rows of one picture, at most: a sheet of paper has room for it, its heading and what is said above it. */
const MOST_ROWS = 30;

/**
 * All series with findings, a row each, on one time axis: what happened together stands in one line. More rows than
 * a sheet of paper has room for are several pictures, each above its own times, that touch on a screen.
 */
export function timelineStrip(timeline: Timeline, id: string, tz: string): string {
  const shared = sharedStarts(timeline.rows, timeline);
  const description = descriptionOf(timeline, shared, tz);
  return layouts
    .map((layout) => {
      const sheets = sheetsOf(timeline.rows).map((sheet) => {
        const told = { ...toldOf(sheet, description), id: idOf(`${id}-${layout.name}`, sheet) };
        return framed(told, drawnSheet(sheet, { layout, span: timeline, shared, tz }));
      });
      return element('div', { class: `strip strip-${layout.name}` }, sheets.join(''));
    })
    .join('');
}

/** As many rows on each as on the others, or nearly so. */
function sheetsOf(rows: readonly TimelineRow[]): Sheet[] {
  const size = Math.ceil(rows.length / Math.ceil(rows.length / MOST_ROWS));
  const starts = Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => i * size);
  return starts.map((before) => ({ before, rows: rows.slice(before, before + size), all: rows.length }));
}

function idOf(id: string, { before }: Sheet): string {
  return before === 0 ? id : `${id}-from-${before + 1}`;
}

const TITLE = 'Findings by series over time';

/** The first tells what there is to see in all of them. */
function toldOf({ before, rows, all }: Sheet, description: string): Pick<Told, 'title' | 'description'> {
  if (rows.length === all) return { title: TITLE, description };
  const part = `rows ${before + 1} to ${before + rows.length} of ${all}`;
  return {
    title: `${TITLE}, ${part}`,
    description: before === 0 ? description : 'The same time, for the series that come next.',
  };
}

function descriptionOf(timeline: Timeline, shared: readonly SharedStart[], tz: string): string {
  const { rows, fromMs, toMs, breaksText } = timeline;
  const found = new Set(rows.flatMap(({ marks }) => marks.map(({ id }: Mark) => id)));
  const most = shared.toSorted((a, b) => b.rows - a.rows)[0];
  const told = `${counted(found.size, 'finding')} in ${rows.length} series, ${humanTime(fromMs, tz)} to ${humanTime(toMs, tz)} (${tz}).${breaksText === null ? '' : ` ${breaksText}`}`;
  if (most === undefined) return told;
  return `${told} At ${humanTime(most.startMs, tz)}, findings begin in ${most.rows} series together.`;
}
