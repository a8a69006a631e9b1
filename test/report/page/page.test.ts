import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { FindingRow } from '../../../src/report/document/document.ts';
import { page } from '../../../src/report/page/page.ts';
import { hostileName, madeDocument } from './made-document.ts';

const small = madeDocument({ findings: 12, charts: 3, samples: 240 });
const assets = { style: '.live { color: red; }\n', script: 'document.title += "";\n' };

const textsOf = (text: string, tag: string) =>
  [...text.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(([, inner]) => inner!);
const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What is linked to and is not there. */
function deadLinks(text: string): string[] {
  const ids = new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!));
  return [...text.matchAll(/\shref="#([^"]*)"/g)].flatMap(([, target]) =>
    ids.has(target!) ? [] : [target!],
  );
}

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

  it('page(document) takes less than 200 kB for a chart of 20,000 samples, drawn and live', async () => {
    const bytes = async (charts: number) =>
      Buffer.byteLength(await page(madeDocument({ findings: 6, charts, samples: 20_000 }), assets));
    const chart = (await bytes(2)) - (await bytes(1));
    expect(chart).toBeLessThan(200_000);
    expect(chart).toBeGreaterThan(20_000);
  });

  it('page(document) lists the worst thousand findings, says so, and links to nothing else', async () => {
    const text = await page(madeDocument({ findings: 5000, charts: 0, samples: 0 }));
    expect(text.match(/<tr role="row" id=/g)).toHaveLength(1000);
    expect(text).toContain('1,000 of 5,000 findings, worst first');
    expect(text).toContain('Of 5,000 findings the worst 1,000 are shown');
    expect(Buffer.byteLength(text)).toBeLessThan(5e6);
    expect(deadLinks(text)).toEqual([]);
  });

  it('page(document) lists as many findings as have room, says so, and links to nothing else', async () => {
    const made = madeDocument({ findings: 990, charts: 3, samples: 240 });
    const findings = made.findings.map((row, at) => {
      const message = { text: `${at}${'m'.repeat(9000)}`, sort: at };
      return { ...row, cells: { ...row.cells, message } };
    });
    // The mildest is to be looked at first, and all that counts for a gate is linked to.
    const mildest = { ...made.first[0]!, id: 'finding-989' };
    const rule = { ...made.gate.rules[0]!, findings: findings.map(({ id }) => id) };
    const text = await page({
      ...made,
      findings,
      first: [...made.first.slice(0, 4), mildest],
      gate: { ...made.gate, rules: [rule] },
    });
    const rows = text.match(/<tr role="row" id=/g)!.length;
    expect(rows).toBeGreaterThan(400);
    expect(rows).toBeLessThan(600);
    expect(text).toContain(`${rows} of 990 findings, worst first`);
    expect(text).toContain(
      `Of 990 findings ${rows} are shown, the worst ${rows - 1} and what is to be looked at first`,
    );
    expect(text).toContain('<tr role="row" id="finding-989"');
    expect(deadLinks(text)).toEqual([]);
    expect(Buffer.byteLength(text)).toBeLessThan(5e6);
  });

  it('page(document) leaves out evidence, then rows, where names and reasons take the room', async () => {
    const made = madeDocument({ findings: 1500, charts: 0, samples: 0 });
    const long = (row: FindingRow, at: number) => ({
      ...row,
      series: { text: row.series.text, full: `${at}${'x'.repeat(10_000)}` },
      aside: at < 900 ? row.aside : 'y'.repeat(20_000),
    });
    const text = await page({ ...made, findings: made.findings.map(long) });
    expect(Buffer.byteLength(text)).toBeLessThan(5e6);
    expect(Buffer.byteLength(text)).toBeGreaterThan(4e6);
    const rows = text.match(/<tr role="row" id=/g)!.length;
    const explained = text.match(/<summary>Why</g)!.length;
    expect(explained).toBeLessThan(rows);
    expect(text).toContain(`Left out: the evidence of ${rows - explained} milder findings`);
    expect(deadLinks(text)).toEqual([]);
  });

  it('page(document) keeps below 5 MB whatever its parts are of, and counts what has no room', async () => {
    const made = madeDocument({ findings: 200, charts: 0, samples: 0 });
    const long = (at: number) => `${at} ${'z'.repeat(10_000)}`;
    const many = Array.from({ length: 400 }, (_, at) => at);
    const text = await page({
      ...made,
      gate: { ...made.gate, rules: many.map((at) => ({ ...made.gate.rules[1]!, rule: long(at) })) },
      accepted: many.map((at) => ({ ...made.accepted[1]!, reason: long(at) })),
      quality: {
        inputs: many.map((at) => ({ ...made.quality.inputs[0]!, warnings: [long(at)] })),
        series: [],
        leftOut: null,
      },
      method: { ...made.method, commands: many.map(long) },
    });
    expect(Buffer.byteLength(text)).toBeLessThan(1.5e6);
    expect(text.match(/and \d+ more, which have no room here: see the saved result/g)).toHaveLength(4);
  });

  it('page(document) tells a whole name of 10 kB beside its row, once', async () => {
    const text = await page(small);
    expect(text.split('x'.repeat(10_000))).toHaveLength(2);
    expect(text).toContain('data-sort="=cmd|calc{');
    expect(text).not.toContain(hostileName);
  });
});
