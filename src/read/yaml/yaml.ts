import { Composer, type CST, type Document, isMap, isScalar, isSeq, Lexer, LineCounter, Parser } from 'yaml';
import { InputError } from '../../errors.ts';
import { documentText } from '../documents/document-text.ts';
import type { Located } from '../documents/located.ts';
import type { Source } from '../reader.ts';
import { plainData } from './data.ts';
import {
  composerFault,
  EMPTY,
  noMapping,
  type Refuse,
  SEVERAL_DOCUMENTS,
  syntaxFault,
  tooDeep,
  tooMuch,
} from './faults.ts';
import { YamlPlaces } from './places.ts';

/** A YAML document as data, with its text and the tree that keeps comments and order. */
export interface YamlFile extends Located {
  readonly document: Document;
  readonly text: string;
}

/** Deeper than any document of ours, far from where the stack of the library ends: that can end the process. */
const MAX_DEPTH = 64;
/** Words, marks and line ends: more than a thousand respondents write; a second of work. */
const MAX_LEXEMES = 500_000;

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
  const places = new YamlPlaces(document);
  return { path, text, document, data, placeOf: (at, part = 'value') => placeAt(places.offsetOf(at, part)) };
}

/** The tokens of the library; what would take it seconds, or its stack, is refused on the way. */
function* safeTokens(text: string, lines: LineCounter, refuse: Refuse): Generator<CST.Token> {
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const once = onlyOnce(refuse);
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) yield once(token);
    if (parser.stack.length > MAX_DEPTH) refuse(parser.stack.at(-1)?.offset, tooDeep(MAX_DEPTH));
    lexemes += 1;
    if (lexemes > MAX_LEXEMES) refuse(undefined, tooMuch(MAX_LEXEMES));
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
  // All are composed, though the first is all there may be: a second is refused by its tokens.
  const [document] = Array.from(new Composer(OPTIONS).compose(tokens, true, text.length));
  if (document === undefined) return refuse(undefined, EMPTY);
  const { contents, errors, warnings } = document as Document;
  const [first] = [...errors, ...warnings].toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (first !== undefined) refuse(first.pos[0], composerFault(first, text));
  const isNothing = contents == null || (isScalar(contents) && contents.value === null);
  if (isNothing) refuse(undefined, EMPTY);
  if (!isMap(contents))
    refuse(contents?.range?.[0], noMapping(isSeq(contents) ? 'a list' : 'a single value'));
  return document as Document;
}
