import type { FindingsResult, ReportedFinding } from '../result.ts';
import { answersTo } from './answers.ts';

/** What is one and the same in two results; one side may have nothing, or tell it in pieces. */
export interface Group {
  readonly now: readonly ReportedFinding[];
  readonly was: readonly ReportedFinding[];
  /** Whether what is there now answers to what was: not where it only has taken it in. */
  readonly isKnownAgain: boolean;
}

/**
 * Findings of two results by what answers to what. Each of NEW answers to at most one of OLD, by the rules under which an
 * accepted finding is known again; several that answer to one are its pieces. One of OLD to which nothing answers, and
 * which itself answers to one of NEW, has been taken in by that one: it is not gone, and what took it in is no less new.
 */
export function groupsOf(
  old: FindingsResult,
  now: FindingsResult,
  stepMsOf: (series: string) => number,
): Group[] {
  const knownAgain = answersTo(now.findings, old.findings, old, stepMsOf);
  const groups = new Map<ReportedFinding, { now: ReportedFinding[]; was: ReportedFinding[] }>();
  const homes = new Map<ReportedFinding, ReportedFinding>();
  for (const finding of now.findings) {
    const earlier = knownAgain.get(finding.id);
    const home = earlier ?? finding;
    homes.set(finding, home);
    const group = groups.get(home);
    if (group === undefined)
      groups.set(home, { now: [finding], was: earlier === undefined ? [] : [earlier] });
    else group.now.push(finding);
  }
  const unanswered = old.findings.filter((finding) => !groups.has(finding));
  const takenIn = answersTo(unanswered, now.findings, now, stepMsOf);
  for (const finding of unanswered) {
    const into = takenIn.get(finding.id);
    const group = into === undefined ? undefined : groups.get(homes.get(into) ?? into);
    if (group === undefined) groups.set(finding, { now: [], was: [finding] });
    else group.was.push(finding);
  }
  const answered = new Set(knownAgain.values());
  return [...groups].map(([home, group]) => ({ ...group, isKnownAgain: answered.has(home) }));
}
