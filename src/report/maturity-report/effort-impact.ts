import { efforts } from '../../maturity/questionnaire.ts';
import type { ReportedAction } from '../assessment/result.ts';
import type { Table } from '../office/office-report.ts';
import { numberCell, table } from './blocks.ts';
import type { EffortImpact } from './document.ts';
import { nameOf } from './named.ts';
import type { MaturityWords } from './words.ts';

export function effortImpactOf(actions: readonly ReportedAction[], words: MaturityWords): EffortImpact {
  const { captions, headings, labels } = words.report;
  return {
    kind: 'effort-impact',
    id: 'effort-impact',
    title: headings.effortImpact,
    description: captions.effortImpact,
    effort: labels.effort,
    impact: labels.impact,
    efforts: efforts.map((effort) => `${words.effort[effort]}: ${words.effortMeaning[effort]}`),
    points: actions.map(({ id, effort, impact }) => ({ id, effort: efforts.indexOf(effort), impact })),
  };
}

/** Much impact first, then little effort. */
export function effortTable(actions: readonly ReportedAction[], words: MaturityWords): Table {
  const { captions, labels } = words.report;
  const sorted = actions.toSorted(
    (a, b) => b.impact - a.impact || efforts.indexOf(a.effort) - efforts.indexOf(b.effort),
  );
  return table(
    captions.effortImpact,
    [
      [labels.action, 6],
      [labels.effort, 3],
      [labels.impact, 2, 'number'],
    ],
    sorted.map((action) => [
      nameOf(action),
      `${words.effort[action.effort]} (${words.effortMeaning[action.effort]})`,
      numberCell(action.impact),
    ]),
  );
}
