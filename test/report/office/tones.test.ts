import { expect, it } from 'vitest';
import { officeColours, tones } from '../../../src/report/office/tones.ts';

/** SOURCE: WCAG 2.2, "relative luminance". */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** SOURCE: WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

it.each(Object.entries(tones))('tones.%s: ink on its fill by 4.5:1', (_, { fill, ink }) => {
  expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
});

it('tones: each level is darker than the one before, apart in grey by 1.15:1 or more', () => {
  const fills = ([0, 1, 2, 3, 4, 5] as const).map((level) => tones[`level-${level}`].fill);
  for (const [at, fill] of fills.entries()) {
    if (at === 0) continue;
    expect(luminance(fill)).toBeLessThan(luminance(fills[at - 1]!));
    expect(contrast(fill, fills[at - 1]!)).toBeGreaterThanOrEqual(1.15);
  }
});

it('officeColours(null) are legible on white; of a branding they are its own', () => {
  const { primary, secondary, ink, muted } = officeColours(null);
  for (const colour of [primary, secondary, ink, muted])
    expect(contrast(colour, 'FFFFFF')).toBeGreaterThanOrEqual(4.5);
  const branding = {
    logo: null,
    colours: ['#0a5c36', '#7a1f5c'] as const,
    footer: null,
    confidentiality: null,
  };
  expect(officeColours(branding)).toMatchObject({ primary: '0A5C36', secondary: '7A1F5C' });
});
