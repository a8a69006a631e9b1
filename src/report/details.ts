import type { Finding } from '../findings/finding.ts';
import { nineDigits } from './significant.ts';

/** Facts of a finding that have a field of their own in the result, or are told there as times. */
const toldElsewhere = [
  'kind',
  'firstSlot',
  'lastSlot',
  'peakSlot',
  'probability',
  'direction',
  'value',
  'expected',
  'lower',
  'upper',
] as const;
const isToldElsewhere: ReadonlySet<string> = new Set(toldElsewhere);

type KeyOfAny<T> = T extends unknown ? keyof T : never;

/** The name of a fact that only some kinds have. */
export type DetailName = Exclude<KeyOfAny<Finding>, (typeof toldElsewhere)[number]>;

type FactOf<T, Name> = T extends unknown ? (Name extends keyof T ? T[Name] : never) : never;

/** The facts that only some kinds have, such as the levels of a shift. */
export type FindingDetails = {
  readonly [Name in DetailName]?: FactOf<Finding, Name>;
};

/** @example detailsOf(levelShift) // => { levelBefore: 8, levelAfter: 30 } */
export function detailsOf(finding: Finding): FindingDetails {
  return Object.fromEntries(Object.entries(finding).filter(([name]) => !isToldElsewhere.has(name)));
}

/** As they stand in JSON: numbers are finite, else null, and have nine digits. */
type DetailsInJson = {
  [Name in DetailName]?: Exclude<FindingDetails[Name], undefined> extends number
    ? number | null
    : Exclude<FindingDetails[Name], undefined>;
};

export function reportedDetails(details: FindingDetails): DetailsInJson {
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, safe(value)]));
}

function safe(value: string | number): string | number | null {
  if (typeof value === 'string' || Number.isInteger(value)) return value;
  return Number.isFinite(value) ? nineDigits(value) : null;
}
