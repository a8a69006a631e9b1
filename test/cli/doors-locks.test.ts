import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { holdLock, type LockDoors, LockHeld } from '../../src/cli/doors/locks.ts';
import { OutputError } from '../../src/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiops-locks-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = join(folder, 'a.yaml.lock');
beforeEach(() => rmSync(path, { recursive: true, force: true }));

const DEAD_PID = 4242;
const LIVE_PID = 4343;
const doors: LockDoors = {
  host: 'here',
  pid: 17,
  nowMs: Date.now,
  isRunning: (pid) => pid !== DEAD_PID,
};

const since = '2026-11-21T09:30:00.000Z';
const theirs = {
  schema: 'aiops-answers-lock/1',
  by: 'bo',
  host: 'here',
  pid: LIVE_PID,
  since,
  token: '3f0a5bd0-52b5-4b6e-9d0b-0f8a1d7c2e11',
};

/** A lock file of somebody else, whose last heartbeat was some seconds ago. */
function plant(content: object | string, secondsAgo: number): void {
  writeFileSync(path, typeof content === 'string' ? content : `${JSON.stringify(content)}\n`);
  const beaten = Date.now() / 1000 - secondsAgo;
  utimesSync(path, beaten, beaten);
}

const contentNow = () => JSON.parse(readFileSync(path, 'utf8'));
const failureOf = (lock: Promise<unknown>) =>
  lock.then(
    () => 'held',
    (error: unknown) => error,
  );

describe('holdLock', () => {
  it('writes who holds it, since when', async () => {
    const nowMs = () => Date.parse(since);
    await holdLock(path, { by: 'ána' }, { ...doors, nowMs });
    const { token, ...content } = contentNow();
    expect(content).toEqual({ schema: 'aiops-answers-lock/1', by: 'ána', host: 'here', pid: 17, since });
    expect(token).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  const holder = { by: 'bo', host: 'here', pid: LIVE_PID, since };
  const elsewhere = { ...theirs, host: 'there', pid: DEAD_PID };
  const cases: [string, object | string, number, LockHeld['holder'], boolean][] = [
    ['of a process that runs', theirs, 0, holder, false],
    ['of a process that is gone', { ...theirs, pid: DEAD_PID }, 0, { ...holder, pid: DEAD_PID }, true],
    ['of a process that runs and beats no more', theirs, 95, holder, true],
    ['that beat a while ago', theirs, 85, holder, false],
    ['of another host', elsewhere, 85, { ...holder, host: 'there', pid: DEAD_PID }, false],
    ['of another host that beats no more', elsewhere, 95, { ...holder, host: 'there', pid: DEAD_PID }, true],
    ['that is empty', '', 0, undefined, false],
    ['that stayed empty', '', 95, undefined, true],
    ['of another version', { ...theirs, schema: 'aiops-answers-lock/2' }, 0, undefined, false],
    ['that cannot be read', '{"schema":', 95, undefined, true],
    ['of no process', { ...theirs, pid: 0 }, 0, undefined, false],
  ];
  it.each(cases)('refuses a lock %s', async (_, content, secondsAgo, expected, isDead) => {
    plant(content, secondsAgo);
    const before = readFileSync(path, 'utf8');
    const error = await failureOf(holdLock(path, { by: 'ána' }, doors));
    expect(error).toBeInstanceOf(LockHeld);
    expect(error).toMatchObject({ holder: expected, isDead });
    expect((error as LockHeld).holder).toEqual(expected);
    expect((error as LockHeld).message).toBe(
      `${path} is held by ${expected === undefined ? 'somebody' : JSON.stringify(expected)}`,
    );
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it.each(cases)('with takeOver, of a lock %s', async (_, content, secondsAgo, expected, isDead) => {
    plant(content, secondsAgo);
    const taken = failureOf(holdLock(path, { by: 'ána', takeOver: true }, doors));
    if (isDead) {
      expect(await taken).toBe('held');
      expect(contentNow()).toMatchObject({ by: 'ána', pid: 17 });
    } else {
      expect(await taken).toMatchObject({ holder: expected, isDead: false });
      expect(readFileSync(path, 'utf8')).toBe(
        typeof content === 'string' ? content : `${JSON.stringify(content)}\n`,
      );
    }
    expect(readdirSync(folder)).toEqual(['a.yaml.lock']);
  });

  it('with takeOver, where nobody holds it, just holds it', async () => {
    const lock = await holdLock(path, { by: 'ána', takeOver: true }, doors);
    expect(await lock.isOurs()).toBe(true);
  });

  it('of several at the same time gives it to one', async () => {
    const all = ['a', 'b', 'c', 'd'].map((by) => failureOf(holdLock(path, { by }, doors)));
    expect((await Promise.all(all)).filter((one) => one === 'held')).toHaveLength(1);
  });

  it('of several that take a dead one over gives it to one', async () => {
    plant({ ...theirs, pid: DEAD_PID }, 0);
    const all = ['a', 'b', 'c', 'd'].map((by) =>
      failureOf(holdLock(path, { by, takeOver: true }, doors).then(({ isOurs }) => isOurs())),
    );
    const outcomes = await Promise.all(all);
    expect(outcomes.filter((one) => one === 'held')).toHaveLength(1);
    expect(outcomes.filter((one) => one instanceof LockHeld)).toHaveLength(3);
    const by = ['a', 'b', 'c', 'd'][outcomes.indexOf('held')];
    expect(contentNow().by).toBe(by);
    expect(readdirSync(folder)).toEqual(['a.yaml.lock']);
  });

  it('with takeOver leaves a lock to one who was faster', async () => {
    plant({ ...theirs, pid: DEAD_PID }, 0);
    const outrun: LockDoors = {
      ...doors,
      isRunning: (pid) => {
        if (pid === DEAD_PID) plant(theirs, 0);
        return pid !== DEAD_PID;
      },
    };
    const error = await failureOf(holdLock(path, { by: 'ána', takeOver: true }, outrun));
    expect(error).toMatchObject({ name: 'LockHeld', holder, isDead: false });
    expect(contentNow()).toEqual(theirs);
    expect(readdirSync(folder)).toEqual(['a.yaml.lock']);
  });

  it('knows the processes of this machine', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    plant({ ...theirs, host: hostname(), pid }, 0);
    await expect(holdLock(path, { by: 'ána' })).rejects.toMatchObject({ isDead: true });
    plant({ ...theirs, host: hostname(), pid: process.pid }, 0);
    await expect(holdLock(path, { by: 'ána' })).rejects.toMatchObject({ isDead: false });
    plant({ ...theirs, host: hostname(), pid: 1 }, 0);
    await expect(holdLock(path, { by: 'ána' })).rejects.toMatchObject({ isDead: false });
  });

  it.each([
    ['a folder in the way', path, 'it is a folder'],
    ['a folder that is not there', join(folder, 'none', 'a.lock'), 'ENOENT'],
  ])('refuses %s', async (_, place, reason) => {
    mkdirSync(path);
    const fault = { code: 'output-failed', place, what: `cannot be written: ${reason}` };
    await expect(holdLock(place, { by: 'ána' }, doors)).rejects.toThrow(new OutputError(fault));
  });
});

describe('a lock', () => {
  it('beat() shows that the holder lives', async () => {
    let nowMs = Date.now();
    const lock = await holdLock(path, { by: 'ána' }, { ...doors, nowMs: () => nowMs });
    nowMs += 600_000;
    await lock.beat();
    expect(statSync(path).mtimeMs).toBeCloseTo(nowMs, -1);
    const later = { ...doors, nowMs: () => nowMs + 80_000 };
    await expect(holdLock(path, { by: 'bo' }, later)).rejects.toMatchObject({ isDead: false });
  });

  it('beat() does not keep alive what somebody else took over, and does not fail where it is gone', async () => {
    const lock = await holdLock(path, { by: 'ána' }, doors);
    plant(theirs, 80);
    const before = statSync(path).mtimeMs;
    await lock.beat();
    expect(statSync(path).mtimeMs).toBe(before);
    rmSync(path);
    await lock.beat();
    expect(existsSync(path)).toBe(false);
  });

  it.each<[string, () => void]>([
    ['taken over', () => plant(theirs, 0)],
    ['removed', () => rmSync(path)],
    ['emptied', () => plant('', 0)],
  ])('isOurs() tells that it was %s, and release() leaves it then', async (_, loseIt) => {
    const lock = await holdLock(path, { by: 'ána' }, doors);
    expect(await lock.isOurs()).toBe(true);
    loseIt();
    const left = existsSync(path) && readFileSync(path, 'utf8');
    expect(await lock.isOurs()).toBe(false);
    await lock.release();
    expect(existsSync(path) && readFileSync(path, 'utf8')).toBe(left);
  });

  it('isOurs() is true of a lock that cannot be read: nobody has taken it over', async () => {
    const lock = await holdLock(path, { by: 'ána' }, doors);
    rmSync(path);
    mkdirSync(path);
    expect(await lock.isOurs()).toBe(true);
    rmSync(path, { recursive: true });
  });

  it('release() removes it, and it can be held again', async () => {
    const lock = await holdLock(path, { by: 'ána' }, doors);
    await lock.release();
    expect(existsSync(path)).toBe(false);
    await lock.release();
    expect(await (await holdLock(path, { by: 'bo' }, doors)).isOurs()).toBe(true);
    expect(await lock.isOurs()).toBe(false);
  });
});
