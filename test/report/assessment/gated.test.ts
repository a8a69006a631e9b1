import { describe, expect, it } from 'vitest';
import { gatedAssessment } from '../../../src/report/assessment/gated.ts';
import { assessmentVerdict } from '../../../src/report/assessment/verdict.ts';
import { typedThreshold } from '../../../src/typed-thresholds.ts';
import { ladder } from '../../maturity/ladder.ts';
import { resultBy } from './small-result.ts';

/** By everybody's word all of level 1 is met, and nothing else is known. */
const answers = Object.fromEntries(
  ladder.criteria.map(({ id, level }) => [id, level === 1 ? 4 : 'unknown'] as const),
) as Record<string, 4 | 'unknown'>;
const result = resultBy(ladder, {
  respondents: [{ id: 'ana', role: ladder.roles[0]?.id ?? '', answers }],
});
const thresholds = (...typed: string[]) =>
  typed.map((one) => typedThreshold(one, ['assessment'], 'aiops assess').rule);

const gates = result.gates.filter(({ isGate }) => isGate);
const unknown = gates.filter(({ level }) => level > 1);
const [dimension] = result.dimensions;

describe('gatedAssessment', () => {
  it('judges what the result tells', () => {
    const { gate } = gatedAssessment(result, {
      failUnder: 1,
      thresholds: thresholds(
        'unknown == 0 (warn)',
        'unknown <= 100%',
        'declared >= 1',
        `level(${dimension?.id}) >= 0`,
      ),
    });
    expect(gate.passed).toBe(gate.rules.every(({ passed, level }) => passed || level === 'warn'));
    expect(gate.rules.map(({ rule, observed }) => [rule, observed])).toEqual([
      ['--fail-under 1', result.placement.demonstrated.level],
      ['unknown == 0 (warn)', unknown.length],
      ['unknown <= 100%', unknown.length / gates.length],
      ['declared >= 1', result.placement.declared.level],
      [`level(${dimension?.id}) >= 0`, dimension?.demonstrated.level],
    ]);
    expect(unknown.length).toBeGreaterThan(0);
  });

  it('judges anew, and changes nothing else', () => {
    const first = gatedAssessment(result, { failUnder: 5, thresholds: [] });
    expect(first.gate.passed).toBe(false);
    expect(gatedAssessment(first, { failUnder: undefined, thresholds: [] })).toEqual(result);
    expect({ ...first, gate: result.gate }).toEqual(result);
  });

  it('gates that were not asked, and criteria that decide nothing, are not counted', () => {
    const some = result.gates.map((gate, at) =>
      at % 2 === 0
        ? gate
        : { ...gate, ...(at % 4 === 1 ? { status: 'not-asked' as const } : { isGate: false }) },
    );
    const counted = some.filter(({ isGate, status }) => isGate && status === 'unknown').length;
    const { gate } = gatedAssessment(
      { ...result, gates: some },
      { failUnder: undefined, thresholds: thresholds('unknown == 0') },
    );
    expect(gate.rules[0]?.observed).toBe(counted);
    expect(counted).toBeLessThan(unknown.length);
  });
});

describe('assessmentVerdict', () => {
  it('names the rule that decided', () => {
    const { placement } = result;
    const head = `level ${placement.demonstrated.level} demonstrated, ${placement.declared.level} declared; confidence ${placement.confidence.grade} (indicative)`;
    expect(assessmentVerdict(result, 0, '')).toBe(
      `${head}. gate: not configured (use --fail-under or --threshold). exit 0`,
    );
    const failed = gatedAssessment(result, { failUnder: 5, thresholds: [] });
    expect(assessmentVerdict(failed, 0, '; --exit-zero')).toBe(
      `${head}. gate failed: --fail-under 5 (${placement.level}); --exit-zero. exit 0`,
    );
  });
});
