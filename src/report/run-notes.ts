import { firstNames } from '../first-names.ts';
import { plain } from './plain.ts';
import type { FindingsResult } from './result.ts';
import { counted, humanCount } from './units.ts';

/** Dates told of days unlike others; more are seldom. */
const DATES_TOLD = 3;

/**
 * What a run as a whole says of itself, beside how much it found.
 * @example ['99% band holds 98.9%', '--fdr 0.2 hid 12 findings', '23 findings explained: 2026-05-14 is unlike other days', '7 accepted in aiops-baseline.yaml']
 */
export function runNotes({ summary, findings, baseline }: FindingsResult): string[] {
  const { coverage, falseDiscoveryRate: rate, unlikeDays } = summary;
  const explained = findings.filter((finding) => finding.explained !== null).length;
  return [
    coverage.observed === null
      ? ''
      : `${percent(coverage.expected)} band holds ${percent(coverage.observed)}`,
    rate === null || rate.hidden === 0 ? '' : `--fdr ${rate.limit} hid ${counted(rate.hidden, 'finding')}`,
    explained === 0 || unlikeDays.length === 0
      ? ''
      : `${counted(explained, 'finding')} explained: ${datesText(unlikeDays)}`,
    ...(baseline === null ? [] : baselineNotes(baseline)),
  ].filter((note) => note !== '');
}

function baselineNotes({ path, accepted, expired }: NonNullable<FindingsResult['baseline']>): string[] {
  return [
    accepted === 0 ? '' : `${humanCount(accepted)} accepted in ${plain(path)}`,
    expired.length === 0 ? '' : `${counted(expired.length, 'acceptance')} expired`,
  ];
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`;
}

/** @example '2026-05-14 and 1 more are unlike other days' */
function datesText(unlikeDays: FindingsResult['summary']['unlikeDays']): string {
  const dates = unlikeDays.map(({ date }) => date);
  const names = firstNames(dates, { most: DATES_TOLD, counted: humanCount });
  return `${names} ${dates.length === 1 ? 'is' : 'are'} unlike other days`;
}
