import { firstSteps, gateOf, outcomeText, statementsOf } from '../assessment/page-one.ts';
import type { AssessmentResult, ReportedAction } from '../assessment/result.ts';
import { bullets, facts, heading, paragraph } from './blocks.ts';
import type { MaturityBlock, MaturityPart } from './document.ts';
import { actionsOf, byDistance, distanceOf, movesOf, nameOf, shortList } from './named.ts';
import { sponsorItems } from './sponsor.ts';
import type { MaturityWords } from './words.ts';

/** What everybody in the room reads first: where it stands, what is strong and weak, what to do, what is asked for. */
export function executivePart(result: AssessmentResult, words: MaturityWords): MaturityPart {
  const { placement } = result;
  const { report: say } = words;
  const { demonstrated, declared } = placement;
  return {
    id: 'executive',
    heading: say.parts.executive,
    message: `${words.levelNamed(placement.level, placement.name)}. ${words.placement(demonstrated.level, declared.level)}`,
    blocks: [
      paragraph(placement.meaning, 'lead'),
      placeFacts(result, words),
      heading(say.headings.strengths),
      ...bullets(strongItems(result, words)),
      heading(say.headings.weak),
      ...bullets(weakItems(result, words)),
      heading(say.headings.moves),
      ...bullets(moveItems(result, words)),
      ...effectBlocks(result, words),
      heading(say.headings.sponsor),
      ...bullets(sponsorItems(result, words)),
    ],
    notes: statementsOf(result, words),
    isAppendix: false,
  };
}

function placeFacts({ placement }: AssessmentResult, words: MaturityWords) {
  const { demonstrated, declared, range, confidence } = placement;
  const { report: say } = words;
  const { labels } = say;
  const { progress } = demonstrated;
  return facts([
    [labels.level, `${placement.level} · ${placement.name}`],
    [labels.demonstrated, String(demonstrated.level)],
    [labels.declared, String(declared.level)],
    [labels.range, say.range(range.low, range.high)],
    [labels.confidence, say.confidence(confidence.grade, confidence.isIndicative)],
    ...(progress === null
      ? []
      : [[labels.towards(progress.towards), words.percent(progress.percent)] as const]),
  ]);
}

/** The dimensions that have come farthest, and the gates that are strong. */
function strongItems(result: AssessmentResult, words: MaturityWords): string[] {
  const rated = result.dimensions.filter(({ isRateable }) => isRateable);
  const most = Math.max(0, ...rated.map(({ demonstrated }) => demonstrated.level));
  const far = rated.filter(({ demonstrated }) => most > 0 && demonstrated.level === most);
  const { labels, atLevel } = words.report;
  const named = far.map((dimension) => atLevel(nameOf(dimension), most));
  const gates = result.strengths.map((id) => `${id}: ${gateOf(result, id).text}`);
  const items = [...(far.length === 0 ? [] : [`${labels.strongest}: ${shortList(named, words)}`]), ...gates];
  return items.length === 0 ? [words.noStrengths] : items;
}

/** The dimensions that are farthest behind their targets, and the gates that hold the level. */
function weakItems(result: AssessmentResult, words: MaturityWords): string[] {
  const [first] = byDistance(result.dimensions);
  const most = first === undefined ? 0 : distanceOf(first);
  const { labels, messages, noneWeak } = words.report;
  const behind = result.dimensions
    .filter((dimension) => most > 0 && distanceOf(dimension) === most)
    .map((dimension) => messages.gapOf(nameOf(dimension), dimension.demonstrated.level, dimension.target));
  const weakest = behind.length === 0 ? noneWeak : `${labels.weakest}: ${shortList(behind, words)}`;
  return [weakest, ...result.blockers.map((id) => `${id}: ${gateOf(result, id).text}`)];
}

function moveItems(result: AssessmentResult, words: MaturityWords): string[] {
  const moves = movesOf(result).map((action) => {
    const { move, prepares } = words.report;
    const outcome = `${action.outcome.title}: ${outcomeText(action.outcome, words)}`;
    return action.closes.length === 0
      ? prepares(nameOf(action), words.list(action.unlocks), outcome)
      : move(nameOf(action), words.list(action.closes), outcome);
  });
  if (moves.length > 0) return moves;
  const steps = firstSteps(result, words);
  return steps.length > 0 ? steps : [words.nothingToDo];
}

/** Outcomes that the moves change themselves, and those of the actions that wait for them. */
function effectBlocks(result: AssessmentResult, words: MaturityWords): MaturityBlock[] {
  const isOutcome = ({ outcome }: ReportedAction): boolean =>
    result.measures.some(({ id, kind }) => id === outcome.measure && kind === 'outcome');
  const told = ({ outcome }: ReportedAction): string => `${outcome.title}: ${outcomeText(outcome, words)}`;
  const moves = movesOf(result);
  const direct = moves.filter(isOutcome).map((action) => `${nameOf(action)} – ${told(action)}`);
  const later = behind(moves, actionsOf(result))
    .filter(isOutcome)
    .map((action) => words.report.leadsTo(nameOf(action), told(action)));
  const items = [...direct, ...later];
  if (moves.length === 0) return [];
  return [
    heading(words.report.headings.effect),
    ...bullets(items.length === 0 ? [words.report.noEffect] : items),
  ];
}

/** The actions that wait for some others, one after another; in the order of the roadmap. */
function behind(first: readonly ReportedAction[], all: readonly ReportedAction[]): ReportedAction[] {
  const reached = new Set(first.map(({ id }) => id));
  const found: ReportedAction[] = [];
  for (const action of all) {
    if (reached.has(action.id) || !action.after.some((id) => reached.has(id))) continue;
    reached.add(action.id);
    found.push(action);
  }
  return found;
}
