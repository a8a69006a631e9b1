import { stringify } from 'csv-stringify/sync';
import type { AssessmentResult } from './result.ts';
import type { AssessmentWords } from './words.ts';

const columns = [
  'wave',
  'action',
  'title',
  'description',
  'owner',
  'effort',
  'closes',
  'after',
  'outcome',
  'unit',
  'baseline',
  'target',
  'risk',
  'guard',
  'done',
] as const;

/**
 * The roadmap as a table to paste into a tracker: one row an action, in order. Its texts start no formula; a byte
 * order mark tells spreadsheets that texts beyond ASCII are UTF-8.
 */
export function* roadmapCsv({ roadmap }: AssessmentResult, words: AssessmentWords): Generator<string> {
  const isAscii = !/[^\p{ASCII}]/u.test(JSON.stringify(roadmap.waves));
  yield `${isAscii ? '' : '\ufeff'}${stringify([columns as readonly string[]])}`;
  for (const [at, wave] of roadmap.waves.entries()) {
    for (const action of wave) {
      const { id, title, text, owner, effort, closes, after, outcome, risk, guard, done } = action;
      const row: Record<(typeof columns)[number], string | number | null> = {
        wave: at + 1,
        action: id,
        title,
        description: text,
        owner,
        effort: words.effort[effort],
        closes: closes.join(' '),
        after: after.join(' '),
        outcome: outcome.title,
        unit: outcome.unit,
        baseline: outcome.baseline,
        target: outcome.target,
        risk,
        guard,
        done,
      };
      yield stringify([columns.map((column) => row[column])], { escape_formulas: true });
    }
  }
}
