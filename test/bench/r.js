import { spawnSync } from 'node:child_process';

/** The version of R that runs here, or undefined where there is no Rscript. */
export function versionOfR() {
  const { status, stdout } = spawnSync('Rscript', ['-e', 'cat(as.character(getRversion()))'], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout : undefined;
}

/**
 * Runs a program of R on one core and returns what it wrote to its output.
 * @param {string} program
 * @param {readonly string[]} args what `commandArgs(TRUE)` gives it
 */
export function runR(program, args) {
  const { status, stdout, stderr } = spawnSync('Rscript', ['-e', program, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  if (status !== 0) throw new Error(`Rscript ended with ${status}: ${stderr}`);
  return stdout;
}
