import type { Reader } from './reader.ts';

/** The input formats, in sniffing order, each loaded when it is needed. */
export const inputFormats = {
  'promtool-dump': async (): Promise<Reader> => (await import('./promtool-dump.ts')).promtoolDump,
  'prometheus-json': async (): Promise<Reader> => (await import('./prometheus-json.ts')).prometheusJson,
  'victoriametrics-jsonl': async (): Promise<Reader> =>
    (await import('./victoriametrics-jsonl.ts')).victoriametricsJsonl,
  'promtool-query': async (): Promise<Reader> => (await import('./promtool-query.ts')).promtoolQuery,
  openmetrics: async (): Promise<Reader> => (await import('./openmetrics.ts')).openmetrics,
  'prometheus-text': async (): Promise<Reader> => (await import('./prometheus-text.ts')).prometheusText,
  'prometheus-tsdb': async (): Promise<Reader> => (await import('./prometheus-tsdb.ts')).prometheusTsdb,
  csv: async (): Promise<Reader> => (await import('./csv.ts')).csv,
} satisfies Record<string, () => Promise<Reader>>;

export type InputFormatName = keyof typeof inputFormats;
export const inputFormatNames: readonly InputFormatName[] = Object.keys(inputFormats) as InputFormatName[];
