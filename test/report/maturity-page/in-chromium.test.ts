import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bank, exportsWithGaps, LANGUAGES } from '../maturity-report/samples.ts';
import { isChromiumNeeded, launched, opened } from '../page/chromium.ts';
import { hostileAssessment } from './hostile-assessment.ts';
import { pageOf } from './pages.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const branding = {
  logo: `data:image/svg+xml;base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"/>')}`,
  colours: ['#0b5394', '#7f1d1d'] as const,
  footer: 'Acme & Co </style><script>alert(3)</script>',
  confidentiality: 'internal',
};

const unfold = (page: Page) =>
  page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);

describe.runIf(isChromiumNeeded)('maturityPage(document) in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiops-maturity-page-'));
  const addressOf = (name: string) => pathToFileURL(join(folder, `${name}.html`)).href;
  let browser: Browser;
  let tracker = '';
  beforeAll(async () => {
    for (const language of LANGUAGES) {
      const made = await pageOf(await bank(language), exportsWithGaps(), branding);
      writeFileSync(join(folder, `${language}.html`), made.html);
      if (language === 'ko') tracker = made.tracker;
    }
    writeFileSync(join(folder, 'hostile.html'), (await pageOf(hostileAssessment(await bank()))).html);
    browser = await launched();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it.each(LANGUAGES)('%s asks for nothing and says nothing', async (language) => {
    const { page, requests, messages } = await opened(browser, addressOf(language));
    await unfold(page);
    expect(messages).toEqual([]);
    expect(requests.filter((request) => !request.startsWith('data:'))).toEqual([addressOf(language)]);
    await page.context().close();
  });

  // Each language in both schemes, each scheme at each width.
  const screens = [
    ['en', 'light', 1200, 1],
    ['en', 'dark', 320, 1],
    ['pt-BR', 'light', 640, 2],
    ['pt-BR', 'dark', 1200, 1],
    ['ko', 'light', 320, 1],
    ['ko', 'dark', 640, 2],
  ] as const;
  it.each(screens)(
    '%s has no axe violation with all unfolded, and fits: %s, %d px at %d',
    async (language, colorScheme, width, deviceScaleFactor) => {
      const { page } = await opened(browser, addressOf(language), {
        bypassCSP: true,
        colorScheme,
        deviceScaleFactor,
        viewport: { width, height: 800 },
      });
      await unfold(page);
      await page.addScriptTag({ path: axePath });
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
      );
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
      expect(told).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.context().close();
    },
  );

  it.each(LANGUAGES)('%s tells on the first screen what everybody asks first', async (language) => {
    const { page } = await opened(browser, addressOf(language), { viewport: { width: 1200, height: 800 } });
    const tops = (await page.evaluate(
      `[...document.querySelectorAll('#executive .message, #executive .facts, #executive .topics > div')].map((one) => one.getBoundingClientRect().top)`,
    )) as number[];
    // The message, the facts, how sure it is, the moves, what is asked for.
    for (const top of tops.slice(0, 5)) expect(top).toBeLessThan(600);
    await page.context().close();
  });

  it('the roadmap is saved by its link, as the command writes it', async () => {
    const { page, messages } = await opened(browser, addressOf('ko'), { acceptDownloads: true });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[download]').click(),
    ]);
    expect(download.suggestedFilename()).toBe('roadmap.csv');
    expect(readFileSync(await download.path(), 'utf8')).toBe(tracker);
    expect(messages).toEqual([]);
    await page.context().close();
  });

  it.each([1200, 320])('hostile texts stay texts, at %d px', async (width) => {
    const { page, requests, messages } = await opened(browser, addressOf('hostile'), {
      viewport: { width, height: 800 },
    });
    await unfold(page);
    expect(messages).toEqual([]);
    expect(requests).toEqual([addressOf('hostile')]);
    const foreign = 'script, iframe, img, object, embed, form, [onload], [onerror], [ontoggle], [srcdoc]';
    expect(await page.locator(foreign).count()).toBe(0);
    expect(await page.locator('a[href]:not([href^="#"]):not([download])').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    const told = await page.evaluate(`document.querySelector('main').innerText`);
    expect(told).toContain('</script><img src=x onerror=alert(1)>');
    expect(told).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\p{M}{7}/u);
    await page.context().close();
  });

  it('lets nothing act that was not in it when it was written', async () => {
    const changed = join(folder, 'changed.html');
    const text = readFileSync(join(folder, 'en.html'), 'utf8');
    writeFileSync(changed, text.replace('</main>', '<script>document.title = "taken"</script></main>'));
    const { page, messages } = await opened(browser, pathToFileURL(changed).href);
    expect(await page.title()).toBe('Maturity assessment: Banco Aurora');
    expect(messages.join('\n')).toMatch(/script-src/);
    await page.context().close();
  });

  it.each(
    LANGUAGES.flatMap((language) => (['A4', 'Letter'] as const).map((format) => [language, format] as const)),
  )('%s on %s: tagged, without a bitmap, with the folded parts', async (language, format) => {
    const { page } = await opened(browser, addressOf(language));
    await page.evaluate(`document.querySelector('img').remove()`);
    const pdf = (await page.pdf({ format, tagged: true, outline: true })).toString('latin1');
    const pages = pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(15);
    expect(pages).toBeLessThan(40);
    expect(pdf).toContain('/Marked true');
    expect(pdf).not.toContain('/Subtype /Image');
    await page.context().close();
  });

  it.each(LANGUAGES)('%s keeps the executive summary on one sheet of A4 and of Letter', async (language) => {
    // Within margins of 16 mm: 178 × 247 mm are on both.
    const { page } = await opened(browser, addressOf(language), { viewport: { width: 673, height: 934 } });
    await page.emulateMedia({ media: 'print' });
    const bottom = await page.evaluate(`document.querySelector('#executive').getBoundingClientRect().bottom`);
    expect(bottom).toBeLessThan(934);
    await page.context().close();
  });
});
