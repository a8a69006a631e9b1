import { z } from 'zod';

/** WCAG 2.1, success criterion 1.4.3 (AA): contrast of text of ordinary size. */
const LEAST_CONTRAST = 4.5;

const HEX = /^#[0-9a-fA-F]{6}$/;

/** What reports look like: what each key is, and how it may be written. */
export const brandingKeys = {
  logo: { about: 'an image (SVG or PNG) for the title page', example: 'logo.svg' },
  colours: {
    about: 'two colours that stand out from white by 4.5:1 at least',
    example: ['#0b5394', '#7f1d1d'],
  },
  footer: { about: 'a line below every page', example: 'Acme Bank, operations' },
  confidentiality: { about: 'who may read it', example: 'internal' },
} as const;

export const brandingSchema = z
  .strictObject({
    logo: z.string().min(1).describe(brandingKeys.logo.about),
    colours: z.tuple([colour(), colour()]).describe(brandingKeys.colours.about),
    footer: z.string().min(1).describe(brandingKeys.footer.about),
    confidentiality: z.string().min(1).describe(brandingKeys.confidentiality.about),
  })
  .partial();

function colour() {
  const legible = (text: string) => contrastToWhite(text) >= LEAST_CONTRAST;
  return z
    .string()
    .regex(HEX, 'expected a colour such as "#0b5394"')
    .refine(
      (text) => !HEX.test(text) || legible(text),
      'expected a darker colour, with a contrast to white of 4.5:1 at least',
    );
}

/**
 * How much darker than white a colour is, 1 to 21.
 * SOURCE: WCAG 2.1, "contrast ratio" and "relative luminance": (1 + 0.05) / (L + 0.05).
 * @example contrastToWhite('#767676') // => 4.54
 */
export function contrastToWhite(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** sRGB to light. SOURCE: WCAG 2.1, "relative luminance"; the bound of its formula is 0.03928. */
function linear(share: number): number {
  return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
