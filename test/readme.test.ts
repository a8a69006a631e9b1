import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shell } from './cli/run-aiops.ts';

const home = fileURLToPath(new URL('../', import.meta.url));
const readme = readFileSync(join(home, 'README.md'), 'utf8');

/** The block of text that follows a comment. */
const blockAfter = (comment: string): string =>
  new RegExp(`<!-- ${comment} -->\n\`\`\`text\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? '';

/** Every line of a console block that calls aiops, and what it says of its end. */
const lines = [...readme.matchAll(/^\$ (.*\baiops .*?)(?: {2}# (exit \d|at a terminal))?$/gm)];
/** Those that ask nothing, with their exit codes. */
const commands = lines.flatMap(([, line = '', end = 'exit 0']) =>
  end === 'at a terminal' ? [] : [[line, Number(end.at(-1))] as const],
);
/** Those that ask. */
const sittings = lines.flatMap(([, line = '', end]) => (end === 'at a terminal' ? [line] : []));
/** Screens, with the golden files that they are. */
const screens = [...readme.matchAll(/<!-- screen (\S+) -->\n```text\n([\s\S]*?)```/g)].map(
  ([, file = '', shown = '']) => [file, shown] as const,
);

describe('README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiops-readme-'));
  beforeAll(() => {
    for (const name of ['fixtures', 'questionnaires']) symlinkSync(join(home, name), join(folder, name));
    mkdirSync(join(folder, 'out'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('shows what npm start prints', () => {
    const { stdout, stderr, code } = shell(`${process.execPath} scripts/start.js`, { cwd: home });
    expect(code).toBe(0);
    expect(stdout).toBe(blockAfter('output of npm start'));
    expect(stderr).toBe(blockAfter('messages of npm start'));
  });

  it('shows how page one of the made bank begins', () => {
    const shown = blockAfter('output of assess --sample');
    const { stdout } = shell('$AIOPS assess --sample');
    expect(shown.split('\n').length).toBeGreaterThan(20);
    expect(stdout.startsWith(shown)).toBe(true);
  });

  it('shows a model that is valid, can be asked and scored', () => {
    const model = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    writeFileSync(join(folder, 'on-call.yaml'), model);
    const call = (line: string) => shell(`$AIOPS ${line}`, { cwd: folder });
    expect(call('validate on-call.yaml').stdout).toBe(
      'on-call.yaml: valid model on-call 1.0.0: 1 dimension, 1 gate, 1 action, in en\n',
    );
    expect(call('assess on-call.yaml --form own.yaml --respondent ana --role lead').code).toBe(0);
    const ended = call('assess on-call.yaml -a own.yaml --set ROTA-1=3 --date 2026-11-21 -f none');
    expect(ended.stderr).toContain('level 1 demonstrated, 1 declared');
  });

  it.each(screens)('shows the screen %s', (file, shown) => {
    expect(screens.length).toBe(2);
    expect(shown).toBe(readFileSync(join(home, 'fixtures/golden/interview', file), 'utf8'));
  });

  it('asks in four of its commands, and without a terminal in none', () => {
    expect(sittings.length).toBe(4);
    const cwd = mkdtempSync(join(folder, 'sittings-'));
    for (const name of ['ana', 'joao', 'mina']) {
      const form = `--form ${name}.yaml --respondent ${name} --role operations --date 2026-11-21`;
      expect(shell(`$AIOPS assess ${form}`, { cwd }).code).toBe(0);
    }
    expect(shell('$AIOPS assess --sample -f none -o spring.json', { cwd }).code).toBe(0);
    for (const line of sittings) {
      const { code, stdout, stderr } = shell(line.replace(/\baiops /, '$AIOPS '), { cwd });
      const what = line.includes('--merge') ? [3, 'answers-missing'] : [2, 'input-needed'];
      expect([line, stdout, code, /\[([\w-]+)\]/.exec(stderr)?.[1]]).toEqual([line, '', ...what]);
    }
  });

  it('opens with the two commands', () => {
    const first = /```console\n([\s\S]*?)```/.exec(readme)?.[1];
    expect(first).toBe('$ npm ci && npm start\n$ npm ci && npm test\n');
  });

  it.each(commands)('%s ends with %d', (line, code) => {
    const ended = shell(line.replace(/\baiops /, '$AIOPS '), { cwd: folder });
    expect(ended.stderr).not.toContain('error:');
    expect(ended.code).toBe(code);
  });

  it('names every exit code of the help', () => {
    const { stdout } = shell('$AIOPS --help');
    for (const [, code, meaning] of stdout.matchAll(/^ {2}(\d) {2}(.*)$/gm)) {
      expect(readme).toMatch(new RegExp(`^\\| ${code} \\| ${meaning?.replace(/ \(.*/, '')}`, 'm'));
    }
  });
});
