/** What would end an element, fill a place, name a list, repaint a terminal, turn the direction, or is no character. */
export const hostile =
  '</w:t></w:p> {{title}} {bullets-0} \u0000\u001b[31m \ud800 \u202eabc \u05e9\u05dc\u05d5\u05dd & &amp; "\'<>]]> 한국어 \ufdd0 =1+1 $& $1';

/** The text of each paragraph of a document, a field's instruction left out. */
export function told(xml: string): string[] {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
      .map(([, text = '']) => text)
      .join('')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  );
}
