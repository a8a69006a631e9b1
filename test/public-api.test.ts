import { expect, it } from 'vitest';

it('the package exports what its users need and nothing else', async () => {
  const exported = Object.keys(await import('../src/index.ts')).sort();
  expect(exported).toEqual([
    'InputError',
    'OutputError',
    'UsageError',
    'assess',
    'detect',
    'detectDefaults',
    'readAnswerFile',
    'readModel',
    'wordsOf',
  ]);
});
