import type { Run } from '../model/runs.ts';
import type { MissingData } from './finding.ts';

/** The finding that a run of missing samples is. None of them is worse than another: the first stands for all. */
export function missingData(run: Run, whose: MissingData['whose']): MissingData {
  const missing = run.lastSlot - run.firstSlot + 1;
  return { kind: 'missing-data', ...run, peakSlot: run.firstSlot, missing, whose };
}
