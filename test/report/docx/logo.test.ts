import { expect, it } from 'vitest';
import { docxOf } from '../../../src/report/docx/docx.ts';
import { textOfPart, unzipped } from '../../../src/zip.ts';
import { jpegUrl, pngUrl, svgUrl } from '../office/made-logos.ts';
import { madeReport } from '../office/made-report.ts';
import { officeFaults } from '../office/office-file.ts';

const EMU_PER_PIXEL = 9525;

it.each([
  ['a JPEG of 300 × 100', jpegUrl(300, 100), 220, 73],
  ['a PNG of 40 × 80', pngUrl(40, 80), 40, 80],
])('docxOf(a report with %s) shows it in its proportions', async (_, logo, width, height) => {
  const made = madeReport('en');
  const bytes = await docxOf({ ...made, parts: [], branding: { ...made.branding!, logo } });
  expect(await officeFaults(bytes)).toEqual([]);
  const xml = textOfPart((await unzipped(bytes)).get('word/document.xml')!);
  expect(xml).toContain(`<wp:extent cx="${width * EMU_PER_PIXEL}" cy="${height * EMU_PER_PIXEL}"/>`);
});

it('docxOf(a report with an SVG) shows no logo, and no blank in its place', async () => {
  const made = madeReport('en');
  const bytes = await docxOf({ ...made, parts: [], branding: { ...made.branding!, logo: svgUrl } });
  expect(textOfPart((await unzipped(bytes)).get('word/document.xml')!)).not.toContain('<w:drawing>');
});
