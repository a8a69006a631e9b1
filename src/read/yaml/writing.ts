import { stringify } from 'yaml';

/** List items as they are to be written, where they come from a file: lines that begin with `- `. */
export type Written = ReadonlyMap<unknown, readonly string[]>;

/** A text stays on its line, however long it is and whatever it holds. */
const WRITING = {
  lineWidth: 0,
  blockQuote: false,
  singleQuote: false,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  aliasDuplicateObjects: false,
  flowCollectionPadding: false,
} as const;

/** The inside of a list or mapping on one line. */
export function inFlow(collection: unknown): string {
  return stringify(collection, { ...WRITING, collectionStyle: 'flow' })
    .trimEnd()
    .slice(1, -1);
}

/** The lines of a list or mapping, not indented. */
export function blockOf(value: unknown, written: Written): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => written.get(item) ?? linesOf([item]));
  return linesOf(value);
}

/** The lines of a key with its value. */
export function keyed(key: string, value: unknown, written: Written): string[] {
  if (!Array.isArray(value) || value.length === 0) return linesOf({ [key]: value });
  return [`${key}:`, ...blockOf(value, written).map((line) => `  ${line}`)];
}

function linesOf(value: unknown): string[] {
  return stringify(value, WRITING).trimEnd().split('\n');
}

/** Whether a value is a list or mapping that is not empty: only such a one takes lines of its own. */
export function isFilled(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
