import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { SaidAnswer } from '../../../src/maturity/answers.ts';
import { reviewCounts } from '../../../src/report/interview/review-counts.ts';
import { reviewScreen } from '../../../src/report/interview/review-screen.ts';
import type { Key } from '../../../src/report/interview/screen.ts';
import type { ReviewOutcome, ReviewView } from '../../../src/report/interview/views.ts';
import { afterKeys, drawn, golden, LANGUAGES, models, reviewOf, SIZES, words } from './interviews.ts';

const all = (value: SaidAnswer['value']) =>
  new Map(models.en.criteria.map(({ id }): [string, SaidAnswer] => [id, { value, evidence: [] }]));
const screenOf = (rest: Partial<ReviewView> = {}) => reviewScreen(reviewOf('en', rest), words.en);

describe('reviewScreen(view, words).press', () => {
  it.each<[string, Key[], { state: number } | { done: ReviewOutcome }, Partial<ReviewView>?]>([
    ['Enter with open gates', ['enter'], { done: { kind: 'open' } }],
    ['Enter with none', ['enter'], { done: { kind: 'score' } }, { said: all(3) }],
    [
      'Enter where all that is asked is answered',
      ['enter'],
      { done: { kind: 'score' } },
      { said: new Map() },
    ],
    ['a with open gates', ['a'], { done: { kind: 'score' } }],
    ['a with none', ['a'], { done: { kind: 'score' } }, { said: all('unknown') }],
    ['g', ['g'], { done: { kind: 'go-to' } }],
    ['r', ['r'], { done: { kind: 'next-respondent' } }],
    ['m', ['m'], { done: { kind: 'more' } }],
    ['?', ['?'], { done: { kind: 'how' } }],
    ['q', ['q'], { done: { kind: 'quit' } }],
    ['arrows', ['up', 'down', 'down', 'up'], { state: 1 }],
    ['down stops at the last', Array(20).fill('down'), { state: 9 }],
    ['other keys', ['b', 'p', 'escape', '3', 'constructor'], { state: 0 }],
  ])('%s', (_, keys, expected, rest = {}) => {
    expect(afterKeys(screenOf(rest), keys)).toEqual(expected);
  });
});

describe('reviewScreen(view, words).draw', () => {
  it('reviewCounts(view) counts every gate once', () => {
    const counts = reviewCounts(reviewOf('en'));
    expect(counts).toEqual({ answered: 23, unknown: 8, na: 7, open: 7, notAsked: 9 });
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(models.en.criteria.length);
  });

  it('tells that nothing is open, and what Enter does then', () => {
    const text = drawn(screenOf({ said: all(3) })).join('\n');
    expect(text).toContain('Nothing is open.');
    expect(text).toContain('Enter score');
    expect(text).not.toContain('count as unknown');
  });

  it.each(LANGUAGES)('%s: columns stand in line by level', (language) => {
    const shown = drawn(reviewScreen(reviewOf(language), words[language]));
    for (const sign of [' 1:', ' 2:', ' 4:']) {
      const starts = shown
        .filter((line) => line.includes(sign))
        .map((line) => stringWidth(line.slice(0, line.indexOf(sign))));
      expect(starts).toHaveLength(10);
      expect(new Set(starts).size).toBe(1);
    }
  });

  const runs = LANGUAGES.flatMap((language) => SIZES.map((size) => [language, size] as const));
  it.each(runs)(
    '%s at %o: every gate, the counts and the keys, and nothing beyond the screen',
    (language, size) => {
      for (const said of [reviewOf(language).said, all('na'), all(4)]) {
        const shown = drawn(reviewScreen(reviewOf(language, { said }), words[language]), size);
        expect(shown.length).toBeLessThanOrEqual(size.rows);
        expect(shown.filter((line) => stringWidth(line) > size.columns)).toEqual([]);
        expect(shown.join('\n')).toMatch(/Enter/);
        expect(shown.at(-1)).toMatch(/q /);
      }
      const shown = drawn(reviewScreen(reviewOf(language), words[language]), size).join('\n');
      expect(shown.match(/\b\d[abc]?:(n\/a|[0-4?–·])/g)).toHaveLength(models.en.criteria.length);
    },
  );

  it('scrolls where there are more dimensions than rows', () => {
    const size = { columns: 60, rows: 12 };
    const screen = screenOf();
    for (let at = 0; at < 10; at++) {
      const shown = drawn(screen, size, at);
      const { id } = models.en.dimensions[at]!;
      expect(shown.length).toBeLessThanOrEqual(12);
      expect(shown.some((line) => line.startsWith(id))).toBe(true);
    }
  });

  it.each(LANGUAGES)('reviewScreen looks like this in %s', async (language) => {
    const screen = reviewScreen(reviewOf(language), words[language]);
    await expect(`${drawn(screen).join('\n')}\n`).toMatchFileSnapshot(golden(`review.${language}.txt`));
    const small = drawn(screen, { columns: 40, rows: 20 }).join('\n');
    await expect(`${small}\n`).toMatchFileSnapshot(golden(`review-small.${language}.txt`));
  });
});
