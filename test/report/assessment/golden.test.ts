import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import stringWidth from 'string-width';
import { afterAll, describe, expect, it } from 'vitest';
import { printed, runHere } from '../../cli/in-process.ts';
import { aiops } from '../../cli/run-aiops.ts';

const home = fileURLToPath(new URL('../../../', import.meta.url));
const golden = (name: string) => `${home}fixtures/golden/assessment/${name}`;
const languages = ['en', 'pt-BR', 'ko'];
const bank = ['assess', '-a', 'questionnaires/samples/aurora-bank.yaml'];
const spring = 'questionnaires/samples/aurora-bank-spring.yaml';
const autumn = 'questionnaires/samples/aurora-bank.yaml';
const endings = { text: 'txt', markdown: 'md', json: 'json', csv: 'csv' };

describe('the made bank, as people see it', () => {
  it.each(
    languages.flatMap((language) =>
      Object.entries(endings).map(([format, ending]) => [language, format, ending] as const),
    ),
  )('assess --lang %s -f %s', async (language, format, ending) => {
    await expect(await printed(...bank, '--lang', language, '-f', format)).toMatchFileSnapshot(
      golden(`bank.${language}.${ending}`),
    );
  });

  it.each(languages)('compare --lang %s', async (language) => {
    await expect(await printed('compare', spring, autumn, '--lang', language)).toMatchFileSnapshot(
      golden(`compare.${language}.txt`),
    );
    await expect(
      printed('compare', spring, autumn, '--lang', language, '-f', 'markdown'),
    ).toMatchFileSnapshot(golden(`compare.${language}.md`));
  });

  it.each(languages)('explain DQ-2 --lang %s, with its answers', async (language) => {
    await expect(await printed('explain', 'DQ-2', '-a', autumn, '--lang', language)).toMatchFileSnapshot(
      golden(`explain-gate.${language}.txt`),
    );
    await expect(await printed('explain', 'A12', '--lang', language)).toMatchFileSnapshot(
      golden(`explain-action.${language}.txt`),
    );
  });

  it.each(languages)('--rollup --lang %s', async (language) => {
    const units = ['assess', '--rollup', 'questionnaires/samples/aurora-units.yaml', '--lang', language];
    await expect(await printed(...units)).toMatchFileSnapshot(golden(`rollup.${language}.txt`));
  });

  it.each(languages)('level 0, worded with tact, --lang %s', async (language) => {
    const branches = ['assess', '-a', 'questionnaires/samples/aurora-branches.yaml', '--lang', language];
    await expect(await printed(...branches)).toMatchFileSnapshot(golden(`level-0.${language}.txt`));
  });

  it.each(languages)(
    'the bars of the profile stand in line in %s: Hangul takes two columns, an accent none',
    async (language) => {
      const text = await printed(...bank, '--lang', language);
      const rows = text.split('\n').filter((line) => /^[A-Z]{2,3} .*[█▒·]{4}/.test(line));
      expect(rows).toHaveLength(10);
      const starts = rows.map((row) => stringWidth(row.slice(0, row.search(/[█▒·]{4}/))));
      expect(new Set(starts).size).toBe(1);
      expect(new Set(rows.map((row) => stringWidth(row))).size).toBe(1);
    },
  );

  it('no line of the text is wider than 100 columns, nor than a terminal of 80 or 60', async () => {
    for (const language of languages) {
      for (const [columns, most] of [
        ['', 100],
        ['80', 80],
        ['60', 60],
      ] as const) {
        const { stdout } = await runHere([...bank, '--lang', language], { env: { COLUMNS: columns } });
        const wide = stdout.split('\n').filter((line) => stringWidth(line) > most);
        expect(wide).toEqual([]);
      }
    }
  });

  it('no cell of the roadmap starts a formula', () => {
    for (const language of languages) {
      const csv = readFileSync(golden(`bank.${language}.csv`), 'utf8');
      expect(csv).not.toMatch(/(^|[,\n])"?[=+@-]/);
    }
  });
});

describe('the same answers give the same bytes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiops-bytes-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Everything that is written of the bank, by name. */
  const written = (env: Record<string, string>) =>
    languages.map((language) => {
      const names = Object.values(endings).map((ending) => `bank.${language}.${ending}`);
      const outputs = names.flatMap((name) => ['-o', join(folder, name)]);
      expect(aiops([...bank, '--lang', language, '-f', 'none', ...outputs], { cwd: home, env }).code).toBe(0);
      return names.map((name) => readFileSync(join(folder, name), 'utf8'));
    });

  it('under any time zone and locale', () => {
    const plainly = written({});
    expect(written({ TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8' })).toEqual(plainly);
    expect(written({ TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8', LC_ALL: 'C' })).toEqual(plainly);
  });
});
