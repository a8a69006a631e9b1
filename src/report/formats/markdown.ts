import { documentOf } from '../document/build.ts';
import { reportMarkdown } from '../document/markdown.ts';
import type { OutputFormat } from './format.ts';

/** The report as text for a comment, a wiki or a repository. */
export const markdown: OutputFormat = {
  title: 'a report as Markdown: verdict, what to look at first, all findings, method',
  render: ({ result }, { tz, branding = null }) => reportMarkdown(documentOf([result], { tz, branding })),
};
