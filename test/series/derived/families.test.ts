import { describe, expect, it } from 'vitest';
import {
  boundOf,
  familiesOf,
  histogramNames,
  isFailure,
  statusLabelOf,
  withoutBound,
} from '../../../src/series/derived/families.ts';
import type { JoinedColumn } from '../../../src/series/join.ts';
import { type Labels, seriesName } from '../../../src/series/labels.ts';
import type { MetricType } from '../../../src/series/samples.ts';
import { joinedOf, minutesOf, times } from '../made-columns.ts';

const RISING = times(20, (i) => i);
/** Five failures and three restarts. */
const SELDOM = [0, 0, 1, 2, 0, 0, 1, 1, 0, 1, 0, 0, 1];
const made = (
  labels: Labels,
  values: readonly number[] = RISING,
  type: MetricType = 'unknown',
): JoinedColumn => joinedOf(minutesOf(labels, values, type));
const bucket = (name: string, le: string, values = RISING) =>
  made({ __name__: `${name}_bucket`, le }, values);
const named = (name: string, values = RISING) => made({ __name__: name }, values);

/** Names of the series of each family, as they came. */
function told(columns: readonly JoinedColumn[], isCounting?: (one: JoinedColumn) => boolean) {
  const { gauges, counters, histograms, summaries } = familiesOf(columns, isCounting);
  const nameOf = ({ column }: JoinedColumn) => seriesName(column.labels);
  return {
    gauges: gauges.map(nameOf),
    counters: counters.map(nameOf),
    histograms: histograms.map(({ base, role, member }) => [base, role, nameOf(member)]),
    summaries: summaries.map(({ base, role, member }) => [base, role, nameOf(member)]),
  };
}

const none = { gauges: [], counters: [], histograms: [], summaries: [] };

describe('familiesOf', () => {
  it.each<[string, JoinedColumn[], Partial<ReturnType<typeof told>>]>([
    ['nothing', [], {}],
    ['a gauge', [named('cpu')], { gauges: ['cpu'] }],
    ['a counter', [named('requests_total')], { counters: ['requests_total'] }],
    [
      'a histogram',
      [bucket('t', '1'), bucket('t', '+Inf'), named('t_count'), named('t_sum')],
      {
        histograms: [
          ['t', 'bucket', 't_bucket{le="1"}'],
          ['t', 'bucket', 't_bucket{le="+Inf"}'],
          ['t', 'count', 't_count'],
          ['t', 'sum', 't_sum'],
        ],
      },
    ],
    [
      'a summary: its quantiles are gauges',
      [made({ __name__: 't', quantile: '0.9' }), named('t_count'), named('t_sum')],
      {
        gauges: ['t{quantile="0.9"}'],
        summaries: [
          ['t', 'count', 't_count'],
          ['t', 'sum', 't_sum'],
        ],
      },
    ],
    ['a count without a sum', [named('t_count')], { counters: ['t_count'] }],
    ['a sum without a count', [named('t_sum')], { counters: ['t_sum'] }],
    ['buckets without bounds', [named('t_bucket')], { counters: ['t_bucket'] }],
    [
      'a counter that has a label `le` by chance',
      [made({ __name__: 't_count', le: '1' }), named('t_sum')],
      { counters: ['t_count{le="1"}', 't_sum'] },
    ],
    [
      'a histogram that is idle: its count hardly moves',
      [bucket('t', '+Inf', [3, 3, 4]), named('t_count', [3, 3, 4]), named('t_sum', [9, 9, 9])],
      {
        histograms: [
          ['t', 'bucket', 't_bucket{le="+Inf"}'],
          ['t', 'count', 't_count'],
          ['t', 'sum', 't_sum'],
        ],
      },
    ],
    [
      'a count and a sum that hardly move',
      [named('t_count', [3, 3, 4]), named('t_sum', [9, 9, 9])],
      { gauges: ['t_count', 't_sum'] },
    ],
    [
      'parts of other names',
      [bucket('t', '1'), named('u_count'), named('t_sum')],
      {
        counters: ['u_count', 't_sum'],
        histograms: [['t', 'bucket', 't_bucket{le="1"}']],
      },
    ],
    [
      'a histogram of one job and a summary of another',
      [
        made({ __name__: 'h_bucket', job: 'a', le: '+Inf' }),
        made({ __name__: 'h_count', job: 'a' }),
        made({ __name__: 'h_count', job: 'b' }),
        made({ __name__: 'h_sum', job: 'b' }),
        made({ __name__: 'h_sum', job: 'c' }),
      ],
      {
        counters: ['h_sum{job="c"}'],
        histograms: [
          ['h', 'bucket', 'h_bucket{job="a",le="+Inf"}'],
          ['h', 'count', 'h_count{job="a"}'],
        ],
        summaries: [
          ['h', 'count', 'h_count{job="b"}'],
          ['h', 'sum', 'h_sum{job="b"}'],
        ],
      },
    ],
    [
      'failures beside successes that are a counter',
      [made({ __name__: 'r_total', code: '200' }), made({ __name__: 'r_total', code: '503' }, SELDOM)],
      { counters: ['r_total{code="200"}', 'r_total{code="503"}'] },
    ],
    [
      'failures alone, or declared a gauge, or that fall a little',
      [
        made({ __name__: 'q_total', code: '503' }, SELDOM),
        made({ __name__: 'r_total', code: '200' }),
        made({ __name__: 'r_total', code: '201' }),
        made({ __name__: 'r_total', code: '202' }),
        made({ __name__: 'r_total', code: '503' }, SELDOM, 'gauge'),
        made({ __name__: 'r_total', code: '504' }, [...SELDOM, 10, 8]),
      ],
      {
        gauges: ['q_total{code="503"}', 'r_total{code="503"}', 'r_total{code="504"}'],
        counters: ['r_total{code="200"}', 'r_total{code="201"}', 'r_total{code="202"}'],
      },
    ],
  ])('familiesOf(%s)', (_, columns, expected) => {
    expect(told(columns)).toEqual({ ...none, ...expected });
  });

  it('familiesOf(columns, isCounting) believes what it is told', () => {
    const columns = [named('cpu'), named('t_count'), bucket('t', '1')];
    expect(told(columns, () => false)).toEqual({
      ...none,
      gauges: ['cpu', 't_count', 't_bucket{le="1"}'],
    });
    expect(told(columns, () => true)).toMatchObject({ gauges: [], counters: ['cpu'] });
  });

  it('histogramNames(columns) are those of the buckets', () => {
    expect(histogramNames([bucket('t', '1'), bucket('t', '2'), named('u_count'), named('v_bucket')])).toEqual(
      new Set(['t']),
    );
  });
});

describe('labels of a family:', () => {
  it.each([
    ['0.5', 0.5],
    ['1', 1],
    ['1.0', 1],
    ['1e-05', 1e-5],
    ['+Inf', Infinity],
    ['inf', Infinity],
    ['-2', -2],
    ['', Number.NaN],
    [' ', Number.NaN],
    ['fast', Number.NaN],
  ])('boundOf(le=%j) is %d', (le, bound) => {
    expect(boundOf({ le })).toBe(bound);
    expect(boundOf({})).toBe(Number.NaN);
  });

  it('withoutBound(labels) leaves the others', () => {
    expect(withoutBound({ __name__: 't', le: '1', job: 'a' })).toEqual({ __name__: 't', job: 'a' });
  });

  it.each<[Labels, string | undefined]>([
    [{ status: '200' }, 'status'],
    [{ code: '200', job: 'a' }, 'code'],
    [{ status_code: '200' }, 'status_code'],
    [{ http_status: '200' }, 'http_status'],
    [{ grpc_code: 'OK' }, 'grpc_code'],
    [{ job: 'code' }, undefined],
  ])('statusLabelOf(%j) is %s', (labels, name) => {
    expect(statusLabelOf(labels)).toBe(name);
  });

  it.each([
    ['code', '500', true],
    ['status', '599', true],
    ['status', '5xx', true],
    ['status', '5XX', true],
    ['code', '404', false],
    ['code', '200', false],
    ['code', '5', false],
    ['code', '5000', false],
    ['code', 'Internal', true],
    ['status', 'UNAVAILABLE', true],
    ['http_status', 'Internal', false],
    ['code', '13', false],
    ['status', '2', false],
    ['code', 'NotFound', false],
    ['status', 'error', true],
    ['status', 'Failed', true],
    ['code', 'FAILURE', true],
    ['grpc_code', 'error', true],
    ['http_status', 'failed', true],
    ['status', 'no error', false],
    ['status', 'ok', false],
    ['grpc_code', 'Internal', true],
    ['grpc_code', 'DEADLINE_EXCEEDED', true],
    ['grpc_code', 'DeadlineExceeded', true],
    ['grpc_code', 'Unavailable', true],
    ['grpc_code', 'DataLoss', true],
    ['grpc_code', '13', true],
    ['grpc_code', 'OK', false],
    ['grpc_code', '0', false],
    ['grpc_code', 'NotFound', false],
    ['grpc_code', 'Canceled', false],
    ['grpc_code', '500', false],
    ['status', 'unknown', false],
    ['code', 'Unknown', false],
    ['grpc_code', 'Unknown', true],
  ])('isFailure(%s, %s) is %s', (label, status, expected) => {
    expect(isFailure(label, status)).toBe(expected);
  });
});
