import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOfPart, unzipped } from '../../src/zip.ts';
import { officeFaults } from '../report/office/office-file.ts';
import { reports } from '../report/reports.ts';
import { aiops, type Surroundings } from './run-aiops.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiops-report-office-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LANGUAGES = ['en', 'pt-BR', 'ko'];
const SAMPLE = 'aurora-bank.yaml';
const samples = new URL('../../questionnaires/samples/', import.meta.url);

beforeAll(() => {
  for (const name of [SAMPLE, 'aurora-bank-spring.yaml'])
    writeFileSync(join(folder, name), readFileSync(new URL(name, samples)));
  mkdirSync(join(folder, 'elsewhere'));
  writeFileSync(join(folder, 'findings.json'), JSON.stringify(reports.incident.result));
  for (const lang of LANGUAGES)
    ran([
      'assess',
      '-a',
      SAMPLE,
      '--previous',
      'aurora-bank-spring.yaml',
      '--lang',
      lang,
      '-f',
      'none',
      '-o',
      `${lang}.json`,
    ]);
});

function ran(args: readonly string[], surroundings: Surroundings = {}) {
  const ended = aiops([...args, '-q'], { cwd: folder, ...surroundings });
  expect([ended.code, ended.stdout]).toEqual([0, '']);
  return ended;
}

const bytesOf = (name: string) => readFileSync(join(folder, name));
const formats = ['docx', 'pptx', 'xlsx', 'html', 'md', 'csv'];
const outputs = (name: string, known = formats) =>
  known.flatMap((format) => ['-o', join(folder, `${name}.${format}`)]);
const far = { env: { TZ: 'Asia/Kathmandu', LANG: 'de_DE.UTF-8' }, cwd: join(folder, 'elsewhere') };

describe.each(LANGUAGES)('aiops report %s.json', (lang) => {
  it('writes every format, the same bytes in any zone, locale and folder; office files are whole', async () => {
    ran(['report', `${lang}.json`, ...outputs(`one-${lang}`)], { env: { TZ: 'UTC', LC_ALL: 'C' } });
    ran(['report', `../${lang}.json`, ...outputs(`two-${lang}`)], far);
    for (const format of formats)
      expect([format, bytesOf(`one-${lang}.${format}`).equals(bytesOf(`two-${lang}.${format}`))]).toEqual([
        format,
        true,
      ]);
    for (const format of formats.slice(0, 3))
      expect(await officeFaults(bytesOf(`one-${lang}.${format}`))).toEqual([]);
  });

  it('is what aiops assess writes of the same answers', () => {
    ran(['report', `${lang}.json`, ...outputs(`saved-${lang}`, ['docx', 'pptx', 'xlsx', 'csv', 'html'])]);
    const made = outputs(`made-${lang}`, ['docx', 'pptx', 'xlsx', 'csv', 'html']);
    ran([
      'assess',
      '-a',
      SAMPLE,
      '--previous',
      'aurora-bank-spring.yaml',
      '--lang',
      lang,
      '-f',
      'none',
      ...made,
    ]);
    for (const format of ['docx', 'pptx', 'xlsx', 'csv', 'html'])
      expect([format, bytesOf(`saved-${lang}.${format}`).equals(bytesOf(`made-${lang}.${format}`))]).toEqual([
        format,
        true,
      ]);
  });
});

describe('aiops report', () => {
  it('of an assessment and findings: the findings are in each file', async () => {
    ran(['report', 'en.json', 'findings.json', ...outputs('both', formats.slice(0, 3))]);
    for (const format of formats.slice(0, 3)) {
      expect(await officeFaults(bytesOf(`both.${format}`))).toEqual([]);
      const texts = [...(await unzipped(bytesOf(`both.${format}`)))]
        .filter(([path]) => path.endsWith('.xml'))
        .map(([, part]) => textOfPart(part));
      expect(texts.join('')).toContain('What the exports show');
    }
  });

  it('of findings alone: office files that are whole, the same bytes anywhere', async () => {
    ran(['report', 'findings.json', ...outputs('found', formats.slice(0, 3))]);
    ran(['report', '../findings.json', ...outputs('found-again', formats.slice(0, 3))], far);
    for (const format of formats.slice(0, 3)) {
      expect(await officeFaults(bytesOf(`found.${format}`))).toEqual([]);
      expect(bytesOf(`found.${format}`).equals(bytesOf(`found-again.${format}`))).toBe(true);
    }
  });

  it('--template fills the client’s document, and says what did not meet', async () => {
    const lines = ['For {{title}}', '{{roadmap}}', '{{nothing}}'];
    const template = new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] });
    writeFileSync(join(folder, 'client.docx'), await Packer.pack(template, 'uint8array'));
    const call = ['report', 'en.json', '--template', 'client.docx', '-o', 'filled.docx'];
    const { code, stderr } = aiops(call, { cwd: folder });
    expect(code).toBe(0);
    expect(stderr).toContain('client.docx: warning: places that nothing fills: nothing [template-unknown]');
    expect(stderr).toContain(
      'client.docx: warning: parts of the report that have no place: executive, standing',
    );
    expect(await officeFaults(bytesOf('filled.docx'))).toEqual([]);
    const text = textOfPart((await unzipped(bytesOf('filled.docx'))).get('word/document.xml')!);
    expect(text).toContain('Maturity assessment: Banco Aurora');
    expect(text).toContain('Monitor the monitoring');
    expect(aiops([...call, '-q'], { cwd: folder })).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it.each([
    ['docx', 'docx'],
    ['pptx', 'pptxgenjs'],
    ['xlsx', 'write-excel-file'],
  ])(
    'a .%s without its package ends with 4, says what to install, and nothing is written',
    (format, name) => {
      const loader = `export async function resolve(s, c, next) {
      if (s === ${JSON.stringify(name)} || s.startsWith(${JSON.stringify(`${name}/`)}))
        throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
      return next(s, c);
    }`;
      const hook = `import { register } from 'node:module'; register('data:text/javascript,' + ${JSON.stringify(encodeURIComponent(loader))});`;
      const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(hook)}`;
      const call = ['report', 'en.json', '-o', `none.${format}`, '-o', 'none.md'];
      const { code, stderr } = aiops(call, { cwd: folder, env: { NODE_OPTIONS } });
      expect(code).toBe(4);
      expect(stderr).toContain(
        `aiops: error: a ${format} is written with ${name}, which is not installed [package-missing]`,
      );
      expect(stderr).toContain(`fix: npm install ${name}, where aiops is installed`);
      expect(() => bytesOf('none.md')).toThrow('ENOENT');
      expect(
        aiops(['report', 'en.json', '-q', '-o', 'other.md'], { cwd: folder, env: { NODE_OPTIONS } }).code,
      ).toBe(0);
    },
  );
});
