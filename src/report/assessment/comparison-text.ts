import type { Dress } from '../formats/format.ts';
import { plain } from '../plain.ts';
import { type Cell, type Column, columnWidths, tableLine, wrapped } from '../table.ts';
import { listed } from './listed-item.ts';
import { measured } from './measured.ts';
import type { ComparisonResult } from './result.ts';
import type { AssessmentWords } from './words.ts';

const MOST_COLUMNS = 100;

/** What changed between two assessments, for a terminal. */
export function* comparisonText(
  comparison: ComparisonResult,
  words: AssessmentWords,
  { paint, width: columns }: Dress,
): Generator<string> {
  const width = Math.min(columns, MOST_COLUMNS);
  yield `${plain(comparisonTitle(comparison))}\n\n`;
  for (const [at, statement] of comparisonStatements(comparison, words).entries()) {
    for (const line of wrapped(plain(statement), width)) yield `${at === 0 ? paint('strong', line) : line}\n`;
  }
  yield* dimensionTable(comparison, words, paint);
  yield `\n${paint('strong', words.headings.gatesMoved)}\n`;
  if (comparison.gates.length === 0) yield `  ${words.previous.noGates}\n`;
  for (const change of comparison.gates) yield* listed(gateChangeText(change, words), width);
  if (comparison.measures.length === 0) return;
  yield `\n${paint('strong', words.headings.measuresMoved)}\n`;
  for (const { title, unit, before, after, verdict } of comparison.measures) {
    const change = words.from(measured(before, unit, words), measured(after, unit, words));
    yield* listed(`${title}: ${change} (${words.previous.verdicts[verdict]})`, width);
  }
}

/** Whom it is about, and from when to when. */
export function comparisonTitle({ before, after }: ComparisonResult): string {
  const whom = [after.client, after.scope].filter((part) => part !== null);
  return [...whom, `${before.date} → ${after.date}`].join(' · ');
}

/** How far the level moved, why, and whether it was a step sideways. */
export function comparisonStatements(comparison: ComparisonResult, words: AssessmentWords): string[] {
  const { level, declared, before, after, isSideways } = comparison;
  const { previous: say } = words;
  const { model, evidence, real } = level.split;
  const causes =
    level.before === level.after && model === 0
      ? ''
      : `: ${say.split(signed(model), signed(evidence), signed(real))}`;
  return [
    `${say.level(level.before, level.after)} (${words.demonstrated})${causes}`,
    `${say.level(declared.before, declared.after)} (${words.declared})`,
    ...(before.model === after.model ? [] : [say.modelMoved(before.model, after.model)]),
    ...(isSideways ? [say.sideways] : []),
  ];
}

export function gateChangeText(
  { gate, text, change, causes, wasAnswered }: ComparisonResult['gates'][number],
  words: AssessmentWords,
): string {
  const named = causes.map((cause) => words.previous.causes[cause]);
  const why = words.list(wasAnswered ? named : [...named, words.previous.notAnswered]);
  return `${gate} ${words.previous[change]} (${why}): ${text}`;
}

/** What moved a dimension, and by how much each. */
export function causesText(
  split: ComparisonResult['level']['split'],
  { previous, list }: AssessmentWords,
): string {
  const causes = (['model', 'evidence', 'real'] as const).filter((cause) => split[cause] !== 0);
  return list(causes.map((cause) => `${previous.causes[cause]} ${signed(split[cause])}`));
}

/** @example signed(1) // => '+1' */
export function signed(steps: number): string {
  return steps > 0 ? `+${steps}` : steps === 0 ? '0' : `−${-steps}`;
}

function* dimensionTable(
  { dimensions }: ComparisonResult,
  words: AssessmentWords,
  paint: Dress['paint'],
): Generator<string> {
  const { columns, headings } = words;
  const table: Column[] = [
    { heading: headings.profile, align: 'left' },
    { heading: columns.before, align: 'right' },
    { heading: columns.after, align: 'right' },
    { heading: columns.change, align: 'right' },
    { heading: columns.causes, align: 'left' },
  ];
  const rows = dimensions.map(({ dimension, title, before, after, split }): Cell[] => [
    { text: `${dimension} ${plain(title)}` },
    { text: String(before) },
    { text: String(after) },
    { text: signed(after - before) },
    { text: causesText(split, words) },
  ]);
  const widths = columnWidths(table, rows);
  yield '\n';
  yield `${tableLine(
    table,
    widths,
    table.map(({ heading }): Cell => ({ text: heading, role: 'dim' })),
    paint,
  )}\n`;
  for (const row of rows) yield `${tableLine(table, widths, row, paint)}\n`;
}
