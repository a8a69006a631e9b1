import { type Labels, NAME_LABEL } from '../../series/labels.ts';
import { expected, LineFault, REPAIR } from './line-fault.ts';

/** How a form spells the keys of its lines. */
export interface KeyGrammar {
  /** Whether names may be anything, and may be missing; otherwise they are those of Prometheus, or quoted. */
  readonly isLenient: boolean;
  /** What the text between two quotes stands for. */
  readonly unquoted: (text: string) => string;
}

/**
 * The labels of a key such as `up{job="api"}`, `{__name__="up", job="api"}` or `{"http.requests","a b"="c"}`.
 * An empty value is an absent label, as in Prometheus.
 * @throws LineFault with the 0-based index in the text
 */
export function labelsOfKey(text: string, grammar: KeyGrammar): Labels {
  return new KeyParser(text, grammar).labels();
}

const CODE = 'sample-labels';
const BLANKS = /[ \t]*/y;
const METRIC_NAME = /[a-zA-Z_:][\w:]*/y;
const LABEL_NAME = /[a-zA-Z_]\w*/y;
const LENIENT_NAME = /[^\s{}",=]+/y;
const LENIENT_METRIC_NAME = /[^\s{}"]+/y;
const QUOTED = /"([^"\\]*(?:\\[\s\S][^"\\]*)*)"/y;

class KeyParser {
  readonly #text: string;
  readonly #grammar: KeyGrammar;
  readonly #labels = new Map<string, string>();
  #at = 0;

  constructor(text: string, grammar: KeyGrammar) {
    this.#text = text;
    this.#grammar = grammar;
  }

  labels(): Labels {
    const name = this.#match(this.#grammar.isLenient ? LENIENT_METRIC_NAME : METRIC_NAME);
    if (name !== undefined) this.#set(NAME_LABEL, name);
    this.#match(BLANKS);
    if (this.#takes('{')) this.#pairs();
    if (this.#at < this.#text.length)
      throw this.#fault(name === undefined ? 'a metric name' : '"{" or a value');
    if (!this.#labels.has(NAME_LABEL) && !this.#grammar.isLenient) throw this.#fault('a metric name', 0);
    return Object.fromEntries([...this.#labels].filter(([, value]) => value !== ''));
  }

  #pairs(): void {
    this.#match(BLANKS);
    while (!this.#takes('}')) {
      this.#pair();
      this.#match(BLANKS);
      if (!this.#takes(',') && this.#text[this.#at] !== '}') throw this.#fault('"," or "}"');
      this.#match(BLANKS);
    }
  }

  #pair(): void {
    const start = this.#at;
    const quoted = this.#quoted();
    const name = quoted ?? this.#match(this.#grammar.isLenient ? LENIENT_NAME : LABEL_NAME);
    if (name === undefined) throw this.#fault('a label name');
    this.#match(BLANKS);
    if (this.#takes('=')) this.#set(name, this.#value(), start);
    else if (quoted !== undefined) this.#set(NAME_LABEL, quoted, start);
    else throw this.#fault('"="');
  }

  #value(): string {
    this.#match(BLANKS);
    const value = this.#quoted();
    if (value === undefined) throw this.#fault('a label value in quotes');
    return value;
  }

  #set(name: string, value: string, at = 0): void {
    if (this.#labels.has(name)) {
      const what = `the label ${JSON.stringify(name)} comes twice`;
      throw new LineFault({ code: CODE, what, fix: REPAIR }, at);
    }
    this.#labels.set(name, value);
  }

  #quoted(): string | undefined {
    const text = this.#match(QUOTED);
    return text === undefined ? undefined : this.#grammar.unquoted(text.slice(1, -1));
  }

  #takes(character: string): boolean {
    const isThere = this.#text[this.#at] === character;
    if (isThere) this.#at += 1;
    return isThere;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#text)?.[0];
    this.#at += text?.length ?? 0;
    return text;
  }

  #fault(what: string, at = this.#at): LineFault {
    return new LineFault(expected(CODE, what, this.#text.slice(at)), at);
  }
}
