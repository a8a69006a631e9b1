import { checkedAnswers, gathered, refuse } from '../answer-files.ts';
import { digestOf } from '../digest.ts';
import { type Fault, InputError, OutputError } from '../errors.ts';
import { type AnswerSet, type Respondent, saidAnswer } from '../maturity/answers.ts';
import { answersProblems } from '../maturity/answers-check.ts';
import type { Questionnaire } from '../maturity/questionnaire.ts';
import { invalid, toFaults } from '../model-file.ts';
import { type LogEntry, pendingChange, skippedSince } from '../read/answers/answers-log.ts';
import { isSameData } from '../read/yaml/same-data.ts';
import { readYamlText, type YamlFile } from '../read/yaml/yaml.ts';
import { AnswerLog, type LogDoors } from './answer-log.ts';
import { type Change, valueAt, withChange } from './change.ts';

/** The doors to an answers file and to the log beside it. */
export interface StoreDoors extends LogDoors {
  /** Undefined where there is no such file. */
  read(): Promise<string | undefined>;
  /** The whole text, or nothing of it. @throws OutputError */
  write(text: string): Promise<void>;
  /** False once another sitting has taken the file over. */
  isOurs(): Promise<boolean>;
}

/** Another sitting has taken the file over: nothing is written any more. */
export class TakenOver extends Error {}

/** The answer is another one by now than was shown when it was changed: nothing is written. */
export class ChangedMeanwhile extends Error {}

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
 * finished when it is opened again and the file is, byte for byte, the one that was changed: in any other, somebody
 * may have taken it out by hand.
 */
export class AnswerStore {
  readonly #doors: StoreDoors;
  readonly #options: StoreOptions;
  readonly #log: AnswerLog;
  /** The last change where it stands in the log and not yet in the file. */
  #logged: Change | undefined;
  #file: YamlFile;
  #answers: AnswerSet;
  /** Whether nothing of it is on the disk yet. */
  #isNew = true;

  private constructor(doors: StoreDoors, options: StoreOptions) {
    this.#doors = doors;
    this.#options = options;
    this.#log = new AnswerLog(doors, options.path);
    const { file, answers } = checked(readYamlText(options.empty, options.path), options);
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
    await store.#readFile();
    const faults = await store.#log.read();
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
    return new Set(skippedSince(this.#log.entries, respondent));
  }

  /**
   * A file that somebody removed meanwhile is written again.
   * @throws OutputError when it could not be written: it may be tried again
   * @throws InputError when others made no answers of the file, or the change would; nothing is written then
   * @throws TakenOver
   * @throws ChangedMeanwhile when the answer is neither what was expected nor what it is to be
   */
  async change(change: Change): Promise<void> {
    if (!(await this.#doors.isOurs())) throw new TakenOver();
    await this.#readFile();
    const changed = checked(withChange(this.#file, change), this.#options);
    if (!this.#isExpected(change)) throw new ChangedMeanwhile();
    const { text } = changed.file;
    if (this.#logged !== change) {
      const was = valueAt(this.#file.data, change);
      await this.#log.append({ ...change, was, before: await this.#digest() }, text);
      this.#logged = change;
    }
    await this.#doors.write(text);
    this.#logged = undefined;
    this.#keep(changed);
  }

  /**
   * What changes no answer: the sitting began or ended, or a question was put off. A full disk or a log that cannot
   * be read may lose it, and the log of a file that was taken over is somebody else's.
   */
  async note(entry: Pick<LogEntry, 'event' | 'respondent' | 'gate'>): Promise<void> {
    if (!(await this.#doors.isOurs())) return;
    await this.#log.append(entry, this.#file.text).catch((error: unknown) => {
      if (!(error instanceof OutputError || error instanceof InputError)) throw error;
    });
  }

  /** Whether a change stands in the log and not yet in the file: it is finished when the file is opened again. */
  isInLogAlone(change: Change): boolean {
    return this.#logged === change;
  }

  /** The end of a sitting; a change that stands in the log alone is left for the next one to finish. */
  async close(): Promise<void> {
    if (this.#logged === undefined && this.answers.respondents.length > 0)
      await this.note({ event: 'closed' });
  }

  async #recover(): Promise<LogEntry | undefined> {
    const entry = pendingChange(this.#log.entries);
    if (entry === undefined || entry.before !== (await this.#digest())) return undefined;
    const finished = this.#finished(entry as LogEntry & Change);
    if (finished === undefined) return undefined;
    await this.#doors.write(finished.file.text);
    this.#keep(finished);
    return entry;
  }

  /** With a change that was kept from the file; undefined where it makes no difference, or no answers of the file. */
  #finished(change: LogEntry & Change): CheckedAnswers | undefined {
    try {
      const file = withChange(this.#file, change);
      return file.text === this.#file.text ? undefined : checked(file, this.#options);
    } catch (error) {
      if (error instanceof InputError) return undefined;
      throw error;
    }
  }

  #isExpected(change: Change): boolean {
    if (change.event !== 'answered' || change.expected === undefined) return true;
    const there = saidAnswer(this.respondent(change.respondent)?.answers?.[change.gate]);
    return [change.expected, change.now].some((answer) => isSameData(saidAnswer(answer), there));
  }

  /**
   * Takes over what others wrote; without a file, all stays as it was here.
   * @throws InputError when the file is no answers to this model
   */
  async #readFile(): Promise<void> {
    const text = await this.#doors.read();
    if (text === undefined || (text === this.#file.text && !this.#isNew)) return;
    this.#keep(checked(readYamlText(text, this.path), this.#options));
  }

  /** Of the file as it is known here; null where it is not on the disk yet. */
  async #digest(): Promise<string | null> {
    return this.#isNew ? null : digestOf(this.#file.text);
  }

  #keep({ file, answers }: CheckedAnswers): void {
    this.#file = file;
    this.#answers = answers;
    this.#isNew = false;
  }
}

interface CheckedAnswers {
  readonly file: YamlFile;
  readonly answers: AnswerSet;
}

/** @throws InputError when a file is no answers to this model */
function checked(file: YamlFile, { path, questionnaire }: StoreOptions): CheckedAnswers {
  const { value, faults } = checkedAnswers({ located: file, isBare: false }, questionnaire.model);
  if (value === undefined) throw invalid(InputError, faults, path);
  const read = gathered([{ answers: value, located: file }], questionnaire.model);
  refuse(toFaults(answersProblems(value, { questionnaire }), read));
  return { file, answers: value };
}
