/**
 * Numbers, durations and times as people read them: the same under every locale and time zone of the machine.
 */

/**
 * A number in four significant digits with thousands separators; whole numbers below a million stay exact.
 * @example humanNumber(20160.4) // => '20,160'
 * @example humanNumber(0.00001234) // => '1.234e-5'
 */
export function humanNumber(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : value > 0 ? '∞' : '-∞';
  const size = Math.abs(value);
  if (size >= 1e12 || (size < 1e-4 && size > 0)) return scientific(value);
  const rounded = Number(value.toPrecision(4));
  return humanCount(Number.isInteger(value) && size < 1e6 ? value : rounded);
}

/** @example scientific(0.0000125) // => '1.25e-5' */
function scientific(value: number): string {
  const [digits = '', exponent = ''] = value.toExponential(3).split('e');
  return `${Number(digits)}e${exponent.replace('+', '')}`;
}

/**
 * A number in full, with thousands separators.
 * @example humanCount(20160) // => '20,160'
 */
export function humanCount(count: number): string {
  const [whole = '', fraction] = String(count).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/**
 * A count with its noun.
 * @example counted(2, 'finding') // => '2 findings'
 */
export function counted(count: number, noun: string): string {
  return `${humanCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * A share as a signed percentage, with one decimal below ten.
 * @example humanPercent(0.0423) // => '+4.2%'
 */
export function humanPercent(share: number): string {
  const percent = Math.abs(share) * 100;
  const digits =
    percent < 9.95
      ? Number(percent.toFixed(1))
      : Number(percent.toPrecision(4)) < 1e6
        ? Math.round(percent)
        : percent;
  return `${share < 0 ? '-' : '+'}${humanNumber(digits)}%`;
}

/** From large to small; two neighbours are told at most. */
const units: readonly (readonly [name: string, ms: number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];

/**
 * A duration in at most two units, in the spelling that the options take.
 * @example humanDuration(8_100_000) // => '2h15m'
 */
export function humanDuration(durationMs: number): string {
  if (!Number.isFinite(durationMs)) return '–';
  const ms = Math.round(durationMs);
  const first = units.findIndex(([, unitMs]) => ms >= unitMs);
  if (first === -1) return '0s';
  const [name, unitMs] = units[first] ?? ['ms', 1];
  const next = units[first + 1];
  const rest = next === undefined ? 0 : Math.floor((ms % unitMs) / next[1]);
  return `${Math.floor(ms / unitMs)}${name}${rest === 0 || next === undefined ? '' : `${rest}${next[0]}`}`;
}

/**
 * A moment in ISO 8601, UTC; milliseconds only where there are some.
 * @example isoTime(0) // => '1970-01-01T00:00:00Z'
 */
export function isoTime(timestampMs: number): string {
  const text = new Date(timestampMs).toISOString();
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text;
}

/**
 * A moment on the clock of a zone; seconds only where there are some.
 * @example humanTime(0, 'Asia/Kolkata') // => '1970-01-01 05:30'
 */
export function humanTime(timestampMs: number, tz: string): string {
  const iso = tz === 'UTC' ? new Date(timestampMs).toISOString() : civilIso(timestampMs, tz);
  const [date = '', time = ''] = iso.replace('Z', '').split('T');
  return `${date} ${time.replace(/\.000$/, '').replace(/^(\d\d:\d\d):00$/, '$1')}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function civilIso(timestampMs: number, tz: string): string {
  const parts = new Map(
    clockOf(tz)
      .formatToParts(timestampMs)
      .map((part) => [part.type, part.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const date = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  return `${date}T${part('hour')}:${part('minute')}:${part('second')}.${part('fractionalSecond')}`;
}

function clockOf(tz: string): Intl.DateTimeFormat {
  const known = clocks.get(tz);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: tz,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  });
  clocks.set(tz, clock);
  return clock;
}
