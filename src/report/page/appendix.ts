import type { MethodPart, QualityOfInput, QualityPart } from '../document/document.ts';
import { factsMarkup, listMarkup } from './lists.ts';
import { html, type Markup } from './markup.ts';
import { withRoom } from './room.ts';
import { sectionMarkup } from './section.ts';
import { tableMarkup } from './table.ts';
import { wrappable } from './wrappable.ts';

/** What the data was like: an input after the other, then the series that were not all in order. */
export function qualitySection({ inputs, series, leftOut }: QualityPart): Markup {
  const told = withRoom(inputs.map(inputMarkup));
  return sectionMarkup({
    id: 'quality',
    heading: 'Data quality',
    content: [
      told.items,
      told.leftOut,
      tableMarkup({
        caption: 'Series whose samples were not all in order',
        columns: [
          { heading: 'Series' },
          { heading: 'Samples', look: 'number' },
          { heading: 'Missing', look: 'number' },
          { heading: 'Longest gap', look: 'number' },
          { heading: 'Others' },
        ],
        rows: series.map((one) => [
          wrappable(one.series.text),
          one.samples,
          one.missing,
          one.longestGap,
          one.others,
        ]),
        heads: 0,
      }),
      leftOut === null ? null : html`<p class="aside">${leftOut}</p>\n`,
    ],
  });
}

function inputMarkup({ path, facts, assumptions, warnings }: QualityOfInput): Markup {
  return html`<h3>${wrappable(path)}</h3>
${factsMarkup(facts)}${headed('Warnings', warnings)}${headed('Assumptions', assumptions)}`;
}

/** How it was judged, what that cannot see, and what gives the result again. */
export function methodSection({ sentences, facts, limits, commands }: MethodPart): Markup {
  const again = withRoom(commands.filter((command) => command !== '').map(commandMarkup));
  return sectionMarkup({
    id: 'method',
    heading: 'Method and reproduction',
    content: [
      listMarkup(sentences),
      factsMarkup(facts),
      limits.length === 0 ? null : html`<h3>What it cannot see</h3>\n`,
      listMarkup(limits),
      again.items.length === 0 ? null : html`<h3>The same again</h3>\n`,
      again.items,
      again.leftOut,
    ],
  });
}

function commandMarkup(command: string): Markup {
  return html`<pre><code>${command}</code></pre>\n`;
}

function headed(heading: string, items: readonly string[]): Markup | null {
  return items.length === 0 ? null : html`<h4>${heading}</h4>\n${listMarkup(items)}`;
}
