import { setTimeout as pause } from 'node:timers/promises';
import { UsageError } from '../errors.ts';
import { type Lock, LockHeld } from './doors/locks.ts';
import type { Io } from './io.ts';
import { holderText } from './locked-answers.ts';

/** Another run writes within this, or it hangs. */
const PATIENCE_MS = 10_000;
const RETRY_AFTER_MS = 50;

/**
 * Does something with a file of accepted findings that no other run may write meanwhile: who comes second waits, and
 * reads what the first has written.
 * @throws UsageError when it is held for longer than a run takes to write
 */
export async function whileBaselineHeld<T>(path: string, io: Io, work: () => Promise<T>): Promise<T> {
  const lock = await lockOf(path, io);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

async function lockOf(path: string, io: Io): Promise<Lock> {
  const lockPath = `${await io.realPath(path)}.lock`;
  const untilMs = io.nowMs() + PATIENCE_MS;
  let takeOver = false;
  for (;;) {
    try {
      return await io.holdLock(lockPath, { by: io.user(), takeOver });
    } catch (error) {
      if (!(error instanceof LockHeld)) throw error;
      if (io.nowMs() > untilMs) throw heldFault(path, error);
      takeOver = error.isDead;
      await pause(RETRY_AFTER_MS);
    }
  }
}

function heldFault(path: string, held: LockHeld): UsageError {
  return new UsageError({
    code: 'baseline-held',
    place: path,
    what: holderText(held),
    fix: `wait until that run has ended, or remove ${path}.lock`,
  });
}
