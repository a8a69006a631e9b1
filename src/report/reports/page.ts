import { roadmapCsv } from '../assessment/roadmap-csv.ts';
import type { Dress } from '../formats/format.ts';
import { maturityPage } from '../maturity-page/page.ts';
import { page } from '../page/page.ts';
import type { Told } from './told.ts';

/** The report as one page: of findings live where a script is handed in, of an assessment without one. */
export async function pageReport(told: Told, { pageAssets }: Pick<Dress, 'pageAssets'>): Promise<string[]> {
  if (told.of === 'findings') return [await page(told.document, (await pageAssets?.()) ?? null)];
  const { document, result, words } = told;
  const tracker = [...roadmapCsv(result, words)].join('');
  return [await maturityPage(document, { words, tracker })];
}
