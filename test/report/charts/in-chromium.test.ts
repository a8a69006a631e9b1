import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chartStyle } from '../../../src/report/charts/chart-style.ts';
import { cardChart, seriesChart } from '../../../src/report/charts/series-chart.ts';
import { timelineStrip } from '../../../src/report/charts/timeline-strip.ts';
import { paletteStyle } from '../../../src/report/page/palette.ts';
import { isChromiumNeeded, launched } from '../page/chromium.ts';
import { atSlot, markAt, noisyWave, partOf, STEP_MS, timelineOf } from './charts.ts';

/** A series whose samples are so far apart, begun at an odd time. */
function partEvery(minutes: number) {
  const part = partOf(noisyWave(240));
  const startMs = atSlot(minutes * 17);
  return { ...part, id: `every-${minutes}`, data: { ...part.data, startMs, stepMs: minutes * STEP_MS } };
}

const steps = [1, 3, 7, 60, 420, 1440, 10_080];
const timeline = timelineOf([[markAt(3)], [markAt(230)]]);
const late = { fromMs: atSlot(240), toMs: atSlot(599_800) };
const strips = [[], [late], [{ fromMs: atSlot(20), toMs: atSlot(200) }, late]].map((breaks, at) => {
  const toMs = breaks.length === 0 ? timeline.toMs : atSlot(600_000);
  return timelineStrip({ ...timeline, toMs, breaks }, `strip-${at}`, 'UTC');
});
const charts = steps.map((minutes) => seriesChart(partEvery(minutes), 'UTC'));
const cards = steps.map((minutes) => {
  const part = partEvery(minutes);
  const at = (slot: number) => part.data.startMs + slot * part.data.stepMs;
  const span = { fromMs: at(30), toMs: at(95) };
  return cardChart(part, { id: `card-${minutes}`, description: 'It rose.', tz: 'UTC', span });
});

/** Texts of time axes that are shown, and those of them that lie on another one or leave their picture. */
const faults = `(() => {
  let texts = 0;
  const bad = [];
  for (const frame of document.querySelectorAll('.picture-frame')) {
    if (!frame.checkVisibility()) continue;
    const { left, right } = frame.getBoundingClientRect();
    const shown = [...frame.querySelectorAll('.times')].find((one) => getComputedStyle(one).display !== 'none');
    const boxes = [...shown.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
    texts += boxes.length;
    boxes.forEach(([text, box], i) => {
      if (box.left < left - 1 || box.right > right + 1) bad.push('cut: ' + text);
      for (const [other, next] of boxes.slice(i + 1)) {
        const isBeside = box.right + 2 <= next.left || next.right + 2 <= box.left;
        if (!isBeside && Math.abs(box.top - next.top) < 4) bad.push(text + ' on ' + other);
      }
    });
  }
  return { texts, bad };
})()`;

describe.runIf(isChromiumNeeded)('time axes in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launched();
  });
  afterAll(() => browser?.close());

  it.each([
    ['charts', charts, [288, 320, 480, 481, 700, 900, 901, 1200]],
    ['cards', cards, [168, 200, 270, 420, 481]],
    ['timelines', strips, [280, 296, 481, 672, 704, 900, 1080, 1081, 1200]],
  ] as const)('%s have times that neither touch nor are cut', async (_name, pictures, widths) => {
    const page = await browser.newPage();
    for (const width of widths) {
      await page.setViewportSize({ width: Math.max(320, width), height: 900 });
      await page.setContent(
        `<style>${paletteStyle}${chartStyle}body { margin: 0; width: ${width}px; }</style>${pictures.join('')}`,
      );
      const { texts, bad } = (await page.evaluate(faults)) as { texts: number; bad: string[] };
      expect(bad, `${width} px`).toEqual([]);
      expect(texts).toBeGreaterThanOrEqual(2 * pictures.length);
    }
    await page.close();
  });
});
