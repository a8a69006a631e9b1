import type { z } from 'zod';

/**
 * What the schema found, in plain words; a message of the schema's own that says what it expected needs only
 * what it got.
 */
export function told(issue: z.core.$ZodIssue, value: unknown): string {
  if (/^expected /.test(issue.message)) return `${issue.message}, got ${shown(value)}`;
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${KINDS[issue.expected] ?? issue.expected}, got ${shown(value)}`;
    case 'invalid_value':
      return `expected ${oneOf(issue.values)}, got ${shown(value)}`;
    case 'too_small': {
      const bound = issue.inclusive === false ? 'more than' : 'at least';
      return outside(issue.origin, `${bound} ${issue.minimum}`, Number(issue.minimum), value);
    }
    case 'too_big': {
      const bound = issue.inclusive === false ? 'less than' : 'at most';
      return outside(issue.origin, `${bound} ${issue.maximum}`, Number(issue.maximum), value);
    }
    case 'invalid_format':
      return `expected a text like ${issue.pattern ?? issue.format}, got ${shown(value)}`;
    case 'custom':
      return issue.message;
    case 'invalid_union':
      return toldByAll(issue.errors.flat(), value);
    default:
      return incomprehensible(value);
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  null: 'nothing',
};

function oneOf(values: readonly unknown[]): string {
  const names = values.map((value) => (value === null ? 'nothing' : String(value))).join(', ');
  return values.length > 1 ? `one of ${names}` : names;
}

/** `bound` is what is wanted, such as "at least 3". */
function outside(origin: string, bound: string, limit: number, value: unknown): string {
  if (Array.isArray(value))
    return `expected ${bound} ${limit === 1 ? 'entry' : 'entries'}, got ${value.length}`;
  if (origin !== 'string') return `expected ${bound}, got ${shown(value)}`;
  if (value === '' || limit === 1) return `expected a text, got ${shown(value)}`;
  return `expected ${bound} characters, got ${shown(value)}`;
}

/** What all branches of a union say alike. */
function toldByAll(issues: readonly z.core.$ZodIssue[], value: unknown): string {
  const [said, ...others] = new Set(issues.map((issue) => told(issue, value)));
  return said !== undefined && others.length === 0 ? said : incomprehensible(value);
}

function incomprehensible(value: unknown): string {
  return `cannot be understood: ${shown(value)}`;
}

/** Longer texts are cut in messages. */
const SHOWN_CHARACTERS = 60;

/** A value as a message names it. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value);
}
