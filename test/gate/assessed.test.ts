import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { judgeAssessment } from '../../src/gate/gate.ts';
import { threshold } from './gated.ts';

const assessment = {
  level: 2,
  demonstrated: 2,
  declared: 3,
  unknown: 4,
  gates: 40,
  dimensions: [
    { id: 'DQ', demonstrated: 1, declared: 4 },
    { id: 'OBS', demonstrated: 3, declared: 3 },
  ],
};
const judged = (failUnder: number | undefined, ...typed: string[]) =>
  judgeAssessment(assessment, { failUnder, thresholds: typed.map((one) => threshold(one, 'assessment')) });

describe('judgeAssessment', () => {
  it.each([
    ['level >= 3', 2],
    ['level(DQ) >= 5', 1],
    ['demonstrated >= 5', 2],
    ['demonstrated(OBS) >= 5', 3],
    ['declared >= 5', 3],
    ['declared(DQ) >= 5', 4],
    ['unknown >= 5', 4],
    ['unknown >= 15%', 0.1],
  ])('judgeAssessment(assessment, %j) observes %d', (typed, observed) => {
    expect(judged(undefined, typed)).toMatchObject({
      passed: false,
      rules: [{ rule: typed, series: null, level: 'error', passed: false, observed, findings: [] }],
    });
  });

  it.each([
    [0, true],
    [2, true],
    [3, false],
  ])('judgeAssessment(assessment of level 2, --fail-under %d) passes: %j', (failUnder, passed) => {
    expect(judged(failUnder)).toEqual({
      configured: true,
      passed,
      rules: [
        {
          rule: `--fail-under ${failUnder}`,
          option: { name: 'fail-under', value: String(failUnder) },
          series: null,
          level: 'error',
          passed,
          observed: 2,
          limit: failUnder,
          unit: 'level',
          findings: [],
        },
      ],
    });
  });

  it('judgeAssessment(assessment, a warning) passes, and off is no verdict', () => {
    expect(judged(undefined, 'level >= 3 (warn)')).toMatchObject({
      passed: true,
      rules: [{ passed: false }],
    });
    expect(judged(undefined, 'level >= 3 (off)')).toEqual({ configured: false, passed: null, rules: [] });
  });

  it('judgeAssessment(assessment without gates, a share of them) does not pass', () => {
    const nothing = { ...assessment, unknown: 0, gates: 0 };
    const thresholds = [threshold('unknown < 5%', 'assessment')];
    expect(judgeAssessment(nothing, { thresholds, failUnder: undefined })).toMatchObject({
      passed: false,
      rules: [{ observed: null }],
    });
  });

  it.each([
    ['level(dq) >= 2', 'dq', 'did you mean DQ?'],
    ['level(SECURITY) >= 2', 'SECURITY', 'the dimensions are: DQ, OBS'],
  ])('judgeAssessment(assessment, %j) knows no such dimension', (typed, dimension, fix) => {
    expect(() => judged(undefined, typed)).toThrow(
      new UsageError({
        code: 'threshold-dimension',
        place: 'aiops',
        what: `--threshold "${typed}": there is no dimension "${dimension}"`,
        fix,
      }),
    );
  });
});
