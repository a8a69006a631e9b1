import type { KeyGrammar } from './key-labels.ts';
import type { TimeUnit } from './sample-times.ts';
import { unquotedLabel } from './unquoted.ts';

/** How the two exposition formats of Prometheus differ. */
export interface Dialect {
  readonly format: 'prometheus-text' | 'openmetrics';
  /** Of the times behind the values. */
  readonly unit: TimeUnit;
  readonly keys: KeyGrammar;
  /** Whether `x_created` tells when the counter `x` began, and `# EOF` has to come last. */
  readonly isOpenMetrics: boolean;
}

/** Text 0.0.4, as of `/metrics` and `/federate`. */
export const text004: Dialect = {
  format: 'prometheus-text',
  unit: 'ms',
  keys: { isLenient: false, unquoted: unquotedLabel },
  isOpenMetrics: false,
};

/** OpenMetrics 1.0; its names are unchecked, since `promtool tsdb dump-openmetrics` prints UTF-8 names unquoted. */
export const openMetrics10: Dialect = {
  format: 'openmetrics',
  unit: 's',
  keys: { isLenient: true, unquoted: unquotedLabel },
  isOpenMetrics: true,
};
