import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { initCommand } from '../../src/cli/commands/init.ts';
import { filesLike } from '../../src/cli/doors/files-like.ts';
import { isThere } from '../../src/cli/doors/there.ts';
import { run } from '../../src/cli/main.ts';
import { fakeIo, WORKING_FOLDER } from './fake-io.ts';

describe('initCommand(file, io)', () => {
  const inFolder = (...names: string[]) => {
    const io = fakeIo({ env: { AIOPS_CONFIG: 'nosuch.yaml' } });
    for (const name of names) io.files.set(join(WORKING_FOLDER, name), '');
    return io;
  };

  it('writes ./aiops.yaml and says what comes next', async () => {
    const io = inFolder();
    expect(await initCommand(undefined, io)).toBe(0);
    expect(io.files.get('aiops.yaml')).toMatch(/^# For help in an editor: aiops schema config > /);
    expect(io.said).toEqual([
      'wrote aiops.yaml',
      'next: take away the # before the keys to set, then',
      '  aiops validate aiops.yaml',
      '  aiops detect --print-config',
    ]);
  });

  it('names the schema of the package where it is installed', async () => {
    const io = inFolder('node_modules/aiops/dist/schemas/config.json');
    await initCommand(undefined, io);
    const first = '# yaml-language-server: $schema=./node_modules/aiops/dist/schemas/config.json';
    expect(io.files.get('aiops.yaml')?.split('\n')[0]).toBe(first);
  });

  it('of another name is read by -c', async () => {
    const io = inFolder();
    await initCommand('ci/gate.yaml', io);
    expect(io.said.at(-1)).toBe('  aiops detect -c ci/gate.yaml --print-config');
  });

  it('says which one above is not read any more', async () => {
    const io = inFolder('../aiops.yaml', '../.git');
    await initCommand(undefined, io);
    expect(io.said[1]).toBe('../aiops.yaml is not read here any more');
  });

  it.each(['aiops.yaml', 'own.yaml'])('never overwrites %s', async (name) => {
    const io = inFolder(name);
    await expect(initCommand(name, io)).rejects.toThrow(
      `${name}: error: it is there already, and nothing is overwritten [init-exists]`,
    );
    expect(io.files.size).toBe(1);
  });
});

describe('the doors of a configuration', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'aiops-config-'));
    mkdirSync(join(folder, 'sub/.hidden'), { recursive: true });
    for (const name of ['b.csv', 'a.csv', 'Z.csv', 'sub/c.csv', '.d.csv', 'sub/.hidden/e.csv'])
      writeFileSync(join(folder, name), '');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['*.csv', ['Z.csv', 'a.csv', 'b.csv']],
    ['**/*.csv', ['Z.csv', 'a.csv', 'b.csv', 'sub/c.csv']],
    ['{a,b}.csv', ['a.csv', 'b.csv']],
    ['.*.csv', ['.d.csv']],
    ['sub', []],
    ['nosuch*', []],
  ])('filesLike(%s) finds %j', async (pattern, files) => {
    expect(await filesLike(pattern, folder)).toEqual(files);
  });

  it('isThere tells files, folders and links, even to nothing', async () => {
    symlinkSync('nowhere', join(folder, 'link'));
    const names = ['a.csv', 'sub', 'link', 'nosuch', 'a.csv/x'];
    const there = await Promise.all(names.map((name) => isThere(join(folder, name))));
    expect(there).toEqual([true, true, true, false, false]);
    expect(readdirSync(folder)).toContain('sub');
  });
});

describe('aiops validate', () => {
  const validated = async (name: string, text: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'aiops-validate-'));
    const path = join(folder, name);
    writeFileSync(path, text);
    const { openInput } = await import('../../src/cli/doors/inputs.ts');
    const io = Object.assign(fakeIo(), { open: openInput });
    const code = await run(['validate', path], io);
    rmSync(folder, { recursive: true });
    return { code, said: `${io.stdout}${io.said.join('\n')}`.replaceAll(/\S*aiops-validate-\w+\//g, '') };
  };
  const entry =
    '{fingerprint: x, kind: spike, series: a, from: 2026-11-07T10:00:00Z, to: 2026-11-07T12:00:00Z, severity: high, reason: r}';

  it.each([
    ['aiops.yaml', 'detect: {top: 3}', 0, 'aiops.yaml: valid configuration\n'],
    ['own.yaml', 'version: 1', 0, 'own.yaml: valid configuration\n'],
    ['own.yaml', 'schema: aiops/config/v1', 0, 'own.yaml: valid configuration\n'],
    [
      'own.yaml',
      'detect: {top: 3}',
      2,
      'own.yaml:1:1: error: the file does not say what it is [document-schema]',
    ],
    ['aiops.yaml', 'detct: {top: 3}\nnosuch: 1', 2, 'aiops.yaml:2:1: error: unknown key "nosuch"'],
    ['aiops.yaml', 'report: {logo: x.svg}', 2, 'aiops.yaml:1:16: error: logo "x.svg": there is no such file'],
    [
      'b.yaml',
      `schema: aiops/baseline/v1\naccepted: [${entry}]`,
      0,
      'b.yaml: valid baseline: 1 accepted finding\n',
    ],
    [
      'b.yaml',
      `schema: aiops/baseline/v1\naccepted: [${entry.replace('reason: r', 'reason: " "')}]`,
      2,
      'b.yaml:2:',
    ],
  ])('%s with %j ends with %d', async (name, text, code, said) => {
    const ended = await validated(name, text);
    expect(ended.code).toBe(code);
    expect(ended.said).toContain(said);
  });
});

it('the template is what the golden file shows; npm run golden writes it anew', async () => {
  const io = fakeIo();
  await initCommand(undefined, io);
  await expect(io.files.get('aiops.yaml')).toMatchFileSnapshot('../../fixtures/golden/init-aiops.yaml');
});
