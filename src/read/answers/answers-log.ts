import { z } from 'zod';
import { digestOf } from '../../digest.ts';
import type { Fault } from '../../errors.ts';
import { told } from '../documents/issue-words.ts';
import { JOINED_MAPS } from './joined-keys.ts';

export const ANSWERS_LOG_SCHEMA = 'aiops-answers-log/1';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'expected 64 hexadecimal digits' });

/** One line of the log; keys that it does not know are passed over. */
const logEntry = z.object({
  schema: z.literal(ANSWERS_LOG_SCHEMA),
  at: z.iso.datetime({ precision: 3, error: 'expected a time such as 2026-11-21T09:30:00.000Z' }),
  event: z
    .enum(['opened', 'answered', 'skipped', 'agreed', 'told', 'closed'])
    .describe('answered: by one respondent; agreed: by the room; told: of the whole file'),
  respondent: z.string().optional(),
  gate: z.string().optional(),
  was: z.unknown().optional(),
  now: z.unknown().optional(),
  before: sha256
    .nullable()
    .optional()
    .describe('of the answers file that was changed; null where there was none yet'),
  file: sha256.nullable().describe('of the answers file after the change; null where not known'),
  prev: sha256.describe('of the line before; of an empty text for the first'),
});
export type LogEntry = z.infer<typeof logEntry>;

const anything = z.unknown();
const mapping = z.record(z.string(), anything);
const who = z.object({ id: z.string(), role: z.string() });
const toldOfAll = z.object({
  ...Object.fromEntries(JOINED_MAPS.map((key) => [key, mapping.optional()])),
  observations: z.array(z.string()).optional(),
  evidence: z.record(z.string(), z.array(anything)).optional(),
  respondents: z.array(who).optional(),
});

/** What a change needs so that it can be made; whether the answers are good ones, the answers file tells. */
const ofEvent: Readonly<Record<LogEntry['event'], z.ZodType>> = {
  opened: anything,
  answered: z.object({
    respondent: z.string(),
    gate: z.string(),
    now: z.union([z.number(), z.string(), z.null(), mapping], { error: 'expected an answer' }),
  }),
  skipped: anything,
  agreed: z.object({ gate: z.string(), now: mapping }),
  told: z.object({ now: toldOfAll }),
  closed: anything,
};

/** A log as it was read. */
export interface AnswersLog {
  /** Those that can be read, in file order. */
  readonly entries: readonly LogEntry[];
  /** The last line that is not torn, for the next one to follow; empty where there is none. */
  readonly lastLine: string;
  /** Byte at which a line begins that a crash cut off; undefined where the log ends as it should. */
  readonly tornAt: number | undefined;
  readonly faults: readonly Fault[];
}

/** The JSON of an entry that follows a line, both without line end; `previousLine` is empty for the first. */
export async function logLine(
  entry: Omit<LogEntry, 'schema' | 'prev'>,
  previousLine: string,
): Promise<string> {
  const { at, event, respondent, gate, was, now, before, file } = entry;
  const prev = await digestOf(previousLine);
  return JSON.stringify({
    schema: ANSWERS_LOG_SCHEMA,
    at,
    event,
    respondent,
    gate,
    was,
    now,
    before,
    file,
    prev,
  } satisfies LogEntry);
}

/**
 * Reads a log and checks that each line follows the one before. A last line without line end, or one that is no
 * JSON, was cut off by a crash: it is left out and no fault. That the last line itself was changed, the chain
 * cannot tell. Lines may end with CRLF, as a checkout under Windows makes them.
 */
export async function readLog(text: string, path: string): Promise<AnswersLog> {
  const { lines, torn } = splitLines(text);
  const entries: LogEntry[] = [];
  const faults: Fault[] = [];
  let lastLine = '';
  for (const [index, line] of lines.entries()) {
    const place = `${path}:${index + 1}`;
    const read = readEntry(line, place);
    if ('fault' in read) faults.push(read.fault);
    else {
      entries.push(read.entry);
      if (read.entry.prev !== (await digestOf(lastLine))) faults.push(brokenChain(place, index));
    }
    lastLine = line;
  }
  const tornAt = torn === '' ? undefined : bytesOf(text) - bytesOf(torn);
  return { entries, lastLine, tornAt, faults };
}

/**
 * The change that a crash may have kept from the answers file: the last one, unless its sitting was closed or
 * another one has begun, which finished what there was to finish.
 */
export function pendingChange(entries: readonly LogEntry[]): LogEntry | undefined {
  const last = entries.findLast(({ event }) => event !== 'skipped');
  return last === undefined || ['opened', 'closed'].includes(last.event) ? undefined : last;
}

/** Gates that a respondent skipped and did not answer later, in the order of skipping. */
export function skippedSince(entries: readonly LogEntry[], respondent: string): string[] {
  const skipped = new Set<string>();
  for (const { event, gate, respondent: who } of entries) {
    if (who !== respondent || gate === undefined) continue;
    if (event === 'skipped') skipped.add(gate);
    if (event === 'answered') skipped.delete(gate);
  }
  return [...skipped];
}

/** Whole lines without their ends, and the torn one with all that it has; empty where none is. */
function splitLines(text: string): { lines: string[]; torn: string } {
  const pieces = text.split('\n');
  const torn = pieces.pop() ?? '';
  const lines = pieces.map((line) => line.replace(/\r$/, ''));
  const last = lines.at(-1);
  if (torn !== '' || last === undefined || parsed(last) !== undefined) return { lines, torn };
  return { lines: lines.slice(0, -1), torn: `${pieces.at(-1)}\n` };
}

function readEntry(line: string, place: string): { entry: LogEntry } | { fault: Fault } {
  const json = parsed(line);
  if (json === undefined) return { fault: badLine(place, 'it is no JSON') };
  const { data: entry, error } = logEntry.safeParse(json.value, REPORT);
  if (error !== undefined) return { fault: badLine(place, whyNot(error)) };
  const { error: lacking } = ofEvent[entry.event].safeParse(entry, REPORT);
  return lacking === undefined ? { entry } : { fault: badLine(place, whyNot(lacking)) };
}

const REPORT = { reportInput: true };

function whyNot({ issues: [issue] }: z.ZodError): string {
  if (issue === undefined) return 'it cannot be understood';
  return [...issue.path.map(String), told(issue, issue.input)].join(': ');
}

function parsed(line: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(line) };
  } catch {
    return undefined;
  }
}

function badLine(place: string, why: string): Fault {
  return {
    code: 'log-line',
    place,
    what: 'the line is no entry of an answers log',
    why,
    fix: 'put the line back from a copy of the log; the answers themselves stand in the answers file',
  };
}

function brokenChain(place: string, index: number): Fault {
  return {
    code: 'log-chain',
    place,
    what: index === 0 ? 'the log does not begin here' : 'the line does not follow the one before',
    why:
      index === 0
        ? 'lines before it were taken out'
        : `line ${index} was changed after it was written, or lines were taken out or put in here`,
    fix: 'compare the log with a copy of it; the answers themselves stand in the answers file',
  };
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
