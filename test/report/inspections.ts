import {
  INSPECT_SCHEMA,
  type InspectedInput,
  type InspectedSeries,
  type InspectionResult,
} from '../../src/report/inspection/result.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Saturday, 7 November 2026, 00:00 UTC. */
const START_MS = Date.UTC(2026, 10, 7);
const END_MS = START_MS + DAY_MS;

const clean = {
  samples: 1441,
  expected: 1441,
  missing: 0,
  missingShare: 0,
  staleMarkers: 0,
  infinite: 0,
  duplicates: 0,
  conflicts: 0,
  late: 0,
  stray: 0,
  longestGapMs: 0,
};

function seriesOf(name: string, facts: Partial<InspectedSeries>): InspectedSeries {
  return {
    series: name,
    labels: { __name__: name },
    input: 'metrics.prom',
    type: 'gauge',
    isCounter: false,
    ...clean,
    resets: null,
    isConstant: false,
    stepMs: MINUTE_MS,
    stepChanges: [],
    from: '2026-11-07T00:00:00Z',
    to: '2026-11-08T00:00:00Z',
    firstMs: START_MS,
    lastMs: END_MS,
    min: 0.25,
    max: 1234.5,
    sum: 98_765.4321,
    periods: [],
    ...facts,
  };
}

function inputOf(path: string, facts: Partial<InspectedInput>): InspectedInput {
  return {
    path,
    format: 'prometheus-text',
    bytes: 4096,
    rows: 1441,
    badRows: 0,
    refused: [],
    setAside: [],
    assumptions: [],
    warnings: [],
    series: 1,
    from: '2026-11-07T00:00:00Z',
    to: '2026-11-08T00:00:00Z',
    ...clean,
    resets: 0,
    constantSeries: 0,
    ...facts,
  };
}

const nothing = { from: null, to: null, firstMs: null, lastMs: null, min: null, max: null, sum: null };

/** One series for each thing that can be said of one, and an input of which all is to be said. */
const everything: InspectionResult = {
  schema: INSPECT_SCHEMA,
  tool: { name: 'aiops', version: '0.1.0' },
  inputs: [
    inputOf('metrics.prom', {
      ...{ rows: 17_342, badRows: 3, series: 11, samples: 15_001, expected: 15_851, missing: 20 },
      ...{ missingShare: 0.054886, staleMarkers: 2, infinite: 1, duplicates: 1500, conflicts: 2, late: 12 },
      ...{ stray: 1, longestGapMs: 8_100_000, resets: 3, constantSeries: 1 },
      refused: [
        { code: 'sample-value', place: 'metrics.prom:7:12', what: 'expected a number, got "oops"' },
        { code: 'sample-value', place: 'metrics.prom:9:12', what: 'expected a number, got ""' },
      ],
      setAside: [
        { what: 'native histograms', samples: 1441 },
        { what: 'creation times (_created)', samples: 1 },
      ],
      assumptions: ['scrapes 60s apart', 'times from 1970-01-01 on'],
      warnings: ['1 series holds native histograms, which are not read'],
    }),
    inputOf('empty-handed.csv', { from: null, to: null, format: 'csv', samples: 0, expected: 0, rows: 0 }),
  ],
  series: [
    seriesOf('clean', { periods: [{ ms: DAY_MS, label: 'day', strength: 0.82 }] }),
    seriesOf('requests_total', { type: 'unknown', isCounter: true, resets: 1, min: 0, max: 123_456_789 }),
    seriesOf('errors_total', { type: 'counter', isCounter: true, resets: 2, min: 0, max: 17 }),
    seriesOf('undeclared', { type: 'unknown', min: -12.5, max: 7 }),
    seriesOf('gappy', { samples: 1300, missing: 20, missingShare: 0.111728, longestGapMs: 8_100_000 }),
    seriesOf('barely_gappy', { samples: 1440, missingShare: 0.000694, longestGapMs: 120_000 }),
    seriesOf('twice_and_late', { duplicates: 1500, conflicts: 2, late: 12, stray: 1, infinite: 1 }),
    seriesOf('ended', { staleMarkers: 1, missing: 1, missingShare: 0.000694 }),
    seriesOf('still', { type: 'info', isConstant: true, min: 1, max: 1, sum: 1441 }),
    seriesOf('coarser', {
      stepChanges: [
        { at: '2026-11-07T08:00:00Z', fromMs: 15_000, toMs: MINUTE_MS },
        { at: '2026-11-07T16:30:00Z', fromMs: MINUTE_MS, toMs: 300_000 },
      ],
    }),
    seriesOf(
      'http_request_duration_seconds_bucket{instance="checkout-5d9f-1",job="checkout",le="0.25",path="/api/v1/orders"}',
      {
        type: 'histogram',
        isCounter: true,
        resets: 0,
        labels: {
          __name__: 'http_request_duration_seconds_bucket',
          instance: 'checkout-5d9f-1',
          job: 'checkout',
          le: '0.25',
          path: '/api/v1/orders',
        },
      },
    ),
    seriesOf('empty', { ...nothing, input: 'empty-handed.csv', samples: 0, expected: 0, stepMs: 0 }),
  ],
};

const hostileName = 'name\u001b[31mred\u202eevil{a="</b>\\"\\n"}';

/** Names that try to be something else. */
const hostile: InspectionResult = {
  ...everything,
  inputs: [
    inputOf('a\u001b[2Jb.prom', {
      assumptions: ['delimiter "\u0007"'],
      setAside: [{ what: 'x\u001b[1my', samples: 1 }],
    }),
  ],
  series: [
    seriesOf(hostileName, {
      labels: { __name__: 'name\u001b[31mred\u202eevil', a: '</b>"\n' },
      input: 'a\u001b[2Jb.prom',
    }),
  ],
};

/** Results that every form of an inspection must be able to tell. */
export const inspections = { everything, hostile };
export type InspectionName = keyof typeof inspections;
export const inspectionNames = Object.keys(inspections) as InspectionName[];
