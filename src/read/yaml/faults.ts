import type { YAMLError } from 'yaml';
import type { Fault } from '../../errors.ts';

/** What is wrong, without its place. */
export type YamlFault = Omit<Fault, 'place'>;

/** Throws what is wrong at an offset, or with the whole. */
export type Refuse = (offset: number | undefined, fault: YamlFault) => never;

export const EMPTY: YamlFault = {
  code: 'yaml-empty',
  what: 'expected a document, got nothing',
  fix: 'check that this is the right file',
};

export const SEVERAL_DOCUMENTS: YamlFault = {
  code: 'yaml-several-documents',
  what: 'a second document begins here',
  fix: 'put each document into a file of its own, without ---',
};

export const REPEATED_TOO_MUCH: YamlFault = {
  code: 'yaml-aliases',
  what: 'the references (*name) repeat too much',
  why: 'a few short lines would grow without end',
  fix: 'write the repeated parts out',
};

export function tooDeep(maxDepth: number): YamlFault {
  return {
    code: 'yaml-depth',
    what: `nested deeper than ${maxDepth} levels`,
    fix: 'check the brackets and the indentation up to here',
  };
}

export function tooMuch(maxLexemes: number): YamlFault {
  return {
    code: 'yaml-too-large',
    what: `the document has more than ${maxLexemes.toLocaleString('en')} words, marks and line ends`,
    fix: 'check that this is the right file, or split it',
  };
}

export function noMapping(found: 'a list' | 'a single value'): YamlFault {
  return {
    code: 'yaml-mapping',
    what: `expected a mapping, got ${found}`,
    fix: 'begin with lines such as "schema: ..."; check that this is the right file',
  };
}

export function duplicateKey(name: string): YamlFault {
  return {
    code: 'yaml-duplicate-key',
    what: `key ${JSON.stringify(name)} appears twice in one mapping`,
    fix: 'keep one of the two',
  };
}

export function unknownAlias(name: string): YamlFault {
  return {
    code: 'yaml-aliases',
    what: `reference ${JSON.stringify(`*${name}`)} leads nowhere`,
    fix: `set the anchor &${name} before it, or put the text into quotes`,
  };
}

/** An error of the library, in our words where its own would not help. */
export function composerFault({ code, message, pos: [start] }: YAMLError, text: string): YamlFault {
  if (code !== 'TAG_RESOLVE_FAILED') return syntaxFault(message, code);
  const tag = text.slice(start, start + TAG_CHARACTERS).split(/\s/, 1)[0];
  return { code: 'yaml-tag', what: `tag ${JSON.stringify(tag)} is not allowed`, fix: 'leave the tag out' };
}

/** Longer tags are cut in messages. */
const TAG_CHARACTERS = 60;

export function syntaxFault(message: string, code = ''): YamlFault {
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
