import type { FindingsResult, ReportedFinding, ReportedSeries } from '../result.ts';

type Data = Extract<NonNullable<ReportedSeries['data']>, { shape: 'samples' }>;

/** A series that is drawn, with all that was found in it. */
export interface DrawnSeries {
  readonly series: ReportedSeries;
  readonly data: Data;
  /** Worst first: its own, and those that it shares with other series. */
  readonly findings: readonly ReportedFinding[];
}

export interface Chosen {
  /** The one with the worst finding first. */
  readonly drawn: readonly DrawnSeries[];
  /** Series that would have been drawn, had there been room. */
  readonly more: number;
  /** Findings that no drawn series shows, and none of those that had no room would. */
  readonly withoutPicture: number;
}

/** The series that the result holds with all their samples and that have a finding, `most` of them. */
export function chosenSeries({ series, findings }: FindingsResult, most: number): Chosen {
  const byName = new Map(
    series.flatMap((one) =>
      one.data?.shape === 'samples' ? [[one.series, { series: one, data: one.data }]] : [],
    ),
  );
  const found = new Map<string, ReportedFinding[]>();
  let withoutPicture = 0;
  for (const finding of findings) {
    const names = namesOf(finding).filter((name) => byName.has(name));
    if (names.length === 0) withoutPicture++;
    for (const name of names) {
      const known = found.get(name);
      if (known === undefined) found.set(name, [finding]);
      else known.push(finding);
    }
  }
  const drawn = [...found].slice(0, most).map(([name, own]) => ({ ...byName.get(name)!, findings: own }));
  return { drawn, more: found.size - drawn.length, withoutPicture };
}

function namesOf({ series, members }: ReportedFinding): readonly string[] {
  return members === null ? [series] : [...new Set([series, ...members])];
}
