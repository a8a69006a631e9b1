import { firstSteps, outcomeText } from '../assessment/page-one.ts';
import type { AssessmentResult } from '../assessment/result.ts';
import type { Cell, Table } from '../office/office-report.ts';
import { bullets, heading, numberCell, paragraph, table } from './blocks.ts';
import type { Lanes, MaturityBlock, MaturityPart } from './document.ts';
import { effortImpactOf, effortTable } from './effort-impact.ts';
import { actionsOf, nameOf, shortList } from './named.ts';
import type { Support } from './support.ts';
import type { MaturityWords } from './words.ts';

/** What to do in which order, what has to wait, and what is little work for much. */
export function roadmapPart(
  result: AssessmentResult,
  words: MaturityWords,
  support: Support | null,
): MaturityPart {
  const { report: say } = words;
  const { waves, unplanned } = result.roadmap;
  const actions = actionsOf(result);
  const rest = unplanned.length === 0 ? [] : [words.unplanned(shortList(unplanned, words))];
  const steps = [...firstSteps(result, words), ...rest];
  return {
    id: 'roadmap',
    heading: say.parts.roadmap,
    message:
      actions.length === 0
        ? (steps[0] ?? words.nothingToDo)
        : say.messages.actions(actions.length, waves.length),
    blocks: [
      ...bullets(actions.length === 0 ? steps.slice(1) : steps),
      ...(actions.length === 0 ? [] : plannedBlocks(result, words, support)),
      heading(words.headings.doNotStart),
      ...heldBlocks(result, words),
    ],
    notes: actions.map((action) => `${nameOf(action)}: ${action.done}`),
    isAppendix: false,
  };
}

function plannedBlocks(
  result: AssessmentResult,
  words: MaturityWords,
  support: Support | null,
): MaturityBlock[] {
  const { headings } = words.report;
  const actions = actionsOf(result);
  return [
    heading(headings.lanes),
    lanesOf(result, words, support),
    roadmapTable(result, words),
    heading(headings.effortImpact),
    effortImpactOf(actions, words),
    effortTable(actions, words),
  ];
}

/** Each wave is a lane: the first is now, the second next, and all others are later. */
function lanesOf(result: AssessmentResult, words: MaturityWords, support: Support | null): Lanes {
  const { report: say } = words;
  const { waves } = result.roadmap;
  return {
    kind: 'lanes',
    id: 'lanes',
    title: say.messages.actions(waves.flat().length, waves.length),
    description: say.captions.lanes,
    lanes: waves.map((wave, at) => ({
      heading: laneHeading(at, words),
      actions: wave.map(({ id, title, effort, owner, after }) => ({
        id,
        title,
        detail: `${words.effort[effort]} · ${owner}`,
        after,
        note: support?.byAction.has(id) === true ? say.supported : null,
      })),
    })),
  };
}

function laneHeading(at: number, { wave, report }: MaturityWords): string {
  const lane = (['now', 'next'] as const)[at] ?? 'later';
  return report.laneOf(report.lanes[lane], wave(at + 1));
}

function roadmapTable({ roadmap }: AssessmentResult, words: MaturityWords): Table {
  const { labels, captions } = words.report;
  const rows = roadmap.waves.flatMap((wave, at) =>
    wave.map((action): (Cell | string)[] => [
      numberCell(at + 1, laneHeading(at, words)),
      { text: nameOf(action), isStrong: true },
      action.owner,
      words.effort[action.effort],
      words.list(action.after) || '–',
      words.list(action.closes) || `(${words.list(action.unlocks)})`,
      `${action.outcome.title}: ${outcomeText(action.outcome, words)}`,
    ]),
  );
  return table(
    captions.roadmapTable,
    [
      [labels.wave, 2],
      [labels.action, 5],
      [labels.owner, 3],
      [labels.effort, 1],
      [labels.after, 2],
      [labels.closes, 3],
      [labels.outcome, 4],
    ],
    rows,
  );
}

/** What has to wait, and for what. */
function heldBlocks({ roadmap }: AssessmentResult, words: MaturityWords): MaturityBlock[] {
  const { captions, labels } = words.report;
  if (roadmap.doNotStart.length === 0) return [paragraph(words.nothingHeld)];
  const rows = roadmap.doNotStart.map((action) => [
    { text: nameOf(action), isStrong: true },
    words.list(action.missing.map(nameOf)),
  ]);
  return [
    table(
      captions.doNotStart,
      [
        [labels.action, 1],
        [labels.missing, 1],
      ],
      rows,
    ),
  ];
}
