import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('../../', import.meta.url));
/** The program as it was built. */
export const program = fileURLToPath(new URL('../../bin/aiops.js', import.meta.url));

/** Whether there is a terminal to be had here. */
export const hasTmux = spawnSync('tmux', ['-V']).status === 0;

/** How long a screen may be waited for. */
const PATIENCE_MS = 15_000;
const GLANCE_MS = 50;
/** What has not moved for so long will not move any more. */
const SETTLED_MS = 150;

/**
 * Size, folder and environment of a terminal.
 * @typedef {{ columns?: number, rows?: number, folder?: string, env?: Readonly<Record<string, string>> }} Setting
 */

/** A terminal of its own, in which `aiops` is the program; 100 by 40 where nothing else is told. */
export class Terminal {
  #socket = `aiops-${randomUUID()}`;
  #setting;

  /** @param {Setting} [setting] */
  constructor(setting = {}) {
    this.#setting = setting;
    this.#open();
  }

  /** @param {string} line */
  type(line) {
    this.#tmux('send-keys', '-l', line);
    this.press('Enter');
  }

  /**
   * Keys as tmux names them: `b`, `Enter`, `C-c`.
   * @param {...string} keys
   */
  press(...keys) {
    this.#tmux('send-keys', ...keys);
  }

  /**
   * Between the two marks of a paste, where the program asked for them; a line end comes as Enter.
   * @param {string} text
   */
  paste(text) {
    this.#tmux('set-buffer', '--', text);
    this.#tmux('paste-buffer', '-p', '-d');
  }

  /**
   * @param {number} columns
   * @param {number} rows
   */
  resize(columns, rows) {
    this.#tmux('resize-window', '-x', String(columns), '-y', String(rows));
  }

  /**
   * The screen as soon as it shows what is expected. A line that the terminal wrapped is one line again, and so
   * longer than the terminal is wide.
   * @param {RegExp} expected
   */
  async screen(expected) {
    return this.#wait(expected, () => this.shown());
  }

  /**
   * The same with its colours.
   * @param {RegExp} expected
   */
  async painted(expected) {
    return this.#wait(expected, () => this.#capture('-e'));
  }

  /**
   * The same once nothing moves any more.
   * @param {RegExp} expected
   */
  async settled(expected) {
    for (;;) {
      const seen = await this.screen(expected);
      await pause(SETTLED_MS);
      if (this.shown() === seen) return seen;
    }
  }

  /** The screen of this moment, without colours and without blanks at the ends. */
  shown() {
    return this.#capture()
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .trimEnd();
  }

  /** Whether a program has a screen of its own, from which the former one comes back. */
  isOnOwnScreen() {
    return this.#tmux('display-message', '-p', '#{alternate_on}').trim() === '1';
  }

  /** Of the program; undefined where the shell waits for a line. */
  pid() {
    const shell = this.#tmux('display-message', '-p', '#{pane_pid}').trim();
    const pid = Number(spawnSync('pgrep', ['-P', shell], { encoding: 'utf8' }).stdout.split('\n')[0]);
    return pid > 0 ? pid : undefined;
  }

  /**
   * Sends the program a signal; the one that nobody can catch, where none is told.
   * @param {NodeJS.Signals} [signal]
   */
  kill(signal = 'SIGKILL') {
    const pid = this.pid();
    if (pid === undefined) throw new Error(`no program runs in the terminal:\n${this.shown()}`);
    process.kill(pid, signal);
  }

  /** Takes the terminal away from whatever runs in it, as a closed window does. */
  hangUp() {
    this.#tmux('kill-pane');
  }

  /** A new shell on a clear screen, at the first size; what still ran in the old one is hung up. */
  anew() {
    this.close();
    this.#open();
  }

  close() {
    // There is nothing to close once the only window was hung up.
    spawnSync('tmux', ['-L', this.#socket, 'kill-server']);
  }

  get folder() {
    return this.#setting.folder ?? home;
  }

  #open() {
    this.#socket = `aiops-${randomUUID()}`;
    const { columns = 100, rows = 40, env = {} } = this.#setting;
    const variables = Object.entries({ CI: '', LC_ALL: 'C.UTF-8', PS1: '$ ', ...env });
    this.#tmux(
      ...['new-session', '-d', '-x', String(columns), '-y', String(rows), '-c', this.folder],
      ...variables.flatMap(([key, value]) => ['-e', `${key}=${value}`]),
      'sh',
    );
    this.type(`aiops() { '${process.execPath}' '${program}' "$@"; }; clear`);
  }

  /**
   * @param {RegExp} expected
   * @param {() => string} look
   */
  async #wait(expected, look) {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const shown = look();
      if (expected.test(shown)) return shown;
      if (performance.now() > until) {
        throw new Error(`the terminal never showed ${expected}:\n${this.shown()}`);
      }
      await pause(GLANCE_MS);
    }
  }

  /** @param {...string} how */
  #capture(...how) {
    return this.#tmux('capture-pane', '-J', '-p', ...how);
  }

  /** @param {...string} args */
  #tmux(...args) {
    return execFileSync('tmux', ['-u', '-L', this.#socket, '-f', '/dev/null', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }
}

/** @param {number} ms */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
