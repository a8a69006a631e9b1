import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './median.js';

const aiops = fileURLToPath(new URL('../../bin/aiops.js', import.meta.url));
const ROUNDS = 21;
/** So many times as long as an empty Node program. */
const AIM = 1.8;

/** How long the answers of a cold start take, against an empty program; measured in turns. */
export const startup = {
  title: 'start-up, against node -e 0',
  columns: ['command', 'median ms', 'ratio', 'aim'],
  rows() {
    return [['--version'], ['--help'], ['detect', '--help']].map((args) => {
      const rounds = Array.from({ length: ROUNDS }, () => {
        const emptyMs = wallMs(['-e', '0']);
        const ms = wallMs([aiops, ...args]);
        return { ms, ratio: ms / emptyMs };
      });
      const ms = median(rounds.map((round) => round.ms));
      const ratio = median(rounds.map((round) => round.ratio));
      return [`aiops ${args.join(' ')}`, ms.toFixed(1), ratio.toFixed(2), `≤ ${AIM}`];
    });
  },
};

/** @param {string[]} args */
function wallMs(args) {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return performance.now() - start;
}
