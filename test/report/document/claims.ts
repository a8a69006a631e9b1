import { Temporal } from 'temporal-polyfill';

/** What may stand in a text with its digits: whole texts of a result, and numbers as people read them. */
export type Claims = readonly string[];

/**
 * The numbers of a text that nothing claims. Claims are taken out of it, the longest first, where no digit goes on
 * before or after them; whatever digits are left nobody has recomputed.
 * @example unclaimed('12 of 13 series, p95', ['12', 'p95']) // => ['13']
 */
export function unclaimed(text: string, claims: Claims): string[] {
  const known = [...new Set(claims)].filter((claim) => /\d/.test(claim)).sort((a, b) => b.length - a.length);
  const left = known.reduce((rest, claim) => rest.replaceAll(whole(claim), '\u0000'), text);
  return left.match(/\d[\d.,:-]*/g) ?? [];
}

function whole(claim: string): RegExp {
  const literal = claim.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\d]|\\d[.,])${literal}(?![\\d]|[.,]\\d)`, 'g');
}

const thousands = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 });
const fourDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });

export function count(of: number): string {
  return thousands.format(of);
}

/** Four digits, or all of a whole number below a million; far from one with its power of ten. */
export function number(value: number): string {
  const size = Math.abs(value);
  if (value !== 0 && (size >= 1e12 || size < 1e-4)) {
    const [digits, power] = value.toExponential(3).split('e');
    return `${Number(digits)}e${Number(power)}`;
  }
  return Number.isInteger(value) && size < 1e6 ? count(value) : fourDigits.format(value);
}

/** @param digits behind the point at most */
export function percent(share: number, digits: number): string {
  return `${new Intl.NumberFormat('en-US', { maximumFractionDigits: digits }).format(share * 100)}%`;
}

/** Two significant digits, as a share of what is missing is told; a part never rounds to the whole. */
export function roughPercent(share: number): string {
  if (share >= 0.995 && share < 1) return 'more than 99%';
  return `${number(Number((share * 100).toPrecision(2)))}%`;
}

/** Its two largest units. */
export function duration(ms: number): string {
  const { days, hours, minutes, seconds, milliseconds } = Temporal.Duration.from({
    milliseconds: Math.round(ms),
  }).round({ largestUnit: 'day' });
  const parts: [number, string][] = [
    [days, 'd'],
    [hours, 'h'],
    [minutes, 'm'],
    [seconds, 's'],
    [milliseconds, 'ms'],
  ];
  const first = parts.findIndex(([many]) => many > 0);
  const told = parts.slice(first, first + 2).filter(([many]) => many > 0);
  return first === -1 ? '0s' : told.map(([many, unit]) => `${many}${unit}`).join('');
}

/** A moment on the clock of a zone, and the hours alone: the day of an end is told only where it is another. */
export function moment(time: string, tz: string): string[] {
  const at = Temporal.Instant.from(time).toZonedDateTimeISO(tz).toPlainDateTime();
  const isWhole = at.second === 0 && at.millisecond === 0;
  const fraction = at.millisecond === 0 ? 0 : 3;
  const text = at.toString(isWhole ? { smallestUnit: 'minute' } : { fractionalSecondDigits: fraction });
  return [text.replace('T', ' '), text.slice(11)];
}
