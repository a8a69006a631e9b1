import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import type { ToldData, Who } from '../../../src/read/answers/answers-data.ts';
import {
  withAgreed,
  withAnswer,
  withRespondents,
  withToldOfAll,
  withWholeAnswer,
} from '../../../src/read/answers/answers-edit.ts';
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
    expect(difference(BASE, withAnswer(base, ana, gate, value).text)).toBe(changed);
  });

  it.each<[string, string]>([
    ['', 'evidence:\n  DQ-2:\n    - kind: demo\n      what: x\n'],
    ['evidence: {}\n', 'evidence:\n  DQ-2:\n    - kind: demo\n      what: x\n'],
    [
      'evidence: {DQ-2: [{kind: demo, what: y}, {kind: demo, what: x}]} # seen\n',
      'evidence: {DQ-2: [{kind: demo, what: y}, {kind: demo, what: x}]} # seen\n',
    ],
  ])(
    'withAnswer(base with %j, ana, gate, na) moves evidence there, since the schema does not allow it beside na',
    (below, brought) => {
      const na = { answer: 'na', reason: 'other', approver: 'Eva', expires: '2026-10-01' };
      const { text, data } = withAnswer(file(BASE + below), ana, 'DQ-2', na);
      const { respondents } = data as { respondents: { answers: Record<string, unknown> }[] };
      expect(respondents[0]?.answers['DQ-2']).toEqual({ ...na, comment: 'long text' });
      expect(text.split(brought)).toHaveLength(2);
      const lost = ['# why', '# half'];
      const comments = `${BASE}${below}`.match(/#.*$/gm)?.filter((comment) => !lost.includes(comment));
      expect(text.match(/#.*$/gm)).toEqual(comments);
    },
  );

  it('withAnswer(base, bob, gate, na) leaves the evidence of others alone', () => {
    const na = { answer: 'na', reason: 'other', approver: 'Eva', expires: '2026-10-01' };
    const { data } = withAnswer(base, { id: 'bob', role: 'dev' }, 'DQ-2', na);
    expect(data).not.toHaveProperty('evidence');
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
    expect(difference(text, withAnswer(file(text), respondent, 'COL-1', 2).text)).toBe(changed);
  });

  it('withAnswer(base, ana, gate, value) gives the text back, byte for byte, when nothing changes', () => {
    expect(withAnswer(base, ana, 'COL-2', 3)).toBe(base);
    expect(withAnswer(base, ana, 'DQ-1', { answer: 3 }).text).toBe(BASE);
  });

  it('withAnswer(form, ana, gate, value) keeps every comment of a form while it is filled in', () => {
    const form = formText('yaml', smallQuestionnaire, { language: 'ko', respondent: 'ana', role: 'sre' });
    const values = [0, { answer: 1, comment: 'x' }, 'unknown', { answer: 4, evidence: [] }, 2, null];
    let filled = file(form);
    for (const [i, { id }] of smallQuestionnaire.criteria.entries()) {
      filled = withAnswer(filled, ana, id, values[i]);
    }
    expect(filled.text.match(/#.*$/gm)).toEqual(form.match(/#.*$/gm));
  });

  it('withAnswer(base, ana, gate, value) changes no other answer that refers to this one', () => {
    const text = 'respondents:\n  - id: ana\n    role: sre\n    answers:\n      A: &a 1\n      B: *a\n';
    const { text: changed, data } = withAnswer(file(text), ana, 'A', 4);
    expect(changed).toBe(text.replace('&a 1', '4').replace('*a', '1'));
    expect(file(changed).data).toEqual(data);
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
    expect(difference(BASE, withRespondents(base, [file(zoe)]).text)).toBe(
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
    expect(difference(BASE, withRespondents(base, [survey]).text)).toBe(
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
    expect(withRespondents(file(ours), [file(theirs), file(theirs)]).text).toBe(
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
    expect(withRespondents(base, [])).toBe(base);
    expect(withRespondents(base, [base, file('schema: x')]).text).toBe(BASE);
  });

  it('withRespondents(base, others) writes references out', () => {
    const other = file('respondents:\n  - id: zoe\n    role: dev\n    answers: {A: &a 1, B: *a}\n');
    expect(withRespondents(file('schema: x\nrespondents:\n'), [other]).text).toBe(
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

describe('withWholeAnswer', () => {
  it.each<[string, unknown, unknown, string]>([
    ['a bare value', { answer: 1, comment: 'x' }, 3, 'COL-1: 3'],
    ['a mapping', 2, { answer: 2, comment: 'y' }, 'COL-1: {answer: 2, comment: y}'],
  ])('withWholeAnswer(%s) leaves nothing of what stood there', (_, old, now, expected) => {
    const text = `respondents:\n  - id: ana\n    role: sre\n    answers: {COL-1: ${JSON.stringify(old)}}\n`;
    const changed = withWholeAnswer(file(text), { id: 'ana', role: 'sre' }, 'COL-1', now);
    expect(changed.data).toEqual({
      respondents: [{ id: 'ana', role: 'sre', answers: { 'COL-1': now } }],
    });
    expect(changed.text.replaceAll('"', '')).toContain(expected);
  });
});

describe('withToldOfAll(base, {respondents})', () => {
  const entered = (text: string, who: Who) => withToldOfAll(file(text), { respondents: [who] }).text;

  it.each<[string, string, string]>([
    [
      'a file without respondents',
      'schema: x # y\n',
      '+respondents:\n+  - id: eve\n+    role: dev\n+    answers: {}',
    ],
    [
      'an empty list',
      'respondents: [] # nobody\nsigns:\n',
      '-respondents: [] # nobody\n+respondents: # nobody\n+  - id: eve\n+    role: dev\n+    answers: {}',
    ],
    [
      'flow style',
      'respondents: [{id: ana, role: sre}] # all\n',
      '-respondents: [{id: ana, role: sre}] # all\n+respondents: [{id: ana, role: sre}, {id: eve, role: dev, answers: {}}] # all',
    ],
    [
      'CRLF',
      'respondents: # all\r\n  - id: ana\r\n    role: sre\r\n# end\r\n',
      '+  - id: eve\r\n+    role: dev\r\n+    answers: {}\r',
    ],
  ])('puts eve into %s', (_, text, changed) => {
    expect(difference(text, entered(text, { id: 'eve', role: 'dev' }))).toBe(changed);
  });

  it('leaves whoever is there as they are', () => {
    expect(entered(BASE, { id: 'ana', role: 'sre' })).toBe(BASE);
  });

  it('changes the role alone of one who is there, whatever blanks stand around the id', () => {
    const text = BASE.replace('id: ana', 'id: "ana "');
    expect(difference(text, entered(text, { id: 'ana', role: 'head' }))).toBe(
      '-    role: sre\n+    role: head',
    );
  });
});

const told =
  (now: ToldData) =>
  (base: YamlFile): YamlFile =>
    withToldOfAll(base, now);

const WORKSHOP = `schema: aiops-answers/1 # the contract
client: Aurora # the bank
respondents: []
# After the discussion.
agreed:
# Seen on the day.
evidence:
  # COL-1 · level 1
  COL-1:
    - kind: demo # live
      what: x
signs: {COL-0: true, DQ-0: null} # both
measures:
  mttd:   4 # minutes
  mttr: # not yet
observations: [magic-ml] # one
contradictions:
  K1-A: {resolution: disputed, reason: b} # open
# the end
`;

describe.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
])('edits of what stands once in a file, with %s', (_, lineEnd) => {
  const text = WORKSHOP.replaceAll('\n', lineEnd);
  const workshop = file(text);
  const na = { reason: 'out-of-scope', approver: 'CIO', expires: '2027-11-20' };

  it.each<[string, (base: YamlFile) => YamlFile, string]>([
    [
      'withAgreed, below an empty key',
      (base) => withAgreed(base, 'COL-1', { answer: 3, reason: 'seen: "it"', date: undefined }),
      '+  COL-1:\n+    answer: 3\n+    reason: "seen: \\"it\\""',
    ],
    [
      'withAgreed, not applicable',
      (base) => withAgreed(base, 'GOV-2', { answer: 'na', reason: 'no robots', na, date: '2026-11-20' }),
      [
        '+  GOV-2:',
        '+    answer: na',
        '+    reason: no robots',
        '+    na:',
        '+      reason: out-of-scope',
        '+      approver: CIO',
        '+      expires: 2027-11-20',
        '+    date: 2026-11-20',
      ].join('\n'),
    ],
    [
      'evidence, a further piece',
      told({ evidence: { 'COL-1': [{ kind: 'link', what: 'y', link: 'https://y', date: undefined }] } }),
      '+    - kind: link\n+      what: y\n+      link: https://y',
    ],
    ['evidence, one that is there', told({ evidence: { 'COL-1': [{ kind: 'demo', what: 'x' }] } }), ''],
    [
      'evidence, another gate',
      told({ evidence: { 'DQ-1': [{ kind: 'demo', what: 'z' }] } }),
      '+  DQ-1:\n+    - kind: demo\n+      what: z',
    ],
    [
      'what is said once, another value',
      told({ client: 'Borealis' }),
      '-client: Aurora # the bank\n+client: Borealis # the bank',
    ],
    [
      'what is said once, null',
      told({ client: null }),
      '-client: Aurora # the bank\n+client: null # the bank',
    ],
    ['what is said once, a new key', told({ target: { COL: 2 } }), '+target:\n+  COL: 2'],
    [
      'a sign, null so far',
      told({ signs: { 'DQ-0': false } }),
      '-signs: {COL-0: true, DQ-0: null} # both\n+signs: {COL-0: true, DQ-0: false} # both',
    ],
    [
      'a sign, a new one',
      told({ signs: { 'GOV-0': true } }),
      '-signs: {COL-0: true, DQ-0: null} # both\n+signs: {COL-0: true, DQ-0: null, GOV-0: true} # both',
    ],
    ['a measure', told({ measures: { mttd: 0.5 } }), '-  mttd:   4 # minutes\n+  mttd:   0.5 # minutes'],
    [
      'a measure, behind an empty key',
      told({ measures: { mttr: 60 } }),
      '-  mttr: # not yet\n+  mttr: 60 # not yet',
    ],
    [
      'observations, one more',
      told({ observations: ['magic-ml', 'sideways'] }),
      '-observations: [magic-ml] # one\n+observations: [magic-ml, sideways] # one',
    ],
    [
      'observations, none',
      told({ observations: [] }),
      '-observations: [magic-ml] # one\n+observations: [] # one',
    ],
    [
      'a contradiction',
      told({ contradictions: { 'K1-A': { resolution: 'accepted', reason: 'b, c' } } }),
      '-  K1-A: {resolution: disputed, reason: b} # open\n+  K1-A: {resolution: accepted, reason: "b, c"} # open',
    ],
  ])('%s', (_, edit, changed) => {
    const { text: edited, data } = edit(workshop);
    expect(difference(text, edited).replaceAll('\r', '')).toBe(changed);
    expect(edited.replaceAll('\r\n', '\n').includes('\r')).toBe(false);
    if (lineEnd === '\r\n') expect(edited).not.toMatch(/[^\r]\n/);
    expect(file(edited).data).toEqual(data);
  });

  it('withAgreed(base, gate, agreed) twice keeps the last, and no key that it lacks', () => {
    const first = withAgreed(workshop, 'GOV-2', { answer: 'na', reason: 'no robots', na });
    const { data } = withAgreed(first, 'GOV-2', { answer: 2, reason: 'one robot' });
    expect(data).toHaveProperty('agreed', { 'GOV-2': { answer: 2, reason: 'one robot' } });
  });

  it('withToldOfAll(base, several) is the same as one after another, each at its place', () => {
    const now: ToldData = {
      respondents: [ana, { id: 'bo', role: 'dev' }],
      scope: 'payments',
      signs: { 'COL-0': false, 'GOV-0': true },
      measures: { mttr: 60, cost: 1 },
      observations: ['sideways'],
      contradictions: { 'K2-COL': { resolution: 'narrowed', reason: 'z' } },
      evidence: { 'COL-1': [{ kind: 'demo', what: 'y' }], 'DQ-1': [{ kind: 'demo', what: 'z' }] },
    };
    const each = Object.entries(now).map(([key, value]) => told({ [key]: value }));
    const { text: edited, data } = withToldOfAll(workshop, now);
    expect(data).toEqual(each.reduce((base, edit) => edit(base), workshop).data);
    expect(file(edited).data).toEqual(data);
    expect(edited.match(/#.*$/gm)).toEqual(text.match(/#.*$/gm));
  });

  it('all edits, one after another, keep every comment', () => {
    const edits: ((base: YamlFile) => YamlFile)[] = [
      told({ respondents: [ana] }),
      (base) => withAnswer(base, ana, 'COL-1', 3),
      (base) => withAgreed(base, 'COL-1', { answer: 3, reason: 'seen' }),
      told({ evidence: { 'COL-1': [{ kind: 'demo', what: 'y' }] } }),
      told({ scope: 'payments' }),
      told({ signs: { 'COL-0': false } }),
      told({ measures: { mttr: 60 } }),
      told({ observations: ['sideways'] }),
      told({ contradictions: { 'K2-COL': { resolution: 'narrowed', reason: 'z' } } }),
    ];
    const last = edits.reduce((now, edit) => edit(now), workshop);
    expect(last.text.match(/#.*$/gm)).toEqual(text.match(/#.*$/gm));
    expect(Object.keys(last.data as object)).toEqual([...Object.keys(workshop.data as object), 'scope']);
  });
});
