import type uPlot from 'uplot';
import { type ChartColumns, decodedChart } from '../chart-data/chart-data.ts';
import type { Column } from '../chart-data/column.ts';
import type { LiveChart } from '../chart-data/live-chart.ts';
import { counted, humanNumber, humanTime } from '../units.ts';
import { drawLonely, drawMarks, drawShades, LANES_HEIGHT } from './canvas-marks.ts';
import { colourOf, fainter } from './colours.ts';
import { button, made } from './elements.ts';
import { follow, type Line, plotIn } from './plot.ts';
import type { ShownTime } from './shown-time.ts';
import { moveOf, moves } from './steering.ts';
import { toldTime } from './told-time.ts';

const CHART_HEIGHT = 320;
const COMPONENT_HEIGHT = 130;

/** A chart of the page that follows the time that all show. */
export class LiveFigure {
  readonly #chart: LiveChart;
  readonly #columns: ChartColumns;
  readonly #times: readonly number[];
  readonly #time: ShownTime;
  readonly #plots: uPlot[] = [];
  readonly #home = made('div', 'live');
  readonly #main = made('div', 'live-plot');
  readonly #values = made('p', 'live-values');

  /** Stands in for the drawn picture on a screen; on paper the picture stays. */
  constructor(figure: HTMLElement, chart: LiveChart, time: ShownTime) {
    this.#chart = chart;
    this.#columns = decodedChart(chart);
    this.#times = Array.from({ length: chart.slots }, (_, slot) => chart.startMs + slot * chart.stepMs);
    this.#time = time;
    const apart = made('div', 'live-components');
    apart.hidden = true;
    this.#home.append(this.#tools(apart), this.#main, this.#values, apart);
    figure.querySelector('.chart-data')?.before(this.#home);
    figure.classList.add('is-live');
    this.#makeFocusable();
    this.#plots.push(this.#mainPlot());
    this.#tellValues(null);
    this.#follow();
    time.onChange(() => this.#follow());
    new ResizeObserver(() => this.#resize()).observe(this.#home);
  }

  redraw(): void {
    for (const plot of this.#plots) plot.redraw(false);
  }

  /** What it shows. */
  toldTime(): string {
    return toldTime(this.#time.shown, this.#chart);
  }

  focus(): void {
    this.#main.focus({ preventScroll: true });
  }

  #follow(): void {
    const { fromMs, toMs } = this.#time.shown;
    const { name, marks } = this.#chart;
    const found = marks.filter(({ startMs, endMs }) => endMs >= fromMs && startMs <= toMs).length;
    this.#main.ariaLabel = `${name}, ${this.toldTime()}, ${counted(found, 'finding')}. Arrow keys pan, plus and minus zoom, 0 shows all.`;
    for (const plot of this.#plots) follow(plot, this.#time);
  }

  #resize(): void {
    const width = this.#home.clientWidth;
    if (width === 0) return;
    for (const plot of this.#plots) if (plot.width !== width) plot.setSize({ width, height: plot.height });
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
    const tools = made('div', 'live-tools');
    const { name } = this.#chart;
    tools.role = 'group';
    tools.ariaLabel = `Time shown, for all charts: ${name}`;
    for (const move of Object.values(moves)) {
      tools.append(button(move.text, move.name, () => move.act(this.#time)));
    }
    if (this.#chart.components.length > 0) tools.append(this.#apartButton(apart));
    return tools;
  }

  #apartButton(apart: HTMLElement): HTMLButtonElement {
    const toggle = button('Taken apart', 'Taken apart', () => {
      apart.hidden = !apart.hidden;
      toggle.ariaExpanded = String(!apart.hidden);
      if (!apart.hidden && apart.childElementCount === 0) this.#takeApart(apart);
    });
    toggle.ariaExpanded = 'false';
    return toggle;
  }

  #takeApart(apart: HTMLElement): void {
    for (const { title, values } of this.#columns.components) {
      const home = made('div', 'live-component');
      apart.append(made('p', 'live-title', title), home);
      const lines = [{ values, series: lineLook('value') }];
      this.#plots.push(plotIn(home, { ...this.#common(lines), height: COMPONENT_HEIGHT }));
    }
    this.#follow();
  }

  #mainPlot(): uPlot {
    const { values, expected, upper, lower } = this.#columns;
    const { marks, stepMs } = this.#chart;
    const lonely = lonelyIn(values);
    const lines = [
      { values, series: lineLook('value') },
      { values: upper, series: { width: 0 } },
      { values: lower, series: { width: 0 } },
      { values: expected, series: { ...lineLook('expected'), dash: [6, 4] } },
    ];
    return plotIn(this.#main, {
      ...this.#common(lines),
      height: CHART_HEIGHT,
      headroom: LANES_HEIGHT,
      bands: [{ series: [2, 3], fill: () => fainter('expected', 0.25) }],
      hooks: {
        drawAxes: [(plot) => drawShades(plot, marks, stepMs)],
        draw: [(plot) => drawLonely(plot, lonely, 'value'), (plot) => drawMarks(plot, marks, stepMs)],
        setCursor: [(plot) => this.#tellValues(plot.cursor.idx ?? null)],
      },
    });
  }

  #common(lines: readonly Line[]) {
    return { times: this.#times, lines, tz: this.#chart.tz, time: this.#time };
  }

  /** What the lines are, and their values below the cursor. @param slot null where it is elsewhere */
  #tellValues(slot: number | null): void {
    const { tz, unit } = this.#chart;
    const { fromMs, toMs } = this.#time.shown;
    const ms = slot === null ? Number.NaN : this.#times[slot]!;
    const at = slot !== null && ms >= fromMs && ms <= toMs ? slot : null;
    const { values, expected, lower, upper } = this.#columns;
    const told = (column: Column) => (at === null ? '' : ` ${humanNumber(column[at] ?? Number.NaN)}`);
    this.#values.replaceChildren(
      made('span', 'key measured', `measured${told(values)}${unit === null ? '' : ` (${unit})`}`),
      made('span', 'key expected', `expected${told(expected)}`),
      made('span', 'key band', `band${told(lower)}${at === null ? '' : ' to'}${told(upper)}`),
      made('span', 'live-time', at === null ? `times: ${tz}` : humanTime(ms, tz)),
    );
  }
}

function lineLook(name: string): uPlot.Series {
  return { stroke: () => colourOf(name), width: 1.5 };
}

function lonelyIn(values: Column): number[] {
  return values.flatMap((value, slot) => {
    const isAlone =
      value !== null && (values[slot - 1] ?? null) === null && (values[slot + 1] ?? null) === null;
    return isAlone ? [slot] : [];
  });
}
