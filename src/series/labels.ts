/** The label set of a series. Its name is the label `__name__`, as in Prometheus. */
export type Labels = Readonly<Record<string, string>>;

/** The label that holds the name of a series. */
export const NAME_LABEL = '__name__';

/**
 * The identity of a series in Prometheus's spelling: `name{label="value",…}`, labels in code point order.
 * A name that Prometheus would not allow (a column header, say) is kept as it is; backslashes, line breaks and
 * the quotes in a value are escaped.
 * @example seriesName({ __name__: 'up', job: 'api' }) // => 'up{job="api"}'
 */
export function seriesName(labels: Labels): string {
  const pairs = Object.keys(labels)
    .filter((key) => key !== NAME_LABEL)
    .sort(byCodePoint)
    .map((key) => `${key}="${escapeText(labels[key] ?? '', true)}"`);
  const name = escapeText(labels[NAME_LABEL] ?? '', false);
  return pairs.length === 0 && name !== '' ? name : `${name}{${pairs.join(',')}}`;
}

/** Order of two texts by code point, the same under every locale. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return rankOf(left) - rankOf(right);
  }
  return a.length - b.length;
}

/** Halves of characters beyond U+FFFF stand before the last of those below: moved behind them (ICU, "UTF-16 fix-up"). */
function rankOf(codeUnit: number): number {
  if (codeUnit >= 0xe000) return codeUnit - 0x800;
  return codeUnit >= 0xd800 ? codeUnit + 0x2000 : codeUnit;
}

function escapeText(text: string, quoted: boolean): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return quoted ? escaped.replaceAll('"', '\\"') : escaped;
}
