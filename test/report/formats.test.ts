import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Dress } from '../../src/report/formats/format.ts';
import { outputFormatNames, outputFormats } from '../../src/report/formats/index.ts';
import { findingsResultSchema } from '../../src/report/result.ts';
import { hostileLabels, type ReportName, reportNames, reports } from './reports.ts';

const dress: Dress = { paint: (_role, text) => text, width: 80, tz: 'UTC', top: 20 };
const golden = new URL('../../fixtures/golden/', import.meta.url).pathname;

async function rendered(format: keyof typeof outputFormats, name: ReportName, changes: Partial<Dress> = {}) {
  const { render } = await outputFormats[format]();
  return [...(await render(reports[name], { ...dress, ...changes }))].join('');
}

/** What is printed for a PDF is the page. */
const written = outputFormatNames.filter((name) => name !== 'pdf');

describe.each(written)('%s', (format) => {
  it.each(reportNames)('tells the report "%s"', async (name) => {
    await expect(await rendered(format, name)).toMatchFileSnapshot(`${golden}report-${name}.${format}`);
  });

  it('says the same twice, and changes nothing', async () => {
    const before = structuredClone(reports.hostile);
    expect(await rendered(format, 'hostile')).toBe(await rendered(format, 'hostile'));
    expect(reports.hostile).toEqual(before);
  });
});

it('pdf is printed from the page', async () => {
  expect(await rendered('pdf', 'incident')).toBe(await rendered('html', 'incident'));
});

describe('json', () => {
  it.each(reportNames)('is what the published schema describes: "%s"', async (name) => {
    const validate = new Ajv2020({ strict: true }).compile(z.toJSONSchema(findingsResultSchema));
    const result: unknown = JSON.parse(await rendered('json', name));
    expect([validate(result), validate.errors]).toEqual([true, null]);
    expect(result).toEqual(reports[name].result);
  });
});

describe('csv', () => {
  it('gives every name back, but for the apostrophe before a formula', async () => {
    const [first] = parse(await rendered('csv', 'hostile'), { columns: true }) as unknown[];
    const [finding] = reports.hostile.result.findings;
    expect(first).toMatchObject({
      series: `'${finding?.series}`,
      'label.__name__': "'=cmd|calc",
      'label.job': hostileLabels.job,
      value: '430',
    });
  });
});

describe('text', () => {
  it.each([40, 80, 120, 200])('keeps within %d columns or its least width', async (width) => {
    const { default: stringWidth } = await import('string-width');
    const text = await rendered('text', 'incident', { width });
    expect(Math.max(...text.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(
      Math.max(width, 80),
    );
  });

  it('lets nothing of a name act on the terminal', async () => {
    const text = await rendered('text', 'hostile', { width: 300 });
    expect(text).toContain('name\\x1b[31mred\\u202eevil');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it('shows the worst and says how many more there are', async () => {
    expect(await rendered('text', 'incident', { top: 1 })).toMatch(/\n\nand 5 more \(--top 6 shows all\)\n$/);
  });

  it('tells what several series share by two of their names, where its own says little', async () => {
    const [all, job, target] = (await rendered('text', 'shared', { width: 400 }))
      .split('\n')
      .filter((line) => line.includes('missing-data: '));
    expect(all).toMatch(
      /collected; concerns cpu\{instance=.*…al:9100",job="api"\}, cpu\{.*job="db"\} and 4 more$/,
    );
    expect(job).toMatch(/others have some; concerns a\{job="web"\} and b\{job="web"\}$/);
    expect(target).toMatch(/others have some$/);
  });

  it('tells the time that very many quiet inputs cover', async () => {
    const { result, scored } = reports.quiet;
    const inputs = Array.from({ length: 200_000 }, () => result.inputs[0]!);
    const { render } = await outputFormats.text();
    const text = [
      ...(await render({ result: { ...result, inputs }, scored }, { ...dress, width: 400 })),
    ].join('');
    expect(text).toContain(', 2026-11-07 00:00 to 2026-11-07 03:59 (UTC)');
  });

  it.each([80, 120])(
    'tells the evidence beneath each finding to those who ask, in %d columns',
    async (width) => {
      const text = await rendered('text', 'incident', { verbose: true, width });
      await expect(text).toMatchFileSnapshot(`${golden}report-incident-verbose-${width}.text`);
      const told = text.split('\n').filter((line) => !line.includes('  again  '));
      expect(Math.max(...told.map((line) => line.length))).toBeLessThanOrEqual(width);
    },
  );

  it('tells times on the clock of the zone', async () => {
    expect(await rendered('text', 'incident', { tz: 'Asia/Kolkata' })).toContain('2026-11-07 07:32');
  });

  it('colours by role, and only by role', async () => {
    const coloured = await rendered('text', 'incident', {
      paint: (role, text) => `<${role}>${text}</${role}>`,
    });
    expect(coloured.replaceAll(/<\/?(critical|high|medium|low|strong|dim)>/g, '')).toBe(
      await rendered('text', 'incident'),
    );
  });
});
