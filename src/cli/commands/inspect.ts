import { UsageError } from '../../errors.ts';
import type { Inspection, inspect } from '../../inspect.ts';
import type { DetectOptions } from '../../options.ts';
import { inspectionJson } from '../../report/inspection/json.ts';
import { inspectionText } from '../../report/inspection/text.ts';
import { readDetectOptions } from '../detect-options.ts';
import { exitCodes, faultMessage } from '../exit.ts';
import type { TypedFlags } from '../flag.ts';
import { inspectionFormats } from '../flags/inspect.ts';
import { inputsUsage, inspectHead } from '../heads.ts';
import { shortHelp } from '../help.ts';
import { inputPaths } from '../inputs.ts';
import type { Io } from '../io.ts';
import { type Presentation, readPresentation, widthOf } from '../presentation.ts';
import { warningLines } from '../warning-lines.ts';
import { withInputs } from '../watched-inputs.ts';

/** `aiops inspect`: what is in the inputs, before anything is made of it. */
export async function inspectCommand(
  files: readonly string[],
  flags: TypedFlags,
  io: Io,
  inspectInputs: typeof inspect,
): Promise<number> {
  const presentation = inspectionPresentation(flags);
  const options = await readDetectOptions(flags, 'inspect');
  const paths = await inputPaths(files, io);
  if (paths === undefined) {
    io.say(shortHelp('aiops inspect', inputsUsage, inspectHead));
    return exitCodes.usage;
  }
  const inspection = await withInputs(paths, presentation, io, { isHashed: false }, (inputs, doors) =>
    inspectInputs(inputs, options, doors),
  );
  if (!presentation.quiet) for (const warning of warningLines(inspection.warnings)) io.say(warning);
  await render(inspection, options, presentation, io);
  if (inspection.tooManyBadRows === undefined) return exitCodes.done;
  io.say(faultMessage(inspection.tooManyBadRows, 'error'));
  return exitCodes.input;
}

/** @throws UsageError */
export function inspectionPresentation(flags: TypedFlags): Presentation {
  const { format = 'text', top = Number.MAX_SAFE_INTEGER } = flags;
  if (inspectionFormats.some((known) => known === format))
    return readPresentation({ ...flags, top }, 'aiops inspect');
  const what = `output format ${JSON.stringify(format)}: expected one of ${inspectionFormats.join(', ')}`;
  throw new UsageError({ code: 'output-format', place: 'aiops', what, fix: 'see: aiops inspect --help' });
}

async function render(
  { result }: Inspection,
  { tz }: DetectOptions,
  { format, colour, top }: Presentation,
  io: Io,
): Promise<void> {
  const { paintFor } = await import('../colour.ts');
  const dress = { paint: paintFor(colour, io), width: widthOf(io), tz, top };
  await io.out(format === 'json' ? inspectionJson(result) : inspectionText(result, dress));
}
