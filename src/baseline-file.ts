import {
  BASELINE_SCHEMA,
  type BaselineEntry,
  baselineSchema,
  readEntry,
  writtenEntry,
} from './baseline/entry.ts';
import { isOngoing } from './baseline/judged-range.ts';
import { type Accepting, baselineUpdate } from './baseline/update.ts';
import { InputError, UsageError } from './errors.ts';
import type { Input } from './inputs.ts';
import { invalid, readDocument } from './model-file.ts';
import { changedBaseline, emptyBaseline } from './read/baseline/baseline-text.ts';
import { checkedAgainst } from './read/documents/located.ts';
import type { YamlFile } from './read/yaml/yaml.ts';
import { acceptanceOf, judgedRanges, type PlacedEntry } from './report/gated.ts';
import type { FindingsResult } from './report/result.ts';

/** A file of accepted findings: its text with all comments, and what it says. */
export interface BaselineFile {
  readonly path: string;
  readonly yaml: YamlFile;
  readonly entries: readonly PlacedEntry[];
}

/** What becomes of the entries of a file. */
export interface BaselineEdit {
  readonly added: readonly BaselineEntry[];
  readonly renewed: ReadonlyMap<PlacedEntry, BaselineEntry>;
  readonly removed: readonly PlacedEntry[];
}

/** What a run is to change in a file of accepted findings. */
export interface BaselineWish {
  /** What is said of findings that are accepted now; undefined: none is. */
  readonly told: Omit<Accepting, 'isOngoing'> | undefined;
  /** Whether what is gone is removed. */
  readonly isPruned: boolean;
  /** YYYY-MM-DD, UTC. */
  readonly today: string;
}

/**
 * @throws UsageError when it is no YAML, or not what the schema says
 * @throws InputError when it cannot be read
 */
export async function readBaseline(input: Input): Promise<BaselineFile> {
  try {
    return baselineOf(await readDocument(input));
  } catch (error) {
    if (error instanceof InputError && error.fault.code.startsWith('yaml-'))
      throw new UsageError(error.fault);
    throw error;
  }
}

/** @param file undefined: there is none yet, and `path` is where it will be */
export function updatedBaseline(
  file: BaselineFile | undefined,
  path: string,
  { added, renewed, removed }: BaselineEdit,
): BaselineFile {
  const base = file ?? baselineOf(emptyBaseline(path, BASELINE_SCHEMA));
  const places = new Map(base.entries.map((entry, at) => [entry, at]));
  const placeOf = (entry: PlacedEntry) => places.get(entry)!;
  const yaml = changedBaseline(base.yaml, {
    changed: new Map([...renewed].map(([entry, now]) => [placeOf(entry), writtenEntry(now)])),
    removed: new Set(removed.map(placeOf)),
    added: added.map(writtenEntry),
  });
  return yaml === base.yaml ? base : baselineOf(yaml);
}

/**
 * What it takes to accept every finding of a result that could fail a gate, and to remove what is gone: what was looked
 * at and matches nothing, and what has expired and matches nothing.
 */
export function baselineEdit(
  file: BaselineFile | undefined,
  result: FindingsResult,
  { told, isPruned, today }: BaselineWish,
): BaselineEdit {
  const series = judgedRanges(result.series);
  const acceptance = acceptanceOf(result, { entries: file?.entries ?? [], today });
  const { added, renewed } =
    told === undefined
      ? { added: [], renewed: new Map() }
      : baselineUpdate(result.findings, acceptance, {
          ...told,
          isOngoing: (finding) => isOngoing(finding, series),
        });
  const isOver = ({ expires }: PlacedEntry) => expires !== null && expires < today;
  const gone = [...acceptance.stale, ...acceptance.elsewhere.filter(isOver)];
  return { added, renewed, removed: isPruned ? gone : [] };
}

/** @throws UsageError */
function baselineOf(yaml: YamlFile): BaselineFile {
  const checked = checkedAgainst(yaml, baselineSchema);
  if ('faults' in checked) throw invalid(UsageError, checked.faults, yaml.path);
  const entries = (checked.value.accepted ?? []).map((entry, at) => ({
    ...readEntry(entry),
    place: yaml.placeOf(['accepted', at]),
  }));
  return { path: yaml.path, yaml, entries };
}
