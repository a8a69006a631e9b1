import { markdownTable, markdownText } from '../markdown.ts';
import { comparisonMarkdown } from './comparison-markdown.ts';
import { dimensionNotes } from './dimension-notes.ts';
import { answersText, evidenceText } from './gate-text.ts';
import { measured } from './measured.ts';
import { firstSteps, heldItems, outcomeText, pageOne } from './page-one.ts';
import { levelsOf, profileBar, topOf } from './profile-bars.ts';
import type { AssessmentResult, ReportedAction } from './result.ts';
import type { AssessmentWords } from './words.ts';

/** The whole assessment as Markdown: page one, the profile, the roadmap, and every gate with its answers. */
export function* assessmentMarkdown(result: AssessmentResult, words: AssessmentWords): Generator<string> {
  const { headings } = words;
  yield* firstPage(result, words);
  yield* part(headings.profile, profileTable(result, words));
  if (result.previous !== null) yield* part(headings.previous, comparisonMarkdown(result.previous, words, 3));
  yield* part(headings.measures, measuresTable(result, words));
  yield* part(headings.gaps, gapsTable(result, words));
  yield* part(headings.roadmap, roadmapParts(result, words));
  yield* part(headings.gates, gateParts(result, words));
  yield* part(
    headings.method,
    words.method(result.rules.belowFully).map((line) => `${line}\n\n`),
  );
}

function* part(heading: string, body: Iterable<string>): Generator<string> {
  const pieces = [...body];
  if (pieces.length === 0) return;
  yield `\n## ${heading}\n\n`;
  yield* pieces;
}

function* firstPage(result: AssessmentResult, words: AssessmentWords): Generator<string> {
  const page = pageOne(result, words);
  yield `# ${words.headings.assessment}: ${markdownText(page.title)}\n\n`;
  yield `${markdownText(page.about)}\n\n`;
  yield `**${markdownText(page.headline)}**\n\n${markdownText(page.meaning)}\n\n`;
  yield page.statements.map((statement) => `- ${markdownText(statement)}\n`).join('');
  for (const { heading, items } of page.sections) {
    yield `\n### ${heading}\n\n`;
    yield items.map((item) => `- ${markdownText(item)}\n`).join('');
  }
}

function* profileTable(result: AssessmentResult, words: AssessmentWords): Generator<string> {
  const { columns } = words;
  const rows = result.dimensions.map((dimension) => [
    `${dimension.id} ${markdownText(dimension.title)}`,
    `\`${profileBar(dimension, topOf(result)).replaceAll('|', '¦')}\``,
    ...levelsOf(dimension),
    `${dimension.low}–${dimension.high}`,
  ]);
  const legend = words.legend.replaceAll('|', '¦');
  const headings = [
    columns.dimension,
    `\`${legend}\``,
    columns.demonstrated,
    columns.declared,
    columns.target,
  ];
  yield markdownTable([...headings, `${columns.low}–${columns.high}`], rows, [2, 3, 4, 5]);
  const notes = dimensionNotes(result, words);
  if (notes.length > 0) yield `\n${notes.map((note) => `- ${markdownText(note)}\n`).join('')}`;
}

function* measuresTable({ measures }: AssessmentResult, words: AssessmentWords): Generator<string> {
  const { columns } = words;
  const told = measures.filter(({ kind, value }) => kind === 'outcome' || value !== null);
  if (told.length === 0) return;
  const rows = told.map(({ title, value, target, unit }) => [
    markdownText(title),
    value === null ? words.notMeasured : markdownText(measured(value, unit, words)),
    target === null ? '–' : markdownText(measured(target, unit, words)),
  ]);
  yield markdownTable([columns.measure, columns.today, columns.target], rows, [1, 2]);
}

function* gapsTable({ roadmap, gates }: AssessmentResult, words: AssessmentWords): Generator<string> {
  if (roadmap.gaps.length === 0) {
    yield `${words.nothingToDo}\n`;
    return;
  }
  const byId = new Map(gates.map((gate) => [gate.id, gate]));
  const rows = roadmap.gaps.map(({ gate: id, kind, needed }) => {
    const gate = byId.get(id);
    const rating = (given: 'N' | 'P' | 'L' | 'F' | null | undefined): string =>
      given == null ? '–' : words.ratings[given];
    return [
      id,
      markdownText(gate?.text ?? ''),
      words.gapKinds[kind],
      rating(gate?.demonstrated),
      words.ratings[needed],
    ];
  });
  const { columns } = words;
  yield markdownTable(
    [columns.gate, columns.meaning, columns.gap, columns.demonstrated, columns.target],
    rows,
  );
}

function* roadmapParts(result: AssessmentResult, words: AssessmentWords): Generator<string> {
  const { waves, gaps, unplanned } = result.roadmap;
  const rest = unplanned.length === 0 ? [] : [words.unplanned(words.list(unplanned))];
  const instead = gaps.length === 0 ? [words.nothingToDo] : [...firstSteps(result, words), ...rest];
  if (waves.length === 0) yield instead.map((text) => `${text}\n`).join('\n');
  for (const [at, wave] of waves.entries()) {
    yield `${at === 0 ? '' : '\n'}### ${words.wave(at + 1)}\n\n`;
    for (const action of wave) yield* actionParts(action, words);
  }
  if (waves.length > 0) yield rest.map((text) => `\n${text}\n`).join('');
  yield `\n### ${words.headings.doNotStart}\n\n`;
  yield heldItems(result, words, Number.POSITIVE_INFINITY)
    .map((item) => `- ${markdownText(item)}\n`)
    .join('');
}

function* actionParts(action: ReportedAction, words: AssessmentWords): Generator<string> {
  const facts = [
    [words.owner, action.owner],
    [words.effortLabel, `${words.effort[action.effort]} (${words.effortMeaning[action.effort]})`],
    ...(action.closes.length > 0
      ? [[words.closes, words.list(action.closes)]]
      : [[words.prepares, words.list(action.unlocks)]]),
    ...(action.after.length > 0 ? [[words.after, words.list(action.after)]] : []),
    [words.outcome, `${action.outcome.title}: ${outcomeText(action.outcome, words)}`],
    [words.risk, action.risk],
    [words.guard, action.guard],
    [words.done, action.done],
    ...(action.checks.length > 0 ? [[words.checks, words.list(action.checks)]] : []),
  ];
  yield `#### ${action.id} ${markdownText(action.title)}\n\n${markdownText(action.text)}\n\n`;
  yield facts.map(([name, value]) => `- ${name}: ${markdownText(value ?? '')}\n`).join('');
  yield '\n';
}

function* gateParts(result: AssessmentResult, words: AssessmentWords): Generator<string> {
  for (const [at, dimension] of result.dimensions.entries()) {
    yield `${at === 0 ? '' : '\n'}### ${dimension.id} ${markdownText(dimension.title)}\n\n`;
    const gates = result.gates.filter((gate) => gate.dimension === dimension.id);
    const { columns } = words;
    const rows = gates.map((gate) => [
      gate.id,
      markdownText(gate.text),
      gate.declared === null ? words.statuses[gate.status] : words.ratings[gate.declared],
      gate.demonstrated === null ? '–' : words.ratings[gate.demonstrated],
      markdownText(answersText(gate, words)),
      markdownText(evidenceText(gate, words)),
    ]);
    const headings = [columns.gate, columns.meaning, columns.declared, columns.demonstrated, columns.answers];
    yield markdownTable([...headings, columns.evidence], rows);
    const comments = gates.flatMap(({ id, comments: said }) =>
      said.map((comment) => `- ${id}: ${markdownText(comment)}\n`),
    );
    if (comments.length > 0) yield `\n${columns.comments}:\n\n${comments.join('')}`;
  }
}
