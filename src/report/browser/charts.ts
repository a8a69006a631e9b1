import type { LiveChart, LiveMark } from '../chart-data/live-chart.ts';
import { onSchemeChange } from './colours.ts';
import { commonTimes } from './common-time.ts';
import { made } from './elements.ts';
import { LiveFigure } from './live-figure.ts';
import type { ShownTime, TimeSpan } from './shown-time.ts';
import { toldTime } from './told-time.ts';

/** Around a finding that is shown: so many steps, and of its own length so many times. */
const STEPS_AROUND = 40;
const LENGTHS_AROUND = 2;
/** How near the screen a chart is made live. */
const NEAR = '600px';
/** What is shown is announced once it stays so long. */
const SETTLED_MS = 400;

interface PageChart {
  readonly figure: HTMLElement;
  readonly chart: LiveChart;
  readonly time: ShownTime;
  /** Undefined until it comes near. */
  live?: LiveFigure;
}

/**
 * Makes the charts of the page live, each when it comes near. Charts that have time in common show the same time.
 * @returns goes to a chart, and to the time of a finding in it, both by id; false where the chart is not live
 */
export function liveCharts(): (chart: string, finding: string) => boolean {
  const charts = chartsOfPage();
  whenNear(charts, makeLive);
  onSchemeChange(() => {
    for (const { live } of charts) live?.redraw();
  });
  announce(charts);
  return (id, finding) => {
    const there = charts.find(({ figure }) => figure.dataset['chart'] === id);
    if (there === undefined) return false;
    const live = makeLive(there);
    const mark = there.chart.marks.find((one) => one.id === finding);
    if (mark !== undefined) there.time.show(around(mark, there.chart.stepMs));
    there.figure.scrollIntoView({ block: 'start' });
    live.focus();
    return true;
  };
}

function chartsOfPage(): PageChart[] {
  const found = [...document.querySelectorAll<HTMLElement>('figure.chart')].flatMap((figure) => {
    const text = figure.querySelector('.chart-data')?.textContent ?? '';
    return text === '' ? [] : [{ figure, chart: JSON.parse(text) as LiveChart }];
  });
  const times = commonTimes(found.map(({ chart }) => chart));
  return found.map((one, place) => ({ ...one, time: times[place]! }));
}

function makeLive(one: PageChart): LiveFigure {
  one.live ??= new LiveFigure(one.figure, one.chart, one.time);
  return one.live;
}

function around({ startMs, endMs }: LiveMark, stepMs: number): TimeSpan {
  const room = Math.max(STEPS_AROUND * stepMs, LENGTHS_AROUND * (endMs - startMs));
  return { fromMs: startMs - room, toMs: endMs + room };
}

function whenNear(charts: readonly PageChart[], act: (chart: PageChart) => void): void {
  const byFigure = new Map<Element, PageChart>(charts.map((chart) => [chart.figure, chart]));
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const chart = byFigure.get(target);
        if (!isIntersecting || chart === undefined) continue;
        observer.unobserve(target);
        act(chart);
      }
    },
    { rootMargin: NEAR },
  );
  for (const figure of byFigure.keys()) observer.observe(figure);
}

/** Says which time is shown to who does not see it: once for all charts that show it. */
function announce(charts: readonly PageChart[]): void {
  const said = made('p', 'unseen');
  said.ariaLive = 'polite';
  charts[0]?.figure.before(said);
  const byTime = new Map(charts.map((chart) => [chart.time, chart]));
  for (const [time, chart] of byTime) {
    let later = 0;
    time.onChange(() => {
      clearTimeout(later);
      later = setTimeout(() => {
        said.textContent = `The charts show ${toldTime(time.shown, chart.chart)}`;
      }, SETTLED_MS);
    });
  }
}
