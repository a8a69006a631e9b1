import type { FileChild, Paragraph } from 'docx';
import stringWidth from 'string-width';
import { barTable } from '../office/bar-table.ts';
import type { BarChart, Facts, Heading, OfficeBlock, TimeChart } from '../office/office-report.ts';
import { chartParagraph } from './chart-drawing.ts';
import type { Setting } from './setting.ts';
import { afterTable, describedTable, tableChildren } from './tables.ts';
import { textRuns } from './text-runs.ts';

/** Names the list of the document; without it (in the client's template) items begin with a bullet of their own. */
export const BULLETS = 'bullets';

/** Where the values of facts stand, in twentieths of a point, and how many columns of text fit before. */
const FACT = { indent: 3400, columns: 28 } as const;

/** What a block is in a document. */
export function blockChildren(block: Exclude<OfficeBlock, Heading>, setting: Setting): FileChild[] {
  const { docx } = setting;
  switch (block.kind) {
    case 'paragraph': {
      const style = block.look === undefined ? 'Normal' : { lead: 'Lead', aside: 'Aside' }[block.look];
      return [new docx.Paragraph({ style, children: textRuns(docx, block.text) })];
    }
    case 'bullets':
      return block.items.map((item) => bulletParagraph(item, setting));
    case 'facts':
      return factParagraphs(block, setting);
    case 'table':
      return tableChildren(block, setting);
    case 'bars':
      return [
        ...chartChildren(block, setting),
        ...(block.isTabled === true ? [] : numbersChildren(block, setting)),
      ];
    case 'time':
      return chartChildren(block, setting);
  }
}

function numbersChildren(chart: BarChart, setting: Setting): FileChild[] {
  return [describedTable(barTable(chart, setting.lang), setting), afterTable(setting)];
}

function bulletParagraph(item: string, { docx, isInTemplate }: Setting): Paragraph {
  const spacing = { after: 60 };
  if (!isInTemplate) {
    const numbering = { reference: BULLETS, level: 0 };
    return new docx.Paragraph({ numbering, spacing, children: textRuns(docx, item) });
  }
  const mark = new docx.TextRun({ children: ['•', new docx.Tab()] });
  const indent = { left: 360, hanging: 240 };
  return new docx.Paragraph({ indent, spacing, children: [mark, ...textRuns(docx, item)] });
}

/** Name and value side by side, the value below its name where that is long. */
function factParagraphs({ facts }: Facts, { docx }: Setting): Paragraph[] {
  return facts.map(({ label, value }) => {
    const isLong = stringWidth(label) > FACT.columns;
    const between = isLong
      ? new docx.TextRun({ break: 1 })
      : new docx.TextRun({ children: [new docx.Tab()] });
    return new docx.Paragraph({
      indent: { left: FACT.indent, hanging: FACT.indent },
      tabStops: [{ type: docx.TabStopType.LEFT, position: FACT.indent }],
      spacing: { after: 60 },
      children: [...textRuns(docx, label, { bold: true }), between, ...textRuns(docx, value)],
    });
  });
}

function chartChildren(chart: BarChart | TimeChart, setting: Setting): Paragraph[] {
  const { docx } = setting;
  const caption = new docx.Paragraph({
    style: 'Caption',
    keepNext: true,
    children: textRuns(docx, chart.title),
  });
  const description = new docx.Paragraph({ style: 'Aside', children: textRuns(docx, chart.description) });
  return [caption, chartParagraph(chart, setting), description];
}
