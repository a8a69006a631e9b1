import { describe, expect, it } from 'vitest';
import { maturityPageStyle } from '../../../src/report/maturity-page/style.ts';
import { html } from '../../../src/report/page/markup.ts';
import { palettes } from '../../../src/report/page/palette.ts';
import { wrappable } from '../../../src/report/page/wrappable.ts';
import { bank, exportsWithGaps, LANGUAGES } from '../maturity-report/samples.ts';
import { pageOf } from './pages.ts';

const pages = Object.fromEntries(
  await Promise.all(
    LANGUAGES.map(
      async (language) => [language, await pageOf(await bank(language), exportsWithGaps())] as const,
    ),
  ),
) as Record<(typeof LANGUAGES)[number], Awaited<ReturnType<typeof pageOf>>>;

const written = (text: string) => html`${wrappable(text)}`.toString();

describe('maturityPage(document)', () => {
  it.each(LANGUAGES)('%s says every text of the document', (language) => {
    const { html: page, document } = pages[language];
    expect(page).toContain(`<html lang="${language}">`);
    for (const { heading, message, blocks } of document.parts) {
      expect(page).toContain(written(heading));
      expect(page).toContain(written(message));
      for (const block of blocks) {
        if (block.kind === 'bullets') for (const item of block.items) expect(page).toContain(written(item));
        if (block.kind === 'paragraph' || block.kind === 'heading')
          expect(page).toContain(written(block.text));
        if (block.kind === 'facts')
          for (const { label, value } of block.facts)
            expect(page).toContain(html`<dt>${label}</dt><dd>${value}</dd>`.toString());
        if (block.kind === 'table')
          for (const { text } of block.rows.flat()) expect(page).toContain(written(text));
      }
    }
  });

  it.each(LANGUAGES)('%s answers first where it stands, how sure, what now, what is asked', (language) => {
    const { html: page, words } = pages[language];
    const executive = page.slice(page.indexOf('<section id="executive"'), page.indexOf('</section>'));
    const headings = [...executive.matchAll(/<h3>([^<]*)<\/h3>/g)].map(([, text]) => text);
    const { moves, sponsor, effect, strengths, weak } = words.report.headings;
    expect(headings.slice(1)).toEqual([moves, sponsor, effect, strengths, weak]);
  });

  it.each(LANGUAGES)('%s holds the roadmap as a file', (language) => {
    const { html: page, tracker } = pages[language];
    const [, data = ''] =
      /download="roadmap\.csv" href="data:text\/csv;charset=utf-8;base64,([^"]*)"/.exec(page) ?? [];
    expect(Buffer.from(data, 'base64').toString()).toBe(tracker);
  });

  it('why each dimension stands where it does stands within why, and what a deck leaves out is folded', () => {
    const { html: page, document } = pages.en;
    const why = page.slice(page.indexOf('<section id="why"'), page.indexOf('<section id="roadmap"'));
    for (const { id, isAppendix } of document.parts.filter((part) => part.id.startsWith('why-'))) {
      expect(why).toContain(`<div class="detail" id="${id}">`);
      const own = why.slice(why.indexOf(`id="${id}"`));
      expect(/^[^<]*<h3>.*?<\/h3>\n<details class="folded">/.test(own)).toBe(isAppendix);
    }
    const contents = [...page.matchAll(/<li><a href="#([^"]*)">/g)].map(([, id]) => id);
    expect(contents).toEqual(document.parts.map(({ id }) => id).filter((id) => !id.startsWith('why-')));
  });

  it('needs no script, and may do nothing', () => {
    expect(pages.en.html).not.toMatch(/<script|\sstyle="|\son\w+="/);
    expect(pages.en.html).toContain("default-src 'none'; script-src 'none'; style-src 'sha256-");
  });

  it('has a heading order without a gap', () => {
    const depths = [...pages.en.html.matchAll(/<h(\d)[ >]/g)].map(([, depth]) => Number(depth));
    expect(depths[0]).toBe(1);
    for (const [at, depth] of depths.entries()) expect(depth - (depths[at - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('is the same for the same document', async () => {
    expect((await pageOf(await bank('ko'), exportsWithGaps())).html).toBe(pages.ko.html);
  });

  it('tells in its own language what has no room', async () => {
    const result = await bank('ko');
    const [gate, ...others] = result.gates;
    const comments = Array.from({ length: 40 }, (_, at) => `${at} ${'긴 설명 '.repeat(1000)}`);
    const { html: page } = await pageOf({ ...result, gates: [{ ...gate!, comments }, ...others] });
    expect(page).toMatch(/<p class="aside">그 외 \d+개는/);
    expect(page).not.toContain('more, which have no room');
  });
});

describe('maturityPageStyle', () => {
  it('has the colours of the palette', () => {
    for (const [, name = ''] of maturityPageStyle.matchAll(/var\(--(\w+)\)/g))
      expect(Object.keys(palettes.light)).toContain(name);
  });
});
