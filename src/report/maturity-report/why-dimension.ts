import { MET } from '../../maturity/ratings.ts';
import { notesOf } from '../assessment/dimension-notes.ts';
import { evidenceText } from '../assessment/gate-text.ts';
import { levelsOf } from '../assessment/profile-bars.ts';
import type { AssessmentResult, ReportedDimension, ReportedGate } from '../assessment/result.ts';
import type { Facts } from '../office/office-report.ts';
import { bullets, facts, heading, paragraph } from './blocks.ts';
import { dispersed, dispersionTable } from './dispersion.ts';
import type { MaturityBlock, MaturityPart } from './document.ts';
import { evidenceTable } from './evidence-table.ts';
import { distanceOf, nameOf, shortList } from './named.ts';
import type { MaturityWords } from './words.ts';

/**
 * Why a dimension stands where it does, and what its next level asks for. One that has reached its target is detail,
 * which a deck leaves out.
 */
export function dimensionPart(
  result: AssessmentResult,
  dimension: ReportedDimension,
  words: MaturityWords,
): MaturityPart {
  const { report: say } = words;
  const gates = result.gates.filter((gate) => gate.dimension === dimension.id);
  const missing = missingOf(gates, dimension);
  const evidence = evidenceTable(gates, say.captions.evidence(nameOf(dimension)), words);
  const apart = dispersed(gates);
  return {
    id: `why-${dimension.id.toLowerCase()}`,
    heading: `${say.parts.why}: ${nameOf(dimension)}`,
    message: dimensionMessage(dimension, missing, words),
    blocks: [
      paragraph(dimension.about, 'aside'),
      levelFacts(dimension, words),
      ...bullets(notesOf(dimension, words)),
      ...nextLevelBlocks(gates, dimension, words),
      heading(say.headings.blockers),
      ...bullets(missing.length === 0 ? [say.nothingInTheWay] : missing.map((gate) => gateLine(gate, words))),
      heading(say.headings.evidence),
      evidence ?? paragraph(say.noEvidence),
      ...(apart.length === 0 ? [] : [heading(say.headings.dispersion)]),
      ...dispersionTable(apart, say.captions.dispersion(nameOf(dimension)), words),
    ],
    notes: gates.flatMap((gate) =>
      gate.evidence.length === 0 ? [] : [`${gate.id}: ${evidenceText(gate, words)}`],
    ),
    isAppendix: distanceOf(dimension) === 0,
  };
}

function dimensionMessage(
  { title, demonstrated, target, isRateable }: ReportedDimension,
  missing: readonly ReportedGate[],
  words: MaturityWords,
): string {
  const { messages } = words.report;
  if (!isRateable) return `${title}: ${words.notRateable}`;
  if (target > 0 && demonstrated.level >= target) return messages.atTarget(title, demonstrated.level);
  const waits = missing.map((gate) => gate.id);
  return messages.dimension(title, demonstrated.level, shortList(waits, words));
}

function levelFacts(dimension: ReportedDimension, words: MaturityWords): Facts {
  const { columns, report } = words;
  const [demonstrated = '', declared = '', target = ''] = levelsOf(dimension);
  return facts([
    [columns.demonstrated, demonstrated],
    [columns.declared, declared],
    [columns.target, target],
    [report.labels.range, report.range(dimension.low, dimension.high)],
  ]);
}

/** What the next level asks for. */
function nextLevelBlocks(
  gates: readonly ReportedGate[],
  { demonstrated }: ReportedDimension,
  words: MaturityWords,
): MaturityBlock[] {
  const next = demonstrated.level + 1;
  const looks = gates.filter(({ level, isGate }) => isGate && level === next);
  if (looks.length === 0) return [];
  return [
    heading(words.report.headings.nextLevel(next)),
    ...bullets(looks.map(({ id, text }) => `${id}: ${text}`)),
  ];
}

/** Gates of the next level, and of those below, that the evidence does not carry. */
function missingOf(gates: readonly ReportedGate[], { demonstrated }: ReportedDimension): ReportedGate[] {
  return gates.filter(
    ({ level, isGate, status, demonstratedAnswer }) =>
      isGate &&
      level <= demonstrated.uncapped + 1 &&
      status !== 'not-applicable' &&
      (demonstratedAnswer ?? 0) < MET,
  );
}

/** A gate with what it was rated. @example 'DQ-2 (not): Required labels …' */
export function gateLine({ id, demonstrated, status, text }: ReportedGate, words: MaturityWords): string {
  const rating = demonstrated === null ? words.statuses[status] : words.ratings[demonstrated];
  return `${id} (${rating}): ${text}`;
}
