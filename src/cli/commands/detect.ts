import type { detect } from '../../detect.ts';
import { outputFormats } from '../../report/formats/index.ts';
import { findingsOfRule } from '../../report/gate-findings.ts';
import { acceptance, accepted } from '../accepted.ts';
import type { WornBranding } from '../config/with-configuration.ts';
import { readDetectOptions } from '../detect-options.ts';
import { exitCodes } from '../exit.ts';
import type { TypedFlags } from '../flag.ts';
import { detectHead, inputsUsage } from '../heads.ts';
import { shortHelp } from '../help.ts';
import { inputPaths } from '../inputs.ts';
import type { Io } from '../io.ts';
import { checkOutputs } from '../outputs.ts';
import { readPresentation } from '../presentation.ts';
import { show } from '../show.ts';
import { endOf, sayGate } from '../verdict.ts';
import { withInputs } from '../watched-inputs.ts';
import { sayWhatWasRead } from './detect-notes.ts';

/** `aiops detect`: options and bytes in, a report and an exit code out. */
export async function detectCommand(
  files: readonly string[],
  flags: TypedFlags,
  io: Io,
  detectAnomalies: typeof detect,
  branding: WornBranding = async () => null,
): Promise<number> {
  const presentation = readPresentation(flags);
  const typed = await readDetectOptions(flags, 'detect');
  const acceptances = await acceptance(flags, io);
  const options = { ...typed, ...acceptances.named };
  const paths = await inputPaths(files, io);
  if (paths === undefined) {
    io.say(shortHelp('aiops detect', inputsUsage, detectHead));
    return exitCodes.usage;
  }
  await checkOutputs(presentation.outputs, paths, io);

  const worn = await branding();
  const detection = await withInputs(paths, presentation, io, { isHashed: true }, (inputs, doors) =>
    detectAnomalies(inputs, options, doors),
  );
  if (!presentation.quiet) sayWhatWasRead(detection, options.tz, presentation.verbose, io);
  const result = await accepted(detection.report.result, options, acceptances, presentation, io);
  const report = { ...detection.report, result };
  await show(presentation, options.tz, io, async (format, dress) =>
    (await outputFormats[format]()).render(report, { ...dress, branding: worn }),
  );
  const isShown = presentation.format === 'text';
  const told = isShown ? undefined : findingsOfRule(result.findings, options.tz);
  await sayGate(result.gate, presentation, io, told);
  return endOf(result, flags, io);
}
