import { edited } from '../yaml/edit.ts';
import { withoutItems } from '../yaml/removal.ts';
import { readYamlText, type YamlFile } from '../yaml/yaml.ts';

/** An entry as it stands in the file. */
type Item = Readonly<Record<string, unknown>>;

/** What becomes of the entries of a file; indices count in the file as it was. */
export interface BaselineChange {
  readonly changed: ReadonlyMap<number, Item>;
  readonly removed: ReadonlySet<number>;
  /** They come last, in this order. */
  readonly added: readonly Item[];
}

const HEAD = `# Findings that were accepted: each stays in every report, and fails no gate until its day has passed.
# To accept what is there now: aiops detect ... --update-baseline --reason TEXT --expires YYYY-MM-DD
# To remove what is gone: aiops detect ... --prune-baseline. Edit it as you like: comments and order are kept.
`;

/** A file without entries, to which some are added. */
export function emptyBaseline(path: string, schema: string): YamlFile {
  return readYamlText(`${HEAD}schema: ${schema}\naccepted: []\n`, path);
}

/**
 * A file of accepted findings once its entries have changed, in the style in which it is written; all else stays byte
 * for byte.
 * @throws InputError when it would be too large to be read again
 */
export function changedBaseline(base: YamlFile, { changed, removed, added }: BaselineChange): YamlFile {
  const now = edited(
    base,
    withItems(base, (items) => items.map((item, at) => merged(item, changed.get(at)))),
  );
  const rest = withoutItems(now, 'accepted', removed);
  return edited(
    rest,
    withItems(rest, (items) => [...items, ...added]),
  );
}

function withItems({ data }: YamlFile, change: (items: readonly Item[]) => readonly Item[]): unknown {
  const { accepted } = data as { readonly accepted: readonly Item[] | null };
  const items = change(accepted ?? []);
  // A key that somebody left empty stays so until there is something to say.
  return { ...(data as object), accepted: accepted === null && items.length === 0 ? null : items };
}

/** The keys keep their places, and what says nothing any more keeps its key. */
function merged(item: Item, now: Item | undefined): Item {
  if (now === undefined) return item;
  const empty = Object.keys(item).map((key) => [key, null] as const);
  return { ...Object.fromEntries(empty), ...now };
}
