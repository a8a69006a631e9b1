import { exitCodes } from './exit.ts';

/** What `--fail-under` says of a level: the exit code, and the end of the last line. */
export function levelGate(
  level: number,
  failUnder: number | undefined,
): { readonly exitCode: number; readonly told: string } {
  const isUnder = failUnder !== undefined && level < failUnder;
  const exitCode = isUnder ? exitCodes.gateFailed : exitCodes.done;
  const gate =
    failUnder === undefined
      ? 'not configured (use --fail-under)'
      : `--fail-under ${failUnder} ${isUnder ? 'failed' : 'passed'}`;
  return { exitCode, told: `gate: ${gate}. exit ${exitCode}` };
}
