import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { gunzip } from '../../src/cli/doors/gunzip.ts';
import { identify, openInput } from '../../src/cli/doors/inputs.ts';
import { isThere } from '../../src/cli/doors/there.ts';
import { run } from '../../src/cli/main.ts';
import { OutputError } from '../../src/errors.ts';
import { assessmentResultSchema } from '../../src/report/assessment/result.ts';
import { documentOf } from '../../src/report/document/build.ts';
import { reportMarkdown } from '../../src/report/document/markdown.ts';
import { maturityDocument } from '../../src/report/maturity-report/build.ts';
import { type Exports, joinedExports } from '../../src/report/maturity-report/joined-exports.ts';
import { maturityMarkdown } from '../../src/report/maturity-report/markdown.ts';
import { maturityWordsOf } from '../../src/report/maturity-report/words.ts';
import { reports } from '../report/reports.ts';
import { fakeIo, WORKING_FOLDER } from './fake-io.ts';
import { runHere } from './in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiops-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

const saved = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const incident = saved('a.json', JSON.stringify(reports.incident.result));
const quiet = saved('b.json', JSON.stringify({ ...reports.quiet.result, settings: { tz: 'Asia/Kolkata' } }));
const packed = saved('c.json.gz', gzipSync(JSON.stringify(reports.incident.result)));
const broken = saved('d.json', '{"schema": "aiops/findings/v1"');
const undated = saved(
  'undated.json',
  JSON.stringify(reports.incident.result).replace(
    reports.incident.result.findings[0]!.start,
    '2026-13-07T00:00:00Z',
  ),
);

async function ran(args: readonly string[], configuration?: string) {
  const io = Object.assign(fakeIo(), { open: openInput, identify, isThere, gunzip });
  if (configuration !== undefined) {
    io.files.set(join(WORKING_FOLDER, 'aiops.yaml'), configuration);
    io.isThere = async (path) => io.files.has(path) || isThere(path);
  }
  const code = await run(['report', ...args], io);
  return { code, said: io.said, stdout: io.stdout, files: io.files };
}

const markdown = (tz = 'UTC') =>
  [...reportMarkdown(documentOf([reports.incident.result], { tz, branding: null }))].join('');

describe('aiops report RESULT…', () => {
  it('writes Markdown to standard output', async () => {
    expect(await ran([incident])).toMatchObject({ code: 0, stdout: markdown(), said: [] });
  });

  it('reads what is packed', async () => {
    expect(await ran([packed])).toMatchObject({ code: 0, stdout: markdown() });
  });

  it('-o FILE writes a file, and nothing to standard output', async () => {
    const { code, stdout, files, said } = await ran([incident, '-o', 'r.md', '-o', 'markdown:r.txt']);
    expect([code, stdout, said]).toEqual([0, '', ['wrote r.md (markdown)', 'wrote r.txt (markdown)']]);
    expect([files.get('r.md'), files.get('r.txt')]).toEqual([markdown(), markdown()]);
  });

  it('-o FILE.html writes a page', async () => {
    const { code, files, said } = await ran([incident, '-o', 'r.html']);
    expect([code, said]).toEqual([0, ['wrote r.html (html)']]);
    expect(files.get('r.html')).toMatch(/^<!doctype html>/i);
    expect(files.get('r.html')).toContain('<script>/* live */</script>');
  });

  it('-f html prints the same page', async () => {
    const { stdout, files } = await ran([incident, '-f', 'html', '-o', 'r.html']);
    expect(stdout).toBe(files.get('r.html'));
  });

  it('-o FILE.pdf prints the page, which needs no script on paper', async () => {
    const { code, files, said } = await ran([incident, '-o', 'r.pdf', '-o', 'pdf:paper']);
    expect([code, said]).toEqual([0, ['wrote r.pdf (pdf)', 'wrote paper (pdf)']]);
    expect(files.get('r.pdf')).toMatch(/^%PDF of <!doctype html>/);
    expect(files.get('r.pdf')).not.toContain('<script>');
    expect(files.get('paper')).toBe(files.get('r.pdf'));
  });

  it('-f pdf is refused: a PDF goes to a file', async () => {
    const said = ['aiops: error: a PDF goes to a file: -o report.pdf [output-format]'];
    expect(await ran([incident, '-f', 'pdf'])).toMatchObject({ code: 2, stdout: '', said });
  });

  it('-o FILE.pdf without Chromium ends with 4, and nothing is written', async () => {
    const io = Object.assign(fakeIo(), { open: openInput, identify, isThere });
    io.checkChromium = async () => {
      throw new OutputError({ code: 'chromium-missing', place: 'aiops', what: 'no Chromium' });
    };
    expect(await run(['report', incident, '-f', 'markdown', '-o', 'r.md', '-o', 'r.pdf'], io)).toBe(4);
    expect([io.stdout, io.said, io.files.size]).toEqual([
      '',
      ['aiops: error: no Chromium [chromium-missing]'],
      0,
    ]);
  });

  it('-o FILE -f markdown does both', async () => {
    const { stdout, files } = await ran([incident, '-q', '-f', 'markdown', '-o', 'r.md']);
    expect([stdout, files.get('r.md')]).toEqual([markdown(), markdown()]);
  });

  it('several results make one report, in the order of their names', async () => {
    const { stdout } = await ran([quiet, incident]);
    expect(stdout).toBe((await ran([incident, quiet])).stdout);
    expect(stdout).toContain('in 5 of 6 series.');
  });

  it.each([
    ['the first result says', [quiet], '2026-11-07 05:30 to 09:29 (Asia/Kolkata)'],
    ['--tz says', [quiet, '--tz', 'Europe/Vienna'], '2026-11-07 01:00 to 04:59 (Europe/Vienna)'],
  ])('tells times on the clock of the zone that %s', async (_, args, told) => {
    expect((await ran(args)).stdout).toContain(told);
  });

  it('a gate that failed changes no exit code: it was judged before', async () => {
    const gate = { configured: true, passed: false, rules: [] };
    const failed = saved('failed.json', JSON.stringify({ ...reports.incident.result, gate }));
    expect((await ran([failed])).code).toBe(0);
  });

  it.each([
    ['a file that is no JSON', [broken], 3, 'd.json'],
    ['one that cannot be read among others', [incident, broken], 3, 'd.json'],
    ['a file that is not there', ['none.json'], 3, 'none.json'],
    ['no file', [], 2, 'RESULT'],
    ['a zone that is none', [incident, '--tz', 'Mars/Base'], 2, '--tz "Mars/Base": expected a zone'],
    ['a format that is none', [incident, '-f', 'odt'], 2, 'output format "odt"'],
    ['an ending that tells no format', [incident, '-o', 'r.odt'], 2, 'name it: -o html:r.odt'],
    [
      'one new file by two names',
      [incident, '-o', 'r.html', '-o', './r.html'],
      2,
      '-o ./r.html is given twice',
    ],
    ['a time that is none', [undated], 3, 'expected a time in UTC'],
    ['an output that is an input', [incident, '-o', `markdown:${incident}`], 2, 'would overwrite an input'],
  ])('refuses %s', async (_, args, code, told) => {
    const end = await ran(args);
    expect([end.code, end.stdout]).toEqual([code, '']);
    expect(end.said.join('\n')).toContain(told);
  });

  it('-f docx is refused, as all that is bytes: it goes to a file', async () => {
    for (const format of ['docx', 'pptx', 'xlsx']) {
      const said = [`aiops: error: a ${format} goes to a file: -o report.${format} [output-format]`];
      expect(await ran([incident, '-f', format])).toMatchObject({ code: 2, stdout: '', said });
    }
  });
});

describe('aiops report ASSESSMENT [FINDINGS…]', async () => {
  const assessed = async (...args: readonly string[]) => {
    const { code, stdout } = await runHere(['assess', '--sample', ...args]);
    expect(code).toBe(0);
    return stdout;
  };
  const text = await assessed('-f', 'json');
  const assessment = saved('assessment.json', text);
  const korean = saved('korean.json', await assessed('-f', 'json', '--lang', 'ko'));
  const result = assessmentResultSchema.parse(JSON.parse(text));
  const written = async (findings: Exports | null = null) => {
    const words = await maturityWordsOf('en');
    return [...maturityMarkdown(maturityDocument(result, words, { branding: null, findings }))].join('');
  };

  it('writes the maturity report, with the findings beside the roadmap in whatever order they are named', async () => {
    expect(await ran([assessment])).toMatchObject({ code: 0, stdout: await written(), said: [] });
    const both = await written(reports.incident.result);
    for (const files of [
      [assessment, incident],
      [incident, assessment],
    ])
      expect(await ran(files)).toMatchObject({ code: 0, stdout: both });
    const all = await written(joinedExports([reports.incident.result, reports.quiet.result]));
    expect((await ran([quiet, assessment, incident])).stdout).toBe(all);
    expect(all).not.toBe(both);
  });

  it('speaks the language of the assessment', async () => {
    const { files } = await ran([korean, '-o', 'r.html', '-o', 'r.csv']);
    expect(files.get('r.html')).toContain('<html lang="ko">');
    expect(files.get('r.csv')).toBe(await assessed('-f', 'csv', '--lang', 'ko'));
  });

  it('a page needs no script, and a PDF is printed from it', async () => {
    const { files, said } = await ran([assessment, '-o', 'r.html', '-o', 'r.pdf', '-o', 'r.md']);
    expect(said).toEqual(['wrote r.html (html)', 'wrote r.pdf (pdf)', 'wrote r.md (markdown)']);
    expect(files.get('r.html')).not.toContain('<script');
    expect(files.get('r.pdf')).toBe(`%PDF of ${files.get('r.html')}`);
    expect(files.get('r.md')).toBe(await written());
  });

  it('aiops assess -o writes the same page', async () => {
    const { files } = await ran([assessment, '-o', 'r.html']);
    const { files: own } = await runHere(['assess', '--sample', '-f', 'none', '-o', 'own.html']);
    expect(own.get('own.html')).toBe(files.get('r.html'));
  });

  it('wears the branding of the configuration', async () => {
    const { stdout } = await ran([assessment], 'report: {footer: "Acme Bank", confidentiality: internal}');
    expect(stdout).toContain('\n\n*internal*\n\n');
    expect(stdout).toMatch(/\n---\n\nAcme Bank\n$/);
  });

  it.each([
    [
      'two assessments',
      [assessment, korean],
      'assessment.json is another [report-kind]\n  fix: what changed',
    ],
    ['a roadmap of findings', [incident, '-o', 'r.csv'], 'csv is the roadmap of an assessment'],
    [
      'a template that would be overwritten',
      [assessment, '--template', incident, '-o', `docx:${incident}`],
      'would overwrite an input',
    ],
  ])('refuses %s', async (_, args, told) => {
    const { code, said, files } = await ran(args);
    expect([code, files.size]).toEqual([2, 0]);
    expect(said.join('\n')).toContain(told);
  });

  it('a template is for a Word document', async () => {
    const { code, said } = await ran([assessment, '--template', incident, '-o', 'r.md']);
    expect([code, said[0]]).toEqual([0, `${incident}: not used, as no output is a .docx`]);
    const refused = await ran([assessment, '--template', incident, '-o', 'r.docx']);
    expect([refused.code, refused.files.size]).toEqual([3, 0]);
    expect(refused.said.join('\n')).toContain('a.json: error: expected a Word document');
  });
});

describe('aiops report with a configuration', () => {
  const worn = 'report: {footer: "Acme Bank", confidentiality: internal, tz: Asia/Kolkata}';

  it('wears what it says, beside the options of the command', async () => {
    const { stdout } = await ran([incident], worn);
    expect(stdout).toContain('\n\n*internal*\n\n');
    expect(stdout).toMatch(/\n---\n\nAcme Bank\n$/);
    expect(stdout).toContain('(Asia/Kolkata)');
  });

  it.each([
    ['PNG', Buffer.from('89504e470d0a1a0a00', 'hex'), 0],
    ['SVG', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', 0],
    ['HTML', '<html><svg></svg></html>', 2],
    ['too large', `<svg>${' '.repeat(1_048_576)}</svg>`, 2],
  ])('a logo that is %s ends with its code', async (name, content, code) => {
    const logo = saved(`logo-${name}`, content);
    const end = await ran([incident], `report: {logo: ${JSON.stringify(logo)}}`);
    expect(end.code).toBe(code);
    const told = 'aiops.yaml:1:16: error: logo: expected a PNG or SVG image of at most 1 MiB [config-logo]';
    expect(end.said.join('\n').includes(told)).toBe(code === 2);
  });
});
