import type { BarChart, OfficeBlock, OfficeReport } from '../office/office-report.ts';
import type { Dumbbell, MaturityBlock, MaturityDocument, Slope } from './document.ts';

/** The report as office files have it: two pictures as charts that can be edited, of the others the tables alone. */
export function officeReportOf(document: MaturityDocument): OfficeReport {
  const parts = document.parts.map((part) => ({ ...part, blocks: part.blocks.flatMap(officeBlocks) }));
  return { ...document, parts };
}

function officeBlocks(block: MaturityBlock): OfficeBlock[] {
  switch (block.kind) {
    case 'dumbbell':
      return [levelBars(block)];
    case 'slope':
      return [slopeBars(block)];
    case 'heatmap':
    case 'lanes':
    case 'dispersion':
    case 'effort-impact':
      return [];
    case 'heading':
    case 'paragraph':
    case 'bullets':
    case 'facts':
    case 'table':
    case 'bars':
    case 'time':
      return [block];
  }
}

function levelBars({ title, description, rows, labels, axis, top }: Dumbbell): BarChart {
  const names = ['demonstrated', 'declared', 'target'] as const;
  return {
    kind: 'bars',
    isTabled: true,
    title,
    description,
    categories: rows.map(({ name }) => name),
    series: names.map((name) => ({ name: labels[name], values: rows.map((row) => row[name]) })),
    axis: { title: axis, min: 0, max: top, step: 1 },
  };
}

function slopeBars({ title, description, rows, before, after, top }: Slope): BarChart {
  return {
    kind: 'bars',
    isTabled: true,
    title,
    description,
    categories: rows.map(({ name }) => name),
    series: [
      { name: before, values: rows.map((row) => row.before) },
      { name: after, values: rows.map((row) => row.after) },
    ],
    axis: { title: '', min: 0, max: top, step: 1 },
  };
}
