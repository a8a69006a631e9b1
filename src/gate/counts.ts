import type { GatedFinding } from './gate.ts';

/** Whether a finding may fail a gate: what is explained or accepted never does. */
export function counts({ accepted, explained }: Pick<GatedFinding, 'accepted' | 'explained'>): boolean {
  return accepted === null && explained === null;
}
