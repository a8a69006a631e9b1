import type { Criterion, Questionnaire, Rating } from '../../maturity/questionnaire.ts';
import { lowerMedian, MET } from '../../maturity/ratings.ts';
import { plain } from '../plain.ts';
import { wrapped } from '../table.ts';
import { answersText, evidenceText, voteText } from './gate-text.ts';
import type { AssessmentResult, ReportedGate } from './result.ts';
import type { AssessmentWords } from './words.ts';

const WIDTH = 80;

/** A gate: what it asks, what would convince, where it counts; with a result also what was said and what became of it. */
export function* explainedGate(
  questionnaire: Questionnaire,
  criterion: Criterion,
  words: AssessmentWords,
  result: AssessmentResult | undefined,
): Generator<string> {
  const { explain: say } = words;
  const dimension = questionnaire.dimensions.find(({ id }) => id === criterion.dimension);
  yield `${criterion.id} · ${plain(dimension?.title ?? criterion.dimension)} · ${words.level(criterion.level)}\n`;
  yield* paragraph(criterion.text);
  if (criterion.why !== undefined) yield* paragraph(`${say.why}: ${criterion.why}`);
  yield `\n${say.scale}\n`;
  const scale = questionnaire.scales[criterion.scale];
  for (const [at, anchor] of (scale?.anchors ?? []).entries()) yield `  ${at}  ${plain(anchor)}\n`;
  yield* paragraph(scale?.about ?? '');
  yield `\n${words.columns.evidence}\n`;
  for (const line of evidenceLines(criterion, questionnaire, words)) yield* paragraph(line);
  yield `\n${say.part}\n`;
  for (const line of placementLines(criterion, questionnaire, words)) yield* paragraph(line);
  const gate = result?.gates.find(({ id }) => id === criterion.id);
  if (result !== undefined && gate !== undefined) {
    for (const line of answeredLines(gate, result, words)) yield* paragraph(line);
  }
  const closing = questionnaire.actions.filter(({ closes }) => closes.includes(criterion.id));
  if (closing.length === 0) return;
  yield `\n${say.closedBy}\n`;
  for (const { id, title } of closing) yield* paragraph(`${id} ${title}`);
}

function* paragraph(text: string): Generator<string> {
  for (const line of wrapped(plain(text), WIDTH - 2)) yield `  ${line}\n`;
}

function evidenceLines(
  { evidence, na }: Criterion,
  { placement }: Questionnaire,
  words: AssessmentWords,
): string[] {
  const { explain: say, grades } = words;
  const kinds = evidence.accept.map((kind) => grades[kind === 'demo' ? 'shown' : kind]);
  return [
    ...(evidence.examples === undefined ? [] : [`${say.convincing}: ${evidence.examples}`]),
    say.accepted(words.list(kinds), evidence.freshDays ?? placement.evidence.freshDays),
    ...(evidence.checks.length === 0 ? [] : [`${words.checks} ${words.list(evidence.checks)}`]),
    na.allowed ? say.naAllowed : say.naRefused,
  ];
}

/** From which overall level on the gate is required, and which dimensions wait for it. */
function placementLines(
  { dimension, level, gate }: Criterion,
  { placement }: Questionnaire,
  words: AssessmentWords,
): string[] {
  const { explain: say } = words;
  if (!gate) return [say.supporting];
  const rows = Object.entries(placement.profile).filter(([, row]) => (row[dimension] ?? 0) >= level);
  const from = Math.min(...rows.map(([overall]) => Number(overall)));
  const caps = placement.caps.filter(({ needs }) => (needs[dimension] ?? 0) >= level);
  const waiting = caps.filter(
    (cap) => !caps.some((other) => other.dimension === cap.dimension && other.from < cap.from),
  );
  return [
    rows.length === 0 ? say.notRequired : say.requiredFrom(from),
    ...waiting.map((cap) => say.holdsBack(cap.dimension, cap.from)),
  ];
}

function answeredLines(gate: ReportedGate, result: AssessmentResult, words: AssessmentWords): string[] {
  const { explain: say } = words;
  const { progress } = result.placement.demonstrated;
  const isBlocker = progress?.blockedBy.includes(gate.id) === true;
  const rated = (rating: Rating | null): string =>
    rating === null ? words.statuses[gate.status] : words.ratings[rating];
  const isCapped = gate.declared !== gate.demonstrated && gate.demonstrated !== null;
  const middle = lowerMedian(gate.votes);
  const medians = gate.roleGap?.medians ?? null;
  return [
    say.answered(answersText(gate, words), middle === undefined ? '–' : voteText(middle, words)),
    ...(medians === null ? [] : [say.bySide(String(medians.manager), String(medians.practitioner))]),
    `${words.columns.evidence}: ${evidenceText(gate, words)}`,
    say.rated(rated(gate.declared), rated(gate.demonstrated)),
    ...(isCapped ? [say.capped(words.grades[gate.grade], rated(gate.demonstrated))] : []),
    ...dimensionLines(gate, result, words),
    ...(isBlocker && progress !== null ? [say.isBlocker(progress.towards)] : []),
    ...contradictionsOf(gate, result).map(({ id, message }) => `${id}: ${message}`),
    ...(gate.comments.length === 0 ? [] : [`${words.columns.comments}: ${gate.comments.join(' / ')}`]),
  ];
}

/** Where the dimension stands, which gates its next level waits for, and which other dimension holds it back. */
function dimensionLines(gate: ReportedGate, result: AssessmentResult, words: AssessmentWords): string[] {
  const dimension = result.dimensions.find(({ id }) => id === gate.dimension);
  if (dimension === undefined) return [];
  const { demonstrated, declared } = dimension;
  const next = demonstrated.uncapped + 1;
  const missing = result.gates.filter(
    (one) =>
      one.isGate &&
      one.dimension === dimension.id &&
      one.level <= next &&
      (one.demonstratedAnswer ?? 0) < MET,
  );
  const needs = demonstrated.heldBy.map((held) =>
    words.contradictions.need(held.dimension, held.needs, held.has),
  );
  return [
    words.explain.dimensionAt(dimension.id, demonstrated.level, declared.level),
    ...(missing.length === 0
      ? []
      : [words.explain.dimensionNeeds(next, words.list(missing.map(({ id }) => id)))]),
    ...(needs.length === 0 ? [] : [words.heldBy(words.list(needs))]),
  ];
}

/** Those of the gate, and the caps of its dimension. */
function contradictionsOf(gate: ReportedGate, { contradictions }: AssessmentResult) {
  return contradictions.filter(
    ({ code, gates, dimension }) =>
      gates.includes(gate.id) || (code === 'K3' && dimension === gate.dimension),
  );
}

/** An action of the roadmap, as the model tells it. */
export function* explainedAction(
  questionnaire: Questionnaire,
  id: string,
  words: AssessmentWords,
): Generator<string> {
  const action = questionnaire.actions.find((one) => one.id === id);
  if (action === undefined) return;
  const { explain: say } = words;
  yield `${action.id} ${plain(action.title)}\n`;
  yield* paragraph(action.text);
  const measure = questionnaire.measures.find((one) => one.id === action.outcome.measure);
  const facts = [
    `${words.owner}: ${action.owner}`,
    say.effort(words.effort[action.effort], words.effortMeaning[action.effort]),
    `${words.closes}: ${words.list(action.closes)}`,
    ...(action.after.length === 0 ? [] : [`${words.after}: ${words.list(action.after)}`]),
    `${words.outcome}: ${measure?.title ?? action.outcome.measure}`,
    `${words.risk}: ${action.risk}`,
    `${words.guard}: ${action.guard}`,
    `${words.done}: ${action.done}`,
  ];
  yield '\n';
  for (const fact of facts) yield* paragraph(fact);
}
