import { groupedBy } from '../../grouped.ts';
import type { GapKind } from '../../maturity/gaps.ts';
import { comparisonStatements } from './comparison-sentences.ts';
import { measured } from './measured.ts';
import type { AssessmentResult, ReportedAction } from './result.ts';
import type { AssessmentWords } from './words.ts';

/** What everybody in the room reads first, as sentences; each format sets them in its own way. */
export interface PageOne {
  readonly title: string;
  readonly about: string;
  readonly headline: string;
  readonly meaning: string;
  readonly statements: readonly string[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly heading: string;
  readonly items: readonly string[];
}

/** Names in a sentence, before it says how many more there are. */
const NAMED = 4;
/** Items that a section of page one has room for. */
const SHOWN = 5;

/** A section without items is left out. */
export function pageOne(result: AssessmentResult, words: AssessmentWords): PageOne {
  const { client, scope, date, placement } = result;
  const { headings } = words;
  return {
    title: [client, scope, date].filter((part) => part !== null).join(' · '),
    about: aboutLine(result, words),
    headline: words.levelNamed(placement.level, placement.name),
    meaning: placement.meaning,
    statements: statementsOf(result, words),
    sections: [
      { heading: headings.previous, items: previousItems(result, words) },
      { heading: headings.strengths, items: strengthItems(result, words) },
      { heading: headings.blockers, items: blockerItems(result, words) },
      { heading: headings.thisQuarter, items: quarterItems(result, words) },
      { heading: headings.measures, items: measureItems(result, words) },
      { heading: headings.doNotStart, items: heldItems(result, words, SHOWN) },
      { heading: headings.flips, items: flipItems(result, words) },
      { heading: headings.contradictions, items: contradictionItems(result, words) },
      {
        heading: headings.patterns,
        items: result.patterns.map(({ title, text, advice }) => `${title}. ${text} ${advice}`),
      },
    ].filter(({ items }) => items.length > 0),
  };
}

function aboutLine({ model, respondents, facilitator }: AssessmentResult, words: AssessmentWords): string {
  const { count, bySide } = respondents;
  const people = `${words.respondents(count)} (${words.sides(bySide.manager, bySide.practitioner)})`;
  const parts = [`${model.title} ${model.version}`, people];
  return [...parts, ...(facilitator === null ? [] : [`${words.facilitator} ${facilitator}`])].join(' · ');
}

/** Where it stands, how far that may be off and how sure it is, a sentence each. */
export function statementsOf(result: AssessmentResult, words: AssessmentWords): string[] {
  const { placement, respondents, gates, dimensions } = result;
  const { demonstrated, declared, range, confidence, withoutNotApplicable } = placement;
  const { graded, unknown, disputed, openContradictions } = confidence;
  const percent = (share: number): string => words.percent(Math.round(100 * share));
  const why = words.confidenceWhy(percent(graded), percent(unknown), percent(disputed), openContradictions);
  const beyond = dimensions.filter((one) => one.declared.level > one.demonstrated.level).map(({ id }) => id);
  const na = gates.filter(({ status }) => status === 'not-applicable').map(({ id }) => id);
  return [
    `${words.placement(demonstrated.level, declared.level)} ${words.range(range.low, range.high)}`,
    ...(beyond.length === 0 ? [] : [words.claimedBeyond(words.list(beyond))]),
    `${words.level(demonstrated.level)}, ${progressText(demonstrated.progress, words)}.`,
    `${words.confidence(confidence.grade, confidence.isIndicative)}: ${why}.`,
    ...(na.length === 0
      ? []
      : [
          words.withoutNotApplicable(
            words.list(na),
            withoutNotApplicable.demonstrated,
            withoutNotApplicable.declared,
          ),
        ]),
    ...(respondents.isEnough ? [] : [words.tooFew(respondents.least, respondents.advised)]),
  ];
}

/** @example "64% towards 3, blocked by DQ-2, ITS-3" */
function progressText(
  progress: AssessmentResult['placement']['demonstrated']['progress'],
  words: AssessmentWords,
): string {
  if (progress === null) return words.atTheTop;
  const blocked = shortList(progress.blockedBy, words);
  const way = words.progress(words.percent(progress.percent), progress.towards);
  return blocked === '' ? way : `${way}, ${words.blockedBy(blocked)}`;
}

/** The first of some names, and how many more there are. */
function shortList(names: readonly string[], words: AssessmentWords): string {
  return words.andMore(words.list(names.slice(0, NAMED)), Math.max(0, names.length - NAMED));
}

/** How far it has come since last time, and which gates moved. */
function previousItems({ previous }: AssessmentResult, words: AssessmentWords): string[] {
  if (previous === null) return [];
  const moved = (['won', 'lost'] as const).flatMap((change) => {
    const gates = previous.gates.filter((gate) => gate.change === change).map(({ gate }) => gate);
    return gates.length === 0 ? [] : [`${words.previous[change]}: ${shortList(gates, words)}`];
  });
  return [...comparisonStatements(previous, words), ...moved];
}

function strengthItems(result: AssessmentResult, words: AssessmentWords): string[] {
  const items = result.strengths.map((id) => {
    const gate = gateOf(result, id);
    const isShown = gate.demonstrated === 'L' || gate.demonstrated === 'F';
    return `${id} (${words.strength(isShown, words.grades[gate.grade])}): ${gate.text}`;
  });
  return items.length === 0 ? [words.noStrengths] : items;
}

function blockerItems(result: AssessmentResult, words: AssessmentWords): string[] {
  const kinds = new Map(result.roadmap.gaps.map(({ gate, kind }) => [gate, kind]));
  return result.blockers.map((id) => {
    const kind = kinds.get(id);
    const gap = kind === undefined ? '' : ` (${words.gapKinds[kind]})`;
    return `${id}${gap}: ${gateOf(result, id).text}`;
  });
}

function quarterItems(result: AssessmentResult, words: AssessmentWords): string[] {
  const { waves, gaps, unplanned } = result.roadmap;
  if (gaps.length === 0) return [words.nothingToDo];
  return [
    ...firstSteps(result, words),
    ...(waves[0] ?? []).map((action) => actionLine(action, words)),
    ...(unplanned.length === 0 ? [] : [words.unplanned(shortList(unplanned, words))]),
  ];
}

/** What comes before every action: to show what is claimed, and to find out what nobody knows. */
export function firstSteps({ roadmap: { gaps } }: AssessmentResult, words: AssessmentWords): string[] {
  const ofKind = (wanted: GapKind): string[] =>
    gaps.filter(({ kind }) => kind === wanted).map(({ gate }) => gate);
  const [toProve, toFindOut] = [ofKind('prove'), ofKind('find-out')];
  return [
    ...(toProve.length === 0 ? [] : [words.toProve(shortList(toProve, words))]),
    ...(toFindOut.length === 0 ? [] : [words.toFindOut(shortList(toFindOut, words))]),
  ];
}

/** An action in a line: what, who, how long, and what it is to change. */
function actionLine({ id, title, owner, effort, outcome }: ReportedAction, words: AssessmentWords): string {
  return `${id} ${title} · ${words.owner} ${owner} · ${words.effortLabel} ${words.effort[effort]} · ${outcome.title}: ${outcomeText(outcome, words)}`;
}

/** What an action is to change, from today's value to its target. */
export function outcomeText(
  { baseline, target, unit, better }: ReportedAction['outcome'],
  words: AssessmentWords,
): string {
  const valued = (value: number): string => measured(value, unit, words);
  if (target === null)
    return words.from(baseline === null ? words.notMeasured : valued(baseline), words.noTarget);
  if (baseline === null) return words.from(words.notMeasured, valued(target));
  const isReached = better === 'lower' ? baseline <= target : baseline >= target;
  return isReached
    ? words.reached(valued(baseline), valued(target))
    : words.from(valued(baseline), valued(target));
}

/** What has to wait, and for what; a sentence where nothing has. */
export function heldItems({ roadmap }: AssessmentResult, words: AssessmentWords, most: number): string[] {
  const { doNotStart } = roadmap;
  if (doNotStart.length === 0) return [words.nothingHeld];
  const held = doNotStart
    .slice(0, most)
    .map(({ id, title, missing }) =>
      words.doNotStart(`${id} ${title}`, words.list(missing.map((before) => `${before.id} ${before.title}`))),
    );
  const more = doNotStart.slice(most).map(({ id }) => id);
  return more.length === 0 ? held : [...held, words.alsoHeld(words.list(more))];
}

/** Outcomes that somebody measured, beside what they should be: MTTD, time to cause and MTTR above all. */
function measureItems({ measures }: AssessmentResult, words: AssessmentWords): string[] {
  return measures
    .filter(({ kind, value }) => kind === 'outcome' && value !== null)
    .map(({ title, unit, value, target }) => {
      const goal = target === null ? words.noTarget : measured(target, unit, words);
      return `${title}: ${words.from(measured(value ?? 0, unit, words), goal)}`;
    });
}

/** What several gates would do together in one sentence, and in another what any one of several would do alone. */
export function flipItems({ flips }: AssessmentResult, words: AssessmentWords): string[] {
  const together = flips.filter(({ gates }) => gates.length > 1);
  const alone = flips.filter(({ gates }) => gates.length === 1);
  const alike = [...groupedBy(alone, ({ by, level }) => `${by} ${level}`).values()];
  const items = [
    ...alike.map((same) => {
      const { by, level } = same[0]!;
      const named = shortList(
        same.flatMap(({ gates }) => gates),
        words,
      );
      return words.flips[by](same.length === 1 ? named : words.anyOf(named), level);
    }),
    ...together.map(({ by, gates, level }) => words.flips[by](shortList(gates, words), level)),
  ];
  return items.length === 0 ? [words.noFlips] : items;
}

/** What does not fit together, and what became of it. */
export function contradictionItems({ contradictions }: AssessmentResult, words: AssessmentWords): string[] {
  return contradictions.map(({ id, message, resolution }) => {
    const state =
      resolution === null ? words.open : `${words.resolutions[resolution.kind]}: ${resolution.reason}`;
    return `${message} (${state}) [${id}]`;
  });
}

export function gateOf({ gates }: AssessmentResult, id: string): AssessmentResult['gates'][number] {
  const gate = gates.find((candidate) => candidate.id === id);
  if (gate === undefined) throw new Error(`the result names a gate that it does not have: ${id}`);
  return gate;
}
