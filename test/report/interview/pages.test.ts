import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { helpScreen } from '../../../src/report/interview/help-screen.ts';
import { howToScreen } from '../../../src/report/interview/how-to-screen.ts';
import type { Key, Screen, Size } from '../../../src/report/interview/screen.ts';
import {
  afterKeys,
  bareQuestionOf,
  drawn,
  golden,
  LANGUAGES,
  type Language,
  models,
  SIZES,
  words,
} from './interviews.ts';

const helpOf = (language: Language, gate = 'COL-2') =>
  helpScreen(models[language], bareQuestionOf(language, gate).criterion, words[language]);
const howToOf = (language: Language) => howToScreen(models[language], words[language]);

const naGate = models.en.criteria.find(({ na }) => na.allowed)?.id ?? '';

/** Every page, as somebody reads them with the space bar. */
function pagesOf<Outcome>(screen: Screen<number, Outcome>, size: Size = { columns: 80, rows: 24 }) {
  const pages: (readonly string[])[] = [];
  for (let page = 0; ; ) {
    pages.push(drawn(screen, size, page));
    const step = screen.press('space', page, size);
    if ('done' in step || step.state === page) return pages;
    page = step.state;
  }
}

describe('helpScreen(questionnaire, criterion, words).press', () => {
  const close = { done: { kind: 'close' } };
  it.each<[Key[], { state: number } | typeof close]>([
    [['enter'], { state: 1 }],
    [['space'], { state: 1 }],
    [['pagedown', 'pagedown'], { state: 2 }],
    [['space', 'space', 'space', 'space'], { state: 2 }],
    [['enter', 'b'], { state: 0 }],
    [['enter', 'pageup'], { state: 0 }],
    [['enter', 'backspace', 'b'], { state: 0 }],
    [['enter', 'enter', 'enter'], close],
    [['q'], close],
    [['escape'], close],
    [['x', 'down', '3'], { state: 0 }],
  ])('%j', (keys, expected) => {
    expect(afterKeys(helpOf('en'), keys)).toEqual(expected);
  });

  it('stays on the last page when the window grows', () => {
    const large = { columns: 100, rows: 60 };
    expect(helpOf('en').press('enter', 2, large)).toEqual(close);
    expect(drawn(helpOf('en'), large, 2)[0]).toBe('Help · COL-2');
  });
});

describe('howToScreen(questionnaire, words).press', () => {
  it.each<[Key[], { state: number } | { done: { kind: string } }]>([
    [['enter'], { state: 1 }],
    [['space', 'space', 'space'], { state: 1 }],
    [['enter', 'enter'], { done: { kind: 'go' } }],
    [['enter', 'q'], { done: { kind: 'quit' } }],
    [['escape'], { state: 0 }],
    [['enter', 'b'], { state: 0 }],
  ])('%j', (keys, expected) => {
    expect(afterKeys(howToOf('ko'), keys)).toEqual(expected);
  });
});

describe('the pages of a text', () => {
  const runs = LANGUAGES.flatMap((language) =>
    [...SIZES, { columns: 40, rows: 9 }].map((size) => [language, size] as const),
  );

  it.each(runs)('%s at %o hold the whole of it, none beyond the screen', (language, size) => {
    const { howToAnswer, model } = models[language];
    expectWhole(pagesOf(howToOf(language), size), [model.about, howToAnswer], size);
    const oneADimension = models[language].criteria.filter(({ level }) => level === 2);
    for (const { id, text, why = '', evidence } of oneADimension) {
      expectWhole(pagesOf(helpOf(language, id), size), [text, why, evidence.examples ?? ''], size);
    }
  });

  function expectWhole(pages: readonly (readonly string[])[], texts: readonly string[], size: Size): void {
    const body = pages.flatMap((page) => page.slice(1, -1).filter((line) => !line.startsWith('─')));
    const squeezed = body.join('').replace(/\s+/g, '');
    for (const text of texts) expect(squeezed).toContain(text.replace(/\s+/g, ''));
    expectWithin(pages, size);
  }

  function expectWithin(pages: readonly (readonly string[])[], { columns, rows }: Size): void {
    expect(pages.filter((page) => page.length > rows)).toEqual([]);
    expect(pages.flat().filter((line) => stringWidth(line) > columns)).toEqual([]);
  }

  it.each([
    ['COL-1', '"Not applicable" is not possible here: it applies to every organisation.'],
    [naGate, '"Not applicable" is possible here, with a reason, an approver and a date on which it ends.'],
  ])('helpScreen(…, %s) tells whether N/A is accepted', (gate, line) => {
    const text = pagesOf(helpOf('en', gate), { columns: 100, rows: 80 }).flat().join('\n');
    expect(text).toContain(line);
  });

  it('helpScreen(…, hints) tells the keys of the screen that it was asked from', () => {
    const { criterion } = bareQuestionOf('en', 'COL-2');
    const hints = [{ key: 's', does: 'leave open' }];
    const text = pagesOf(helpScreen(models.en, criterion, words.en, hints))
      .flat()
      .join('\n');
    expect(text).toContain('s         leave open');
    expect(text).not.toContain('skip');
  });

  it.each(LANGUAGES)('helpScreen and howToScreen look like this in %s', async (language) => {
    const textOf = (pages: readonly (readonly string[])[]) =>
      pages.map((page) => `${page.join('\n')}\n`).join('\n');
    await expect(textOf(pagesOf(helpOf(language)))).toMatchFileSnapshot(golden(`help.${language}.txt`));
    await expect(textOf(pagesOf(howToOf(language)))).toMatchFileSnapshot(golden(`how-to.${language}.txt`));
  });
});
