import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssessmentResult } from '../../src/report/assessment/result.ts';
import { ladder } from '../maturity/ladder.ts';
import { aiops, shell } from './run-aiops.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiops-assess-'));
afterAll(() => rmSync(folder, { recursive: true }));

const samples = fileURLToPath(new URL('../../questionnaires/samples/', import.meta.url));
const bank = join(samples, 'aurora-bank.yaml');
const inFolder = (...args: string[]) => aiops(args, { cwd: folder });
const text = (name: string) => readFileSync(join(folder, name), 'utf8');
const result = (stdout: string) => JSON.parse(stdout) as AssessmentResult;

/** A form of the folder, filled in: every gate of a level gets its score. */
function filled(
  form: string,
  name: string,
  scores: readonly number[],
  who: { id: string; role: string },
): void {
  const answered = text(form)
    .replace(
      /^( {6}[A-Z]+-(\d)[a-c]?:)(?= #|$)/gm,
      (_, gate: string, level: string) => `${gate} ${scores[Number(level) - 1]}`,
    )
    .replace('"your-name"', who.id)
    .replace('"your-role"', who.role);
  writeFileSync(join(folder, name), answered);
}

const levelOf = (stdout: string) => result(stdout).placement.demonstrated.level;

describe('aiops assess, without a terminal', () => {
  beforeAll(() => {
    expect(inFolder('assess', '--form', 'form.yaml', '--client', 'Acme', '--date', '2026-11-20').code).toBe(
      0,
    );
    filled('form.yaml', 'ana.yaml', [4, 4, 2, 0, 0], { id: 'ana', role: 'operations' });
    filled('form.yaml', 'joao.yaml', [4, 3, 2, 0, 0], { id: 'joão', role: 'manager' });
    filled('form.yaml', 'min.yaml', [4, 3, 1, 0, 0], { id: '민준', role: 'data' });
  });

  it('an empty form, filled in, gives a placement', () => {
    const { code, stdout, stderr } = inFolder('assess', '-a', 'ana.yaml', '--json');
    expect(code).toBe(0);
    expect(levelOf(stdout)).toBe(2);
    expect(stderr.trimEnd().split('\n')).toEqual([
      'ana.yaml: read',
      '1 respondent, 54 of 54 gates answered, 2026-11-20',
      'level 2 demonstrated, 2 declared; confidence C (indicative). gate: not configured (use --fail-under or --threshold). exit 0',
    ]);
  });

  it('never overwrites a form', () => {
    const { code, stderr } = inFolder('assess', '--form', 'form.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('the file is there already, and somebody may have filled it in [form-exists]');
  });

  it('gates without an answer are told, and scored only when asked to', () => {
    const { code, stdout, stderr } = inFolder('assess', '-a', 'form.yaml', '--no-input', '--respondent', 'x');
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain('there is no role "your-role"');
    writeFileSync(
      join(folder, 'part.yaml'),
      text('ana.yaml')
        .replace(/^ {6}DQ-2:.*\n/m, '')
        .replace(/^ {6}GOV-1:.*\n/m, ''),
    );
    const partial = inFolder('assess', '-a', 'part.yaml');
    expect(partial.code).toBe(3);
    expect(partial.stderr).toContain(
      'part.yaml: error: 2 gates have no answer: DQ-2, GOV-1 [answers-missing]',
    );
    expect(inFolder('assess', '-a', 'part.yaml', '--allow-partial').code).toBe(0);
  });

  it('--fail-under judges the demonstrated level', () => {
    const gate = (level: string) => inFolder('assess', '-a', 'ana.yaml', '-f', 'none', '--fail-under', level);
    expect([gate('2').code, gate('3').code]).toEqual([0, 1]);
    expect(gate('2').stderr).toContain('gate passed: 1 rule. exit 0');
    expect(gate('3').stderr).toContain('gate failed: --fail-under 3 (2). exit 1');
  });

  it('--merge: the order of files changes nothing but the paths', () => {
    const merged = (...files: string[]) => {
      const { inputs: _, ...rest } = result(inFolder('assess', '--merge', ...files, '--json').stdout);
      return rest;
    };
    expect(merged('ana.yaml', 'joao.yaml', 'min.yaml')).toEqual(merged('min.yaml', 'ana.yaml', 'joao.yaml'));
  });

  it('--merge saves to --answers, with every comment that somebody wrote', () => {
    writeFileSync(
      join(folder, 'all.yaml'),
      text('ana.yaml').replace('      DQ-2: 4', '      # ask the data team again\n      DQ-2: 4'),
    );
    const { code, stderr } = inFolder(
      'assess',
      '-a',
      'all.yaml',
      '--merge',
      'joao.yaml',
      'min.yaml',
      '-f',
      'none',
    );
    expect([code, stderr]).toEqual([0, expect.stringContaining('saved all.yaml')]);
    const saved = text('all.yaml');
    expect(saved).toContain('      # ask the data team again\n      DQ-2: 4');
    expect(saved.match(/^ {2}- id: (.*)$/gm)).toEqual(['  - id: ana', '  - id: joão', '  - id: 민준']);
    expect(saved.split('\n').filter((line) => !text('all.yaml').includes(line))).toEqual([]);
    expect(inFolder('validate', 'all.yaml').code).toBe(0);
  });

  it('--set changes one answer in the file, and keeps the rest of it byte for byte', () => {
    const before = text('ana.yaml');
    writeFileSync(join(folder, 'set.yaml'), before);
    const { code, stderr } = inFolder('assess', '-a', 'set.yaml', '--set', 'COL-1=0', '-f', 'none');
    expect([code, stderr]).toEqual([0, expect.stringContaining('level 0 demonstrated')]);
    expect(text('set.yaml')).toBe(before.replace('      COL-1: 4', '      COL-1: 0'));
  });

  it('--set alone answers for one respondent, and makes no file', () => {
    const sets = ladder.criteria.flatMap(({ id }) => ['--set', `${id}=4`]);
    const { code, stdout } = inFolder(
      'assess',
      ...sets,
      '--role',
      'operations',
      '--date',
      '2026-11-20',
      '--json',
    );
    expect(code).toBe(0);
    expect(result(stdout).placement.declared.level).toBe(5);
  });

  it('a survey and a filled form answer as a YAML file does', () => {
    const rows = ladder.criteria.map(
      ({ id, level }) => `${id},${[4, 4, 2, 0, 0][level - 1]},ana,operations,`,
    );
    writeFileSync(join(folder, 'survey.csv'), ['gate,answer,respondent,role,comment', ...rows].join('\n'));
    inFolder('assess', '--form', 'form.md', '--respondent', 'ana', '--role', 'operations');
    const form = text('form.md').replace(
      /^### [A-Z]+-(\d)[\s\S]*?(?=^### |^## |$(?![\s\S]))/gm,
      (section, level: string) =>
        section.replace(new RegExp(`- \\[ \\] ${[4, 4, 2, 0, 0][Number(level) - 1]}\\b`), (box) =>
          box.replace('[ ]', '[x]'),
        ),
    );
    writeFileSync(join(folder, 'filled.md'), form);
    const placement = (...args: string[]) =>
      result(inFolder('assess', ...args, '--date', '2026-11-20', '--json').stdout).placement;
    const expected = placement('-a', 'ana.yaml');
    expect(placement('-a', 'survey.csv')).toEqual(expected);
    expect(placement('-a', 'filled.md')).toEqual(expected);
  });

  it.each(['en', 'pt-BR', 'ko'])('a Markdown form in %s keeps what its head tells', (language) => {
    const head = ['--client', 'Acme', '--scope', 'cards', '--facilitator', 'M. K.', '--date', '2026-11-20'];
    const who = ['--respondent', 'ana', '--role', 'operations', '--lang', language];
    expect(inFolder('assess', '--form', `head.${language}.md`, ...head, ...who).code).toBe(0);
    const { stdout } = inFolder('assess', '-a', `head.${language}.md`, '--allow-partial', '--json');
    const { client, scope, facilitator, date } = result(stdout);
    expect([client, scope, facilitator, date]).toEqual(['Acme', 'cards', 'M. K.', '2026-11-20']);
  });

  it('piped answers are read from standard input', () => {
    const { code, stdout } = shell('cat ana.yaml | $AIOPS assess -a - --json', { cwd: folder });
    expect([code, levelOf(stdout)]).toEqual([0, 2]);
  });

  it('-o writes each format by its ending, all or nothing', () => {
    const { code, stderr } = inFolder(
      'assess',
      '-a',
      'ana.yaml',
      '-f',
      'none',
      '-o',
      'a.json',
      '-o',
      'a.md',
      '-o',
      'a.csv',
      '-o',
      'a.txt',
    );
    expect(code).toBe(0);
    expect(stderr).toContain('wrote a.csv (csv)');
    expect(text('a.md')).toMatch(/^# Maturity assessment: Acme · 2026-11-20\n/);
    expect(text('a.csv')).toMatch(/^wave,action,title,/);
  });

  it('--target and --upto', () => {
    const { stdout } = inFolder('assess', '-a', 'ana.yaml', '--target', 'DQ=3', '--json');
    const { target, gaps } = result(stdout).roadmap;
    expect([target, gaps.map(({ gate }) => gate)]).toEqual([{ DQ: 3 }, ['DQ-1', 'DQ-3']]);
    writeFileSync(join(folder, 'low.yaml'), text('ana.yaml').replace(/^ {6}[A-Z]+-[45][a-c]?:.*\n/gm, ''));
    expect(inFolder('assess', '-a', 'low.yaml', '--upto', '3', '-f', 'none').code).toBe(0);
  });

  it('the result is what aiops schema assessment says, in every language', () => {
    const schema = JSON.parse(aiops(['schema', 'assessment']).stdout) as object;
    const validate = new Ajv2020({ strict: false }).compile(schema);
    for (const language of ['en', 'pt-BR', 'ko']) {
      const { stdout } = inFolder(
        'assess',
        '-a',
        bank,
        '--lang',
        language,
        '--json',
        '--previous',
        join(folder, 'a.json'),
      );
      expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  it('the files that people write are what their schemas say', () => {
    const valid = (name: string, data: unknown) => {
      const validate = new Ajv2020({ strict: false, formats: { date: true } }).compile(
        JSON.parse(aiops(['schema', name]).stdout) as object,
      );
      expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
    };
    valid('questionnaire', ladder);
    valid('answers', {
      schema: 'aiops-answers/1',
      model: { id: 'm', version: '1.0.0' },
      respondents: [{ id: 'a', role: 'r', answers: { X: 3 } }],
    });
  });
});

describe('aiops compare', () => {
  it('two saved assessments, and the answers behind them: the same comparison', () => {
    const spring = join(samples, 'aurora-bank-spring.yaml');
    inFolder('assess', '-a', spring, '-f', 'none', '-o', 'spring.json');
    inFolder('assess', '-a', bank, '-f', 'none', '-o', 'autumn.json');
    const saved = inFolder('compare', 'spring.json', 'autumn.json', '-f', 'json');
    const scored = inFolder('compare', spring, bank, '-f', 'json');
    expect(saved.code).toBe(0);
    expect(saved.stdout).toBe(scored.stdout);
    const previous = inFolder('assess', '-a', bank, '--previous', 'spring.json', '--json');
    expect(result(previous.stdout).previous).toEqual(JSON.parse(saved.stdout));
  });

  it('refuses what is no assessment', () => {
    writeFileSync(join(folder, 'not.json'), '{"schema": "aiops/inspect/v1"}');
    expect(inFolder('compare', 'not.json', 'autumn.json')).toEqual({
      code: 3,
      stdout: '',
      stderr:
        'not.json: error: expected findings (aiops/findings/v1) or an assessment (aiops/assessment/v1) saved as JSON, got aiops/inspect/v1 [saved-format]\n  fix: save findings: aiops detect metrics.csv -o findings.json; or save an assessment: aiops assess -a answers.yaml -o assessment.json\n',
    });
  });
});

describe('aiops assess --rollup', () => {
  it('places the organisation by its units', () => {
    const { code, stdout, stderr } = inFolder(
      'assess',
      '--rollup',
      join(samples, 'aurora-units.yaml'),
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'aiops/rollup/v1', units: 3 });
    expect(stderr).toMatch(
      /^level \d \(3 units\)\. gate: not configured \(use --fail-under or --threshold\)\. exit 0\n$/,
    );
  });

  it('level 0 has the name that is said to those who stand there', () => {
    copyFileSync(join(samples, 'aurora-branches.yaml'), join(folder, 'branches.yaml'));
    writeFileSync(
      join(folder, 'unit.yaml'),
      'schema: aiops-units/1\nunits:\n  - {name: a, file: branches.yaml, weight: 1}\n',
    );
    const { stdout, stderr } = inFolder('assess', '--rollup', 'unit.yaml');
    expect(stdout).toMatch(/^Level 0 · Carried by people\n/);
    expect(stderr).toMatch(/^level 0 \(1 unit\)\. /);
  });

  it('opens nothing outside the folder of the list', () => {
    writeFileSync(
      join(folder, 'units.yaml'),
      'schema: aiops-units/1\nunits:\n  - {name: a, file: ../secret.yaml, weight: 1}\n',
    );
    const { code, stderr } = inFolder('assess', '--rollup', 'units.yaml');
    expect([code, stderr]).toEqual([
      2,
      'units.yaml: error: "../secret.yaml" lies outside the folder of this file [path-outside]\n  fix: move it beside the file, and name it from there\n',
    ]);
  });
});
