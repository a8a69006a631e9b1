import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readPageAssets } from '../../src/cli/doors/page-assets.ts';

it('readPageAssets() reads what the build made', async () => {
  const built = (name: string) => readFileSync(new URL(`../../dist/page/${name}`, import.meta.url), 'utf8');
  const assets = await readPageAssets();
  expect(assets).toEqual({ script: built('script.js'), style: built('style.css') });
  expect([assets.script, assets.style].map((text) => text.includes('uplot'))).toEqual([true, true]);
});
