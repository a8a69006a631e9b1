import type { OfficeColours } from '../office/tones.ts';

/** On every Windows; elsewhere its own program takes another font for Hangul. */
const KOREAN_FONT = 'Malgun Gothic';

/** The theme with the colours of the organisation, which a new shape then has, and a font for Hangul. */
export function mendedTheme(text: string, { primary, secondary }: OfficeColours, isKorean: boolean): string {
  const coloured = text
    .replace(/(<a:accent1><a:srgbClr val=")[^"]*/, (_, before: string) => before + primary)
    .replace(/(<a:accent2><a:srgbClr val=")[^"]*/, (_, before: string) => before + secondary);
  return isKorean
    ? coloured.replaceAll('<a:ea typeface=""/>', `<a:ea typeface="${KOREAN_FONT}"/>`)
    : coloured;
}
