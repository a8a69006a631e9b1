import { describe, expect, it } from 'vitest';
import { runHere } from './in-process.ts';

describe('aiops assess --form FILE says how its answers are scored', () => {
  it.each([
    [['--form', 'ana.yaml'], 'wrote ana.yaml: fill it in, then: aiops assess -a ana.yaml'],
    [['--form', 'ana.md'], 'wrote ana.md: fill it in, then: aiops assess -a answers.yaml --merge ana.md'],
    [
      ['--form', "ana's.csv", '--lang', 'ko'],
      `wrote ana's.csv: fill it in, then: aiops assess -a answers.yaml --lang ko --merge 'ana'\\''s.csv'`,
    ],
    [
      ['aiops-ladder', '--form', 'ana.yaml', '--lang', 'pt-BR', '--client', 'Acme'],
      'wrote ana.yaml: fill it in, then: aiops assess aiops-ladder -a ana.yaml --lang pt-BR',
    ],
  ])('%j', async (args, said) => {
    const io = await runHere(['assess', '--no-config', ...args]);
    expect([io.code, io.said, io.files.size]).toEqual([0, [said], 1]);
  });
});
