import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { holdLock, LockHeld } from '../../src/cli/doors/locks.ts';
import { whileBaselineHeld } from '../../src/cli/held-baseline.ts';
import { fakeIo } from './fake-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiops-held-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('whileBaselineHeld', () => {
  it('whileBaselineHeld(path, io, work) lets one after another work', async () => {
    const io = { ...fakeIo(), holdLock };
    const path = join(folder, 'baseline.yaml');
    let [working, most, done] = [0, 0, 0];
    const work = async () => {
      working += 1;
      most = Math.max(most, working);
      await new Promise((resolve) => setImmediate(resolve));
      working -= 1;
      done += 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => whileBaselineHeld(path, io, work)));
    expect([most, done]).toEqual([1, 8]);
  });

  it('whileBaselineHeld(path, io, work) lets go where work fails', async () => {
    const io = { ...fakeIo(), holdLock };
    const path = join(folder, 'fails.yaml');
    await expect(whileBaselineHeld(path, io, () => Promise.reject(new Error('oops')))).rejects.toThrow(
      'oops',
    );
    expect(await whileBaselineHeld(path, io, async () => 'done')).toBe('done');
  });

  it('whileBaselineHeld(path, io, work) gives up on one who does not let go', async () => {
    const io = fakeIo();
    io.nowMs = () => {
      io.clockMs += 6000;
      return io.clockMs;
    };
    io.holdLock = (path) => Promise.reject(new LockHeld(path, undefined));
    await expect(whileBaselineHeld('b.yaml', io, async () => 1)).rejects.toMatchObject({
      fault: { code: 'baseline-held', place: 'b.yaml' },
    });
  });
});
