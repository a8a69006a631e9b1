import type { Gate } from '../../gate/gate.ts';
import { gateVerdict } from '../../report/gate-text.ts';
import { plain } from '../../report/plain.ts';
import { counted } from '../../report/units.ts';
import { exitCodes } from '../exit.ts';
import type { TypedFlags } from '../flag.ts';
import type { Io } from '../io.ts';
import { endOfGate } from '../verdict.ts';

/** A result that was judged. */
interface Judged {
  readonly path: string;
  readonly result: { readonly gate: Gate };
}

/**
 * The last line of a check of several results, and its exit code, which is the worst of them.
 * @param refused paths of what could not be read
 */
export function endOfSeveral(
  judged: readonly Judged[],
  refused: readonly string[],
  flags: TypedFlags,
  io: Io,
): number {
  const failed = judged.filter(({ result }) => result.gate.passed === false);
  const isRead = refused.length === 0;
  const gateEnd = endOfGate({ passed: failed.length === 0 }, flags);
  const { exitCode, aside } = isRead ? gateEnd : { exitCode: exitCodes.input, aside: '' };
  const counts = [
    [failed.length, 'failed'],
    [judged.length - failed.length, 'passed'],
    [refused.length, 'could not be read'],
  ] as const;
  const told = counts.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`])).join(', ');
  const results = counted(judged.length + refused.length, 'result');
  io.say(`${results}: ${told}. ${decider(judged, failed, refused)}${aside}. exit ${exitCode}`);
  return exitCode;
}

/** What decided: what could not be read, else the first that failed, else the first with a warning. */
function decider(judged: readonly Judged[], failed: readonly Judged[], refused: readonly string[]): string {
  if (refused.length > 0) return `gate: not judged: ${plain(refused.join(', '))}`;
  const worst = failed[0] ?? judged.find(({ result }) => result.gate.rules.some(({ passed }) => !passed));
  if (worst !== undefined) return `${plain(worst.path)}: ${gateVerdict(worst.result.gate, {})}`;
  const rules = judged.reduce((sum, { result }) => sum + result.gate.rules.length, 0);
  return `gate passed: ${counted(rules, 'rule')}`;
}
