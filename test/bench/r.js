import { spawn, spawnSync } from 'node:child_process';

const oneCore = { ...process.env, TZ: 'UTC', OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };

/** The version of R that runs here, or undefined where there is no Rscript. */
export function versionOfR() {
  return printedByR('cat(as.character(getRversion()))');
}

/** The versions of packages of R, or undefined where one of them, or R, is not there. @param {readonly string[]} packages */
export function versionsInR(packages) {
  return printedByR(
    packages.map((name) => `cat("${name}", as.character(packageVersion("${name}")), "")`).join('; '),
  );
}

/** @param {string} program */
function printedByR(program) {
  const { status, stdout } = spawnSync('Rscript', ['-e', program], { encoding: 'utf8' });
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
    env: oneCore,
  });
  if (status !== 0) throw new Error(`Rscript ended with ${status}: ${stderr}`);
  return stdout;
}

/**
 * Starts a program of R on one core, for what it does to files.
 * @param {string} program
 * @param {readonly string[]} args what `commandArgs(TRUE)` gives it
 * @returns {Promise<void>}
 */
export function startR(program, args) {
  const child = spawn('Rscript', ['-e', program, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: oneCore,
  });
  let told = '';
  child.stderr.on('data', (bytes) => {
    told += bytes;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) =>
      status === 0 ? resolve() : reject(new Error(`Rscript ended with ${status}: ${told}`)),
    );
  });
}
