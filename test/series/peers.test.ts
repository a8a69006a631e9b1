import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Labels } from '../../src/series/labels.ts';
import { type PeerCandidate, peerGroups } from '../../src/series/peers.ts';

const candidate = (labels: Labels, rest: Partial<PeerCandidate> = {}): PeerCandidate => ({
  labels: { __name__: 'cpu', ...labels },
  derived: null,
  stepMs: 60_000,
  ...rest,
});
const three = (labelsOf: (copy: string) => Labels) =>
  ['a', 'b', 'c'].map((copy) => candidate(labelsOf(copy)));

describe('peerGroups', () => {
  it.each<[string, PeerCandidate[], { apart: string[]; members: number[] }[]]>([
    [
      'three that differ in one label',
      three((host) => ({ host, job: 'x' })),
      [{ apart: ['host'], members: [0, 1, 2] }],
    ],
    ['two', three((host) => ({ host })).slice(1), []],
    [
      'labels that go together one to one',
      three((host) => ({ host, instance: `10.0.0.1${host}:80` })),
      [{ apart: ['host', 'instance'], members: [0, 1, 2] }],
    ],
    [
      'another name among them',
      [...three((host) => ({ host })), candidate({ host: 'd', __name__: 'ram' })],
      [{ apart: ['host'], members: [0, 1, 2] }],
    ],
    ['unlike steps', three((host) => ({ host })).map((one, i) => ({ ...one, stepMs: 1000 * (1 + i) })), []],
    ['unlike derived kinds', three((host) => ({ host })).map((one, i) => ({ ...one, derived: `p${i}` })), []],
    ['a label that one of them lacks', [...three((host) => ({ host })).slice(1), candidate({})], []],
    ['buckets of one histogram', three((le) => ({ le })), []],
    ['quantiles of one summary', three((quantile) => ({ quantile })), []],
    ['nothing', [], []],
  ])('peerGroups(%s)', (_, series, groups) => {
    expect(peerGroups(series)).toEqual(groups);
  });

  it('peerGroups(processors of hosts) compares a processor with its host, and with itself elsewhere', () => {
    const series = ['x', 'y', 'z'].flatMap((host) => ['0', '1', '2'].map((cpu) => candidate({ host, cpu })));
    const groups = peerGroups(series);
    const places = groups.map(({ apart, members }) => [...apart, ...members].join());
    // Members stand in the order of their names, which begin with the processor.
    const wanted = ['cpu,0,1,2', 'cpu,3,4,5', 'cpu,6,7,8', 'host,0,3,6', 'host,1,4,7', 'host,2,5,8'];
    expect(places).toEqual(wanted);
  });

  it('peerGroups(pods of two deployments) keeps those of each together', () => {
    const pods = ['a1', 'b1', 'a2', 'b2', 'a3', 'b3'];
    const groups = peerGroups(pods.map((pod) => candidate({ pod, deployment: pod[0]! })));
    expect(groups).toEqual([
      { apart: ['pod'], members: [0, 2, 4] },
      { apart: ['pod'], members: [1, 3, 5] },
    ]);
  });

  it('peerGroups(series in any order) finds the same groups', () => {
    const series = ['x', 'y', 'z'].flatMap((host) => ['0', '1', '2'].map((cpu) => candidate({ host, cpu })));
    const named = (all: readonly PeerCandidate[]) =>
      peerGroups(all).map(({ apart, members }) => ({
        apart,
        members: members.map((place) => all[place]!.labels),
      }));
    fc.assert(
      fc.property(fc.shuffledSubarray(series, { minLength: series.length }), (shuffled) => {
        expect(named(shuffled)).toEqual(named(series));
      }),
    );
  });
});
