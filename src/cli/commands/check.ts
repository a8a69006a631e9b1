import { UsageError } from '../../errors.ts';
import { assessmentFormats } from '../../report/assessment/formats.ts';
import { gatedAssessment } from '../../report/assessment/gated.ts';
import { assessmentVerdict } from '../../report/assessment/verdict.ts';
import { wordsOf } from '../../report/assessment/words.ts';
import type { Dress } from '../../report/formats/format.ts';
import { outputFormats } from '../../report/formats/index.ts';
import { type FindingsOfRule, findingsOfRule } from '../../report/gate-findings.ts';
import { gateText } from '../../report/gate-report.ts';
import { gated } from '../../report/gated.ts';
import type { Written } from '../../report/reports/formats.ts';
import type { FindingsResult } from '../../report/result.ts';
import { baselineOfSaved } from '../../saved-baseline.ts';
import { type Acceptances, acceptance, accepted } from '../accepted.ts';
import { judgingDay } from '../epoch.ts';
import { faultMessage } from '../exit.ts';
import type { TypedFlags } from '../flag.ts';
import { checkFormats } from '../flags/check.ts';
import { inputPaths } from '../inputs.ts';
import type { Io } from '../io.ts';
import { checkOutputs, type OutputKinds } from '../outputs.ts';
import { type Presentation, presentationOf } from '../presentation.ts';
import { readSavedFiles, type SavedFile } from '../saved-files.ts';
import { show } from '../show.ts';
import { endOf, endOfGate, sayGate } from '../verdict.ts';
import { endOfSeveral } from './check-end.ts';
import { rulesForSaved } from './check-rules.ts';

type CheckFormat = (typeof checkFormats)[number];

const checkKinds: OutputKinds<CheckFormat> = {
  names: checkFormats,
  ofExtension: { '.txt': 'text', '.json': 'json' },
};

/** `aiops check RESULT…`: saved results in, what a gate says of them and an exit code out. */
export async function checkCommand(files: readonly string[], flags: TypedFlags, io: Io): Promise<number> {
  const presentation = checkPresentation(flags);
  const paths = (await inputPaths(files, io)) ?? [];
  const isOne = paths.length === 1;
  if (!isOne) checkSeveral(presentation, flags);
  await checkOutputs(presentation.outputs, paths, io);
  const { saved, refused } = await readSavedFiles(paths, io);
  const [only] = refused;
  if (only !== undefined && isOne) throw only.error;
  for (const { error } of refused) io.say(faultMessage(error.fault, 'error'));

  const judged = saved.length === 0 ? [] : await judgeAll(saved, flags, presentation, io);
  await show(presentation, 'UTC', io, (format, dress) => rendered(judged, format, { ...dress, isOne }));
  if (presentation.format !== 'text') {
    for (const one of judged) await sayGate(one.result.gate, presentation, io, toldOf(one));
  }
  const [first] = judged;
  if (isOne && first !== undefined) return endOfOne(first, flags, io);
  const unread = refused.map(({ path }) => path);
  return endOfSeveral(judged, unread, flags, io);
}

/** @throws UsageError */
export function checkPresentation(flags: TypedFlags): Presentation<CheckFormat> {
  return presentationOf(flags, 'aiops check', checkKinds);
}

/** @throws UsageError for what is about one result alone */
function checkSeveral({ format, outputs }: Presentation<CheckFormat>, flags: TypedFlags): void {
  const isJson = format === 'json' || outputs.some((output) => output.format === 'json');
  const one = [
    ...(isJson ? ['the format json'] : []),
    ...(flags['updateBaseline'] === true ? ['--update-baseline'] : []),
    ...(flags['pruneBaseline'] === true ? ['--prune-baseline'] : []),
  ][0];
  if (one === undefined) return;
  const what = `${one} takes one result, and several are named`;
  throw new UsageError({ code: 'check-several', place: 'aiops', what, fix: 'check one at a time' });
}

/** @throws UsageError where findings are to be accepted and there are none */
function checkAcceptances({ updateBaseline, pruneBaseline }: TypedFlags, files: readonly SavedFile[]): void {
  const option = updateBaseline === true ? 'update' : pruneBaseline === true ? 'prune' : undefined;
  const [first] = files;
  if (option === undefined || first === undefined || files.some(({ of }) => of === 'findings')) return;
  const what = `--${option}-baseline is about findings, and ${first.path} holds an assessment`;
  throw new UsageError({ code: 'check-subject', place: 'aiops', what, fix: 'name a result of aiops detect' });
}

async function judgeAll(
  files: readonly SavedFile[],
  flags: TypedFlags,
  presentation: Presentation<CheckFormat>,
  io: Io,
): Promise<SavedFile[]> {
  checkAcceptances(flags, files);
  const rules = await rulesForSaved(flags, files);
  const asked = files.map((file) =>
    file.of === 'findings'
      ? { ...file, options: rules.ofRun(file.path, file.result) }
      : { ...file, settings: rules.ofAssessment(file.path, file.result) },
  );
  const acceptances = await acceptance(flags, io);
  const judged: SavedFile[] = [];
  for (const one of asked) {
    if (one.of === 'assessment') {
      const { of, path, result, settings } = one;
      judged.push({ of, path, result: gatedAssessment(result, settings) });
    } else {
      const { of, path, result, options } = one;
      const regated = gated(result, options, acceptancesOfSaved(result, flags, acceptances));
      judged.push({ of, path, result: await accepted(regated, options, acceptances, presentation, io) });
    }
  }
  return judged;
}

/** A file of accepted findings that is at hand, or `--no-baseline`, wins over what the result tells of one. */
function acceptancesOfSaved(result: FindingsResult, { baseline }: TypedFlags, { path, today }: Acceptances) {
  return path === undefined && baseline !== false
    ? baselineOfSaved(result, judgingDay(today, result))
    : undefined;
}

/** As text the rules, with the name of the file where there are several; as JSON the result with its new verdict. */
async function rendered(
  judged: readonly SavedFile[],
  format: CheckFormat,
  { isOne, ...dress }: Dress & { readonly isOne: boolean },
): Promise<Written> {
  if (format === 'none') return [];
  const [only] = judged;
  if (format === 'text' || only === undefined) {
    const gates = judged.map((one) => ({
      title: isOne ? undefined : one.path,
      gate: one.result.gate,
      told: toldOf(one),
    }));
    return gateText(gates, dress);
  }
  if (only.of === 'findings') {
    return (await outputFormats.json()).render({ result: only.result, scored: [] }, dress);
  }
  return (await assessmentFormats.json())(only.result, await wordsOf('en'), dress);
}

/** The findings of a rule, in UTC: the zone of the run is not that of whoever reads. */
function toldOf(one: SavedFile): FindingsOfRule | undefined {
  return one.of === 'findings' ? findingsOfRule(one.result.findings, 'UTC') : undefined;
}

function endOfOne(one: SavedFile, flags: TypedFlags, io: Io): number {
  if (one.of === 'findings') return endOf(one.result, flags, io);
  const { exitCode, aside } = endOfGate(one.result.gate, flags);
  io.say(assessmentVerdict(one.result, exitCode, aside));
  return exitCode;
}
