import { findingKinds, severities } from '../../src/findings/finding.ts';
import type { GatedFinding, GatedRun, GatedSeries, GateSettings } from '../../src/gate/gate.ts';
import type { RuleFor } from '../../src/rules.ts';
import { parseThreshold, type Subject, type Threshold } from '../../src/thresholds.ts';

const MINUTE_MS = 60_000;
const START_MS = Date.parse('2026-05-01T00:00:00Z');

/** A moment on the grid of the series made here. */
export function minute(slot: number): string {
  return new Date(START_MS + slot * MINUTE_MS).toISOString().replace('.000Z', 'Z');
}

/** A finding of one series over these slots, both ends included. */
export function finding(
  id: string,
  [first, last]: readonly [number, number],
  { series = 'cpu', ...others }: Partial<GatedFinding> = {},
): GatedFinding {
  return {
    id,
    kind: 'spike',
    severity: 'medium',
    score: 0.99,
    start: minute(first),
    end: minute(last),
    series,
    members: null,
    accepted: null,
    explained: null,
    ...others,
  };
}

/** A series of a hundred minutes, all of them reported on. */
export function series(name: string, others: Partial<GatedSeries> = {}): GatedSeries {
  return {
    series: name,
    labels: { __name__: name },
    samples: 100,
    missing: 0,
    stepMs: MINUTE_MS,
    sources: null,
    quality: { samples: 100, missing: 0, infinite: 0 },
    reported: { from: null, samples: 100, missing: 0 },
    ...others,
  };
}

/** A series of which no finite sample was read. */
export function emptySeries(name: string): GatedSeries {
  const nothing = { samples: 0, missing: 100 };
  return series(name, {
    ...nothing,
    quality: { samples: 100, missing: 100, infinite: 0 },
    reported: { from: null, ...nothing },
  });
}

export function run(
  all: readonly GatedSeries[],
  findings: readonly GatedFinding[] = [],
  known: readonly string[] = [],
): GatedRun {
  return { series: all, findings, known: new Set(known) };
}

export function threshold(typed: string, of: Subject = 'findings'): RuleFor<Threshold> {
  const read = parseThreshold(typed, { of, severities, kinds: findingKinds });
  if ('rule' in read) return read.rule;
  throw new Error(`${typed}: column ${read.column}: expected ${read.expected}`);
}

export function settings(...typed: readonly string[]): GateSettings {
  return { failOn: undefined, thresholds: typed.map((one) => threshold(one)), noData: 'error' };
}
