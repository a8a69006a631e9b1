/** How a text is set. */
export interface TextStyle {
  readonly sizePoints: number;
  readonly isBold?: boolean;
}

/**
 * Advance widths of U+0020 to U+007E in thousandths of the size. SOURCE: Adobe, Helvetica.afm (Core 14 AFM files);
 * Arial and Liberation Sans are made to the same widths.
 */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/** Of letters that no table tells: Greek and Cyrillic ones are narrower, Arabic ones of some fonts as wide. */
const OTHER_WIDTH = 750;
const WIDE_WIDTH = 1000;
/** Of Malgun Gothic and Noto Sans CJK, in bold too. */
const HANGUL_WIDTH = 920;
/** Liberation Sans Bold against its regular: sentences are up to 8.4 % wider. */
const BOLD = 1.09;
/** Another font in the place of Arial may be a little wider. */
const MARGIN = 1.03;

/** Between the feet of two lines, as a share of the size; Hangul and Han glyphs are taller. */
const LINE_SHARE = 1.22;
const TALL_LINE_SHARE = 1.32;

/** Past this nothing of a text has room on a slide. */
const MOST_CHARACTERS = 6000;

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{3ffff}—…\ufffd]/u;
const tall = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff]/u;

/** Width of a text in one line, in points; rather too much than too little. */
export function textWidth(text: string, { sizePoints, isBold = false }: TextStyle): number {
  let thousandths = 0;
  for (const character of text) thousandths += widthOf(character, isBold ? BOLD : 1);
  return (thousandths / 1000) * sizePoints * MARGIN;
}

function widthOf(character: string, bold: number): number {
  const known = knownWidth(character);
  if (known !== undefined) return known * bold;
  if (/\p{M}/u.test(character)) return 0;
  if (/[\uac00-\ud7a3]/.test(character)) return HANGUL_WIDTH;
  if (wide.test(character)) return WIDE_WIDTH;
  return (knownWidth(character.normalize('NFD')) ?? OTHER_WIDTH) * bold;
}

function knownWidth(character: string): number | undefined {
  return widths[(character.codePointAt(0) ?? 0) - 0x20];
}

/** Distance of two lines of a text, in points. */
export function lineHeight(text: string, { sizePoints }: TextStyle): number {
  return Math.ceil(sizePoints * (tall.test(text) ? TALL_LINE_SHARE : LINE_SHARE));
}

/** Height of a text in lines of a width, in points. An empty text has one line. */
export function textHeight(text: string, style: TextStyle, widthPoints: number): number {
  return lineCount(text, style, widthPoints) * lineHeight(text, style);
}

/**
 * Lines of a text, broken at its spaces; a word wider than the line after its marks, such as those of a selector,
 * and where that does not help anywhere. At least one.
 */
export function lineCount(text: string, style: TextStyle, widthPoints: number): number {
  const space = textWidth(' ', style);
  let lines = 1;
  let used = 0;
  for (const word of text.slice(0, MOST_CHARACTERS).split(' ')) {
    for (const [at, piece] of piecesOf(word, style, widthPoints).entries()) {
      const width = textWidth(piece, style);
      const gap = used > 0 && at === 0 ? space : 0;
      if (used > 0 && used + gap + width <= widthPoints) {
        used += gap + width;
        continue;
      }
      if (used > 0) lines++;
      const whole = Math.max(0, Math.ceil(width / widthPoints) - 1);
      lines += whole;
      used = width - whole * widthPoints;
    }
  }
  return lines;
}

function piecesOf(word: string, style: TextStyle, widthPoints: number): readonly string[] {
  return textWidth(word, style) <= widthPoints ? [word] : word.split(/(?<=[^\p{L}\p{N}])/u);
}

/** The longest beginning of a text that has room in so many lines, ended by `…` where something is cut. */
export function cutToLines(
  text: string,
  style: TextStyle,
  { widthPoints, lines }: { readonly widthPoints: number; readonly lines: number },
): string {
  if (text.length <= MOST_CHARACTERS && lineCount(text, style, widthPoints) <= lines) return text;
  const characters = [...text.slice(0, MOST_CHARACTERS)];
  let fits = 0;
  let tooMany = characters.length;
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (lineCount(cutAt(characters, middle), style, widthPoints) <= lines) fits = middle;
    else tooMany = middle;
  }
  return cutAt(characters, fits);
}

function cutAt(characters: readonly string[], count: number): string {
  return `${characters.slice(0, count).join('').trimEnd()}…`;
}

/** Width of the longest word of a text, in points. */
export function widestWord(text: string, style: TextStyle): number {
  return Math.max(
    ...text
      .slice(0, MOST_CHARACTERS)
      .split(' ')
      .map((word) => textWidth(word, style)),
  );
}
