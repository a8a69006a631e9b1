import { InputError } from '../../errors.ts';
import { sniffDialect } from '../csv/dialect.ts';
import { eachRecord, type TakeRecord } from '../csv/records.ts';
import { documentText } from '../documents/document-text.ts';
import type { Located } from '../documents/located.ts';
import type { Source } from '../reader.ts';
import { Survey } from './survey.ts';
import type { SurveyOptions } from './survey-options.ts';

/**
 * Reads the answers of a survey, one row a gate and respondent, into the shape of an answers file without
 * `schema` and `model`. An answer that is none stays as it is written: the schema knows what is allowed.
 * The column of a place is the number of the field.
 * @throws InputError for a table that is broken, a gate answered twice, a respondent without a role
 */
export async function readSurveyCsv(source: Source, options: SurveyOptions = {}): Promise<Located> {
  const text = await documentText(source, 'survey-too-large');
  const survey = new Survey(source.path, options);
  await eachRow(text, source.path, (cells, line) => survey.take(cells, line));
  return survey.finish();
}

async function eachRow(text: string, path: string, take: TakeRecord): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const { delimiter, preambleLines, preambleBytes } = sniffDialect(bytes, true, undefined);
  const body = { path, bytes: once(bytes.subarray(preambleBytes)) };
  try {
    await eachRecord(body, { delimiter, firstLine: preambleLines + 1 }, take);
  } catch (error) {
    const isQuote = error instanceof InputError && error.fault.code === 'csv-quote';
    throw isQuote ? new InputError({ ...error.fault, fix: CLOSE_QUOTE }) : error;
  }
}

/** There is no flag for the delimiter of a survey. */
const CLOSE_QUOTE = 'close the quote, and write a quote inside quotes twice';

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
