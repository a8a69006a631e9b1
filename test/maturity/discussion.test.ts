import { describe, expect, it } from 'vitest';
import type { Answer, AnswerSet } from '../../src/maturity/answers.ts';
import { disputedGates } from '../../src/maturity/discussion.ts';
import { standingsOf } from '../../src/maturity/standing.ts';
import { DATE, ladder, roomOf } from './ladder.ts';

const na: Answer = { answer: 'na', reason: 'out-of-scope', approver: 'CIO', expires: '2027-01-01' };
const roles = ['manager', 'manager', 'operations', 'operations'];

/** Of what a room says of gates; of all others everybody says 3. */
function discussed(said: Readonly<Record<string, readonly Answer[]>>, agreed: AnswerSet['agreed'] = {}) {
  const rules = roles.map((_, at) => ({
    all: 3 as const,
    ...Object.fromEntries(Object.entries(said).map(([gate, votes]) => [gate, votes[at] ?? 3])),
  }));
  const { open, settled } = disputedGates(
    standingsOf(ladder, roomOf({ rules, roles, rest: { agreed } }), DATE),
  );
  const ids = (standings: typeof open) => standings.map(({ criterion }) => criterion.id);
  return { open: ids(open), settled: ids(settled) };
}

describe('disputedGates(standings)', () => {
  it.each<[string, Parameters<typeof discussed>, { open: string[]; settled: string[] }]>([
    ['a room that agrees', [{ 'DQ-2': [3, 3, 4, 4] }], { open: [], settled: [] }],
    [
      'far apart, in the order of the model',
      [{ 'DQ-2': [3, 1, 3, 3], 'COL-2': [4, 4, 2, 2] }],
      { open: ['COL-2', 'DQ-2'], settled: [] },
    ],
    ['not applicable to some', [{ 'CON-4': [na, 3, 3, 3] }], { open: ['CON-4'], settled: [] }],
    ['not applicable to all', [{ 'CON-4': [na, na, na, na] }], { open: [], settled: [] }],
    [
      'agreed on since',
      [{ 'DQ-2': [3, 1, 3, 3], 'COL-2': [4, 4, 2, 2] }, { 'COL-2': { answer: 3, reason: 'seen' } }],
      { open: ['DQ-2'], settled: ['COL-2'] },
    ],
    [
      'agreed on without a dispute',
      [{}, { 'COL-2': { answer: 4, reason: 'seen' } }],
      { open: [], settled: [] },
    ],
  ])('%s', (_, told, expected) => {
    expect(discussed(...told)).toEqual(expected);
  });

  it('what only supports is not talked about', () => {
    const criteria = ladder.criteria.map((one) => ({ ...one, gate: one.id !== 'DQ-2' }));
    const room = roomOf({ rules: [{ all: 3 }, { all: 3, 'DQ-2': 0, 'DQ-1': 0 }] });
    const { open } = disputedGates(standingsOf({ ...ladder, criteria }, room, DATE));
    expect(open.map(({ criterion }) => criterion.id)).toEqual(['DQ-1']);
  });
});
