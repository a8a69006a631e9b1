import { describe, expect, it } from 'vitest';
import { acceptedBy } from '../../src/baseline/accept.ts';
import type { BaselineEntry } from '../../src/baseline/entry.ts';
import { isOngoing } from '../../src/baseline/judged-range.ts';
import type { FindingToKnow } from '../../src/baseline/match.ts';
import { baselineUpdate, type FindingToAccept } from '../../src/baseline/update.ts';

const SERIES = [
  {
    series: 'a',
    labels: { __name__: 'a' },
    stepMs: 60_000,
    from: '2026-11-01T00:00:00Z',
    to: '2026-11-20T00:00:00Z',
  },
  {
    series: 'b',
    labels: { __name__: 'b' },
    stepMs: 60_000,
    from: '2026-11-01T00:00:00Z',
    to: '2026-11-20T00:00:00Z',
  },
];
const TOLD = {
  reason: 'planned',
  owner: null,
  expires: '2026-12-31',
  isOngoing: (finding: FindingToKnow) => isOngoing(finding, SERIES),
};

function finding(id: string, facts: Partial<FindingToAccept> = {}): FindingToAccept {
  return {
    id,
    kind: 'spike',
    series: 'a',
    start: '2026-11-07T10:00:00Z',
    end: '2026-11-07T12:00:00Z',
    direction: 'up',
    severity: 'high',
    explained: null,
    ...facts,
  };
}

function updated(findings: readonly FindingToAccept[], entries: readonly BaselineEntry[] = []) {
  const acceptance = acceptedBy(findings, entries, { today: '2026-11-22', series: SERIES, hidden: [] });
  return baselineUpdate(findings, acceptance, TOLD);
}

describe('baselineUpdate', () => {
  it('baselineUpdate(findings) adds those that could fail, by series, start and kind', () => {
    const { added, renewed } = updated([
      finding('5', { series: 'b', start: '2026-11-06T10:00:00Z' }),
      finding('4', { start: '2026-11-07T10:00:00.500Z' }),
      finding('3', { kind: 'variance-change' }),
      finding('2', { kind: 'flatline', direction: null }),
      finding('1', { start: '2026-11-06T10:00:00Z', end: '2026-11-19T23:57:00Z' }),
      finding('0', { explained: 'a day unlike others' }),
    ]);
    expect(added.map(({ fingerprint }) => fingerprint)).toEqual(['1', '2', '3', '4', '5']);
    expect(added[0]).toEqual({
      fingerprint: '1',
      kind: 'spike',
      series: 'a',
      from: '2026-11-06T10:00:00Z',
      to: '2026-11-19T23:57:00Z',
      direction: 'up',
      isOngoing: true,
      severity: 'high',
      reason: 'planned',
      owner: null,
      expires: '2026-12-31',
    });
    expect(added[1]).toMatchObject({ direction: null, isOngoing: false });
    expect(renewed.size).toBe(0);
  });

  it('baselineUpdate(findings, acceptance) twice adds nothing', () => {
    const findings = [finding('1'), finding('2', { series: 'b' })];
    const { added } = updated(findings);
    expect(updated(findings, added)).toEqual({ added: [], renewed: new Map() });
  });

  it('baselineUpdate(findings, acceptance) renews what has expired, for all of its pieces', () => {
    const [old] = updated([finding('1')]).added;
    const expired = { ...old!, expires: '2026-11-01', owner: 'ops', reason: 'moved' };
    const pieces = [
      finding('3', { start: '2026-11-07T10:40:00Z', end: '2026-11-07T10:50:00Z', severity: 'low' }),
      finding('2', { start: '2026-11-07T10:10:00Z', end: '2026-11-07T10:20:00Z', severity: 'critical' }),
    ];
    const { added, renewed } = updated(pieces, [expired]);
    expect(added).toEqual([]);
    expect([...renewed]).toEqual([
      [
        expired,
        {
          ...expired,
          fingerprint: '2',
          from: '2026-11-07T10:10:00Z',
          to: '2026-11-07T10:50:00Z',
          severity: 'critical',
          reason: 'planned',
          expires: '2026-12-31',
        },
      ],
    ]);
    const anew = [...renewed.values()];
    expect(acceptedBy(pieces, anew, { today: '2026-12-31', series: SERIES, hidden: [] }).accepted.size).toBe(
      2,
    );
  });
});
