import { counts } from '../../gate/counts.ts';
import type { AssessmentResult, ReportedGate } from '../assessment/result.ts';
import type { Exports } from './joined-exports.ts';

/** What exports of the same weeks say of gates, and which actions that supports. */
export interface Support {
  readonly findings: Exports;
  readonly checks: readonly Check[];
  /** Checks that are out of bounds and bear on the action, by its id. */
  readonly byAction: ReadonlyMap<string, readonly ActionSupport[]>;
}

export type CheckId = 'M03' | 'M04' | 'M12' | 'M13';

/** A measurement of the catalogue that an export can tell, with its bound. */
export interface Check {
  readonly facts: CheckFacts;
  readonly isOutOfBounds: boolean;
  /** Gates that name it. */
  readonly gates: readonly string[];
}

export type CheckFacts =
  | {
      readonly check: 'M03';
      readonly series: number;
      readonly of: number;
      /** Share of the samples that the worst series lacks. */
      readonly worst: number;
      readonly findings: number;
    }
  | { readonly check: 'M04'; readonly series: number; readonly of: number }
  | { readonly check: 'M12'; readonly count: number; readonly share: number }
  | { readonly check: 'M13'; readonly duplicates: number; readonly conflicts: number; readonly late: number };

export interface ActionSupport {
  readonly check: Check;
  /** Those of its gates that the action closes. */
  readonly gates: readonly string[];
}

/** Share of its samples that a series may lack. */
const MOST_MISSING = 0.01;
const LONGEST_STEP_MS = 60_000;
/** Share of the samples that may be no numbers. */
const MOST_IMPOSSIBLE = 0.001;

/**
 * An action is supported where a measurement is out of bounds, a gate names that measurement, and the action closes
 * this gate. Only what the export itself tells is measured; that there were spikes says nothing of maturity.
 */
export function supportOf({ gates, roadmap }: AssessmentResult, findings: Exports): Support {
  const checks = [gapsCheck, stepCheck, impossibleCheck, clocksCheck].map((check) => check(findings, gates));
  const byAction = new Map<string, ActionSupport[]>();
  for (const { id, closes } of roadmap.waves.flat()) {
    const bearing = checks
      .filter(({ isOutOfBounds }) => isOutOfBounds)
      .map((check) => ({ check, gates: check.gates.filter((gate) => closes.includes(gate)) }))
      .filter((one) => one.gates.length > 0);
    if (bearing.length > 0) byAction.set(id, bearing);
  }
  return { findings, checks, byAction };
}

/** M03: 1 − observed ÷ expected samples; out of bounds where a series lacks more than 1%. */
function gapsCheck({ series, findings }: Exports, gates: readonly ReportedGate[]): Check {
  const shares = series.map(({ reported }) => shareOf(reported.missing, reported.samples + reported.missing));
  const lacking = shares.filter((share) => share > MOST_MISSING).length;
  const missing = findings.filter((one) => one.kind === 'missing-data' && counts(one)).length;
  return {
    facts: {
      check: 'M03',
      series: lacking,
      of: series.length,
      worst: shares.reduce((most, share) => Math.max(most, share), 0),
      findings: missing,
    },
    isOutOfBounds: lacking > 0,
    gates: naming('M03', gates),
  };
}

/** M04: the usual step; out of bounds where one is longer than a minute. */
function stepCheck({ series }: Exports, gates: readonly ReportedGate[]): Check {
  const slow = series.filter(({ stepMs }) => stepMs > LONGEST_STEP_MS).length;
  return {
    facts: { check: 'M04', series: slow, of: series.length },
    isOutOfBounds: slow > 0,
    gates: naming('M04', gates),
  };
}

/** M12, of which an export without the history of its processes tells the infinite values alone. */
function impossibleCheck({ inputs }: Exports, gates: readonly ReportedGate[]): Check {
  const count = inputs.reduce((sum, { quality }) => sum + quality.infinite, 0);
  const samples = inputs.reduce((sum, { quality }) => sum + quality.samples, 0);
  const share = shareOf(count, samples);
  return {
    facts: { check: 'M12', count, share },
    isOutOfBounds: share > MOST_IMPOSSIBLE,
    gates: naming('M12', gates),
  };
}

/**
 * M13; out of bounds where two samples of one time disagree. Samples that are there twice or out of order are told
 * too, and support nothing: joining two exports makes them as well.
 */
function clocksCheck({ inputs }: Exports, gates: readonly ReportedGate[]): Check {
  const sum = (of: 'duplicates' | 'conflicts' | 'late'): number =>
    inputs.reduce((total, { quality }) => total + quality[of], 0);
  const [duplicates, conflicts, late] = [sum('duplicates'), sum('conflicts'), sum('late')];
  return {
    facts: { check: 'M13', duplicates, conflicts, late },
    isOutOfBounds: conflicts > 0,
    gates: naming('M13', gates),
  };
}

function naming(check: CheckId, gates: readonly ReportedGate[]): string[] {
  return gates.filter(({ checks }) => checks.includes(check)).map(({ id }) => id);
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
