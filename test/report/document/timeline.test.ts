import { describe, expect, it } from 'vitest';
import { joinedOf } from '../../../src/report/document/joined.ts';
import { timelineOf } from '../../../src/report/document/timeline.ts';
import type { FindingsResult } from '../../../src/report/result.ts';
import { madeResult } from '../findings-comparison/made-results.ts';
import { incident, quiet } from './joined-results.ts';

/** The result, read from other times. */
function readFrom(
  result: FindingsResult,
  times: readonly (readonly [from: string, to: string])[],
): FindingsResult {
  const [input] = result.inputs;
  return { ...result, findings: [], inputs: times.map(([from, to]) => ({ ...input!, from, to })) };
}

const of = (result: FindingsResult, tz = 'UTC') => timelineOf(joinedOf([result]), new Map(), tz);

describe('timelineOf', () => {
  it('timelineOf(a critical finding of no judged series and 60 milder ones) shows it first', () => {
    const mild = Array.from({ length: 60 }, (_, at) => {
      return { series: `series_${at}`, from: 10, to: 12, severity: 'low' as const };
    });
    const shared = { series: 'instances down', from: 10, to: 12, severity: 'critical' as const };
    const made = madeResult({ series: mild.map(({ series }) => series), findings: [...mild, shared] });
    const { rows, leftOut } = of(made);
    expect(rows).toHaveLength(60);
    expect(rows[0]?.series.text).toBe('instances down');
    expect(leftOut).toBe('The timeline shows the 60 worst of 61 rows.');
  });

  it('timelineOf(one input) leaves nothing out', () => {
    expect(of(incident.result)).toMatchObject({ breaks: [], breaksText: null });
  });

  it('timelineOf(two inputs eight years apart) leaves out the years between, told on the clock of the zone', () => {
    const apart = readFrom(quiet.result, [
      ['2026-05-08T00:00:00Z', '2026-05-21T23:55:00Z'],
      ['2018-06-17T00:00:00Z', '2018-07-16T23:00:00Z'],
    ]);
    expect(of(apart, 'Asia/Kolkata')).toMatchObject({
      fromMs: Date.UTC(2018, 5, 17),
      toMs: Date.UTC(2026, 4, 21, 23, 55),
      breaks: [{ fromMs: Date.UTC(2018, 6, 16, 23), toMs: Date.UTC(2026, 4, 8) }],
      breaksText:
        'Nothing was read from 2018-07-17 04:30 to 2026-05-08 05:30 (Asia/Kolkata): the timeline leaves that time out.',
    });
  });

  it('timelineOf(inputs of ten years) tells five stretches and counts the rest', () => {
    const years = Array.from(
      { length: 10 },
      (_, i) => [`${2010 + i}-01-01T00:00:00Z`, `${2010 + i}-01-02T00:00:00Z`] as const,
    );
    const { breaks, breaksText } = of(readFrom(quiet.result, years));
    expect(breaks).toHaveLength(9);
    expect(breaksText).toMatch(
      /^Nothing was read from 2010-01-02 00:00 to 2011-01-01 00:00 \(UTC\), nor from /,
    );
    expect(breaksText).toMatch(/to 2015-01-01 00:00, nor 4 more times: the timeline leaves that time out\.$/);
  });

  it('timelineOf(a finding outside of what was read) keeps its time', () => {
    const { inputs } = readFrom(quiet.result, [['2010-01-01T00:00:00Z', '2010-01-02T00:00:00Z']]);
    const { breaks, toMs } = of({ ...incident.result, inputs });
    const times = incident.result.findings.flatMap(({ start, end }) => [Date.parse(start), Date.parse(end)]);
    expect(toMs).toBe(Math.max(...times));
    for (const { fromMs, toMs } of breaks) expect(times.filter((ms) => ms > fromMs && ms < toMs)).toEqual([]);
    expect(breaks.length).toBeGreaterThan(0);
  });
});
