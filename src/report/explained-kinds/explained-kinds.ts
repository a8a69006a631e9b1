import type { Finding } from '../../findings/finding.ts';
import { wrapped } from '../table.ts';
import type { ExplainedKind } from './explained-kind.ts';
import { kindsOfCourse } from './of-course.ts';
import { kindsOfSamples } from './of-samples.ts';
import { kindsOfValues } from './of-values.ts';

/** What each kind of finding means, how it is found, and what to do about it. */
export const explainedKinds: Readonly<Record<Finding['kind'], ExplainedKind>> = {
  ...kindsOfValues,
  ...kindsOfCourse,
  ...kindsOfSamples,
};

/** The headings, in the order in which they are told. */
const headings = {
  toldFrom: 'Told from its neighbours',
  found: 'How it is found',
  cannotSee: 'What it cannot see',
  check: 'What to check first',
} satisfies Partial<Record<keyof ExplainedKind, string>>;

const INDENT = '  ';

/**
 * All there is to know of a kind, for people.
 * @param width terminal columns
 */
export function* explainedKind(kind: Finding['kind'], width: number): Generator<string> {
  const explained = explainedKinds[kind];
  yield `${kind}\n`;
  yield* paragraph(explained.means, width);
  for (const [part, heading] of Object.entries(headings)) {
    yield `\n${heading}\n`;
    yield* paragraph(explained[part as keyof typeof headings], width);
  }
  yield `\n${INDENT}$ ${explained.example}\n`;
}

function* paragraph(text: string, width: number): Generator<string> {
  for (const line of wrapped(text, width - INDENT.length)) yield `${INDENT}${line}\n`;
}
