import { reportFormats } from '../../report/reports/formats.ts';
import type { WornBranding } from '../config/with-configuration.ts';
import { exitCodes, faultMessage } from '../exit.ts';
import type { TypedFlags } from '../flag.ts';
import { inputPaths } from '../inputs.ts';
import type { Io } from '../io.ts';
import { checkOutputs } from '../outputs.ts';
import { readReportOptions } from '../report-options.ts';
import { readSavedFiles, type SavedFile } from '../saved-files.ts';
import { show } from '../show.ts';
import { inTemplate, readTemplate } from './report-template.ts';
import { checkTellable, toldOf, zoneOfReport } from './report-told.ts';

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
  const { presentation, tz, template } = readReportOptions(flags);
  const paths = (await inputPaths(files, io)) ?? [];
  await checkOutputs(presentation.outputs, template === undefined ? paths : [...paths, template], io);
  const filled = template === undefined ? undefined : await readTemplate(template, presentation, io);
  const worn = await branding();
  const saved = await allSaved(paths, io);
  checkTellable(saved, presentation);
  const zone = zoneOfReport(saved, tz);
  const told = await toldOf(saved, { tz: zone, branding: worn });
  await show(presentation, zone, io, async (name, dress) =>
    name === 'docx' && filled !== undefined
      ? inTemplate(told, filled, presentation, io)
      : (await reportFormats[name]())(told, dress),
  );
  return exitCodes.done;
}

/** @throws InputError of the first that cannot be read, when those of the others are told */
async function allSaved(paths: readonly string[], io: Io): Promise<SavedFile[]> {
  const { saved, refused } = await readSavedFiles(paths, io);
  const [first, ...others] = refused;
  for (const { error } of others) io.say(faultMessage(error.fault, 'error'));
  if (first !== undefined) throw first.error;
  return saved;
}
