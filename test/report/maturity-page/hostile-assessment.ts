import type { AssessmentResult } from '../../../src/report/assessment/result.ts';
import { hostileText } from '../page/hostile-result.ts';

/** All that is hostile but the length, which the tables leave out. */
export const hostileWords: string = hostileText.slice(0, hostileText.indexOf('xxxx'));

/** Keys whose values people write: who answers, who leads, who wrote the model. */
const toldKeys = new Set([
  ...['client', 'scope', 'facilitator', 'title', 'name', 'meaning', 'about', 'text', 'message', 'advice'],
  ...['unit', 'owner', 'risk', 'guard', 'done', 'why', 'what', 'link', 'comments', 'approver'],
]);

/** An assessment in which every text is hostile; one comment is very long. */
export function hostileAssessment(result: AssessmentResult): AssessmentResult {
  const hostile = hostileOf(result, '') as AssessmentResult;
  const [first, ...others] = hostile.gates;
  return { ...hostile, gates: [{ ...first!, comments: [hostileText] }, ...others] };
}

function hostileOf(value: unknown, key: string): unknown {
  if (typeof value === 'string') return toldKeys.has(key) ? `${hostileWords} ${value}` : value;
  if (Array.isArray(value)) return value.map((one: unknown) => hostileOf(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hostileOf(one, name)]));
}
