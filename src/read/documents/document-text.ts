import { InputError } from '../../errors.ts';
import { checkedText } from '../checked-text.ts';
import { GrowingBytes } from '../growing-bytes.ts';
import type { Source } from '../reader.ts';

/** How large a document may be, and what to do about a larger one. */
interface DocumentLimit {
  readonly maxBytes: number;
  readonly fix: string;
}

/** Documents are written by people: a larger one is something else. */
const writtenByPeople: DocumentLimit = {
  maxBytes: 4 * 1_048_576,
  fix: 'check that this is the right file, or split it',
};

/**
 * The whole text of a document, without a byte order mark.
 * @throws InputError when it is no UTF-8 text, or larger than the limit: with the code `tooLarge` that is handed in
 */
export async function documentText(
  source: Source,
  tooLarge: string,
  limit: DocumentLimit = writtenByPeople,
): Promise<string> {
  const whole = new GrowingBytes();
  try {
    for await (const chunk of checkedText(source)) {
      if (whole.length + chunk.length > limit.maxBytes) throw largerThanAllowed(source.path, tooLarge, limit);
      whole.append(chunk);
    }
  } catch (error) {
    throw error instanceof InputError && error.fault.code === 'not-utf8' ? saveAgain(error) : error;
  }
  return new TextDecoder().decode(whole.bytes);
}

function largerThanAllowed(path: string, code: string, { maxBytes, fix }: DocumentLimit): InputError {
  const what = `the document is larger than ${maxBytes / 1_048_576} MiB`;
  return new InputError({ code, place: path, what, fix });
}

/** What helps with a stream of samples (a pipe) does not help with a document. */
function saveAgain({ fault }: InputError): InputError {
  return new InputError({ ...fault, fix: 'save the document as UTF-8' });
}
