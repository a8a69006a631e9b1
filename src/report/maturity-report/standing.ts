import { notesOf } from '../assessment/dimension-notes.ts';
import { measured } from '../assessment/measured.ts';
import { levelsOf } from '../assessment/profile-bars.ts';
import type { AssessmentResult, ReportedDimension } from '../assessment/result.ts';
import { bullets, heading, numberCell, table } from './blocks.ts';
import type { Dumbbell, MaturityBlock, MaturityPart } from './document.ts';
import { byDistance, distanceOf, nameOf, shortList } from './named.ts';
import type { MaturityWords } from './words.ts';

/** Declared, demonstrated and target of each dimension, the widest gap first; beside them the outcomes. */
export function standingPart(result: AssessmentResult, words: MaturityWords, top: number): MaturityPart {
  const { report: say } = words;
  const sorted = byDistance(result.dimensions);
  const notes = sorted.flatMap((dimension) =>
    notesOf(dimension, words).map((note) => `${dimension.id}: ${note}`),
  );
  return {
    id: 'standing',
    heading: say.parts.standing,
    message: messageOf(sorted, words),
    blocks: [
      dumbbellOf(sorted, words, top),
      levelsTable(sorted, words),
      ...(notes.length === 0 ? [] : [heading(say.headings.notes), ...bullets(notes)]),
      ...outcomeBlocks(result, words),
    ],
    notes: sorted.map((dimension) => {
      const [demonstrated = '', declared = '', target = ''] = levelsOf(dimension);
      return `${nameOf(dimension)}: ${words.demonstrated} ${demonstrated}, ${words.declared} ${declared}, ${words.target} ${target}`;
    }),
    isAppendix: false,
  };
}

function messageOf(sorted: readonly ReportedDimension[], words: MaturityWords): string {
  const { messages } = words.report;
  const behind = sorted.filter((dimension) => distanceOf(dimension) > 0);
  const [first] = behind;
  if (first === undefined) return messages.noneBehind;
  const farthest = behind
    .filter((dimension) => distanceOf(dimension) === distanceOf(first))
    .map(({ id, demonstrated, target }) => messages.gapOf(id, demonstrated.level, target));
  return messages.behind(behind.length, sorted.length, shortList(farthest, words));
}

function dumbbellOf(sorted: readonly ReportedDimension[], words: MaturityWords, top: number): Dumbbell {
  const { columns, report } = words;
  return {
    kind: 'dumbbell',
    id: 'dumbbell',
    title: messageOf(sorted, words),
    description: report.captions.dumbbell(sorted.length),
    top,
    labels: {
      demonstrated: columns.demonstrated,
      declared: columns.declared,
      target: columns.target,
      range: `${columns.low}–${columns.high}`,
    },
    axis: columns.level,
    rows: sorted.map((dimension) => ({
      name: nameOf(dimension),
      demonstrated: dimension.isRateable ? dimension.demonstrated.level : null,
      declared: dimension.isRateable ? dimension.declared.level : null,
      target: dimension.target === 0 ? null : dimension.target,
      low: dimension.low,
      high: dimension.high,
    })),
  };
}

function levelsTable(sorted: readonly ReportedDimension[], words: MaturityWords) {
  const { columns, report } = words;
  const rows = sorted.map((dimension) => {
    const { demonstrated, declared, target, low, high, isRateable } = dimension;
    const rated = (level: number) => numberCell(isRateable ? level : null);
    return [
      { text: nameOf(dimension), isStrong: true },
      rated(demonstrated.level),
      rated(declared.level),
      numberCell(target === 0 ? null : target),
      numberCell(isRateable && target > 0 ? distanceOf(dimension) : null),
      { text: `${low}–${high}` },
    ];
  });
  return table(
    report.captions.standing,
    [
      [columns.dimension, 5],
      [columns.demonstrated, 2, 'number'],
      [columns.declared, 2, 'number'],
      [columns.target, 2, 'number'],
      [report.labels.distance, 2, 'number'],
      [`${columns.low}–${columns.high}`, 2, 'number'],
    ],
    rows,
  );
}

/** Outcomes, measured or not, beside the level: MTTD, time to cause and MTTR above all. */
function outcomeBlocks({ measures }: AssessmentResult, words: MaturityWords): MaturityBlock[] {
  const outcomes = measures.filter(({ kind }) => kind === 'outcome');
  if (outcomes.length === 0) return [];
  const { columns, headings, report } = words;
  const rows = outcomes.map(({ title, unit, value, target }) => [
    title,
    numberCell(value, value === null ? words.notMeasured : measured(value, unit, words)),
    numberCell(target, target === null ? words.noTarget : measured(target, unit, words)),
  ]);
  return [
    heading(headings.measures),
    table(
      report.captions.outcomes,
      [
        [columns.measure, 5],
        [columns.today, 2, 'number'],
        [columns.target, 2, 'number'],
      ],
      rows,
    ),
  ];
}
