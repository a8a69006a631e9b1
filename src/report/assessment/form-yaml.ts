import stringWidth from 'string-width';
import { ANSWERS_SCHEMA } from '../../maturity/answers.ts';
import type { Criterion, Questionnaire } from '../../maturity/questionnaire.ts';
import {
  anchorsOf,
  askedGates,
  type Form,
  type FormOptions,
  type FormWords,
  formWords,
  oneLine,
} from './form-words.ts';

/** Columns of a terminal; a Hangul syllable takes two. */
const WIDTH = 96;
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

function introduction(questionnaire: Questionnaire, words: FormWords): string[] {
  const { title, version } = questionnaire.model;
  return [
    ...comment(`${title} ${version}: ${words.title}`),
    '#',
    ...comment(words.howToAnswer),
    ...comment(questionnaire.howToAnswer, '  '),
    ...comment(words.leaveEmpty, '  '),
    '#',
    ...comment(words.scales),
    ...Object.entries(questionnaire.scales).flatMap(([name, { about, anchors }]) => [
      ...comment(`${name}: ${about}`, '  '),
      ...anchors.flatMap((anchor, i) => comment(`${i} ${anchor}`, '    ')),
    ]),
    ...comment(`unknown: ${words.unknown}`, '  '),
    '#',
    ...comment(words.examples),
    ...examples(questionnaire, words),
    '#',
  ];
}

/** What each form of an answer looks like: take away the `#` and it is one. */
function examples({ criteria }: Questionnaire, words: FormWords): string[] {
  const id = keyText(criteria[0]?.id ?? 'COL-1');
  return [
    `#   ${id}: 3`,
    `#   ${id}: unknown`,
    `#   ${id}:`,
    '#     answer: 3',
    `#     comment: ${words.sampleComment}`,
    '#     evidence:',
    `#     - {kind: artefact, what: ${words.sampleEvidence}, date: 2026-10-01, owner: Ana, link: https://...}`,
    `#   ${id}: {answer: na, reason: out-of-scope, approver: Ana, expires: 2027-03-31}`,
    ...comment(words.kinds, '  '),
    ...comment(words.reasons, '  '),
  ];
}

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

/** An id as YAML writes it; a few would be read as something else than text. */
function keyText(id: string): string {
  return /^(?:null|true|false)$/i.test(id) ? JSON.stringify(id) : id;
}

/** A text as comment lines of at most `WIDTH` columns. */
function comment(text: string, inner = '', outer = ''): string[] {
  const start = `${outer}# ${inner}`;
  const lines: string[] = [];
  let line = '';
  for (const word of oneLine(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    const fits = line === '' || stringWidth(start) + stringWidth(longer) <= WIDTH;
    if (!fits) lines.push(line);
    line = fits ? longer : word;
  }
  return [...lines, line].map((written) => `${start}${written}`);
}
