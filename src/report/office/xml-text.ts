/** What every part that is XML begins with. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What XML 1.0 cannot hold, even escaped: most control characters, halves of a character, two that are none. */
const UNFIT = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * The text as an office file can hold it; what cannot stand in XML shows as U+FFFD. Lines end with `\n`.
 * SOURCE: Extensible Markup Language 1.0, fifth edition, §2.2, Char.
 * @example fitText('a\u0000b') // => 'a\ufffdb'
 */
export function fitText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(UNFIT, '\ufffd');
}

/** The text between tags or in an attribute, quotes and line ends kept. */
export function xmlText(text: string): string {
  return fitText(text).replaceAll(/[&<>"'\t\n]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
