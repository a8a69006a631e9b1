import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { detectDefaults } from '../../src/options.ts';
import { evidenceOf } from '../../src/report/evidence.ts';
import type { RunOfFinding } from '../../src/report/reproduced.ts';
import { judgementOf, seriesOf } from './made-judgement.ts';
import { oneOfEachKind } from './one-of-each-kind.ts';

const series = seriesOf(Array.from({ length: 30 }, (_, slot) => (slot === 5 || slot === 21 ? 40 : 10)));
const judgement = judgementOf(series);
const run: RunOfFinding = {
  options: detectDefaults,
  paths: ['a.csv'],
  ownPaths: ['a.csv'],
  sources: [{ __name__: 'cpu', host: 'a' }],
};
const evidence = (finding: Finding) => evidenceOf(finding, series, { judgement, findings: [] }, run);

describe('evidenceOf', () => {
  it('evidenceOf(spike, …) tells every fact', () => {
    expect(evidenceOf(oneOfEachKind.spike, series, { judgement, findings: [] }, run)).toEqual({
      lastSimilar: '2026-05-19T10:05:00Z',
      historyMs: 1_200_000,
      bandFactor: 7.5,
      // 1e-5 a sample, 10,080 samples a week.
      chancePerWeek: 0.1008,
      vanishes: {
        within: 14,
        budgetPerWeek: 0.1008,
        minDurationMs: 240_000,
        minChange: 30,
        minChangeShare: 3,
      },
      confidenceWhy: '30 samples, and no season; from 1,000 on it is known well',
      reproduce: `aiops detect --judge-since 2026-05-19T10:20:00Z --select 'cpu{host="a"}' a.csv`,
    });
  });

  it.each<[Finding['kind'], object]>([
    ['dip', { bandFactor: 5, vanishes: { within: 8, minChange: 10, minChangeShare: 1 } }],
    [
      'level-shift',
      { bandFactor: 7.5, vanishes: { budgetPerWeek: 0.1008, minChange: 28, minChangeShare: 2.8 } },
    ],
    ['drift', { lastSimilar: null, chancePerWeek: 0.1008, vanishes: { budgetPerWeek: null, within: 14 } }],
    [
      'variance-change',
      { bandFactor: null, vanishes: { within: null, budgetPerWeek: null, minChange: 1.33333333 } },
    ],
    ['flatline', { bandFactor: null, vanishes: { within: null, budgetPerWeek: 0.1008, minChange: null } }],
    ['restart', { chancePerWeek: null, vanishes: { budgetPerWeek: null, minChangeShare: null } }],
    ['outside-limits', { bandFactor: null, chancePerWeek: null, vanishes: { within: 90, minChange: 5 } }],
    ['peer-outlier', { bandFactor: 7.5, vanishes: { within: 14, budgetPerWeek: null } }],
  ])('evidenceOf(%s, …)', (kind, facts) => {
    expect(evidence(oneOfEachKind[kind])).toMatchObject(facts);
  });

  it('evidenceOf(a target that is down, …) is no matter of chance', () => {
    const down = { ...oneOfEachKind['missing-data'], whose: 'target-down' } as const;
    expect(evidence(down)).toMatchObject({ chancePerWeek: null, vanishes: { budgetPerWeek: null } });
  });

  it('evidenceOf(finding, series of one sample, …) knows no week', () => {
    const one = { ...series, stepMs: 0, values: Float64Array.of(40) };
    const told = evidenceOf(oneOfEachKind.spike, one, { judgement: judgementOf(one), findings: [] }, run);
    expect(told).toMatchObject({ chancePerWeek: null, vanishes: { minDurationMs: 0 } });
  });

  it.each<[Finding['kind'], boolean, boolean, number | null]>([
    ['spike', true, false, 1_200_000],
    ['spike', false, true, null],
    ['restart', false, true, 1_200_000],
    ['restart', true, false, null],
  ])(
    'evidenceOf(%s, judged: %j, others known: %j) has a history where one looked',
    (kind, judged, known, ms) => {
      const said = { judgement: judged ? judgement : undefined, findings: known ? [] : undefined };
      expect(evidenceOf(oneOfEachKind[kind], series, said, run).historyMs).toBe(ms);
    },
  );

  it('evidenceOf(finding, …) is safe in JSON where the band has no width', () => {
    const { spike } = oneOfEachKind;
    const told = evidence({ ...spike, upper: spike.expected });
    expect(told.bandFactor).toBeNull();
    expect(JSON.parse(JSON.stringify(told))).toEqual(told);
  });
});
