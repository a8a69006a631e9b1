import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  textHash,
  translatableTexts,
  translate,
  translationProblems,
  translationSchema,
} from '../../src/maturity/translation.ts';
import { ladder } from './ladder.ts';

const read = (language: string) =>
  translationSchema.parse(
    parse(readFileSync(new URL(`../../questionnaires/locales/${language}.yaml`, import.meta.url), 'utf8')),
  );

describe('translationProblems(ladder, translation)', () => {
  it.each(['pt-BR', 'ko'])('%s is complete and fresh', async (language) => {
    expect(await translationProblems(ladder, read(language))).toEqual([]);
  });

  it('tells what is missing, stale, or of something that is gone', async () => {
    const translation = structuredClone(read('ko'));
    delete translation.texts['criteria/DQ-2/text'];
    translation.texts['criteria/DQ-1/text']!.of = '00000000';
    translation.texts['criteria/DQ-9/text'] = { of: '00000000', text: '없음' };
    const hash = await textHash(translatableTexts(ladder).get('criteria/DQ-1/text') ?? '');
    const problems = await translationProblems(ladder, translation);
    expect(problems.map(({ code, path, what, fix }) => [code, path.join(' '), what, fix])).toEqual([
      [
        'translation-stale',
        'texts criteria/DQ-1/text of',
        'criteria/DQ-1/text has changed since it was translated',
        `translate it again, then write of: "${hash}"`,
      ],
      [
        'translation-missing',
        'texts',
        'criteria/DQ-2/text is not translated',
        expect.stringMatching(/^add criteria\/DQ-2\/text: \{ of: "[0-9a-f]{8}", text: … \}$/),
      ],
      [
        'translation-unknown',
        'texts criteria/DQ-9/text',
        'the model has no text criteria/DQ-9/text',
        'take it out',
      ],
    ]);
  });

  it('is of one model', async () => {
    const [problem] = await translationProblems(ladder, { ...read('ko'), model: 'theirs' });
    expect(problem?.what).toBe('the translation is of the model "theirs", not of aiops-ladder');
  });
});

describe('translate(ladder, translation)', () => {
  it.each(['pt-BR', 'ko'])('%s: every text changes, and nothing else does', (language) => {
    const translated = translate(ladder, read(language));
    const sources = translatableTexts(ladder);
    const same = [...translatableTexts(translated)].filter(
      ([key, text]) => sources.get(key) === text && /\p{L}{4}/u.test(text),
    );
    expect(same.map(([key]) => key)).toEqual([]);
    expect(translated.placement).toEqual(ladder.placement);
    expect(translated.criteria.map(({ id, evidence }) => [id, evidence.checks])).toEqual(
      ladder.criteria.map(({ id, evidence }) => [id, evidence.checks]),
    );
  });

  it('a text without a translation stays as it is', () => {
    const translated = translate(ladder, { ...read('ko'), texts: {} });
    expect(translated).toEqual(ladder);
  });
});
