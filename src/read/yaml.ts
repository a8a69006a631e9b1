import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  type Scalar,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import { type Fault, InputError } from '../errors.ts';
import { type DocumentPath, documentText, type Located } from './located.ts';
import type { Source } from './reader.ts';

/** A YAML document as data, with its text and the tree that keeps comments and order. */
export interface YamlFile extends Located {
  readonly document: Document;
  readonly text: string;
}

/** Deeper than any document of ours, far from where the stack of the library ends: that can end the process. */
const MAX_DEPTH = 64;
/** Words, marks and line ends: more than a thousand respondents write; a second of work. */
const MAX_LEXEMES = 500_000;
/** How often a piece may be repeated by reference, all levels multiplied. */
const MAX_ALIASES = 100;
/** How often what is referred to may hold references in its turn. */
const MAX_ALIAS_LEVELS = 3;

const OPTIONS = {
  version: '1.2',
  schema: 'core',
  strict: true,
  stringKeys: true,
  resolveKnownTags: false,
  prettyErrors: false,
  logLevel: 'error',
  // The library compares each key with all others of its mapping; here they are looked up.
  uniqueKeys: false,
} as const;

/** @throws InputError when it is no text, or no YAML mapping that is safe to read */
export async function readYaml(source: Source): Promise<YamlFile> {
  return readYamlText(await documentText(source, 'yaml-too-large'), source.path);
}

/**
 * Reads one mapping in YAML 1.2, core schema; `__proto__` is a key like any other.
 * @throws InputError with line and column of what is wrong, repeated, tagged, too deep or too large
 */
export function readYamlText(text: string, path: string): YamlFile {
  const lines = new LineCounter();
  const placeAt = (offset: number): string => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return `${path}:${line}:${col}`;
  };
  const refuse: Refuse = (offset, fault) => {
    throw new InputError({ place: offset === undefined ? path : placeAt(offset), ...fault });
  };
  const document = composed(text, safeTokens(text, lines, refuse), refuse);
  const data = plainData(document, refuse);
  return { path, text, document, data, placeOf: placeFinder(document, placeAt) };
}

/** Throws what is wrong at an offset, or with the whole. */
type Refuse = (offset: number | undefined, fault: Omit<Fault, 'place'>) => never;

/** The tokens of the library; what would take it seconds, or its stack, is refused on the way. */
function* safeTokens(text: string, lines: LineCounter, refuse: Refuse): Generator<CST.Token> {
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const once = onlyOnce(refuse);
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) yield once(token);
    if (parser.stack.length > MAX_DEPTH) refuse(parser.stack.at(-1)?.offset, TOO_DEEP);
    lexemes += 1;
    if (lexemes > MAX_LEXEMES) refuse(undefined, TOO_MUCH);
  }
  for (const token of parser.end()) yield once(token);
}

/** Lets pass what may come once, and nothing that is an error. */
function onlyOnce(refuse: Refuse): (token: CST.Token) => CST.Token {
  let documents = 0;
  let directives = 0;
  return (token) => {
    if (token.type === 'error') refuse(token.offset, syntaxFault(token.message));
    if (token.type === 'document') documents += 1;
    if (token.type === 'directive') directives += 1;
    if (documents > 1) refuse(token.offset, SEVERAL_DOCUMENTS);
    if (directives > 1) refuse(token.offset, syntaxFault('more than one directive'));
    return token;
  };
}

function composed(text: string, tokens: Iterable<CST.Token>, refuse: Refuse): Document {
  const [document] = [...new Composer(OPTIONS).compose(tokens, true, text.length)];
  const errors = [...(document?.errors ?? []), ...(document?.warnings ?? [])];
  const [first] = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (first !== undefined) refuse(first.pos[0], composerFault(first, text));
  const contents = document?.contents;
  if (document === undefined || contents == null || (isScalar(contents) && contents.value === null)) {
    return refuse(undefined, EMPTY);
  }
  if (!isMap(contents)) refuse(contents.range?.[0], noMapping(contents));
  return document as Document;
}

/** The values alone, once it is sure that no key comes twice and that no reference goes astray. */
function plainData(document: Document, refuse: Refuse): unknown {
  const references = new References();
  visit(document, {
    Node: (_, node, path) => {
      if (isMap(node)) requireDistinctKeys(node, refuse);
      references.enter(node);
      const astray = isAlias(node) ? references.astray(node, path) : undefined;
      if (astray !== undefined) refuse(node.range?.[0], astray);
    },
  });
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return refuse(references.first?.range?.[0], tooManyAliases());
  }
}

function requireDistinctKeys(map: YAMLMap, refuse: Refuse): void {
  const seen = new Set<string>();
  for (const { key } of map.items) {
    const name = nameOf(key);
    if (seen.has(name)) refuse((key as Node).range?.[0], duplicateKey(name));
    seen.add(name);
  }
}

function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

/** The anchors met so far, and how many levels of references what they stand at holds. */
class References {
  first: Alias | undefined;
  readonly #levels = new Map<string, number>();

  enter(node: Node): void {
    if (isAlias(node)) this.first ??= node;
    else if (node.anchor !== undefined) this.#levels.set(node.anchor, 0);
  }

  /** What is wrong with a reference: it leads nowhere, to what it stands in, or too far. */
  astray({ source }: Alias, path: readonly unknown[]): Omit<Fault, 'place'> | undefined {
    const known = this.#levels.get(source);
    const around = path.flatMap((node) => (isNode(node) && !isAlias(node) ? (node.anchor ?? []) : []));
    if (known === undefined) return unknownAlias(source);
    if (around.includes(source) || known >= MAX_ALIAS_LEVELS) return tooManyAliases();
    for (const anchor of around) {
      this.#levels.set(anchor, Math.max(known + 1, this.#levels.get(anchor) ?? 0));
    }
    return undefined;
  }
}

function placeFinder(document: Document, placeAt: (offset: number) => string): Located['placeOf'] {
  const indices = new WeakMap<YAMLMap, Map<string, Pair>>();
  return (at, part) => placeAt(offsetOf(document, at, part ?? 'value', indices));
}

/** Where a value begins; an empty one begins at its key. */
function offsetOf(
  document: Document,
  at: DocumentPath,
  part: 'value' | 'key',
  indices: WeakMap<YAMLMap, Map<string, Pair>>,
): number {
  let node: unknown = document.contents;
  let offset = offsetIn(node) ?? 0;
  for (const [i, step] of at.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const pair = isMap(node) ? indexOf(node, indices).get(String(step)) : undefined;
    const next = isSeq(node) ? node.items[Number(step)] : pair?.value;
    const keyOffset = offsetIn(pair?.key);
    if (next === undefined && pair === undefined) break;
    if (part === 'key' && i === at.length - 1 && keyOffset !== undefined) return keyOffset;
    offset = (isEmpty(next) ? keyOffset : undefined) ?? offsetIn(next) ?? keyOffset ?? offset;
    node = next;
  }
  return offset;
}

function indexOf(map: YAMLMap, indices: WeakMap<YAMLMap, Map<string, Pair>>): Map<string, Pair> {
  const known = indices.get(map);
  if (known !== undefined) return known;
  const index = new Map(map.items.map((pair) => [nameOf(pair.key), pair] as const));
  indices.set(map, index);
  return index;
}

function offsetIn(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function isEmpty(node: unknown): node is Scalar {
  return isScalar(node) && node.range != null && node.range[0] === node.range[1];
}

const TOO_DEEP = {
  code: 'yaml-depth',
  what: `nested deeper than ${MAX_DEPTH} levels`,
  fix: 'check the brackets and the indentation up to here',
};
const TOO_MUCH = {
  code: 'yaml-too-large',
  what: `the document has more than ${MAX_LEXEMES.toLocaleString('en')} words, marks and line ends`,
  fix: 'check that this is the right file, or split it',
};
const SEVERAL_DOCUMENTS = {
  code: 'yaml-several-documents',
  what: 'a second document begins here',
  fix: 'put each document into a file of its own, without ---',
};
const EMPTY = {
  code: 'yaml-empty',
  what: 'expected a document, got nothing',
  fix: 'check that this is the right file',
};

function duplicateKey(name: string) {
  return {
    code: 'yaml-duplicate-key',
    what: `key ${JSON.stringify(name)} appears twice in one mapping`,
    fix: 'keep one of the two',
  };
}

function noMapping(contents: Node) {
  return {
    code: 'yaml-mapping',
    what: `expected a mapping, got ${isSeq(contents) ? 'a list' : 'a single value'}`,
    fix: 'begin with lines such as "schema: ..."; check that this is the right file',
  };
}

function tooManyAliases(): Omit<Fault, 'place'> {
  return {
    code: 'yaml-aliases',
    what: 'the references (*name) repeat too much',
    why: 'a few short lines would grow without end',
    fix: 'write the repeated parts out',
  };
}

function unknownAlias(name: string) {
  return {
    code: 'yaml-aliases',
    what: `reference ${JSON.stringify(`*${name}`)} leads nowhere`,
    fix: `set the anchor &${name} before it, or put the text into quotes`,
  };
}

function composerFault({ code, message, pos }: YAMLError, text: string) {
  if (code !== 'TAG_RESOLVE_FAILED') return syntaxFault(message, code);
  const [tag = ''] = /^\S*/.exec(text.slice(pos[0], pos[0] + 60)) ?? [];
  return { code: 'yaml-tag', what: `tag ${JSON.stringify(tag)} is not allowed`, fix: 'leave the tag out' };
}

function syntaxFault(message: string, code = '') {
  const [said = ''] = message.replace('closing "quote', 'closing quote').split('\n');
  return {
    code: 'yaml-syntax',
    what: WORDS[code] ?? `${said.charAt(0).toLowerCase()}${said.slice(1)}`,
    fix: FIXES[code] ?? 'check the indentation, colons and quotes of this line and the one before',
  };
}

const WORDS: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'two keys on one line, or a line that is indented too far',
  NON_STRING_KEY: 'expected a text as a key',
};

const FIXES: Readonly<Record<string, string>> = {
  BAD_SCALAR_START: 'put the text into quotes',
  BLOCK_AS_IMPLICIT_KEY: 'put a text that holds ": " into quotes, or check the indentation',
  NON_STRING_KEY: 'write the key as plain text',
  TAB_AS_INDENT: 'indent with blanks',
};
