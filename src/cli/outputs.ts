import { UsageError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { formatOfExtension, type OutputFormatName, outputFormatNames } from '../report/formats/index.ts';
import type { Io } from './io.ts';

/** A file that is to be written. */
export interface Output {
  readonly format: OutputFormatName;
  readonly path: string;
}

/**
 * What `-o [FORMAT:]PATH` asks for. One letter before the colon is a Windows drive.
 * @example readOutput('scores:out.csv') // => { format: 'scores', path: 'out.csv' }
 * @throws UsageError
 */
export function readOutput(text: string): Output {
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
    format: prefix === undefined ? formatOfPath(path) : formatNamed(prefix, 'a path with a colon: ./PATH'),
    path,
  };
}

/**
 * @param advice what else to try where no known name is close
 * @throws UsageError
 */
export function formatNamed(name: string, advice: string): OutputFormatName {
  const known = outputFormatNames.find((candidate) => candidate === name);
  if (known !== undefined) return known;
  const close = nearest(name, outputFormatNames);
  const fix = close === undefined ? advice : `did you mean ${close}?`;
  const expected = `expected one of ${outputFormatNames.join(', ')}`;
  throw outputFault('output-format', `output format ${JSON.stringify(name)}: ${expected}`, fix);
}

function formatOfPath(path: string): OutputFormatName {
  const extension = /\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? '';
  const format = formatOfExtension[extension];
  if (format !== undefined) return format;
  const known = Object.keys(formatOfExtension).join(' ');
  const what = `-o ${JSON.stringify(path)}: the ending tells no format; known are ${known}`;
  throw outputFault('output-format', what, `name it: -o json:${path}`);
}

/**
 * Whether every output can be written, before anything is read.
 * @throws UsageError when one would overwrite an input or another output
 * @throws OutputError when its folder is missing
 */
export async function checkOutputs(
  outputs: readonly Output[],
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
    if (seen.has(identity ?? path)) {
      throw outputFault('output-repeated', `-o ${path} is given twice`, 'name each file once');
    }
    seen.add(identity ?? path);
    await io.checkWritable(path);
  }
}

function outputFault(code: string, what: string, fix: string): UsageError {
  return new UsageError({ code, place: 'aiops', what, fix });
}
