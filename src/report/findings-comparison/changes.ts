import { severities, severityRank } from '../../findings/finding.ts';
import { counts } from '../../gate/counts.ts';
import type { FindingsResult, ReportedFinding } from '../result.ts';
import { worstFirst } from '../summarise.ts';
import { type Group, groupsOf } from './groups.ts';
import { type ChangeName, type ComparedFinding, changeNames, type FindingChange } from './result.ts';
import { stepsOf } from './span.ts';
import { unseenIn } from './unseen.ts';

/** What became of every finding of two results: what can fail a gate first, then by severity. */
export function changesBetween(old: FindingsResult, now: FindingsResult): FindingChange[] {
  const stepMsOf = stepsOf(old, now);
  const groups = groupsOf(old, now, stepMsOf);
  const lost = groups.filter((group) => group.now.length === 0).flatMap(({ was }) => was);
  const added = groups.filter(({ isKnownAgain }) => !isKnownAgain).flatMap((group) => group.now);
  const unseen = {
    ofLost: unseenIn(lost, { asked: now, teller: old, stepMsOf }),
    ofAdded: unseenIn(added, { asked: old, teller: now, stepMsOf }),
  };
  const told = groups.map(({ isKnownAgain, ...group }) => {
    const [isNow, was] = [group.now.toSorted(worstFirst), group.was.toSorted(worstFirst)];
    const first = (isNow[0] ?? was[0])!;
    const why = isNow[0] === undefined ? unseen.ofLost.get(first.id) : unseen.ofAdded.get(first.id);
    const change: FindingChange = {
      change: changeOf({ now: isNow, was, isKnownAgain }, why !== undefined),
      now: isNow.map(compared),
      was: was.map(compared),
      severityWas: gravest(was),
      severityIs: gravest(isNow),
      forMs: Date.parse(first.end) - Date.parse(first.start) + stepMsOf(first.series),
      unseen: why ?? null,
    };
    return { change, first };
  });
  return told
    .sort((a, b) => urgency(a.change) - urgency(b.change) || worstFirst(a.first, b.first) || byName(a, b))
    .map(({ change }) => change);
}

function changeOf({ now, was, isKnownAgain }: Group, isUnseen: boolean): ChangeName {
  if (now.length === 0) return isUnseen ? 'not-looked-at' : 'gone';
  if (!isKnownAgain) return now.every(({ accepted }) => accepted !== null) ? 'known' : 'new';
  const rise = rankOf(gravest(now)) - rankOf(gravest(was));
  if (rise === 0) return 'same';
  return rise > 0 ? 'worse' : 'better';
}

type Severe = readonly Pick<ReportedFinding, 'severity'>[];

function gravest(findings: Severe): FindingChange['severityIs'] {
  return severities.findLast((severity) => findings.some((one) => one.severity === severity)) ?? null;
}

function rankOf(severity: FindingChange['severityIs']): number {
  return severity === null ? -1 : severityRank(severity);
}

/** What can fail a gate, then what else changed, then what did not. */
function urgency({ change, now }: FindingChange): number {
  if ((change === 'new' || change === 'worse') && now.some(counts)) return 0;
  return change === 'same' ? 2 : 1;
}

function byName(a: { readonly change: FindingChange }, b: { readonly change: FindingChange }): number {
  return changeNames.indexOf(a.change.change) - changeNames.indexOf(b.change.change);
}

function compared({
  id,
  kind,
  series,
  start,
  end,
  direction,
  severity,
  severityScore,
  value,
  expected,
  message,
  explained,
  accepted,
}: ReportedFinding): ComparedFinding {
  return {
    id,
    kind,
    series,
    start,
    end,
    direction,
    severity,
    severityScore,
    value,
    expected,
    message,
    explained,
    accepted,
  };
}
