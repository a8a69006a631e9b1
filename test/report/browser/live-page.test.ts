import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawableData } from '../../../src/report/document/drawable.ts';
import { page as pageOf } from '../../../src/report/page/page.ts';
import { palettes } from '../../../src/report/page/palette.ts';
import { isChromiumNeeded, launched, opened } from '../page/chromium.ts';
import { hostileName, madeDocument } from '../page/made-document.ts';

const home = fileURLToPath(new URL('../../../', import.meta.url));
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** All of the made charts, 240 minutes. */
const ALL = '2026-11-07 00:00 to 2026-11-07 03:59 (UTC)';

const DAY_MS = 86_400_000;

interface Boxed {
  readonly offsetLeft: number;
  readonly offsetTop: number;
  readonly offsetWidth: number;
  readonly offsetHeight: number;
}

interface Canvas {
  getContext(kind: '2d'): {
    globalCompositeOperation: string;
    fillStyle: string;
    fillRect(x: number, y: number, width: number, height: number): void;
    getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
  };
  readonly width: number;
  readonly height: number;
}

/** @example rgbOf('#ff0010') // => [255, 0, 16] */
const rgbOf = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** A colour over another, with a share of 1 of its strength. */
const mixed = (over: number[], under: number[], share: number) =>
  over.map((one, i) => Math.round(share * one + (1 - share) * under[i]!));

/** A thousand findings; a chart of one sample, one of an outline two days later, and between them others of one time. */
function oddDocument() {
  const made = madeDocument({ findings: 1000, charts: 7, samples: 240 });
  const [one, other, ...others] = made.charts;
  const { startMs } = one!.data;
  const [least, greatest] = [Array(20).fill(1), Array(20).fill(9)];
  const pixels = { first: least, min: least, max: greatest, last: least };
  const outline = { shape: 'picture', startMs: startMs + DAY_MS, stepMs: 240_000, ...pixels } as const;
  const lines = { values: [40], expected: [40], lower: [30], upper: [50], trend: [], seasonal: [] };
  const sample = { shape: 'samples', startMs: startMs - DAY_MS, stepMs: 0, ...lines } as const;
  const none = { gaps: [], marks: [], decomposition: [] };
  const charts = [
    { ...one!, ...none, data: drawableData({ ...sample, seasonal: [] }) },
    { ...other!, ...none, data: drawableData(outline) },
    ...others,
  ];
  return { ...made, charts };
}

describe.runIf(isChromiumNeeded)('the script of a page in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiops-live-'));
  const file = join(folder, 'findings.html');
  const oddFile = join(folder, 'odd.html');
  let browser: Browser;
  beforeAll(async () => {
    execFileSync(process.execPath, [join(home, 'scripts/page-assets.js'), folder]);
    const read = (name: string) => readFileSync(join(folder, 'page', name), 'utf8');
    const assets = { script: read('script.js'), style: read('style.css') };
    writeFileSync(file, await pageOf(madeDocument({ findings: 12, charts: 3, samples: 240 }), assets));
    writeFileSync(oddFile, await pageOf(oddDocument(), assets));
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

  it.each([320, 700, 1280])(
    'values stand below the chart where the cursor is, in the words of the legend; nothing moves: %i px',
    async (width) => {
      const { page, plot } = await live({ viewport: { width, height: 700 } });
      const figure = page.locator('figure.chart').first();
      const told = figure.locator('.live-values');
      const places = () =>
        Promise.all([figure, figure.locator('details').last()].map((one) => one.boundingBox()));
      const before = await places();
      expect([await told.isVisible(), await figure.locator('.live-hint').isVisible()]).toEqual([false, true]);
      await plot.locator('.u-over').hover();
      expect([await told.isVisible(), await figure.locator('.live-hint').isVisible()]).toEqual([true, false]);
      const texts = await told.locator('span').allTextContents();
      expect(texts[0]).toMatch(/^2026-11-07 0[12]:\d\d \(UTC\)$/);
      expect(texts.slice(1).join(', ')).toMatch(
        /^value [\d.,–]+ s, expected [\d.,–]+, band [\d.,–]+ to [\d.,–]+$/,
      );
      const words = texts.slice(1).map((text) => text.split(' ')[0]);
      expect(
        (await page.locator('.chart-legend li').allTextContents()).slice(0, 3).map((one) => one.trim()),
      ).toEqual(words);
      expect(await places()).toEqual(before);
      await page.context().close();
    },
  );

  it.each([
    ['a mouse', {}, 'Drag to zoom in'],
    ['a finger', { hasTouch: true, isMobile: true, viewport: { width: 390, height: 700 } }, 'Tap to read'],
  ])('without a cursor it is told what to do with %s, and the zone', async (_, options, told) => {
    const { page } = await live(options);
    const parts = await page.locator('.live-hint').first().locator('span').filter({ visible: true }).all();
    const texts = await Promise.all(parts.map((part) => part.textContent()));
    expect(texts[0]).toMatch(new RegExp(`^${told}`));
    expect(texts.at(-1)).toBe('Times on the clock of UTC.');
    expect(texts.filter((text) => /Drag to|Tap to/.test(text ?? ''))).toHaveLength(1);
    await page.context().close();
  });

  it('a finger on a chart scrolls the page', async () => {
    const { page, plot } = await live({
      hasTouch: true,
      isMobile: true,
      viewport: { width: 390, height: 700 },
    });
    const area = (await plot.boundingBox())!;
    const scrolled = () => page.evaluate<number>('scrollY');
    const before = await scrolled();
    const session = await page.context().newCDPSession(page);
    const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    for (let up = 20; up <= 200; up += 20) {
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: y - up }] });
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(scrolled).toBeGreaterThan(before + 100);
    expect(await shown(plot)).toBe(ALL);
    await page.context().close();
  });

  /** How many pixels of a plot have a colour, its lines and areas only; colours as `[red, green, blue]`. */
  const pixelsOf = (plot: Locator, colour: readonly number[]) =>
    plot.evaluate((element, [red = 0, green = 0, blue = 0]) => {
      const canvas = element.querySelector('canvas') as unknown as Canvas;
      const over = element.querySelector('.u-over') as unknown as Boxed;
      const [left, top] = [over.offsetLeft, over.offsetTop];
      const { data } = canvas.getContext('2d').getImageData(left, top, over.offsetWidth, over.offsetHeight);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        const far = Math.max(
          Math.abs(data[at]! - red),
          Math.abs(data[at + 1]! - green),
          Math.abs(data[at + 2]! - blue),
        );
        if (data[at + 3] === 255 && far <= 1) count++;
      }
      return count;
    }, colour);

  /** Canvases are clear where nothing is drawn: the paper is laid below. */
  async function layPaper(plots: readonly Locator[], paper: string): Promise<void> {
    for (const plot of plots) {
      await plot.evaluate((element, colour) => {
        const canvas = element.querySelector('canvas') as unknown as Canvas;
        const context = canvas.getContext('2d');
        context.globalCompositeOperation = 'destination-over';
        context.fillStyle = colour;
        context.fillRect(0, 0, canvas.width, canvas.height);
      }, paper);
    }
  }

  it('a chart of one sample shows it, and its time', async () => {
    const { page, messages } = await opened(browser, pathToFileURL(oddFile).href, { colorScheme: 'light' });
    const plot = await plotOf(page.locator('figure.chart').first());
    await plot.focus();
    await page.keyboard.press('+');
    expect(await shown(plot)).toBe('2026-11-06 00:00 to 2026-11-06 00:00 (UTC)');
    expect(await pixelsOf(plot, rgbOf(palettes.light.ink))).toBeGreaterThan(3);
    expect(messages).toEqual([]);
    await page.context().close();
  });

  it('the filter tells both counts of a thousand rows alike', async () => {
    const { page } = await opened(browser, pathToFileURL(oddFile).href);
    expect(await page.locator('output[name=count]').textContent()).toBe('1,000 of 1,000 findings shown');
    await page.context().close();
  });

  it('of an outline, the time of a pixel is told, and between which values it lies', async () => {
    const { page } = await opened(browser, pathToFileURL(oddFile).href, { colorScheme: 'light' });
    const figure = page.locator('figure.chart').nth(1);
    await (await plotOf(figure)).locator('.u-over').hover({ position: { x: 2, y: 60 } });
    expect(await figure.locator('.live-values span').allTextContents()).toEqual([
      '2026-11-08 00:00 to 2026-11-08 00:04 (UTC)',
      'value 1 to 9 s',
    ]);
    await page.context().close();
  });

  it('which time is shown is said, whichever chart has come near', async () => {
    const viewport = { width: 1280, height: 200 };
    const { page } = await opened(browser, pathToFileURL(oddFile).href, { viewport });
    const plot = await plotOf(page.locator('figure.chart').nth(2));
    expect(await page.locator('figure.chart').last().locator('.live-plot').count()).toBe(0);
    await plot.focus();
    await page.keyboard.press('+');
    await expect
      .poll(() => page.locator('p.unseen[aria-live]').first().textContent())
      .toBe('The charts show 2026-11-07 01:00 to 2026-11-07 02:59 (UTC)');
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'lines and areas have the colours of the drawn picture: %s',
    async (colorScheme) => {
      const { page, plot } = await live({ colorScheme });
      const colours = palettes[colorScheme];
      const third = await plotOf(page.locator('figure.chart').nth(2));
      const paper = rgbOf(colours.paper);
      await layPaper([plot, third], colours.paper);
      const counts = {
        value: await pixelsOf(plot, rgbOf(colours.ink)),
        found: await pixelsOf(plot, rgbOf(colours.critical)),
        band: await pixelsOf(plot, mixed(rgbOf(colours.band), paper, 0.18)),
        gap: await pixelsOf(plot, mixed(rgbOf(colours.muted), paper, 0.12)),
        shade: await pixelsOf(plot, mixed(rgbOf(colours.critical), paper, 0.12)),
      };
      for (const [what, count] of Object.entries(counts)) expect(count, what).toBeGreaterThan(20);
      // the third is accepted: its marks are hollow, its line is as any other
      expect(await pixelsOf(third, rgbOf(colours.medium))).toBe(0);
      expect(await pixelsOf(third, mixed(rgbOf(colours.medium), paper, 0.06))).toBeGreaterThan(20);
      await page.context().close();
    },
  );

  it('where a reader has chosen all colours, what was found has one of theirs', async () => {
    const { page, plot } = await live({ forcedColors: 'active', colorScheme: 'dark' });
    const colourOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => Reflect.get(globalThis, 'getComputedStyle')(element).color as string);
    const link = await colourOf('main a');
    const rgb = link.match(/\d+/g)!.map(Number);
    expect(await pixelsOf(plot, rgb)).toBeGreaterThan(20);
    expect(await pixelsOf(plot, rgbOf(palettes.dark.critical))).toBe(0);
    expect(await colourOf('.chart-legend .mark-critical')).toBe(link);
    await page.context().close();
  });

  it.each([
    ['reduce', 'auto'],
    ['no-preference', 'smooth'],
  ] as const)('who asks for motion: %s gets scrolling: %s', async (reducedMotion, behaviour) => {
    const { page } = await live({ reducedMotion });
    expect(await page.evaluate('getComputedStyle(document.documentElement).scrollBehavior')).toBe(behaviour);
    await page.context().close();
  });

  interface Written {
    readonly text: string;
    readonly fromX: number;
    readonly toX: number;
    readonly width: number;
  }

  /** What the live charts of a page write on their canvases from now on. */
  async function written(page: Page): Promise<() => Promise<Written[]>> {
    await page.addInitScript(() => {
      const all: unknown[] = [];
      Reflect.set(globalThis, 'written', all);
      const canvas = Reflect.get(globalThis, 'CanvasRenderingContext2D').prototype;
      const fill = canvas.fillText;
      canvas.fillText = function (text: string, x: number, y: number) {
        const length = this.measureText(text).width;
        const from = x - (this.textAlign === 'center' ? length / 2 : this.textAlign === 'right' ? length : 0);
        const { a, e } = this.getTransform();
        all.push({ text, fromX: a * from + e, toX: a * (from + length) + e, width: this.canvas.width });
        return fill.call(this, text, x, y);
      };
    });
    await page.reload();
    return () => page.evaluate('globalThis.written');
  }

  it.each([320, 375, 900, 1400])(
    'at %i px no text of a live chart is cut, and two times are told',
    async (width) => {
      const { page } = await live({ viewport: { width, height: 700 } });
      const texts = await written(page);
      const plot = await plotOf(page.locator('figure.chart').first());
      for (const keys of ['', '+', '+ + +']) {
        await plot.focus();
        for (const key of keys.split(' ').filter((one) => one !== '')) await page.keyboard.press(key);
        const all = (await texts()).filter(({ text }) => text !== '');
        expect(all.filter(({ text }) => /^\d\d:\d\d$/.test(text)).length).toBeGreaterThan(1);
        expect(all.filter(({ fromX, toX, width: whole }) => fromX < -0.5 || toX > whole + 0.5)).toEqual([]);
        await page.keyboard.press('0');
      }
      expect((await texts()).map(({ text }) => text)).toContain('400 s');
      await page.context().close();
    },
  );

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

  it('from a card by keys alone to its row, its chart and its time, in all charts; the focus is seen', async () => {
    const { page, plot } = await live();
    const id = (await page.locator('#findings tbody tr').first().getAttribute('id'))!;
    await page.locator(`.card a[href="#${id}"]`).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const link = page.locator(`[id="${id}"] a.show`);
    expect(await link.evaluate((element) => element.matches(':focus-visible'))).toBe(true);
    await page.keyboard.press('Enter');
    expect(await plot.evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(await outlineOf(plot)).toBe('solid');
    const told = await shown(plot);
    expect(told).not.toBe(ALL);
    expect(await shown(await plotOf(page.locator('figure.chart').nth(1)))).toBe(told);
    await page.keyboard.press('0');
    expect(await shown(plot)).toBe(ALL);
    await page.context().close();
  });

  it('who comes by a click sees where the focus is as well', async () => {
    const { page, plot } = await live();
    await page.locator('#findings a.show').first().click();
    expect(await outlineOf(plot)).toBe('solid');
    await page.context().close();
  });

  const outlineOf = (plot: Locator) =>
    plot.evaluate((element) => Reflect.get(globalThis, 'getComputedStyle')(element).outlineStyle as string);

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
