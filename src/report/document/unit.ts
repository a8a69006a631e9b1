import type { ReportedSeries } from '../result.ts';

/** SOURCE: Prometheus, "Metric and label naming", base units: a metric name ends with its unit in plural. */
const units: Readonly<Record<string, string>> = {
  seconds: 's',
  milliseconds: 'ms',
  bytes: 'B',
  celsius: '°C',
  percent: '%',
  volts: 'V',
  amperes: 'A',
  joules: 'J',
  meters: 'm',
  grams: 'g',
};

/**
 * The unit that the name of a metric tells; null where it tells none.
 * @example unitOf({ labels: { __name__: 'node_network_receive_bytes_total' }, derived: 'rate' }) // => 'B/s'
 */
export function unitOf({ labels, derived }: Pick<ReportedSeries, 'labels' | 'derived'>): string | null {
  const name = labels['__name__'] ?? '';
  const words = name.replace(/_(total|sum)$/, '').split('_');
  const word = words.at(-1) ?? '';
  const unit = words.length > 1 && Object.hasOwn(units, word) ? (units[word] ?? null) : null;
  if (derived === null || !/\brate\b/.test(derived)) return unit;
  // What is counted of a histogram are its observations, not their unit.
  return /_(total|sum)$/.test(name) ? `${unit ?? ''}/s` : '/s';
}
