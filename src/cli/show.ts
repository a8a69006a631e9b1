import type { Dress } from '../report/formats/format.ts';
import type { Written } from '../report/reports/formats.ts';
import type { Io } from './io.ts';
import type { Output } from './outputs.ts';
import { type Presentation, STANDARD_WIDTH, widthOf } from './presentation.ts';

/** Turns a result into one format. */
type Render<Format extends string> = (format: Format, dress: Dress) => Written | Promise<Written>;

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
  const { pageAssets } = io;
  await io.out(await render(format, { paint, width: widthOf(io), tz, top, verbose, pageAssets }));
  for (const output of outputs) {
    await write(output, { paint: unpainted, width: STANDARD_WIDTH, tz, top, verbose }, io, render);
    if (!quiet) io.say(`wrote ${output.path} (${output.format})`);
  }
}

/** A page is live in a file, and still on paper. */
async function write<Format extends string>(
  { format, path }: Output<Format>,
  dress: Dress,
  io: Io,
  render: Render<Format>,
): Promise<void> {
  if (format === 'pdf') await io.writePdf(path, await render(format, dress));
  else await io.writeFile(path, await render(format, { ...dress, pageAssets: io.pageAssets }));
}
