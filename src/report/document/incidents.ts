import { type Moment, moments } from '../moments.ts';
import type { JoinedFinding } from './joined.ts';

/** What began together, in the order of the worst of each. */
export type Incident = Omit<Moment, 'findings'> & { readonly findings: readonly JoinedFinding[] };

/** @param findings the worst, or the most urgent, first */
export function incidentsOf(findings: readonly JoinedFinding[]): Incident[] {
  const placed = findings.map((one) => ({ ...one.finding, series: identityOf(one), one }));
  return moments(placed, ({ one }) => one.stepMs).map((moment) => ({
    ...moment,
    findings: moment.findings.map(({ one }) => one),
  }));
}

/** Which series it is of, over all results. */
export function identityOf({ at, finding: { series, derived } }: JoinedFinding): string {
  return JSON.stringify([at, series, derived]);
}
