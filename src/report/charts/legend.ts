import type { Severity } from '../../findings/finding.ts';
import { element, escaped } from './elements.ts';
import { severityShapes } from './marks.ts';

/** What a line or a shape of charts means. */
export interface LegendEntry {
  readonly text: string;
  /** It is drawn around the origin, 24 pixels wide at most. */
  readonly swatch: string;
}

/** Everything that charts have, in the order in which it is told. */
export const legendEntries = {
  value: { text: 'value', swatch: element('path', { class: 'value', d: 'M-11 0h22' }) },
  expected: { text: 'expected', swatch: element('path', { class: 'expected', d: 'M-11 0h22' }) },
  band: { text: 'band', swatch: element('path', { class: 'band', d: 'M-11-6h22v12h-22z' }) },
  found: {
    text: 'found, in the colour of its severity',
    swatch: element('path', { class: 'found mark-critical', d: 'M-11 0h22' }),
  },
  gap: { text: 'gap', swatch: element('rect', { class: 'gap', x: -11, y: -6, width: 22, height: 12 }) },
  critical: shapeEntry('critical'),
  high: shapeEntry('high'),
  medium: shapeEntry('medium'),
  low: shapeEntry('low'),
  hollow: { text: 'hollow: accepted or explained', swatch: shapeOf('medium', ' hollow') },
} as const satisfies Record<string, LegendEntry>;

/** The same as a list. */
export function chartLegend(): string {
  const attributes = {
    class: 'swatch',
    width: 24,
    height: 16,
    viewBox: '-12 -8 24 16',
    'aria-hidden': 'true',
  };
  const entries = Object.values(legendEntries).map(({ text, swatch }) =>
    element('li', {}, element('svg', attributes, swatch) + escaped(text)),
  );
  return element('ul', { class: 'chart-legend' }, entries.join(''));
}

function shapeEntry(severity: Severity): LegendEntry {
  return { text: severity, swatch: shapeOf(severity, '') };
}

function shapeOf(severity: Severity, look: string): string {
  return element(
    'g',
    { class: `mark mark-${severity}${look}` },
    element('path', { d: severityShapes[severity] }),
  );
}
