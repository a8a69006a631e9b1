import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf } from '../../../src/report/document/build.ts';
import { reportMarkdown } from '../../../src/report/document/markdown.ts';
import { page as pageOf } from '../../../src/report/page/page.ts';
import { isChromiumNeeded, launched, opened } from './chromium.ts';
import { hostileResult, hostileText } from './hostile-result.ts';

const home = fileURLToPath(new URL('../../../', import.meta.url));
const branding = {
  logo: null,
  colours: ['#0b5394', '#7f1d1d'] as const,
  footer: hostileText,
  confidentiality: hostileText,
};
const document = documentOf([hostileResult()], { tz: 'UTC', branding });

describe.runIf(isChromiumNeeded)('page(document) of a result in which every text is hostile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiops-hostile-'));
  const file = join(folder, 'findings.html');
  let browser: Browser;
  beforeAll(async () => {
    execFileSync(process.execPath, [join(home, 'scripts/page-assets.js'), folder]);
    const read = (name: string) => readFileSync(join(folder, 'page', name), 'utf8');
    writeFileSync(file, await pageOf(document, { script: read('script.js'), style: read('style.css') }));
    browser = await launched();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['1200 px', 1200],
    ['320 px', 320],
  ])('makes no element, asks for nothing, says nothing, and fits: %s', async (_, width) => {
    const { page, requests, messages } = await opened(browser, pathToFileURL(file).href, {
      viewport: { width, height: 800 },
    });
    await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
    for (const figure of await page.locator('figure.chart').all()) await figure.scrollIntoViewIfNeeded();
    await page.locator('#findings th button').first().click();
    await page.locator('#filter [name=text]').fill('</script>');
    expect(await page.locator('#findings tbody tr:visible').count()).toBe(document.findings.length);
    expect(messages).toEqual([]);
    expect(requests.filter((request) => !request.startsWith('data:'))).toEqual([pathToFileURL(file).href]);
    const foreign =
      'iframe, img, object, embed, [onload], [onerror], [ontoggle], [srcdoc], details[ontoggle]';
    expect(await page.locator(foreign).count()).toBe(0);
    expect(await page.locator('style').count()).toBe(1);
    expect(await page.locator('script:not([type="application/json"])').count()).toBe(1);
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    // What a picture says of itself is heard, and never painted; the numbers of charts are for the script.
    await page.evaluate(
      `for (const one of document.querySelectorAll('main script, svg title, svg desc')) one.remove()`,
    );
    const told = await page.locator('main').textContent();
    expect(told).toContain('</script><img src=x onerror=alert(1)>');
    expect(told).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\p{M}{7}/u);
    await page.context().close();
  });

  const hasPoppler =
    spawnSync('pdftotext', ['-v']).error === undefined || process.env['AIOPS_REQUIRE_TOOLS'] === '1';
  it.runIf(hasPoppler)('is printed as text, within the paper', async () => {
    const { page, messages } = await opened(browser, pathToFileURL(file).href);
    const pdf = join(folder, 'findings.pdf');
    await page.pdf({ path: pdf, format: 'A4' });
    const text = spawnSync('pdftotext', [pdf, '-'], { encoding: 'utf8', maxBuffer: 1e8 }).stdout;
    expect(text.replaceAll(/\s+/g, '')).toContain('</script><imgsrc=xonerror=alert(1)>');
    expect(messages).toEqual([]);
    await page.context().close();
  });
});

it('page(document) of it keeps below 5 MB', async () => {
  expect(Buffer.byteLength(await pageOf(document))).toBeLessThan(5e6);
});

it('reportMarkdown(document) of it holds no markup but its own, and keeps below a MiB', () => {
  const text = [...reportMarkdown(document)].join('');
  expect(Buffer.byteLength(text)).toBeLessThan(1_048_576);
  const parted = text.replaceAll(/^(`{3,})sh\n.*\n\1$/gm, '').replaceAll('<br>', '');
  expect(parted).toContain('_http:<!-- -->//evil.example');
  expect(parted).not.toMatch(/(?:http|ftp):\/\/evil|www\.evil|mailto:x|@evil|#\d/);
  const prose = parted.replaceAll('<!-- -->', '');
  expect(prose).toContain('\\</script\\>');
  expect(prose).not.toMatch(/(?<!\\)[<>]|(?<!\\)\]\(|(?<!\\)&(?:lt|#)|(?<!\\)`/);
  expect(prose).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]|(?!\n)\p{Cc}/u);
  const headings = prose.split('\n').filter((line) => line.startsWith('#'));
  for (const heading of headings)
    expect(heading).toMatch(/^#{1,3} (?:Findings in|What|All|Gate|Accepted|Data|Method|\d\.|\\)/);
});
