import { stringify } from 'csv-stringify/sync';
import { flatColumns, flatFinding } from '../flat.ts';
import type { OutputFormat } from './format.ts';

/** Findings that are written at once. */
const BATCH = 1000;

/**
 * The records of `ndjson` as a table with a header, also when nothing was found.
 * Texts that a spreadsheet would take for a formula get a leading apostrophe; numbers stay numbers.
 */
export const csv: OutputFormat = {
  title: 'one row a finding, with a header',
  *render({ result }) {
    const columns = flatColumns(result.findings);
    yield stringify([columns], { escape_formulas: true });
    for (let from = 0; from < result.findings.length; from += BATCH) {
      const records = result.findings.slice(from, from + BATCH).map(flatFinding);
      yield stringify(
        records.map((record) => columns.map((column) => record[column] ?? null)),
        { escape_formulas: true },
      );
    }
  },
};
