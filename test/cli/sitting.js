/** @typedef {import('./tmux.js').Terminal} Terminal */

const now = new Date();
/** In the zone of this machine: an assessment of an earlier day would first ask whether it is moved to this one. */
export const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  .map((part) => String(part).padStart(2, '0'))
  .join('-');

/**
 * Begins a sitting over `a.yaml` in the terminal's folder, as somebody who has not answered yet, and turns the pages
 * on how to answer; what the first question shows.
 * @param {Terminal} terminal
 * @param {string} options of one who is named, in a shell's words
 */
export async function firstQuestion(terminal, options = '--respondent kim --role operations') {
  terminal.type(`aiops assess -a a.yaml --date ${today} ${options}; echo "code $?"`);
  return throughHowTo(terminal);
}

/**
 * Turns the pages on how to answer; what the first question shows.
 * @param {Terminal} terminal
 */
export async function throughHowTo(terminal) {
  const first = await terminal.settled(/^Enter /m);
  const pages = Number(/ 1\/(\d)$/m.exec(first)?.[1] ?? 1);
  for (let page = 2; page <= pages; page++) {
    terminal.press('Enter');
    await terminal.screen(new RegExp(` ${page}/${pages}$`, 'm'));
  }
  terminal.press('Enter');
  return terminal.settled(/1\/5 · COL-1/);
}

/**
 * Where the screen of a question says that one is; undefined for any other screen.
 * @param {string} screen
 * @returns {{ gate: string, answered: number } | undefined}
 */
export function whereOn(screen) {
  const [, gate, answered] = /\d\/\d · ([A-Z]+-\w+),.* (\d+) of 54/.exec(screen) ?? [];
  return gate === undefined ? undefined : { gate, answered: Number(answered) };
}
