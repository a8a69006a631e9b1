import { outcomeText } from '../assessment/page-one.ts';
import type { ReportedAction } from '../assessment/result.ts';
import type { Facts } from '../office/office-report.ts';
import { facts, heading, paragraph } from './blocks.ts';
import type { MaturityBlock, MaturityPart } from './document.ts';
import { nameOf } from './named.ts';
import type { Support } from './support.ts';
import { supportText } from './support-text.ts';
import type { MaturityWords } from './words.ts';

/** Each action in full: what to do, who, how long, what for, and how anybody can see that it is done. */
export function actionsPart(
  actions: readonly ReportedAction[],
  words: MaturityWords,
  support: Support | null,
): MaturityPart {
  return {
    id: 'actions',
    heading: words.report.headings.actions,
    message: words.report.captions.actions,
    blocks: actions.flatMap((action) => actionBlocks(action, words, support)),
    notes: [],
    isAppendix: true,
  };
}

function actionBlocks(
  action: ReportedAction,
  words: MaturityWords,
  support: Support | null,
): MaturityBlock[] {
  return [heading(nameOf(action)), paragraph(action.text), actionFacts(action, words, support)];
}

function actionFacts(action: ReportedAction, words: MaturityWords, support: Support | null): Facts {
  const { labels } = words.report;
  const { closes, unlocks, after, effort, checks } = action;
  const bearing = support?.byAction.get(action.id) ?? [];
  const optional = (label: string, names: readonly string[]) =>
    names.length === 0 ? [] : [[label, words.list(names)] as const];
  return facts([
    [labels.owner, action.owner],
    [labels.effort, `${words.effort[effort]} (${words.effortMeaning[effort]})`],
    ...(closes.length > 0 ? optional(labels.closes, closes) : optional(labels.prepares, unlocks)),
    ...optional(labels.after, after),
    [labels.outcome, `${action.outcome.title}: ${outcomeText(action.outcome, words)}`],
    [labels.risk, action.risk],
    [labels.guard, action.guard],
    [labels.done, action.done],
    ...optional(labels.check, checks),
    ...(bearing.length === 0 ? [] : [[labels.supportedBy, supportText(bearing, words)] as const]),
  ]);
}
