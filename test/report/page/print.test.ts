import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { page as pageOf } from '../../../src/report/page/page.ts';
import { isChromiumNeeded, launched, opened } from './chromium.ts';
import { madeDocument } from './made-document.ts';

const hasPoppler =
  spawnSync('pdftotext', ['-v']).error === undefined || process.env['AIOPS_REQUIRE_TOOLS'] === '1';

/** The words of each page of a PDF, blanks made one. */
function pagesOf(pdf: string): string[] {
  const { stdout } = spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1e8 });
  return stdout.split('\f').slice(0, -1);
}

describe.runIf(isChromiumNeeded && hasPoppler)('page(document) of sixty findings, printed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiops-print-'));
  const file = join(folder, 'findings.html');
  const made = madeDocument({ findings: 60, charts: 4, samples: 240 });
  // Each row says where it begins and where it ends.
  const findings = made.findings.map((row, at) => ({
    ...row,
    series: { text: `begin${at}`, full: null },
    cells: {
      ...row.cells,
      series: { text: `begin${at}`, sort: at },
      message: {
        text: `${row.cells.message.text}, and this went on for quite some time: end${at}`,
        sort: at,
      },
    },
  }));
  let browser: Browser;
  beforeAll(async () => {
    writeFileSync(file, await pageOf({ ...made, findings }));
    browser = await launched();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  async function printed(format: 'A4' | 'Letter'): Promise<string[]> {
    const { page } = await opened(browser, pathToFileURL(file).href);
    const pdf = join(folder, `${format}.pdf`);
    await page.pdf({ path: pdf, format });
    await page.context().close();
    return pagesOf(pdf);
  }

  it.each(['A4', 'Letter'] as const)(
    'on %s: the pages are numbered, and full; no row is cut',
    async (format) => {
      const pages = await printed(format);
      // By the fonts there are: eleven in Noto Sans, fifteen in the wider DejaVu Sans.
      expect(pages.length).toBeGreaterThanOrEqual(10);
      expect(pages.length).toBeLessThanOrEqual(16);
      for (const [at, page] of pages.entries()) {
        expect(page).toMatch(new RegExp(`\\b${at + 1} / ${pages.length}\\s*$`));
        expect(page).toContain('Findings in metrics.csv');
        // Below half of the lines of a page there is something, but on the last.
        const lines = page.trimEnd().split('\n').length;
        if (at < pages.length - 1) expect(lines).toBeGreaterThan(20);
      }
      for (let at = 0; at < findings.length; at++) {
        const begins = pages.findIndex((page) =>
          new RegExp(`\\bbegin${at}\\b[^]*What happened|What happened[^]*\\bbegin${at}\\b`).test(page),
        );
        expect(begins, `row ${at} below a head`).toBeGreaterThan(0);
        expect(pages[begins]).toMatch(new RegExp(`\\bend${at}\\b`));
      }
      const text = pages.join(' ').replaceAll(/\s+/g, ' ');
      for (const heading of [
        'Verdict and summary',
        'What to look at first',
        'When it happened',
        'The series in question',
      ])
        expect(text).toContain(heading);
      for (const heading of [
        'All findings',
        'Gate',
        'Accepted findings',
        'Data quality',
        'Method and reproduction',
      ])
        expect(text).toContain(heading);
      expect(text).not.toMatch(/All about it|These rows as CSV|Zoom in/);
    },
  );

  it('sixty rows over time are two pictures, neither higher than a page', async () => {
    const { page } = await opened(browser, pathToFileURL(file).href, {
      viewport: { width: 673, height: 1002 },
    });
    await page.emulateMedia({ media: 'print' });
    const heights = (await page.evaluate(`[...document.querySelectorAll('.strip .picture-frame')]
      .map((frame) => frame.getBoundingClientRect().height).filter((height) => height > 0)`)) as number[];
    expect(heights).toHaveLength(2);
    expect(Math.max(...heights)).toBeLessThan(1002);
    await page.context().close();
  });

  it('no text of a picture is smaller than nine points', async () => {
    const { page } = await opened(browser, pathToFileURL(file).href, {
      viewport: { width: 673, height: 1002 },
    });
    await page.emulateMedia({ media: 'print' });
    const points = (await page.evaluate(`[...document.querySelectorAll('svg.picture text')]
      .filter((text) => text.getClientRects().length > 0)
      .map((text) => Number.parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().d * 72 / 96)`)) as number[];
    expect(points.length).toBeGreaterThan(20);
    expect(Math.min(...points)).toBeGreaterThanOrEqual(9);
    await page.context().close();
  });
});
