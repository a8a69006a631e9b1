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

/** Holds the lock of an answers file. @throws LockHeld */
export async function holdAnswers(
  path: string,
  who: { readonly by: string; readonly takeOver?: boolean },
  io: Io,
): Promise<HeldLock> {
  const lock = await io.holdLock(lockPath(path), who);
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
  const lock = await holdOrTakeOver(path, by, io);
  try {
    return await work();
  } finally {
    await lock.letGo();
  }
}

async function holdOrTakeOver(path: string, by: string, io: Io): Promise<HeldLock> {
  try {
    return await holdAnswers(path, { by }, io);
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    if (!error.isDead) throw heldFault(path, error);
    io.say(`${path}: ${holderText(error)}, and is gone: taken over`);
    return holdAnswers(path, { by, takeOver: true }, io).catch((again: unknown) => {
      throw again instanceof LockHeld ? heldFault(path, again) : again;
    });
  }
}

/** What somebody is told who comes second. */
export function heldFault(path: string, held: LockHeld): UsageError {
  return new UsageError({
    code: 'answers-held',
    place: path,
    what: holderText(held),
    fix: held.isDead
      ? `whoever held it is gone: take it over at a terminal, or remove ${lockPath(path)}`
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

function lockPath(path: string): string {
  return `${path}.lock`;
}
