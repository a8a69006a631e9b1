import { answersText } from '../assessment/gate-text.ts';
import type { AssessmentResult, ReportedGate } from '../assessment/result.ts';
import type { Cell, Table } from '../office/office-report.ts';
import { bullets, facts, heading, numberCell, paragraph, table } from './blocks.ts';
import type { MaturityBlock, MaturityPart } from './document.ts';
import { nameOf } from './named.ts';
import type { MaturityWords } from './words.ts';

/** Every question with its answers, how they were scored, by which model, and who answered, without names. */
export function appendixPart(result: AssessmentResult, words: MaturityWords): MaturityPart {
  const { headings, parts, messages, noteAnonymous } = words.report;
  const { gates, respondents, rules } = result;
  return {
    id: 'appendix',
    heading: parts.appendix,
    message: messages.appendix(gates.length, words.respondents(respondents.count)),
    blocks: [
      heading(headings.people),
      ...peopleBlocks(result, words),
      heading(words.headings.gates),
      paragraph(noteAnonymous, 'aside'),
      ...result.dimensions.flatMap((dimension) => gateBlocks(result, dimension, words)),
      ...naBlocks(gates, words),
      heading(headings.rules),
      ...words.method(rules.belowFully).map((text) => paragraph(text)),
      heading(headings.levels),
      levelsTable(result, words),
      heading(headings.model),
      modelFacts(result, words),
    ],
    notes: [],
    isAppendix: true,
  };
}

function peopleBlocks({ respondents }: AssessmentResult, words: MaturityWords): MaturityBlock[] {
  const { labels, captions } = words.report;
  const { roles, isEnough, least, advised } = respondents;
  return [
    table(
      captions.people,
      [
        [labels.role, 3],
        [labels.people, 1, 'number'],
      ],
      roles.map(({ title, count }) => [title, numberCell(count)]),
    ),
    ...(isEnough ? [] : [paragraph(words.tooFew(least, advised))]),
  ];
}

function gateBlocks(
  { gates }: AssessmentResult,
  dimension: AssessmentResult['dimensions'][number],
  words: MaturityWords,
): MaturityBlock[] {
  const { captions, headings } = words.report;
  const { columns } = words;
  const own = gates.filter((gate) => gate.dimension === dimension.id);
  const comments = own.flatMap(({ id, comments: said }) => said.map((comment) => `${id}: ${comment}`));
  return [
    heading(nameOf(dimension), 3),
    table(
      captions.gates(nameOf(dimension)),
      [
        [columns.gate, 2],
        [columns.level, 1, 'number'],
        [columns.meaning, 8],
        [columns.declared, 2],
        [columns.demonstrated, 2],
        [columns.answers, 5],
      ],
      own.map((gate) => gateRow(gate, words)),
    ),
    ...(comments.length === 0 ? [] : [paragraph(`${headings.comments}:`)]),
    ...bullets(comments),
  ];
}

function gateRow(gate: ReportedGate, words: MaturityWords): (Cell | string)[] {
  const { id, level, isGate, text, declared, demonstrated, status } = gate;
  return [
    { text: id, isStrong: true },
    numberCell(level),
    isGate ? text : `${text} (${words.explain.supporting})`,
    declared === null ? words.statuses[status] : words.ratings[declared],
    demonstrated === null ? '–' : words.ratings[demonstrated],
    answersText(gate, words),
  ];
}

function naBlocks(gates: readonly ReportedGate[], words: MaturityWords): MaturityBlock[] {
  const { captions, headings, labels } = words.report;
  const rows = gates.flatMap(({ id, notApplicable, agreed }): (Cell | string)[][] => {
    if (notApplicable === null) return [];
    const { reason, approver, expires } = notApplicable;
    const why =
      agreed?.answer === 'na' ? `${words.naReasons[reason]}: ${agreed.reason}` : words.naReasons[reason];
    return [[id, why, approver, { text: expires, day: expires }]];
  });
  if (rows.length === 0) return [];
  return [
    heading(headings.na),
    table(
      captions.na,
      [
        [words.columns.gate, 2],
        [labels.reason, 6],
        [labels.approver, 3],
        [labels.expires, 2],
      ],
      rows,
    ),
  ];
}

function levelsTable({ levels }: AssessmentResult, words: MaturityWords): Table {
  const { columns, report } = words;
  return table(
    report.captions.levels,
    [
      [columns.level, 3],
      [columns.meaning, 8],
    ],
    levels.map(({ level, name, meaning }) => [
      { text: words.levelNamed(level, name), isStrong: true },
      meaning,
    ]),
  );
}

function modelFacts({ model, tool, facilitator }: AssessmentResult, words: MaturityWords) {
  const { labels } = words.report;
  return facts([
    [labels.model, `${model.title} (${model.id} ${model.version})`],
    [labels.hash, model.sha256],
    [labels.tool, `${tool.name} ${tool.version}`],
    ...(facilitator === null ? [] : [[labels.facilitator, facilitator] as const]),
  ]);
}
