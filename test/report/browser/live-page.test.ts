import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { page as pageOf } from '../../../src/report/page/page.ts';
import { isChromiumNeeded, launched, opened } from '../page/chromium.ts';
import { hostileName, madeDocument } from '../page/made-document.ts';

const home = fileURLToPath(new URL('../../../', import.meta.url));
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** All of the made charts, 240 minutes. */
const ALL = '2026-11-07 00:00 to 2026-11-07 03:59 (UTC)';

describe.runIf(isChromiumNeeded)('the script of a page in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiops-live-'));
  const file = join(folder, 'findings.html');
  let browser: Browser;
  beforeAll(async () => {
    execFileSync(process.execPath, [join(home, 'scripts/page-assets.js'), folder]);
    const read = (name: string) => readFileSync(join(folder, 'page', name), 'utf8');
    const assets = { script: read('script.js'), style: read('style.css') };
    writeFileSync(file, await pageOf(madeDocument({ findings: 12, charts: 3, samples: 240 }), assets));
    browser = await launched();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** The page, its first chart live; the reader is elsewhere and speaks another language. */
  async function live(options: BrowserContextOptions = {}) {
    const reader = { timezoneId: 'America/New_York', locale: 'de-DE', reducedMotion: 'reduce' } as const;
    const one = await opened(browser, pathToFileURL(file).href, { ...reader, ...options });
    const plot = await plotOf(one.page.locator('figure.chart').first());
    return { ...one, plot };
  }

  async function plotOf(figure: Locator): Promise<Locator> {
    await figure.scrollIntoViewIfNeeded();
    const plot = figure.locator('.live-plot');
    await plot.waitFor();
    return plot;
  }

  /** What a plot says it shows. */
  const shown = async (plot: Locator) =>
    /\d{4}-.* to .* \(UTC\)/
      .exec((await plot.getAttribute('aria-label')) ?? '')?.[0]
      ?.replace(/^.*, (?=\d{4}-)/, '');

  it.each([
    ['+', '2026-11-07 01:00 to 2026-11-07 02:59 (UTC)'],
    ['+ ArrowRight', '2026-11-07 01:24 to 2026-11-07 03:23 (UTC)'],
    ['+ ArrowRight ArrowLeft', '2026-11-07 01:00 to 2026-11-07 02:59 (UTC)'],
    ['+ + -', '2026-11-07 01:00 to 2026-11-07 02:59 (UTC)'],
    ['+ ArrowRight 0', ALL],
  ])('the keys %s show a time in all charts, in the zone of the report', async (keys, told) => {
    const { page, plot, messages } = await live();
    expect(await shown(plot)).toBe(ALL);
    await plot.focus();
    for (const key of keys.split(' ')) await page.keyboard.press(key);
    expect(await shown(plot)).toBe(told);
    expect(await shown(await plotOf(page.locator('figure.chart').nth(1)))).toBe(told);
    expect(messages).toEqual([]);
    await page.context().close();
  });

  it('a drag zooms, a drag with shift pans, a double click shows all', async () => {
    const { page, plot, messages } = await live();
    const area = (await plot.locator('.u-over').boundingBox())!;
    const drag = async (from: number, to: number) => {
      await page.mouse.move(area.x + from * area.width, area.y + 60);
      await page.mouse.down();
      await page.mouse.move(area.x + to * area.width, area.y + 60, { steps: 4 });
      await page.mouse.up();
    };
    await drag(0.25, 0.75);
    expect(await shown(plot)).toMatch(/^2026-11-07 0(?:0:59|1:00) to 2026-11-07 0(?:2:59|3:00)/);
    await page.keyboard.down('Shift');
    await drag(0.75, 0.25);
    await page.keyboard.up('Shift');
    expect(await shown(plot)).toMatch(/^2026-11-07 0(?:1:59|2:00) to 2026-11-07 03:59/);
    await page.mouse.dblclick(area.x + 200, area.y + 60);
    expect(await shown(plot)).toBe(ALL);
    expect(messages).toEqual([]);
    await page.context().close();
  });

  it('the buttons do what the keys do, and one takes the chart apart', async () => {
    const { page, plot } = await live();
    const figure = page.locator('figure.chart').first();
    await figure.getByRole('button', { name: 'Zoom in' }).click();
    expect(await shown(plot)).toBe('2026-11-07 01:00 to 2026-11-07 02:59 (UTC)');
    const apart = figure.getByRole('button', { name: 'Taken apart' });
    await apart.click();
    expect(await apart.getAttribute('aria-expanded')).toBe('true');
    expect(await figure.locator('.live-component canvas').count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it('values stand below the chart where the cursor is', async () => {
    const { page, plot } = await live();
    await plot.locator('.u-over').hover();
    const told = await page.locator('.live-values').first().textContent();
    expect(told).toMatch(
      /measured [\d.,–]+.*expected [\d.,–]+.*band [\d.,–]+ to [\d.,–]+2026-11-07 01:5\d|02:0\d$/,
    );
    await page.context().close();
  });

  const column = (page: Page, at: number) =>
    page
      .locator('#findings tbody tr')
      .evaluateAll(
        (rows, cell) =>
          (rows as unknown as { hidden: boolean; children: { dataset: { sort: string } }[] }[])
            .filter(({ hidden }) => !hidden)
            .map(({ children }) => children[cell]?.dataset.sort ?? ''),
        at,
      );

  it('a column sorts one way, then the other; the head says which', async () => {
    const { page } = await live();
    const head = page.locator('#findings th[data-column="start"]');
    const start = page.locator('#findings').getByRole('button', { name: 'Start', exact: true });
    await start.focus();
    await page.keyboard.press('Enter');
    const ascending = await column(page, 2);
    expect(ascending).toEqual(
      ascending.toSorted((a, b) => Number(a) - Number(b) || (a < b ? -1 : a > b ? 1 : 0)),
    );
    expect(new Set(ascending).size).toBeGreaterThan(1);
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await page.keyboard.press('Enter');
    expect(await column(page, 2)).toEqual(ascending.toReversed());
    expect(await page.locator('#findings th[aria-sort]').count()).toBe(1);
    await page.context().close();
  });

  it('the filter counts what it shows, and a link to a hidden row brings it back', async () => {
    const { page } = await live();
    const count = page.locator('#filter output');
    expect(await count.textContent()).toBe('12 of 12 findings shown');
    await page.locator('#filter [name=severity]').selectOption('critical');
    expect(await count.textContent()).toBe('3 of 12 findings shown');
    await page.locator('#filter [name=text]').fill('no such words');
    expect(await count.textContent()).toBe('0 of 12 findings shown');
    const id = await page.locator('#findings tbody tr').last().getAttribute('id');
    await page.evaluate((hash) => Reflect.set(Reflect.get(globalThis, 'location'), 'hash', hash), `#${id}`);
    await page.locator(`[id="${id}"]`).waitFor();
    expect(await count.textContent()).toBe('12 of 12 findings shown');
    await page.context().close();
  });

  it('shown rows are saved as CSV, a hostile name as a text', async () => {
    const { page } = await live();
    await page.locator('#filter [name=severity]').selectOption('critical');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a.csv').click()]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.split('\r\n')).toHaveLength(5);
    expect(text).toContain(`'${hostileName}`.replaceAll('"', '""'));
    await page.context().close();
  });

  it('the name of a series leads to its chart, and to the time of the finding', async () => {
    const { page, plot } = await live();
    await page.locator('#findings a.show').first().click();
    expect(await plot.evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(await shown(plot)).not.toBe(ALL);
    expect(await plot.getAttribute('aria-label')).toMatch(/, \d+ findings?\. /);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('axe finds nothing, live and taken apart: %s', async (colorScheme) => {
    const { page } = await live({ colorScheme, bypassCSP: true });
    await page.getByRole('button', { name: 'Taken apart' }).first().click();
    await page.addScriptTag({ path: axePath });
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
      [],
    );
    await page.context().close();
  });

  it('on a screen the live chart stands in for the picture, on paper the picture is back', async () => {
    const { page, plot } = await live();
    const picture = page.locator('figure.chart > .picture-frame').first();
    expect([await plot.isVisible(), await picture.isVisible()]).toEqual([true, false]);
    await page.emulateMedia({ media: 'print' });
    expect([await plot.isVisible(), await picture.isVisible()]).toEqual([false, true]);
    expect(await page.locator('#findings th button').first().isVisible()).toBe(true);
    await page.context().close();
  });

  it('fits 320 px, also after the screen became narrow', async () => {
    const { page, plot } = await live({ viewport: { width: 900, height: 700 } });
    await page.setViewportSize({ width: 320, height: 700 });
    await expect
      .poll(async () => (await plot.locator('.uplot').boundingBox())?.width ?? 999)
      .toBeLessThan(320);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.context().close();
  });

  it('asks for nothing, says nothing and breaks no policy while all charts are live', async () => {
    const { page, requests, messages } = await live();
    for (const figure of await page.locator('figure.chart').all()) await plotOf(figure);
    expect(requests.filter((address) => !address.startsWith('data:'))).toEqual([pathToFileURL(file).href]);
    expect(messages).toEqual([]);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    await page.context().close();
  });
});
