import { describe, expect, it } from 'vitest';
import { type Fault, faultText, InputError } from '../../../src/errors.ts';
import { answersSchema } from '../../../src/maturity/answers.ts';
import { readSurveyCsv } from '../../../src/read/answers/survey-csv.ts';
import type { SurveyOptions } from '../../../src/read/answers/survey-options.ts';
import { checkedAgainst } from '../../../src/read/documents/located.ts';
import { sourceOf } from '../source-of.ts';

async function respondentsOf(text: string, options: SurveyOptions = {}): Promise<unknown> {
  const { data } = await readSurveyCsv(sourceOf(text, 'in/ana.csv'), options);
  return (data as { respondents: unknown }).respondents;
}

describe('readSurveyCsv', () => {
  const ana = [{ id: 'ana', role: 'sre', answers: { 'COL-1': 3, 'DQ-1': 'unknown' } }];

  it.each<[string, string, unknown]>([
    ['commas', 'gate,answer,respondent,role\nCOL-1,3,ana,sre\nDQ-1,unknown,ana,sre\n', ana],
    ['semicolons', 'gate;answer;respondent;role\nCOL-1;3;ana;sre\nDQ-1;?;ana;sre\n', ana],
    ['tabs', 'gate\tanswer\trespondent\trole\nCOL-1\t3\tana\tsre\nDQ-1\t?\tana\tsre\n', ana],
    [
      'a byte order mark, CRLF, quotes, blank lines, any order and any case',
      '\ufeff"Role",Answer,GATE,Respondent\r\n"sre","3",COL-1,ana\r\n\r\nsre,Don’t know,DQ-1,ana\r\n',
      ana,
    ],
    [
      'other columns, left aside, and a role that is told once',
      'gate,question,answer,respondent,role\nCOL-1,"Is it, ""really""\nso?",3,ana,sre\nDQ-1,x,?,ana,\n',
      ana,
    ],
    [
      'every spelling of unknown',
      "gate,answer,respondent,role\nA,unknown,x,y\nB,don't know,x,y\nC,?,x,y\nD,não sei,x,y\nE,모름,x,y\n",
      [
        {
          id: 'x',
          role: 'y',
          answers: { A: 'unknown', B: 'unknown', C: 'unknown', D: 'unknown', E: 'unknown' },
        },
      ],
    ],
    [
      'na with what it needs',
      'gate,answer,respondent,role,na_reason,na_approver,na_expires\nA,N/A,x,y,other,Eva,2026-10-01\nB,na,x,y,,,\n',
      [
        {
          id: 'x',
          role: 'y',
          answers: {
            A: { answer: 'na', reason: 'other', approver: 'Eva', expires: '2026-10-01' },
            B: { answer: 'na' },
          },
        },
      ],
    ],
    [
      'comments and evidence, also without an answer; a guarded text without its guard',
      [
        'gate,answer,respondent,role,comment,evidence_kind,evidence,evidence_date,evidence_owner,evidence_link',
        "A,2,x,y,'=half of it,,,,,",
        'B,,x,y,asked Eva,,,,,',
        'C,4,x,y,,artefact,list,2026-10-01,Eva,https://a',
        'D,,x,y,,,,,,',
      ].join('\n'),
      [
        {
          id: 'x',
          role: 'y',
          answers: {
            A: { answer: 2, comment: '=half of it' },
            B: { answer: null, comment: 'asked Eva' },
            C: {
              answer: 4,
              evidence: [
                { kind: 'artefact', what: 'list', date: '2026-10-01', owner: 'Eva', link: 'https://a' },
              ],
            },
          },
        },
      ],
    ],
    [
      'what is no answer, as it is written',
      'gate,answer,respondent,role\nA,5,x,y\nB,3.0,x,y\nC,yes,x,y\n__proto__,1,x,y\n',
      [
        {
          id: 'x',
          role: 'y',
          answers: Object.fromEntries([
            ['A', '5'],
            ['B', '3.0'],
            ['C', 'yes'],
            ['__proto__', 1],
          ]),
        },
      ],
    ],
    [
      'respondents in order of first appearance; one who is not named is called like the file',
      'gate,answer,respondent,role\nA,1,zoe,dev\nA,2,,sre\nB,3,zoe,dev\n',
      [
        { id: 'zoe', role: 'dev', answers: { A: 1, B: 3 } },
        { id: 'ana', role: 'sre', answers: { A: 2 } },
      ],
    ],
    ['rows that nobody has filled in', 'gate,answer,respondent,role\nA,,,\nB,,,\n', []],
  ])('readSurveyCsv(%s)', async (_, text, respondents) => {
    expect(await respondentsOf(text)).toEqual(respondents);
  });

  it.each<[string, SurveyOptions, unknown]>([
    ['gate,answer\nA,1\n', { role: 'sre' }, [{ id: 'ana', role: 'sre', answers: { A: 1 } }]],
    ['gate,answer\nA,\n', { role: 'sre' }, [{ id: 'ana', role: 'sre', answers: {} }]],
    [
      'gate,answer,role\nA,1,dev\n',
      { role: 'sre', respondent: 'eva' },
      [{ id: 'eva', role: 'dev', answers: { A: 1 } }],
    ],
  ])('readSurveyCsv(%j, %j) knows who answered', async (text, options, respondents) => {
    expect(await respondentsOf(text, options)).toEqual(respondents);
  });

  it.each<[string, Fault]>([
    [
      '',
      {
        code: 'empty-input',
        place: 'a.csv',
        what: 'expected a header and at least one row, got nothing',
        fix: 'begin with a header such as gate,answer,respondent,role,comment',
      },
    ],
    [
      'gate,answer\n',
      {
        code: 'no-rows',
        place: 'a.csv:1',
        what: 'expected at least one row with a gate, got none',
        fix: 'add a row for each gate',
      },
    ],
    [
      'gate,value\nA,1\n',
      {
        code: 'survey-column',
        place: 'a.csv:1',
        what: 'expected a column "answer", got "gate", "value"',
        fix: 'name the columns gate,answer,respondent,role,comment',
      },
    ],
    [
      'gate,answer,Answer\nA,1,2\n',
      {
        code: 'csv-duplicate-column',
        place: 'a.csv:1:3',
        what: 'column "Answer" appears twice',
        fix: 'rename one of the two',
      },
    ],
    [
      'gate,answer,role,comment\nA,1,y,x, y\n',
      {
        code: 'csv-row',
        place: 'a.csv:2:1',
        what: 'row has 5 fields, the header has 4',
        fix: 'repair the row: a comment that holds the delimiter needs quotes',
      },
    ],
    [
      'gate,answer,role\nA,"1,y\n',
      {
        code: 'csv-quote',
        place: 'a.csv:2',
        what: 'a quote opens in this row and is never closed',
        fix: 'close the quote, and write a quote inside quotes twice',
      },
    ],
    [
      'gate,answer,role\n,1,y\n',
      {
        code: 'survey-gate',
        place: 'a.csv:2:1',
        what: 'the row has an answer but no gate',
        fix: 'name the gate, such as COL-1',
      },
    ],
    [
      'gate,answer,respondent,role\nA,1,x,\n',
      {
        code: 'survey-role',
        place: 'a.csv:2:4',
        what: 'respondent "x" has no role',
        fix: 'fill in the role of each respondent, as the model names it',
      },
    ],
    [
      'gate,answer\nA,1\n',
      {
        code: 'survey-role',
        place: 'a.csv:1',
        what: 'the file has no column "role", so the role of "a" is not known',
        fix: 'fill in the role of each respondent, as the model names it',
      },
    ],
    [
      'gate,answer,respondent,role\nA,1,x,sre\nB,1,x,dev\n',
      {
        code: 'survey-role',
        place: 'a.csv:3:4',
        what: 'respondent "x" has two roles, "sre" and "dev"',
        fix: 'give each respondent one role, or an id of their own',
      },
    ],
    [
      'gate,answer,respondent,role\nA,1,x,sre\nB,1,x,sre\nA,2,x,sre\n',
      {
        code: 'survey-duplicate',
        place: 'a.csv:4:1',
        what: '"x" answers A twice: on line 2 and on line 4',
        fix: 'keep one of the two rows',
      },
    ],
  ])('readSurveyCsv(%j) refuses', async (text, fault) => {
    await expect(readSurveyCsv(sourceOf(text, 'a.csv'))).rejects.toThrow(new InputError(fault));
  });

  it('readSurveyCsv(source).placeOf leads to the cell, so that the schema can tell it', async () => {
    const text = [
      'gate,comment,answer,role,evidence_kind,evidence,na_reason',
      'A,"two\nlines",9,x,artifact,y,',
      'B,,2,x,,,other',
    ].join('\n');
    const survey = await readSurveyCsv(sourceOf(`sep=,\n${text}`, 'a.csv'));
    expect(survey.placeOf(['respondents', 0, 'role'])).toBe('a.csv:4:4');
    const result = checkedAgainst(survey, answersSchema.pick({ respondents: true }));
    expect('faults' in result && result.faults.map((fault) => faultText(fault))).toEqual([
      'a.csv:4:3: error: expected 0 to 4, unknown, or na with reason, approver and expires, got "9" [document-value]',
      'a.csv:4:5: error: expected one of demo, artefact, link, got "artifact" [document-value]\n  fix: did you mean "artefact"?',
      'a.csv:5:7: error: unknown key "reason" [document-key]\n  fix: the keys here are: answer, comment, evidence',
    ]);
  });
});
