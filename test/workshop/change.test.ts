import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { readYamlText } from '../../src/read/yaml/yaml.ts';
import { type Change, type ToldOfAll, valueAt, withChange } from '../../src/workshop/change.ts';

const na = { answer: 'na', reason: 'other', approver: 'Eva', expires: '2027-01-01' } as const;
const demo = { kind: 'demo', what: 'the board' } as const;

const BASE = `# of May
schema: aiops-answers/1
model: {id: small, version: 1.0.0}
client: Acme # the client
target: {COL: 2, DQ: 1}
signs: {COL-0: true, DQ-0: null}
respondents:
  - id: ana
    role: sre
    answers:
      COL-1: 3 # nearly
      GOV-1:
        answer: 2
        evidence: [{kind: demo, what: the board}]
  - {id: bo, role: dev}
evidence: {COL-2: [{kind: demo, what: the board}]}
agreed: {COL-1: {answer: 2, reason: both}}
`;
const base = readYamlText(BASE, 'a.yaml');

const answered = (gate: string, now: Change['now'], respondent = 'ana') =>
  ({ event: 'answered', respondent, gate, now }) as Change;
const agreed = (gate: string, now: Change['now']) => ({ event: 'agreed', gate, now }) as Change;
const told = (now: ToldOfAll): Change => ({ event: 'told', now });

const ana = { id: 'ana', role: 'sre' };
const cases: [string, Change, unknown, unknown][] = [
  ['a bare answer', answered('COL-1', 4), 3, 4],
  ['no answer yet', answered('COL-1', null), 3, null],
  ['a first answer', answered('DQ-1', 'unknown'), undefined, 'unknown'],
  ['the first answer of somebody', answered('COL-1', 0, 'bo'), undefined, 0],
  [
    'a mapping for a bare answer',
    answered('COL-1', { answer: 3, comment: 'c' }),
    3,
    { answer: 3, comment: 'c' },
  ],
  ['an answer without what stood behind it', answered('GOV-1', 2), { answer: 2, evidence: [demo] }, 2],
  ['a "not applicable"', answered('GOV-1', na), { answer: 2, evidence: [demo] }, na],
  [
    'what is agreed',
    agreed('COL-1', { answer: 1, reason: 'r' }),
    { answer: 2, reason: 'both' },
    { answer: 1, reason: 'r' },
  ],
  [
    'what is agreed for the first time',
    agreed('DQ-1', { answer: 1, reason: 'r' }),
    undefined,
    { answer: 1, reason: 'r' },
  ],
  [
    'what is said once',
    told({ client: 'Beta', scope: 's' }),
    { client: 'Acme' },
    { client: 'Beta', scope: 's' },
  ],
  ['nothing for what was said once', told({ client: null }), { client: 'Acme' }, { client: null }],
  [
    'a target with less in it',
    told({ target: { COL: 2 } }),
    { target: { COL: 2, DQ: 1 } },
    { target: { COL: 2 } },
  ],
  [
    'signs',
    told({ signs: { 'DQ-0': true, 'GOV-0': false } }),
    { signs: { 'DQ-0': null } },
    { signs: { 'DQ-0': true, 'GOV-0': false } },
  ],
  ['a measure', told({ measures: { mttd: 2.5 } }), undefined, { measures: { mttd: 2.5 } }],
  ['observations', told({ observations: ['sideways'] }), undefined, { observations: ['sideways'] }],
  [
    'a contradiction',
    told({ contradictions: { 'X-1': { resolution: 'accepted', reason: 'r' } } }),
    undefined,
    { contradictions: { 'X-1': { resolution: 'accepted', reason: 'r' } } },
  ],
  [
    'evidence beside other',
    told({ evidence: { 'COL-2': [{ kind: 'link', what: 'the wiki' }] } }),
    { evidence: { 'COL-2': [demo] } },
    { evidence: { 'COL-2': [demo, { kind: 'link', what: 'the wiki' }] } },
  ],
  [
    'another role',
    told({ respondents: [{ id: 'ana', role: 'dev' }] }),
    { respondents: [ana] },
    { respondents: [{ id: 'ana', role: 'dev' }] },
  ],
  [
    'a new respondent',
    told({ respondents: [{ id: 'cy', role: 'dev' }] }),
    undefined,
    { respondents: [{ id: 'cy', role: 'dev' }] },
  ],
];

describe('valueAt', () => {
  it.each(cases)('of %s is what stood there', (_, change, was) => {
    expect(valueAt(base.data, change)).toEqual(was);
  });

  it.each(cases)('of %s after the edit is what stands there now', (_, change, __, now) => {
    const { data, text } = withChange(base, change);
    expect(valueAt(data, change)).toEqual(now);
    expect(readYamlText(text, 'a.yaml').data).toEqual(data);
  });

  it.each(cases)('of %s in an empty file is nothing', (_, change) => {
    expect(valueAt({ respondents: null, signs: null, agreed: null }, change)).toBeUndefined();
  });
});

describe('withChange', () => {
  it.each(cases)('with %s changes a text once', (_, change) => {
    const once = withChange(base, change);
    expect(withChange(once, change)).toBe(once);
  });

  it('leaves everything else as it is', () => {
    expect(withChange(base, answered('COL-1', 4)).text).toBe(
      BASE.replace('COL-1: 3 # nearly', 'COL-1: 4 # nearly'),
    );
  });

  it('brings the evidence of a "not applicable" to that of the whole file', () => {
    const { data } = withChange(base, answered('GOV-1', na));
    expect(data).toMatchObject({ evidence: { 'COL-2': [demo], 'GOV-1': [demo] } });
  });

  it('with several things told tells all of them', () => {
    const change = told({ respondents: [{ id: 'cy', role: 'dev' }], scope: 's', signs: { 'COL-0': false } });
    expect(valueAt(withChange(base, change).data, change)).toEqual(change.now);
  });

  it('with nothing told changes nothing', () => {
    expect(withChange(base, told({}))).toBe(base);
    expect(valueAt(base.data, told({}))).toBeUndefined();
  });

  it.each<[string, Change, string, string]>([
    ['an answer', answered('COL-1', 4), 'COL-1: 3', 'COL-1: 4'],
    ['a role', told({ respondents: [{ id: 'ana', role: 'dev' }] }), 'role: sre', 'role: dev'],
  ])('finds the respondent of %s by an id with blanks around it', (_, change, was, now) => {
    const text = BASE.replace('id: ana', 'id: " ana "');
    const file = readYamlText(text, 'a.yaml');
    expect(withChange(file, change).text).toBe(text.replace(was, now));
    expect(valueAt(file.data, change)).toEqual(
      change.event === 'told' ? { respondents: [{ id: ' ana ', role: 'sre' }] } : 3,
    );
  });

  it('refuses an answer of one who does not stand in the file', () => {
    expect(() => withChange(base, answered('COL-1', 4, 'cy'))).toThrow(
      new InputError({
        code: 'respondent-missing',
        place: 'a.yaml',
        what: 'there is no respondent "cy" any more',
        fix: 'put the respondent back, with the same id',
      }),
    );
  });
});
