import {
  causesText,
  comparisonStatements,
  comparisonTitle,
  signed,
} from '../assessment/comparison-sentences.ts';
import { measured } from '../assessment/measured.ts';
import type { ComparisonResult } from '../assessment/result.ts';
import type { Table } from '../office/office-report.ts';
import { bullets, heading, numberCell, paragraph, table } from './blocks.ts';
import type { MaturityBlock, MaturityPart, Slope } from './document.ts';
import { nameOf } from './named.ts';
import type { MaturityWords } from './words.ts';

/** How far it has come since the assessment before. */
export function progressPart(previous: ComparisonResult, words: MaturityWords, top: number): MaturityPart {
  const statements = comparisonStatements(previous, words);
  const [message = '', ...others] = statements;
  return {
    id: 'progress',
    heading: words.report.parts.progress,
    message,
    blocks: [
      paragraph(comparisonTitle(previous)),
      ...bullets(others),
      slopeOf(previous, words, top, message),
      levelsTable(previous, words),
      heading(words.headings.gatesMoved),
      ...gateBlocks(previous, words),
      ...measureBlocks(previous, words),
    ],
    notes: statements,
    isAppendix: false,
  };
}

function slopeOf(
  { dimensions, before, after }: ComparisonResult,
  words: MaturityWords,
  top: number,
  title: string,
): Slope {
  return {
    kind: 'slope',
    id: 'slope',
    title,
    description: words.report.captions.slope,
    top,
    before: before.date,
    after: after.date,
    rows: dimensions.map(({ dimension, ...levels }) => ({
      name: dimension,
      before: levels.before,
      after: levels.after,
    })),
  };
}

function levelsTable({ dimensions, level }: ComparisonResult, words: MaturityWords): Table {
  const { columns, report, overall } = words;
  const rows = [
    ...dimensions.map(({ dimension, title, ...levels }) => ({
      name: nameOf({ id: dimension, title }),
      ...levels,
    })),
    { name: overall, ...level },
  ].map(({ name, before, after, split }) => [
    name,
    numberCell(before),
    numberCell(after),
    numberCell(after - before, signed(after - before)),
    causesText(split, words) || '–',
  ]);
  return table(
    report.captions.slope,
    [
      [columns.dimension, 5],
      [columns.before, 2, 'number'],
      [columns.after, 2, 'number'],
      [columns.change, 2, 'number'],
      [columns.causes, 4],
    ],
    rows,
  );
}

function gateBlocks({ gates }: ComparisonResult, words: MaturityWords): MaturityBlock[] {
  const { columns, report, previous: say } = words;
  if (gates.length === 0) return [paragraph(say.noGates)];
  const rows = gates.map(({ gate, text, change, causes, wasAnswered }) => [
    { text: gate, isStrong: true },
    { text: say[change], tone: change === 'won' ? ('good' as const) : ('bad' as const) },
    words.list([...causes.map((cause) => say.causes[cause]), ...(wasAnswered ? [] : [say.notAnswered])]),
    text,
  ]);
  return [
    table(
      report.captions.moved,
      [
        [columns.gate, 2],
        [columns.change, 2],
        [columns.causes, 3],
        [columns.meaning, 7],
      ],
      rows,
    ),
  ];
}

function measureBlocks({ measures }: ComparisonResult, words: MaturityWords): MaturityBlock[] {
  if (measures.length === 0) return [];
  const { columns, headings, report, previous: say } = words;
  const rows = measures.map(({ title, unit, before, after, verdict }) => [
    title,
    numberCell(before, measured(before, unit, words)),
    numberCell(after, measured(after, unit, words)),
    say.verdicts[verdict],
  ]);
  return [
    heading(headings.measuresMoved),
    table(
      report.captions.measures,
      [
        [columns.measure, 5],
        [columns.before, 2, 'number'],
        [columns.after, 2, 'number'],
        [columns.change, 2],
      ],
      rows,
    ),
  ];
}
