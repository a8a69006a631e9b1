import { digestOf } from '../digest.ts';
import type { Fault } from '../errors.ts';
import { type LogEntry, logLine, readLog } from '../read/answers/answers-log.ts';
import { isSameData } from '../read/yaml/same-data.ts';

/** The doors to the log beside an answers file. */
export interface LogDoors {
  /** Empty where there is no log yet. */
  readLog(): Promise<string>;
  /** On disk when it returns. @throws OutputError */
  appendLog(line: string): Promise<void>;
  /** Takes off a line that a crash cut off, from this byte on. @throws OutputError */
  cutLog(at: number): Promise<void>;
  /** The time of day, ISO 8601 in UTC with milliseconds. */
  now(): string;
}

type NewEntry = Omit<LogEntry, 'schema' | 'prev' | 'at' | 'file'>;

/** The log of a sitting: whole lines, each chained to the one before, whatever became of a writing that failed. */
export class AnswerLog {
  readonly #doors: LogDoors;
  /** Of the answers file. */
  readonly #path: string;
  #entries: LogEntry[] = [];
  #lastLine = '';
  /** What could not be written, of which half a line or the whole may stand there. */
  #failed: { readonly entry: NewEntry; readonly line: string } | undefined;

  constructor(doors: LogDoors, path: string) {
    this.#doors = doors;
    this.#path = path;
  }

  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  /** Takes over what stands there, without half a line at its end; what is wrong with it. */
  async read(): Promise<readonly Fault[]> {
    const text = await this.#doors.readLog();
    const { entries, lastLine, tornAt, faults } = await readLog(text, `${this.#path}.log`);
    if (tornAt !== undefined) await this.#doors.cutLog(tornAt);
    this.#entries = [...entries];
    this.#lastLine = lastLine;
    return faults;
  }

  /**
   * @param text of the answers file after it
   * @throws OutputError when it could not be written: it may be tried again, and stands there once
   */
  async append(entry: NewEntry, text: string): Promise<void> {
    if (await this.#stoodAfterAll(entry)) return;
    const whole = { ...entry, at: this.#doors.now(), file: await digestOf(text) };
    const line = await logLine(whole, this.#lastLine);
    this.#failed = { entry, line };
    await this.#doors.appendLog(line);
    this.#failed = undefined;
    this.#lastLine = line;
    this.#entries.push(JSON.parse(line) as LogEntry);
  }

  /** Whether the line that seemed to fail is that of this entry, and had got there as a whole. */
  async #stoodAfterAll(entry: NewEntry): Promise<boolean> {
    if (this.#failed === undefined) return false;
    await this.read();
    const { entry: failed, line } = this.#failed;
    return line === this.#lastLine && isSameData(failed, entry);
  }
}
