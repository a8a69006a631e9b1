import { describe, expect, it } from 'vitest';
import { acceptance, accepted } from '../../src/cli/accepted.ts';
import type { TypedFlags } from '../../src/cli/flag.ts';
import { UsageError } from '../../src/errors.ts';
import type { GateOptions } from '../../src/options.ts';
import { madeResult } from '../report/findings-comparison/made-results.ts';
import { type FakeIo, ioWithFiles } from './fake-io.ts';

const failOnLow: GateOptions = { failOn: 'low', threshold: [], noData: 'error' };
const loud = { quiet: false };
const TODAY = '2026-11-22';

const ioWith = (files: Readonly<Record<string, string>> = {}, today = TODAY) =>
  ioWithFiles(files, { env: { SOURCE_DATE_EPOCH: String(Date.parse(today) / 1000) } });

const spike = { series: 'cpu', from: 100, to: 109, severity: 'high' } as const;
const run = madeResult({ findings: [spike, { ...spike, from: 300, to: 303, severity: 'low' }] });

async function judged(flags: TypedFlags, io: FakeIo, result = run) {
  return accepted(result, failOnLow, await acceptance(flags, io), loud, io);
}

const update = { updateBaseline: true, reason: 'load test', expires: '2026-12-31' };

describe('accepted', () => {
  it('accepted(result, …) with --update-baseline writes what fails, and accepts it from then on', async () => {
    const io = ioWith();
    const now = await judged({ ...update, owner: 'ops' }, io);
    expect([now.gate.passed, now.findings.map((one) => one.accepted?.owner)]).toEqual([true, ['ops', 'ops']]);
    expect(io.said).toEqual(['aiops-baseline.yaml: 2 entries added; 2 findings are accepted']);
    const later = ioWith(Object.fromEntries(io.files));
    const known = await judged({}, later);
    expect([known.gate.passed, later.said]).toEqual([true, []]);
    expect(known.baseline).toMatchObject({ path: 'aiops-baseline.yaml', entries: 2, accepted: 2 });
    expect((await judged({ baseline: false }, later)).baseline).toBe(null);
  });

  it('accepted(result, …) names what has expired, as an error where it fails the gate', async () => {
    const io = ioWith();
    await judged(update, io);
    const files = Object.fromEntries(io.files);
    const lastDay = ioWith(files, '2026-12-31');
    expect((await judged({}, lastDay)).gate.passed).toBe(true);
    const dayAfter = ioWith(files, '2027-01-01');
    const over = await judged({}, dayAfter);
    expect(over.gate).toMatchObject({ passed: false, rules: [{ observed: 2 }] });
    expect(dayAfter.said[0]).toBe(
      'aiops-baseline.yaml:6:5: error: expired on 2026-12-31, and still matches: spike in cpu (load test) [baseline-expired]\n  fix: resolve it, or renew it: --update-baseline --reason TEXT --expires DATE',
    );
    const ungated = ioWith(files, '2027-01-01');
    const options = { ...failOnLow, failOn: 'critical' };
    await accepted(run, options, await acceptance({}, ungated), loud, ungated);
    expect(ungated.said[0]).toContain('aiops-baseline.yaml:6:5: warning: expired on 2026-12-31');
  });

  it('accepted(result, …) lets nothing live on by a SOURCE_DATE_EPOCH before the data', async () => {
    const io = ioWith({}, '2026-09-01');
    const older = { ...run, series: run.series.map((one) => ({ ...one, to: '2026-10-01T00:00:00Z' })) };
    await judged({ ...update, expires: '2026-10-31' }, io, older);
    const files = Object.fromEntries(io.files);
    // The data is of 2026-11-01.
    for (const today of ['1970-01-01', '2026-10-31', '2026-11-01']) {
      const over = ioWith(files, today);
      expect((await judged({}, over)).gate.passed).toBe(false);
      expect(over.said[0]).toContain('error: expired on 2026-10-31, and still matches: spike in cpu');
    }
    const endingThatDay = ioWith(
      { 'aiops-baseline.yaml': files['aiops-baseline.yaml']!.replaceAll('10-31', '11-01') },
      '1970-01-01',
    );
    expect((await judged({}, endingThatDay)).gate.passed).toBe(true);
  });

  it('accepted(result, …) tells what is gone, and removes it with --prune-baseline', async () => {
    const io = ioWith();
    await judged(update, io);
    const fixed = madeResult({ findings: [spike] });
    const later = ioWith(Object.fromEntries(io.files));
    await judged({}, later, fixed);
    expect(later.said).toEqual([
      'aiops-baseline.yaml: 1 entry matches nothing any more (--prune-baseline removes what is gone)',
    ]);
    later.said.splice(0);
    const pruned = await judged({ pruneBaseline: true }, later, fixed);
    expect(later.said).toEqual(['aiops-baseline.yaml: 1 entry removed; 1 finding is accepted']);
    expect(pruned.baseline).toMatchObject({ entries: 1, stale: [] });
  });

  it('accepted(result, …) warns of what has become graver, and does not fail it', async () => {
    const io = ioWith();
    await judged(update, io);
    const graver = madeResult({ findings: [{ ...spike, severity: 'critical' }] });
    const later = ioWith(Object.fromEntries(io.files));
    expect((await judged({}, later, graver)).gate.passed).toBe(true);
    expect(later.said[0]).toBe(
      'aiops-baseline.yaml: warning: spike in cpu was accepted as high, and is critical now (load test) [baseline-graver]\n  fix: look again; where it is still all right, write severity: critical into its entry',
    );
  });

  it('accepted(result, …) with --prune-baseline tells how much was not looked at', async () => {
    const io = ioWith();
    await judged(update, io);
    const later = madeResult({ from: 200, findings: [{ ...spike, from: 300, to: 303, severity: 'low' }] });
    await judged({ pruneBaseline: true }, io, later);
    expect(io.said.at(-1)).toBe(
      'aiops-baseline.yaml: nothing to change; 1 entry of what was not looked at kept; 1 finding is accepted',
    );
  });

  it('accepted(result, …) adds to what somebody wrote meanwhile', async () => {
    const io = ioWith();
    const acceptances = await acceptance(update, io);
    const other = ioWith();
    await judged(update, other, madeResult({ findings: [{ ...spike, series: 'memory' }] }));
    for (const [path, text] of other.files) io.files.set(path, text);
    await accepted(run, failOnLow, acceptances, loud, io);
    expect(io.files.get('aiops-baseline.yaml')?.match(/series: \w+/g)).toEqual([
      'series: memory',
      'series: cpu',
      'series: cpu',
    ]);
  });
});

it('accepted(result, …) refuses --expires before the end of the data, and writes nothing', async () => {
  const io = ioWith({}, '1970-01-01');
  const refused = await judged({ ...update, expires: '1990-01-01' }, io).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UsageError);
  expect((refused as UsageError).fault.what).toBe('--expires 1990-01-01 is over: today is 2026-11-01');
  expect(io.files.size).toBe(0);
});

describe('acceptance', () => {
  it('acceptance(--expires of today) holds today', async () => {
    const { update: told } = await acceptance({ ...update, expires: '2026-11-22' }, ioWith());
    expect(told?.expires).toBe('2026-11-22');
  });

  it.each<[TypedFlags, string]>([
    [{ updateBaseline: true }, '--update-baseline: every acceptance needs its reason'],
    [{ updateBaseline: true, reason: ' ' }, '--update-baseline: every acceptance needs its reason'],
    [{ ...update, expires: 'soon' }, '--expires "soon": expected a day such as 2026-12-31'],
    [{ ...update, expires: '2026-02-30' }, '--expires "2026-02-30": expected a day such as 2026-12-31'],
    [{ ...update, expires: '2026-11-21' }, '--expires 2026-11-21 is over: today is 2026-11-22'],
    [{ reason: 'x' }, '--reason is said of what is accepted now'],
    [{ expires: '2026-12-31' }, '--expires is said of what is accepted now'],
    [{ ...update, baseline: false }, '--no-baseline and --update-baseline exclude each other'],
    [{ pruneBaseline: true, baseline: false }, '--no-baseline and --prune-baseline exclude each other'],
    [{ pruneBaseline: true }, 'there is no such file of accepted findings'],
    [{ baseline: 'nosuch.yaml' }, 'there is no such file of accepted findings'],
  ])('acceptance(%j) refuses', async (flags, what) => {
    const refused = await acceptance(flags, ioWith()).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UsageError);
    expect((refused as UsageError).fault.what).toBe(what);
  });
});
