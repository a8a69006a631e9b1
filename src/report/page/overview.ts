import type { ReportDocument, Verdict } from '../document/document.ts';
import { humanCount } from '../units.ts';
import { isolated } from './isolated.ts';
import { factsMarkup, listMarkup } from './lists.ts';
import { html, type Markup } from './markup.ts';
import { sectionMarkup } from './section.ts';
import { severityMarkup } from './severity.ts';

/** The first screen and the first printed page: the verdict, what it means, how much was looked at. */
export function overview({ verdict, summary, severities, facts, findings, leftOut }: ReportDocument): Markup {
  return sectionMarkup({
    id: 'overview',
    heading: 'Verdict and summary',
    content: [
      verdictMarkup(verdict),
      findings.length === 0 ? null : countsMarkup(severities),
      listMarkup(summary.map(isolated), 'summary'),
      html`<h3>What was looked at</h3>\n`,
      factsMarkup(facts),
      leftOut.length === 0 ? null : html`<h3>What this report leaves out</h3>\n`,
      listMarkup(leftOut.map(isolated), 'aside'),
    ],
  });
}

function countsMarkup(severities: ReportDocument['severities']): Markup {
  const counts = severities.map(
    ({ severity, count }) =>
      html`<li>${severityMarkup(severity)} <strong class="${count === 0 ? 'none' : 'some'}">${humanCount(count)}</strong></li>`,
  );
  return html`<ul class="counts" aria-label="Findings by severity">${counts}</ul>\n`;
}

/** A cross, a tick, a dash: around the origin of a square of twenty. */
const signs: Readonly<Record<Verdict['state'], string>> = {
  failed: 'M-7-7L7 7M7-7L-7 7',
  passed: 'M-8 1L-3 7L8-6',
  none: 'M-7 0H7',
};

function verdictMarkup({ state, text }: Verdict): Markup {
  return html`<p class="verdict${state === 'none' ? '' : ` ${state}`}"><svg viewBox="-10 -10 20 20" aria-hidden="true"><path d="${signs[state]}"/></svg><span>${isolated(text)}</span></p>\n`;
}
