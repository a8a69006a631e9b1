import { describe, expect, it } from 'vitest';
import { maturityWordsOf } from '../../../src/report/maturity-report/words.ts';
import { LANGUAGES } from './samples.ts';

/** Every sentence by its path: a text as it is, a function by how many facts it takes. */
function shapeOf(value: unknown, path = ''): Map<string, string | number> {
  if (typeof value === 'string') return new Map([[path, value]]);
  if (typeof value === 'function') return new Map([[path, value.length]]);
  return new Map(
    Object.entries(value as object).flatMap(([key, inner]) => [...shapeOf(inner, `${path}/${key}`)]),
  );
}

const english = shapeOf((await maturityWordsOf('en')).report);

describe('maturityWordsOf(language)', () => {
  it.each(LANGUAGES)('%s has every sentence of English', async (language) => {
    const shape = shapeOf((await maturityWordsOf(language)).report);
    expect([...shape.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    for (const text of shape.values()) if (typeof text === 'string') expect(text.trim()).not.toBe('');
  });

  it.each(['pt-BR', 'ko'])('%s leaves no sentence in English', async (language) => {
    const shape = shapeOf((await maturityWordsOf(language)).report);
    const left = [...english].filter(([path, text]) => typeof text === 'string' && shape.get(path) === text);
    expect(left.map(([path]) => path).filter((path) => path !== '/evidenceKinds/link')).toEqual([]);
  });

  it('gives English where a language is not spoken', async () => {
    expect((await maturityWordsOf('de')).report).toBe((await maturityWordsOf('en')).report);
  });
});
