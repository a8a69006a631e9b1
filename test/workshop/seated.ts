import { OutputError } from '../../src/errors.ts';
import type { AnswerSet } from '../../src/maturity/answers.ts';
import type { Questionnaire } from '../../src/maturity/questionnaire.ts';
import type { ModelFile } from '../../src/model-file.ts';
import { readYamlText } from '../../src/read/yaml/yaml.ts';
import { interviewWordsOf } from '../../src/report/interview/words.ts';
import { AnswerStore, type StoreDoors } from '../../src/workshop/answer-store.ts';
import type { Sitting } from '../../src/workshop/sitting.ts';
import { smallQuestionnaire } from '../maturity/small-questionnaire.ts';
import { type Act, Scripted } from './scripted.ts';

export const TODAY = '2026-11-20';

/** A disk that may be full for a while. */
export class Disk {
  file: string;
  log = '';
  /** So many of the next writings of the file are refused. */
  refused = 0;
  /** Somebody else has taken the file over. */
  isLost = false;

  constructor(file: string) {
    this.file = file;
  }

  get doors(): StoreDoors {
    return {
      read: async () => this.file,
      write: async (text) => {
        if (this.refused > 0) {
          this.refused -= 1;
          throw new OutputError({
            code: 'output-failed',
            place: 'a.yaml',
            what: 'no space is left on the disk',
          });
        }
        this.file = text;
      },
      readLog: async () => this.log,
      appendLog: async (line) => {
        this.log += `${line}\n`;
      },
      cutLog: async (at) => {
        this.log = this.log.slice(0, at);
      },
      now: () => `${TODAY}T09:30:00.000Z`,
      isOurs: async () => !this.isLost,
    };
  }

  get answers(): AnswerSet {
    return readYamlText(this.file, 'a.yaml').data as AnswerSet;
  }

  /** Events of the log with their gates, in their order. */
  get events(): string[] {
    return this.log
      .trimEnd()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const { event, gate } = JSON.parse(line) as { event: string; gate?: string };
        return gate === undefined ? event : `${event} ${gate}`;
      });
  }
}

export interface Seating {
  readonly questionnaire?: Questionnaire;
  /** What stands in the file after its head: YAML. */
  readonly file?: string;
  /** The disk of an earlier sitting. */
  readonly disk?: Disk;
  readonly rest?: Partial<Pick<Sitting, 'target' | 'earlier'>>;
}

export interface Seated {
  readonly sitting: Sitting;
  readonly script: Scripted;
  readonly disk: Disk;
}

/** One respondent of the small model, who has said nothing yet. */
const KELLER = 'respondents:\n  - id: keller\n    role: sre\n    answers: {}\n';

/** A sitting on a file in memory, at which a script is played. */
export async function seated(acts: readonly Act[], seating: Seating = {}): Promise<Seated> {
  const { questionnaire = smallQuestionnaire, file = KELLER, rest = {} } = seating;
  const { id, version } = questionnaire.model;
  const head = `schema: aiops-answers/1\nmodel:\n  id: ${id}\n  version: ${version}\n`;
  const disk = seating.disk ?? new Disk(`${head}${file}`);
  const { store } = await AnswerStore.open(disk.doors, { path: 'a.yaml', questionnaire, empty: head });
  const model: ModelFile = { questionnaire, path: 'small.yaml', sha256: '', language: 'en', warnings: [] };
  const script = new Scripted(acts);
  const sitting: Sitting = {
    conversation: script,
    store,
    model,
    words: await interviewWordsOf('en'),
    date: TODAY,
    target: undefined,
    earlier: new Map(),
    ...rest,
  };
  return { sitting, script, disk };
}
