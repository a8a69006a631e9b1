import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultText } from '../../../src/errors.ts';
import { answersSchema } from '../../../src/maturity/answers.ts';
import { questionnaireSchema } from '../../../src/maturity/questionnaire.ts';
import { checkedAgainst, Places } from '../../../src/read/documents/located.ts';
import { readYamlText } from '../../../src/read/yaml/yaml.ts';

/** The faults of a YAML text, as they are printed. */
function faultsOf(text: string, schema: z.ZodType): string[] {
  const result = checkedAgainst(readYamlText(text, 'a.yaml'), schema);
  return 'faults' in result ? result.faults.map((fault) => faultText(fault)) : [];
}

describe('checkedAgainst', () => {
  const schema = z.strictObject({
    name: z.string().trim().min(1),
    level: z.int().min(0).max(9).default(0),
    kind: z.enum(['demo', 'artefact']).optional(),
    share: z.number().positive().optional(),
    tags: z.array(z.string()).min(1).optional(),
    pair: z.tuple([z.string(), z.string()]).optional(),
    by: z.record(z.string().regex(/^[a-z]+$/, 'expected small letters'), z.boolean()).optional(),
    code: z
      .string()
      .regex(/^[A-Z]$/)
      .optional(),
    either: z.union([z.string(), z.number()]).optional(),
    shape: z
      .union([z.strictObject({ on: z.boolean() }), z.strictObject({ off: z.boolean(), why: z.string() })])
      .nullable()
      .optional(),
  });

  it('checkedAgainst(located, schema) gives the value, with defaults', () => {
    expect(checkedAgainst(readYamlText('name: " x "', 'a.yaml'), schema)).toEqual({
      value: { name: 'x', level: 0 },
    });
  });

  it.each<[string, string[]]>([
    ['level: 1', ['a.yaml:1:1: error: "name" is missing [document-missing]']],
    [
      'name: x\nlevle: 1',
      ['a.yaml:2:1: error: unknown key "levle" [document-key]\n  fix: did you mean "level"?'],
    ],
    [
      'name: x\nshape: {xyz: 1, on: true}',
      ['a.yaml:2:9: error: unknown key "xyz" [document-key]\n  fix: the keys here are: on'],
    ],
    ['name: 3', ['a.yaml:1:7: error: expected a text, got 3 [document-value]']],
    ['name: ""', ['a.yaml:1:7: error: expected a text, got "" [document-value]']],
    ['name:', ['a.yaml:1:1: error: expected a text, got nothing [document-value]']],
    ['name: x\nlevel: x', ['a.yaml:2:8: error: expected a number, got "x" [document-value]']],
    ['name: x\nlevel: 1.5', ['a.yaml:2:8: error: expected a whole number, got 1.5 [document-value]']],
    ['name: x\nlevel: 12', ['a.yaml:2:8: error: expected at most 9, got 12 [document-value]']],
    ['name: x\nshare: 0', ['a.yaml:2:8: error: expected more than 0, got 0 [document-value]']],
    ['name: x\nshare: .nan', ['a.yaml:2:8: error: expected a number, got NaN [document-value]']],
    [
      'name: x\nkind: dmo',
      [
        'a.yaml:2:7: error: expected one of demo, artefact, got "dmo" [document-value]\n  fix: did you mean "demo"?',
      ],
    ],
    ['name: x\ntags: []', ['a.yaml:2:7: error: expected at least 1 entry, got 0 [document-value]']],
    ['name: x\ntags: y', ['a.yaml:2:7: error: expected a list, got "y" [document-value]']],
    ['name: x\npair: [a]', ['a.yaml:2:7: error: expected at least 2 entries, got 1 [document-value]']],
    [
      'name: x\nby: {A: true}',
      ['a.yaml:2:6: error: expected small letters, got "A" as a key [document-key]'],
    ],
    ['name: x\nby: {a: yes}', ['a.yaml:2:9: error: expected true or false, got "yes" [document-value]']],
    ['name: x\ncode: a', ['a.yaml:2:7: error: expected a text like /^[A-Z]$/, got "a" [document-value]']],
    ['name: x\neither: []', ['a.yaml:2:9: error: cannot be understood: a list [document-value]']],
    ['name: x\nshape: 1', ['a.yaml:2:8: error: expected a mapping, got 1 [document-value]']],
    [
      'name: x\nshape: {off: 1}',
      [
        'a.yaml:2:8: error: "why" is missing [document-missing]',
        'a.yaml:2:14: error: expected true or false, got 1 [document-value]',
      ],
    ],
    [
      '__proto__: 1\nname: x',
      [
        'a.yaml:1:1: error: unknown key "__proto__" [document-key]\n  fix: the keys here are: name, level, kind, share, tags, pair, by, code, either, shape',
      ],
    ],
    [
      `name: ${'x'.repeat(100)}\nlevel: ${'y'.repeat(100)}`,
      [`a.yaml:2:8: error: expected a number, got "${'y'.repeat(60)}…" [document-value]`],
    ],
  ])('checkedAgainst(%j) tells', (text, faults) => {
    expect(faultsOf(text, schema)).toEqual(faults);
  });
});

describe('checkedAgainst, with the schema of answers', () => {
  const before = 'schema: aiops-answers/1\nmodel: {id: small, version: 1.0.0}\n';
  const EXPECTED = 'expected 0 to 4, unknown, or na with reason, approver and expires';

  it.each<[string, string[]]>([
    ['7', [`a.yaml:7:14: error: ${EXPECTED}, got 7 [document-value]`]],
    ['[1]', [`a.yaml:7:14: error: ${EXPECTED}, got a list [document-value]`]],
    ['{answer: 9}', [`a.yaml:7:23: error: ${EXPECTED}, got 9 [document-value]`]],
    [
      '{answr: 3}',
      [
        'a.yaml:7:14: error: "answer" is missing [document-missing]',
        'a.yaml:7:15: error: unknown key "answr" [document-key]\n  fix: did you mean "answer"?',
      ],
    ],
    [
      '{answer: 2, coment: x}',
      ['a.yaml:7:26: error: unknown key "coment" [document-key]\n  fix: did you mean "comment"?'],
    ],
    [
      '{answer: 2, reason: other}',
      [
        'a.yaml:7:26: error: unknown key "reason" [document-key]\n  fix: the keys here are: answer, comment, evidence',
      ],
    ],
    [
      '{answer: na}',
      [
        'a.yaml:7:14: error: "reason" is missing [document-missing]',
        'a.yaml:7:14: error: "approver" is missing [document-missing]',
        'a.yaml:7:14: error: "expires" is missing [document-missing]',
      ],
    ],
    [
      '{answer: na, reason: lazy, approver: x, expires: 2026-10-01}',
      [
        'a.yaml:7:35: error: expected one of out-of-scope, business-priority, architecture-constraint, other, got "lazy" [document-value]',
      ],
    ],
    [
      '{answer: 3, evidence: [{kind: artefact, what: y}]}',
      ['a.yaml:7:37: error: an artefact needs a date and an owner [document-value]'],
    ],
  ])('checkedAgainst("COL-1: %s") tells the branch that was meant', (answer, faults) => {
    const text = `${before}respondents:\n  - id: a\n    role: sre\n    answers:\n      COL-1: ${answer}`;
    expect(faultsOf(text, answersSchema)).toEqual(faults);
  });

  it.each<[string, string[]]>([
    ['{answer: 3, reason: x}', []],
    ['{answer: na, reason: x, na: {reason: other, approver: CIO, expires: 2027-11-20}}', []],
    [
      '{answer: 9, reason: x}',
      [
        'a.yaml:4:19: error: expected 0 to 4, unknown, or na with na: {reason, approver, expires}, got 9 [document-value]',
      ],
    ],
    ['{answer: na, reason: x}', ['a.yaml:4:10: error: "na" is missing [document-missing]']],
    [
      '{answer: na, reason: x, na: {reason: lazy, approver: CIO}}',
      [
        'a.yaml:4:38: error: "expires" is missing [document-missing]',
        'a.yaml:4:47: error: expected one of out-of-scope, business-priority, architecture-constraint, other, got "lazy" [document-value]',
      ],
    ],
    [
      '{answer: 3, reason: x, na: {reason: other, approver: CIO, expires: 2027-11-20}}',
      ['a.yaml:4:33: error: unknown key "na" [document-key]\n  fix: the keys here are: answer, reason, date'],
    ],
  ])('checkedAgainst("agreed: COL-1: %s") tells the branch that was meant', (agreed, faults) => {
    expect(faultsOf(`${before}agreed:\n  COL-1: ${agreed}`, answersSchema)).toEqual(faults);
  });

  it('checkedAgainst(located, schema) tells all faults, in file order', () => {
    const text = `${before}target: 12\nrespondents:\n  - nobody\n  - role: sre\n    id: ""\nupto: x\n`;
    expect(faultsOf(text, answersSchema)).toEqual([
      'a.yaml:3:9: error: expected at most 9, got 12 [document-value]',
      'a.yaml:5:5: error: expected a mapping, got "nobody" [document-value]',
      'a.yaml:7:9: error: expected a text, got "" [document-value]',
      'a.yaml:8:7: error: expected a number, got "x" [document-value]',
    ]);
  });
});

describe('checkedAgainst, with the schema of questionnaires', () => {
  it('checkedAgainst(located, schema) follows conditions in conditions', () => {
    const when = '{all: [{criteron: A-1, atLeast: L}, {any: [{measure: m}, 3]}]}';
    const text = `antiPatterns:\n  - {id: x, title: t, text: t, advice: a, when: ${when}}`;
    const faults = faultsOf(text, questionnaireSchema).filter((fault) => fault.startsWith('a.yaml:2:'));
    expect(faults).toEqual([
      'a.yaml:2:56: error: "criterion" is missing [document-missing]',
      'a.yaml:2:57: error: unknown key "criteron" [document-key]\n  fix: did you mean "criterion"?',
      'a.yaml:2:92: error: "atLeast" is missing [document-missing]',
      'a.yaml:2:106: error: expected a mapping, got 3 [document-value]',
    ]);
  });
});

describe('Places', () => {
  const places = new Places('a.csv');
  places.set(['respondents', 0, 'answers', 'COL-1'], 'a.csv:2:2');

  it.each<[readonly PropertyKey[], string]>([
    [['respondents', 0, 'answers', 'COL-1'], 'a.csv:2:2'],
    [['respondents', '0', 'answers', 'COL-1', 'comment'], 'a.csv:2:2'],
    [['respondents', 1], 'a.csv'],
    [[], 'a.csv'],
  ])('Places.placeOf(%j) is %s', (at, place) => {
    expect(places.placeOf(at)).toBe(place);
  });
});
