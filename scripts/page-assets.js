// What makes a report page live, as two texts beside the program: uPlot and src/report/browser joined to one
// classic script, their looks to one style sheet. The folder of the program may be told; it is dist/ otherwise.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { joinedScript } from './joined-script.js';

const home = fileURLToPath(new URL('../', import.meta.url));
const assets = resolve(process.argv[2] ?? join(home, 'dist'), 'page');
const uplot = join(home, 'node_modules/uplot');
const browser = join(home, 'src/report/browser');

/** @param {string} path */
const read = (path) => readFileSync(path, 'utf8').trim();

const compiled = mkdtempSync(join(tmpdir(), 'aiops-page-'));
try {
  const tsc = join(home, 'node_modules/typescript/bin/tsc');
  const options = ['--noEmit', 'false', '--outDir', compiled];
  execFileSync(process.execPath, [tsc, '-p', browser, ...options], { stdio: 'inherit' });
  const own = joinedScript('report/browser/main.js', (path) => read(join(compiled, path)));
  const licence = `/*! uPlot, embedded:\n${read(join(uplot, 'LICENSE'))}\n*/`;
  const script = [licence, read(join(uplot, 'dist/uPlot.iife.min.js')), own].join('\n');
  const style = [join(uplot, 'dist/uPlot.min.css'), join(browser, 'live.css')].map(read).join('\n');
  if (/<\/?script|<!--/i.test(script)) throw new Error('the script would end its own element');
  if (/<\/style/i.test(style)) throw new Error('the style would end its own element');
  mkdirSync(assets, { recursive: true });
  writeFileSync(join(assets, 'script.js'), `${script}\n`);
  writeFileSync(join(assets, 'style.css'), `${style}\n`);
} finally {
  rmSync(compiled, { recursive: true, force: true });
}
