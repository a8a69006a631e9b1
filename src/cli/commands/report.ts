import { documentOf } from '../../report/document/build.ts';
import { reportFormats } from '../../report/document/formats.ts';
import type { WornBranding } from '../config/with-configuration.ts';
import { exitCodes, faultMessage } from '../exit.ts';
import type { TypedFlags } from '../flag.ts';
import { inputPaths } from '../inputs.ts';
import type { Io } from '../io.ts';
import { checkOutputs } from '../outputs.ts';
import { readReportOptions } from '../report-options.ts';
import { readSavedFindingsFiles } from '../saved-files.ts';
import { show } from '../show.ts';
import { zoneOf } from '../zone-of.ts';

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
  const { presentation, tz } = readReportOptions(flags);
  const paths = (await inputPaths(files, io)) ?? [];
  await checkOutputs(presentation.outputs, paths, io);
  const worn = await branding();
  const { saved: results, refused } = await readSavedFindingsFiles(paths, io);
  const [first, ...others] = refused;
  for (const { error } of others) io.say(faultMessage(error.fault, 'error'));
  if (first !== undefined) throw first.error;
  const zone = tz ?? zoneOf(results[0]!);
  const document = documentOf(results, { tz: zone, branding: worn });
  await show(presentation, zone, io, async (name, dress) => (await reportFormats[name]())(document, dress));
  return exitCodes.done;
}
