/** What the first lines of a text show of an exposition in text; undefined when it is none. */
export interface ExpositionSigns {
  /** Whether it shows what only OpenMetrics has, or times in seconds. */
  readonly isOpenMetrics: boolean;
}

/**
 * Looks at the first bytes of an input. What is taken for an exposition has a declaration (`# TYPE …`), or begins
 * with a sample, or has one with labels among its first lines: so the begin may be cut or broken.
 */
export function expositionSigns(head: string): ExpositionSigns | undefined {
  const lines = wholeLines(head);
  const samples = lines.filter((line) => !line.startsWith('#')).slice(0, LINES_SNIFFED);
  const isExposition =
    lines.some((line) => DECLARATION.test(line)) ||
    SAMPLE.test(samples[0] ?? '') ||
    samples.some((line) => LABELLED_SAMPLE.test(line));
  return isExposition ? { isOpenMetrics: showsOpenMetrics(lines) } : undefined;
}

const LINES_SNIFFED = 10;
const LEAST_MS = 1e11;

const DECLARATION = /^#[ \t]+(?:EOF$|(?:HELP|TYPE|UNIT)[ \t]+(?:"[^"]*"|[a-zA-Z_:][\w:.]*)(?:[ \t]|$))/;
const OPENMETRICS_LINE =
  /^#[ \t]+(?:EOF$|UNIT[ \t]|TYPE[ \t]+\S+[ \t]+(?:info|stateset|gaugehistogram|unknown)$)/;

const NAME = String.raw`[a-zA-Z_:][\w:]*`;
const QUOTED = String.raw`"[^"\\]*(?:\\.[^"\\]*)*"`;
/** Either `name="value"`, or the name of the metric in quotes. */
const LABEL = String.raw`(?:(?:[^\s"{}=,]+|${QUOTED})[ \t]*=[ \t]*${QUOTED}|${QUOTED})`;
const LABELS = String.raw`\{[ \t]*(?:${LABEL}[ \t]*(?:,[ \t]*)?)*\}`;
const VALUE = String.raw`[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|nan|inf(?:inity)?)`;
const REST = String.raw`[ \t]*${VALUE}(?:[ \t]+([+-]?[\d.]+(?:e[+-]?\d+)?))?(?:[ \t]+#[ \t]*\{.*)?$`;

const SAMPLE = new RegExp(`^${NAME}(?:[ \\t]*${LABELS}|[ \\t])${REST}`, 'i');
/** Also of a name that would have to be quoted, or is; a line of `promtool tsdb dump` has its name in a label. */
const LABELLED_SAMPLE = new RegExp(
  `^(?:[^\\s"{},=]+[ \\t]*${LABELS}|(?=\\{[ \\t]*${QUOTED}[ \\t]*[,}])${LABELS})${REST}`,
  'i',
);

function showsOpenMetrics(lines: readonly string[]): boolean {
  if (lines.some((line) => OPENMETRICS_LINE.test(line) || EXEMPLAR.test(line))) return true;
  if (hasTotalOfFamily(lines)) return true;
  const time = lines
    .map((line) => SAMPLE.exec(line) ?? LABELLED_SAMPLE.exec(line))
    .find((match) => match?.[1]);
  return time !== undefined && Math.abs(Number(time?.[1])) < LEAST_MS;
}

const EXEMPLAR = /^[^#].*[ \t]#[ \t]*\{[^{}]*\}[ \t]+[\d.+-]/;

/** OpenMetrics declares a counter without the `_total` that its samples have. */
function hasTotalOfFamily(lines: readonly string[]): boolean {
  const counters = lines.flatMap((line) => /^#[ \t]+TYPE[ \t]+(\S+)[ \t]+counter$/.exec(line)?.[1] ?? []);
  const totals = new Set(counters.map((name) => `${name}_total`));
  return lines.some((line) => totals.has(/^\w[\w:]*/.exec(line)?.[0] ?? ''));
}

/** Without blank ones; the last one may be cut by the end of the head, so that it only counts when it is alone. */
function wholeLines(head: string): string[] {
  const lines = head.split('\n').map((line) => line.trim());
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  return whole.filter((line) => line !== '');
}
