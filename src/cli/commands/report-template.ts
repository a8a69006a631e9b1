import type { Fault } from '../../errors.ts';
import type { Written } from '../../report/reports/formats.ts';
import type { Told } from '../../report/reports/told.ts';
import { faultMessage } from '../exit.ts';
import type { Io } from '../io.ts';
import type { Presentation } from '../presentation.ts';

/** The client's Word document. */
export interface Template {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Read before anything is made; undefined where no output is a Word document, which is told.
 * @throws InputError when it cannot be read
 */
export async function readTemplate(
  path: string,
  { outputs, quiet }: Presentation<string>,
  io: Io,
): Promise<Template | undefined> {
  if (!outputs.some(({ format }) => format === 'docx')) {
    if (!quiet) io.say(`${path}: not used, as no output is a .docx`);
    return undefined;
  }
  const input = await io.open(path, { isHashed: false });
  const pieces: Uint8Array[] = [];
  if (!('parts' in input)) for await (const piece of input.bytes) pieces.push(piece);
  return { path, bytes: Buffer.concat(pieces) };
}

/**
 * The template, filled; what did not meet is told.
 * @throws InputError when it is no Word document, or has no place that could be filled
 */
export async function inTemplate(
  told: Told,
  { path, bytes }: Template,
  { quiet }: Presentation<string>,
  io: Io,
): Promise<Written> {
  const [{ filledTemplate }, { officeReport }] = await Promise.all([
    import('../../report/docx/template.ts'),
    import('../../report/reports/office.ts'),
  ]);
  const filled = await filledTemplate(officeReport(told, 'docx'), bytes, path);
  if (!quiet) for (const fault of oddities(path, filled)) io.say(faultMessage(fault, 'warning'));
  return [filled.bytes];
}

interface Unmet {
  readonly unknown: readonly string[];
  readonly unreached: readonly string[];
  readonly absent: readonly string[];
}

function oddities(path: string, { unknown, unreached, absent }: Unmet): Fault[] {
  return [
    ...unmet(unknown, 'places that nothing fills', 'template-unknown'),
    ...unmet(unreached, 'places where nothing can be filled', 'template-unreached'),
    ...unmet(absent, 'parts of the report that have no place', 'template-absent'),
  ].map((told) => ({ ...told, place: path }));

  function unmet(names: readonly string[], what: string, code: string) {
    return names.length === 0 ? [] : [{ code, what: `${what}: ${names.join(', ')}` }];
  }
}
