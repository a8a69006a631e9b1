import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { type Answer, answersSchema } from '../../../src/maturity/answers.ts';
import type { Questionnaire } from '../../../src/maturity/questionnaire.ts';
import { withAnswer } from '../../../src/read/answers/answers-edit.ts';
import { readMarkdownForm } from '../../../src/read/answers/markdown-form.ts';
import { readSurveyCsv } from '../../../src/read/answers/survey-csv.ts';
import { checkedAgainst, type Located } from '../../../src/read/documents/located.ts';
import { readYamlText } from '../../../src/read/yaml/yaml.ts';
import type { FormOptions } from '../../../src/report/forms/form.ts';
import { formOfExtension, formText, type TextFormFormat } from '../../../src/report/forms/forms.ts';
import { smallQuestionnaire } from '../../maturity/small-questionnaire.ts';
import { sourceOf } from '../../read/source-of.ts';

const LANGUAGES = ['en', 'pt-BR', 'ko'];
/** As a folded text of YAML gives its paragraphs: a line end between two, one at the end. */
const withParagraphs: Questionnaire = {
  ...smallQuestionnaire,
  howToAnswer: 'Answer  for the critical services.\n\nTake the lower one: a < b.\nSay so.\n',
};
const who = { respondent: 'ana', role: 'sre' };

/** One of each kind of answer. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  'COL-1': 3,
  'COL-2': 'unknown',
  'DQ-1': { answer: 2, comment: '하나; "two", três' },
  'DQ-2': {
    answer: 4,
    evidence: [{ kind: 'artefact', what: 'list', date: '2026-10-01', owner: 'Eva', link: 'https://a' }],
  },
  'GOV-1': { answer: 'na', reason: 'other', approver: 'Eva', expires: '2026-10-01' },
};

/** How a person fills in each format, and how it is read back. */
const fillings: Readonly<Record<TextFormFormat, (form: string) => Promise<Located>>> = {
  yaml: async (form) => {
    let text = form;
    for (const [gate, answer] of Object.entries(ANSWERS)) {
      text = withAnswer(readYamlText(text, 'a.yaml'), { id: 'ana', role: 'sre' }, gate, answer).text;
    }
    return readYamlText(text, 'a.yaml');
  },
  csv: async (form) => {
    const delimiter = form.includes(';answer;') ? ';' : ',';
    const rows = parse(form, { columns: true, bom: true, delimiter }) as Record<string, string>[];
    for (const row of rows) Object.assign(row, cellsOf(ANSWERS[row['gate'] ?? '']));
    return readSurveyCsv(sourceOf(stringify(rows, { header: true, delimiter }), 'a.csv'));
  },
  markdown: async (form) => {
    const sections = form.split(/^(?=### )/m).map((section) => {
      const answer = ANSWERS[/^### (\S+)/.exec(section)?.[1] ?? ''];
      return answer === undefined ? section : ticked(section, answer);
    });
    return readMarkdownForm(sourceOf(sections.join(''), 'a.md'));
  },
};

function cellsOf(answer: Answer | undefined): Record<string, string> {
  if (answer === undefined || answer === null) return {};
  if (typeof answer !== 'object') return { answer: String(answer) };
  const { evidence: [piece] = [], ...told } = { evidence: undefined, ...answer };
  return {
    ...(told as Record<string, string>),
    ...('reason' in answer && {
      na_reason: answer.reason,
      na_approver: answer.approver,
      na_expires: answer.expires,
    }),
    ...(piece !== undefined && {
      evidence_kind: piece.kind,
      evidence: piece.what,
      evidence_date: piece.date ?? '',
      evidence_owner: piece.owner ?? '',
      evidence_link: piece.link ?? '',
    }),
  };
}

function ticked(section: string, answer: Answer): string {
  const cells = cellsOf(answer);
  const evidence = ['evidence_kind', 'evidence', 'evidence_date', 'evidence_owner', 'evidence_link'];
  const fill = (text: string, field: string, value: string) =>
    text.replace(new RegExp(`^(${field}[^:\\n]*(?:\\(.*\\))?:)$`, 'm'), (line) => `${line} ${value}`);
  let text = section.replace(`- [ ] ${cells['answer']}`, `- [x] ${cells['answer']}`);
  if (cells['comment'] !== undefined) text = fill(text, 'Comment', cells['comment']);
  if (cells['evidence'] !== undefined)
    text = fill(text, 'Evidence', evidence.map((cell) => cells[cell]).join(' | '));
  if (cells['reason'] !== undefined)
    text = fill(text, 'N/A', `${cells['reason']} | ${cells['approver']} | ${cells['expires']}`);
  return text;
}

describe('formText, filled and read back', () => {
  const runs = (['yaml', 'csv', 'markdown'] as const).flatMap((format) =>
    LANGUAGES.map((language) => [format, language] as const),
  );

  it.each(runs)('formText(%s, questionnaire, %s) gives what was filled in', async (format, language) => {
    const located = await fillings[format](formText(format, smallQuestionnaire, { language, ...who }));
    const result = checkedAgainst(located, answersSchema.pick({ respondents: true }).loose());
    const respondents = 'value' in result ? result.value.respondents : result.faults;
    const [first] = respondents as { id: string; role: string; answers: Record<string, unknown> }[];
    expect(respondents).toHaveLength(1);
    expect({ ...first, answers: withoutEmpty(first?.answers ?? {}) }).toEqual({
      id: 'ana',
      role: 'sre',
      answers: ANSWERS,
    });
  });
});

function withoutEmpty(answers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== null));
}

describe("formText('yaml')", () => {
  const full: FormOptions = {
    language: 'en',
    client: 'ACME: "best" # of all',
    scope: 'payments',
    facilitator: 'Eva',
    date: '2026-10-01',
    target: { COL: 2, DQ: 1 },
    upto: 1,
    ...who,
  };

  it.each(LANGUAGES)('formText(yaml, questionnaire, %s) is a valid file of answers as it is', (language) => {
    const result = checkedAgainst(
      readYamlText(formText('yaml', smallQuestionnaire, { language }), 'a.yaml'),
      answersSchema,
    );
    expect(result).toMatchObject({
      value: {
        respondents: [{ id: 'your-name', role: 'your-role', answers: { 'COL-1': null, 'GOV-2': null } }],
        signs: { 'COL-0': null, 'DQ-0': null, 'GOV-0': null },
        measures: { mttd: null, approvals: null },
      },
    });
  });

  it('formText(yaml, questionnaire, options) fills in what is told', () => {
    const { data } = readYamlText(formText('yaml', smallQuestionnaire, full), 'a.yaml');
    expect(data).toEqual({
      schema: 'aiops-answers/1',
      model: { id: 'small', version: '1.0.0' },
      client: 'ACME: "best" # of all',
      scope: 'payments',
      facilitator: 'Eva',
      date: '2026-10-01',
      target: { COL: 2, DQ: 1 },
      upto: 1,
      respondents: [{ id: 'ana', role: 'sre', answers: { 'COL-1': null, 'DQ-1': null, 'GOV-1': null } }],
      signs: { 'COL-0': null, 'DQ-0': null, 'GOV-0': null },
      measures: { mttd: null, approvals: null },
    });
  });

  it.each(LANGUAGES)('formText(yaml, questionnaire, %s) stays within 96 columns', (language) => {
    const long = `${'운영 데이터를 '.repeat(30)}봅니다`;
    const wordy: Questionnaire = {
      ...smallQuestionnaire,
      howToAnswer: long,
      criteria: smallQuestionnaire.criteria.map((gate) => ({ ...gate, text: `${long}\n${long}` })),
    };
    const lines = formText('yaml', wordy, { ...full, language }).split('\n');
    expect(lines.filter((line) => stringWidth(line) > 96)).toEqual([]);
  });

  it('formText(yaml, questionnaire, options) keeps the paragraphs of how to answer', () => {
    const text = formText('yaml', withParagraphs, { language: 'en' });
    expect(text.slice(0, text.indexOf('# Scales'))).toBe(`# Small ladder 1.0.0: form for one respondent
#
# How to answer
#   Answer for the critical services.
#
#   Take the lower one: a < b.
#
#   Say so.
#
#   Leave empty what you have not answered.
#
`);
  });

  it('formText(yaml, ...) shows examples that are valid once the marks are taken away', () => {
    const form = formText('yaml', smallQuestionnaire, { language: 'ko', upto: 1, ...who });
    const shown = [...form.matchAll(/^# {3}( *(?:COL-1:|answer:|comment:|evidence:|- \{).*)$/gm)].map(
      ([, line = '']) => line,
    );
    const examples = shown.join('\n').split(/^(?=COL-1)/m);
    expect(examples).toHaveLength(4);
    for (const example of examples) {
      const block = example.trimEnd().replaceAll('\n', '\n      ');
      const text = form.replace(/^ {6}COL-1:.*$/m, () => `      ${block}`);
      const result = checkedAgainst(readYamlText(text, 'a.yaml'), answersSchema);
      expect('faults' in result ? result.faults : []).toEqual([]);
    }
  });

  it('formText(yaml, questionnaire, { language: ko, upto: 1 }) looks like this', () => {
    const text = formText('yaml', smallQuestionnaire, { language: 'ko', upto: 1, ...who });
    expect(text.slice(text.indexOf('schema:'), text.indexOf('      # == DQ'))).toBe(`schema: aiops-answers/1
model: {id: small, version: 1.0.0}
client: # 고객사
scope: # 진단 범위
facilitator: # 진행자
date: # 날짜
# target: 목표 수준. 전체에 하나 또는 영역별로 하나씩
target:
# upto: 이 단계보다 높은 기준은 묻지 않음
upto: 1
respondents:
  # id: 이름 또는 식별 기호. 답변과 함께 표시되지 않음
  - id: "ana"
    # 역할: head (Head of operations), sre (Site reliability engineer), dev (Developer)
    role: "sre"
    answers:
      # == COL Telemetry collection ==
      # What the services tell of themselves.

      # COL-1 · 1단계
      # Each critical service emits health and resource data in an open format.
      # 납득할 만한 증빙: a list of targets
      COL-1: # coverage: 0 none · 1 a pilot · 2 part · 3 most · 4 nearly all · unknown

`);
  });
});

describe("formText('csv')", () => {
  it('formText(csv, questionnaire, options) has one row a gate', () => {
    const text = formText('csv', smallQuestionnaire, { language: 'en', upto: 1, ...who });
    const rows = parse(text, { columns: true }) as Record<string, string>[];
    expect(text.slice(0, text.indexOf('\n'))).toBe(
      'gate,level,scale,question,answer,respondent,role,comment,evidence_kind,evidence,evidence_date,evidence_owner,evidence_link,na_reason,na_approver,na_expires',
    );
    expect(rows.map((row) => [row['gate'], row['level'], row['respondent'], row['role']])).toEqual([
      ['COL-1', '1', 'ana', 'sre'],
      ['DQ-1', '1', 'ana', 'sre'],
      ['GOV-1', '1', 'ana', 'sre'],
    ]);
    expect(rows[2]?.['scale']).toBe(
      "0 = never; 1 = once, or one person; 2 = some teams; 3 = the usual way; 4 = always, and somebody checks; unknown = don't know; na = not applicable",
    );
  });

  it.each([
    ['en', false, ','],
    ['pt-BR', true, ';'],
    ['ko', true, ','],
  ])('formText(csv, questionnaire, %s): byte order mark %s, delimiter %j', (language, hasMark, delimiter) => {
    const text = formText('csv', smallQuestionnaire, { language });
    expect(text.startsWith('\ufeff')).toBe(hasMark);
    expect(text).toContain(`gate${delimiter}level${delimiter}scale`);
  });

  it('formText(csv, questionnaire, options) has no cell that starts a formula', () => {
    const risky: Questionnaire = {
      ...smallQuestionnaire,
      criteria: smallQuestionnaire.criteria.map((gate, i) => ({ ...gate, text: `${'=+-@'[i % 4]}SUM(A1)` })),
    };
    const text = formText('csv', risky, { language: 'en', respondent: '=cmd', role: '@x' });
    const cells = (parse(text) as string[][]).flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });
});

describe("formText('markdown')", () => {
  it('formText(markdown, questionnaire, { language: pt-BR, upto: 1 }) looks like this', () => {
    const text = formText('markdown', smallQuestionnaire, {
      language: 'pt-BR',
      upto: 1,
      client: 'ACME',
      respondent: 'ana',
    });
    expect(text.slice(0, text.indexOf('## COL'))).toBe(`# Small ladder 1.0.0: formulário para um respondente

> Answer for the critical services. Between two anchors, take the lower one.

> Marque uma caixa por critério: [x]. Deixe em branco o que você não respondeu.
>
> Evidência: \`artefact | lista de alvos | 2026-10-01 | Ana | https://...\`
>
> tipo: demo (mostrado ao vivo), artefact (com data e responsável) ou link (citado, não verificado)
>
> motivo: out-of-scope (fora do escopo), business-priority (prioridade do negócio), architecture-constraint (restrição de arquitetura) ou other (outro)

Client (Cliente): ACME

Scope (Escopo):

Facilitator (Facilitação):

Date (Data):

Respondent (Respondente): ana

Role (Papel):

> Papéis: head (Head of operations), sre (Site reliability engineer), dev (Developer)

`);
    expect(text.slice(text.indexOf('### GOV-1'))).toBe(`### GOV-1 · nível 1

> Models and automatic decisions, vendor ones included, are listed with owners.

- [ ] 0 never
- [ ] 1 once, or one person
- [ ] 2 some teams
- [ ] 3 the usual way
- [ ] 4 always, and somebody checks
- [ ] unknown (não sei)
- [ ] na (não se aplica)

Comment (Comentário):

Evidence (Evidência: tipo | o quê | data | responsável | link):

N/A (não se aplica: motivo | aprovador | expira em):
`);
  });

  it('formText(markdown, questionnaire, options) keeps the paragraphs of how to answer', () => {
    const text = formText('markdown', withParagraphs, { language: 'en' });
    expect(text.split('\n\n')[1]).toBe(
      '> Answer for the critical services.\n>\n> Take the lower one: a \\< b.\n>\n> Say so.',
    );
  });

  it('formText(markdown, questionnaire, options) offers na only where it is allowed', () => {
    const text = formText('markdown', smallQuestionnaire, { language: 'en' });
    const gates = text.split(/^### /m).filter((section) => section.includes('- [ ] na (not applicable)'));
    expect(gates.map((section) => section.slice(0, 5))).toEqual(['GOV-1', 'GOV-2']);
  });

  it('formText(markdown, questionnaire, options) is read back empty', async () => {
    const text = formText('markdown', smallQuestionnaire, { language: 'ko', ...who });
    const { data } = await readMarkdownForm(sourceOf(text, 'a.md'));
    expect(data).toEqual({ respondents: [{ id: 'ana', role: 'sre', answers: {} }] });
  });
});

describe('formOfExtension', () => {
  it('formOfExtension knows every format by its endings', () => {
    expect(formOfExtension).toEqual({
      '.xlsx': 'xlsx',
      '.yaml': 'yaml',
      '.yml': 'yaml',
      '.csv': 'csv',
      '.md': 'markdown',
    });
  });
});
