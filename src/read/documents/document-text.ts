import { InputError } from '../../errors.ts';
import { checkedText } from '../checked-text.ts';
import { GrowingBytes } from '../growing-bytes.ts';
import type { Source } from '../reader.ts';

/** Documents are written by people: a larger one is something else. */
const MAX_BYTES = 4 * 1_048_576;

/**
 * The whole text of a document, without a byte order mark.
 * @throws InputError when it is no UTF-8 text, or larger than 4 MiB: with the code `too-large` that is handed in
 */
export async function documentText(source: Source, tooLarge: string): Promise<string> {
  const whole = new GrowingBytes();
  try {
    for await (const chunk of checkedText(source)) {
      if (whole.length + chunk.length > MAX_BYTES) throw largerThanAllowed(source.path, tooLarge);
      whole.append(chunk);
    }
  } catch (error) {
    throw error instanceof InputError && error.fault.code === 'not-utf8' ? saveAgain(error) : error;
  }
  return new TextDecoder().decode(whole.bytes);
}

function largerThanAllowed(path: string, code: string): InputError {
  return new InputError({
    code,
    place: path,
    what: 'the document is larger than 4 MiB',
    fix: 'check that this is the right file, or split it',
  });
}

/** What helps with a stream of samples (a pipe) does not help with a document. */
function saveAgain({ fault }: InputError): InputError {
  return new InputError({ ...fault, fix: 'save the document as UTF-8' });
}
