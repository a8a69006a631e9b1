import { describe, expect, it } from 'vitest';
import { interviewWordsOf } from '../../../src/report/interview/words.ts';
import { LANGUAGES, words } from './interviews.ts';

/** Every sentence by its path: a text as it is, a function by how many facts it takes. */
function shapeOf(value: unknown, path = ''): Map<string, string | number> {
  if (typeof value === 'string') return new Map([[path, value]]);
  if (typeof value === 'function') return new Map([[path, value.length]]);
  return new Map(
    Object.entries(value as object).flatMap(([key, inner]) => [...shapeOf(inner, `${path}/${key}`)]),
  );
}

const english = shapeOf(words.en);

describe('interviewWordsOf(language)', () => {
  it.each(LANGUAGES)('%s has every sentence of English', (language) => {
    const shape = shapeOf(words[language]);
    expect([...shape.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    for (const [path, value] of shape) {
      if (typeof value === 'string') expect([path, value.trim()]).not.toEqual([path, '']);
      else expect([path, value]).toEqual([path, english.get(path)]);
    }
  });

  it.each(['pt-BR', 'ko'] as const)('%s leaves no sentence in English', (language) => {
    const shape = shapeOf(words[language]);
    const alike = ['/answers', '/keys/naShort', '/evidenceKinds/link', '/evidence/link'];
    const left = [...english].filter(([path, text]) => typeof text === 'string' && shape.get(path) === text);
    expect(left.map(([path]) => path).filter((path) => !alike.some((one) => path.startsWith(one)))).toEqual(
      [],
    );
  });

  it('gives English where a language is not spoken', async () => {
    expect(await interviewWordsOf('de')).toBe(words.en);
  });

  it.each([
    ['en', ['Saved 23 of 54 answers to a.yaml.', 'Resume: aiops assess -a a.yaml']],
    ['pt-BR', ['Respostas salvas em a.yaml: 23 de 54.', 'Para continuar: aiops assess -a a.yaml']],
    ['ko', ['응답 54개 중 23개 저장됨: a.yaml', '이어서 하기: aiops assess -a a.yaml']],
  ] as const)('%s: left(answered, of, path, command) is one line each', (language, lines) => {
    expect(words[language].left(23, 54, 'a.yaml', 'aiops assess -a a.yaml')).toEqual(lines);
  });

  it.each([
    ['en', 'COL-2  [3]  Traffic', "COL-2  [don't know]  Traffic", 'COL-2  [–]  Traffic'],
    ['pt-BR', 'COL-2  [3]  Traffic', 'COL-2  [não sei]  Traffic', 'COL-2  [–]  Traffic'],
    ['ko', 'COL-2  [3]  Traffic', 'COL-2  [모름]  Traffic', 'COL-2  [–]  Traffic'],
  ] as const)('%s: goToEntry(gate, answer, text) tells what was answered', (language, ...entries) => {
    const { goToEntry } = words[language];
    expect(([3, 'unknown', null] as const).map((answer) => goToEntry('COL-2', answer, 'Traffic'))).toEqual(
      entries,
    );
  });
});
