import { spawnSync } from 'node:child_process';

/** Tells the peak of a Node program's memory, in KiB, on a pipe of its own as the program ends. */
const TELL_PEAK = `data:text/javascript,${encodeURIComponent(
  'import { writeSync } from "node:fs"; process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));',
)}`;

/**
 * Runs a Node program to its end: how long it took and the most memory that it held, beside what it said.
 * `stdout` and `stdin` are what `spawnSync` takes.
 * @param {readonly string[]} args
 * @param {{ stdin?: 'ignore' | number, stdout?: 'ignore' | 'pipe' }} [stdio]
 */
export function measured(args, { stdin = 'ignore', stdout = 'ignore' } = {}) {
  const start = performance.now();
  const { status, output } = spawnSync(process.execPath, ['--import', TELL_PEAK, ...args], {
    stdio: [stdin, stdout, 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const seconds = (performance.now() - start) / 1000;
  const [, said, stderr, peak] = output ?? [];
  return {
    status,
    stdout: said ?? '',
    stderr: stderr ?? '',
    seconds,
    peakMb: (Number(peak) * 1024) / 1e6,
  };
}
