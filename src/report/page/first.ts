import type { FirstFinding, ReportDocument } from '../document/document.ts';
import { factsMarkup } from './lists.ts';
import { html, type Markup } from './markup.ts';
import { cardPicture } from './pictures.ts';
import { sectionMarkup } from './section.ts';
import { severityMarkup, stateNote } from './severity.ts';

/** A card a finding, with a small picture where there is one. */
export function firstSection(document: ReportDocument): Markup {
  const cards = document.first.map(
    (finding) => html`<li>${cardMarkup(finding, cardPicture(finding, document))}</li>\n`,
  );
  return sectionMarkup({
    id: 'first',
    heading: 'What to look at first',
    content:
      cards.length === 0 ? [html`<p>Nothing was found.</p>\n`] : [html`<ol class="cards">\n${cards}</ol>\n`],
  });
}

function cardMarkup(finding: FirstFinding, picture: Markup | null): Markup {
  const { id, severity, kind, state, series, message, why, source } = finding;
  const note = stateNote(state);
  return html`<article class="card ${severity}">
<p>${severityMarkup(severity, `${severity} ${kind}`)}${note === null ? null : html` <span class="aside">(${note})</span>`}</p>
<h3>${series.text}</h3>
${picture === null ? null : html`<figure>${picture}</figure>\n`}<p>${message}</p>
${factsMarkup(
  [
    { label: 'When', value: finding.when },
    { label: 'For', value: finding.duration },
    { label: 'Observed', value: finding.observed },
    { label: 'Expected', value: finding.expected },
    { label: 'Source', value: source },
  ],
  'terms',
)}<p class="aside">${why}</p>
<p><a href="#${id}">All about it<span class="unseen">: ${kind}, ${series.text}</span></a></p>
</article>`;
}
