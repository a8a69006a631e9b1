import { flatFinding } from '../flat.ts';
import type { OutputFormat } from './format.ts';

/** One flat record a finding, for jq, Miller, DuckDB and the like; nothing found is no line. */
export const ndjson: OutputFormat = {
  title: 'one flat JSON record a line and finding',
  *render({ result }) {
    for (const finding of result.findings) yield `${JSON.stringify(flatFinding(finding))}\n`;
  },
};
