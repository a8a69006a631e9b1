import { byCodePoint } from '../code-point-order.ts';

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

function escapeText(text: string, quoted: boolean): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return quoted ? escaped.replaceAll('"', '\\"') : escaped;
}
