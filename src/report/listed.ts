import type { ReportedFinding } from './result.ts';

/** A judged series by the name that findings know it by, and the names of the series it was made of. */
export interface NamedSeries {
  readonly name: string;
  readonly sourceNames: readonly string[];
}

/**
 * The listed findings, by the series that they cover: its own, and the shared ones that have all of its sources among
 * their members. What is made of a target and of others is not covered by what happened to that target alone.
 */
export class ListedFindings {
  readonly #own = new Map<string, ReportedFinding[]>();
  readonly #sharedByMember = new Map<string, ReportedFinding[]>();

  constructor(findings: readonly ReportedFinding[]) {
    for (const finding of findings) {
      if (finding.members === null) add(this.#own, finding.series, finding);
      else for (const member of new Set(finding.members)) add(this.#sharedByMember, member, finding);
    }
  }

  of({ name, sourceNames }: NamedSeries): ReportedFinding[] {
    return [...(this.#own.get(name) ?? []), ...this.#sharedBy(new Set(sourceNames))];
  }

  #sharedBy(sourceNames: ReadonlySet<string>): ReportedFinding[] {
    const sourcesIn = new Map<ReportedFinding, number>();
    for (const source of sourceNames) {
      for (const finding of this.#sharedByMember.get(source) ?? []) {
        sourcesIn.set(finding, (sourcesIn.get(finding) ?? 0) + 1);
      }
    }
    return [...sourcesIn].filter(([, count]) => count === sourceNames.size).map(([finding]) => finding);
  }
}

function add(groups: Map<string, ReportedFinding[]>, key: string, finding: ReportedFinding): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [finding]);
  else group.push(finding);
}
