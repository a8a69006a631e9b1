import { describe, expect, it } from 'vitest';
import { type Fault, faultText, InputError } from '../../../src/errors.ts';
import { answersSchema } from '../../../src/maturity/answers.ts';
import { readMarkdownForm } from '../../../src/read/answers/markdown-form.ts';
import { checkedAgainst } from '../../../src/read/documents/located.ts';
import { sourceOf } from '../source-of.ts';

const HEAD = 'Respondent: ana\nRole: sre\n';

async function answersIn(text: string): Promise<unknown> {
  const { data } = await readMarkdownForm(sourceOf(HEAD + text, 'a.md'));
  const [first] = (data as { respondents: { answers: unknown }[] }).respondents;
  return first?.answers;
}

describe('readMarkdownForm', () => {
  it.each<[string, string, unknown]>([
    ['a tick', '### A-1 · level 1\n- [ ] 2 part\n- [x] 3 most\n- [ ] unknown (x)\n', { 'A-1': 3 }],
    [
      'ticks of several kinds',
      '### A\n* [X] 0 none\n### B\n+ [v] unknown\n### C\n- [ x ] 4 all\n',
      { A: 0, B: 'unknown', C: 4 },
    ],
    ['no tick', '### A · level 1\n\n> text\n\n- [ ] 0 none\n- [] 1 pilot\n\nComment:\n\nEvidence (x):\n', {}],
    [
      'CRLF and words of another language',
      '## COL · 수집\r\n\r\n### COL-1 · 1단계\r\n\r\n- [x] 3 most\r\n\r\nComment (의견): 좋음\r\n',
      { 'COL-1': { answer: 3, comment: '좋음' } },
    ],
    [
      'a comment of several lines, up to the next field',
      '### A\n- [x] 2 part\n\nComment:\nfirst\n\n> quoted\n- [ ] to do\n\nEvidence: demo | shown\n',
      {
        A: {
          answer: 2,
          comment: 'first\n\n> quoted\n- [ ] to do',
          evidence: [{ kind: 'demo', what: 'shown' }],
        },
      },
    ],
    [
      'a comment without its name, and one without a tick',
      '### A\n> text\n- [x] 2 part\nwe began in May\n### B\nComment: asked\n',
      { A: { answer: 2, comment: 'we began in May' }, B: { answer: null, comment: 'asked' } },
    ],
    [
      'several pieces of evidence',
      '### A\n- [x] 4 all\n\nEvidence (kind | what | date | owner | link):\n- `artefact | list | 2026-10-01 | Eva | https://a?b|c`\n- link | page | | | https://b\n',
      {
        A: {
          answer: 4,
          evidence: [
            { kind: 'artefact', what: 'list', date: '2026-10-01', owner: 'Eva', link: 'https://a?b|c' },
            { kind: 'link', what: 'page', link: 'https://b' },
          ],
        },
      },
    ],
    [
      'not applicable',
      '### A\n- [x] na (해당 없음)\n\nComment:\n\nN/A (해당 없음: 사유 | 승인자 | 만료일): other | Eva | 2026-10-01\n',
      { A: { answer: 'na', reason: 'other', approver: 'Eva', expires: '2026-10-01' } },
    ],
    ['a tick below the fields', '### A\nComment: x\n- [x] 1 pilot\n', { A: { answer: 1, comment: 'x' } }],
    ['a ticked answer that is none, as it is written', '### A\n- [x] 7 x\n', { A: '7' }],
  ])('readMarkdownForm(%s)', async (_, text, answers) => {
    expect(await answersIn(text)).toEqual(answers);
  });

  it.each<[string, string, { respondent?: string; role?: string }, unknown]>([
    ['Respondent (응답자): 아나\nRole (역할): sre\n### A\n', 'in/f.md', {}, { id: '아나', role: 'sre' }],
    ['Respondent:\nRole: sre\n### A\n', 'in/f.md', {}, { id: 'f', role: 'sre' }],
    ['Role:\n### A\n', 'in/f.md', { respondent: 'eva', role: 'dev' }, { id: 'eva', role: 'dev' }],
  ])('readMarkdownForm(%j in %s, %j) knows who answered', async (text, path, options, who) => {
    const { data } = await readMarkdownForm(sourceOf(text, path), options);
    expect(data).toEqual({ respondents: [{ ...(who as object), answers: {} }] });
  });

  it.each<[string, Fault]>([
    [
      'Role: sre\n',
      {
        code: 'form-empty',
        place: 'a.md',
        what: 'expected headings such as "### COL-1 · level 1", got none',
        fix: 'check that this is a form of this tool',
      },
    ],
    [
      'Respondent: x\nRole:\n### A\n',
      {
        code: 'form-role',
        place: 'a.md:2:1',
        what: 'respondent "x" has no role',
        fix: 'write it after "Role:" at the top, as the model names it',
      },
    ],
    [
      'Role: sre\n### A\n- [x] 0 none\n- [ ] 1 pilot\n  - [x] 2 part\n',
      {
        code: 'form-two-answers',
        place: 'a.md:5:5',
        what: 'two boxes are ticked at A; the first is on line 3',
        fix: 'keep one tick',
      },
    ],
    [
      'Role: sre\n### A\n- [o] 0 none\n',
      { code: 'form-box', place: 'a.md:3:3', what: 'expected [ ] or [x], got "[o]"', fix: 'tick with x' },
    ],
    [
      'Role: sre\n### A\n### B\n### A\n',
      {
        code: 'form-duplicate',
        place: 'a.md:4:5',
        what: 'gate A comes twice',
        why: 'the first stands at a.md:2:5',
        fix: 'keep one of the two',
      },
    ],
  ])('readMarkdownForm(%j) refuses', async (text, fault) => {
    await expect(readMarkdownForm(sourceOf(text, 'a.md'))).rejects.toThrow(new InputError(fault));
  });

  it('readMarkdownForm(source).placeOf leads to the line, so that the schema can tell it', async () => {
    const text = `${HEAD}### A\n- [x] 7 x\n### B\n- [x] 1 pilot\n\nEvidence:\n- demo | x\n- dmo | y\n### C\n- [x] na\n`;
    const result = checkedAgainst(
      await readMarkdownForm(sourceOf(text, 'a.md')),
      answersSchema.pick({ respondents: true }),
    );
    expect('faults' in result && result.faults.map((fault) => faultText(fault))).toEqual([
      'a.md:4:3: error: expected 0 to 4, unknown, or na with reason, approver and expires, got "7" [document-value]',
      'a.md:10:1: error: expected one of demo, artefact, link, got "dmo" [document-value]\n  fix: did you mean "demo"?',
      'a.md:12:3: error: "reason" is missing [document-missing]',
      'a.md:12:3: error: "approver" is missing [document-missing]',
      'a.md:12:3: error: "expires" is missing [document-missing]',
    ]);
  });
});
