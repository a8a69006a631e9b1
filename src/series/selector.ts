import picomatch from 'picomatch';
import { UsageError } from '../errors.ts';
import { type Labels, NAME_LABEL, seriesName } from './labels.ts';

/** Whether a series is meant. */
export type Selector = (labels: Labels) => boolean;

/**
 * A series selector: a glob on the name, then label matchers as in Prometheus, each part optional.
 * `http_*`, `up{job="api"}`, `{instance=~"10\.20\..*",job!="db"}`; without braces any labels do.
 * @throws UsageError when it cannot be understood
 */
export function parseSelector(text: string): Selector {
  const match = /^([^{]*)(?:\{(.*)\})?$/s.exec(text.trim());
  if (match === null) throw selectorError(text, 'a name, or name{label="value"}');
  const nameMatches = nameMatcher(match[1]!.trim());
  const labelsMatch = match[2] === undefined ? [] : labelMatchers(match[2], text);
  return (labels) => nameMatches(labels) && labelsMatch.every((matches) => matches(labels));
}

/** A glob matches the name, as it is or as it is printed; of series without one, the whole identity. */
function nameMatcher(glob: string): Selector {
  if (glob === '') return () => true;
  const matches = picomatch(glob, { dot: true, bash: true });
  return (labels) => {
    const name = labels[NAME_LABEL] ?? '';
    return matches(name) || matches(seriesName(name === '' ? labels : { [NAME_LABEL]: name }));
  };
}

/** A label may have any name that needs no quotes: that of a column such as `Data Center`, too. */
const MATCHER = /\s*([^\s=!~"{},](?:[^=!~"{},]*[^\s=!~"{},])?)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"\s*(,|$)/y;

function labelMatchers(inside: string, selector: string): Selector[] {
  const matchers: Selector[] = [];
  MATCHER.lastIndex = 0;
  while (MATCHER.lastIndex < inside.length && inside.slice(MATCHER.lastIndex).trim() !== '') {
    const at = MATCHER.lastIndex;
    const match = MATCHER.exec(inside);
    if (match === null) {
      throw selectorError(selector, `label="value" at ${JSON.stringify(inside.slice(at))}`);
    }
    matchers.push(labelMatcher(match[1]!, match[2]!, unescaped(match[3]!), selector));
  }
  return matchers;
}

function labelMatcher(label: string, operator: string, value: string, selector: string): Selector {
  switch (operator) {
    case '=':
      return (labels) => (labels[label] ?? '') === value;
    case '!=':
      return (labels) => (labels[label] ?? '') !== value;
    default: {
      const pattern = anchored(value, selector);
      return (labels) => pattern.test(labels[label] ?? '') === (operator === '=~');
    }
  }
}

function anchored(source: string, selector: string): RegExp {
  try {
    return new RegExp(`^(?:${source})$`, 'su');
  } catch {
    throw selectorError(selector, `a regular expression instead of ${JSON.stringify(source)}`);
  }
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', '"': '"', '\\': '\\' };

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, (written, character: string) => ESCAPED[character] ?? written);
}

function selectorError(selector: string, expected: string): UsageError {
  return new UsageError({
    code: 'selector',
    place: 'aiops',
    what: `series selector ${JSON.stringify(selector)}: expected ${expected}`,
    fix: `write it like 'http_*' or 'up{job="api",instance=~"10.*"}'`,
  });
}
