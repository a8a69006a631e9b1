import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { Io } from './io.ts';

/** A file that is to be written. */
export interface Output<Format> {
  readonly format: Format;
  readonly path: string;
}

/** What a command can write, and what the ending of a file says of it. */
export interface OutputKinds<Format extends string> {
  readonly names: readonly Format[];
  readonly ofExtension: Readonly<Record<string, Format>>;
}

/**
 * What `-o [FORMAT:]PATH` asks for. One letter before the colon is a Windows drive.
 * @example readOutput('scores:out.csv', kinds) // => { format: 'scores', path: 'out.csv' }
 * @throws UsageError
 */
export function readOutput<Format extends string>(text: string, kinds: OutputKinds<Format>): Output<Format> {
  const [, prefix, named] = /^([A-Za-z][\w-]+):(.*)$/s.exec(text) ?? [];
  const path = named ?? text;
  if (path === '' || path === '-') {
    throw outputFault(
      'output-path',
      `-o ${JSON.stringify(text)}: expected a file`,
      'for standard output: -f FORMAT',
    );
  }
  return {
    format:
      prefix === undefined
        ? formatOfPath(path, kinds)
        : formatNamed(prefix, kinds.names, 'a path with a colon: ./PATH'),
    path,
  };
}

/**
 * @param advice what else to try where no known name is close
 * @throws UsageError
 */
export function formatNamed<Format extends string>(
  name: string,
  names: readonly Format[],
  advice: string,
): Format {
  const known = names.find((candidate) => candidate === name);
  if (known !== undefined) return known;
  const close = nearest(name, names);
  const fix = close === undefined ? advice : `did you mean ${close}?`;
  const expected = `expected one of ${names.join(', ')}`;
  throw outputFault('output-format', `output format ${JSON.stringify(name)}: ${expected}`, fix);
}

function formatOfPath<Format extends string>(
  path: string,
  { names, ofExtension }: OutputKinds<Format>,
): Format {
  const extension = /\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? '';
  const format = ofExtension[extension];
  if (format !== undefined) return format;
  const known = Object.keys(ofExtension).join(' ');
  const what = `-o ${JSON.stringify(path)}: the ending tells no format; known are ${known}`;
  const named = names.find((name) => name === 'json') ?? names[0];
  throw outputFault('output-format', what, `name it: -o ${named}:${path}`);
}

/**
 * Whether every output can be written, before anything is read.
 * @throws UsageError when one would overwrite an input or another output
 * @throws OutputError when its folder is missing, no Chromium is there to print a PDF, or no package to write a file
 */
export async function checkOutputs(
  outputs: readonly Output<string>[],
  inputPaths: readonly string[],
  io: Io,
): Promise<void> {
  const inputs = new Set(await Promise.all(inputPaths.map((path) => io.identify(path))));
  const seen = new Set<string>();
  for (const { path } of outputs) {
    const identity = await io.identify(path);
    if (identity !== undefined && inputs.has(identity)) {
      throw outputFault('output-is-input', `-o ${path} would overwrite an input`, 'name another file');
    }
    const file = identity ?? resolve(io.workingFolder(), path);
    if (seen.has(file)) {
      throw outputFault('output-repeated', `-o ${path} is given twice`, 'name each file once');
    }
    seen.add(file);
    await io.checkWritable(path);
  }
  if (outputs.some(({ format }) => format === 'pdf')) await io.checkChromium();
  const { checkPackages } = await import('../report/reports/packages.ts');
  for (const { format } of outputs) await checkPackages(format);
}

function outputFault(code: string, what: string, fix: string): UsageError {
  return new UsageError({ code, place: 'aiops', what, fix });
}
