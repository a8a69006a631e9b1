import type { Criterion, Questionnaire } from '../../maturity/questionnaire.ts';
import type { Form, FormOptions } from './form.ts';
import { anchorsOf, askedGates, oneLine, paragraphs } from './texts.ts';
import { type FormWords, formWords } from './words.ts';

/**
 * A form to tick. What is read back are ids, boxes and the English names of the fields, in any language;
 * texts of the model stand in quotations, where nothing is read.
 */
export const markdownForm: Form = (questionnaire, options) => {
  const words = formWords(options.language);
  const sections = questionnaire.dimensions.flatMap(({ id, title, about }) => {
    const gates = askedGates(questionnaire, id, options.upto);
    if (gates.length === 0) return [];
    const heading = [`## ${id} · ${oneLine(title)}`, quoted(about)];
    return [...heading, ...gates.flatMap((gate) => section(gate, questionnaire, words))];
  });
  return `${[...head(questionnaire, options, words), ...sections].join('\n\n')}\n`;
};

function head(
  { model, roles, howToAnswer }: Questionnaire,
  options: FormOptions,
  words: FormWords,
): string[] {
  const roleList = roles.map(({ id, title }) => `${id} (${title})`).join(', ');
  return [
    `# ${oneLine(model.title)} ${model.version}: ${words.title}`,
    quoted(...paragraphs(howToAnswer)),
    quoted(
      `${words.tick} ${words.leaveEmpty}`,
      `${words.evidence}: \`artefact | ${words.sampleEvidence} | 2026-10-01 | Ana | https://...\``,
      words.kinds,
      words.reasons,
    ),
    field('Client', words.client, options.client),
    field('Scope', words.scope, options.scope),
    field('Facilitator', words.facilitator, options.facilitator),
    field('Date', words.date, options.date),
    field('Respondent', words.respondent, options.respondent),
    field('Role', words.role, options.role),
    quoted(`${words.roles}: ${roleList}`),
  ];
}

function section(gate: Criterion, questionnaire: Questionnaire, words: FormWords): string[] {
  const answers = [
    ...anchorsOf(questionnaire, gate).map((anchor, i) => `${i} ${escaped(anchor)}`),
    `unknown (${words.unknown})`,
    ...(gate.na.allowed ? [`na (${words.na})`] : []),
  ];
  return [
    `### ${gate.id} · ${words.level(gate.level)}`,
    quoted(
      gate.text,
      ...(gate.evidence.examples === undefined ? [] : [`${words.convincing}: ${gate.evidence.examples}`]),
    ),
    answers.map((answer) => `- [ ] ${answer}`).join('\n'),
    field('Comment', words.comment),
    field('Evidence', glossed('Evidence', words.evidence, words.evidenceCells)),
    ...(gate.na.allowed ? [field('N/A', glossed('N/A', words.na, words.naCells))] : []),
  ];
}

function glossed(name: string, gloss: string, cells: string): string {
  return gloss === name ? cells : `${gloss}: ${cells}`;
}

/** A line to fill in; its English name is what is read, the gloss what is understood. */
function field(name: string, gloss: string, value = ''): string {
  const label = gloss === name ? name : `${name} (${gloss})`;
  return `${label}: ${value}`.trimEnd();
}

/** A quotation, a paragraph for each text. */
function quoted(...texts: readonly string[]): string {
  return texts.map((text) => `> ${escaped(oneLine(text))}`).join('\n>\n');
}

function escaped(text: string): string {
  return text.replaceAll('<', '\\<');
}
