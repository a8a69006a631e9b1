import { humanCount } from '../units.ts';
import { type FindingColumn, type FindingRow, findingColumns } from './document.ts';
import { shortName } from './names.ts';

/** The table of findings as every form shows it: what all rows share is told once, above it. */
export interface FindingsTable {
  /** @example 'All findings, worst first; all open; all in metrics.csv' */
  readonly caption: string;
  /** From left to right, without those whose cells would all say the same. */
  readonly columns: readonly FindingColumn[];
  /** Of the input of all rows; null where they have several. */
  readonly path: string | null;
}

/** @param all how many findings there are; the rows are the worst of them, and what is to be looked at first */
export function findingsTable(rows: readonly FindingRow[], all: number): FindingsTable {
  const state = shared(rows, (row) => row.state);
  const path = shared(rows, (row) => row.path);
  const isSource = rows.some((row) => sourceIn(path, row) !== '');
  const which = rows.length < all ? `${humanCount(rows.length)} of ${humanCount(all)}` : 'All';
  return {
    caption: [
      `${which} findings, worst first`,
      ...(state === null ? [] : [`all ${state}`]),
      ...(path === null || path === '' ? [] : [`all in ${shortName(path, WIDTH)}`]),
    ].join('; '),
    columns: (Object.keys(findingColumns) as FindingColumn[]).filter(
      (column) => (column !== 'state' || state === null) && (column !== 'source' || isSource),
    ),
    path,
  };
}

const WIDTH = 120;

/** Where a finding is, beyond what the caption tells. @example ':1412' */
export function sourceIn(path: FindingsTable['path'], row: FindingRow): string {
  return path === null ? row.cells.source.text : path === '' ? '' : row.cells.source.text.slice(path.length);
}

function shared<Value>(rows: readonly FindingRow[], of: (row: FindingRow) => Value): Value | null {
  const [first] = rows;
  return first !== undefined && rows.every((row) => of(row) === of(first)) ? of(first) : null;
}
