import { UsageError } from '../../errors.ts';
import { documentOf } from '../../report/document/build.ts';
import { reportFormatNames, reportFormatOfExtension, reportFormats } from '../../report/document/formats.ts';
import type { FindingsResult } from '../../report/result.ts';
import type { WornBranding } from '../config/with-configuration.ts';
import { exitCodes, faultMessage } from '../exit.ts';
import type { TypedFlags } from '../flag.ts';
import { inputPaths } from '../inputs.ts';
import type { Io } from '../io.ts';
import { checkOutputs } from '../outputs.ts';
import { presentationOf } from '../presentation.ts';
import { readSavedFiles, type SavedFile } from '../saved-files.ts';
import { show } from '../show.ts';
import { isZone, zoneOf } from '../zone-of.ts';

const kinds = { names: reportFormatNames, ofExtension: reportFormatOfExtension };

/**
 * `aiops report RESULT…`: one report of some saved results. What a gate said of them changes no exit code: they were
 * judged before.
 */
export async function reportCommand(
  files: readonly string[],
  flags: TypedFlags,
  io: Io,
  branding: WornBranding,
): Promise<number> {
  const { format = flags['output'] === undefined ? 'markdown' : 'none', tz } = flags;
  const presentation = presentationOf({ ...flags, format }, 'aiops report', kinds);
  checkZone(tz);
  const paths = (await inputPaths(files, io)) ?? [];
  await checkOutputs(presentation.outputs, paths, io);
  const worn = await branding();
  const { saved, refused } = await readSavedFiles(paths, io);
  const [first, ...others] = refused;
  for (const { error } of others) io.say(faultMessage(error.fault, 'error'));
  if (first !== undefined) throw first.error;
  const results = saved.map(findingsOf);
  const zone = typeof tz === 'string' ? tz : zoneOf(results[0]!);
  const document = documentOf(results, { tz: zone, branding: worn });
  await show(presentation, zone, io, async (name, dress) => (await reportFormats[name]())(document, dress));
  return exitCodes.done;
}

/** @throws UsageError */
function checkZone(tz: TypedFlags[string]): void {
  if (typeof tz !== 'string' || isZone(tz)) return;
  throw new UsageError({
    code: 'option-value',
    place: 'aiops',
    what: `--tz ${JSON.stringify(tz)}: expected a zone, such as Europe/Vienna`,
    fix: 'see: aiops report --help',
  });
}

/** @throws UsageError for an assessment */
function findingsOf(saved: SavedFile): FindingsResult {
  if (saved.of === 'findings') return saved.result;
  throw new UsageError({
    code: 'report-kind',
    place: saved.path,
    what: 'it holds an assessment, and reports are of findings',
    fix: 'for an assessment: aiops assess -a answers.yaml -o report.md',
  });
}
