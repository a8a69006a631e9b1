import { checkedText } from './checked-text.ts';
import { hasCells, sniffDialect } from './csv/dialect.ts';
import { eachRecord, MAX_ROW_BYTES } from './csv/records.ts';
import { CsvRows } from './csv/rows.ts';
import { takeHead } from './head.ts';
import type { Reader, Reading, ReadOptions, Source } from './reader.ts';

/**
 * Tables of text: wide (a time and one column a series), long (names and labels in columns of their own), with
 * or without a header. In a place `file:line:column`, the column is the number of the field.
 */
export const csv: Reader = {
  title: 'CSV, TSV and the like: wide, long, or without a header',
  recognises: hasCells,
  read: readCsv,
};

async function readCsv(source: Source, options: ReadOptions): Promise<Reading> {
  const { path } = source;
  const { head, isWhole, bytes } = await takeHead(checkedText(source, MAX_ROW_BYTES));
  const { delimiter, preambleLines, preambleBytes } = sniffDialect(head, isWhole, options.delimiter);
  const rows = new CsvRows(path, delimiter, options);
  const table = { path, bytes: withoutFirst(preambleBytes, bytes) };
  await eachRecord(table, { delimiter, firstLine: preambleLines + 1 }, (cells, line) =>
    rows.take(cells, line),
  );
  const { assumptions, ...reading } = rows.finish();
  return {
    format: 'csv',
    ...reading,
    assumptions: [
      ...(preambleLines === 0
        ? []
        : [`${preambleLines} ${preambleLines === 1 ? 'line' : 'lines'} before the header skipped`]),
      ...(delimiter === ',' || options.delimiter !== undefined ? [] : [`delimiter ${quoted(delimiter)}`]),
      ...assumptions,
    ],
    setAside: [],
    warnings: [],
  };
}

async function* withoutFirst(length: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = length;
  for await (const chunk of chunks) {
    if (left === 0) yield chunk;
    else if (left < chunk.length) yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

function quoted(delimiter: string): string {
  return delimiter === '\t' ? 'tab' : JSON.stringify(delimiter);
}
