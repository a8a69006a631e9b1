import { describe, expect, it } from 'vitest';
import type { Finding, PeerOutlier } from '../../src/findings/finding.ts';
import { decisionOfPeers, findPeerOutliers, notToldBefore } from '../../src/findings/peer-outlier.ts';
import type { ComparedWithPeers } from '../../src/model/peers/compared.ts';

const decision = { threshold: 1e-6, joinedWithinSlots: 16 };

/** Values of 10 in a band of 9…11, but where they are told. */
function compared(told: Readonly<Record<number, number>>) {
  const values = new Float64Array(100).fill(10);
  for (const [slot, value] of Object.entries(told)) values[Number(slot)] = value;
  const beside: ComparedWithPeers = {
    expected: new Float64Array(100).fill(10),
    lower: new Float64Array(100).fill(9),
    upper: new Float64Array(100).fill(11),
    probability: values.map((value) => (value === 10 ? 0.5 : 1e-9)),
    side: Int8Array.from(values, (value) => Math.sign(value - 10)),
    others: new Int32Array(100).fill(4),
  };
  return { values, beside };
}

describe('findPeerOutliers', () => {
  it('findPeerOutliers(values, compared) tells where and how far a series left its peers', () => {
    const { values, beside } = compared({ 40: 12, 41: 15, 42: 13, 44: 12 });
    expect(findPeerOutliers(values, beside, decision)).toEqual([
      {
        kind: 'peer-outlier',
        direction: 'up',
        firstSlot: 40,
        lastSlot: 44,
        peakSlot: 41,
        probability: 1e-9,
        value: 15,
        expected: 10,
        lower: 9,
        upper: 11,
        peers: 4,
      },
    ]);
  });

  it.each([
    ['below', { 40: 7, 41: 6, 42: 7 }, [['down', 40, 42]]],
    ['two samples', { 40: 12, 41: 15 }, []],
    ['as many on either side as will do on one', { 40: 12, 41: 15, 42: 13, 43: 8 }, [['up', 40, 42]]],
    ['nothing', {}, []],
  ])('findPeerOutliers(%s)', (_, told, found) => {
    const { values, beside } = compared(told);
    const outliers = findPeerOutliers(values, beside, decision);
    expect(outliers.map(({ direction, firstSlot, lastSlot }) => [direction, firstSlot, lastSlot])).toEqual(
      found,
    );
  });

  it('findPeerOutliers(values, compared, decision) leaves what is likelier than the decision asks', () => {
    const { values, beside } = compared({ 40: 12, 41: 15, 42: 13 });
    expect(findPeerOutliers(values, beside, { ...decision, threshold: 1e-10 })).toEqual([]);
  });

  it('decisionOfPeers(whole, groups) shares a small part of the budget among the groups', () => {
    expect(decisionOfPeers({ threshold: 1e-4, joinedWithinSlots: 7 }, 2)).toEqual({
      threshold: 1.5e-6,
      joinedWithinSlots: 7,
    });
  });
});

describe('notToldBefore', () => {
  const outlier = (firstSlot: number, lastSlot: number, probability = 1e-9) =>
    ({ kind: 'peer-outlier', firstSlot, lastSlot, probability }) as PeerOutlier;
  const told = (firstSlot: number, lastSlot: number) => ({ kind: 'spike', firstSlot, lastSlot }) as Finding;

  it.each<[string, PeerOutlier[], Finding[], number[]]>([
    ['nothing else', [outlier(10, 19)], [], [10]],
    ['the same told by its own history', [outlier(10, 19)], [told(12, 30)], []],
    ['a short spike within', [outlier(10, 19)], [told(12, 12)], []],
    ['a long shift around', [outlier(10, 19)], [told(0, 90)], []],
    ['a finding that touches its end', [outlier(10, 19)], [told(18, 27)], [10]],
    ['two of one time', [outlier(10, 19), outlier(12, 22, 1e-12)], [], [12]],
    ['two of two times', [outlier(50, 59), outlier(10, 19)], [], [10, 50]],
  ])('notToldBefore(%s)', (_, found, own, starts) => {
    expect(notToldBefore(found, own).map(({ firstSlot }) => firstSlot)).toEqual(starts);
  });
});
