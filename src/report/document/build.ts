import type { FindingsResult } from '../result.ts';
import { acceptedRows } from './accepted.ts';
import { chartsOf } from './charts.ts';
import type { Branding, ReportDocument } from './document.ts';
import { firstFindings } from './first.ts';
import { gatePart } from './gate.ts';
import { headlineOf } from './headline.ts';
import { joinedOf } from './joined.ts';
import { leftOutOf } from './left-out.ts';
import { methodPart } from './method.ts';
import { inputNames } from './names.ts';
import { qualityPart } from './quality.ts';
import { findingRows } from './rows.ts';
import { timelineOf } from './timeline.ts';

interface DocumentOptions {
  /** IANA zone in which people read times. */
  readonly tz: string;
  readonly branding: Branding | null;
}

/**
 * The report of some saved results, as one document.
 * @param results at least one; their parts are joined in this order
 */
export function documentOf(
  results: readonly FindingsResult[],
  { tz, branding }: DocumentOptions,
): ReportDocument {
  const joined = joinedOf(results, tz);
  const { charts, chartOf, more } = chartsOf(joined, tz);
  const timeline = timelineOf(joined, chartOf, tz);
  const quality = qualityPart(joined, tz);
  const headline = headlineOf(joined, tz);
  const paths = results.flatMap(({ inputs }) => inputs.map(({ path }) => path));
  return {
    title: `Findings in ${inputNames([...new Set(paths)])}`,
    lang: 'en',
    tz,
    branding,
    ...headline,
    first: firstFindings(joined, charts, tz),
    timeline,
    charts,
    findings: findingRows(joined, charts, tz),
    gate: gatePart(joined, headline.verdict.state),
    accepted: acceptedRows(joined, tz),
    quality,
    method: methodPart(joined, tz),
    leftOut: leftOutOf(joined, { charts: charts.length, more, timeline, quality }),
  };
}
