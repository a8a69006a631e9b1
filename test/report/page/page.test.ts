import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { page } from '../../../src/report/page/page.ts';
import { hostileName, madeDocument } from './made-document.ts';

const small = madeDocument({ findings: 12, charts: 3, samples: 240 });
const assets = { style: '.live { color: red; }\n', script: 'document.title += "";\n' };

const textsOf = (text: string, tag: string) =>
  [...text.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(([, inner]) => inner!);
const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('page', () => {
  it.each([
    ['without assets', null, 0],
    ['with assets', assets, 1],
  ])('page(document) %s allows the texts that it holds, and nothing else', async (_, given, scripts) => {
    const text = await page(small, given);
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text) ?? [];
    const found = textsOf(text, 'script');
    expect(found).toHaveLength(scripts);
    expect(policy).toBe(
      `default-src 'none'; script-src ${found.map(digest).join(' ') || "'none'"}; style-src ${textsOf(text, 'style').map(digest).join(' ')}; img-src data:; base-uri 'none'; form-action 'none'`,
    );
  });

  it('page(document) has each id once, and whatever is linked to', async () => {
    const text = await page(small, assets);
    const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!);
    expect(ids.length).toBe(new Set(ids).size);
    for (const [, target] of text.matchAll(/\shref="#([^"]*)"/g)) expect(ids).toContain(target);
  });

  it('page(document) is the same twice, and changes nothing', async () => {
    const before = structuredClone(small);
    expect(await page(small, assets)).toBe(await page(small, assets));
    expect(small).toEqual(before);
  });

  it('page(document) holds no data of charts where no script reads it', async () => {
    expect(await page(small)).not.toContain('application/json');
    expect((await page(small, assets)).match(/class="chart-data"/g)).toHaveLength(3);
  });

  it('page(document) never ends a script or a style early', async () => {
    const text = await page(small, assets);
    expect(text.split('</script>')).toHaveLength(3 + 1 + 1);
    expect(text.split('</style>')).toHaveLength(1 + 1);
    expect(text).not.toContain('<img src=x');
  });

  it('page(document) tells the parts of a report without findings', async () => {
    const text = await page(madeDocument({ findings: 0, charts: 0, samples: 0 }));
    expect(text.match(/<h2 /g)).toHaveLength(9);
    expect(text).toContain('<p>Nothing was found.</p>');
    expect(text).not.toContain('<table id="findings">');
  });

  it('page(document) without branding has no logo and no line of its own', async () => {
    const text = await page({ ...small, branding: null });
    expect(text).not.toMatch(/<img|class="confidential"|Acme/);
  });

  it('page(document) of 60 series with findings, 30 of them drawn, takes less than 5 MB', async () => {
    const large = madeDocument({ findings: 60, charts: 30, samples: 20_000 });
    const text = await page(large, assets);
    expect(Buffer.byteLength(text)).toBeLessThan(5e6);
    expect(text).toContain('30 series are not drawn.');
  });

  it('page(document) holds the evidence of the worst thousand findings, and says so', async () => {
    const text = await page(madeDocument({ findings: 1002, charts: 0, samples: 0 }));
    expect(text.match(/<tr role="row" id=/g)).toHaveLength(1002);
    expect(text.match(/<summary>Why</g)).toHaveLength(1000);
    expect(text).toContain('Left out: the evidence of 2 milder findings; it is in the saved result.');
  });

  it('page(document) tells a whole name of 10 kB beside its row, once', async () => {
    const text = await page(small);
    expect(text.split('x'.repeat(10_000))).toHaveLength(2);
    expect(text).toContain('data-sort="=cmd|calc{');
    expect(text).not.toContain(hostileName);
  });
});
