// With arguments: runs aiops with them. Without: shows on bundled inputs what aiops does.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const home = new URL('../', import.meta.url);
const aiops = fileURLToPath(new URL('bin/aiops.js', home));
const typed = process.argv.slice(2);

if (typed.length > 0) {
  process.exitCode = await run(typed, process.cwd());
} else {
  const inputs = readdirSync(new URL('fixtures/demo/', home)).toSorted();
  const paths = inputs.map((name) => `fixtures/demo/${name}`);
  const page = 'out/findings.html';
  const shown = ['detect', ...paths, '-o', page];
  mkdirSync(new URL('out/', home), { recursive: true });
  console.error(`$ aiops ${shown.join(' ')}\n`);
  process.exitCode = await run(shown, fileURLToPath(home));
  if (process.exitCode === 0)
    console.error(`\nThe same findings as a page, for whoever has a browser: ${page}`);
  console.error(`\nTry next:\n${examples(paths[0] ?? '').join('\n')}`);
}

/** @param {string} path */
function examples(path) {
  return [
    `  node bin/aiops.js detect ${path} --fail-on high; echo "exit $?"`,
    `  node bin/aiops.js detect ${path} -f ndjson`,
    `  node bin/aiops.js detect ${path} -f none -o findings.json -o scores:scores.csv`,
    '  node bin/aiops.js assess --sample',
    '  node bin/aiops.js --help',
  ];
}

/**
 * The exit code of aiops; a signal that ended it counts as in a shell.
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<number>}
 */
function run(args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [aiops, ...args], { cwd, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}
