import { describe, expect, it } from 'vitest';
import { acceptedBy } from '../../src/baseline/accept.ts';
import type { BaselineEntry } from '../../src/baseline/entry.ts';
import type { JudgedRange } from '../../src/baseline/judged-range.ts';
import type { FindingToKnow } from '../../src/baseline/match.ts';

const TODAY = '2026-11-22';
const API = { __name__: 'queue_depth', job: 'api' };
const SERIES: JudgedRange = {
  series: 'queue_depth{job="api"}',
  labels: API,
  stepMs: 60_000,
  from: '2026-11-01T00:00:00Z',
  to: '2026-11-20T00:00:00Z',
};

function entry(facts: Partial<BaselineEntry>): BaselineEntry {
  return {
    fingerprint: 'a',
    kind: 'spike',
    series: SERIES.series,
    from: '2026-11-07T10:00:00Z',
    to: '2026-11-07T12:00:00Z',
    direction: 'up',
    isOngoing: false,
    severity: 'high',
    reason: 'planned',
    owner: null,
    expires: null,
    ...facts,
  };
}

const FINDING: FindingToKnow = {
  id: 'a',
  kind: 'spike',
  series: SERIES.series,
  start: '2026-11-07T10:00:00Z',
  end: '2026-11-07T12:00:00Z',
  direction: 'up',
};
const GONE = { fingerprint: 'gone', from: '2026-11-08T10:00:00Z', to: '2026-11-08T12:00:00Z' };

function told(
  entries: readonly BaselineEntry[],
  findings = [FINDING],
  hidden: readonly FindingToKnow[] = [],
) {
  const { accepted, expired, stale, elsewhere } = acceptedBy(findings, entries, {
    today: TODAY,
    series: [SERIES],
    hidden,
  });
  return {
    accepted: [...accepted].map(([id, { reason }]) => `${id}: ${reason}`),
    expired: expired.map(({ entry: one, finding }) => `${finding}: ${one.reason}`),
    stale: stale.map(({ reason }) => reason),
    elsewhere: elsewhere.map(({ reason }) => reason),
  };
}

const NOTHING = { accepted: [], expired: [], stale: [], elsewhere: [] };

describe('acceptedBy', () => {
  it.each<[string, readonly Partial<BaselineEntry>[], Partial<ReturnType<typeof told>>]>([
    ['for good', [{ reason: 'r' }], { accepted: ['a: r'] }],
    ['on its last day', [{ reason: 'r', expires: TODAY }], { accepted: ['a: r'] }],
    ['the day after', [{ reason: 'r', expires: '2026-11-21' }], { expired: ['a: r'] }],
    [
      'expired, and accepted anew',
      [
        { reason: 'old', expires: '2026-11-21' },
        { reason: 'new', fingerprint: 'b', from: '2026-11-07T10:01:00Z' },
      ],
      { accepted: ['a: new'], stale: ['old'] },
    ],
    ['twice', [{ reason: 'first' }, { reason: 'second' }], { accepted: ['a: first'], stale: ['second'] }],
    ['gone', [{ ...GONE, reason: 'r' }], { stale: ['r'] }],
    ['gone and expired', [{ ...GONE, reason: 'r', expires: '2026-11-01' }], { stale: ['r'] }],
    ['of another series', [{ series: 'other', reason: 'r' }], { elsewhere: ['r'] }],
    [
      'of a time before the data',
      [{ ...GONE, from: '2026-10-31T23:59:00Z', to: '2026-11-01T10:00:00Z', reason: 'r' }],
      { elsewhere: ['r'] },
    ],
    [
      'of a time after the data',
      [{ ...GONE, to: '2026-11-20T00:01:00Z', reason: 'r' }],
      { elsewhere: ['r'] },
    ],
    ['of what this target shares', [{ ...GONE, series: '{job="api"}', reason: 'r' }], { stale: ['r'] }],
    ['of what another shares', [{ ...GONE, series: '{job="db"}', reason: 'r' }], { elsewhere: ['r'] }],
    ['of a name that is no selector', [{ ...GONE, series: 'a{b', reason: 'r' }], { elsewhere: ['r'] }],
  ])('acceptedBy(finding, entry %s)', (_, entries, expected) => {
    expect(told(entries.map(entry))).toEqual({ ...NOTHING, ...expected });
  });

  it('acceptedBy(findings, entries, {hidden}) keeps what accepted a finding that a filter hides', () => {
    expect(told([entry({})], [], [FINDING])).toEqual(NOTHING);
    expect(told([entry({})], [])).toEqual({ ...NOTHING, stale: ['planned'] });
  });

  it('acceptedBy(findings, entries) names an expired entry once for each of its pieces', () => {
    const pieces = [
      { ...FINDING, id: 'b', start: '2026-11-07T10:10:00Z', end: '2026-11-07T10:20:00Z' },
      { ...FINDING, id: 'c', start: '2026-11-07T10:40:00Z', end: '2026-11-07T10:50:00Z' },
    ];
    const expected = { ...NOTHING, expired: ['b: planned', 'c: planned'] };
    expect(told([entry({ expires: '2026-11-01' })], pieces)).toEqual(expected);
  });

  it('acceptedBy(finding that series share, entries) takes the commonest step for its own', () => {
    const restart = { ...FINDING, kind: 'restart', series: '{job="api"}', direction: null } as const;
    const minute = 'T10:03:00Z';
    const moved = { ...restart, id: 'moved', start: `2026-11-07${minute}`, end: `2026-11-07${minute}` };
    const { start: from, end: _, ...facts } = restart;
    const one = entry({ ...facts, from, to: from });
    const seconds = { ...SERIES, series: 'x', stepMs: 1000 };
    const { accepted } = acceptedBy([moved], [one], {
      today: TODAY,
      series: [seconds, SERIES, { ...SERIES, series: 'y' }],
      hidden: [],
    });
    expect([...accepted.keys()]).toEqual(['moved']);
    expect(acceptedBy([moved], [one], { today: TODAY, series: [seconds], hidden: [] }).accepted.size).toBe(0);
  });
});
