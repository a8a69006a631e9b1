import type { Companion, Fact, FirstFinding, ReportDocument } from '../document/document.ts';
import { NOTHING, sentence } from '../document/told.ts';
import { isolated } from './isolated.ts';
import { type Content, html, type Markup } from './markup.ts';
import { cardPicture } from './pictures.ts';
import { sectionMarkup } from './section.ts';
import { severityMarkup, stateNote } from './severity.ts';
import { wrappable } from './wrappable.ts';

/** A card a moment, with a small picture where there is one; the first leads where the others come in pairs. */
export function firstSection(document: ReportDocument): Markup {
  const isOdd = document.first.length % 2 === 1;
  const cards = document.first.map(
    (finding, at) =>
      html`<li${at === 0 && isOdd ? html` class="leading"` : null}>${cardMarkup(finding, cardPicture(finding, document))}</li>\n`,
  );
  return sectionMarkup({
    id: 'first',
    heading: 'What to look at first',
    content:
      cards.length === 0
        ? [html`<p>Nothing was found.</p>\n`]
        : [html`<ol class="cards cards-${cards.length}">\n${cards}</ol>\n`],
  });
}

function cardMarkup(finding: FirstFinding, picture: Markup | null): Markup {
  const { id, severity, kind, state, series, message, why } = finding;
  return html`<article class="card ${severity}">
<p>${severityMarkup(severity, `${severity} ${kind}`)}${noteMarkup(state)}</p>
<h3>${wrappable(series.text)}</h3>
${picture === null ? null : html`<figure>${picture}</figure>\n`}<div class="told">
<p>${isolated(sentence(message))}</p>
<dl class="terms">${factsOf(finding).map(termMarkup)}</dl>
<p class="aside">${why}</p>
<p class="more"><a href="#${id}">All about it<span class="unseen">: ${kind}, ${series.text}</span></a></p>
${companionsMarkup(finding)}</div>
</article>`;
}

function noteMarkup(state: FirstFinding['state']): Markup | null {
  const note = stateNote(state);
  return note === null ? null : html` <span class="aside">(${note})</span>`;
}

/** What belongs to the same moment, a line each. */
function companionsMarkup({ companions, companionsText }: FirstFinding): Markup | null {
  if (companionsText === null) return null;
  return html`<p>${companionsText}:</p>
<ul class="links">${companions.map(companionMarkup)}</ul>
`;
}

function companionMarkup({ id, severity, kind, state, series }: Companion): Markup {
  return html`<li>${severityMarkup(severity, `${severity} ${kind}`)} <a href="#${id}">${wrappable(series.text)}</a>${noteMarkup(state)}</li>`;
}

/** Since when, how bad, where: what has no value is not told. */
function factsOf({ when, duration, ongoing, observed, expected, source }: FirstFinding): Fact[] {
  const until = ongoing === null ? '' : `, ${ongoing}`;
  return [
    { label: 'When', value: `${duration === NOTHING ? when : `${when}, for ${duration}`}${until}` },
    { label: 'Observed', value: observed },
    { label: 'Expected', value: expected },
    { label: 'Source', value: source },
  ].filter(({ value }) => value !== NOTHING);
}

function termMarkup({ label, value }: Fact): Markup {
  const told: Content = label === 'Source' ? wrappable(value) : value;
  return html`<div><dt>${label}</dt><dd>${told}</dd></div>`;
}
