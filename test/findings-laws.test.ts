import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect } from '../src/detect.ts';
import type { Finding } from '../src/findings/finding.ts';
import type { Input } from '../src/inputs.ts';
import { judgeSeries } from '../src/judge.ts';
import { stlRemainder } from '../src/model/detectors/stl-remainder.ts';
import { type DetectOptions, detectDefaults } from '../src/options.ts';
import { Chance, world } from './model/worlds.ts';
import { limit } from './rules.ts';

const START_MS = Date.UTC(2026, 4, 4);
const STEP_MS = 900_000;
const DAY = 96;
const SLOTS = 14 * DAY;

const judged = (values: Float64Array, options: Partial<DetectOptions> = {}) =>
  judgeSeries({ labels: {}, name: 'made', startMs: START_MS, stepMs: STEP_MS, values }, stlRemainder, {
    ...detectDefaults,
    ...options,
  });

const wave = (slot: number) => Math.sin((2 * Math.PI * slot) / DAY);

/** Made series of a fortnight, far above zero; the standard deviation of their noise is 1. */
const backgrounds: Readonly<Record<string, (seed: number) => Float64Array>> = {
  'plain noise': (seed) => world(SLOTS, seed, (_, chance) => 200 + chance.gaussian()),
  'a season': (seed) => world(SLOTS, seed, (slot, chance) => 200 + 20 * wave(slot) + chance.gaussian()),
  'noise with a memory': (seed) => {
    let before = 0;
    return world(SLOTS, seed, (_, chance) => {
      before = 0.5 * before + Math.sqrt(0.75) * chance.gaussian();
      return 200 + before;
    });
  },
  'heavy noise': (seed) =>
    world(SLOTS, seed, (_, chance) => {
      const side = chance.uniform() < 0.5 ? -1 : 1;
      return 200 + (side * Math.log(1 - chance.uniform())) / Math.SQRT2;
    }),
};

const added = (values: Float64Array, from: number, to: number, size: number) =>
  values.map((value, slot) => (slot >= from && slot < to ? value + size : value));

/** What is planted into a made series: from a slot on, of a size in noise scales. */
const incidents: Readonly<Record<string, (values: Float64Array, at: number, size: number) => Float64Array>> =
  {
    spike: (values, at, size) => added(values, at, at + 1, size),
    dip: (values, at, size) => added(values, at, at + 1, -size),
    plateau: (values, at, size) => added(values, at, at + 24, size),
    step: (values, at, size) => added(values, at, SLOTS, size),
    'there and back': (values, at, size) => added(added(values, at, at + 4, size), at + 5, at + 9, -size),
    flatline: (values, at) => values.slice().fill(values[at]!, at, at + 60),
    burst: (values, at, size) => {
      const chance = new Chance(at);
      return values.map((value, slot) => {
        return slot >= at && slot < at + 72 ? value + (size / 3) * chance.gaussian() : value;
      });
    },
    leak: (values, at, size) =>
      values.map((value, slot) =>
        slot >= at && slot < at + 4 * DAY ? value + (3 * size * (slot - at)) / (4 * DAY) : value,
      ),
    'a day without its wave': (values, at) =>
      values.map((value, slot) => (slot >= at && slot < at + DAY ? value - 20 * wave(slot) : value)),
  };

interface Plant {
  readonly background: string;
  readonly seed: number;
  readonly at: number;
  readonly size: number;
}

/** Not within the first day: a season is learned from somewhere. */
const plants: fc.Arbitrary<Plant> = fc.record({
  background: fc.constantFrom(...Object.keys(backgrounds)),
  seed: fc.nat(10_000),
  at: fc.integer({ min: DAY, max: SLOTS - 5 * DAY }),
  size: fc.integer({ min: 5, max: 20 }),
});

const cleanOf = ({ background, seed }: Plant) => backgrounds[background]!(seed);
const plantedIn = (incident: string, plant: Plant, values = cleanOf(plant)) =>
  incidents[incident]!(values, plant.at, plant.size);

/** How near findings must be to be one event: as near as `joinedWithinSlots` joins. */
const ONE_EVENT_SLOTS = 16;

type Place = Pick<Finding, 'firstSlot' | 'lastSlot'>;
const overlap = (one: Place, other: Place, slack = 0) =>
  one.firstSlot - slack <= other.lastSlot && other.firstSlot - slack <= one.lastSlot;
const placesOf = (findings: readonly Finding[]) =>
  findings.map(({ kind, firstSlot, lastSlot, peakSlot }) => ({ kind, firstSlot, lastSlot, peakSlot }));

/** Told with what did not hold, so that it can be made again. */
const law = (check: (plant: Plant) => void, numRuns: number) =>
  fc.assert(fc.property(plants, check), { seed: 7, numRuns, endOnFailure: true });

describe('judgeSeries(values without the samples of a finding) does not find it', () => {
  const options = { limit: limit('<230') };
  /** That the slope is another one before and after it is known without the samples of the bend itself. */
  const isKnownElsewhere = ({ kind }: Finding) => kind === 'trend-change';

  it.each(Object.keys(incidents))('%s', (incident) => {
    let removed = 0;
    law((plant) => {
      const values = plantedIn(incident, plant);
      const before = judged(values, options).findings;
      for (const finding of before.filter((one) => !isKnownElsewhere(one))) {
        const isAlike = (other: Finding) => other !== finding && other.kind === finding.kind;
        const without = values.slice().fill(Number.NaN, finding.firstSlot, finding.lastSlot + 1);
        const after = judged(without, options).findings.filter(isAlike);
        // Neighbours may close over the gap.
        const others = before.filter(isAlike);
        const again = after.filter((one) => !others.some((other) => overlap(one, other)));
        expect(again.filter((one) => overlap(one, finding))).toEqual([]);
        removed += 1;
      }
    }, 4);
    expect(removed).toBeGreaterThan(0);
  });
});

describe('judgeSeries(values with an incident) never scores it less than what was there before', () => {
  /** Slots of the planted window, and on which side it lies. */
  it.each([
    ['spike', 1, 1],
    ['dip', 1, -1],
    ['plateau', 24, 1],
    ['step', 26, 1],
  ] as const)('%s', (incident, length, side) => {
    law((plant) => {
      const clean = cleanOf(plant);
      const before = judged(clean);
      // Where the noise is loudest on that side, as this is the hardest place; and anywhere, where it does not hide it.
      const places = [loudestSlot(clean, before, side)];
      if (plant.background !== 'heavy noise') places.push(plant.at);
      for (const at of places) {
        const after = judged(plantedIn(incident, { ...plant, at }, clean));
        const best = (scores: Float64Array) => Math.max(...scores.subarray(at, at + length));
        expect(best(after.scores)).toBeGreaterThanOrEqual(best(before.scores));
      }
    }, 5);
  });

  function loudestSlot(
    values: Float64Array,
    { scores, judgement }: ReturnType<typeof judged>,
    side: 1 | -1,
  ): number {
    let loudest = DAY;
    for (let slot = DAY; slot < SLOTS - DAY; slot++) {
      const isOnSide = side * (values[slot]! - judgement.expected[slot]!) > 0;
      if (isOnSide && scores[slot]! > scores[loudest]!) loudest = slot;
    }
    return loudest;
  }
});

describe('judgeSeries(values in another unit)', () => {
  const anIncident = fc.constantFrom(...Object.keys(incidents));
  /** The model must add up and know no bound: else nothing is promised. */
  const inAnotherUnit = (
    check: (before: ReturnType<typeof judged>, values: Float64Array, incident: string) => void,
  ) =>
    fc.assert(
      fc.property(plants, anIncident, (plant, incident) => {
        const values = plantedIn(incident, plant);
        const before = judged(values);
        fc.pre(before.judgement.transform === 'none');
        check(before, values, incident);
      }),
      { seed: 11, numRuns: 8, endOnFailure: true },
    );

  it('scaled by a power of two: the same scores and findings to the last bit, in that unit', () => {
    inAnotherUnit((before, values) => {
      const after = judged(values.map((value) => value / 1024));
      expect(after.scores).toEqual(before.scores);
      expect(after.findings).toEqual(before.findings.map((finding) => inUnits(finding, 1 / 1024)));
    });
  });

  it.each<[string, (value: number) => number]>([
    ['scaled', (value) => value * 3.7],
    ['shifted', (value) => value + 12_345],
  ])('%s: the same findings, the same scores up to rounding', (_, changed) => {
    inAnotherUnit((before, values) => {
      const after = judged(values.map(changed));
      expect(placesOf(after.findings)).toEqual(placesOf(before.findings));
      for (const [slot, score] of after.scores.entries()) {
        expect(Math.abs(score - before.scores[slot]!)).toBeLessThan(1e-6);
      }
    });
  });

  const inMetricUnit = new Set(
    'value expected lower upper levelBefore levelAfter spreadBefore spreadAfter slopeBefore slopeAfter'.split(
      ' ',
    ),
  );

  function inUnits(finding: Finding, unit: number): Record<string, unknown> {
    const facts = Object.entries(finding).map(([name, fact]) => {
      return [name, inMetricUnit.has(name) ? fact * unit : fact] as const;
    });
    return Object.fromEntries(facts);
  }
});

describe('judgeSeries(values, a larger budget) hides nothing that a smaller one tells', () => {
  it.each(Object.keys(incidents))('%s', (incident) => {
    law((plant) => {
      const values = plantedIn(incident, plant);
      const [smaller, larger, largest] = [0.1, 0.5, 1.5].map(
        (budgetPerWeek) => judged(values, { budgetPerWeek }).findings,
      );
      for (const [few, more] of [
        [smaller!, larger!],
        [larger!, largest!],
      ] as const) {
        const hidden = few.filter((one) => !more.some((other) => overlap(one, other, ONE_EVENT_SLOTS)));
        expect(hidden).toEqual([]);
      }
    }, 4);
  });
});

const QUIET_DAYS = 5;

/** Columns of one wide CSV, a quarter of an hour apart; of no value nothing is written. */
function csvOf(path: string, columns: ReadonlyMap<string, Float64Array>, order = [...columns.keys()]): Input {
  const rows = Array.from({ length: QUIET_DAYS * DAY }, (_, slot) => {
    const cells = order.map((name) => columns.get(name)![slot]!);
    const time = new Date(START_MS + slot * STEP_MS).toISOString();
    return [time, ...cells.map((value) => (Number.isNaN(value) ? '' : String(value)))].join(',');
  });
  return inputOf(path, `time,${order.join(',')}\n${rows.join('\n')}\n`);
}

interface Scraped {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly values: Float64Array;
}

/** An answer of the Prometheus API. */
function answerOf(path: string, series: readonly Scraped[]): Input {
  const result = series.map(({ name, labels, values }) => {
    const samples = [...values].map((value, slot) => [(START_MS + slot * STEP_MS) / 1000, String(value)]);
    return { metric: { __name__: name, ...labels }, values: samples };
  });
  return inputOf(path, JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } }));
}

/** The digest is told by the doors: other bytes of one length are not what is looked at here. */
function inputOf(path: string, text: string): Input {
  const bytes = new TextEncoder().encode(text);
  return {
    path,
    bytes: (async function* () {
      yield bytes;
    })(),
    digest: () => ({ sha256: '0'.repeat(64), bytes: bytes.length }),
  };
}

const run = (inputs: readonly Input[], options: Partial<DetectOptions> = {}) =>
  detect(inputs, { ...detectDefaults, ...options }, { gunzip: (bytes) => bytes, toolVersion: '0.0.0' });

const quiet = (seed: number) => backgrounds['a season']!(seed).slice(0, QUIET_DAYS * DAY);
const counting = (seed: number, restartAt: number) => {
  let count = 0;
  return quiet(seed).map((gain, slot) => (count = (slot === restartAt ? 0 : count) + Math.round(gain)));
};

describe('detect(inputs in any order)', () => {
  const load = new Map([
    ['cpu', added(quiet(1), 300, 310, 15)],
    ['memory', added(quiet(2), 250, QUIET_DAYS * DAY, 12)],
    ['queue', quiet(3).fill(Number.NaN, 200, 230)],
  ]);
  /** Of the same names and times as others: told apart by their files. */
  const again = new Map([
    ['queue', added(quiet(4), 100, 101, -14)],
    ['cpu', quiet(5)],
  ]);
  const scraped: Scraped[] = [1, 2, 3, 4].flatMap((host) => {
    const labels = { instance: `h${host}:1`, job: 'api' };
    const latency = quiet(host).map((value, slot) => value + 0.3 * quiet(10 + host)[slot]!);
    return [
      { name: 'latency', labels, values: host === 3 ? added(latency, 320, 340, 9) : latency },
      { name: 'requests_total', labels, values: counting(20 + host, host === 2 ? 270 : -1) },
    ];
  });
  const orderOf = <One>(all: readonly One[]) =>
    fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length });

  it('files, series of a file and columns: the same result and scores, byte for byte', async () => {
    const inOrder = await run([
      csvOf('a/load.csv', load),
      csvOf('b/load.csv', again),
      answerOf('c.json', scraped),
    ]);
    const bytesOf = ({ report, warnings }: typeof inOrder) => JSON.stringify({ report, warnings });
    const kinds = inOrder.report.result.findings.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['spike', 'level-shift', 'missing-data', 'restart']));
    const orders = fc.record({
      load: orderOf([...load.keys()]),
      again: orderOf([...again.keys()]),
      scraped: orderOf([...scraped.keys()]),
      files: orderOf([0, 1, 2]),
    });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const inputs = [
          csvOf('a/load.csv', load, order.load),
          csvOf('b/load.csv', again, order.again),
          answerOf(
            'c.json',
            order.scraped.map((place) => scraped[place]!),
          ),
        ];
        const another = bytesOf(await run(order.files.map((file) => inputs[file]!)));
        expect(differenceOf(another, bytesOf(inOrder))).toBeUndefined();
      }),
      { seed: 3, numRuns: 4, endOnFailure: true },
    );
  });
});

/** The first place where they part, with what is around it: as a whole they are too long to read. */
function differenceOf(one: string, other: string): readonly [string, string] | undefined {
  if (one === other) return undefined;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return [one.slice(Math.max(0, at - 100), at + 100), other.slice(Math.max(0, at - 100), at + 100)];
}

describe('detect(one series among others)', () => {
  /** Too few for a day that is unlike others; no two differ in one label alone. */
  const columns = new Map([
    ['cpu', added(quiet(1), 300, 303, 9)],
    ['memory', added(quiet(2), 250, QUIET_DAYS * DAY, 12)],
    ['queue', quiet(3).fill(Number.NaN, 200, 230)],
    ['calm', quiet(4)],
  ]);
  const ofSeries = (report: Awaited<ReturnType<typeof run>>['report'], name: string) => ({
    series: report.result.series.filter(({ series }) => series === name),
    // How to make it again names what else is there.
    findings: report.result.findings
      .filter(({ series }) => series === name)
      .map(({ evidence, ...finding }) => ({ ...finding, evidence: { ...evidence, reproduce: '' } })),
    scored: report.scored.filter((one) => one.name === name),
  });

  it.each([...columns.keys()])('finds in %s what it finds in it alone', async (name) => {
    const options = { falseDiscoveryRate: undefined };
    const among = ofSeries((await run([csvOf('load.csv', columns)], options)).report, name);
    const alone = ofSeries((await run([csvOf('load.csv', columns, [name])], options)).report, name);
    expect(alone.series).toHaveLength(1);
    expect(among).toEqual(alone);
  });
});
