import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { writingFault } from './files.ts';

/** A lock that we hold. None of its calls throws: that it was lost, `isOurs` tells. */
export interface Lock {
  /** Shows that the holder lives; to be called well more often than every 90 seconds. */
  beat(): Promise<void>;
  /** False once somebody has taken it over or removed it: then nothing may be written any more. */
  isOurs(): Promise<boolean>;
  /** Removes it, if it is ours. */
  release(): Promise<void>;
}

const lockContent = z.object({
  schema: z.literal('aiops-answers-lock/1'),
  by: z.string(),
  host: z.string(),
  pid: z.int().min(1),
  since: z.iso.datetime(),
  token: z.uuid(),
});
type LockContent = z.infer<typeof lockContent>;

export type LockHolder = Pick<LockContent, 'by' | 'host' | 'pid' | 'since'>;

/** Somebody else holds the lock. */
export class LockHeld extends Error {
  /** Undefined where the lock file does not tell. */
  readonly holder: LockHolder | undefined;
  /** The holder is gone without releasing it: it may be taken over. */
  readonly isDead: boolean;

  constructor(path: string, found: Found | undefined) {
    const holder = found?.content && holderIn(found.content);
    super(`${path} is held by ${holder === undefined ? 'somebody' : JSON.stringify(holder)}`);
    this.name = 'LockHeld';
    this.holder = holder;
    this.isDead = found?.isDead ?? false;
  }
}

function holderIn({ by, host, pid, since }: LockContent): LockHolder {
  return { by, host, pid, since };
}

/** What a lock needs to know of the machine. */
export interface LockDoors {
  readonly host: string;
  readonly pid: number;
  nowMs(): number;
  /** Whether a process of this machine runs. */
  isRunning(pid: number): boolean;
}

/**
 * Creates the lock file at `path`. A dead holder is one of this machine that does not run, or any that has not
 * beaten for 90 seconds.
 * @param who `takeOver`: replaces the lock of a dead holder
 * @throws LockHeld
 * @throws OutputError when the file cannot be written
 */
export async function holdLock(
  path: string,
  { by, takeOver = false }: { readonly by: string; readonly takeOver?: boolean },
  doors: LockDoors = machine,
): Promise<Lock> {
  const { host, pid } = doors;
  const since = new Date(doors.nowMs()).toISOString();
  const ours: LockContent = { schema: 'aiops-answers-lock/1', by, host, pid, since, token: randomUUID() };
  try {
    const found = await createUnlessFound(path, ours, doors);
    if (found !== undefined) {
      if (!found.isDead || !takeOver) throw new LockHeld(path, found);
      await replaceDead(path, ours, doors);
    }
  } catch (error) {
    throw writingFault(error, path);
  }
  return heldLock(path, ours.token, doors);
}

const machine: LockDoors = { host: hostname(), pid: process.pid, nowMs: Date.now, isRunning };

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, and is somebody else's.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function heldLock(path: string, token: string, doors: LockDoors): Lock {
  const isOurs = async (): Promise<boolean> => {
    try {
      return parsed(await readFile(path, 'utf8'))?.token === token;
    } catch (error) {
      // What cannot be read for a moment was not taken over.
      return (error as NodeJS.ErrnoException).code !== 'ENOENT';
    }
  };
  return {
    isOurs,
    beat: async () => {
      const seconds = doors.nowMs() / 1000;
      if (await isOurs()) await utimes(path, seconds, seconds).catch(() => {});
    },
    release: async () => {
      // Where it cannot be removed it is left behind, and dead as soon as this process is.
      if (await isOurs()) await rm(path, { force: true }).catch(() => {});
    },
  };
}

/** How often a lock may vanish between creating it in vain and reading it. */
const TRIES = 3;

/** The lock that is in the way; undefined where there was none, and now is ours. */
async function createUnlessFound(
  path: string,
  ours: LockContent,
  doors: LockDoors,
): Promise<Found | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      await writeNew(path, ours);
      return undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const found = await foundAt(path, doors);
    if (found !== undefined) return found;
  }
  throw new LockHeld(path, undefined);
}

/** How long another one that also saw the dead holder may take to write over ours. */
const SETTLED_MS = 100;

/** Of several that replace one lock at the same time, the last stays, and the others see it. */
async function replaceDead(path: string, ours: LockContent, doors: LockDoors): Promise<void> {
  const beside = `${path}.${ours.token}`;
  try {
    await writeNew(beside, ours);
    const found = await foundAt(path, doors);
    if (found !== undefined && !found.isDead) throw new LockHeld(path, found);
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
  await pause(SETTLED_MS);
  const found = await foundAt(path, doors);
  if (found?.content?.token !== ours.token) throw new LockHeld(path, found);
}

async function writeNew(path: string, content: LockContent): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(`${JSON.stringify(content)}\n`);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** A lock file that is there; it is without content where it cannot be understood. */
interface Found {
  readonly content: LockContent | undefined;
  readonly isDead: boolean;
}

const DEAD_AFTER_MS = 90_000;

/** The content is read before the time, so that no fresh lock seems as old as the one that it replaced. */
async function foundAt(path: string, doors: LockDoors): Promise<Found | undefined> {
  try {
    const content = parsed(await readFile(path, 'utf8'));
    const { mtimeMs } = await stat(path);
    const isGone = content !== undefined && content.host === doors.host && !doors.isRunning(content.pid);
    return { content, isDead: isGone || doors.nowMs() - mtimeMs > DEAD_AFTER_MS };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}

function parsed(text: string): LockContent | undefined {
  try {
    return lockContent.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
