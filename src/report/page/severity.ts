import type { Severity } from '../../findings/finding.ts';
import { severityShapes } from '../charts/marks.ts';
import type { FindingState } from '../document/document.ts';
import { type Content, html, type Markup } from './markup.ts';

/** A severity by shape and word, and by colour only beside them. */
export function severityMarkup(severity: Severity, said: Content = severity): Markup {
  return html`<span class="severity ${severity}">${shapeMarkup(severity)}${said}</span>`;
}

function shapeMarkup(severity: Severity): Markup {
  return html`<svg class="shape" viewBox="-8 -8 16 16" aria-hidden="true"><path d="${severityShapes[severity]}"/></svg>`;
}

/** What a state that is not open means; null where a finding waits for somebody. */
export function stateNote(state: FindingState): string | null {
  return state === 'open' ? null : state === 'expired' ? 'no longer accepted' : state;
}
