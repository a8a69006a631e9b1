import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { page as pageOf } from '../../../src/report/page/page.ts';
import { isChromiumNeeded, launched, opened } from './chromium.ts';
import { hostileName, madeDocument } from './made-document.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds on a page, all its rules on. */
async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axePath });
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

describe.runIf(isChromiumNeeded)('page(document) in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiops-page-'));
  const file = join(folder, 'findings.html');
  const address = pathToFileURL(file).href;
  let browser: Browser;
  beforeAll(async () => {
    writeFileSync(file, await pageOf(madeDocument({ findings: 12, charts: 3, samples: 240 })));
    browser = await launched();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it.each(['light', 'dark'] as const)(
    'asks for nothing, says nothing and has no axe violation: %s',
    async (colorScheme) => {
      const { page, requests, messages } = await opened(browser, address, { colorScheme });
      expect(messages).toEqual([]);
      expect(requests.filter((request) => !request.startsWith('data:'))).toEqual([address]);
      const bare = await opened(browser, address, { colorScheme, bypassCSP: true });
      expect(await violations(bare.page)).toEqual([]);
      await page.context().close();
      await bare.page.context().close();
    },
  );

  it.each([
    ['320 px', { viewport: { width: 320, height: 640 } }],
    ['200 %', { viewport: { width: 640, height: 480 }, deviceScaleFactor: 2 }],
    ['1280 px', { viewport: { width: 1280, height: 800 } }],
  ])('fits a screen at %s', async (_, options) => {
    const { page } = await opened(browser, address, options);
    const [content, screen] = (await page.evaluate(
      '[document.documentElement.scrollWidth, innerWidth]',
    )) as number[];
    expect(content).toBeLessThanOrEqual(screen!);
    await page.context().close();
  });

  it('is read without JavaScript: each part, and nothing that needs a script', async () => {
    const { page } = await opened(browser, address, { javaScriptEnabled: false });
    for (const heading of await page.locator('h2').all()) expect(await heading.isVisible()).toBe(true);
    expect(await page.locator('h2').count()).toBe(9);
    expect(await page.locator('#findings tbody tr').count()).toBe(12);
    expect(await page.locator('#filter').isVisible()).toBe(false);
    await page.context().close();
  });

  it('holds no style, no handler and no address outside of the file in an attribute', async () => {
    const { page } = await opened(browser, address);
    const refused = await page.evaluate(`[...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes]
        .filter(({ name, value }) => /^(?:style$|on)/.test(name) || (/^(?:src|href|action)$/.test(name) && !/^(?:#|data:image)/.test(value)))
        .map(({ name, value }) => name + '=' + value))`);
    expect(refused).toEqual([]);
    await page.context().close();
  });

  it('lets nothing act that was not in it when it was written', async () => {
    const changed = join(folder, 'changed.html');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      changed,
      text.replace(
        '</main>',
        '<script>document.title = "taken"</script><img src="http://127.0.0.1:9/x.png"></main>',
      ),
    );
    const { page, messages } = await opened(browser, pathToFileURL(changed).href);
    expect(await page.title()).toBe('Findings in metrics.csv');
    expect(messages.join('\n')).toMatch(/script-src/);
    await page.context().close();
  });

  it('shows a hostile name as text', async () => {
    const { page, messages } = await opened(browser, address);
    expect(await page.locator('.card h3').first().textContent()).toBe(hostileName);
    expect(await page.locator('body script, body img:not(.logo), body svg[onload]').count()).toBe(0);
    expect(messages).toEqual([]);
    await page.context().close();
  });

  it.each(['A4', 'Letter'] as const)(
    'prints on six pages of %s or, by the fonts there are, one more or less; with pictures as lines, tagged',
    async (format) => {
      const { page } = await opened(browser, address);
      const pdf = (await page.pdf({ format, tagged: true, outline: true })).toString('latin1');
      expect([5, 6, 7]).toContain(pdf.match(/\/Type \/Page\b/g)?.length);
      expect(pdf).toContain('/Marked true');
      expect(pdf).not.toContain('/Subtype /Image');
      await page.context().close();
    },
  );

  it('keeps the verdict and what to look at first together on the first page of paper', async () => {
    const { page } = await opened(browser, address, { viewport: { width: 673, height: 1002 } });
    await page.emulateMedia({ media: 'print' });
    const [top, bottom] = (await page.evaluate(
      `['.verdict', '.card'].map((where) => document.querySelector(where).getBoundingClientRect().bottom)`,
    )) as number[];
    expect(top).toBeLessThan(bottom!);
    expect(bottom).toBeLessThan(1002);
    await page.context().close();
  });
});
