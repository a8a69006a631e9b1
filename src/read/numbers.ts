/**
 * Value of a cell: NaN where it says that there is no value, ±Infinity where it says so; undefined when it is
 * no number. Units and thousands separators are no numbers: to strip them would be to guess.
 * @example numberOf('0,279', ',') // => 0.279
 */
export function numberOf(text: string, decimal: '.' | ','): number | undefined {
  if (decimal === '.' && NUMBER.test(text)) return Number(text);
  if (decimal === ',' && NUMBER_WITH_COMMA.test(text)) return Number(text.replace(',', '.'));
  if (isMissing(text)) return Number.NaN;
  if (!INFINITE.test(text)) return undefined;
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Whether a cell says that there is no value. */
export function isMissing(text: string): boolean {
  return MISSING.has(text) || (text.length <= LONGEST_MISSING && MISSING.has(text.toLowerCase()));
}

/** Whether a text is a number dressed for people: with a unit or with thousands separators. */
export function isDressedNumber(text: string): boolean {
  return WITH_UNIT.test(text) || WITH_THOUSANDS.test(text);
}

/** Why a text that looks like a number is not read, and how to mend it; undefined when it looks like none. */
export function dressedNumberTrouble(text: string): { why: string; fix: string } | undefined {
  if (WITH_UNIT.test(text)) {
    return { why: 'units are not read', fix: 'export plain numbers, all in one unit' };
  }
  if (WITH_THOUSANDS.test(text)) {
    return { why: 'thousands separators are not read', fix: `export plain numbers (${plainNumber(text)})` };
  }
  return undefined;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const NUMBER_WITH_COMMA = /^[+-]?(?:\d+,?\d*|,\d+)(?:e[+-]?\d+)?$/i;
const INFINITE = /^[+-]?inf(?:inity)?$/i;
const MISSING: ReadonlySet<string> = new Set([
  '',
  'nan',
  'null',
  'n/a',
  '-',
  'none',
  'undefined',
  '#n/a',
  'na',
  '?',
]);
const LONGEST_MISSING = 'undefined'.length;

const UNITS = 'ns|[uµμ]s|ms|s|min|h|[kMGTP]?i?(?:bit|bps|B/s|B)|[kM]?Hz|req/s|rps|ops|°?C|EUR|USD';
const WITH_UNIT: RegExp = new RegExp(`^[+-]?\\d+(?:[.,]\\d+)?(?:\\s*[%€$]|\\s*(?:${UNITS}))$`);
const WITH_THOUSANDS = /^[+-]?\d{1,3}(?:([., '\u00a0\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;

function plainNumber(text: string): string {
  const separator = /[., '\u00a0\u202f]/.exec(text)?.[0] ?? '';
  return text.replaceAll(separator, '').replace(',', '.');
}
