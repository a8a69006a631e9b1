import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf } from '../../../src/report/document/build.ts';
import { page as pageOf } from '../../../src/report/page/page.ts';
import { incident, quiet } from '../document/joined-results.ts';
import { isChromiumNeeded, launched, opened } from './chromium.ts';
import { madeDocument } from './made-document.ts';

const home = fileURLToPath(new URL('../../../', import.meta.url));
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const options = { tz: 'UTC', branding: null };

/** Pages with everything and with next to nothing on them. */
const documents = {
  made: madeDocument({ findings: 12, charts: 2, samples: 240 }),
  incident: documentOf([incident.result], options),
  quiet: documentOf([quiet.result], options),
};

describe.runIf(isChromiumNeeded)('page(document) that is used', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiops-axe-'));
  let browser: Browser;
  beforeAll(async () => {
    execFileSync(process.execPath, [join(home, 'scripts/page-assets.js'), folder]);
    const read = (name: string) => readFileSync(join(folder, 'page', name), 'utf8');
    const assets = { script: read('script.js'), style: read('style.css') };
    for (const [name, document] of Object.entries(documents))
      writeFileSync(join(folder, `${name}.html`), await pageOf(document, assets));
    browser = await launched();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['made', 'light', 1200, 1],
    ['made', 'dark', 1200, 1],
    ['made', 'light', 320, 1],
    ['made', 'dark', 640, 2],
    ['incident', 'dark', 320, 1],
    ['incident', 'light', 640, 2],
    ['quiet', 'light', 1200, 1],
    ['quiet', 'dark', 320, 1],
  ] as const)(
    'has no axe violation with all details open, filtered and sorted: %s, %s, %d px at %d',
    async (name, colorScheme, width, deviceScaleFactor) => {
      const { page } = await opened(browser, pathToFileURL(join(folder, `${name}.html`)).href, {
        bypassCSP: true,
        colorScheme,
        deviceScaleFactor,
        viewport: { width, height: 800 },
      });
      await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
      if (documents[name].findings.length > 0) {
        await page.locator('#findings').getByRole('button', { name: 'Start', exact: true }).click();
        await page.locator('#filter [name=severity]').selectOption('high');
      }
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
});

describe.runIf(isChromiumNeeded)('page(document) on a screen of 1200 px', () => {
  it('has a table of findings that fits, with paths of sixty characters', async () => {
    const browser = await launched();
    const made = madeDocument({ findings: 12, charts: 0, samples: 0 });
    const findings = made.findings.map((row, at) => {
      const path = `exports/2026-11/production-eu-central-1/part-${at}/api_requests.csv`;
      const source = { text: `${path}:${104_000 + at}`, sort: path };
      return { ...row, path, cells: { ...row.cells, source } };
    });
    const file = join(mkdtempSync(join(tmpdir(), 'aiops-fits-')), 'findings.html');
    writeFileSync(file, await pageOf({ ...made, findings }));
    const { page } = await opened(browser, pathToFileURL(file).href, {
      viewport: { width: 1200, height: 800 },
    });
    const [content, room] = (await page.evaluate(
      `[document.querySelector('#findings').offsetWidth, document.querySelector('#findings').parentElement.clientWidth]`,
    )) as number[];
    expect(content).toBeLessThanOrEqual(room!);
    await browser.close();
    rmSync(join(file, '..'), { recursive: true });
  });
});
