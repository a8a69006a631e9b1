import { firstSteps, outcomeText } from '../assessment/page-one.ts';
import type { AssessmentResult, ReportedAction } from '../assessment/result.ts';
import type { Cell } from '../office/office-report.ts';
import { bullets, table } from './blocks.ts';
import type { MaturityPart } from './document.ts';
import { nameOf, openContradictions, shortList } from './named.ts';
import type { Support } from './support.ts';
import { supportText } from './support-text.ts';
import type { MaturityWords } from './words.ts';

/** Days that a first part of a roadmap takes: a quarter. */
export const FIRST_DAYS = 90;
/** Two weeks, which is what an action of the least effort takes at most. */
const SMALL_DAYS = 14;
const DAY_MS = 86_400_000;

/** What is begun now: the actions of the first wave, as a table to paste into a tracker. */
export function firstDaysPart(
  result: AssessmentResult,
  words: MaturityWords,
  support: Support | null,
): MaturityPart {
  const { report: say } = words;
  const actions = result.roadmap.waves[0] ?? [];
  const open = openContradictions(result).map(({ id }) => id);
  const steps = [
    ...firstSteps(result, words),
    ...(open.length === 0 ? [] : [say.sponsor.settle(shortList(open, words))]),
  ];
  const message =
    actions.length === 0
      ? (steps[0] ?? words.nothingToDo)
      : say.messages.firstDays(words.list(actions.map(({ id }) => id)));
  return {
    id: 'first-days',
    heading: say.parts['first-days'],
    message,
    blocks: [
      ...bullets(actions.length === 0 ? steps.slice(1) : steps),
      ...(actions.length === 0 ? [] : [trackerTable(actions, result.date, words, support)]),
    ],
    notes: actions.map((action) => `${nameOf(action)}: ${action.text}`),
    isAppendix: false,
  };
}

function trackerTable(
  actions: readonly ReportedAction[],
  date: string,
  words: MaturityWords,
  support: Support | null,
) {
  const { labels, captions } = words.report;
  const rows = actions.map((action): (Cell | string)[] => [
    { text: nameOf(action), isStrong: true },
    action.owner,
    words.effort[action.effort],
    dueCell(action, date, words),
    words.list(action.closes.length === 0 ? action.unlocks : action.closes),
    `${action.outcome.title}: ${outcomeText(action.outcome, words)}`,
    action.done,
    ...(support === null ? [] : [supportText(support.byAction.get(action.id) ?? [], words) || '–']),
  ]);
  return table(
    captions.firstDays,
    [
      [labels.action, 5],
      [labels.owner, 3],
      [labels.effort, 1],
      [labels.due, 2],
      [labels.closes, 2],
      [labels.outcome, 4],
      [labels.done, 6],
      ...(support === null ? [] : [[labels.supportedBy, 5] as const]),
    ],
    rows,
  );
}

/** Two weeks for the least effort, else the end of the ninety days; a large action goes on after that. */
function dueCell({ effort }: ReportedAction, date: string, words: MaturityWords): Cell {
  const day = laterBy(date, effort === 'S' ? SMALL_DAYS : FIRST_DAYS);
  return effort === 'L' ? { text: `${day} (${words.report.continues})` } : { text: day, day };
}

/** @example laterBy('2026-11-20', 90) // => '2027-02-18' */
export function laterBy(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}
