import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/errors.ts';
import type { Judgement } from '../../src/model/detectors/detector.ts';
import type { Season } from '../../src/options.ts';
import type { SeriesToReport } from '../../src/report/build.ts';
import { overlappingInputs, warningsAbout } from '../../src/report/warnings.ts';
import { asItIs } from '../../src/series/derived/judged.ts';
import { toGrid } from '../../src/series/grid.ts';
import { seriesQuality } from '../../src/series/quality.ts';
import { SampleColumn } from '../../src/series/samples.ts';

const EVERYTHING = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };

/** A series of one input as the corridor hands it on; only what warnings look at is there. */
function seriesOf(
  name: string,
  samples: readonly (readonly [minute: number, value: number])[],
  { path = 'm.csv', isLearned = true, range = EVERYTHING } = {},
): SeriesToReport {
  const column = new SampleColumn({ __name__: name });
  for (const [minute, value] of samples) column.push(minute * 60_000, value);
  return {
    sourceQualities: [seriesQuality(column, range)],
    joined: asItIs({ column, range, parts: [{ path, fromMs: 0, toMs: 0 }] }),
    gridded: toGrid(column, range),
    judgement: { isLearned } as Judgement,
    findings: [],
    scores: new Float64Array(0),
    expectedFalseAlarms: 0,
    needs: null,
  };
}

/** What is said of series that are judged as they were read. */
function warningsOf(series: readonly SeriesToReport[], season?: Season): Fault[] {
  const columns = series.map(({ joined, gridded, sourceQualities }) => ({
    path: joined.parts[0]!.path,
    name: gridded.series.name,
    quality: sourceQualities[0]!,
  }));
  return warningsAbout(columns, series, season);
}

const rising = (count: number, valueAt: (minute: number) => number = (minute) => minute) =>
  Array.from({ length: count }, (_, minute) => [minute, valueAt(minute)] as const);

describe('overlappingInputs', () => {
  const apart = (nameOfSeveral: string) => ({ nameOfSeveral });

  it.each([
    ['none', [{}, {}]],
    ['what a selector left of several', [apart('cpu'), {}]],
  ])('overlappingInputs(%s) has nothing to say', (_, joined) => {
    expect(overlappingInputs(joined)).toEqual([]);
  });

  it.each([
    [[apart('cpu'), apart('cpu'), apart('cpu'), {}], '1 series comes'],
    [[apart('cpu'), apart('load'), apart('cpu'), apart('load')], '2 series come'],
  ])('overlappingInputs(%j)', (joined, come) => {
    expect(overlappingInputs(joined)).toEqual([
      {
        code: 'overlapping-inputs',
        place: 'aiops',
        what: `${come} from several inputs at the same time; told apart by a label file`,
        fix: `name each export once, or select one with --select '{file="…"}'`,
      },
    ]);
  });
});

describe('warningsAbout', () => {
  it('warningsAbout(plain series) has nothing to say', () => {
    expect(warningsOf([seriesOf('cpu', rising(400))])).toEqual([]);
    expect(warningsOf([])).toEqual([]);
  });

  it.each([
    [
      'late',
      [
        [0, 1],
        [2, 1],
        [1, 1],
      ],
      {},
      'time-order',
      '1 sample earlier than one before, sorted in by time',
    ],
    [
      'equal',
      [
        [0, 1],
        [0, 1],
        [1, 1],
      ],
      {},
      'duplicate-samples',
      '1 sample twice with the same value, dropped',
    ],
    [
      'conflicting',
      [
        [0, 1],
        [0, 2],
        [1, 1],
      ],
      {},
      'conflicting-samples',
      '1 sample with the time of another and a different value; the last in the file counts',
    ],
    [
      'infinite',
      [
        [0, 1],
        [1, Number.POSITIVE_INFINITY],
      ],
      {},
      'infinite-samples',
      '1 sample infinite, judged as missing',
    ],
    [
      'stray',
      [
        [0, 1],
        [1, 1],
        [9, 1],
      ],
      { range: { fromMs: 0, toMs: 60_000 } },
      'stray-times',
      '1 sample far from all others in time, left out',
    ],
    [
      'crowded',
      [
        [0, 1],
        [1, 1],
        [2, 1],
        [2.1, 3],
        [3, 1],
      ],
      {},
      'merged-samples',
      '1 sample within the step of another one, averaged with it',
    ],
  ] as const)('warningsAbout(%s samples)', (_, samples, options, code, what) => {
    expect(warningsOf([seriesOf('cpu', samples, options)])).toEqual([{ code, place: 'm.csv', what }]);
  });

  it('warningsAbout(series of two inputs) counts for each input', () => {
    const late = [
      [0, 1],
      [2, 1],
      [1, 1],
    ] as const;
    const found = warningsOf([
      seriesOf('a', late, { path: 'a.csv' }),
      seriesOf('b', late, { path: 'b.csv' }),
      seriesOf('c', late, { path: 'a.csv' }),
    ]);
    expect(found.map(({ place, what }) => `${place}: ${what}`)).toEqual([
      'a.csv: 2 samples earlier than one before, sorted in by time',
      'b.csv: 1 sample earlier than one before, sorted in by time',
    ]);
  });

  it('warningsAbout(series of many inputs) looks at each series once for its input, not once for each input', () => {
    const quality = seriesOf('cpu', [[0, 1]]).sourceQualities[0]!;
    let looks = 0;
    const columns = Array.from({ length: 500 }, (_, i) => ({
      name: 'cpu',
      quality: { ...quality, late: 1 },
      get path() {
        looks += 1;
        return `${i}.csv`;
      },
    }));
    expect(warningsAbout(columns, [])).toHaveLength(500);
    expect(looks).toBeLessThanOrEqual(4 * 500);
  });

  it('warningsAbout(short and empty series) names them', () => {
    const short = ['a', 'b', 'c'].map((name) => seriesOf(name, rising(10), { isLearned: false }));
    const empty = seriesOf('d', [[0, Number.NaN]], { isLearned: false });
    expect(warningsOf([...short, empty])).toEqual([
      { code: 'series-empty', place: 'm.csv', what: 'no finite sample in d' },
      {
        code: 'short-history',
        place: 'm.csv',
        what: 'too little history in 3 series (a, b, …) to learn what is usual: only what is far out is found',
        fix: 'export a longer range',
      },
    ]);
  });

  it('warningsAbout(a long series that never moved) does not call it short', () => {
    expect(
      warningsOf([
        seriesOf(
          'up',
          rising(300, () => 1),
          { isLearned: false },
        ),
      ]),
    ).toEqual([]);
  });

  it('warningsAbout(a series of one step, then of another) tells where the step changes', () => {
    const samples = [...rising(100), ...Array.from({ length: 100 }, (_, i) => [100 + 5 * i, i] as const)];
    expect(warningsOf([seriesOf('cpu', samples)])).toEqual([
      {
        code: 'step-change',
        place: 'm.csv',
        what: 'the step changes in cpu, at 1970-01-01T01:40:00Z from 1m to 5m',
      },
      {
        code: 'merged-samples',
        place: 'm.csv',
        what: '80 samples within the step of another one, averaged with it',
      },
    ]);
  });

  it('warningsAbout(series, a season that is told) says where it cannot be had', () => {
    const without = {
      ...seriesOf('cpu', rising(400)),
      judgement: { isLearned: true, periods: [] } as unknown as Judgement,
    };
    expect(warningsOf([without], 'week')).toEqual([
      {
        code: 'season-unfitted',
        place: 'm.csv',
        what: '--season week cannot be fitted in cpu',
        why: 'it takes three whole cycles, and a step that divides the cycle',
        fix: 'export a longer range, or --season auto',
      },
    ]);
    expect(warningsOf([without], 'none')).toEqual([]);
  });
});
