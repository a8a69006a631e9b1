import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { gunzip } from '../../../src/cli/doors/gunzip.ts';
import { identify, openInput } from '../../../src/cli/doors/inputs.ts';
import { isThere } from '../../../src/cli/doors/there.ts';
import { run } from '../../../src/cli/main.ts';
import { documentOf } from '../../../src/report/document/build.ts';
import type { ReportDocument } from '../../../src/report/document/document.ts';
import type { FindingsResult } from '../../../src/report/result.ts';
import { fakeIo } from '../../cli/fake-io.ts';
import { count, duration, moment, number, percent, roughPercent, unclaimed } from './claims.ts';
import { counted, filtered, incident, quiet, shared, wideResult } from './joined-results.ts';
import { momentsOf, recomputed } from './recomputed.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiops-numbers-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function detected(...args: string[]): Promise<FindingsResult> {
  const io = Object.assign(fakeIo(), { open: openInput, identify, isThere, gunzip });
  const code = await run(['detect', ...args, '-q', '-f', 'json'], io);
  expect([0, 1], io.said.join(' ')).toContain(code);
  return JSON.parse(io.stdout) as FindingsResult;
}

const demo = ['fixtures/demo/checkout.query_range.json.gz', 'fixtures/demo/dependency-latency.csv'] as const;

/** One series that moves, one that stands still, one of gaps, one of nothing; rows twice and without a time. */
function poorExport(): string {
  const rows = Array.from({ length: 400 }, (_, at) => {
    const wave = (10 + Math.sin(at / 9) + (at > 300 && at < 307 ? 30 : 0)).toFixed(3);
    const cells = [1_779_148_800 + at * 60, wave, 7, at % 5 === 0 ? '' : wave, ''];
    return at === 17 ? `${cells.join(',')}\n${cells.join(',')}` : cells.join(',');
  });
  const path = join(folder, 'poor.csv');
  writeFileSync(path, `time,moving,still,holes,nothing\n${rows.join('\n')}\nnoon,1,1,1,1\n`);
  return path;
}

/** Two accepted, one of them graver now, one explained, one that was accepted, and an entry that matches nothing. */
function known(result: FindingsResult): FindingsResult {
  const [first, second, third, fourth, ...others] = structuredClone(result.findings);
  const accepted = { reason: 'ticket 4711', owner: 'Ana', expires: '2026-12-31', severity: 'low' as const };
  const entry = {
    fingerprint: 'x',
    kind: 'spike' as const,
    place: 'accepted.yaml:3:5',
    reason: 'release 9.8',
  };
  const expired = { ...entry, series: third!.series, expires: '2026-01-31', finding: third!.id };
  return counted({
    ...result,
    findings: [
      { ...first!, accepted },
      { ...second!, accepted: { ...accepted, owner: null, expires: null, severity: second!.severity } },
      third!,
      { ...fourth!, explained: 'release 4.2' },
      ...others,
    ],
    baseline: {
      path: 'accepted.yaml',
      entries: 5,
      accepted: 2,
      expired: [expired],
      stale: [{ ...entry, series: 'gone', expires: null }],
      elsewhere: 1,
    },
  });
}

/** Samples that did not come, and samples that came without a value. */
function lacking(result: FindingsResult): FindingsResult {
  const lacks = { samples: 191, expected: 240, missing: 17 };
  return {
    ...result,
    inputs: result.inputs.map((one) => ({ ...one, quality: { ...one.quality, ...lacks } })),
    series: result.series.map((one) => ({ ...one, quality: { ...one.quality, ...lacks } })),
  };
}

const first = await detected(demo[0]);
const thresholds = [
  'count(high) < 3',
  'rate < 0.1%',
  'longest < 20m (warn)',
  'max_score <= 0.5',
  'total: count == 12',
];
const gated = await detected(demo[0], ...thresholds.flatMap((rule) => ['--threshold', rule]));
const cases: readonly (readonly [string, readonly FindingsResult[]])[] = [
  ['of an export', [first]],
  ['of two exports in one run, gate failed', [await detected(...demo, '--fail-on', 'high')]],
  ['of two results, one with a gate and years apart', [await detected(demo[1]), gated]],
  ['of an export against thresholds', [gated]],
  ['of an export whose gate passed', [await detected(demo[0], '--threshold', 'count < 4711')]],
  ['of findings that are accepted, explained and expired', [known(first)]],
  ['of an export whose series are poor', [await detected(poorExport(), '--max-bad-rows', '1%')]],
  ['of findings that filters hid', [await detected(demo[0], '--min-duration', '30m')]],
  ['with nothing found', [quiet.result]],
  ['of more series than have room', [wideResult(62)]],
  ['of made findings of many kinds', [incident.result, filtered.result]],
  ['of findings that series share', [shared.result]],
  ['of samples without a value', [lacking(incident.result)]],
];

it.each([
  ['12 of 13 series', ['12'], ['13']],
  ['12 of 13 series', ['12', '13'], []],
  ['112 or 12.5 or 1,200', ['12', '5', '200'], ['112', '12.5', '1,200']],
  ['p95 of cpu2: 0.4887 (7.2×)', ['p95 of cpu2', '0.4887'], ['7.2']],
])('unclaimed(%j, %j) is %j', (text, claims, left) => {
  expect(unclaimed(text, claims)).toEqual(left);
});

it('the cases have what they are named after', () => {
  const documents = cases.map(([, results]) => documentOf(results, { tz: 'UTC', branding: null }));
  const states = documents.map(({ verdict }) => verdict.state);
  expect(new Set(states)).toEqual(new Set(['none', 'passed', 'failed']));
  const accepted = documents.flatMap((one) => one.accepted.map(({ state }) => state));
  expect(accepted).toEqual(expect.arrayContaining(['accepted', 'expired', 'unused']));
  expect(documents[6]!.quality.series.length).toBeGreaterThan(1);
  expect(documents[6]!.quality.inputs[0]!.warnings.join()).toContain('refused');
  expect(documents[7]!.leftOut.join()).toContain('Filters hid');
  expect(documents[8]!.findings).toEqual([]);
});

describe.each(cases)('every number of a report %s can be computed from the JSON', (_, results) => {
  describe.each(['UTC', 'Asia/Kathmandu'])('%s', (tz) => {
    const document = documentOf(results, { tz, branding: null });
    const from = recomputed(results, tz);
    const told = {
      summary: [
        ...[from.findings, from.open].map(({ length }) => count(length)),
        ...[from.accepted, from.explained, from.expired, from.concerned, from.series].map(count),
        ...severityCounts(from.findings).map(({ count: of }) => count(of)),
        ...from.names,
      ],
      looked: [...from.period, count(from.samples), ...from.quality, count(from.filtered)],
    };

    it('verdict', () => {
      const judged = results.filter(({ gate }) => gate.configured);
      const failed = judged.filter(({ gate }) => gate.passed === false);
      expect(document.verdict.state).toBe(
        judged.length === 0 ? 'none' : failed.length > 0 ? 'failed' : 'passed',
      );
      const counts = [judged.length, failed.length, results.length, from.accepted + from.explained].map(
        count,
      );
      for (const text of [document.verdict.text, ...document.gate.texts]) {
        const found = judged.length > 0 ? [] : told.summary;
        expect(unclaimed(text, [...from.gate, ...counts, ...found, ...from.names])).toEqual([]);
      }
    });

    it('summary and facts', () => {
      const together = togetherIn(from.findings);
      const [worst] = from.open.length > 0 ? from.open : from.findings;
      const claims = [
        ...told.summary,
        ...told.looked,
        ...from.falseAlarms,
        ...together.flatMap(({ counts, times }) => [...counts, ...times.flatMap((time) => moment(time, tz))]),
        ...(worst === undefined ? [] : from.finding(worst)),
      ];
      for (const text of document.summary) expect(unclaimed(text, claims)).toEqual([]);
      expect(document.summary[0]).toBe(foundSentence(from));
      for (const { label, value } of document.facts) {
        expect(unclaimed(`${label} ${value}`, [...told.summary, ...told.looked])).toEqual([]);
      }
      const all = [...document.summary, ...document.facts.map(({ value }) => value)].join(' ');
      const concerned = from.findings.length === 0 ? [] : [from.findings.length, from.concerned];
      for (const of of [...concerned, from.series, from.samples]) {
        expect(unclaimed(all, [count(of)]).length).toBeLessThan(unclaimed(all, []).length);
      }
      expect(document.severities).toEqual(severityCounts(from.findings));
    });

    it('cards and rows', () => {
      expect(document.findings).toHaveLength(from.findings.length);
      for (const row of document.findings) {
        const one = from.findings.find(({ id, start }) => id === row.fingerprint && sameMoment(start, row))!;
        const texts = [...Object.values(row.cells), ...row.evidence.map(({ value }) => ({ text: value }))];
        for (const { text } of [...texts, { text: row.aside ?? '' }]) {
          expect(unclaimed(text, from.finding(one))).toEqual([]);
        }
        expect([row.cells.value.sort, row.cells.start.sort]).toEqual([one.value, Date.parse(one.start)]);
        const card = document.first.find(({ id }) => id === row.id);
        const said = card === undefined ? [] : [card.when, card.duration, card.observed, card.expected];
        for (const text of [...said, ...(card === undefined ? [] : [card.message, card.why, card.source])]) {
          expect(unclaimed(text, from.finding(one))).toEqual([]);
        }
      }
    });

    it('cards are of the first five moments', () => {
      const findingOf = new Map(
        document.findings.map((row) => {
          const own = from.findings.filter(
            ({ id, start }) => id === row.fingerprint && sameMoment(start, row),
          );
          return [row.id, own[0]!];
        }),
      );
      const isKnown = ({ accepted, explained }: FindingsResult['findings'][number]) =>
        accepted !== null || explained !== null;
      const all = [...findingOf.values()];
      const urgent = [...all.filter((one) => !isKnown(one)), ...all.filter(isKnown)];
      const groups = momentsOf(urgent, results).slice(0, 5);
      const cards = document.first.map(({ id, companions }) => [id, ...companions.map((one) => one.id)]);
      expect(cards.map((ids) => ids.map((id) => findingOf.get(id)))).toEqual(
        groups.map((group) => group.slice(0, 7)),
      );
      for (const [at, { companionsText }] of document.first.entries()) {
        const group = groups[at]!;
        const series = new Set(group.map((one) => one.series)).size;
        const claims = [count(group.length - 1), count(series - 1), ...(group.length > 7 ? ['6'] : [])];
        expect(unclaimed(companionsText ?? '', claims)).toEqual([]);
        expect(companionsText).toBe(companionsSentence(group));
      }
    });

    it('timeline and charts', () => {
      const { timeline, charts } = document;
      const marks = timeline.rows.flatMap((row) => row.marks);
      for (const { id, text } of [...marks, ...charts.flatMap((chart) => chart.marks)]) {
        const row = document.findings.find((one) => one.id === id)!;
        const same = from.findings.filter((one) => one.id === row.fingerprint);
        expect(unclaimed(text, same.flatMap(from.finding))).toEqual([]);
      }
      for (const { description, marks: drawn } of charts) {
        const claims = drawn.flatMap(({ id }) => {
          const row = document.findings.find((one) => one.id === id)!;
          return from.findings.filter((one) => one.id === row.fingerprint).flatMap(from.finding);
        });
        expect(unclaimed(description, [count(drawn.length), ...claims])).toEqual([]);
      }
      const times = results.flatMap(({ inputs, findings }) => [
        ...inputs.flatMap((input) => [input.from!, input.to!]),
        ...findings.flatMap(({ start, end }) => [start, end]),
      ]);
      expect(
        unclaimed(
          timeline.breaksText ?? '',
          times.flatMap((time) => moment(time, tz)),
        ),
      ).toEqual([]);
      expect(
        [timeline.fromMs, timeline.toMs].flatMap((ms) => moment(new Date(ms).toISOString(), tz)),
      ).toEqual(from.period);
    });

    it('gate', () => {
      const rules = results.flatMap(({ gate }) => gate.rules);
      expect(document.gate.rules).toHaveLength(rules.length);
      for (const { rule, series, observed, limit } of document.gate.rules) {
        const texts = [rule, series.text, observed, limit];
        for (const text of texts) expect(unclaimed(text, [...from.gate, ...from.names])).toEqual([]);
      }
    });

    it('accepted findings', () => {
      const entries = results.flatMap(({ baseline }) => [
        ...(baseline?.expired ?? []),
        ...(baseline?.stale ?? []),
      ]);
      expect(document.accepted).toHaveLength(from.accepted + entries.length);
      const claims = [
        ...from.findings.flatMap(from.finding),
        ...entries.flatMap(({ reason, place, expires, series }) => [reason, place, expires ?? '', series]),
      ];
      for (const { start, severity, reason, owner, expires, series } of document.accepted) {
        for (const text of [start, severity, reason, owner, expires, series.text]) {
          expect(unclaimed(text, claims)).toEqual([]);
        }
      }
    });

    it('data quality', () => {
      const inputs = results.flatMap((result) => result.inputs);
      for (const [at, { facts, assumptions, warnings }] of document.quality.inputs.entries()) {
        const { rows, badRows, series, from: start, to, quality, sha256 } = inputs[at]!;
        const absent = quality.expected - quality.samples + quality.missing;
        const counts = Object.values(quality).filter((value) => typeof value === 'number');
        const claims = [
          ...[rows, badRows, series, ...counts].map(count),
          ...[start, to].flatMap((time) => (time === null ? [] : moment(time, tz))),
          roughPercent(quality.expected === 0 ? 0 : absent / quality.expected),
          ...[quality.stepMs ?? 0, quality.longestGapMs].map(duration),
          sha256,
        ];
        for (const { label, value } of facts) {
          expect(unclaimed(`${label} ${value}`, [...claims, 'SHA-256'])).toEqual([]);
        }
        expect([...assumptions, ...warnings].flatMap((text) => unclaimed(text, saidOf(inputs[at]!)))).toEqual(
          [],
        );
      }
      const all = results.flatMap((result) => result.series);
      for (const { series, samples, missing, longestGap, others } of document.quality.series) {
        const claims = all
          .filter((one) => series.text.startsWith(one.series))
          .flatMap(({ quality }) => {
            const absent = quality.expected - quality.samples + quality.missing;
            const counts = Object.values(quality).filter((value) => typeof value === 'number');
            const share = absent <= 0 ? '0' : roughPercent(absent / quality.expected);
            return [...[...counts, absent].map(count), share, duration(quality.longestGapMs)];
          });
        for (const text of [samples, missing, longestGap, others]) {
          expect(unclaimed(text, [...claims, '0'])).toEqual([]);
        }
      }
    });

    it('method', () => {
      const { sentences, facts, limits, commands } = document.method;
      const low = from.findings.filter(({ confidence }) => confidence === 'low').length;
      expect([...sentences, ...limits].flatMap((text) => unclaimed(text, [count(low)]))).toEqual([]);
      expect(commands).toEqual(results.map(({ settings }) => settings['command']));
      const claims = results.flatMap(({ tool, settings, series, summary: { coverage } }) => [
        tool.version,
        percent(coverage.expected, 1),
        percent(coverage.observed ?? 0, 1),
        ...Object.values(settings).map(String),
        ...methodCounts(series),
      ]);
      for (const { label, value } of facts) {
        expect(unclaimed(`${label} ${value}`, [...claims, ...from.names, tz])).toEqual([]);
      }
    });

    it('what is left out', () => {
      const rows = Math.max(60, document.timeline.rows.length);
      const filters = results.flatMap((result) => {
        return [result.filtered.length, ...sizesBy(result.filtered, ({ filter }) => filter)];
      });
      const claims = [from.marked, Math.min(30, from.marked), from.quiet, ...filters].map(count);
      const odd = results.flatMap(({ series }) => series).length;
      const inputs = results.flatMap((result) => result.inputs);
      const alike = sizesBy(inputs, ({ sha256 }) => sha256).map(count);
      for (const text of [...document.leftOut, document.timeline.leftOut ?? '']) {
        expect(unclaimed(text, [...claims, ...alike, ...from.names, count(rows), count(odd), '40'])).toEqual(
          [],
        );
      }
    });
  });
});

function foundSentence({ findings, concerned, series }: ReturnType<typeof recomputed>): string {
  if (findings.length === 0) return `Nothing unusual was found in ${count(series)} series.`;
  const found = findings.length === 1 ? '1 finding' : `${count(findings.length)} findings`;
  return `${found} in ${count(concerned)} of ${count(series)} series.`;
}

/** What began with the worst: how many in how many other series, and whether in its own. */
function companionsSentence([worst, ...others]: readonly FindingsResult['findings'][number][]):
  | string
  | null {
  if (worst === undefined || others.length === 0) return null;
  const [same, elsewhere] = [true, false].map((isSame) =>
    others.filter(({ series }) => (series === worst.series) === isSame),
  );
  const series = `${count(new Set(elsewhere!.map((one) => one.series)).size)} other series`;
  const where = elsewhere!.length === 0 ? 'the same series' : series;
  const too = elsewhere!.length > 0 && same!.length > 0 ? ' and the same one' : '';
  const found = others.length === 1 ? '1 finding' : `${count(others.length)} findings`;
  return `With it, ${found} in ${where}${too}${others.length > 6 ? ', the worst 6' : ''}`;
}

function sameMoment(start: string, { cells }: ReportDocument['findings'][number]): boolean {
  return Date.parse(start) === cells.start.sort;
}

function severityCounts(findings: FindingsResult['findings']) {
  return (['critical', 'high', 'medium', 'low'] as const).map((severity) => ({
    severity,
    count: findings.filter((one) => one.severity === severity).length,
  }));
}

/** For each finding, those that begin at most five steps from it: which of them are one moment, others decide. */
function togetherIn(findings: FindingsResult['findings']) {
  return findings.map((worst) => {
    const near = findings.filter(
      (one) => Math.abs(Date.parse(one.start) - Date.parse(worst.start)) <= 25 * 60_000,
    );
    const sizes = near.map((_, at) => count(at + 1));
    return { counts: sizes, times: near.flatMap(({ start, end }) => [start, end]) };
  });
}

/** Assumptions and warnings stand in the result as texts. */
function saidOf({ assumptions, quality }: FindingsResult['inputs'][number]): string[] {
  const refused = quality.refused.flatMap(({ place, what }) => [place, what]);
  const aside = quality.setAside.flatMap(({ what, samples }) => [what, count(samples)]);
  return [...assumptions, ...quality.warnings, ...refused, ...aside];
}

function sizesBy<One>(all: readonly One[], keyOf: (one: One) => string): number[] {
  const sizes = new Map<string, number>();
  for (const one of all) sizes.set(keyOf(one), (sizes.get(keyOf(one)) ?? 0) + 1);
  return [...sizes.values()];
}

function methodCounts(series: FindingsResult['series']): string[] {
  const sizes = [
    ...sizesBy(series, ({ model }) => model),
    ...sizesBy(series, ({ derived }) => derived ?? ''),
    ...sizesBy(series, ({ needs }) => needs?.label ?? ''),
    ...sizesBy(
      series.flatMap(({ periods }) => periods),
      ({ label }) => label,
    ),
  ];
  return [
    ...sizes.map(count),
    count(series.filter(({ periods }) => periods.length === 0).length),
    ...series.flatMap(({ periods }) =>
      periods.flatMap(({ strength, label }) => [number(Number(strength.toFixed(2))), label]),
    ),
    ...series.flatMap(({ needs }) =>
      needs === null ? [] : [86_400_000, 3_600_000].map((unit) => count(Math.ceil(needs.ms / unit))),
    ),
    percent(0, 0),
  ];
}
