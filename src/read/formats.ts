import type { Reader } from './reader.ts';

/** The input formats, in sniffing order, each loaded when it is needed. */
export const inputFormats = {
  'prometheus-json': async (): Promise<Reader> => (await import('./prometheus-json.ts')).prometheusJson,
  csv: async (): Promise<Reader> => (await import('./csv.ts')).csv,
} satisfies Record<string, () => Promise<Reader>>;

export type InputFormatName = keyof typeof inputFormats;
export const inputFormatNames: readonly InputFormatName[] = Object.keys(inputFormats) as InputFormatName[];
