import { lineEndOf } from './layout.ts';
import { isSameData } from './same-data.ts';
import type { Splice } from './splice.ts';
import { readYamlText, type YamlFile } from './yaml.ts';

/** A file with new texts at their places; undefined where it does not read as `data` then. */
export function spliced(
  { text, path }: YamlFile,
  splices: readonly Splice[],
  data: unknown,
): YamlFile | undefined {
  try {
    const file = readYamlText(joined(text, splices), path);
    return isSameData(file.data, data) ? file : undefined;
  } catch {
    return undefined;
  }
}

function joined(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: news } of splices.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + news.replaceAll('\n', lineEndOf(text));
    at = end;
  }
  return result + text.slice(at);
}
