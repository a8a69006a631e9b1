import { OutputError } from '../../src/errors.ts';
import { AnswerStore, type StoreDoors } from '../../src/workshop/answer-store.ts';
import { smallQuestionnaire } from '../maturity/small-questionnaire.ts';

/** A disk with one answers file and its log. */
export interface Disk {
  file: string | undefined;
  log: string;
  isOurs: boolean;
}

export const EMPTY = `# answers of May
schema: aiops-answers/1
model: {id: small, version: 1.0.0}
respondents: [] # nobody yet
`;

export function disk(file?: string, log = ''): Disk {
  return { file, log, isOurs: true };
}

/** Doors to a disk; `replaced` holds those that behave otherwise. */
export function doorsTo(on: Disk, replaced: Partial<StoreDoors> = {}): StoreDoors {
  let seconds = 0;
  return {
    read: async () => on.file,
    write: async (text) => {
      on.file = text;
    },
    readLog: async () => on.log,
    appendLog: async (line) => {
      on.log += `${line}\n`;
    },
    cutLog: async (at) => {
      on.log = Buffer.from(on.log).subarray(0, at).toString();
    },
    now: () => new Date(Date.UTC(2026, 10, 21, 9, 0, seconds++)).toISOString(),
    isOurs: async () => on.isOurs,
    ...replaced,
  };
}

export function open(doors: StoreDoors): ReturnType<typeof AnswerStore.open> {
  return AnswerStore.open(doors, { path: 'a.yaml', questionnaire: smallQuestionnaire, empty: EMPTY });
}

export function diskFull(place: string): OutputError {
  return new OutputError({ code: 'output-failed', place, what: 'cannot be written: the disk is full' });
}
