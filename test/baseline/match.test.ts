import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FindingKind, type FindingToKnow, type Known, matchKnown } from '../../src/baseline/match.ts';
import { findingKinds } from '../../src/findings/finding.ts';

const MINUTE = 60_000;
const MIDNIGHT = Date.parse('2026-11-07T00:00:00Z');
const at = (minute: number) => new Date(MIDNIGHT + minute * MINUTE).toISOString();

type Told = readonly [kind: FindingKind, direction: 'up' | 'down' | null, from: number, to: number];

function finding([kind, direction, from, to]: Told, series = 's'): FindingToKnow {
  return { id: `${series} ${kind} ${from}`, kind, series, start: at(from), end: at(to), direction };
}

function known(told: Told, isOngoing = false, series = 's'): Known {
  const { id: fingerprint, start, end, ...facts } = finding(told, series);
  return { ...facts, fingerprint, from: start, to: end, isOngoing };
}

/** Slots of a minute; what is known by the fingerprint of each finding that is. */
function matched(findings: readonly FindingToKnow[], all: readonly Known[]): Record<string, string> {
  const matches = matchKnown(findings, all, () => MINUTE);
  return Object.fromEntries([...matches].map(([id, { fingerprint }]) => [id, fingerprint]));
}

function isKnown(told: Told, before: Told, isOngoing = false): boolean {
  return Object.keys(matched([finding(told)], [known(before, isOngoing)])).length === 1;
}

describe('matchKnown', () => {
  it.each<[string, Told, Told, boolean]>([
    ['the same', ['spike', 'up', 60, 90], ['spike', 'up', 60, 90], true],
    ['the same fingerprint, a day longer', ['spike', 'up', 60, 1500], ['spike', 'up', 60, 90], true],
    ['the other way from the same sample on', ['drift', 'down', 60, 90], ['drift', 'up', 60, 90], false],
    ['of no direction then', ['spike', 'up', 61, 90], ['spike', null, 60, 90], true],
    ['both edges three samples later', ['spike', 'up', 63, 63], ['spike', 'up', 60, 60], true],
    ['both edges four samples later', ['spike', 'up', 64, 64], ['spike', 'up', 60, 60], false],
    ['later, without a sample in common', ['spike', 'up', 91, 120], ['spike', 'up', 60, 90], false],
    ['a restart that is told a sample later', ['restart', null, 61, 61], ['restart', null, 60, 60], true],
    ['a quarter of the longer', ['dip', 'down', 0, 99], ['dip', 'down', 40, 64], true],
    ['less than a quarter of the longer', ['dip', 'down', 0, 99], ['dip', 'down', 40, 63], false],
    ['a piece of it', ['spike', 'up', 100, 100], ['spike', 'up', 60, 300], true],
    ['longer, from the same sample but one', ['dip', 'down', 61, 900], ['dip', 'down', 60, 90], true],
    ['half of the longer, of another name', ['spike', 'up', 60, 79], ['peer-outlier', 'up', 60, 99], true],
    ['less than half, of another name', ['spike', 'up', 65, 83], ['peer-outlier', 'up', 60, 99], false],
    ['a spike within a level shift', ['spike', 'up', 100, 110], ['level-shift', 'up', 60, 300], false],
    ['a dip where a level shift began', ['dip', 'down', 58, 500], ['level-shift', 'down', 60, 60], true],
    ['a level shift where a dip began', ['level-shift', 'down', 58, 500], ['dip', 'down', 60, 60], false],
    ['another family at the same time', ['variance-change', 'up', 60, 90], ['spike', 'up', 60, 90], false],
    ['missing where it stood still', ['missing-data', null, 60, 90], ['flatline', null, 60, 90], false],
  ])('matchKnown(%s): %j after %j is %s', (_, told, before, expected) => {
    expect(isKnown(told, before)).toBe(expected);
  });

  it.each<[string, Told, Told, boolean]>([
    ['goes on', ['drift', 'up', 50, 9000], ['drift', 'up', 60, 200], true],
    ['goes on, begins much later', ['drift', 'up', 190, 9000], ['drift', 'up', 60, 200], true],
    ['turns out to be a level shift', ['level-shift', 'up', 60, 65], ['spike', 'up', 61, 200], true],
    ['of which another name takes half', ['level-shift', 'up', 100, 9000], ['drift', 'up', 60, 140], true],
    ['begins after the data had ended', ['drift', 'up', 201, 9000], ['drift', 'up', 60, 200], false],
    ['the other way', ['drift', 'down', 60, 9000], ['drift', 'up', 60, 200], false],
  ])('matchKnown(had not ended, %s): %j after %j is %s', (_, told, before, expected) => {
    expect(isKnown(told, before, true)).toBe(expected);
  });

  it.each<[string, Told, Told]>([
    ['goes on', ['drift', 'up', 190, 9000], ['drift', 'up', 60, 200]],
    ['of another name', ['level-shift', 'up', 61, 65], ['spike', 'up', 60, 200]],
  ])('matchKnown(had ended, %s): %j after %j is false', (_, told, before) => {
    expect(isKnown(told, before)).toBe(false);
  });

  it('matchKnown(findings, known) knows series by their names', () => {
    const told: Told = ['spike', 'up', 60, 90];
    expect(matched([finding(told, 'a')], [known(told, false, 'b')])).toEqual({});
  });

  it('matchKnown(findings, known) takes all pieces that do not overlap', () => {
    const pieces = [finding(['spike', 'up', 60, 70]), finding(['spike', 'up', 80, 90])];
    const whole = known(['spike', 'up', 58, 100]);
    expect(matched(pieces, [whole])).toEqual({ 's spike 60': 's spike 58', 's spike 80': 's spike 58' });
  });

  it('matchKnown(findings, known) takes one of two that overlap: the more alike', () => {
    const findings = [finding(['peer-outlier', 'up', 60, 90]), finding(['spike', 'up', 60, 90])];
    expect(matched(findings, [known(['spike', 'up', 60, 90])])).toEqual({ 's spike 60': 's spike 60' });
  });

  it('matchKnown(findings, known) takes nothing beside it where it is still there', () => {
    const findings = [finding(['spike', 'up', 62, 62]), finding(['spike', 'up', 60, 60])];
    expect(matched(findings, [known(['spike', 'up', 60, 60])])).toEqual({ 's spike 60': 's spike 60' });
  });

  it('matchKnown(findings, known) finds the closest of several', () => {
    const all = [
      known(['spike', 'up', 57, 57]),
      known(['spike', 'up', 61, 61]),
      known(['dip', 'down', 60, 60]),
    ];
    expect(matched([finding(['spike', 'up', 60, 60])], all)).toEqual({ 's spike 60': 's spike 61' });
  });

  const tolds = fc
    .record({
      kind: fc.constantFrom(...findingKinds),
      direction: fc.constantFrom('up' as const, 'down' as const),
      from: fc.integer({ min: 0, max: 2000 }),
      samples: fc.integer({ min: 1, max: 400 }),
    })
    .map(({ kind, direction, from, samples }): Told => [kind, direction, from, from + samples - 1]);

  it('matchKnown(findings, the same findings) is each of them', () => {
    const distinct = fc.uniqueArray(tolds, {
      maxLength: 12,
      selector: ([kind, , from]) => `${kind} ${from}`,
    });
    fc.assert(
      fc.property(distinct, (told) => {
        const findings = told.map((one) => finding(one));
        const all = told.map((one) => known(one));
        expect(matched(findings, all)).toEqual(Object.fromEntries(findings.map(({ id }) => [id, id])));
      }),
    );
  });

  it('matchKnown(finding, known) never knows what lies elsewhere or goes the other way', () => {
    fc.assert(
      fc.property(tolds, tolds, (told, before) => {
        const isApart = told[2] > before[3] + 3 || told[3] < before[2] - 3;
        fc.pre(isApart || told[1] !== before[1]);
        expect(isKnown(told, before)).toBe(false);
        if (told[2] > before[3] + 3 || told[1] !== before[1]) expect(isKnown(told, before, true)).toBe(false);
      }),
    );
  });
});
