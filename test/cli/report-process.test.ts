import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { wideResult } from '../report/document/joined-results.ts';
import { isChromiumNeeded } from '../report/page/chromium.ts';
import { reports } from '../report/reports.ts';
import { aiops, type Ended, type Surroundings } from './run-aiops.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiops-report-process-'));
afterAll(() => rmSync(folder, { recursive: true }));

const json = JSON.stringify(reports.incident.result);
const here = (name: string, content: string | Uint8Array = json) => {
  writeFileSync(join(folder, name), content);
  return name;
};
const result = here('result.json');
const packed = here('result.json.gz', gzipSync(json));
mkdirSync(join(folder, 'elsewhere'));

const report = (args: readonly string[], surroundings: Surroundings = {}): Ended =>
  aiops(['report', ...args], { cwd: folder, ...surroundings });

/** The same report, however it is asked for. */
const ways: readonly (readonly [string, readonly string[], Surroundings])[] = [
  ['St John’s, in German', [result], { env: { TZ: 'America/St_Johns', LC_ALL: 'de_DE.UTF-8' } }],
  ['Kathmandu, in Turkish', [result], { env: { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8' } }],
  ['the absolute path', [join(folder, result)], {}],
  ['another folder', ['../result.json'], { cwd: join(folder, 'elsewhere') }],
  ['a packed result', [packed], {}],
  ['a pipe', ['-'], { input: json }],
  ['a packed pipe', ['-'], { input: gzipSync(json) }],
];

describe.each(['html', 'markdown'])('aiops report -f %s', (format) => {
  const usual = report([result, '-f', format], { env: { TZ: 'UTC', LC_ALL: 'C' } });

  it.each(ways)('writes the same bytes for %s', (_, args, surroundings) => {
    expect(usual).toMatchObject({ code: 0, stderr: '' });
    expect(report([...args, '-f', format], surroundings)).toEqual(usual);
  });
});

describe.runIf(isChromiumNeeded)('aiops report -o FILE.pdf', () => {
  const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
  const needsPoppler = hasPoppler || process.env['AIOPS_REQUIRE_TOOLS'] === '1';
  const textOf = (args: readonly string[], surroundings: Surroundings) => {
    const { code, stderr } = report([...args, '-q', '-o', join(folder, 'r.pdf')], surroundings);
    expect([code, stderr]).toEqual([0, '']);
    return spawnSync('pdftotext', ['-layout', join(folder, 'r.pdf'), '-'], { encoding: 'utf8' }).stdout;
  };

  it.runIf(needsPoppler)('prints the same pages in any zone, locale and folder', () => {
    const usual = textOf([result], { env: { TZ: 'UTC', LC_ALL: 'C' } });
    expect(usual.split('\f').length).toBeGreaterThan(2);
    const env = { TZ: 'Asia/Kathmandu', LC_ALL: 'de_DE.UTF-8' };
    expect(textOf(['../result.json.gz'], { cwd: join(folder, 'elsewhere'), env })).toBe(usual);
  });
});

describe('aiops report refuses, and writes nothing', () => {
  const page = join(folder, 'page.html');
  beforeEach(() => writeFileSync(page, 'old'));

  const later = here('later.json', json.replace('aiops/findings/v1', 'aiops/findings/v2'));
  const cut = here('cut.json', json.slice(0, 1000));
  const empty = here('empty.json', '');
  const edited = here('edited.json', json.replace('"severity":"critical"', '"severity":"awful"'));
  symlinkSync(join(folder, result), join(folder, 'link.json'));

  it.each<[string, string[], number, string]>([
    ['a cut result', [cut], 3, 'cut.json: error: expected findings (aiops/findings/v1)'],
    ['an empty file', [empty], 3, 'got an empty file [saved-format]'],
    ['a newer result', [later], 3, 'a newer aiops wrote it (aiops/findings/v2), and this one reads'],
    ['a result that was edited', [edited], 3, '(at findings.0.severity) [saved-damaged]'],
    ['a file that is not there', ['none.json'], 3, 'none.json: error: there is no such file [file-missing]'],
    ['a folder', ['elsewhere'], 3, 'got a folder [saved-format]'],
    ['one of several', [result, cut], 3, 'cut.json: error:'],
    ['an output that is the input', [result, '-o', 'html:result.json'], 2, 'would overwrite an input'],
    ['an output that leads to it', [result, '-o', 'html:link.json'], 2, 'would overwrite an input'],
    ['a result twice', [result, './result.json'], 2, './result.json is given twice [input-repeated]'],
    ['a folder that is not there', [result, '-o', 'none/r.html'], 4, 'fix: mkdir -p none'],
  ])('%s', (_, args, code, told) => {
    const ended = report([...args, '-o', page]);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toContain(told);
    expect(ended.stderr).not.toMatch(/^ +at /m);
    expect([readFileSync(page, 'utf8'), readFileSync(join(folder, result), 'utf8')]).toEqual(['old', json]);
  });

  it('a PDF where there is no Chromium: it says what to install', () => {
    const ended = report([result, '-o', page, '-o', 'r.pdf'], { env: { PATH: '/nowhere' } });
    expect([ended.code, ended.stdout, readFileSync(page, 'utf8')]).toEqual([4, '', 'old']);
    expect(ended.stderr).toContain('PATH leads to none of chromium');
    expect(ended.stderr).toContain('fix: apt-get install chromium, or CHROME_PATH=/path');
  });
});

it('aiops report of 1,000 series, 60 of them with findings, says what it leaves out, and keeps small', () => {
  const flagged = wideResult(60);
  const [usual] = reports.quiet.result.series;
  const quiet = Array.from({ length: 940 }, (_, at) => ({ ...usual!, series: `quiet_${at}` }));
  const series = [...flagged.series, ...quiet];
  const summary = { ...flagged.summary, series: series.length };
  const wide = here('wide.json', JSON.stringify({ ...flagged, series, summary }));
  expect(report([wide, '-q', '-o', 'wide.html', '-o', 'wide.md'])).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
  expect(statSync(join(folder, 'wide.html')).size).toBeLessThan(5_000_000);
  for (const name of ['wide.html', 'wide.md']) {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text).toContain('30 of 60 series with findings have a chart');
    expect(text).toContain('940 series without a finding are not drawn.');
  }
});
