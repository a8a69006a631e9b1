import type { InspectionResult } from './result.ts';

/** One document, a line an input and a line a series; `aiops schema inspect` describes it. */
export function* inspectionJson({ inputs, series, ...head }: InspectionResult): Generator<string> {
  yield `{\n  ${JSON.stringify(head).slice(1, -1)}`;
  for (const [key, items] of Object.entries({ inputs, series })) {
    yield `,\n  ${JSON.stringify(key)}: [`;
    for (const [index, item] of items.entries())
      yield `${index === 0 ? '' : ','}\n    ${JSON.stringify(item)}`;
    yield items.length === 0 ? ']' : '\n  ]';
  }
  yield '\n}\n';
}
