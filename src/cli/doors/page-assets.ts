import { readFile } from 'node:fs/promises';
import { OutputError } from '../../errors.ts';
import type { PageAssets } from '../../report/page/assets.ts';

/** Beside the compiled program; where the sources run, what was built last. */
const folder = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/page/' : '../../page/',
  import.meta.url,
);

/**
 * Reads what the build made for live pages.
 * @throws OutputError where it was never built
 */
export async function readPageAssets(): Promise<PageAssets> {
  const [script, style] = await Promise.all(['script.js', 'style.css'].map(readAsset));
  return { script: script ?? '', style: style ?? '' };
}

async function readAsset(name: string): Promise<string> {
  try {
    return await readFile(new URL(name, folder), 'utf8');
  } catch (error) {
    const what = `what makes a page live cannot be read: page/${name}`;
    const fault = { code: 'page-assets', place: 'aiops', what, fix: 'npm run build' };
    throw new OutputError(fault, { cause: error });
  }
}
