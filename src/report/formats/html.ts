import { documentOf } from '../document/build.ts';
import { page } from '../page/page.ts';
import type { OutputFormat } from './format.ts';

/** The report as one page, for people who dig into it. */
export const html: OutputFormat = {
  title: 'a report as one page: charts, all findings, method; needs nothing beside itself',
  async render({ result }, { tz, branding = null, pageAssets }) {
    return [await page(documentOf([result], { tz, branding }), (await pageAssets?.()) ?? null)];
  },
};
