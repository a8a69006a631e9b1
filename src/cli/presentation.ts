import { UsageError } from '../errors.ts';
import { formatOfExtension, type OutputFormatName, outputFormatNames } from '../report/formats/index.ts';
import { fileFormats } from '../report/reports/formats.ts';
import { type ColourMode, colourModes } from './colour-modes.ts';
import type { TypedFlags } from './flag.ts';
import { DEFAULT_TOP } from './flags/detect.ts';
import type { Io } from './io.ts';
import { formatNamed, type Output, type OutputKinds, readOutput } from './outputs.ts';

/** How a result is shown; nothing of it changes the result. */
export interface Presentation<Format extends string = OutputFormatName> {
  readonly format: Format;
  readonly outputs: readonly Output<Format>[];
  readonly top: number;
  readonly colour: ColourMode;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly progress: boolean;
}

/** Where no terminal tells its width: files and pipes. */
export const STANDARD_WIDTH = 100;

/** Columns that a report for people may take. */
export function widthOf({ terminal, env }: Pick<Io, 'terminal' | 'env'>): number {
  const columns = terminal.columns ?? Number(env.COLUMNS);
  return columns >= 20 ? columns : STANDARD_WIDTH;
}

const detectOutputs: OutputKinds<OutputFormatName> = {
  names: outputFormatNames,
  ofExtension: formatOfExtension,
};

/**
 * @param command whose help tells more
 * @throws UsageError
 */
export function readPresentation(flags: TypedFlags, command = 'aiops detect'): Presentation {
  return presentationOf(flags, command, detectOutputs);
}

/**
 * The same for a command that writes something else; `text` and `json` are in every one.
 * @throws UsageError
 */
export function presentationOf<Format extends string>(
  flags: TypedFlags,
  command: string,
  kinds: OutputKinds<Format>,
): Presentation<Format> {
  const fix = `see: ${command} --help`;
  const { format, json, output, top, color, quiet, verbose, progress } = flags;
  if (json === true && format !== undefined && format !== 'json') {
    throw optionFault(`--json and --format ${String(format)} exclude each other`, fix);
  }
  const named = formatNamed(json === true ? 'json' : String(format ?? 'text'), kinds.names, fix);
  if (fileFormats.includes(named)) throw fileOnStdout(named);
  return {
    format: named,
    outputs: ((output ?? []) as readonly string[]).map((text) => readOutput(text, kinds)),
    top: readTop(String(top ?? DEFAULT_TOP), fix),
    colour: readColour(color === false ? 'never' : String(color ?? 'auto'), fix),
    quiet: quiet === true,
    verbose: Number(verbose) > 0,
    progress: progress !== false,
  };
}

function readTop(text: string, fix: string): number {
  if (/^[1-9]\d{0,15}$/.test(text)) return Number(text);
  throw optionFault(`--top ${JSON.stringify(text)}: expected a whole number from 1 on`, fix);
}

function readColour(text: string, fix: string): ColourMode {
  const known = colourModes.find((mode) => mode === text);
  if (known !== undefined) return known;
  throw optionFault(`--color ${JSON.stringify(text)}: expected one of ${colourModes.join(', ')}`, fix);
}

function fileOnStdout(format: string): UsageError {
  const what = `a ${format === 'pdf' ? 'PDF' : format} goes to a file: -o report.${format}`;
  return new UsageError({ code: 'output-format', place: 'aiops', what });
}

function optionFault(what: string, fix: string): UsageError {
  return new UsageError({ code: 'option-value', place: 'aiops', what, fix });
}
