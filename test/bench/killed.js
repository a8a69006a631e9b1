import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { drawnEnd, killedSession } from '../cli/killed.js';
import { hasTmux, Terminal } from '../cli/tmux.js';

const SEED = 2;
const KILLS = 50;

/** What becomes of the answers of a sitting that ends with kill -9, before, in and after the saving of one. */
export const killed = {
  title: 'aiops assess in a terminal, ended by kill -9',
  columns: ['', 'aim'],
  async rows() {
    if (!hasTmux) return [['not measured: there is no tmux', '']];
    const ends = await sessions();
    for (const breach of ends.flatMap(({ breaches }) => breaches)) console.error(breach);
    const count = (/** @type {(end: typeof ends[number]) => number | boolean} */ of) =>
      ends.reduce((sum, end) => sum + Number(of(end)), 0);
    return [
      [`${KILLS} kills: ${count(({ lost }) => lost)} answers lost`, '0'],
      [
        `${count(({ breaches }) => breaches.length)} breaches: not valid, out of the chain, at another question`,
        '0',
      ],
      [
        `${count(({ answers }) => answers)} answers stand; the last one was on the screen as saved ${count(({ isAcknowledged }) => isAcknowledged)} times`,
        '',
      ],
      [
        `${count(({ isRecovered }) => isRecovered)} answers finished from the log, ${count(({ leftovers }) => leftovers)} files left over`,
        '',
      ],
    ];
  },
};

async function sessions() {
  const random = xoroshiro128plus(SEED);
  const folder = mkdtempSync(join(tmpdir(), 'aiops-killed-'));
  const ends = [];
  for (let at = 0; at < KILLS; at++) {
    const terminal = new Terminal({ columns: 80, rows: 40, folder: mkdtempSync(join(folder, 'one-')) });
    ends.push(await killedSession(terminal, drawnEnd(random)).finally(() => terminal.close()));
  }
  rmSync(folder, { recursive: true });
  return ends;
}
