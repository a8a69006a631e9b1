import stringWidth from 'string-width';
import { ANSWERS_SCHEMA } from '../../maturity/answers.ts';
import type { Criterion, Questionnaire } from '../../maturity/questionnaire.ts';
import type { Form, FormOptions } from './form.ts';
import { anchorsOf, askedGates, oneLine } from './texts.ts';
import { type FormWords, formWords } from './words.ts';
import { introduction } from './yaml-introduction.ts';
import { comment, keyText, WIDTH } from './yaml-text.ts';

const GATE_INDENT = '      ';

/** A form that is an answers file already: valid as it is, with a comment for everything to fill in. */
export const yamlForm: Form = (questionnaire, options) => {
  const words = formWords(options.language);
  const lines = [
    ...introduction(questionnaire, words),
    ...head(questionnaire, options, words),
    ...respondent(questionnaire, options, words),
    ...signs(questionnaire, words),
    ...measures(questionnaire, words),
  ];
  return `${lines.join('\n')}\n`;
};

function head({ model }: Questionnaire, options: FormOptions, words: FormWords): string[] {
  return [
    `schema: ${ANSWERS_SCHEMA}`,
    `model: {id: ${keyText(model.id)}, version: ${model.version}}`,
    fact('client', options.client, words.client),
    fact('scope', options.scope, words.scope),
    fact('facilitator', options.facilitator, words.facilitator),
    fact('date', options.date, words.date),
    ...comment(words.target),
    `target:${target(options.target)}`,
    ...comment(words.upto),
    `upto:${options.upto === undefined ? '' : ` ${options.upto}`}`,
  ];
}

function respondent(questionnaire: Questionnaire, options: FormOptions, words: FormWords): string[] {
  const roles = questionnaire.roles.map(({ id, title }) => `${id} (${oneLine(title)})`);
  return [
    'respondents:',
    ...comment(`id: ${words.respondentHint}`, '', '  '),
    `  - id:${value(options.respondent ?? 'your-name')}`,
    ...comment(`${words.roles}: ${roles.join(', ')}`, '', '    '),
    `    role:${value(options.role ?? 'your-role')}`,
    '    answers:',
    ...questionnaire.dimensions.flatMap((dimension) => {
      const gates = askedGates(questionnaire, dimension.id, options.upto);
      return gates.length === 0
        ? []
        : [
            ...comment(`== ${dimension.id} ${dimension.title} ==`, '', GATE_INDENT),
            ...comment(dimension.about, '', GATE_INDENT),
            '',
            ...gates.flatMap((gate) => question(gate, questionnaire, words)),
          ];
    }),
  ];
}

function question(gate: Criterion, questionnaire: Questionnaire, words: FormWords): string[] {
  const line = `${GATE_INDENT}${keyText(gate.id)}:`;
  return [
    ...comment(`${gate.id} · ${words.level(gate.level)}`, '', GATE_INDENT),
    ...comment(gate.text, '', GATE_INDENT),
    ...(gate.evidence.examples === undefined
      ? []
      : comment(`${words.convincing}: ${gate.evidence.examples}`, '', GATE_INDENT)),
    `${line} # ${shortScale(gate, questionnaire, WIDTH - line.length - 3)}`,
    '',
  ];
}

/** The anchors up to their first comma, with the name of their scale, where they fit; else the bare answers. */
function shortScale(gate: Criterion, questionnaire: Questionnaire, width: number): string {
  const others = ['unknown', ...(gate.na.allowed ? ['na'] : [])];
  const anchors = anchorsOf(questionnaire, gate).map(
    (anchor, i) => `${i} ${anchor.split(/[,，、;(]/)[0]?.trim()}`,
  );
  const short = [...anchors, ...others].join(' · ');
  const candidates = [`${gate.scale}: ${short}`, short];
  return (
    candidates.find((text) => stringWidth(text) <= width) ?? `${gate.scale}: 0-4 · ${others.join(' · ')}`
  );
}

function signs({ signs }: Questionnaire, words: FormWords): string[] {
  if (signs.length === 0) return [];
  const asked = signs.flatMap(({ id, text }) => [...comment(text, '', '  '), `  ${keyText(id)}:`]);
  return [...comment(words.signs), 'signs:', ...asked];
}

function measures({ measures }: Questionnaire, words: FormWords): string[] {
  if (measures.length === 0) return [];
  const asked = measures.map(
    ({ id, title, unit }) => `  ${keyText(id)}: # ${oneLine(title)} (${oneLine(unit)})`,
  );
  return ['', ...comment(words.measures), 'measures:', ...asked];
}

/** A key of the file's head; its gloss where the language has another word. */
function fact(key: string, text: string | undefined, gloss: string): string {
  const isPlain = gloss.toLowerCase() === key;
  return `${key}:${value(text)}${isPlain ? '' : ` # ${gloss}`}`;
}

function value(text: string | undefined): string {
  return text === undefined ? '' : ` ${JSON.stringify(text)}`;
}

function target(levels: FormOptions['target']): string {
  if (typeof levels !== 'object') return levels === undefined ? '' : ` ${levels}`;
  const pairs = Object.entries(levels).map(([dimension, level]) => `${keyText(dimension)}: ${level}`);
  return ` {${pairs.join(', ')}}`;
}
