import { describe, expect, it } from 'vitest';
import type { AssessmentResult } from '../../src/report/assessment/result.ts';
import { runHere } from './in-process.ts';

async function assess(...args: string[]) {
  const { code, said, stdout } = await runHere(['assess', ...args, '--no-config']);
  return { code, said, stdout, last: said.at(-1) ?? '' };
}

const thresholds = (...typed: string[]) => typed.flatMap((one) => ['--threshold', one]);
const UNITS = 'questionnaires/samples/aurora-units.yaml';

describe('aiops assess, its gate', () => {
  it.each<[string[], number, string]>([
    [[], 0, 'gate: not configured (use --fail-under or --threshold). exit 0'],
    [['--fail-under', '2'], 0, 'gate passed: 1 rule. exit 0'],
    [['--fail-under', '3'], 1, 'gate failed: --fail-under 3 (2). exit 1'],
    [['--fail-under', '3', '--exit-zero'], 0, 'gate failed: --fail-under 3 (2); --exit-zero. exit 0'],
    [thresholds('level(DQ) >= 2'), 1, 'gate failed: level(DQ) >= 2 (1). exit 1'],
    [thresholds('level(DQ) >= 2 (warn)'), 0, 'gate passed, 1 warning: level(DQ) >= 2 (warn) (1). exit 0'],
    [thresholds('level(DQ) >= 2 (off)'), 0, 'gate: not configured (use --fail-under or --threshold). exit 0'],
    [
      ['--fail-under', '2', ...thresholds('declared > 2', 'unknown < 10%')],
      1,
      'gate failed: declared > 2 (2), 1 of 3 rules. exit 1',
    ],
  ])('assess --sample %j: exit %i', async (args, code, verdict) => {
    const run = await assess('--sample', '-f', 'none', ...args);
    expect([run.code, run.last]).toEqual([
      code,
      `level 2 demonstrated, 2 declared; confidence C (indicative). ${verdict}`,
    ]);
  });

  it('the result holds the verdict that the last line tells', async () => {
    const { stdout } = await assess(
      '--sample',
      '--json',
      '--fail-under',
      '3',
      ...thresholds('unknown < 10%'),
    );
    const { gate } = JSON.parse(stdout) as AssessmentResult;
    expect(gate).toEqual({
      configured: true,
      passed: false,
      rules: [
        {
          rule: '--fail-under 3',
          option: { name: 'fail-under', value: '3' },
          series: null,
          level: 'error',
          passed: false,
          observed: 2,
          limit: 3,
          unit: 'level',
          findings: [],
        },
        {
          rule: 'unknown < 10%',
          series: null,
          level: 'error',
          passed: true,
          observed: 2 / 44,
          limit: 0.1,
          unit: 'share',
          findings: [],
        },
      ],
    });
  });

  it('several rules are told on stderr, unless it is to be quiet', async () => {
    const args = [
      '--sample',
      '-f',
      'none',
      '--fail-under',
      '3',
      ...thresholds('level(DQ) >= 2', 'unknown < 10%'),
    ];
    const { said } = await assess(...args);
    const failed = said.filter((line) => line.includes('✗'));
    expect(failed).toEqual([
      '  ✗ failed   1, limit 2 (level(DQ) >= 2)',
      '  ✗ failed   2, limit 3 (--fail-under 3)',
    ]);
    expect((await assess(...args, '-q')).said).toHaveLength(1);
    expect((await assess(...args, '-v')).said.some((line) => line.includes('✓ passed'))).toBe(true);
  });

  it.each<[string[], RegExp]>([
    [
      thresholds('level(QD) >= 2'),
      /there is no dimension "QD" \[threshold-dimension\]\n {2}fix: did you mean DQ\?/,
    ],
    [thresholds('count == 0'), /column 1: expected a measure of an assessment/],
    [thresholds('level => 2'), /column 7: expected a comparison.*\n {2}fix: did you mean >=\?/],
    [['--fail-under', '6'], /--fail-under 6: the highest level of the model is 5/],
  ])('assess %j is refused before anything is read: exit 2', async (args, said) => {
    const { code, last, stdout } = await assess('-a', 'nosuch.yaml', ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(last).toMatch(said);
  });
});

describe('aiops assess --rollup, its gate', () => {
  const rollup = (...args: string[]) => assess('--rollup', UNITS, '-f', 'none', ...args);

  it('judges the levels of the organisation', async () => {
    const { level, declared, dimensions } = JSON.parse((await assess('--rollup', UNITS, '--json')).stdout);
    const [{ id, level: reached }] = dimensions;
    const holds = thresholds(
      `level == ${level}`,
      `demonstrated(${id}) == ${reached}`,
      `declared == ${declared}`,
    );
    expect(await rollup('--fail-under', String(level), ...holds)).toMatchObject({
      code: 0,
      last: `level ${level} (3 units). gate passed: 4 rules. exit 0`,
    });
    const above = level + 1;
    expect(await rollup('--fail-under', String(above))).toMatchObject({
      code: 1,
      last: `level ${level} (3 units). gate failed: --fail-under ${above} (${level}). exit 1`,
    });
    expect((await rollup('--fail-under', String(above), '--exit-zero')).code).toBe(0);
  });

  it.each(['unknown < 10%', 'declared(DQ) >= 2'])('refuses %j: it has no such measure', async (typed) => {
    const { code, last } = await rollup(...thresholds(typed));
    expect([code, last]).toEqual([
      2,
      [
        `aiops: error: --threshold ${JSON.stringify(typed)}: an organisation of several units has no such measure [option-value]`,
        '  fix: use level, level(DIMENSION), demonstrated or declared; or judge each unit: aiops assess -a UNIT.yaml',
      ].join('\n'),
    ]);
  });
});
