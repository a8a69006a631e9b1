import { chartStyle } from '../charts/chart-style.ts';
import { type Palette, palettes } from '../page/palette.ts';

/** What a file has beside its charts. */
const fileStyle = `text { font: 12px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
.paper { fill: var(--paper); }
.picture .title, .picture .name { fill: var(--ink); }
.title { font-size: 18px; font-weight: 600; }
.name { font-size: 14px; font-weight: 600; }
.picture .range { stroke-width: 2; }
.picture .kind { fill: currentColor; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; paint-order: stroke; }
`;

/** What a rule is about that only a page has. */
const OF_A_PAGE = /svg\.picture|\.picture-frame|\.chart-legend|\.strip-|\.times-/;

/** Rules of charts that hold everywhere, on a line each: what depends on the width of a page does not. */
const rules = (chartStyle.replaceAll(/@[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '') + fileStyle)
  .replaceAll(' vector-effect: non-scaling-stroke;', '')
  .split('\n')
  .filter((rule) => rule !== '' && !OF_A_PAGE.test(rule));

/**
 * The looks of the charts of a page for a file that stands alone, light on paper and dark where the reader's screen
 * is. Its colours are written out, since few programs that show pictures know custom properties.
 */
export const style = `
${coloured(rules, palettes.light)}
@media screen and (prefers-color-scheme: dark) {
${coloured(
  rules.filter((rule) => rule.includes('var(')),
  palettes.dark,
)}
}
`;

function coloured(styled: readonly string[], palette: Palette): string {
  const colours = new Map(Object.entries(palette));
  return styled.join('\n').replaceAll(/var\(--(\w+)\)/g, (text, name: string) => colours.get(name) ?? text);
}
