import { openMetrics10 } from './exposition/dialect.ts';
import { readExposition } from './exposition/exposition.ts';
import { expositionSigns } from './exposition/sniff.ts';
import type { Reader } from './reader.ts';

/** OpenMetrics 1.0, which ends in `# EOF` and has its times in seconds. */
export const openmetrics: Reader = {
  title: 'OpenMetrics, and promtool tsdb dump-openmetrics',
  example: "curl -H 'Accept: application/openmetrics-text' $TARGET/metrics",
  recognises: (head) => expositionSigns(head)?.isOpenMetrics === true,
  read: (source, options) => readExposition(source, options, openMetrics10),
};
