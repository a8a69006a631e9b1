import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { withAnswer, withRespondents } from '../../../src/read/answers/answers-edit.ts';
import { readSurveyCsv } from '../../../src/read/answers/survey-csv.ts';
import { readYamlText, type YamlFile } from '../../../src/read/yaml/yaml.ts';
import { formText } from '../../../src/report/forms/forms.ts';
import { smallQuestionnaire } from '../../maturity/small-questionnaire.ts';
import { sourceOf } from '../source-of.ts';

const BASE = `# answers of May
schema:   aiops-answers/1   # the contract
model: {id: small,   version: 1.0.0}


respondents:
  # the first
  - id: ana   # the lead
    role: sre
    answers:
      # == COL ==

      # COL-1 · level 1
      COL-1: # coverage: 0 none
      # COL-2 · level 2
      COL-2: 3   # nearly there
      DQ-1: {answer: 3, comment: "a, b"}
      DQ-2:
        # why
        answer: '2'   # half
        comment: >-
          long
          text
        evidence:
        - {kind: demo, what: x}
      GOV-1: {answer: na, reason: other, approver: Eva, expires: 2026-10-01, comment: c}
      GOV-2:
  # the second
  - {id: bob, role: dev, answers: {}}
signs:
  # seen?
  COL-0:
# the end
`;
const base = file(BASE);
const ana = { id: 'ana', role: 'sre' };

function file(text: string, path = 'base.yaml'): YamlFile {
  return readYamlText(text, path);
}

/** What differs between two texts: removed lines with -, new ones with +. */
function difference(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let [start, end] = [0, 0];
  while (start < old.length && old[start] === now[start]) start++;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const gone = old.slice(start, old.length - end).map((line) => `-${line}`);
  return [...gone, ...now.slice(start, now.length - end).map((line) => `+${line}`)].join('\n');
}

describe('withAnswer', () => {
  it.each<[string, unknown, string]>([
    ['COL-1', 3, '-      COL-1: # coverage: 0 none\n+      COL-1: 3 # coverage: 0 none'],
    ['COL-2', 'unknown', '-      COL-2: 3   # nearly there\n+      COL-2: unknown   # nearly there'],
    ['COL-2', null, '-      COL-2: 3   # nearly there\n+      COL-2: null   # nearly there'],
    [
      'COL-2',
      { answer: 3, comment: 'two\nlines: "x" # y' },
      [
        '-      COL-2: 3   # nearly there',
        '+      COL-2:   # nearly there',
        '+        answer: 3',
        '+        comment: "two\\nlines: \\"x\\" # y"',
      ].join('\n'),
    ],
    ['DQ-1', 4, '-      DQ-1: {answer: 3, comment: "a, b"}\n+      DQ-1: {answer: 4, comment: "a, b"}'],
    [
      'DQ-1',
      { answer: 4, evidence: [{ kind: 'demo', what: 'a, b' }] },
      [
        '-      DQ-1: {answer: 3, comment: "a, b"}',
        '+      DQ-1: {answer: 4, comment: "a, b", evidence: [{kind: demo, what: "a, b"}]}',
      ].join('\n'),
    ],
    ['DQ-2', 4, "-        answer: '2'   # half\n+        answer: 4   # half"],
    [
      'GOV-1',
      2,
      [
        '-      GOV-1: {answer: na, reason: other, approver: Eva, expires: 2026-10-01, comment: c}',
        '+      GOV-1: {answer: 2, comment: c}',
      ].join('\n'),
    ],
    [
      'GOV-2',
      { answer: 'na', reason: 'other', approver: 'Eva', expires: '2026-10-01' },
      [
        '+        answer: na',
        '+        reason: other',
        '+        approver: Eva',
        '+        expires: 2026-10-01',
      ].join('\n'),
    ],
    ['NEW-1', 1, '+      NEW-1: 1'],
    [
      'DQ-2',
      { comment: 'short', evidence: [] },
      [
        '-        comment: >-',
        '-          long',
        '-          text',
        '-        evidence:',
        '-        - {kind: demo, what: x}',
        '+        comment: short',
        '+        evidence: []',
      ].join('\n'),
    ],
  ])('withAnswer(base, ana, %s, %j) touches nothing else', (gate, value, changed) => {
    expect(difference(BASE, withAnswer(base, ana, gate, value))).toBe(changed);
  });

  it('withAnswer(base, ana, gate, na) drops evidence, which the schema does not allow there', () => {
    const na = { answer: 'na', reason: 'other', approver: 'Eva', expires: '2026-10-01' };
    const { data } = file(withAnswer(base, ana, 'DQ-2', na));
    expect((data as { respondents: { answers: unknown }[] }).respondents[0]?.answers).toMatchObject({
      'DQ-2': { ...na, comment: 'long text' },
    });
  });

  it.each<[string, { id: string; role: string }, string, string]>([
    [
      'an empty flow mapping, and another role',
      { id: 'bob', role: 'head' },
      BASE,
      '-  - {id: bob, role: dev, answers: {}}\n+  - {id: bob, role: head, answers: {COL-1: 2}}',
    ],
    [
      'a respondent who is new',
      { id: 'eve', role: 'dev' },
      BASE,
      '+  - id: eve\n+    role: dev\n+    answers:\n+      COL-1: 2',
    ],
    [
      'a file without respondents',
      ana,
      'schema: x\n',
      '+respondents:\n+  - id: ana\n+    role: sre\n+    answers:\n+      COL-1: 2',
    ],
    [
      'an empty list',
      ana,
      'respondents: [] # nobody\nsigns:\n',
      '-respondents: [] # nobody\n+respondents: # nobody\n+  - id: ana\n+    role: sre\n+    answers:\n+      COL-1: 2',
    ],
    ['no answers yet', ana, 'respondents:\n- id: ana\n  role: sre\n  answers:\nsigns:\n', '+    COL-1: 2'],
    ['no last line end', ana, 'respondents:\n- id: ana\n  role: sre\n  answers:\n    A: 1', '+    COL-1: 2'],
    [
      'CRLF',
      ana,
      'respondents:\r\n- id: ana\r\n  role: sre\r\n  answers:\r\n    A: 1\r\n',
      '+    COL-1: 2\r',
    ],
    [
      'flow style throughout',
      ana,
      '{respondents: [{id: ana, role: sre, answers: {A: 1}}]}\n',
      '-{respondents: [{id: ana, role: sre, answers: {A: 1}}]}\n+{respondents: [{id: ana, role: sre, answers: {A: 1, COL-1: 2}}]}',
    ],
  ])('withAnswer(%s)', (_, respondent, text, changed) => {
    expect(difference(text, withAnswer(file(text), respondent, 'COL-1', 2))).toBe(changed);
  });

  it('withAnswer(base, ana, gate, value) gives the text back, byte for byte, when nothing changes', () => {
    expect(withAnswer(base, ana, 'COL-2', 3)).toBe(BASE);
    expect(withAnswer(base, ana, 'DQ-1', { answer: 3 })).toBe(BASE);
  });

  it('withAnswer(form, ana, gate, value) keeps every comment of a form while it is filled in', () => {
    const form = formText('yaml', smallQuestionnaire, { language: 'ko', respondent: 'ana', role: 'sre' });
    const values = [0, { answer: 1, comment: 'x' }, 'unknown', { answer: 4, evidence: [] }, 2, null];
    let text = form;
    for (const [i, { id }] of smallQuestionnaire.criteria.entries()) {
      text = withAnswer(file(text), ana, id, values[i]);
    }
    expect(text.match(/#.*$/gm)).toEqual(form.match(/#.*$/gm));
  });

  it('withAnswer(base, ana, gate, value) changes no other answer that refers to this one', () => {
    const text = 'respondents:\n  - id: ana\n    role: sre\n    answers:\n      A: &a 1\n      B: *a\n';
    expect(withAnswer(file(text), ana, 'A', 4)).toBe(text.replace('&a 1', '4').replace('*a', '1'));
  });

  it('withAnswer(base, ana, gate, value) changes neither the base nor the value', () => {
    const value = Object.freeze({ answer: 1, comment: 'x' });
    const before = JSON.stringify([base.data, String(base.document)]);
    withAnswer(base, ana, 'COL-1', value);
    expect(JSON.stringify([base.data, String(base.document)])).toBe(before);
  });
});

describe('withRespondents', () => {
  const zoe = `schema: aiops-answers/1
respondents:
- id: zoe
  role: dev
  # what she said
  answers:
    # COL-1 · level 1
    COL-1:   3 # sure
    COL-2:

# in a hurry
- id: kim
  role: dev
`;

  it('withRespondents(base, [file]) adds respondents as they are written, comments included', () => {
    expect(difference(BASE, withRespondents(base, [file(zoe)]))).toBe(
      [
        '+  - id: zoe',
        '+    role: dev',
        '+    # what she said',
        '+    answers:',
        '+      # COL-1 · level 1',
        '+      COL-1:   3 # sure',
        '+      COL-2:',
        '+  # in a hurry',
        '+  - id: kim',
        '+    role: dev',
      ].join('\n'),
    );
  });

  it('withRespondents(base, [survey]) adds respondents that come as data', async () => {
    const survey = await readSurveyCsv(
      sourceOf('gate,answer,comment,respondent,role\nA,1,"x: y",zoe,dev\n', 'a.csv'),
    );
    expect(difference(BASE, withRespondents(base, [survey]))).toBe(
      [
        '+  - id: zoe',
        '+    role: dev',
        '+    answers:',
        '+      A:',
        '+        answer: 1',
        '+        comment: "x: y"',
      ].join('\n'),
    );
  });

  it('withRespondents(base, others) joins what is told for the whole file; what the base says stands', () => {
    const ours =
      'signs: {A-0: true, B-0: }\nmeasures:\n  mttd: 4 # now\nevidence:\n  A: [{kind: demo, what: x}]\n';
    const theirs = [
      'signs: {A-0: false, B-0: true, C-0: true}',
      'measures: {mttd: 9, mttr: 5, cost: }',
      'evidence: {A: [{kind: demo, what: x}, {kind: demo, what: y}], B: [{kind: demo, what: z}]}',
      'observations: [magic-ml]',
      'agreed: {A: {answer: 2, reason: talked}}',
      'contradictions: {K1-A: {resolution: accepted, reason: so be it}}',
    ].join('\n');
    expect(withRespondents(file(ours), [file(theirs), file(theirs)])).toBe(
      [
        'signs: {A-0: true, B-0: true, C-0: true }',
        'measures:',
        '  mttd: 4 # now',
        '  mttr: 5',
        'evidence:',
        '  A: [{kind: demo, what: x}, {kind: demo, what: y}]',
        '  B:',
        '    - kind: demo',
        '      what: z',
        'agreed:',
        '  A:',
        '    answer: 2',
        '    reason: talked',
        'contradictions:',
        '  K1-A:',
        '    resolution: accepted',
        '    reason: so be it',
        'observations:',
        '  - magic-ml',
        '',
      ].join('\n'),
    );
  });

  it('withRespondents(base, others) gives the text back, byte for byte, when they bring nothing new', () => {
    expect(withRespondents(base, [])).toBe(BASE);
    expect(withRespondents(base, [base, file('schema: x')])).toBe(BASE);
  });

  it('withRespondents(base, others) writes references out', () => {
    const other = file('respondents:\n  - id: zoe\n    role: dev\n    answers: {A: &a 1, B: *a}\n');
    expect(withRespondents(file('schema: x\nrespondents:\n'), [other])).toBe(
      'schema: x\nrespondents:\n  - id: zoe\n    role: dev\n    answers:\n      A: 1\n      B: 1\n',
    );
  });

  it('withRespondents(base, others) refuses one id for different answers', () => {
    const other = file('respondents:\n  - {id: ana, role: sre, answers: {A: 1}}\n', 'b.yaml');
    expect(() => withRespondents(base, [other])).toThrow(
      new InputError({
        code: 'answers-respondent',
        place: 'b.yaml:2:10',
        what: 'respondent "ana" is there already, with other answers',
        fix: 'give each respondent an id of their own, or take one of the two out',
      }),
    );
  });
});
