import type { RunProgress } from '../inputs.ts';
import { plain } from '../report/plain.ts';
import { shortened } from '../report/table.ts';
import { humanCount, humanDuration } from '../report/units.ts';
import type { Display, Io } from './io.ts';

export interface Progress {
  readonly report: (progress: RunProgress) => void;
  /** Erases what is drawn; nothing is drawn after it. */
  readonly stop: () => Promise<void>;
}

export interface ProgressOptions {
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** False with `--no-progress`. */
  readonly wanted: boolean;
}

/** A run that ends sooner shows nothing. */
const FIRST_AFTER_MS = 500;
const REDRAW_AFTER_MS = 100;
/** The spinner before the text, and a column that stays free. */
const SPINNER_COLUMNS = 3;
/** Without a terminal, and only with `-v`. */
const LINE_AFTER_MS = 10_000;

/** On a terminal a line that is redrawn; else nothing, or with `-v` now and then a line. Always on stderr. */
export function startProgress(io: Io, options: ProgressOptions): Progress {
  if (options.quiet || !options.wanted) return silent;
  if (canDraw(io)) return drawnProgress(io);
  return options.verbose ? linedProgress(io) : silent;
}

const silent: Progress = { report: () => {}, stop: async () => {} };

/** Narrower than this is no place to draw; a terminal that says it has no columns would keep ora busy for ever. */
const LEAST_COLUMNS = 20;

function canDraw({ env, terminal }: Io): boolean {
  const isWide = (terminal.messageColumns ?? 0) >= LEAST_COLUMNS;
  return terminal.stderr && isWide && (env.CI ?? '') === '' && env.TERM !== 'dumb';
}

function drawnProgress(io: Io): Progress {
  let display: Display | undefined;
  let line = () => '';
  // Loaded while the input is read: a calculation leaves no time for it.
  const opening = io.openDisplay().then((opened) => {
    display = opened;
  });
  const isDue = everyMs(io, FIRST_AFTER_MS, REDRAW_AFTER_MS);
  const tell = teller(io);
  const room = (io.terminal.messageColumns ?? 0) - SPINNER_COLUMNS;
  const draw = () => {
    if (display !== undefined && isDue()) display.show(shortened(line(), room));
  };
  const stopTicking = io.every(REDRAW_AFTER_MS, draw);
  return {
    report: (progress) => {
      line = tell(progress);
      draw();
    },
    stop: async () => {
      stopTicking();
      await opening;
      display?.erase();
    },
  };
}

function linedProgress(io: Io): Progress {
  const isDue = everyMs(io, LINE_AFTER_MS, LINE_AFTER_MS);
  const tell = teller(io);
  return {
    report: (progress) => {
      const line = tell(progress);
      if (isDue()) io.say(line());
    },
    stop: async () => {},
  };
}

function everyMs(io: Io, firstMs: number, nextMs: number): () => boolean {
  let dueMs = io.nowMs() + firstMs;
  return () => {
    const nowMs = io.nowMs();
    if (nowMs < dueMs) return false;
    dueMs = nowMs + nextMs;
    return true;
  };
}

/** `reading metrics.csv 48%, 2s left`, `judging cpu, 12 of 240, 5s left`; each stage has a time of its own. */
function teller(io: Io): (progress: RunProgress) => () => string {
  let stage = '';
  let stageStartMs = 0;
  return (progress) => {
    if (progress.stage !== stage) {
      stage = progress.stage;
      stageStartMs = io.nowMs();
    }
    return () =>
      `${stage} ${plain(progress.item)}${amount(progress)}${timeLeft(progress, io.nowMs() - stageStartMs)}`;
  };
}

/** What is read is counted in bytes, what is judged in series. */
function amount({ stage, done, total }: RunProgress): string {
  if (stage === 'judging') return `, ${humanCount(done + 1)} of ${humanCount(total)}`;
  if (total > 0) return ` ${Math.floor((done / total) * 100)}%`;
  return done < MEGABYTE ? '' : ` ${humanCount(Math.floor(done / MEGABYTE))} MB`;
}

const MEGABYTE = 1_000_000;

/** A guess is worth telling only after a second, and only while a second is left. */
function timeLeft({ done, total }: RunProgress, elapsedMs: number): string {
  if (total <= 0 || done <= 0 || elapsedMs < 1000) return '';
  const leftMs = (elapsedMs / done) * (total - done);
  return leftMs < 1000 ? '' : `, ${humanDuration(Math.round(leftMs / 1000) * 1000)} left`;
}
