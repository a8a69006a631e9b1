import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Finding, findingKinds } from '../../src/findings/finding.ts';
import { settled } from '../../src/findings/settle.ts';

type Told = readonly [kind: Finding['kind'], firstSlot: number, lastSlot: number, direction?: 'up' | 'down'];

const departure = { value: 20, expected: 10, lower: 9, upper: 11 };
const levels = { levelBefore: 10, levelAfter: 20 };

/** What each kind says besides its place; nothing of it matters here but the direction. */
const factsOf = {
  spike: departure,
  dip: departure,
  'level-shift': { ...departure, ...levels },
  'trend-change': { ...departure, slopeBefore: 0, slopeAfter: 1 },
  drift: { ...departure, ...levels },
  'variance-change': { spreadBefore: 1, spreadAfter: 3 },
  'seasonal-change': { ...departure, how: 'missing', period: 'day' },
  flatline: { value: 10 },
  'missing-data': { missing: 1, whose: 'series' },
  restart: { counters: 1, of: 1 },
  'outside-limits': { value: 20, limit: 15, rule: '<15' },
  'peer-outlier': { ...departure, peers: 4 },
} as const;

const findingOf = ([kind, firstSlot, lastSlot, direction = 'up']: Told) =>
  ({
    ...{ kind, firstSlot, lastSlot, peakSlot: firstSlot, probability: 1e-6, direction },
    ...factsOf[kind],
  }) as Finding;

const toldOf = ({ kind, firstSlot, lastSlot }: Finding): Told => [kind, firstSlot, lastSlot];
const left = (...told: readonly Told[]) => settled(told.map(findingOf)).map(toldOf);

/** Of two of one place the one on the left is told. */
const inOrder = [
  'missing-data',
  'flatline',
  'seasonal-change',
  'level-shift',
  'drift',
  'trend-change',
  'variance-change',
  'spike',
  'dip',
] as const;
const alwaysTold = ['restart', 'outside-limits', 'peer-outlier'] as const;

/** Scatter has no side, so that nothing is said here of it and what is slow; values off on one side are told first. */
const isOfScatter = (wider: string, part: string) =>
  wider === 'variance-change' || (part === 'variance-change' && ['drift', 'trend-change'].includes(wider));
const pairs = inOrder
  .flatMap((wider, rank) => inOrder.slice(rank + 1).map((part) => [wider, part] as const))
  .filter(([wider, part]) => !isOfScatter(wider, part));

describe('settled', () => {
  it('settled([]) is empty', () => {
    expect(settled([])).toEqual([]);
  });

  it.each(pairs)('settled([%s, %s]) of one place tells the first', (wider, part) => {
    const [one, other]: Told[] = [
      [wider, 100, 149],
      [part, 100, 149],
    ];
    expect(left(one!, other!)).toEqual([[wider, 100, 149]]);
    expect(left(other!, one!)).toEqual([[wider, 100, 149]]);
  });

  it.each<[string, readonly Told[], readonly Told[]]>([
    [
      'half of what a wider one covers',
      [
        ['seasonal-change', 100, 149],
        ['spike', 145, 154],
      ],
      [['seasonal-change', 100, 149]],
    ],
    [
      'less than half of it',
      [
        ['seasonal-change', 100, 149],
        ['spike', 146, 155],
      ],
      [
        ['seasonal-change', 100, 149],
        ['spike', 146, 155],
      ],
    ],
    [
      'a wider one that is the shorter',
      [
        ['missing-data', 100, 109],
        ['level-shift', 100, 125],
      ],
      [
        ['missing-data', 100, 109],
        ['level-shift', 100, 125],
      ],
    ],
    [
      'a dip on the other side of what is no slow change',
      [
        ['flatline', 100, 149, 'up'],
        ['dip', 120, 121, 'down'],
      ],
      [['flatline', 100, 149]],
    ],
    [
      'the shorter of one kind',
      [
        ['spike', 110, 115],
        ['spike', 100, 149],
      ],
      [['spike', 100, 149]],
    ],
    [
      'the same thing found twice',
      [
        ['level-shift', 100, 125],
        ['level-shift', 100, 125],
      ],
      [['level-shift', 100, 125]],
    ],
    [
      'a part of what is no longer told',
      [
        ['flatline', 100, 199],
        ['seasonal-change', 150, 249],
        ['dip', 220, 229],
      ],
      [
        ['flatline', 100, 199],
        ['dip', 220, 229],
      ],
    ],
  ])('settled(%s)', (_, told, kept) => {
    expect(left(...told)).toEqual(kept);
    expect(left(...told.toReversed())).toEqual(kept);
  });

  describe('settled(a step and what its running level makes of it) reaches 25 slots to both sides:', () => {
    const shift: Told = ['level-shift', 100, 109];
    it.each<[string, Told, boolean]>([
      ['half of it within, after', ['spike', 134, 135], false],
      ['none of it within, after', ['spike', 135, 136], true],
      ['half of it within, before', ['dip', 74, 75, 'down'], false],
      ['none of it within, before', ['dip', 73, 74, 'down'], true],
      ['another step', ['level-shift', 130, 138], false],
      ['a drift', ['drift', 130, 138], false],
      ['what covers a step', ['seasonal-change', 110, 119], true],
    ])('%s', (_, other, isTold) => {
      const kept = left(shift, other);
      expect(kept).toHaveLength(isTold ? 2 : 1);
      expect(kept).toContainEqual(['level-shift', 100, 109]);
    });

    it.each<[string, Told, Told, boolean]>([
      ['the step at the end of a stuck run', ['flatline', 100, 149], ['level-shift', 165, 184], false],
      ['half a step at its end', ['flatline', 100, 149], ['level-shift', 166, 185], true],
      ['a spike at the end of a stuck run', ['flatline', 100, 149], ['spike', 150, 151], true],
      ['a step at the end of a gap', ['missing-data', 100, 149], ['level-shift', 150, 175], true],
    ])('%s', (_, run, other, isTold) => {
      expect(left(run, other)).toHaveLength(isTold ? 2 : 1);
    });
  });

  describe.each(['drift', 'trend-change'] as const)('settled(%s of a thousand slots and', (slow) => {
    const before: Told = [slow, 1000, 1999, 'up'];
    it.each<[string, Told, boolean]>([
      ['its last twentieth)', ['spike', 1950, 1999, 'up'], false],
      ['less than a twentieth of it: an incident on the way)', ['spike', 1951, 1999, 'up'], true],
      ['what lies on the other side)', ['dip', 1500, 1599, 'down'], true],
      ['what lies on its side)', ['dip', 1500, 1599, 'up'], false],
      ['half of it within)', ['spike', 1900, 2099, 'up'], false],
      ['less than half of it within)', ['spike', 1901, 2100, 'up'], true],
      ['a step, which is told before it)', ['level-shift', 1500, 1599, 'up'], true],
    ])('%s', (_, other, isTold) => {
      expect(left(before, other)).toHaveLength(isTold ? 2 : 1);
    });
  });

  describe('settled(a change of variance and', () => {
    it.each<[string, readonly Told[], readonly Finding['kind'][]]>([
      ['values off on one side half of the time)', [['spike', 100, 149]], ['spike']],
      ['values off less than half of the time)', [['spike', 100, 148]], ['variance-change']],
      ['values below half of the time)', [['dip', 150, 260, 'down']], ['dip']],
      ['a step over half of it)', [['level-shift', 120, 400]], ['level-shift']],
      [
        'both sides, each less than half of the time)',
        [
          ['spike', 100, 145],
          ['dip', 150, 195],
        ],
        ['variance-change'],
      ],
      [
        'a spike that is a part of a stuck run)',
        [
          ['flatline', 90, 160],
          ['spike', 100, 149],
        ],
        ['flatline'],
      ],
      ['a drift over half of it, on no side)', [['drift', 150, 400, 'down']], ['drift', 'variance-change']],
    ])('%s', (_, others, kinds) => {
      const kept = left(['variance-change', 100, 199], ...others);
      expect(kept.map(([kind]) => kind).sort()).toEqual(kinds);
    });
  });

  describe.each(alwaysTold)('settled(%s and others) tells', (kind) => {
    it.each(inOrder)('both it and %s', (other) => {
      const told = left([kind, 100, 149], [other, 100, 149]);
      expect(told.map(([one]) => one).sort()).toEqual([kind, other].sort());
    });

    it('each of its kind', () => {
      expect(left([kind, 100, 149], [kind, 100, 149])).toHaveLength(2);
    });
  });

  it('settled(findings) is in order of the first slot, then the last, then what covers more', () => {
    expect(
      left(
        ['spike', 900, 909],
        ['peer-outlier', 500, 509],
        ['seasonal-change', 500, 509],
        ['restart', 500, 505],
        ['spike', 100, 109],
      ),
    ).toEqual([
      ['spike', 100, 109],
      ['restart', 500, 505],
      ['peer-outlier', 500, 509],
      ['seasonal-change', 500, 509],
      ['spike', 900, 909],
    ]);
  });

  describe('settled, laws:', () => {
    const anyTold: fc.Arbitrary<Told> = fc
      .tuple(
        fc.constantFrom(...findingKinds),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 120 }),
        fc.constantFrom<'up' | 'down'>('up', 'down'),
      )
      .map(([kind, first, length, direction]) => [kind, first, first + length, direction]);
    /** No two of one kind and length: which of those is told would be their order. */
    const manyTold = fc.uniqueArray(anyTold, {
      maxLength: 12,
      selector: ([kind, first, last]) => `${kind} ${last - first}`,
    });

    it('the order of the findings does not matter, and they are left alone', () => {
      const shuffled = manyTold.chain((told) =>
        fc.tuple(
          fc.constant(told),
          fc.shuffledSubarray(told, { minLength: told.length, maxLength: told.length }),
        ),
      );
      fc.assert(
        fc.property(shuffled, ([told, another]) => {
          const findings = told.map(findingOf);
          const before = structuredClone(findings);
          expect(settled(another.map(findingOf)).map(toldOf)).toEqual(settled(findings).map(toldOf));
          expect(findings).toEqual(before);
        }),
        { seed: 1, numRuns: 500 },
      );
    });

    it('what is left out lies in something that is told, and what a person set is never left out', () => {
      fc.assert(
        fc.property(manyTold, (told) => {
          const findings = told.map(findingOf);
          const kept = settled(findings);
          const isTold = (finding: Finding) => kept.includes(finding);
          for (const { kind, firstSlot, lastSlot } of findings.filter((one) => !isTold(one))) {
            expect(alwaysTold).not.toContain(kind);
            const overlapped = findings.filter(
              (one) => one.firstSlot - 25 <= lastSlot && firstSlot <= one.lastSlot + 25 && isTold(one),
            );
            // Values that moved rather than scatter may lie beside what covers them.
            if (kind !== 'variance-change') expect(overlapped).not.toEqual([]);
          }
        }),
        { seed: 2, numRuns: 500 },
      );
    });
  });
});
