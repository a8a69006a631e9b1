/** Colours of a page, by what they are for. */
export interface Palette {
  readonly paper: string;
  /** Behind cards, table heads and figures of text. */
  readonly panel: string;
  readonly ink: string;
  /** Of what is said beside the matter. */
  readonly muted: string;
  readonly rule: string;
  readonly grid: string;
  /** The edge of what can be operated, and the ring around what has the focus. */
  readonly control: string;
  readonly link: string;
  readonly failed: string;
  readonly passed: string;
  readonly critical: string;
  readonly high: string;
  readonly medium: string;
  readonly low: string;
  /** Of the band around what was expected; the values themselves are drawn in ink. */
  readonly band: string;
  readonly expected: string;
}

/**
 * For a light screen and paper, and for a dark screen. Hues after Okabe and Ito, Color Universal Design (2008):
 * vermilion, orange, blue, bluish green, darker or lighter until text stands out by 4.5:1 and marks by 3:1.
 */
export const palettes: { readonly light: Palette; readonly dark: Palette } = {
  light: {
    paper: '#ffffff',
    panel: '#f4f6f8',
    ink: '#1b1f24',
    muted: '#505962',
    rule: '#c9d0d7',
    grid: '#e3e7eb',
    control: '#6c757e',
    link: '#00538a',
    failed: '#a32a00',
    passed: '#00664b',
    critical: '#b32d00',
    high: '#855700',
    medium: '#0069a6',
    low: '#5a636d',
    band: '#0072b2',
    expected: '#5a636d',
  },
  dark: {
    paper: '#14171a',
    panel: '#1e2328',
    ink: '#e6e9ec',
    muted: '#b0b9c2',
    rule: '#3f4851',
    grid: '#2b3137',
    control: '#86909a',
    link: '#8ccbf5',
    failed: '#ff9a70',
    passed: '#5fd3ac',
    critical: '#ff8a5c',
    high: '#f0b429',
    medium: '#56b4e9',
    low: '#a9b4bf',
    band: '#56b4e9',
    expected: '#a9b4bf',
  },
};

/**
 * Where a reader has chosen all colours: names of theirs, of which those of text and of links
 * stand out from the canvas. Severities are told by their shapes and words.
 * SOURCE: W3C, CSS Color Module Level 4, section 6.2, "System Colors".
 */
const chosenColours: Palette = {
  paper: 'Canvas',
  panel: 'Canvas',
  ink: 'CanvasText',
  muted: 'CanvasText',
  rule: 'CanvasText',
  grid: 'color-mix(in srgb, CanvasText 35%, Canvas)',
  control: 'CanvasText',
  link: 'LinkText',
  failed: 'CanvasText',
  passed: 'CanvasText',
  critical: 'LinkText',
  high: 'LinkText',
  medium: 'LinkText',
  low: 'LinkText',
  band: 'CanvasText',
  expected: 'CanvasText',
};

/**
 * The colours as custom properties, such as `--ink`, the dark ones where the reader's screen is dark, and the
 * reader's own where they have chosen all.
 */
export const paletteStyle = `:root { color-scheme: light dark;${propertiesOf(palettes.light)} }
@media screen and (prefers-color-scheme: dark) { :root {${propertiesOf(palettes.dark)} } }
@media (forced-colors: active) { :root {${propertiesOf(chosenColours)} } }
`;

function propertiesOf(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => ` --${name}: ${colour};`)
    .join('');
}
