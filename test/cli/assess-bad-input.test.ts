import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { logLine } from '../../src/read/answers/answers-log.ts';
import { aiops } from './run-aiops.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiops-assess-'));
afterAll(() => rmSync(folder, { recursive: true }));

const home = fileURLToPath(new URL('../../', import.meta.url));
const model = readFileSync(join(home, 'questionnaires/aiops-ladder.yaml'), 'utf8');

const HEAD = 'schema: aiops-answers/1\nmodel: {id: aiops-ladder, version: 1.0.0}\ndate: 2026-11-20\n';
const ana = (answers: string) =>
  `${HEAD}respondents:\n  - id: ana\n    role: operations\n    answers:\n${answers}`;

/** Runs aiops on files of the folder; what it says without its last line, and how it ends. */
function run(args: readonly string[], files: Readonly<Record<string, string>>) {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return aiops(args, { cwd: folder });
}

describe('aiops assess refuses answers, with its whole message and code 3:', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'a gate that is not there',
      ana('      DQ-22: 3\n'),
      ['a.yaml:8:14: error: there is no gate "DQ-22" [gate-unknown]', '  fix: did you mean DQ-2?'],
    ],
    [
      'an answer out of scale',
      ana('      DQ-2: 7\n'),
      [
        'a.yaml:8:13: error: expected 0 to 4, unknown, or na with reason, approver and expires, got 7 [document-value]',
      ],
    ],
    [
      'a key twice',
      ana('      DQ-2: 3\n      DQ-2: 4\n'),
      [
        'a.yaml:9:7: error: key "DQ-2" appears twice in one mapping [yaml-duplicate-key]',
        '  fix: keep one of the two',
      ],
    ],
    [
      'answers to another model',
      ana('      DQ-2: 3\n').replace('id: aiops-ladder', 'id: theirs'),
      [
        'a.yaml:2:13: error: the answers are to the model "theirs", not to aiops-ladder [answers-model]',
        '  fix: name their model: --model FILE',
      ],
    ],
    [
      'answers to another version',
      ana('      DQ-2: 3\n').replace('version: 1.0.0', 'version: 3.1.0'),
      [
        'a.yaml:2:36: error: the answers are to version 3.1.0 of aiops-ladder, and this is 1.0.0 [answers-version]',
        '  why: another first number means that gates have another meaning',
        '  fix: answer what has changed, then write version: 1.0.0',
      ],
    ],
    [
      'an expired N/A',
      ana('      CON-4: {answer: na, reason: out-of-scope, approver: CIO, expires: 2026-06-30}\n'),
      [
        'a.yaml:8:73: error: "not applicable" of CON-4 expired on 2026-06-30 [na-expired]',
        '  fix: answer it, or have it approved again with a later date',
      ],
    ],
    [
      'an N/A without an approver',
      ana('      CON-4: {answer: na, reason: out-of-scope, expires: 2027-06-30}\n'),
      ['a.yaml:8:14: error: "approver" is missing [document-missing]'],
    ],
    [
      'N/A where it never is',
      ana('      COL-1: {answer: na, reason: other, approver: CIO, expires: 2027-06-30}\n'),
      [
        'a.yaml:8:14: error: COL-1 applies to every organisation [na-not-allowed]',
        "  why: someone else's duty is still a duty",
        '  fix: answer 0 to 4, or unknown',
      ],
    ],
    [
      'an artefact without an owner',
      ana('      COL-1: {answer: 3, evidence: [{kind: artefact, what: list, date: 2026-10-01}]}\n'),
      ['a.yaml:8:37: error: an artefact needs a date and an owner [document-value]'],
    ],
    [
      'a key that is not there',
      ana('      COL-1: {answer: 3, coment: two are missing}\n'),
      ['a.yaml:8:26: error: unknown key "coment" [document-key]', '  fix: did you mean "comment"?'],
    ],
    [
      'a role that is not there',
      ana('      COL-1: 3\n').replace('role: operations', 'role: ops'),
      [
        'a.yaml:6:11: error: there is no role "ops" [role-unknown]',
        '  fix: known are executive, manager, operations, development, data, security',
      ],
    ],
    [
      'no date',
      ana('      COL-1: 3\n').replace('date: 2026-11-20\n', ''),
      [
        'a.yaml: error: the date of the assessment is missing [answers-date]',
        '  why: evidence ages, and the same answers must give the same result on any day',
        '  fix: write date: YYYY-MM-DD into the file, or pass --date YYYY-MM-DD',
      ],
    ],
    [
      'no YAML',
      'a: [1, 2\n',
      [
        'a.yaml:2:1: error: flow sequence in block collection must be sufficiently indented and end with a ] [yaml-syntax]',
        '  fix: check the indentation, colons and quotes of this line and the one before',
      ],
    ],
    [
      'nothing',
      '',
      [
        'a.yaml: error: expected a document, got nothing [yaml-empty]',
        '  fix: check that this is the right file',
      ],
    ],
  ])('%s', (_, answers, lines) => {
    const { code, stdout, stderr } = run(['assess', '-a', 'a.yaml'], { 'a.yaml': answers });
    expect(stderr.trimEnd().split('\n')).toEqual(lines);
    expect([code, stdout]).toEqual([3, '']);
  });

  it('a YAML bomb, at once', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefghi'.split('').map((name, at) => {
        const before = `*${'abcdefgh'[at]}`;
        return `${name}: &${name} [${Array(9).fill(before).join(', ')}]`;
      }),
    ].join('\n');
    const { code, stderr } = run(['assess', '-a', 'bomb.yaml'], { 'bomb.yaml': bomb });
    expect(code).toBe(3);
    expect(stderr).toContain('the references (*name) repeat too much [yaml-aliases]');
  });

  it('10 MB, at once', () => {
    const large = ana(`      DQ-2: {answer: 3, comment: "${'x'.repeat(10_000_000)}"}\n`);
    const { code, stderr } = run(['assess', '-a', 'large.yaml'], { 'large.yaml': large });
    expect(code).toBe(3);
    expect(stderr).toBe(
      'large.yaml: error: the document is larger than 4 MiB [yaml-too-large]\n  fix: check that this is the right file, or split it\n',
    );
  });

  it('two files of one respondent', () => {
    const files = { 'one.yaml': ana('      COL-1: 3\n'), 'two.yaml': ana('      COL-1: 4\n') };
    const { code, stderr } = run(['assess', '--merge', 'one.yaml', 'two.yaml'], files);
    expect(code).toBe(3);
    expect(stderr).toBe(
      'two.yaml:5:9: error: the respondent "ana" is there twice [respondent-repeated]\n  fix: one respondent answers once: take the old answers out, then merge again\n',
    );
  });

  it('a file that is not there, and makes none', () => {
    const { code, stderr } = run(['assess', '-a', 'nowhere.yaml', '--no-input'], {});
    expect([code, stderr]).toEqual([3, 'nowhere.yaml: error: there is no such file [file-missing]\n']);
  });

  it('what is no answers file, also where something is to be set in it; it stays as it is', () => {
    const text = `${HEAD}respondents: 3\n`;
    const { code, stderr } = run(['assess', '-a', 'a.yaml', '--set', 'DQ-2=3', '--role', 'data'], {
      'a.yaml': text,
    });
    expect([code, stderr]).toEqual([3, 'a.yaml:4:14: error: expected a list, got 3 [document-value]\n']);
    expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(text);
  });

  it('what is repeated by reference is one fault', () => {
    const na = '{answer: na, reason: out-of-scope, approver: CIO, expires: 2026-06-30}';
    const two = `${ana(`      CON-4: &na ${na}\n`)}  - id: min\n    role: data\n    answers:\n      CON-4: *na\n`;
    const { stderr } = run(['assess', '-a', 'a.yaml'], { 'a.yaml': two });
    expect(stderr.trimEnd().split('\n')).toEqual([
      'a.yaml:8:77: error: "not applicable" of CON-4 expired on 2026-06-30 [na-expired]',
      '  fix: answer it, or have it approved again with a later date',
    ]);
  });

  it('several faults at once: the first, and how many more', () => {
    const { stderr } = run(['assess', '-a', 'a.yaml'], {
      'a.yaml': ana('      DQ-2: 7\n      DQ-3: 8\n      DQ-4: 9\n'),
    });
    expect(stderr).toContain('  why: 2 more problems; all of them: aiops validate a.yaml');
  });
});

describe('aiops assess refuses a model or a call, with its whole message and code 2:', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'no answers at all',
      ['assess', '--no-progress'],
      [
        'aiops: error: there are no answers, and nobody can be asked: standard input is no terminal [input-needed]',
        '  fix: run it at a terminal, or write a form, fill it in and score it: aiops assess --form answers.yaml; aiops assess -a answers.yaml',
      ],
    ],
    [
      'answers that are not there',
      ['assess', '-a', 'not-there.yaml'],
      [
        'aiops: error: there is no not-there.yaml yet, and nobody can be asked: standard input is no terminal [input-needed]',
        '  fix: run it at a terminal, or write a form, fill it in and score it: aiops assess --form not-there.yaml; aiops assess -a not-there.yaml',
      ],
    ],
    [
      'a level that the model does not have',
      ['assess', '--sample', '--upto', '9'],
      ['aiops: error: --upto 9: the highest level of the model is 5 [upto]', '  fix: ask for 5 at most'],
    ],
    [
      'a respondent without a name',
      ['assess', '-a', 'not-there.yaml', '--respondent', ' '],
      [
        'aiops: error: --respondent " ": expected a name or a sign [option-value]',
        '  fix: see: aiops assess --help',
      ],
    ],
    [
      'a language that the model does not speak',
      ['assess', '--sample', '--lang', 'de'],
      [
        'aiops-ladder.yaml: error: the model aiops-ladder does not speak "de" [model-language]',
        '  fix: it speaks en, pt-BR, ko',
      ],
    ],
    [
      '--set out of scale',
      ['assess', '--sample', '--set', 'DQ-2=7'],
      [
        'aiops: error: --set "DQ-2=7": expected 0 to 4, or unknown [option-value]',
        '  fix: for "not applicable" the answers file has room for the reason',
      ],
    ],
    [
      '--set without a respondent among several',
      ['assess', '--sample', '--set', 'DQ-2=3'],
      [
        'aiops: error: --set: there are 5 respondents [set-respondent]',
        '  fix: say whose answer it is: --respondent ID',
      ],
    ],
    [
      '--set of a gate that is not there',
      ['assess', '--set', 'DQQ-2=3', '--role', 'data', '--date', '2026-11-20'],
      ['aiops: error: --set: there is no gate "DQQ-2" [gate-unknown]', '  fix: did you mean DQ-2?'],
    ],
    [
      'a target that is none',
      ['assess', '--sample', '--target', 'high'],
      [
        'aiops: error: --target "high": expected a level, or a level of one dimension such as DQ=3 [option-value]',
        '  fix: see: aiops assess --help',
      ],
    ],
    [
      'a target above the ladder',
      ['assess', '--sample', '--target', '9'],
      [
        'aiops: error: --target: the target 9 is above the highest level of the model, which is 5 [target-level]',
        '  fix: aim at 5 at most',
      ],
    ],
    [
      'a target of no dimension',
      ['assess', '--sample', '--target', 'DQQ=3'],
      ['aiops: error: --target: there is no dimension "DQQ" [dimension-unknown]', '  fix: did you mean DQ?'],
    ],
    [
      'a language that has the name of something else',
      ['assess', '--sample', '--lang', 'constructor'],
      [
        'aiops-ladder.yaml: error: the model aiops-ladder does not speak "constructor" [model-language]',
        '  fix: it speaks en, pt-BR, ko',
      ],
    ],
    [
      'a date that is none',
      ['assess', '--sample', '--date', '2026-02-30'],
      [
        'aiops: error: --date "2026-02-30": expected a date such as 2026-11-21 [option-value]',
        '  fix: see: aiops assess --help',
      ],
    ],
    [
      'a format that is not there',
      ['assess', '--sample', '-f', 'ndjson'],
      [
        'aiops: error: output format "ndjson": expected one of text, markdown, json, csv, html, pdf, docx, pptx, xlsx, none [output-format]',
        '  fix: see: aiops assess --help',
      ],
    ],
  ])('%s', (_, args, lines) => {
    const { code, stdout, stderr } = run(args, {});
    const said = stderr.trimEnd().split('\n').slice(-lines.length);
    expect(said.map((line) => line.replace(/^\S*aiops-ladder\.yaml/, 'aiops-ladder.yaml'))).toEqual(lines);
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe('aiops validate tells every fault, with code 2:', () => {
  const spoilt = (from: string, to: string) => {
    expect(model).toContain(from);
    return model.replace(from, to).replace(/^translations:\n( .*\n)+/m, '');
  };

  it.each<[string, string, readonly string[]]>([
    [
      'cyclic actions',
      spoilt('closes: [COL-1]\n    after: [A01]', 'closes: [COL-1]\n    after: [A03]'),
      [
        'm.yaml:1347:13: error: actions wait for one another: A02 after A03 after A02 [actions-cyclic]',
        '  fix: take one of them out of "after"',
      ],
    ],
    ['a profile that cannot be reached', spoilt('"1": {COL: 1,', '"1": {COL: 7,'), []],
    ['an unknown key', spoilt('    scale: coverage\n', '    scael: coverage\n'), []],
  ])('%s', (_, text, lines) => {
    const { code, stdout, stderr } = run(['validate', 'm.yaml'], { 'm.yaml': text });
    if (lines.length > 0)
      expect(
        stderr
          .trimEnd()
          .split('\n')
          .map((line) => line.replace(/:\d+:\d+:/, ':L:C:')),
      ).toEqual(lines.map((line) => line.replace(/:\d+:\d+:/, ':L:C:')));
    expect(stderr).toMatch(/^m\.yaml:\d+:\d+: error: /);
    expect([code, stdout]).toEqual([2, '']);
  });

  it('a translation that is missing a text, and one that is stale', () => {
    mkdirSync(join(folder, 'locales'), { recursive: true });
    cpSync(join(home, 'questionnaires/locales'), join(folder, 'locales'), { recursive: true });
    const ko = readFileSync(join(home, 'questionnaires/locales/ko.yaml'), 'utf8');
    writeFileSync(
      join(folder, 'locales/ko.yaml'),
      ko.replace(/ {2}levels\/0\/name:\n {4}of: .*\n {4}text: .*\n/, ''),
    );
    const changed = model.replace('name: Collection\n', 'name: Gathering\n');
    const { code, stderr } = run(['validate', 'changed.yaml'], { 'changed.yaml': changed });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^locales\/pt-BR\.yaml:\d+:\d+: error: levels\/1\/name has changed since it was translated \[translation-stale\]$/m,
    );
    expect(stderr).toMatch(
      /^locales\/ko\.yaml:\d+:\d+: error: levels\/0\/name is not translated \[translation-missing\]$/m,
    );
  });

  it('a file that is not there is code 3, and the valid one beside it is told', () => {
    const { code, stdout, stderr } = run(['validate', 'nowhere.yaml', 'good.yaml'], {
      'good.yaml': ana('      COL-1: 3\n'),
    });
    expect(code).toBe(3);
    expect(stdout).toBe(
      'good.yaml: valid answers to aiops-ladder 1.0.0: 1 respondent, 1 of 54 gates answered\n',
    );
    expect(stderr).toBe('nowhere.yaml: error: there is no such file [file-missing]\n');
  });

  it('a file that does not say what it is', () => {
    const { code, stderr } = run(['validate', 'what.yaml'], { 'what.yaml': 'name: x\n' });
    expect([code, stderr]).toEqual([
      2,
      'what.yaml:1:1: error: the file does not say what it is [document-schema]\n  fix: begin with schema: and one of aiops-questionnaire/1, aiops-translation/1, aiops-answers/1, aiops-units/1, aiops/baseline/v1\n',
    ]);
  });
});

describe('aiops validate A.yaml.log', async () => {
  const at = '2026-11-20T09:30:00.000Z';
  const first = await logLine({ at, event: 'opened', file: null }, '');
  const second = await logLine(
    { at, event: 'answered', respondent: 'ana', gate: 'DQ-2', now: 3, file: null },
    first,
  );
  const third = await logLine({ at, event: 'closed', file: null }, second);
  const log = `${first}\n${second}\n`;

  it.each<[string, string | Uint8Array, string]>([
    ['a whole log', log, '2 entries, chain whole'],
    ['a log of one', `${first}\n`, '1 entry, chain whole'],
    [
      'a log that a crash cut off inside of a character',
      Buffer.from(`${log}{"gate":"é`).subarray(0, -1),
      `2 entries, chain whole; a line cut off at byte ${log.length} is left out`,
    ],
  ])('tells %s', (_, text, told) => {
    writeFileSync(join(folder, 'a.yaml.log'), text);
    const { code, stdout, stderr } = run(['validate', 'a.yaml.log'], {});
    expect([code, stderr, stdout]).toEqual([0, '', `a.yaml.log: valid answers log: ${told}\n`]);
  });

  it.each<[string, string, string]>([
    [
      'a changed answer',
      `${log.replace('"now":3', '"now":4')}${third}\n`,
      `a.yaml.log:3: error: the line does not follow the one before [log-chain]
  why: line 2 was changed after it was written, or lines were taken out or put in here
  fix: compare the log with a copy of it; the answers themselves stand in the answers file
`,
    ],
    [
      'another log',
      'started\nstopped\n',
      `a.yaml.log: error: there is no entry of an answers log in it [log-empty]
  why: the first line: it is no JSON
  fix: name the log of an answers file, such as aiops-answers.yaml.log
`,
    ],
    [
      'an empty file',
      '',
      `a.yaml.log: error: there is no entry of an answers log in it [log-empty]
  fix: name the log of an answers file, such as aiops-answers.yaml.log
`,
    ],
  ])('refuses %s, with code 2', (_, text, message) => {
    const { code, stdout, stderr } = run(['validate', 'a.yaml.log'], { 'a.yaml.log': text });
    expect([code, stdout, stderr]).toEqual([2, '', message]);
  });
});
