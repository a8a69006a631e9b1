import { ratings } from '../../maturity/questionnaire.ts';
import { MET } from '../../maturity/ratings.ts';
import { gateOf } from '../assessment/page-one.ts';
import type { AssessmentResult, ReportedDimension, ReportedGate } from '../assessment/result.ts';
import type { Cell } from '../office/office-report.ts';
import { paragraph, table } from './blocks.ts';
import type { Heatmap, HeatmapCell, MaturityPart } from './document.ts';
import { nameOf } from './named.ts';
import type { MaturityWords } from './words.ts';

/** The rating of every gate, by dimension and level. */
export function gatesPart(result: AssessmentResult, words: MaturityWords): MaturityPart {
  const { report: say } = words;
  const asked = result.gates.filter(({ status }) => status !== 'not-asked');
  const met = asked.filter(({ demonstratedAnswer }) => (demonstratedAnswer ?? 0) >= MET);
  const message = say.messages.met(met.length, asked.length);
  const legend = [
    say.heatmap.legend(ratings.map((rating) => `${rating} ${words.ratings[rating]}`)),
    ...(result.gates.every(({ isGate }) => isGate) ? [] : [say.heatmap.supporting]),
  ].join(' ');
  const map = heatmapOf(result, words, { title: message, legend });
  return {
    id: 'gates',
    heading: say.parts.gates,
    message,
    blocks: [map, heatmapTable(map, words), paragraph(legend, 'aside')],
    notes: [legend, ...result.blockers.map((id) => `${id}: ${gateOf(result, id).text}`)],
    isAppendix: false,
  };
}

function heatmapOf(
  { gates, dimensions }: AssessmentResult,
  words: MaturityWords,
  { title, legend }: { readonly title: string; readonly legend: string },
): Heatmap {
  const levels = [...new Set(gates.map(({ level }) => level))].sort((a, b) => a - b);
  return {
    kind: 'heatmap',
    id: 'heatmap',
    title,
    description: words.report.heatmap.caption,
    columns: levels.map((level) => words.level(level)),
    rows: dimensions.map((dimension) => ({
      name: nameOf(dimension),
      cells: levels.map((level) => cellOf(gates, dimension, level)),
    })),
    legend,
  };
}

function cellOf(
  gates: readonly ReportedGate[],
  { id, target }: ReportedDimension,
  level: number,
): HeatmapCell {
  const own = gates.filter((gate) => gate.dimension === id && gate.level === level);
  const ranks = own.flatMap(({ isGate, demonstrated }) =>
    isGate && demonstrated !== null ? [ratings.indexOf(demonstrated)] : [],
  );
  return {
    text: own.map(markOf).join(' '),
    rank: ranks.length === 0 ? null : Math.min(...ranks),
    isWanted: own.length > 0 && level <= target,
  };
}

function markOf({ isGate, demonstrated, status }: ReportedGate): string {
  const mark = demonstrated ?? (status === 'unknown' ? '?' : status === 'not-applicable' ? '–' : '·');
  return isGate ? mark : `(${mark})`;
}

function heatmapTable({ columns, rows }: Heatmap, words: MaturityWords) {
  return table(
    words.report.heatmap.caption,
    [[words.columns.dimension, 3], ...columns.map((column) => [column, 1] as const)],
    rows.map(({ name, cells }) => [{ text: name, isStrong: true }, ...cells.map(tonedCell)]),
  );
}

const tones = ['level-1', 'level-2', 'level-3', 'level-5'] as const;

function tonedCell({ text, rank, isWanted }: HeatmapCell): Cell {
  const told = isWanted ? `${text} *` : text;
  return rank === null ? { text: told } : { text: told, tone: tones[rank] ?? 'level-0' };
}
