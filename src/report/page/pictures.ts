import { type LiveChart, liveChart } from '../chart-data/live-chart.ts';
import { decompositionChart } from '../charts/decomposition-chart.ts';
import { cardChart, seriesChart } from '../charts/series-chart.ts';
import { timelineStrip } from '../charts/timeline-strip.ts';
import type { ChartPart, FirstFinding, ReportDocument } from '../document/document.ts';
import { html, type Markup, trusted } from './markup.ts';

/** What is drawn of a series, and its numbers for a script; null where there is none to read them. */
export interface DrawnChart {
  readonly chart: Markup;
  readonly decomposition: Markup;
  readonly data: LiveChart | null;
}

/** @param isLive whether a script reads the numbers */
export function drawnChart(
  part: ChartPart,
  { tz, isLive }: { readonly tz: string; readonly isLive: boolean },
): DrawnChart {
  return {
    chart: trusted(seriesChart(part, tz)),
    decomposition:
      part.decomposition.length === 0
        ? html`<p class="aside">The result holds the outline of this series alone, which is not taken apart.</p>`
        : trusted(decompositionChart(part, tz)),
    data: isLive ? liveChart(part, tz) : null,
  };
}

/** The neighbourhood of a finding; null where there is no chart of its series. */
export function cardPicture(finding: FirstFinding, { charts, tz }: ReportDocument): Markup | null {
  const { picture, id, message } = finding;
  const part = charts.find((chart) => chart.id === picture?.chart);
  if (picture === null || part === undefined) return null;
  return trusted(cardChart(part, { id: `picture-${id}`, description: message, tz, span: picture }));
}

/** The strip of all series; null where nothing was found. */
export function timelinePicture({ timeline, tz }: ReportDocument): Markup | null {
  return timeline.rows.length === 0 ? null : trusted(timelineStrip(timeline, 'timeline-strip', tz));
}
