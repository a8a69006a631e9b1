import { type Severity, severities } from '../../findings/finding.ts';
import { element, escaped } from '../picture/elements.ts';
import { severityShapes } from './marks.ts';

const lines: readonly (readonly [text: string, swatch: string])[] = [
  ['value', element('path', { class: 'value', d: 'M-11 0h22' })],
  ['expected', element('path', { class: 'expected', d: 'M-11 0h22' })],
  ['band', element('path', { class: 'band', d: 'M-11-6h22v12h-22z' })],
  ['found, in the colour of its severity', element('path', { class: 'found mark-critical', d: 'M-11 0h22' })],
  ['gap', element('rect', { class: 'gap', x: -11, y: -6, width: 22, height: 12 })],
];

/** What the lines and shapes of all charts mean, as a list. */
export function chartLegend(): string {
  const shapes = severities.toReversed().map((severity) => [severity, shapeOf(severity, '')] as const);
  const hollow = ['hollow: accepted or explained', shapeOf('medium', ' hollow')] as const;
  const entries = [...lines, ...shapes, hollow].map(([text, swatch]) => {
    const attributes = {
      class: 'swatch',
      width: 24,
      height: 16,
      viewBox: '-12 -8 24 16',
      'aria-hidden': 'true',
    };
    return element('li', {}, element('svg', attributes, swatch) + escaped(text));
  });
  return element('ul', { class: 'chart-legend' }, entries.join(''));
}

function shapeOf(severity: Severity, look: string): string {
  return element(
    'g',
    { class: `mark mark-${severity}${look}` },
    element('path', { d: severityShapes[severity] }),
  );
}
