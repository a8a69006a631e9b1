import { describe, expect, it } from 'vitest';
import { maturityMarkdown } from '../../../src/report/maturity-report/markdown.ts';
import { bank, documentOf, exportsWithGaps, LANGUAGES } from './samples.ts';

const golden = new URL('../../../fixtures/golden/maturity/', import.meta.url).pathname;

describe('maturityMarkdown(document)', () => {
  it.each(LANGUAGES)('%s, with exports and a previous assessment', async (language) => {
    const document = await documentOf(await bank(language), exportsWithGaps());
    await expect([...maturityMarkdown(document)].join('')).toMatchFileSnapshot(
      `${golden}report.${language}.md`,
    );
  });

  it('has the lines of the branding first and last, and one heading of the first order', async () => {
    const branding = { logo: null, colours: null, footer: 'Acme *Ops*', confidentiality: 'internal' };
    const text = [...maturityMarkdown({ ...(await documentOf(await bank())), branding })].join('');
    expect(text.split('\n')[2]).toBe('*internal*');
    expect(text.endsWith('\n---\n\nAcme \\*Ops\\*\n')).toBe(true);
    expect(text.match(/^# /gm)).toHaveLength(1);
  });

  it('every table has as many cells in a row as headings', async () => {
    const text = [...maturityMarkdown(await documentOf(await bank('pt-BR'), exportsWithGaps()))].join('');
    const tables = text.split('\n\n').filter((block) => block.startsWith('| '));
    const cells = (row: string) => row.replaceAll('\\|', '').split('|').length;
    expect(tables.length).toBeGreaterThan(20);
    for (const table of tables) expect(new Set(table.trim().split('\n').map(cells)).size).toBe(1);
  });
});
