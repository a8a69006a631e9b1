import { z } from 'zod';
import type { Dress } from '../formats/format.ts';
import { markdownTable, markdownText } from '../markdown.ts';
import { plain } from '../plain.ts';
import { type Cell, type Column, tableLines, wrapped } from '../table.ts';
import { readableWidth } from './readable-width.ts';
import type { AssessmentWords } from './words.ts';

/** Name and version of the result's contract; additive changes keep it. */
export const ROLLUP_SCHEMA = 'aiops/rollup/v1';

const level = z.int().min(0);
const distribution = z
  .array(z.strictObject({ level, units: z.int(), share: z.number().min(0).max(1) }))
  .describe('weight of the units at each level; no unit is named');

export const rollupResultSchema = z.strictObject({
  schema: z.literal(ROLLUP_SCHEMA),
  tool: z.strictObject({ name: z.literal('aiops'), version: z.string() }),
  model: z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() }),
  language: z.string(),
  client: z.string().nullable(),
  units: z.int(),
  share: z.number().describe('of the weight that has to have reached a level'),
  level: level.describe('demonstrated'),
  name: z.string(),
  declared: level,
  confidence: z.strictObject({ A: z.int(), B: z.int(), C: z.int() }).describe('units of each grade'),
  distribution,
  dimensions: z.array(z.strictObject({ id: z.string(), title: z.string(), level, distribution })),
});

export type RollupResult = z.infer<typeof rollupResultSchema>;
type Distribution = RollupResult['distribution'];

export function* rollupText(
  result: RollupResult,
  words: AssessmentWords,
  { paint, width }: Dress,
): Generator<string> {
  yield `${paint('strong', plain(headline(result, words)))}\n`;
  for (const line of wrapped(reachedText(result, words), readableWidth(width) - 2)) yield `  ${line}\n`;
  const columns: Column[] = [
    { heading: words.headings.profile, align: 'left' },
    { heading: words.columns.level, align: 'right' },
    { heading: words.columns.distribution, align: 'left' },
  ];
  const rows = [
    rowOf(words.overall, result, words),
    ...result.dimensions.map((at) => rowOf(`${at.id} ${plain(at.title)}`, at, words)),
  ];
  yield '\n';
  yield* tableLines(columns, rows, paint);
}

export function* rollupMarkdown(result: RollupResult, words: AssessmentWords): Generator<string> {
  yield `# ${markdownText(headline(result, words))}\n\n${reachedText(result, words)}\n\n`;
  const row = (title: string, at: { level: number; distribution: Distribution }): string[] => [
    markdownText(title),
    String(at.level),
    distributionText(at.distribution, words),
  ];
  const rows = [
    row(words.overall, result),
    ...result.dimensions.map((at) => row(`${at.id} ${at.title}`, at)),
  ];
  yield markdownTable([words.columns.dimension, words.columns.level, words.columns.distribution], rows, [1]);
}

function headline({ client, level: reached, name }: RollupResult, words: AssessmentWords): string {
  return [client, words.levelNamed(reached, name)].filter((part) => part !== null).join(' · ');
}

function reachedText({ units, share, declared, confidence }: RollupResult, words: AssessmentWords): string {
  const { A, B, C } = confidence;
  return `${words.rollup(units, words.percent(percentOf(share)))} ${words.rollupDeclared(declared, A, B, C)}`;
}

/** Rounded down to a tenth, so that what is just short of a share does not look like it. */
function percentOf(share: number): number {
  return Math.floor(1000 * share + 1e-6) / 10;
}

function rowOf(
  title: string,
  at: { level: number; distribution: Distribution },
  words: AssessmentWords,
): Cell[] {
  return [{ text: title }, { text: String(at.level) }, { text: distributionText(at.distribution, words) }];
}

function distributionText(spread: Distribution, words: AssessmentWords): string {
  return words.list(spread.map((at) => words.shareAt(words.percent(percentOf(at.share)), at.level)));
}
