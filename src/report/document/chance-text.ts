import { falseAlarms, falseAlarmsTold } from '../chance.ts';
import { counted, humanCount, humanNumber } from '../units.ts';
import type { Joined } from './joined.ts';

/** Below this it is likelier that none is false than that one is. */
const LIKELY = 0.5;

/**
 * How many of the findings may be chance alone, in a sentence; where nothing was found, how many might have been, and
 * where nothing was judged either, nothing.
 * @example 'About 4 of the 12 findings may be chance alone.'
 */
export function chanceText({ results, findings }: Pick<Joined, 'results' | 'findings'>): string {
  const alarms = results.reduce((sum, { summary }) => sum + falseAlarms(summary), 0);
  const told = falseAlarmsTold(alarms);
  const allowed = told === 1 ? '1 false alarm' : `${humanNumber(told)} false alarms`;
  if (findings.length === 0 && results.every(({ summary }) => summary.series === 0)) return '';
  if (findings.length === 0) return `In so much data the settings would have allowed ${allowed}.`;
  const ofChance = findings.filter(({ finding }) => finding.probability > 0).length;
  const isOne = findings.length === 1;
  if (ofChance === 0) return isOne ? 'It is no matter of chance.' : 'None of them is a matter of chance.';
  if (alarms < LIKELY) {
    return `${isOne ? 'It is hardly' : 'Hardly any of them is'} chance alone: in so much data the settings allow ${allowed}.`;
  }
  const may = Math.min(ofChance, Math.max(1, Math.round(told)));
  if (may < findings.length)
    return `About ${humanCount(may)} of the ${counted(findings.length, 'finding')} may be chance alone.`;
  const all = isOne ? 'It' : 'All of them';
  return `${all} may be chance alone: in so much data the settings allow ${counted(Math.round(Math.max(1, told)), 'false alarm')}.`;
}
