import { plain } from '../plain.ts';

/** Text that is HTML already. Only `html` and `trusted` make it, so whatever else comes is escaped. */
export class Markup {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

/** What may stand in a hole of a template: nothing is written for null, a list without anything between. */
export type Content = string | number | Markup | null | readonly Content[];

/**
 * A piece of a page. Texts are escaped for content and for attributes in double quotes, the only places where a
 * hole may be; what acts on a screen becomes visible, as in the other reports, and so does a flood of combining marks.
 * @example html`<p title="${'a"b'}">${'<b>'}</p>` // => <p title="a&quot;b">&lt;b&gt;</p>
 */
export function html(literals: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(literals.map((literal, i) => literal + textOf(contents[i] ?? null)).join(''));
}

/** Text of our own making that is HTML or SVG already, such as a drawn chart. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function textOf(content: Content): string {
  if (content === null) return '';
  if (content instanceof Markup) return content.toString();
  return typeof content === 'object' ? content.map(textOf).join('') : escapedText(String(content));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapedText(text: string): string {
  return plain(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/**
 * A value as JSON that no reader of HTML or JavaScript takes for anything else, for a `script` of data.
 * @example jsonMarkup('</script>').toString() // => '"\\u003c/script\\u003e"'
 */
export function jsonMarkup(value: unknown): Markup {
  return trusted(
    JSON.stringify(value).replace(
      /[<>&\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
}
