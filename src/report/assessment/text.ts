import type { Dress } from '../formats/format.ts';
import { plain } from '../plain.ts';
import { type Cell, type Column, columnWidths, tableLines, totalWidth, wrapped } from '../table.ts';
import { dimensionNotes } from './dimension-notes.ts';
import { listed } from './listed-item.ts';
import { pageOne, type Section } from './page-one.ts';
import { levelsOf, profileBar, topOf } from './profile-bars.ts';
import { readableWidth } from './readable-width.ts';
import type { AssessmentResult } from './result.ts';
import type { AssessmentWords } from './words.ts';

const INDENT = '  ';

/** Page one for a terminal: everything a room needs to agree on. */
export function* assessmentText(
  result: AssessmentResult,
  words: AssessmentWords,
  { paint, width: columns }: Dress,
): Generator<string> {
  const width = readableWidth(columns);
  const page = pageOne(result, words);
  yield* paragraph(page.title, width);
  yield* paragraph(page.about, width);
  yield `\n${paint('strong', plain(page.headline))}\n`;
  yield* paragraph(page.meaning, width, INDENT);
  for (const statement of page.statements) yield* paragraph(statement, width, INDENT);
  yield* profile(result, words, paint, width);
  const notes = dimensionNotes(result, words);
  if (notes.length > 0) yield '\n';
  for (const note of notes) yield* listed(note, width);
  for (const section of page.sections) yield* sectionLines(section, width, paint);
}

function* paragraph(text: string, width: number, indent = ''): Generator<string> {
  for (const line of wrapped(plain(text), width - indent.length)) yield `${indent}${line}\n`;
}

function* sectionLines({ heading, items }: Section, width: number, paint: Dress['paint']): Generator<string> {
  yield `\n${paint('strong', heading)}\n`;
  for (const item of items) yield* listed(item, width);
}

/** The bars of the dimensions; where they have no room, first the headings go, then the titles. */
function* profile(
  result: AssessmentResult,
  words: AssessmentWords,
  paint: Dress['paint'],
  width: number,
): Generator<string> {
  const { columns: names, headings, legend } = words;
  const numbers = [names.demonstrated, names.declared, names.target];
  const wide: Column[] = [
    { heading: headings.profile, align: 'left' },
    { heading: '', align: 'left' },
    ...numbers.map((heading): Column => ({ heading, align: 'right' })),
  ];
  const rows = result.dimensions.map((dimension) => ({
    id: dimension.id,
    title: `${dimension.id} ${plain(dimension.title)}`,
    bar: profileBar(dimension, topOf(result)),
    levels: levelsOf(dimension),
  }));
  const full = rows.map(({ title, bar, levels }): Cell[] =>
    [title, bar, ...levels].map((text) => ({ text })),
  );
  yield '\n';
  if (totalWidth(columnWidths(wide, full)) <= width) {
    yield* paragraph(legend, width);
    yield* tableLines(wide, full, paint);
    return;
  }
  yield* paragraph(`${headings.profile}: ${legend} (${numbers.join('/')})`, width);
  const bare: Column[] = ['', '', ''].map((heading) => ({ heading, align: 'left' }));
  const short = (name: 'title' | 'id') =>
    rows.map((row): Cell[] => [row[name], row.bar, row.levels.join('/')].map((text) => ({ text })));
  const isTitled = totalWidth(columnWidths(bare, short('title'))) <= width;
  yield* tableLines(bare, short(isTitled ? 'title' : 'id'), paint);
}
