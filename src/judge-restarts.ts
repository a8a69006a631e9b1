import type { Fault } from './errors.ts';
import type { DetectOptions } from './options.ts';
import type { SharedToReport } from './report/build.ts';
import { isCounter } from './series/counter-kind.ts';
import { seriesName } from './series/labels.ts';
import type { Series } from './series/series.ts';
import { counterRestarts, type Member, presenceOf, type Target } from './series/targets.ts';

/** How often the process of a target began anew; or that its counters fall too often to tell. */
export interface JudgedRestarts {
  readonly findings: readonly SharedToReport[];
  readonly warnings: readonly Fault[];
}

/** A counter that begins anew more often than this is none, or is broken: one warning, and no findings. */
const MOST_RESTARTS_SHARE = 0.01;
const ALWAYS_TOLD_RESTARTS = 20;

/** The moments at which counters of a target fell, as one finding each: its process began anew. */
export function judgeRestarts(target: Target, as: DetectOptions['as']): JudgedRestarts {
  if (as === 'gauge') return { findings: [], warnings: [] };
  const counters = target.members.filter(({ one }) => as === 'counter' || isCounter(one.column));
  const whole = presenceOf(target.labels, target.members);
  const restarts = counterRestarts(counters, whole.stepMs);
  const most = Math.max(ALWAYS_TOLD_RESTARTS, MOST_RESTARTS_SHARE * whole.values.length);
  if (restarts.length > most) return { findings: [], warnings: [manyRestarts(restarts.length, counters)] };
  const findings = restarts.map(({ atMs, fallen, couldFall }): SharedToReport => {
    const slot = Math.round((atMs - whole.startMs) / (whole.stepMs || 1));
    const at = { firstSlot: slot, lastSlot: slot, peakSlot: slot, probability: 0 };
    return {
      series: named(whole, fallen),
      members: fallen.map(({ one }) => one),
      finding: { kind: 'restart', ...at, counters: fallen.length, of: couldFall },
    };
  });
  return { findings, warnings: [] };
}

/** Where the labels of a target are not there, a counter alone stands for itself. */
function named(series: Series, fallen: readonly Member[]): Series {
  const [only] = fallen;
  if (fallen.length > 1 || only === undefined || Object.keys(series.labels).length > 0) return series;
  const { labels } = only.one.column;
  return { ...series, labels, name: seriesName(labels) };
}

function manyRestarts(restarts: number, counters: readonly Member[]): Fault {
  const name = seriesName(counters[0]!.one.column.labels);
  const names = counters.length === 1 ? name : `${counters.length} counters (${name}, …)`;
  return {
    code: 'many-resets',
    place: counters[0]!.input,
    what: `${restarts} resets of ${names}: not told one by one`,
    why: 'a counter falls when its process restarts, and hardly ever else',
    fix: 'if it is no counter: --as gauge',
  };
}
