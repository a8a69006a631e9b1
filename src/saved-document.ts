import type { z } from 'zod';
import { type Fault, InputError } from './errors.ts';
import type { Input } from './inputs.ts';
import { documentText } from './read/documents/document-text.ts';
import { checkedAgainst, type DocumentPath, type Located } from './read/documents/located.ts';

/** A kind of result that is saved as JSON and read again. */
export interface SavedForm<Result> {
  /** As its key `schema` names it: `aiops/NAME/vN`. */
  readonly name: string;
  readonly schema: z.ZodType<Result>;
  /** What people call it. */
  readonly noun: string;
  /** How it comes to be. */
  readonly fix: string;
}

/** A result with every series in it; V8 holds no text of more than 512 MiB. */
const MAX_BYTES = 500 * 1_048_576;

/**
 * A saved result of one of some forms, not yet checked against it.
 * @throws InputError when it is no JSON, or of no such form
 */
export async function readSavedDocument(
  input: Input,
  forms: readonly SavedForm<unknown>[],
): Promise<Located & { readonly form: string }> {
  const { path } = input;
  if ('parts' in input) throw notOne(path, forms, 'a folder');
  const text = await documentText(input, 'saved-too-large', {
    maxBytes: MAX_BYTES,
    fix: 'check that this is the right file, or save fewer series at once: --select',
  });
  const data = jsonOf(text, path, forms);
  const form = (data as { schema?: unknown } | null)?.schema;
  if (typeof form !== 'string') throw notOne(path, forms, 'JSON without a key "schema"');
  if (forms.some(({ name }) => name === form)) return { path, data, form, placeOf: () => path };
  throw newerOne(path, forms, form) ?? notOne(path, forms, form);
}

/**
 * The result in a document, whose form it has.
 * @throws InputError with the first place where it is not what a result is
 */
export function savedResult<Result>(document: Located, { schema }: SavedForm<Result>): Result {
  const checked = checkedAgainst(keyed(document), schema);
  if ('value' in checked) return checked.value;
  const [first] = checked.faults;
  if (first === undefined) throw new Error('a saved result was refused without a reason');
  throw damaged(document, first);
}

function damaged({ path, data }: Located, { what, place, fix }: Fault): InputError {
  const { tool, settings } = data as SavedBy;
  const version = typeof tool?.version === 'string' ? tool.version : 'of another version';
  const command = settings?.command;
  return new InputError({
    code: 'saved-damaged',
    place: path,
    what: place === path ? what : `${what} (at ${place})`,
    why: `aiops ${version} wrote it, or it was edited`,
    fix: typeof command === 'string' ? `save it again: ${command} -f json` : (fix ?? 'save it again'),
  });
}

/** What a result may tell of its making, where nothing is sure of it yet. */
interface SavedBy {
  readonly tool?: { readonly version?: unknown } | null;
  readonly settings?: { readonly command?: unknown } | null;
}

/** A result is written on many lines that nobody counts: a place is told by its keys, `findings.3.start`. */
function keyed({ path, data }: Located): Located {
  return { path, data, placeOf: (at: DocumentPath) => at.map(String).join('.') || path };
}

function jsonOf(text: string, path: string, forms: readonly SavedForm<unknown>[]): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notOne(path, forms, looksOf(text));
  }
}

/** What a text is that is no JSON. */
function looksOf(text: string): string {
  const [first = ''] = text.trimStart().split('\n', 1);
  if (first === '') return 'an empty file';
  if (!first.startsWith('{')) return 'a text that is no JSON';
  return isJson(first) ? 'NDJSON, which has no series' : 'JSON that is cut off or damaged';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function newerOne(path: string, forms: readonly SavedForm<unknown>[], form: string): InputError | undefined {
  const known = forms.find(({ name }) => familyOf(name) === familyOf(form));
  if (known === undefined || versionOf(form) <= versionOf(known.name)) return undefined;
  return new InputError({
    code: 'saved-newer',
    place: path,
    what: `a newer aiops wrote it (${form}), and this one reads ${known.name}`,
    fix: 'update aiops, or save it again with this one',
  });
}

function familyOf(form: string): string {
  return form.replace(/\/v\d+$/, '');
}

function versionOf(form: string): number {
  return Number(/\/v(\d+)$/.exec(form)?.[1] ?? 0);
}

function notOne(path: string, forms: readonly SavedForm<unknown>[], got: string): InputError {
  const expected = forms.map(({ noun, name }) => `${noun} (${name})`).join(' or ');
  return new InputError({
    code: 'saved-format',
    place: path,
    what: `expected ${expected} saved as JSON, got ${got}`,
    fix: forms.map(({ fix }) => fix).join('; or '),
  } satisfies Fault);
}
