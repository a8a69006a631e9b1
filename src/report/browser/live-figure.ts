import type uPlot from 'uplot';
import { type ChartColumns, decodedChart } from '../chart-data/chart-data.ts';
import type { LiveChart } from '../chart-data/live-chart.ts';
import { LANE_HEIGHT, lanesOf } from '../charts/sizes.ts';
import { counted } from '../units.ts';
import { drawMarks, drawShades } from './canvas-marks.ts';
import { drawGaps, drawLonely } from './canvas-slots.ts';
import { made } from './elements.ts';
import { band, componentLines, valueLines } from './lines.ts';
import { stepButtons, toggleOf } from './live-tools.ts';
import { placedMarks } from './mark-lanes.ts';
import { oddSlots } from './odd-slots.ts';
import { follow, type Line, type PlotParts, plotIn, sizeAt } from './plot.ts';
import type { ShownTime } from './shown-time.ts';
import { moveOf } from './steering.ts';
import { toldTime } from './told-time.ts';
import { ToldValues } from './told-values.ts';
import { type ValuesAt, valuesAt } from './values-at.ts';

/** Pixels of a plot, and above that of a component. */
const PLOT_HEIGHT = 220;
const COMPONENT_HEIGHT = 70;
const COMPONENT_HEADROOM = 8;

/** A chart of the page that follows the time that all show. */
export class LiveFigure {
  readonly #chart: LiveChart;
  readonly #columns: ChartColumns;
  readonly #times: readonly number[];
  readonly #time: ShownTime;
  readonly #plots: { readonly plot: uPlot; readonly parts: PlotParts }[] = [];
  readonly #home = made('div', 'live');
  readonly #main = made('div', 'live-plot');
  readonly #told: ToldValues;

  /** Stands in for the drawn picture on a screen; on paper the picture stays. */
  constructor(figure: HTMLElement, chart: LiveChart, time: ShownTime) {
    this.#chart = chart;
    this.#columns = decodedChart(chart);
    this.#times = Array.from({ length: chart.slots }, (_, slot) => chart.startMs + slot * chart.stepMs);
    this.#time = time;
    this.#told = new ToldValues(chart, valuesAt(0, chart, this.#columns));
    const apart = made('div', 'live-components');
    apart.hidden = true;
    this.#home.append(this.#tools(apart), this.#main, this.#told.element, apart);
    figure.querySelector('.chart-data')?.before(this.#home);
    figure.classList.add('is-live');
    this.#makeFocusable();
    this.#plotValues();
    this.#follow();
    time.onChange(() => this.#follow());
    new ResizeObserver(() => this.#resize()).observe(this.#home);
  }

  redraw(): void {
    for (const { plot } of this.#plots) plot.redraw(false);
  }

  focus(): void {
    this.#main.focus({ preventScroll: true });
  }

  #follow(): void {
    const { fromMs, toMs } = this.#time.shown;
    const { name, marks } = this.#chart;
    const found = marks.filter(({ startMs, endMs }) => endMs >= fromMs && startMs <= toMs).length;
    this.#main.ariaLabel = `${name}, ${toldTime(this.#time.shown, this.#chart)}, ${counted(found, 'finding')}. Arrow keys pan, plus and minus zoom, 0 shows all.`;
    for (const { plot } of this.#plots) follow(plot, this.#time);
  }

  #resize(): void {
    const width = this.#home.clientWidth;
    if (width === 0) return;
    for (const { plot, parts } of this.#plots) if (plot.width !== width) plot.setSize(sizeAt(width, parts));
  }

  #makeFocusable(): void {
    this.#main.tabIndex = 0;
    this.#main.role = 'group';
    this.#main.addEventListener('keydown', (event) => {
      const move = moveOf(event);
      if (move === undefined) return;
      event.preventDefault();
      move.act(this.#time);
    });
  }

  #tools(apart: HTMLElement): HTMLElement {
    const { name, components } = this.#chart;
    const tools = stepButtons(name, this.#time);
    if (components.length > 0) tools.append(toggleOf('Taken apart', apart, () => this.#takeApart(apart)));
    return tools;
  }

  #takeApart(apart: HTMLElement): void {
    for (const { role, title, values } of this.#columns.components) {
      const home = made('div', 'live-component');
      apart.append(made('p', 'live-title', title), home);
      this.#plot(home, {
        ...this.#common(componentLines(values)),
        plotHeight: COMPONENT_HEIGHT,
        headroomAt: () => COMPONENT_HEADROOM,
        hasZero: role !== 'trend',
      });
    }
    this.#follow();
  }

  #plotValues(): void {
    const { values } = this.#columns;
    const { marks, stepMs } = this.#chart;
    const { gaps, lonely } = oddSlots(values);
    this.#plot(this.#main, {
      ...this.#common(valueLines(this.#chart, this.#columns)),
      plotHeight: PLOT_HEIGHT,
      headroomAt: (width) => this.#headroomAt(width),
      bands: [band],
      hooks: {
        drawAxes: [(plot) => drawShades(plot, marks, stepMs), (plot) => drawGaps(plot, gaps)],
        draw: [(plot) => drawLonely(plot, lonely, values), (plot) => drawMarks(plot, marks, stepMs)],
        setCursor: [(plot) => this.#told.tell(this.#valuesAt(plot.cursor.idx ?? null))],
      },
    });
  }

  /** As many lanes as the marks take where all of the time is shown: closer, they take no more. */
  #headroomAt(width: number): number {
    const { marks, stepMs } = this.#chart;
    const lanes = lanesOf(placedMarks(marks, stepMs, { ...this.#time.whole, width }));
    return Math.max(1, lanes) * LANE_HEIGHT + 4;
  }

  #plot(home: HTMLElement, parts: PlotParts): void {
    this.#plots.push({ plot: plotIn(home, parts), parts });
  }

  #common(lines: readonly Line[]) {
    const { tz, unit } = this.#chart;
    return { times: this.#times, lines, tz, unit, time: this.#time };
  }

  /** Null where the cursor is over no slot that is shown. */
  #valuesAt(slot: number | null): ValuesAt | null {
    const ms = slot === null ? Number.NaN : this.#times[slot]!;
    const { fromMs, toMs } = this.#time.shown;
    if (slot === null || !(ms >= fromMs && ms <= toMs)) return null;
    return valuesAt(slot, this.#chart, this.#columns);
  }
}
