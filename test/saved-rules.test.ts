import { describe, expect, it } from 'vitest';
import { readLevelGate } from '../src/cli/assess-options.ts';
import { judgeAssessment } from '../src/gate/gate.ts';
import { type AssessmentResult, notGated } from '../src/report/assessment/result.ts';
import { gateSchema } from '../src/report/gate-schema.ts';
import { rulesOfAssessment } from '../src/saved-rules.ts';

/** What was demonstrated matters to no rule that is read back. */
const assessment = { level: 2, demonstrated: 2, declared: 3, unknown: 1, gates: 20, dimensions: [] };

/** As it is saved and read again, when it was judged by what was typed. */
function judgedBy(typed: Parameters<typeof readLevelGate>[0]): AssessmentResult {
  const gate = judgeAssessment(assessment, readLevelGate(typed, 'aiops assess'));
  return { gate: gateSchema.parse(JSON.parse(JSON.stringify(gate))) } as AssessmentResult;
}

describe('rulesOfAssessment', () => {
  it.each<[string | undefined, string[]]>([
    ['2', ['unknown < 10%', 'level >= 1 (warn)']],
    ['0', []],
    [undefined, ['level >= 1']],
  ])('rulesOfAssessment(result judged by %s, %j) gives them back', (failUnder, threshold) => {
    expect(rulesOfAssessment(judgedBy({ failUnder, threshold }))).toEqual({ failUnder, threshold });
  });

  it('rulesOfAssessment(result without a gate) asks nothing', () => {
    expect(rulesOfAssessment({ gate: notGated() } as AssessmentResult)).toEqual({
      failUnder: undefined,
      threshold: [],
    });
  });

  it('rulesOfAssessment(result whose rules tell no option) is refused: a level that is lost would pass', () => {
    const { gate } = judgedBy({ failUnder: '2' });
    const rules = gate.rules.map(({ option, ...before }) => before);
    const read = rulesOfAssessment({ gate: { ...gate, rules } } as AssessmentResult);
    expect(() => readLevelGate(read, 'aiops check')).toThrow(
      '--threshold "--fail-under 2": column 1: expected a measure',
    );
  });
});
