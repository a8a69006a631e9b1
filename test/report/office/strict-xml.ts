/** An element of a document, in the order of its start tags. */
export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Prefix → namespace, of all that hold here. */
  readonly namespaces: ReadonlyMap<string, string>;
}

const NAME = '[A-Za-z_:\\u00b7-\\uffff][\\w.:\\u00b7-\\uffff-]*';
const ATTRIBUTE = new RegExp(`\\s+(${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'gy');
const START = new RegExp(`<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, 'y');
const END = new RegExp(`</(${NAME})\\s*>`, 'y');
const OTHER = /<\?(?!xml\s)[\s\S]*?\?>|<!--(?!-?>)(?:(?!--)[\s\S])*-->|<!\[CDATA\[[\s\S]*?\]\]>/y;
const TEXT = /[^<]+/y;
const DECLARATION =
  /^\ufeff?<\?xml\s+version="1\.0"(?:\s+encoding="[\w-]+")?(?:\s+standalone="(?:yes|no)")?\s*\?>/;
const UNFIT = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const REFERENCE = /&(?:(lt|gt|amp|quot|apos)|#(\d+)|#x([0-9a-fA-F]+));/g;
const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/**
 * Elements of a well-formed document without a document type, as office files have them.
 * @throws Error that tells the first fault: characters, tags, attributes, references or prefixes
 */
export function strictXml(text: string): XmlElement[] {
  const unfit = UNFIT.exec(text);
  if (unfit !== null) throw new Error(`unfit character at ${unfit.index}`);
  const elements: XmlElement[] = [];
  const open: XmlElement[] = [];
  const taken = (pattern: RegExp, at: number): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  let at = DECLARATION.exec(text)?.[0].length ?? 0;
  while (at < text.length) {
    const isOutside = open.length === 0;
    const start = taken(START, at);
    const end = start ?? taken(END, at);
    const other = end ?? taken(OTHER, at);
    const plain = other ?? taken(TEXT, at);
    if (start !== null) {
      const [, name = '', attributeText = '', closed] = start;
      if (isOutside && elements.length > 0) throw new Error(`a second root <${name}>`);
      const element = elementOf(name, attributeText, open.at(-1)?.namespaces);
      elements.push(element);
      if (closed === '') open.push(element);
    } else if (end !== null) {
      const expected = open.pop()?.name;
      if (expected !== end[1]) throw new Error(`</${end[1]}> ends <${expected}>`);
    } else if (other === null && plain !== null) {
      if (isOutside && plain[0].trim() !== '') throw new Error(`text outside the root at ${at}`);
      if (plain[0].includes(']]>')) throw new Error(`]]> in text at ${at}`);
      decoded(plain[0]);
    } else if (other === null || (isOutside && other[0].startsWith('<![')))
      throw new Error(`no tag at ${at}: ${text.slice(at, at + 30)}`);
    at += plain?.[0].length ?? 0;
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is never ended`);
  if (elements.length === 0) throw new Error('no root');
  return elements;
}

function elementOf(
  name: string,
  attributeText: string,
  around: ReadonlyMap<string, string> = new Map([['xml', XML_NAMESPACE]]),
): XmlElement {
  const attributes = new Map<string, string>();
  const namespaces = attributeText.includes('xmlns') ? new Map(around) : around;
  const declare = (prefix: string, value: string) => (namespaces as Map<string, string>).set(prefix, value);
  for (const [, attribute = '', double, single] of attributeText.matchAll(ATTRIBUTE)) {
    if (attributes.has(attribute)) throw new Error(`${attribute} twice at <${name}>`);
    const value = decoded(double ?? single ?? '');
    attributes.set(attribute, value);
    if (attribute === 'xmlns') declare('', value);
    if (attribute.startsWith('xmlns:')) {
      if (value === '') throw new Error(`${attribute} is empty`);
      declare(attribute.slice(6), value);
    }
  }
  for (const qualified of [name, ...attributes.keys()]) {
    const [prefix = '', local, more] = qualified.split(':');
    if (local === undefined || prefix === 'xmlns') continue;
    if (more !== undefined || prefix === '' || local === '') throw new Error(`${qualified} is no name`);
    if (!namespaces.has(prefix)) throw new Error(`the prefix of ${qualified} is not declared`);
  }
  return { name, attributes, namespaces };
}

/** @throws Error where an ampersand begins no reference to a character that XML can hold */
function decoded(text: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  if (text.replaceAll(REFERENCE, '').includes('&')) throw new Error(`a bare & in ${text.slice(0, 40)}`);
  return text.replaceAll(REFERENCE, (reference, name, decimal, hex) => {
    if (name !== undefined) return named[name] ?? '';
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const character = code <= 0x10ffff ? String.fromCodePoint(code) : '\u0000';
    if (UNFIT.test(character)) throw new Error(`${reference} is no character`);
    return character;
  });
}
