import type { Dress } from '../formats/format.ts';
import { plain } from '../plain.ts';
import { type Cell, type Column, columnWidths, tableLine, totalWidth, wrapped } from '../table.ts';
import { pageOne, type Section } from './page-one.ts';
import { profileBar, topOf } from './profile-bars.ts';
import type { AssessmentResult } from './result.ts';
import type { AssessmentWords } from './words.ts';

/** Wider lines are hard to read aloud. */
const MOST_COLUMNS = 100;
const INDENT = '  ';

/** Page one for a terminal: everything a room needs to agree on. */
export function* assessmentText(
  result: AssessmentResult,
  words: AssessmentWords,
  { paint, width: columns }: Dress,
): Generator<string> {
  const width = Math.min(columns, MOST_COLUMNS);
  const page = pageOne(result, words);
  yield* paragraph(page.title, width);
  yield* paragraph(page.about, width);
  yield `\n${paint('strong', plain(page.headline))}\n`;
  yield* paragraph(page.meaning, width, INDENT);
  for (const statement of page.statements) yield* paragraph(statement, width, INDENT);
  yield* profile(result, words, paint, width);
  for (const section of page.sections) yield* sectionLines(section, width, paint);
}

function* paragraph(text: string, width: number, indent = ''): Generator<string> {
  for (const line of wrapped(plain(text), width - indent.length)) yield `${indent}${line}\n`;
}

function* sectionLines({ heading, items }: Section, width: number, paint: Dress['paint']): Generator<string> {
  yield `\n${paint('strong', heading)}\n`;
  for (const item of items) {
    for (const [at, line] of wrapped(plain(item), width - 4).entries())
      yield `${at === 0 ? '  - ' : '    '}${line}\n`;
  }
}

function* profile(
  result: AssessmentResult,
  words: AssessmentWords,
  paint: Dress['paint'],
  width: number,
): Generator<string> {
  const { columns: names, headings, legend } = words;
  const full: Column[] = [
    { heading: headings.profile, align: 'left' },
    { heading: legend, align: 'left' },
    { heading: names.demonstrated, align: 'right' },
    { heading: names.declared, align: 'right' },
    { heading: names.target, align: 'right' },
  ];
  const rows = result.dimensions.map((dimension): Cell[] => [
    { text: `${dimension.id} ${plain(dimension.title)}` },
    { text: profileBar(dimension, topOf(result)) },
    { text: String(dimension.demonstrated.level) },
    { text: String(dimension.declared.level) },
    { text: dimension.target === 0 ? '–' : String(dimension.target) },
  ]);
  const isWide = totalWidth(columnWidths(full, rows)) <= width;
  // Where the titles have no room, the ids stand alone: the bars and the numbers are what matters.
  const shown = isWide ? rows : rows.map(([, ...rest], at) => [{ text: result.dimensions[at]!.id }, ...rest]);
  const widths = columnWidths(full, shown);
  yield '\n';
  const heading = full.map(({ heading: text }): Cell => ({ text, role: 'dim' }));
  yield `${tableLine(full, widths, heading, paint)}\n`;
  for (const row of shown) yield `${tableLine(full, widths, row, paint)}\n`;
}
