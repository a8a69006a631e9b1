import { describe, expect, it } from 'vitest';
import { readWorkbookForm } from '../../src/read/answers/workbook-form.ts';
import type { AssessmentResult } from '../../src/report/assessment/result.ts';
import { sourceOf } from '../read/source-of.ts';
import { printed, runHere } from './in-process.ts';

const SAMPLE = 'questionnaires/samples/aurora-payments.yaml';
const FILLED = 'fixtures/forms/aurora-payments.pt-BR.xlsx';

async function scored(path: string): Promise<AssessmentResult> {
  return JSON.parse(await printed('assess', '-a', path, '--no-input', '-f', 'json'));
}

describe('aiops assess -a FORM.xlsx', () => {
  it('places a form that LibreOffice saved as the same answers in YAML, in every number and word', async () => {
    const { inputs, ...typed } = await scored(SAMPLE);
    const { inputs: read, ...filled } = await scored(FILLED);
    expect(filled).toEqual(typed);
    expect([inputs[0]?.path, read[0]?.path]).toEqual([SAMPLE, FILLED]);
  });

  it('validates it', async () => {
    const { code, stdout, said } = await runHere(['validate', FILLED]);
    expect(code).toBe(0);
    expect([stdout, ...said].join('\n')).toContain('1 respondent, 47 of 47 gates answered');
  });
});

describe('aiops assess --form FORM.xlsx', () => {
  it('writes a workbook, and says how its answers are scored', async () => {
    const { code, said, files, binaries } = await runHere([
      ...'assess --form form.xlsx --lang ko --client =Acme --respondent mina --role sre'.split(' '),
    ]);
    expect(code, said.join('\n')).toBe(0);
    expect([[...files.keys()], [...binaries.keys()]]).toEqual([[], ['form.xlsx']]);
    const form = await readWorkbookForm(sourceOf(binaries.get('form.xlsx')!, 'form.xlsx'));
    expect(form.data).toMatchObject({
      client: '=Acme',
      model: { id: 'aiops-ladder' },
      respondents: [{ id: 'mina', role: 'sre', answers: {} }],
    });
    expect(said).toEqual([
      'wrote form.xlsx: fill it in, then: aiops assess -a answers.yaml --lang ko --merge form.xlsx',
    ]);
  });
});
