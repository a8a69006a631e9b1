import { InputError } from '../../errors.ts';

/**
 * The text of a line or of a part of it, told by a decoder that is strict and drops nothing.
 * @throws InputError for bytes that are no text
 */
export function textOfLine(bytes: Uint8Array, strict: Decoder, place: string): string {
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    throw noText(place, 'not-utf8', 'bytes that are not UTF-8');
  }
  if (text.includes('\0')) throw noText(place, 'nul-bytes', 'NUL bytes, so this is no text');
  return text;
}

function noText(place: string, code: string, bytes: string): InputError {
  return new InputError({
    code,
    place,
    what: `the line holds ${bytes}`,
    fix: 'export the data again as UTF-8 text',
  });
}

type Decoder = InstanceType<typeof TextDecoder>;
