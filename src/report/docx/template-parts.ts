import { InputError } from '../../errors.ts';
import { textOfPart, unzipped, ZipFault, type ZipLimits } from '../../zip.ts';

const MIB = 1_048_576;
/** Letter paper with pictures is far smaller. */
const limits: ZipLimits = { parts: 5_000, bytes: 256 * MIB, isWanted: () => true };

/**
 * The parts of a document of the client.
 * @param name of the template, for who must mend it
 * @throws InputError where it is no Word document, or far too large
 */
export async function templateParts(template: Uint8Array, name: string): Promise<Map<string, Uint8Array>> {
  const parts = await unzipped(template, limits).catch((error: unknown) => {
    throw error instanceof ZipFault ? refused(error, name) : error;
  });
  const types = textOfPart(parts.get('[Content_Types].xml') ?? new Uint8Array());
  if (parts.has('word/document.xml') && !types.includes('macroEnabled.main')) return parts;
  throw noDocument(name);
}

function refused({ kind }: ZipFault, name: string): InputError {
  switch (kind) {
    case 'damaged':
      return noDocument(name);
    case 'parts':
    case 'bytes': {
      const what = `the template has more than ${limits.parts} parts, or ${limits.bytes / MIB} MiB once it is unpacked`;
      return new InputError({ code: 'docx-template', place: name, what });
    }
  }
}

function noDocument(name: string): InputError {
  const what = 'expected a Word document (.docx or .dotx), without macros and not locked by a password';
  return new InputError({ code: 'docx-template', place: name, what });
}
