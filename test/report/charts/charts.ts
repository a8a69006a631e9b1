import type { ChartMark, ChartPart, FullData, Timeline } from '../../../src/report/document/document.ts';

/** Saturday, 7 November 2026, 00:00 UTC. */
export const START_MS = Date.UTC(2026, 10, 7);
export const STEP_MS = 60_000;

/** The moment of a slot. */
export function atSlot(slot: number): number {
  return START_MS + slot * STEP_MS;
}

/** A spike of one slot, unless more is told. */
export function markAt(slot: number, change: Partial<ChartMark> = {}): ChartMark {
  return {
    id: `finding-${slot}`,
    startMs: atSlot(slot),
    endMs: atSlot(slot),
    severity: 'high',
    kind: 'spike',
    isHollow: false,
    text: 'high spike',
    value: 9,
    ...change,
  };
}

type Values = readonly (number | null)[];

/** A series whose band is one wide to each side of what was expected. */
export function partOf(
  values: Values,
  change: Partial<ChartPart> = {},
  expected: Values = values.map(() => 5),
): ChartPart {
  const off = (distance: number) => expected.map((value) => (value === null ? null : value + distance));
  const data: FullData = {
    shape: 'samples',
    startMs: START_MS,
    stepMs: STEP_MS,
    values: [...values],
    expected: [...expected],
    lower: off(-1),
    upper: off(1),
    trend: [...expected],
    seasonal: [],
  };
  return {
    id: 'chart-1',
    series: { text: 'cpu{job="web"}', full: null },
    unit: null,
    description: 'One finding, a high spike.',
    data,
    marks: [],
    gaps: [],
    decomposition: [],
    ...change,
  };
}

/** The same wave and noise on every machine, a sample a minute. */
export function noisyWave(slots: number): number[] {
  let state = 7;
  return Array.from({ length: slots }, (_, slot) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Number((100 + 30 * Math.sin((slot / 1440) * 2 * Math.PI) + (state / 2 ** 32) * 20).toFixed(3));
  });
}

/** A row for each list of marks, over the first four hours. */
export function timelineOf(rows: readonly (readonly ChartMark[])[]): Timeline {
  return {
    fromMs: START_MS,
    toMs: atSlot(240),
    breaks: [],
    breaksText: null,
    rows: rows.map((marks, i) => ({ series: { text: `cpu_${i}`, full: null }, chart: null, marks })),
    leftOut: null,
  };
}

export const hostileName = `</script><img onerror=alert(1)>\u202e"&'\u0000${'x'.repeat(10_000)}`;

/** Whether all elements are closed in order, and no attribute holds what ends it. */
export function isWellFormed(svg: string): boolean {
  const open: string[] = [];
  for (const [, end = '', name = '', isEmpty = ''] of svg.matchAll(
    /<(\/?)([a-z]+)(?: [\w:-]+="[^"<>]*")*(\/?)>/gi,
  )) {
    if (end === '/') {
      if (open.pop() !== name) return false;
    } else if (isEmpty === '') open.push(name);
  }
  const rest = svg.replace(/<\/?[a-z]+(?: [\w:-]+="[^"<>]*")*\/?>/gi, '');
  return open.length === 0 && !/[<>]|&(?!(?:amp|lt|gt|quot|#39);)/.test(rest);
}
