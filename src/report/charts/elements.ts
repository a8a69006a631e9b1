import { plain } from '../plain.ts';

/** Numbers are pixels. */
type Attributes = Readonly<Record<string, string | number>>;

/**
 * One element of an SVG on a line of its own. `content` is SVG already: a text goes through `escaped` before.
 * @example element('rect', { x: 1.26, class: 'frame' }) // => '<rect x="1.3" class="frame"/>\n'
 */
export function element(name: string, attributes: Attributes, content = ''): string {
  const told = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? pixels(value) : escaped(value)}"`)
    .join('');
  return content === '' ? `<${name}${told}/>\n` : `<${name}${told}>${content}</${name}>\n`;
}

/** A pixel is told to a tenth. */
function pixels(length: number): string {
  const rounded = Math.round(length * 10) / 10;
  return String(rounded === 0 ? 0 : rounded);
}

/**
 * A text as XML may hold it: what acts on a screen becomes visible, as in the other reports; U+FFFE and U+FFFF,
 * which XML 1.0 has no place for, become U+FFFD.
 */
export function escaped(text: string): string {
  return plain(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
