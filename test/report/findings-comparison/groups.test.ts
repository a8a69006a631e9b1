import { describe, expect, it } from 'vitest';
import { findingsComparison } from '../../../src/report/findings-comparison/build.ts';
import { type MadeFinding, madeResult } from './made-results.ts';

const spike = (from: number, to: number, severity: MadeFinding['severity'] = 'high'): MadeFinding => ({
  series: 'cpu',
  from,
  to,
  severity,
});
const whole = [spike(100, 199)];
const pieces = [spike(100, 149), spike(160, 199, 'low')];

function told(old: readonly MadeFinding[], now: readonly MadeFinding[], oldEnds = 999) {
  const comparison = findingsComparison(
    madeResult({ findings: old, to: oldEnds }),
    madeResult({ findings: now }),
    'low',
  );
  return {
    changes: comparison.changes.map(({ change, now: is, was }) => [change, is.length, was.length]),
    passed: comparison.gate.passed,
  };
}

describe('groupsOf(old, now): findings that are not one to one', () => {
  it.each<[string, MadeFinding[], MadeFinding[], [string, number, number][], boolean]>([
    ['one that NEW tells in pieces is as grave as the worst of them', whole, pieces, [['same', 2, 1]], true],
    [
      'a piece that is graver than the whole was makes it worse',
      whole,
      [spike(100, 149), spike(160, 199, 'critical')],
      [['worse', 2, 1]],
      false,
    ],
    ['pieces that NEW tells as one are not gone', pieces, whole, [['same', 1, 2]], true],
    [
      'one that NEW has taken into a much longer one is not gone, and the longer one is new',
      [spike(150, 159)],
      [spike(50, 299)],
      [['new', 1, 1]],
      false,
    ],
    [
      'one beside another is neither',
      whole,
      [...whole, spike(300, 399)],
      [
        ['new', 1, 0],
        ['same', 1, 1],
      ],
      false,
    ],
  ])('%s', (_, old, now, changes, passed) => {
    expect(told(old, now)).toEqual({ changes, passed });
  });

  it('what had not ended when OLD ended goes on', () => {
    expect(told([spike(150, 199)], [spike(150, 700)], 199).changes).toEqual([['same', 1, 1]]);
    expect(told([spike(150, 199)], [spike(150, 700)]).changes).toEqual([['same', 1, 1]]);
    expect(told([spike(170, 199)], [spike(150, 700)]).changes).toEqual([['new', 1, 1]]);
  });
});
