import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const bin: string = fileURLToPath(new URL('../../bin/aiops.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly input?: string | Uint8Array;
  readonly env?: Record<string, string>;
  readonly cwd?: string;
}

/** Runs the built program in bare surroundings: no terminal, no environment but the path. */
export function aiops(args: readonly string[], surroundings: Surroundings = {}): Ended {
  return ended(process.execPath, [bin, ...args], surroundings);
}

/** Runs a line of shell; `$AIOPS` is the program. */
export function shell(line: string, surroundings: Surroundings = {}): Ended {
  const env = { AIOPS: `${process.execPath} ${bin}`, ...surroundings.env };
  return ended('/bin/sh', ['-c', line], { ...surroundings, env });
}

function ended(command: string, args: readonly string[], { input = '', env = {}, cwd }: Surroundings): Ended {
  const { PATH = '' } = process.env;
  const { status, stdout, stderr } = spawnSync(command, args, {
    input,
    env: { PATH, ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    ...(cwd === undefined ? {} : { cwd }),
  });
  return { code: status, stdout, stderr };
}
