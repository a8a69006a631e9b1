import { z } from 'zod';
import type { BaselineEdit, BaselineFile, BaselineWish } from '../baseline-file.ts';
import { type Fault, UsageError } from '../errors.ts';
import { severityRank } from '../findings/finding.ts';
import type { GateOptions } from '../options.ts';
import { gated } from '../report/gated.ts';
import { plain } from '../report/plain.ts';
import type { FindingsResult } from '../report/result.ts';
import { counted, humanCount } from '../report/units.ts';
import { openDocument } from './documents.ts';
import { judgingDay, type RunDay, runDay } from './epoch.ts';
import { faultMessage } from './exit.ts';
import type { TypedFlags } from './flag.ts';
import { whileBaselineHeld } from './held-baseline.ts';
import type { Io } from './io.ts';
import type { Presentation } from './presentation.ts';
import { warningLines } from './warning-lines.ts';

/** Where accepted findings lie when nobody says it. */
export const DEFAULT_BASELINE = 'aiops-baseline.yaml';

/** What was said of accepted findings, checked, and their file as far as it is there. */
export interface Acceptances {
  /** Undefined: nothing is accepted. */
  readonly path: string | undefined;
  readonly file: BaselineFile | undefined;
  /** What the settings of a result tell of it. */
  readonly named: { readonly baseline?: string };
  /** What is told of findings that are accepted now. */
  readonly update: Told | undefined;
  readonly isPruned: boolean;
  readonly today: RunDay;
}

/** What a person says of findings that they accept. */
type Told = NonNullable<BaselineWish['told']>;

/**
 * Reads what is accepted, before anything is found.
 * @throws UsageError when options do not fit together, or the file is wrong
 */
export async function acceptance(flags: TypedFlags, io: Io): Promise<Acceptances> {
  const today = runDay(io);
  const update = toldOf(flags);
  checkStillHolds(update, today.day);
  const isPruned = flags['pruneBaseline'] === true;
  const isChanged = update !== undefined || isPruned;
  const { baseline } = flags;
  if (baseline === false) {
    if (isChanged)
      throw wrong(`--no-baseline and ${changeOf(update)} exclude each other`, 'leave one of them out');
    return { path: undefined, file: undefined, named: {}, update, isPruned, today };
  }
  const path = typeof baseline === 'string' ? baseline : DEFAULT_BASELINE;
  const file = await baselineAt(path, io);
  const isThere = file !== undefined;
  if (!isThere && update === undefined && (typeof baseline === 'string' || isPruned)) throw missing(path);
  if (update !== undefined) await io.checkWritable(path);
  const named = typeof baseline === 'string' ? { baseline: file?.path ?? path } : {};
  return { path: isThere || isChanged ? path : undefined, file, named, update, isPruned, today };
}

/**
 * A result with what is accepted of it, judged anew; the file is written first where that is asked for. Tells what a
 * person should know of it.
 * @throws UsageError when what is accepted now is over already
 * @throws OutputError
 */
export async function accepted(
  result: FindingsResult,
  options: GateOptions,
  { path, file, update, isPruned, today: runsOn }: Acceptances,
  { quiet }: Pick<Presentation<string>, 'quiet'>,
  io: Io,
): Promise<FindingsResult> {
  if (path === undefined) {
    // A saved result may hold what was accepted of it.
    if (result.baseline !== null) sayBaseline(result, result.baseline, quiet, io);
    return result;
  }
  const today = judgingDay(runsOn, result);
  // The data may end after the day of the run.
  checkStillHolds(update, today);
  const wish = { told: update, isPruned, today };
  const isWanted = update !== undefined || isPruned;
  const change = isWanted
    ? await whileBaselineHeld(path, io, () => changedAt(path, result, wish, io))
    : undefined;
  const now = change?.file ?? file;
  if (now === undefined) return result;
  const judged = gated(result, options, { path: now.path, entries: now.entries, today });
  if (change !== undefined && !quiet)
    io.say(`${plain(now.path)}: ${editText(change.edit, judged, isPruned)}`);
  if (judged.baseline !== null) sayBaseline(judged, judged.baseline, quiet, io);
  return judged;
}

/** Read again: finding takes a while, in which somebody may have written it. */
async function changedAt(
  path: string,
  result: FindingsResult,
  wish: BaselineWish,
  io: Io,
): Promise<{ readonly file: BaselineFile; readonly edit: BaselineEdit }> {
  const { baselineEdit, updatedBaseline } = await baselineRoom();
  const latest = await baselineAt(path, io);
  const edit = baselineEdit(latest, result, wish);
  const file = updatedBaseline(latest, path, edit);
  const isChanged = edit.added.length + edit.renewed.size + edit.removed.length > 0;
  if (isChanged) await io.writeFile(path, [file.yaml.text]);
  return { file, edit };
}

/** Undefined where there is none. @throws UsageError when it is wrong */
async function baselineAt(path: string, io: Io): Promise<BaselineFile | undefined> {
  if (!(await io.isThere(path))) return undefined;
  const { readBaseline } = await baselineRoom();
  return readBaseline(await openDocument(path, io));
}

/** What reads and edits YAML is loaded where there is such a file, or will be. */
function baselineRoom(): Promise<typeof import('../baseline-file.ts')> {
  return import('../baseline-file.ts');
}

/** @example '3 entries added, 1 renewed, 2 removed; 5 findings are accepted' */
function editText(
  { added, renewed, removed }: BaselineEdit,
  { findings, baseline }: FindingsResult,
  isPruned: boolean,
): string {
  const parts = [
    added.length === 0 ? '' : `${entriesText(added.length)} added`,
    renewed.size === 0 ? '' : `${entriesText(renewed.size)} renewed`,
    removed.length === 0 ? '' : `${entriesText(removed.length)} removed`,
  ].filter((part) => part !== '');
  const accepted = findings.filter((finding) => finding.accepted !== null).length;
  const elsewhere = isPruned ? (baseline?.elsewhere ?? 0) : 0;
  return [
    parts.length === 0 ? 'nothing to change' : parts.join(', '),
    ...(elsewhere === 0 ? [] : [`${entriesText(elsewhere)} of what was not looked at kept`]),
    `${counted(accepted, 'finding')} ${accepted === 1 ? 'is' : 'are'} accepted`,
  ].join('; ');
}

function entriesText(count: number): string {
  return count === 1 ? '1 entry' : `${humanCount(count)} entries`;
}

function sayBaseline(
  { gate, findings }: FindingsResult,
  { path, expired, stale }: NonNullable<FindingsResult['baseline']>,
  quiet: boolean,
  io: Io,
): void {
  const failing = new Set(
    gate.rules.filter(({ level }) => level === 'error').flatMap(({ findings }) => findings),
  );
  for (const { place, series, kind, expires, reason, finding } of expired) {
    const fault = {
      code: 'baseline-expired',
      place,
      what: `expired on ${expires}, and still matches: ${kind} in ${series} (${reason})`,
      fix: 'resolve it, or renew it: --update-baseline --reason TEXT --expires DATE',
    };
    if (failing.has(finding)) io.say(faultMessage(fault, 'error'));
    else if (!quiet) io.say(faultMessage(fault, 'warning'));
  }
  if (quiet) return;
  for (const line of warningLines(findings.flatMap((finding) => graverThanAccepted(finding, path))))
    io.say(line);
  if (stale.length === 0) return;
  const what =
    stale.length === 1 ? '1 entry matches nothing' : `${humanCount(stale.length)} entries match nothing`;
  io.say(`${plain(path)}: ${what} any more (--prune-baseline removes what is gone)`);
}

/** What was accepted may get worse; it fails nothing, as more history alone can do that, and is told. */
function graverThanAccepted(
  { accepted, severity, kind, series }: FindingsResult['findings'][number],
  place: string,
): Fault[] {
  if (accepted === null || severityRank(accepted.severity) >= severityRank(severity)) return [];
  return [
    {
      code: 'baseline-graver',
      place,
      what: `${kind} in ${series} was accepted as ${accepted.severity}, and is ${severity} now (${accepted.reason})`,
      fix: `look again; where it is still all right, write severity: ${severity} into its entry`,
    },
  ];
}

/** @throws UsageError */
function toldOf(flags: TypedFlags): Told | undefined {
  const text = (name: string) => flags[name] as string | undefined;
  const [reason, owner, expires] = [text('reason'), text('owner'), text('expires')];
  if (flags['updateBaseline'] !== true) {
    const stray = Object.entries({ reason, owner, expires }).find(([, value]) => value !== undefined);
    if (stray === undefined) return undefined;
    throw wrong(`--${stray[0]} is said of what is accepted now`, 'add --update-baseline');
  }
  if (reason === undefined || reason.trim() === '') {
    throw wrong(
      '--update-baseline: every acceptance needs its reason',
      'say it: --reason "planned migration"',
    );
  }
  if (expires !== undefined && !z.iso.date().safeParse(expires).success) {
    throw wrong(
      `--expires ${JSON.stringify(expires)}: expected a day such as 2026-12-31`,
      'write YYYY-MM-DD',
    );
  }
  return { reason: reason.trim(), owner: owner?.trim() || null, expires: expires ?? null };
}

/** @throws UsageError */
function checkStillHolds(update: Told | undefined, today: string): void {
  const expires = update?.expires ?? null;
  if (expires === null || expires >= today) return;
  throw wrong(`--expires ${expires} is over: today is ${today}`, 'name a day to come');
}

function changeOf(update: Told | undefined): string {
  return update === undefined ? '--prune-baseline' : '--update-baseline';
}

function missing(path: string): UsageError {
  return new UsageError({
    code: 'baseline-missing',
    place: path,
    what: 'there is no such file of accepted findings',
    fix: 'check --baseline; to begin one: --update-baseline --reason TEXT',
  });
}

function wrong(what: string, fix: string): UsageError {
  return new UsageError({ code: 'option-value', place: 'aiops', what, fix });
}
