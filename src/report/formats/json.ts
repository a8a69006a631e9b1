import type { FindingsResult, ReportedSeries } from '../result.ts';
import type { OutputFormat } from './format.ts';

/**
 * The result as one JSON document, which the schema of `aiops schema findings` describes.
 * Every series, finding and input has a line of its own. JSON has no NaN and no infinity: both are null.
 */
export const json: OutputFormat = {
  title: 'the whole result as one document (aiops schema findings)',
  *render({ result }) {
    const keys = Object.keys(result) as (keyof FindingsResult)[];
    yield '{\n';
    for (const [index, key] of keys.entries()) {
      yield `  ${JSON.stringify(key)}: `;
      yield* member(result, key);
      yield index === keys.length - 1 ? '\n' : ',\n';
    }
    yield '}\n';
  },
};

function* member(result: FindingsResult, key: keyof FindingsResult): Generator<string> {
  const value = result[key];
  if (!Array.isArray(value)) yield JSON.stringify(value);
  else if (value.length === 0) yield '[]';
  else if (key === 'series') yield* list(result.series, seriesText);
  else yield* list<unknown>(value, (item) => [JSON.stringify(item)]);
}

function* list<T>(items: readonly T[], text: (item: T) => Iterable<string>): Generator<string> {
  for (const [index, item] of items.entries()) {
    yield index === 0 ? '[\n    ' : ',\n    ';
    yield* text(item);
  }
  yield '\n  ]';
}

/** A series in pieces: its numbers may be longer than one string can be. */
function* seriesText({ data, ...head }: ReportedSeries): Generator<string> {
  if (data === undefined) return yield JSON.stringify(head);
  yield `${JSON.stringify(head).slice(0, -1)},"data":{`;
  for (const [index, [key, value]] of Object.entries(data).entries()) {
    yield `${index === 0 ? '' : ','}${JSON.stringify(key)}:`;
    yield* dataText(value);
  }
  yield '}}';
}

function* dataText(value: number | string | readonly unknown[]): Generator<string> {
  if (!Array.isArray(value)) return yield JSON.stringify(value);
  yield '[';
  if (Array.isArray(value[0])) {
    for (const [index, inner] of value.entries()) {
      yield index === 0 ? '' : ',';
      yield* dataText(inner);
    }
  } else yield* numbersText(value);
  yield ']';
}

/** Numbers that are written at once. */
const BATCH = 10_000;

function* numbersText(numbers: readonly unknown[]): Generator<string> {
  for (let from = 0; from < numbers.length; from += BATCH) {
    const batch = JSON.stringify(numbers.slice(from, from + BATCH)).slice(1, -1);
    yield from === 0 ? batch : `,${batch}`;
  }
}
