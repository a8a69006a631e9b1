import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportedFinding, ReportedSeries } from '../../src/report/result.ts';
import { summarise, worstFirst } from '../../src/report/summarise.ts';

const finding = (facts: Partial<ReportedFinding>): ReportedFinding =>
  ({
    severity: 'low',
    severityScore: 10,
    probability: 1e-5,
    start: '2026-05-19T10:00:00Z',
    series: 'cpu',
    kind: 'spike',
    members: null,
    ...facts,
  }) as ReportedFinding;

describe('worstFirst', () => {
  it.each<[string, Partial<ReportedFinding>, Partial<ReportedFinding>]>([
    ['severity', { severity: 'critical' }, { severity: 'high', severityScore: 99, probability: 0 }],
    ['severity score', { severityScore: 11, probability: 1 }, { severityScore: 10, probability: 0 }],
    ['probability', { probability: 1e-9, start: '2027-01-01T00:00:00Z' }, { probability: 1e-8 }],
    ['start', { start: '2026-05-19T10:00:00Z', series: 'z' }, { start: '2026-05-19T10:01:00Z', series: 'a' }],
    ['series', { series: 'B', kind: 'spike' }, { series: 'a', kind: 'dip' }],
    ['kind', { kind: 'dip' }, { kind: 'spike' }],
  ])('worstFirst(a, b) looks at %s before what comes after it', (_, worse, milder) => {
    expect(worstFirst(finding(worse), finding(milder))).toBeLessThan(0);
    expect(worstFirst(finding(milder), finding(worse))).toBeGreaterThan(0);
  });

  it('worstFirst(a, a) is 0', () => {
    expect(worstFirst(finding({}), finding({}))).toBe(0);
  });

  it('findings.sort(worstFirst) does not depend on the order before', () => {
    const any = fc.record({
      severity: fc.constantFrom('low' as const, 'high' as const),
      severityScore: fc.integer({ min: 1, max: 3 }),
      probability: fc.constantFrom(1e-5, 1e-6),
      start: fc.constantFrom('2026-05-19T10:00:00Z', '2026-05-19T11:00:00Z'),
      series: fc.constantFrom('a', 'B'),
      kind: fc.constantFrom('dip' as const, 'spike' as const),
    });
    const shuffled = fc
      .array(any, { maxLength: 30 })
      .chain((facts) =>
        fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
      );
    fc.assert(
      fc.property(shuffled, ([facts, mixed]) => {
        const sorted = facts.map(finding).sort(worstFirst);
        expect(mixed.map(finding).sort(worstFirst)).toEqual(sorted);
      }),
      { seed: 1 },
    );
  });
});

/** What is counted elsewhere and handed through. */
const handed = {
  falseDiscoveryRate: { limit: 0.2, hidden: 3, expected: 1.4 },
  coverage: { expected: 0.99, observed: 0.9812 },
  unlikeDays: [{ date: '2026-05-14', departing: 43, of: 58 }],
};

describe('summarise', () => {
  const series = [{ samples: 100 }, { samples: 20 }, { samples: 3 }] as ReportedSeries[];

  it('summarise(findings, series, expectedFalseAlarms) counts', () => {
    const findings = [
      finding({ severity: 'critical', kind: 'spike', series: 'cpu' }),
      finding({ severity: 'low', kind: 'spike', series: 'cpu' }),
      finding({ severity: 'low', kind: 'missing-data', series: 'disk' }),
      finding({ severity: 'low', kind: 'restart', series: '{job="a"}', members: ['a', 'b'] }),
    ];
    expect(
      summarise(findings, series, { seriesWithFindings: 2, expectedFalseAlarms: 0.123456, ...handed }),
    ).toEqual({
      bySeverity: { low: 3, medium: 0, high: 0, critical: 1 },
      byKind: { 'missing-data': 1, restart: 1, spike: 2 },
      series: 3,
      seriesWithFindings: 2,
      samples: 123,
      expectedFalseAlarms: 0.123,
      ...handed,
    });
  });

  it('summarise(findings, …) tells the kinds in order, whatever order they were found in', () => {
    const kinds = ['spike', 'flatline', 'dip', 'missing-data', 'level-shift'] as const;
    const { byKind } = summarise(
      kinds.map((kind) => finding({ kind })),
      series,
      { seriesWithFindings: 1, expectedFalseAlarms: 0, ...handed },
    );
    expect(Object.keys(byKind)).toEqual(['dip', 'flatline', 'level-shift', 'missing-data', 'spike']);
  });

  it('summarise([], [], nothing counted) is all zero', () => {
    expect(summarise([], [], { seriesWithFindings: 0, expectedFalseAlarms: 0, ...handed })).toEqual({
      bySeverity: { low: 0, medium: 0, high: 0, critical: 0 },
      byKind: {},
      series: 0,
      seriesWithFindings: 0,
      samples: 0,
      expectedFalseAlarms: 0,
      ...handed,
    });
  });
});
