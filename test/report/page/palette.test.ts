import { describe, expect, it } from 'vitest';
import { type Palette, paletteStyle, palettes } from '../../../src/report/page/palette.ts';

const texts: readonly (keyof Palette)[] = [
  'ink',
  'muted',
  'link',
  'failed',
  'passed',
  'critical',
  'high',
  'medium',
  'low',
];
const marks: readonly (keyof Palette)[] = ['control', 'band', 'expected'];

/** sRGB to light. SOURCE: WCAG 2.1, "relative luminance". */
function luminance(hex: string): number {
  const light = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((share) => (share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * light[0]! + 0.7152 * light[1]! + 0.0722 * light[2]!;
}

/** SOURCE: WCAG 2.1, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

it('contrast(black, white) is 21, and of the grey #767676 to white 4.54', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 9);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

describe.each(['light', 'dark'] as const)('palettes.%s', (scheme) => {
  const palette = palettes[scheme];
  it.each(texts)('%s is legible on paper and panels, by 4.5:1', (name) => {
    expect(contrast(palette[name], palette.paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[name], palette.panel)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(marks)('%s stands out by 3:1', (name) => {
    expect(contrast(palette[name], palette.paper)).toBeGreaterThanOrEqual(3);
  });
});

describe.each(['light', 'dark'] as const)('palettes.%s without any hue', (scheme) => {
  const palette = palettes[scheme];
  it.each(['critical', 'high', 'medium', 'low'] as const)(
    'a stretch that was found, %s, is told from the line by its brightness, 1.5:1 at least',
    (severity) => {
      expect(contrast(palette[severity], palette.ink)).toBeGreaterThanOrEqual(1.5);
    },
  );
});

it('paletteStyle names each colour of both palettes', () => {
  for (const { light, dark } of [palettes])
    for (const [name, colour] of [...Object.entries(light), ...Object.entries(dark)])
      expect(paletteStyle).toContain(` --${name}: ${colour};`);
});
