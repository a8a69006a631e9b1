import { InputError } from '../../errors.ts';
import { type BlockFile, ByteReader, damaged } from './byte-reader.ts';
import { crc32c } from './crc32c.ts';

/** What was deleted from a series: intervals that include both ends, in order and apart from each other. */
export class DeletedTimes {
  readonly #intervals: readonly Interval[];

  constructor(intervals: readonly Interval[]) {
    this.#intervals = united(intervals);
  }

  has(timestampMs: number): boolean {
    let [from, to] = [0, this.#intervals.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.#intervals[middle]!.toMs < timestampMs) from = middle + 1;
      else to = middle;
    }
    const interval = this.#intervals[from];
    return interval !== undefined && interval.fromMs <= timestampMs;
  }
}

export interface Interval {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * What the file `tombstones` of a block, version 1, says was deleted, by the reference of the series.
 * The format: Prometheus, tsdb/docs/format/tombstones.md; its checksum leaves out magic and version.
 * @throws InputError for another version and for damage
 */
export function deletedTimes(file: BlockFile): ReadonlyMap<number, DeletedTimes> {
  const end = file.bytes.length - CHECKSUM_BYTES;
  if (end < HEADER_BYTES) throw damaged(file, file.bytes.length, 'it ends too early');
  const reader = new ByteReader(file, 0, end);
  if (reader.uint32() !== MAGIC) throw damaged(file, 0, 'it does not begin like the tombstones of a block');
  requireVersion(file, reader.uint8());
  if (new ByteReader(file, end).uint32() !== crc32c(file.bytes, HEADER_BYTES, end)) {
    throw damaged(file, HEADER_BYTES, 'the checksum does not agree');
  }
  const intervals = new Map<number, Interval[]>();
  while (reader.remaining > 0) {
    const ref = reader.uvarint();
    const interval = { fromMs: reader.varint(), toMs: reader.varint() };
    const known = intervals.get(ref);
    if (known === undefined) intervals.set(ref, [interval]);
    else known.push(interval);
  }
  return new Map([...intervals].map(([ref, ofSeries]) => [ref, new DeletedTimes(ofSeries)]));
}

const MAGIC = 0x0130ba30;
const HEADER_BYTES = 5;
const CHECKSUM_BYTES = 4;

function requireVersion({ place }: BlockFile, version: number): void {
  if (version === 1) return;
  throw new InputError({
    code: 'tsdb-version',
    place,
    what: `the tombstones have version ${version}, only version 1 is read`,
    fix: 'let Prometheus drop what was deleted: curl -XPOST …/api/v1/admin/tsdb/clean_tombstones',
  });
}

function united(intervals: readonly Interval[]): readonly Interval[] {
  const apart: Interval[] = [];
  for (const next of intervals.toSorted((a, b) => a.fromMs - b.fromMs)) {
    if (next.toMs < next.fromMs) continue;
    const last = apart.at(-1);
    if (last === undefined || next.fromMs > last.toMs) apart.push(next);
    else apart[apart.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, next.toMs) };
  }
  return apart;
}
