import { maturityChartStyle } from '../maturity-charts/style.ts';
import type { MaturityDocument } from '../maturity-report/document.ts';
import type { MaturityWords } from '../maturity-report/words.ts';
import { html, type Markup } from '../page/markup.ts';
import { shell } from '../page/shell.ts';
import { executiveSection } from './executive.ts';
import { type Chapter, chapterSection, chaptersOf } from './sections.ts';
import { maturityPageStyle } from './style.ts';
import { type PageWords, pageWordsOf } from './words.ts';

interface PageParts {
  /** In the language of the document. */
  readonly words: MaturityWords;
  /** The roadmap as CSV. */
  readonly tracker: string;
}

/** The maturity report as one HTML file that needs nothing beside itself, and no script. */
export async function maturityPage(
  document: MaturityDocument,
  { words, tracker }: PageParts,
): Promise<string> {
  const { title, subtitle, lang, branding, parts } = document;
  const say = pageWordsOf(lang);
  const chapters = chaptersOf(parts);
  const link = trackerLink(tracker, say);
  return shell({
    title,
    lang,
    branding,
    tz: null,
    words: say,
    contents: chapters.map(({ part }) => [part.id, part.heading]),
    main: html`<p class="aside about">${subtitle}</p>\n${chapters.map((chapter) => sectionOf(chapter, words, say, link))}`,
    closing: say.closing,
    styles: [maturityChartStyle, maturityPageStyle],
    scripts: [],
  });
}

function sectionOf(chapter: Chapter, words: MaturityWords, say: PageWords, link: Markup): Markup {
  const { id } = chapter.part;
  if (id === 'executive') return executiveSection(chapter.part, words, say);
  return chapterSection(chapter, say, id === 'first-days' ? link : null);
}

/** A file within the page, for which no policy has to allow anything: it is saved, and never opened. */
function trackerLink(tracker: string, { tracker: name }: PageWords): Markup {
  const bytes = new TextEncoder().encode(tracker);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return html`<p class="tracker"><a download="roadmap.csv" href="data:text/csv;charset=utf-8;base64,${btoa(binary)}">${name}</a></p>\n`;
}
