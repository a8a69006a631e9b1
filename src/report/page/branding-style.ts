import { cut } from '../cut.ts';
import type { Branding } from '../document/document.ts';
import { plain } from '../plain.ts';

/**
 * The colours of an organisation behind the title, with white text, from which they stand out in a light and a
 * dark scheme alike; its lines in the margins of every printed page, beside the number of the page.
 */
export function brandingStyle(branding: Branding | null, title: string): string {
  return `${bandStyle(branding?.colours ?? null)}@page {
@top-left { content: ${marginText(title)}; ${MARGIN_TEXT} }
@top-right { content: ${marginText(branding?.confidentiality ?? '')}; ${MARGIN_TEXT} }
@bottom-left { content: ${marginText(branding?.footer ?? '')}; ${MARGIN_TEXT} }
@bottom-right { content: counter(page) " / " counter(pages); ${MARGIN_TEXT} }
}
`;
}

/** As many characters as one line of a margin has room for beside another. */
const MOST_CHARACTERS = 80;

function marginText(text: string): string {
  return cssString(cut(plain(text), MOST_CHARACTERS));
}

const MARGIN_TEXT = 'font: 8pt system-ui, sans-serif; color: #505962;';

/** Both colours were refused where they could be no ground for white text. */
function bandStyle(colours: Branding['colours']): string {
  if (colours === null) return '';
  const [ground, edge] = colours;
  return `.banner-band { background: ${ground}; color: #fff; border-bottom: .4rem solid ${edge}; print-color-adjust: exact; }
@media print { .banner-band .banner { padding: .5rem; } }
.banner-band a, .banner-band :focus-visible { color: #fff; outline-color: #fff; }
`;
}

/**
 * A text as CSS holds it: whatever is no letter or digit of ASCII is told by its code point.
 * @example cssString('a"b') // => '"a\\22 b"'
 */
export function cssString(text: string): string {
  const told = text.replace(
    /[^A-Za-z0-9 .,:-]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${told}"`;
}
