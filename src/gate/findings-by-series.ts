/** A finding, and which series it is about: its own, or all of its members. */
interface Placed {
  readonly series: string;
  readonly members: readonly string[] | null;
}

/** A judged series by its name, and the names of the series that it was made of. */
interface NamedSeries {
  readonly series: string;
  readonly sources: readonly string[] | null;
}

/**
 * Findings by the series that they count for: their own; shared ones for every series all of whose sources are among
 * their members. Each series gets them in the order in which all were given.
 */
export class FindingsBySeries<Finding extends Placed> {
  readonly #rankOf = new Map<Finding, number>();
  readonly #own = new Map<string, Finding[]>();
  readonly #sharedByMember = new Map<string, Finding[]>();

  constructor(findings: readonly Finding[]) {
    for (const [rank, finding] of findings.entries()) {
      this.#rankOf.set(finding, rank);
      if (finding.members === null) add(this.#own, finding.series, finding);
      else for (const member of new Set(finding.members)) add(this.#sharedByMember, member, finding);
    }
  }

  of({ series, sources }: NamedSeries): readonly Finding[] {
    const own = this.#own.get(series) ?? [];
    const shared = this.#sharedBy(new Set(sources ?? [series]));
    if (shared.length === 0) return own;
    const rank = (finding: Finding) => this.#rankOf.get(finding) ?? 0;
    return [...own, ...shared].sort((a, b) => rank(a) - rank(b));
  }

  #sharedBy(sources: ReadonlySet<string>): Finding[] {
    const [first = '', ...others] = sources;
    const shared = this.#sharedByMember.get(first) ?? [];
    if (others.length === 0) return shared;
    const sharedByOthers = others.map((source) => new Set(this.#sharedByMember.get(source)));
    return shared.filter((finding) => sharedByOthers.every((findings) => findings.has(finding)));
  }
}

function add<Finding>(groups: Map<string, Finding[]>, key: string, finding: Finding): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [finding]);
  else group.push(finding);
}
