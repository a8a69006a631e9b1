import { describe, expect, it } from 'vitest';
import { targetProfile } from '../../src/maturity/targets.ts';
import { ladder, placedIn, type Rules } from './ladder.ts';

const level2: Rules = { all: 0, 'level 1': 4, 'level 2': 4 };
const wavesOf = (rules: Rules, target?: number) =>
  placedIn({ rules: [rules], evidence: 'all' }, { target }).roadmap.waves.map((wave) =>
    wave.map(({ action }) => action.id),
  );

describe('assessed(…).roadmap', () => {
  it('from nothing to level 1, by hand: the list of services, then their data', () => {
    expect(wavesOf({ all: 0 })).toEqual([['A01'], ['A02']]);
  });

  it('from level 2 to 3, by hand', () => {
    // Gaps CON-3, CTX-3a, CTX-3b, CTX-3c, ITS-3, GOV-1, GOV-2; A12 waits for A10 (30 labelled incidents), A10 for A08.
    expect(wavesOf({ ...level2, GOV: 0 })).toEqual([['A19', 'A08', 'A11'], ['A10', 'A15'], ['A12']]);
  });

  it('a prerequisite that closes no gap of its own comes along, and says for what', () => {
    const { roadmap } = placedIn({ rules: [level2], evidence: 'all' });
    const label = roadmap.waves.flat().find(({ action }) => action.id === 'A10');
    expect(label).toMatchObject({ closes: [], unlocks: ['CTX-3b', 'CTX-3c'], after: ['A08'] });
  });

  it('what was said and is not shown is to be proven, not built', () => {
    const { gaps, roadmap } = placedIn({ rules: [{ ...level2, 'level 3': 4 }] });
    expect(new Set(gaps.map(({ kind }) => kind))).toEqual(new Set(['prove']));
    expect(roadmap.waves).toEqual([]);
  });

  it('a debt too many is to be finished', () => {
    const { gaps } = placedIn({ rules: [{ ...level2, CON: 3 }], evidence: 'all' }, { target: { CON: 3 } });
    expect(gaps.map(({ criterion, kind }) => [criterion.id, kind])).toEqual([['CON-1', 'finish']]);
  });

  it('what nobody knows is to be found out', () => {
    const { gaps } = placedIn(
      { rules: [{ ...level2, 'DQ 2': 'unknown' }], evidence: 'all' },
      { target: { DQ: 2 } },
    );
    expect(gaps.map(({ criterion, kind }) => [criterion.id, kind])).toEqual([['DQ-2', 'find-out']]);
  });

  it('do not start yet: baselines wait for labels, and for what labels wait for', () => {
    const { roadmap } = placedIn({ rules: [{ all: 0 }], evidence: 'all' });
    const held = roadmap.doNotStart.find(({ action }) => action.id === 'A12');
    expect(held?.missing.map(({ id }) => id)).toEqual(['A03', 'A09', 'A10']);
    expect(roadmap.doNotStart.map(({ action }) => action.id).slice(0, 3)).toEqual(['A12', 'A16', 'A18']);
  });

  it('the outcome has today and the goal: what the action says, else the measure', () => {
    const measures = { 'services-owned': 40, 'labels-complete': 71 };
    const { roadmap } = placedIn({ rules: [{ all: 0 }], rest: { measures } }, { target: 5 });
    const of = (id: string) => roadmap.waves.flat().find(({ action }) => action.id === id);
    expect(of('A01')).toMatchObject({ baseline: 40, target: 100 });
    expect(of('A32')).toMatchObject({ baseline: 71, target: 95 });
    expect(of('A05')).toMatchObject({ baseline: null, target: 95 });
  });

  it('what a lower level requires comes before what only a higher one does', () => {
    const order = wavesOf({ all: 0 }, 3).flat();
    expect(order.indexOf('A02')).toBeLessThan(order.indexOf('A19'));
  });

  it('different gaps, different roadmaps', () => {
    expect(wavesOf({ ...level2, 'ITS 3': 4 })).not.toEqual(wavesOf({ ...level2, 'CON 3': 4 }));
  });
});

describe('targetProfile(ladder, target)', () => {
  it('a dimension brings what its caps ask of the others', () => {
    const wanted = Object.fromEntries(
      [...targetProfile(ladder, { CTX: 4 })].filter(([, level]) => level > 0),
    );
    expect(wanted).toEqual({ COL: 2, CTX: 4, DQ: 3, GOV: 2 });
  });

  it('an overall level is its row of the profile', () => {
    expect(Object.fromEntries(targetProfile(ladder, 3))).toEqual(ladder.placement.profile['3']);
  });
});
