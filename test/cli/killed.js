import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { parse } from 'yaml';
import { firstQuestion, throughHowTo, whereOn } from './sitting.js';
import { pause, program } from './tmux.js';

/** @typedef {import('./tmux.js').Terminal} Terminal */
/** @typedef {3 | 4} Score scores that leave no gate out */

/**
 * What became of a sitting that was ended from outside, and of its file when it was opened again.
 * @typedef {object} Killed
 * @property {boolean} isAcknowledged whether the screen had shown the last answer as saved
 * @property {boolean} isRecovered whether the last answer stood in the log alone, and was finished from there
 * @property {number} answers that stand in the file in the end
 * @property {number} lost answers that the screen had shown as saved, and that are not there
 * @property {number} leftovers other files that were left in the folder
 * @property {readonly string[]} breaches what is not as it should be, in words
 */

const ladder = parse(
  readFileSync(new URL('../../questionnaires/aiops-ladder.yaml', import.meta.url), 'utf8'),
);

/** The gates in the order in which they are asked while none of them fails. @type {readonly string[]} */
const gates = ladder.dimensions.flatMap((/** @type {{ id: string }} */ { id }) =>
  ladder.criteria
    .filter((/** @type {{ dimension: string }} */ { dimension }) => dimension === id)
    .map((/** @type {{ id: string }} */ one) => one.id),
);

/** @typedef {{ answers: readonly Score[], afterMs: number, how?: 'kill -9' | 'hang up' }} End */

/** The longest way from a key to a saved answer on a machine that has other things to do as well. */
const SAVING_MS = 60;

/**
 * One to six answers, and a moment that falls before, into or behind the saving of the last one.
 * @param {import('pure-rand/types/RandomGenerator').RandomGenerator} random
 * @returns {Pick<End, 'answers' | 'afterMs'>}
 */
export function drawnEnd(random) {
  const answers = Array.from({ length: uniformInt(random, 1, 6) }, () => {
    return /** @type {Score} */ (uniformInt(random, 3, 4));
  });
  return { answers, afterMs: uniformInt(random, 0, SAVING_MS) };
}

/**
 * Gives the answers one after the other, each once the one before is shown as saved; ends the program so many
 * milliseconds after the last one was typed, also in the middle of its saving; and opens the file again. One that is
 * hung up can still let its file go.
 * @param {Terminal} terminal in an empty folder of its own; its last sitting is left with `q`
 * @param {End} end at least one answer
 * @returns {Promise<Killed>}
 */
export async function killedSession(terminal, { answers, afterMs, how = 'kill -9' }) {
  const path = join(terminal.folder, 'a.yaml');
  await answerAll(terminal, answers);
  const pid = terminal.pid();
  if (pid === undefined) throw new Error(`the sitting ended by itself:\n${terminal.shown()}`);
  terminal.press(String(answers.at(-1)), 'Enter');
  await pause(afterMs);
  const seen = how === 'kill -9' ? await kill(terminal, pid) : await hangUp(terminal, pid, path);
  const acknowledged = whereOn(seen)?.answered;
  if (acknowledged === undefined) throw new Error(`no question was on the screen in the end:\n${seen}`);
  const killed = answersOf(path);
  const isLogged = logLines(path).some((line) => line.includes(`"gate":"${gates[answers.length - 1]}"`));

  const breaches = [...invalid(path, 'after the end')];
  if (how === 'hang up' && existsSync(`${path}.lock`)) breaches.push('the file is still held');
  terminal.anew();
  const next = await resumed(terminal);
  const kept = answersOf(path);
  const lost = answers.slice(0, acknowledged).filter((answer, at) => kept[gates[at] ?? ''] !== answer).length;
  const count = Object.keys(kept).length;
  const expected = { gate: gates[count], answered: count };
  if (isLogged && count < answers.length) breaches.push('what stood in the log was not finished');
  if (count > answers.length) breaches.push('the file has answers that nobody gave');
  if (count > 0 && kept[gates[count - 1] ?? ''] !== answers[count - 1]) {
    breaches.push('the last answer is another one');
  }
  if (JSON.stringify(next) !== JSON.stringify(expected)) {
    breaches.push(`goes on with ${JSON.stringify(next)} instead of ${JSON.stringify(expected)}`);
  }
  breaches.push(...invalid(path, 'when opened again'), ...brokenChain(path));
  return {
    isAcknowledged: acknowledged === answers.length,
    isRecovered: count > Object.keys(killed).length,
    answers: count,
    lost,
    leftovers: readdirSync(terminal.folder).filter((name) => !/^a\.yaml(\.log)?$/.test(name)).length,
    breaches,
  };
}

/** All but the last answer, as far as that they are shown as saved. @param {Terminal} terminal @param {readonly Score[]} answers */
async function answerAll(terminal, answers) {
  await firstQuestion(terminal);
  for (const [at, answer] of answers.slice(0, -1).entries()) {
    terminal.press(String(answer), 'Enter');
    await terminal.screen(new RegExp(` ${at + 1} of 54`));
  }
}

/** What the screen had shown. @param {Terminal} terminal @param {number} pid */
async function kill(terminal, pid) {
  process.kill(pid, 'SIGKILL');
  return terminal.settled(/code 137/);
}

/**
 * What the screen shows as long as there is one. The program has let its file go, or is gone without.
 * @param {Terminal} terminal
 * @param {number} pid
 * @param {string} path
 */
async function hangUp(terminal, pid, path) {
  const seen = terminal.shown();
  terminal.hangUp();
  while (existsSync(`${path}.lock`) && isThere(pid)) await pause(10);
  return seen;
}

/** Also one that has ended, until somebody has asked about it. @param {number} pid */
function isThere(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Takes the file over where that is asked, tells where the questions go on, and leaves them. @param {Terminal} terminal */
async function resumed(terminal) {
  terminal.type('aiops assess -a a.yaml --respondent kim; echo "code $?"');
  let screen = await terminal.settled(/take it over|^Enter |\d of 54/m);
  if (screen.includes('take it over')) {
    terminal.press('Enter');
    screen = await terminal.settled(/^Enter |\d of 54/m);
  }
  const question = whereOn(screen) === undefined ? await throughHowTo(terminal) : screen;
  terminal.press('q');
  await terminal.screen(/code 0/);
  return whereOn(question);
}

/** @param {string} path @returns {Record<string, Score>} */
function answersOf(path) {
  const { respondents = [] } = existsSync(path) ? parse(readFileSync(path, 'utf8')) : {};
  return respondents[0]?.answers ?? {};
}

/** @param {string} path @param {string} when */
function invalid(path, when) {
  const { status, stderr, stdout } = spawnSync(process.execPath, [program, 'validate', path], {
    encoding: 'utf8',
  });
  return status === 0 ? [] : [`not valid ${when}: ${stdout}${stderr}`];
}

/** @param {string} path */
function logLines(path) {
  return readFileSync(`${path}.log`, 'utf8').split('\n');
}

/** Each line tells the digest of the one before, and the last one has its end. @param {string} path */
function brokenChain(path) {
  const lines = logLines(path);
  const breaches = lines.pop() === '' ? [] : ['the log ends with half a line'];
  let before = '';
  for (const [at, line] of lines.entries()) {
    const digest = createHash('sha256').update(before).digest('hex');
    if (!line.includes(`"prev":"${digest}"`)) breaches.push(`line ${at + 1} of the log is out of the chain`);
    before = line;
  }
  return breaches;
}
