import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { firstQuestion, throughHowTo, today, whereOn } from './sitting.js';
import { hasTmux, Terminal } from './tmux.js';

/** Where tools are promised, a test that lacks one fails instead of being skipped. */
const isNeeded = hasTmux || process.env['AIOPS_REQUIRE_TOOLS'] === '1';

const STANDARD = [80, 24] as const;
const SMALL = [40, 20] as const;

const questionnaire = readFileSync(
  new URL('../../questionnaires/aiops-ladder.yaml', import.meta.url),
  'utf8',
);

/** Answers of one respondent to all gates but one. */
function answersToAllBut(open: string): string {
  const gates = [
    ...questionnaire.matchAll(/^ {2}- id: ([A-Z]+-\w+)\n {4}dimension: .*\n {4}level: [1-5]$/gm),
  ].map(([, id]) => id);
  return [
    'schema: aiops-answers/1',
    'model: { id: aiops-ladder, version: 1.0.0 }',
    `date: ${today}`,
    'respondents:',
    '  - id: kim',
    '    role: operations',
    '    answers:',
    ...gates.filter((id) => id !== open).map((id) => `      ${id}: 3`),
    '',
  ].join('\n');
}

describe.runIf(isNeeded)('aiops assess in a terminal (tmux)', () => {
  const root = mkdtempSync(join(tmpdir(), 'aiops-assess-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const opened: Terminal[] = [];
  afterEach(() => {
    for (const terminal of opened.splice(0)) terminal.close();
  });

  /** In an empty folder of its own, if none is told. */
  function terminalOf(
    [columns, rows]: readonly [number, number],
    folder = mkdtempSync(join(root, 'one-')),
  ): Terminal {
    const terminal = new Terminal({ columns, rows, folder });
    opened.push(terminal);
    return terminal;
  }

  describe.each([STANDARD, SMALL])('of %i by %i', (columns, rows) => {
    const size = [columns, rows] as const;

    /** What stands there once it does not move any more; none of it was wrapped or pushed out by the terminal. */
    async function seen(terminal: Terminal, expected: RegExp): Promise<string> {
      const screen = await terminal.settled(expected);
      expect(terminal.isOnOwnScreen()).toBe(true);
      const lines = screen.split('\n');
      expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
      expect(lines.length).toBeLessThanOrEqual(rows);
      expect(lines[0]).not.toBe('');
      return screen;
    }

    it('assess takes a name, a role, answers, a comment and evidence', async () => {
      const terminal = terminalOf(size);
      terminal.type(`aiops assess -a a.yaml --date ${today}; echo "code $?"`);
      await seen(terminal, /^> ?$/m);
      terminal.paste('José 김');
      terminal.press('Enter');
      await seen(terminal, /Which is your role\?/);
      terminal.press('3', 'Enter');
      await throughHowTo(terminal);
      terminal.press('3');
      await seen(terminal, /❯ 3/);
      terminal.press('Enter');
      await seen(terminal, /COL-2/);
      terminal.press('c');
      await seen(terminal, /^>/m);
      terminal.paste('two lines: né\n한글 テスト');
      await seen(terminal, /^> two lines: né 한글 テスト$/m);
      terminal.press('Enter');
      expect(whereOn(await seen(terminal, /COL-2,.* of 54/))).toEqual({ gate: 'COL-2', answered: 1 });
      terminal.press('e');
      await seen(terminal, /❯ 1/);
      terminal.press('2', 'Enter');
      for (const told of ['dashboard', '2026-11-02', 'Ana', '']) {
        await seen(terminal, /^> ?$/m);
        terminal.type(told);
      }
      await seen(terminal, /COL-2,.* of 54/);
      terminal.press('4', 'Enter');
      expect(whereOn(await seen(terminal, /COL-3,/))).toEqual({ gate: 'COL-3', answered: 2 });
      terminal.press('q');
      await terminal.settled(/code 0/);
      expect(readFileSync(join(terminal.folder, 'a.yaml'), 'utf8')).toBe(
        [
          'schema: aiops-answers/1',
          'model:',
          '  id: aiops-ladder',
          '  version: 1.0.0',
          `date: "${today}"`,
          'respondents:',
          '  - id: José 김',
          '    role: operations',
          '    answers:',
          '      COL-1: 3',
          '      COL-2:',
          '        answer: 4',
          '        comment: "two lines: né 한글 テスト"',
          '        evidence:',
          '          - kind: artefact',
          '            what: dashboard',
          '            date: 2026-11-02',
          '            owner: Ana',
          '',
        ].join('\n'),
      );
    });

    it('assess goes to a gate, takes it as not applicable, and goes back to it', async () => {
      const terminal = terminalOf(size);
      await firstQuestion(terminal);
      terminal.press('b');
      await seen(terminal, /this is the first one/);
      terminal.press('n');
      await seen(terminal, /this applies to every/);
      terminal.press('g');
      await seen(terminal, /Go to which gate\?/);
      terminal.type('con-4');
      await seen(terminal, /· CON-4,/);
      terminal.press('n');
      await seen(terminal, /Why is it not applicable\?/);
      terminal.press('3', 'Enter');
      await seen(terminal, /^> ?$/m);
      terminal.type('Silva');
      await seen(terminal, /Until when\?/);
      terminal.type(today);
      await seen(terminal, /the date must be later than today/);
      terminal.press('C-u');
      terminal.type('2027-06-30');
      await seen(terminal, /· CON-5,/);
      terminal.press('b');
      const question = await seen(terminal, /· CON-4,/);
      expect(question).toMatch(/❯ n {2}not applicable \(architecture\s+constraint, until 2027-06-30\)/);
      expect(whereOn(question)).toEqual({ gate: 'CON-4', answered: 1 });
    });

    it('assess helps with a question and comes back to it, with what was chosen', async () => {
      const terminal = terminalOf(size);
      await firstQuestion(terminal);
      terminal.press('2', '?');
      await seen(terminal, /Help · COL-1 {2}1\/\d/);
      terminal.press('Enter');
      await seen(terminal, /Help · COL-1 {2}2\/\d/);
      terminal.press('Escape');
      expect(await seen(terminal, /1\/5 · COL-1,/)).toMatch(/^❯ 2 /m);
    });

    it('assess leaves a skipped question for later, and goes on with the next one', async () => {
      const terminal = terminalOf(size);
      await firstQuestion(terminal);
      terminal.press('3', 'Enter');
      await seen(terminal, /COL-2/);
      terminal.press('s');
      await seen(terminal, /COL-3/);
      terminal.press('q');
      const left = await terminal.settled(/code 0/);
      expect(left).toContain(
        'Saved 1 of 54 answers to a.yaml.\nResume: aiops assess -a a.yaml --respondent kim\ncode 0',
      );
      terminal.type('clear; aiops assess -a a.yaml --respondent kim; echo "code $?"');
      expect(whereOn(await seen(terminal, /of 54/))).toEqual({ gate: 'COL-3', answered: 1 });
    });

    it.each([
      ['C-c', 130],
      ['SIGTERM', 143],
    ] as const)('assess gives the terminal back at %s, with code %i', async (how, code) => {
      const terminal = terminalOf(size);
      await firstQuestion(terminal);
      terminal.press('4', 'Enter');
      await seen(terminal, /COL-2/);
      expect(terminal.isOnOwnScreen()).toBe(true);
      if (how === 'C-c') terminal.press(how);
      else terminal.kill(how);
      const left = await terminal.settled(/code \d+/);
      expect(left).toContain(
        `Saved 1 of 54 answers to a.yaml.\nResume: aiops assess -a a.yaml --respondent kim\ncode ${code}`,
      );
      expect(left).not.toContain('COL-2');
      expect(terminal.isOnOwnScreen()).toBe(false);
      terminal.type(`clear; stty -a | tr ' ;' '\\n\\n' | grep -xE -e '-?(icanon|echo|isig|icrnl)' | sort`);
      expect(await terminal.settled(/isig/)).toMatch(/^echo\nicanon\nicrnl\nisig\n/);
      expect(readdirSync(terminal.folder)).toEqual(['a.yaml', 'a.yaml.log']);
    });
  });

  it('assess draws a question anew at each size of the terminal', async () => {
    const terminal = terminalOf(STANDARD);
    const standard = await firstQuestion(terminal);
    terminal.resize(...SMALL);
    const small = await terminal.settled(/^─{40}$/m);
    terminal.resize(100, 40);
    const large = await terminal.settled(/^─{100}$/m);
    terminal.resize(...STANDARD);
    expect(await terminal.settled(/^─{80}$/m)).toBe(standard);
    expect(small).toBe(await firstQuestion(terminalOf(SMALL)));
    expect(large).toBe(await firstQuestion(terminalOf([100, 40])));
  });

  it('assess keeps a text that is being typed when the terminal is resized', async () => {
    const terminal = terminalOf(STANDARD);
    await firstQuestion(terminal);
    terminal.press('c');
    await terminal.settled(/^>/m);
    terminal.paste('half of a 문장');
    await terminal.settled(/> half of a 문장$/m);
    terminal.resize(...SMALL);
    const small = await terminal.settled(/\n> half of a 문장$/);
    expect(small.match(/half of a/g)).toHaveLength(1);
  });

  it.each(['en', 'ko', 'pt-BR'])('assess --lang %s asks the first question', async (language) => {
    const terminal = terminalOf(STANDARD);
    const options = `--respondent kim --role operations --target 3 --lang ${language}`;
    const screen = await firstQuestion(terminal, options);
    await expect(`${screen}\n`).toMatchFileSnapshot(
      `../../fixtures/golden/interview/terminal-${language}.txt`,
    );
  });

  it('assess draws its questions also where the report goes to a file', async () => {
    const terminal = terminalOf(STANDARD);
    writeFileSync(join(terminal.folder, 'a.yaml'), answersToAllBut('COL-2'));
    terminal.type('aiops assess -a a.yaml --respondent kim > report.txt; echo "code $?"');
    expect(whereOn(await terminal.settled(/of 54/))).toEqual({ gate: 'COL-2', answered: 53 });
    terminal.press('4', 'Enter');
    await terminal.settled(/Nothing is open/);
    terminal.press('Enter');
    expect(await terminal.settled(/code \d/)).toMatch(/^code 0$/m);
    expect(readFileSync(join(terminal.folder, 'report.txt'), 'utf8')).toMatch(
      new RegExp(`^${today}\\n.*\\n\\nLevel 2 · `),
    );
  });

  describe('where nobody can be asked', () => {
    const NO_ANSWERS = 'aiops: error: there is no a.yaml yet, and nobody can be asked';
    const FORM =
      '  fix: run it at a terminal, or write a form, fill it in and score it: aiops assess --form a.yaml; aiops assess -a a.yaml';

    it.each([
      [
        "printf '' | aiops assess -a a.yaml",
        2,
        [`${NO_ANSWERS}: standard input is no terminal [input-needed]`, FORM],
      ],
      [
        'aiops assess -a a.yaml </dev/null',
        2,
        [`${NO_ANSWERS}: standard input is no terminal [input-needed]`, FORM],
      ],
      ['CI=true aiops assess -a a.yaml', 2, [`${NO_ANSWERS}: the variable CI is set [input-needed]`, FORM]],
      ['aiops assess -a a.yaml --no-input', 3, ['a.yaml: error: there is no such file [file-missing]']],
    ])('%s ends with %i', async (line, code, lines) => {
      const terminal = terminalOf([200, 40]);
      terminal.type(`clear; (${line}) > out.txt; echo "code $?"`);
      const screen = await terminal.settled(/^code \d/m);
      expect(screen.split('\n').slice(0, -1)).toEqual([...lines, `code ${code}`]);
      expect(readdirSync(terminal.folder)).toEqual(['out.txt']);
      expect(readFileSync(join(terminal.folder, 'out.txt'), 'utf8')).toBe('');
    });
  });

  it('assess tells who holds the file, and takes it over from one who is gone', async () => {
    const first = terminalOf(STANDARD);
    await firstQuestion(first);
    first.press('3', 'Enter');
    await first.settled(/COL-2/);
    const pid = first.pid();
    const second = terminalOf([200, 40], first.folder);
    second.type('clear; aiops assess -a a.yaml --respondent kim; echo "code $?"');
    const refused = await second.settled(/^code \d/m);
    const told = refused.replace(/since .* UTC .process \d+ on .*\)/, 'since THEN (PROCESS)');
    expect(told.split('\n').slice(0, -1)).toEqual([
      'a.yaml: error: kim has held it since THEN (PROCESS) [answers-held]',
      '  fix: wait until it is let go, or answer in a file of your own and merge it: aiops assess --merge FILE -a ALL',
      'code 2',
    ]);
    expect(refused).toContain(`(process ${pid} on `);
    first.kill();
    await first.settled(/code 137/);
    second.type('clear; aiops assess -a a.yaml --respondent kim; echo "code $?"');
    const offer = await second.settled(/take it over/);
    expect(offer.replaceAll(/\s+/g, ' ')).toContain(`(process ${pid} on `);
    second.press('Enter');
    expect(whereOn(await second.settled(/of 54/))).toEqual({ gate: 'COL-2', answered: 1 });
    second.press('b');
    expect(await second.settled(/COL-1/)).toMatch(/^❯ 3 /m);
    second.press('C-c');
    await second.settled(/code 130/);
    expect(readdirSync(first.folder)).toEqual(['a.yaml', 'a.yaml.log']);
  });
});
