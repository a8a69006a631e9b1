import { UsageError } from '../errors.ts';
import { plain } from '../report/plain.ts';
import { type Lock, LockHeld, type LockHolder } from './doors/locks.ts';
import type { Io } from './io.ts';

/** How often a lock shows that its holder lives. */
const BEAT_MS = 15_000;

/** A lock that is held, and kept alive until it is let go. */
export interface HeldLock extends Lock {
  letGo(): Promise<void>;
}

/**
 * Holds the lock of an answers file.
 * @param isTakenOver asked where whoever holds it is gone
 * @throws UsageError when somebody holds it
 */
export async function holdAnswers(
  path: string,
  by: string,
  io: Io,
  isTakenOver: (held: LockHeld) => Promise<boolean>,
): Promise<HeldLock> {
  const lockPath = `${await io.realPath(path)}.lock`;
  try {
    return alive(await io.holdLock(lockPath, { by }), io);
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    if (!error.isDead || !(await isTakenOver(error))) throw heldFault(path, error);
  }
  try {
    return alive(await io.holdLock(lockPath, { by, takeOver: true }), io);
  } catch (error) {
    throw error instanceof LockHeld ? heldFault(path, error) : error;
  }
}

function alive(lock: Lock, io: Io): HeldLock {
  const stopBeating = io.every(BEAT_MS, () => void lock.beat());
  return {
    ...lock,
    letGo: async () => {
      stopBeating();
      await lock.release();
    },
  };
}

/**
 * Does something with an answers file that nobody else may write meanwhile; a lock whose holder is gone is taken over.
 * @throws UsageError when somebody holds it
 */
export async function whileHeld<T>(path: string, by: string, io: Io, work: () => Promise<T>): Promise<T> {
  const lock = await holdAnswers(path, by, io, async (held) => {
    io.say(`${path}: ${holderText(held)}, and is gone: taken over`);
    return true;
  });
  try {
    return await work();
  } finally {
    await lock.letGo();
  }
}

/** What somebody is told who comes second. */
export function heldFault(path: string, held: LockHeld): UsageError {
  return new UsageError({
    code: 'answers-held',
    place: path,
    what: holderText(held),
    fix: held.isDead
      ? `whoever held it is gone: take it over at a terminal, or remove ${path}.lock`
      : 'wait until it is let go, or answer in a file of your own and merge it: aiops assess --merge FILE -a ALL',
  });
}

/** @example 'M. Keller has held it since 2026-11-21 14:03 UTC (process 4711 on host bureau)' */
export function holderText({ holder }: LockHeld): string {
  if (holder === undefined) return 'somebody has just begun to hold it';
  const { by, pid, host } = holder;
  return plain(`${by} has held it since ${momentOf(holder)} UTC (process ${pid} on host ${host})`);
}

/** @example '2026-11-21 14:03', in UTC */
export function momentOf({ since }: LockHolder): string {
  return since.slice(0, 16).replace('T', ' ');
}
