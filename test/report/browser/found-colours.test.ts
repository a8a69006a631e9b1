import { describe, expect, it } from 'vitest';
import { palettes } from '../../../src/report/page/palette.ts';

/** SOURCE: WCAG 2.1, "relative luminance". */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((share) => (share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each(['light', 'dark'] as const)('palettes.%s without any hue', (scheme) => {
  const { ink, ...colours } = palettes[scheme];

  it.each(['critical', 'high', 'medium', 'low'] as const)(
    'a stretch that was found, %s, is told from the line by its brightness, 1.5:1 at least',
    (severity) => {
      const [darker = 0, lighter = 0] = [luminance(colours[severity]), luminance(ink)].sort((a, b) => a - b);
      expect((lighter + 0.05) / (darker + 0.05)).toBeGreaterThanOrEqual(1.5);
    },
  );
});
