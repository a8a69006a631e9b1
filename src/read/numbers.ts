/**
 * Value of a cell: NaN where it says that there is no value, ±Infinity where it says so; undefined when it is
 * no number. Units and thousands separators are no numbers: to strip them would be to guess.
 * @example numberOf('0,279', ',') // => 0.279
 */
export function numberOf(text: string, decimal: '.' | ','): number | undefined {
  const short = shortNumberOf(text, decimal.charCodeAt(0));
  if (!Number.isNaN(short)) return short;
  if (decimal === '.' && NUMBER.test(text)) return Number(text);
  if (decimal === ',' && NUMBER_WITH_COMMA.test(text)) return Number(text.replace(',', '.'));
  if (isMissing(text)) return Number.NaN;
  if (!INFINITE.test(text)) return undefined;
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** So many digits are exact in a double… */
const EXACT_DIGITS = 15;
/** …and so is the power of ten that they are divided by: the quotient is rounded once, as `Number` would. */
const POWERS_OF_TEN: readonly number[] = Array.from({ length: EXACT_DIGITS + 1 }, (_, n) => 10 ** n);

/** A number of up to 15 digits, without exponent; NaN for any other text. Nearly every cell is one. */
function shortNumberOf(text: string, decimalCode: number): number {
  let digits = 0;
  let decimals = -1;
  let whole = 0;
  const sign = text.charCodeAt(0);
  const isSigned = sign === 0x2d || sign === 0x2b;
  for (let i = isSigned ? 1 : 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) {
      whole = 10 * whole + (code - 0x30);
      digits += 1;
    } else if (code === decimalCode && decimals < 0) decimals = digits;
    else return Number.NaN;
  }
  if (digits === 0 || digits > EXACT_DIGITS) return Number.NaN;
  const size = decimals < 0 ? whole : whole / POWERS_OF_TEN[digits - decimals]!;
  return sign === 0x2d ? -size : size;
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
