import { seriesName } from './labels.ts';
import { parseSelector } from './selector.ts';
import type { Series } from './series.ts';

/** What a series is chosen by. */
export type NamedSeries = Pick<Series, 'name' | 'labels'>;

/** `sum(rate(` and what is within; as many brackets are closed as were opened. */
const DERIVED = /^((?:[a-z][\w.-]*\()+)(.*?)\)+$/is;

/**
 * A selector of series as they are judged: as in `parseSelector`, where a name means all that is made of it; or within
 * the brackets that a derived name is printed with, which means that alone: `p95(http_*{job="api"})`.
 * @throws UsageError when it cannot be understood
 */
export function parseJudgedSelector(text: string): (series: NamedSeries) => boolean {
  const [whole, opened = '', within = ''] = DERIVED.exec(text.trim()) ?? [];
  const closed = ')'.repeat(opened.split('(').length - 1);
  if (whole === undefined || whole !== opened + within + closed) {
    const selects = parseSelector(text);
    return ({ labels }) => selects(labels);
  }
  const selects = parseSelector(within);
  // A column of a table may be named like that.
  const selectsName = text.includes('{') ? () => false : parseSelector(text);
  return ({ name, labels }) =>
    selectsName(labels) || (name === opened + seriesName(labels) + closed && selects(labels));
}
