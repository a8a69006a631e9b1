import type { Dress } from '../report/formats/format.ts';
import type { Io } from './io.ts';
import { type Presentation, STANDARD_WIDTH, widthOf } from './presentation.ts';

/** Turns a result into text of one format. */
type Render<Format extends string> = (
  format: Format,
  dress: Dress,
) => Iterable<string> | Promise<Iterable<string>>;

/**
 * Writes a result to standard output, dressed for the terminal, and to every file that was asked for.
 * @param tz zone in which people read times
 * @throws OutputError
 */
export async function show<Format extends string>(
  { format, outputs, top, colour, quiet, verbose }: Presentation<Format>,
  tz: string,
  io: Io,
  render: Render<Format>,
): Promise<void> {
  const { paintFor, unpainted } = await import('./colour.ts');
  const paint = format === 'text' ? paintFor(colour, io) : unpainted;
  await io.out(await render(format, { paint, width: widthOf(io), tz, top, verbose }));
  for (const output of outputs) {
    const forFile: Dress = { paint: unpainted, width: STANDARD_WIDTH, tz, top, verbose };
    await io.writeFile(output.path, await render(output.format, forFile));
    if (!quiet) io.say(`wrote ${output.path} (${output.format})`);
  }
}
