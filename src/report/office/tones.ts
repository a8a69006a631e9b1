import type { OfficeBranding, Tone } from './office-report.ts';

/** Behind a text, and of the text: `RRGGBB`, as office files write colours. */
export interface Colours {
  readonly fill: string;
  readonly ink: string;
}

const INK = '1B1F24';
const PAPER = 'FFFFFF';

/** Hues of the palette of the page; ink on fill by 4.5:1 or more, neighbouring levels apart in grey print too. */
export const tones: Readonly<Record<Tone, Colours>> = {
  good: { fill: 'DDF1E8', ink: '00573F' },
  bad: { fill: 'FBE4DA', ink: '8F2500' },
  muted: { fill: 'F4F6F8', ink: '505962' },
  critical: { fill: 'B32D00', ink: PAPER },
  high: { fill: '855700', ink: PAPER },
  medium: { fill: '0069A6', ink: PAPER },
  low: { fill: '5A636D', ink: PAPER },
  'level-0': { fill: 'F1F5F9', ink: INK },
  'level-1': { fill: 'D6E4F0', ink: INK },
  'level-2': { fill: 'ABCAE3', ink: INK },
  'level-3': { fill: '79AAD2', ink: INK },
  'level-4': { fill: '2A6FA8', ink: PAPER },
  'level-5': { fill: '0B3F6B', ink: PAPER },
};

/** Of headings and heads of tables, and of rules and marks; 4.5:1 or more against white. */
export interface OfficeColours {
  readonly primary: string;
  readonly secondary: string;
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
}

/** The colours of a report: the client's two, or those of the page. */
export function officeColours(branding: OfficeBranding | null): OfficeColours {
  const [primary = '#00538A', secondary = '#855700'] = branding?.colours ?? [];
  return {
    primary: primary.slice(1).toUpperCase(),
    secondary: secondary.slice(1).toUpperCase(),
    ink: INK,
    muted: '505962',
    rule: 'C9D0D7',
  };
}
