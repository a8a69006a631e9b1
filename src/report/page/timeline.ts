import type { ReportDocument } from '../document/document.ts';
import { html, type Markup } from './markup.ts';
import { timelinePicture } from './pictures.ts';
import { sectionMarkup } from './section.ts';

/** All series with findings over the whole time, so that what happened together is seen to. */
export function timelineSection(document: ReportDocument): Markup {
  const { leftOut, breaksText } = document.timeline;
  const picture = timelinePicture(document);
  return sectionMarkup({
    id: 'timeline',
    heading: 'When it happened',
    content:
      picture === null
        ? [html`<p>Nothing was found, so there is nothing to mark.</p>\n`]
        : [
            html`<p>One row a series, one mark a finding: what happened together stands in one line from top to bottom. The same as a table: <a href="#findings-section">all findings</a>.</p>\n`,
            html`<figure class="timeline">${picture}</figure>\n`,
            breaksText === null ? null : html`<p class="aside">${breaksText}</p>\n`,
            leftOut === null ? null : html`<p class="aside">${leftOut}</p>\n`,
          ],
  });
}
