import { markdownTable, markdownText } from '../markdown.ts';
import type { Bullets, Facts, Table } from '../office/office-report.ts';
import type { MaturityBlock, MaturityDocument, MaturityPart } from './document.ts';

/** The maturity report as GitHub-flavoured Markdown; what a picture shows stands in the table beside it. */
export function* maturityMarkdown(document: MaturityDocument): Generator<string> {
  const { title, subtitle, branding, parts } = document;
  yield `# ${markdownText(title)}\n\n`;
  if (branding?.confidentiality) yield `*${markdownText(branding.confidentiality)}*\n\n`;
  yield `${markdownText(subtitle)}\n`;
  for (const part of parts) yield* partText(part);
  if (branding?.footer) yield `\n---\n\n${markdownText(branding.footer)}\n`;
}

function* partText({ heading, message, blocks }: MaturityPart): Generator<string> {
  yield `\n## ${markdownText(heading)}\n\n**${markdownText(message)}**\n`;
  for (const block of blocks) yield blockText(block);
}

/** A block with the empty line before it; a picture leaves none. */
function blockText(block: MaturityBlock): string {
  switch (block.kind) {
    case 'heading':
      return `\n${'#'.repeat(block.depth + 1)} ${markdownText(block.text)}\n`;
    case 'paragraph':
      return block.look === 'aside' ? `\n*${markdownText(block.text)}*\n` : `\n${markdownText(block.text)}\n`;
    case 'bullets':
      return `\n${bulletsText(block)}`;
    case 'facts':
      return `\n${factsText(block)}`;
    case 'table':
      return `\n${tableText(block)}`;
    case 'bars':
    case 'time':
    case 'dumbbell':
    case 'heatmap':
    case 'lanes':
    case 'slope':
    case 'dispersion':
    case 'effort-impact':
      return '';
  }
}

function bulletsText({ items }: Bullets): string {
  return items.map((item) => `- ${markdownText(item)}\n`).join('');
}

function factsText({ facts }: Facts): string {
  return facts.map(({ label, value }) => `- ${markdownText(label)}: ${markdownText(value)}\n`).join('');
}

function tableText({ columns, rows }: Table): string {
  return markdownTable(
    columns.map(({ heading }) => markdownText(heading)),
    rows.map((row) =>
      row.map(({ text, isStrong }) => (isStrong === true ? `**${markdownText(text)}**` : markdownText(text))),
    ),
    columns.flatMap(({ isNumber }, at) => (isNumber ? [at] : [])),
  );
}
