import { checkedAnswers, gathered, refuse } from '../answer-files.ts';
import { digestOf } from '../digest.ts';
import { type Fault, InputError, OutputError } from '../errors.ts';
import type { AnswerSet, Respondent } from '../maturity/answers.ts';
import { answersProblems } from '../maturity/answers-check.ts';
import type { Questionnaire } from '../maturity/questionnaire.ts';
import { invalid, toFaults } from '../model-file.ts';
import { type LogEntry, logLine, pendingChange, readLog, skippedSince } from '../read/answers/answers-log.ts';
import { isSameData } from '../read/yaml/same-data.ts';
import { readYamlText, type YamlFile } from '../read/yaml/yaml.ts';
import { type Change, editOf, valueAt } from './change.ts';

/** The doors to an answers file and to the log beside it. */
export interface StoreDoors {
  /** Undefined where there is no such file. */
  read(): Promise<string | undefined>;
  /** The whole text, or nothing of it. @throws OutputError */
  write(text: string): Promise<void>;
  /** Empty where there is no log yet. */
  readLog(): Promise<string>;
  /** On disk when it returns. @throws OutputError */
  appendLog(line: string): Promise<void>;
  /** Takes off a line that a crash cut off, from this byte on. @throws OutputError */
  cutLog(at: number): Promise<void>;
  /** The time of day, ISO 8601 in UTC with milliseconds. */
  now(): string;
  /** False once another sitting has taken the file over. */
  isOurs(): Promise<boolean>;
}

/** Another sitting has taken the file over: nothing is written any more. */
export class TakenOver extends Error {}

/** What an answers file is opened with. */
export interface StoreOptions {
  readonly path: string;
  readonly questionnaire: Questionnaire;
  /** The text of a new file. */
  readonly empty: string;
}

/**
 * The answers file of a sitting. Each change goes to the log first and then into the file, and both are on disk
 * when it returns; what others write into the file meanwhile stays. A change that a crash kept from the file is
 * finished when it is opened again.
 */
export class AnswerStore {
  readonly #doors: StoreDoors;
  readonly #options: StoreOptions;
  #entries: LogEntry[] = [];
  #lastLine = '';
  /** The last change where it stands in the log and not yet in the file. */
  #logged: Change | undefined;
  /** What could not be written into the log, of which half a line or the whole may stand there. */
  #failed: { readonly entry: NewEntry; readonly line: string } | undefined;
  #file: YamlFile;
  #answers: AnswerSet;

  private constructor(doors: StoreDoors, options: StoreOptions) {
    this.#doors = doors;
    this.#options = options;
    const { file, answers } = readAnswers(options.empty, options);
    this.#file = file;
    this.#answers = answers;
  }

  /**
   * @returns the store, what was finished from the log, and what is wrong with the log
   * @throws InputError when the file is no answers to this model
   */
  static async open(
    doors: StoreDoors,
    options: StoreOptions,
  ): Promise<{ store: AnswerStore; recovered: LogEntry | undefined; faults: readonly Fault[] }> {
    const store = new AnswerStore(doors, options);
    const text = await doors.read();
    if (text !== undefined) store.#take(text);
    const faults = await store.#readLog();
    const recovered = await store.#recover();
    return { store, recovered, faults };
  }

  get path(): string {
    return this.#options.path;
  }

  /** What stands in the file, and where. */
  get file(): YamlFile {
    return this.#file;
  }

  get answers(): AnswerSet {
    return this.#answers;
  }

  respondent(id: string): Respondent | undefined {
    return this.answers.respondents.find((one) => one.id === id);
  }

  /** Gates that a respondent put off. */
  skippedBy(respondent: string): ReadonlySet<string> {
    return new Set(skippedSince(this.#entries, respondent));
  }

  /**
   * A file that somebody removed meanwhile is written again.
   * @throws OutputError when it could not be written: it may be tried again
   * @throws InputError when others made no answers of the file, or the change would; nothing is written then
   * @throws TakenOver
   */
  async change(change: Change): Promise<void> {
    if (!(await this.#doors.isOurs())) throw new TakenOver();
    this.#take((await this.#doors.read()) ?? this.#file.text);
    const was = valueAt(this.#file.data, change);
    const text = editOf(change)(this.#file);
    const changed = readAnswers(text, this.#options);
    if (this.#logged !== change) {
      await this.#log({ ...change, was }, text);
      this.#logged = change;
    }
    await this.#doors.write(text);
    this.#logged = undefined;
    this.#keep(changed);
  }

  /**
   * What changes no answer: the sitting began or ended, or a question was put off. A full disk may lose it, and the
   * log of a file that was taken over is somebody else's.
   */
  async note(entry: Pick<LogEntry, 'event' | 'respondent' | 'gate'>): Promise<void> {
    if (!(await this.#doors.isOurs())) return;
    await this.#log(entry, this.#file.text).catch((error: unknown) => {
      if (!(error instanceof OutputError)) throw error;
    });
  }

  /** The end of a sitting; a change that stands in the log alone is left for the next one to finish. */
  async close(): Promise<void> {
    if (this.#logged === undefined && this.answers.respondents.length > 0)
      await this.note({ event: 'closed' });
  }

  async #log(entry: NewEntry, text: string): Promise<void> {
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
    await this.#readLog();
    const { entry: failed, line } = this.#failed;
    return line === this.#lastLine && isSameData(failed, entry);
  }

  /** What stands in the log, without half a line at its end; what is wrong with it. */
  async #readLog(): Promise<readonly Fault[]> {
    const { entries, lastLine, tornAt, faults } = await readLog(
      await this.#doors.readLog(),
      `${this.path}.log`,
    );
    if (tornAt !== undefined) await this.#doors.cutLog(tornAt);
    this.#entries = [...entries];
    this.#lastLine = lastLine;
    return faults;
  }

  async #recover(): Promise<LogEntry | undefined> {
    const entry = pendingChange(this.#entries);
    const finished = entry === undefined ? undefined : this.#finished(entry as LogEntry & Change);
    if (finished === undefined) return undefined;
    await this.#doors.write(finished.file.text);
    this.#keep(finished);
    return entry;
  }

  /** With a change that was kept from the file; undefined where it was not, or what it would change is gone. */
  #finished(change: LogEntry & Change): ReadAnswers | undefined {
    const there = valueAt(this.#file.data, change);
    if (!isSameData(there ?? null, change.was ?? null)) return undefined;
    try {
      const text = editOf(change)(this.#file);
      return text === this.#file.text ? undefined : readAnswers(text, this.#options);
    } catch (error) {
      if (error instanceof InputError) return undefined;
      throw error;
    }
  }

  /** @throws InputError when the text is no answers to this model */
  #take(text: string): void {
    this.#keep(readAnswers(text, this.#options));
  }

  #keep({ file, answers }: ReadAnswers): void {
    this.#file = file;
    this.#answers = answers;
  }
}

interface ReadAnswers {
  readonly file: YamlFile;
  readonly answers: AnswerSet;
}

type NewEntry = Omit<LogEntry, 'schema' | 'prev' | 'at' | 'file'>;

/** @throws InputError when the text is no answers to this model */
function readAnswers(
  text: string,
  { path, questionnaire }: Pick<StoreOptions, 'path' | 'questionnaire'>,
): ReadAnswers {
  const file = readYamlText(text, path);
  const { value, faults } = checkedAnswers({ located: file, isBare: false }, questionnaire.model);
  if (value === undefined) throw invalid(InputError, faults, path);
  const read = gathered([{ answers: value, located: file }], questionnaire.model);
  refuse(toFaults(answersProblems(value, { questionnaire }), read));
  return { file, answers: value };
}
