import type { Detection, detect } from '../../detect.ts';
import { severities } from '../../findings/finding.ts';
import { detectorNames } from '../../model/detectors/index.ts';
import { type DetectOptions, resolveDetectOptions } from '../../options.ts';
import { inputFormatNames } from '../../read/formats.ts';
import type { Dress } from '../../report/formats/format.ts';
import { outputFormats } from '../../report/formats/index.ts';
import { verdict } from '../../report/summary.ts';
import { exitCodes } from '../exit.ts';
import { type TypedFlags, typedOptions } from '../flags.ts';
import { shortHelp } from '../help.ts';
import { inputPaths } from '../inputs.ts';
import type { Io } from '../io.ts';
import { checkOutputs } from '../outputs.ts';
import { type Presentation, readPresentation, STANDARD_WIDTH, widthOf } from '../presentation.ts';
import { detectHead, inputsUsage } from '../program.ts';
import { withInputs } from '../watched-inputs.ts';
import { sayWhatWasRead } from './detect-notes.ts';
import { checkStart } from './start.ts';

/** `aiops detect`: options and bytes in, a report and an exit code out. */
export async function detectCommand(
  files: readonly string[],
  flags: TypedFlags,
  io: Io,
  detectAnomalies: typeof detect,
): Promise<number> {
  const presentation = readPresentation(flags);
  const choices = { inputs: inputFormatNames, detectors: detectorNames, severities };
  const options = resolveDetectOptions(typedOptions(flags), choices, await import('zod'));
  checkStart(options);
  const paths = await inputPaths(files, io);
  if (paths === undefined) {
    io.say(shortHelp('aiops detect', inputsUsage, detectHead));
    return exitCodes.usage;
  }
  await checkOutputs(presentation.outputs, paths, io);

  const detection = await withInputs(paths, presentation, io, { isHashed: true }, (inputs, doors) =>
    detectAnomalies(inputs, options, doors),
  );
  if (!presentation.quiet) sayWhatWasRead(detection, options.tz, presentation.verbose, io);
  await render(detection, options, presentation, io);
  const { result } = detection.report;
  const exitCode = result.gate.passed === false ? exitCodes.gateFailed : exitCodes.done;
  io.say(verdict(result, options.failOn, exitCode));
  return exitCode;
}

async function render(
  { report }: Detection,
  { tz }: DetectOptions,
  { format, outputs, top, colour, quiet }: Presentation,
  io: Io,
): Promise<void> {
  const { paintFor, unpainted } = await import('../colour.ts');
  const paint = format === 'text' ? paintFor(colour, io) : unpainted;
  const dress: Dress = { paint, width: widthOf(io), tz, top };
  await io.out((await outputFormats[format]()).render(report, dress));
  for (const output of outputs) {
    const forFile: Dress = { paint: unpainted, width: STANDARD_WIDTH, tz, top };
    await io.writeFile(output.path, (await outputFormats[output.format]()).render(report, forFile));
    if (!quiet) io.say(`wrote ${output.path} (${output.format})`);
  }
}
