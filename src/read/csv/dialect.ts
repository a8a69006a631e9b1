import type { ReadOptions } from '../reader.ts';

/** How a CSV is written: what stands before its header, and what separates its cells. */
export interface CsvDialect {
  readonly delimiter: string;
  /** Comment and blank lines before the header. */
  readonly preambleLines: number;
  /** Length of these lines. */
  readonly preambleBytes: number;
}

/** What separates cells, the likelier first where several would do: a `;` never comes by chance, a `,` may. */
const DELIMITERS = ['\t', ';', '|', ','] as const;

/** How many lines decide. */
const SNIFFED_LINES = 100;

/** Finds out the dialect from the first bytes; `isWhole` says that there are no others. */
export function sniffDialect(head: Uint8Array, isWhole: boolean, given: string | undefined): CsvDialect {
  const text = new TextDecoder().decode(head, { stream: true });
  const preamble = preambleOf(text);
  const preambleText = preamble.join('');
  const separator = /^sep=(.)\s*$/.exec(preamble.at(-1) ?? '')?.[1];
  return {
    delimiter: given ?? separator ?? sniffDelimiter(wholeLines(text.slice(preambleText.length), isWhole)),
    preambleLines: preamble.length,
    preambleBytes: new TextEncoder().encode(preambleText).length,
  };
}

/** Whether the first line that is no comment looks like cells with one of the usual delimiters between them. */
export function hasCells(head: string): boolean {
  const body = head.slice(preambleOf(head).join('').length);
  const unquoted = body.replaceAll(/(^|[,;\t|\r\n])[ \t]*"(?:[^"]|"")*"[ \t]*(?=[,;\t|\r\n]|$)/g, '$1');
  const header = /^[^\r\n]*/.exec(unquoted)?.[0] ?? '';
  return /[,;\t|]/.test(header) && !/[^,;\t|\s]\s*"/.test(header);
}

/** Comments, blank lines and Excel's `sep=;`, each with its line end. */
function preambleOf(text: string): string[] {
  const lines: string[] = [];
  const line = /(?:[ \t]*(?:#[^\r\n]*)?|sep=[^\r\n])(?:\r\n|\n|\r|$)/y;
  while (line.lastIndex < text.length) {
    const match = line.exec(text);
    if (match === null || match[0] === '') break;
    lines.push(match[0]);
  }
  return lines;
}

/**
 * The delimiter that stands equally often in every line, the header included; failing that, the one that does
 * so in most lines; failing that, a comma.
 */
function sniffDelimiter(lines: readonly Counts[]): string {
  let best: string = ',';
  let bestShare = 0;
  DELIMITERS.forEach((delimiter, i) => {
    const counts = lines.map((line) => line[i] ?? 0).filter((count) => count > 0);
    const share = counts.filter((count) => count === modeOf(counts)).length / Math.max(1, lines.length);
    if (share > bestShare) [best, bestShare] = [delimiter, share];
  });
  return best;
}

function modeOf(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

/** How often each of the delimiters stands in one line, outside quotes. */
type Counts = number[];

function wholeLines(text: string, isWhole: boolean): Counts[] {
  const lines: Counts[] = [];
  let counts: Counts = [0, 0, 0, 0];
  let isQuoted = false;
  let isBlank = true;
  for (let i = 0; i < text.length && lines.length < SNIFFED_LINES; i++) {
    const char = text[i] ?? '';
    if (char === '"') isQuoted = !isQuoted;
    const isEnd = !isQuoted && (char === '\n' || char === '\r');
    if (isEnd && !isBlank) lines.push(counts);
    if (isEnd) [counts, isBlank] = [[0, 0, 0, 0], true];
    else isBlank = false;
    const delimiter = isQuoted ? -1 : DELIMITERS.indexOf(char as (typeof DELIMITERS)[number]);
    if (delimiter !== -1) counts[delimiter] = (counts[delimiter] ?? 0) + 1;
  }
  if (!isBlank && (isWhole || lines.length === 0)) lines.push(counts);
  return lines;
}

/**
 * The decimal mark of the cells: a comma when some are written like 0,279 and none like 0.279. Whole numbers
 * tell nothing, and a comma that separates cells is none.
 */
export function decimalOf(
  rows: readonly (readonly string[])[],
  delimiter: string,
  given: ReadOptions['decimal'],
): '.' | ',' {
  if (given !== undefined || delimiter === ',') return given ?? '.';
  const cells = rows.flat();
  const hasComma = cells.some((cell) => /^[+-]?\d*,\d+(?:e[+-]?\d+)?$/i.test(cell));
  return hasComma && !cells.some((cell) => /^[+-]?\d{0,8}\.\d+(?:e[+-]?\d+)?$/i.test(cell)) ? ',' : '.';
}
