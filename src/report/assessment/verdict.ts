import type { Gate } from '../../gate/gate.ts';
import { gateVerdict } from '../gate-text.ts';
import type { AssessmentResult } from './result.ts';

/**
 * The last words of an assessment: where it stands, and why the exit code is what it is.
 * @param aside what else decides the exit code, such as `--exit-zero`
 */
export function assessmentVerdict(
  { placement, gate }: AssessmentResult,
  exitCode: number,
  aside: string,
): string {
  const { demonstrated, declared, confidence } = placement;
  const indicative = confidence.isIndicative ? ' (indicative)' : '';
  const levels = `level ${demonstrated.level} demonstrated, ${declared.level} declared`;
  return `${levels}; confidence ${confidence.grade}${indicative}. ${levelGateVerdict(gate)}${aside}. exit ${exitCode}`;
}

/** What a gate about levels decided. */
export function levelGateVerdict(gate: Gate): string {
  return gateVerdict(gate, { use: '--fail-under or --threshold' });
}
