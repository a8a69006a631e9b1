import { describe, expect, it } from 'vitest';
import type { BaselineEntry } from '../src/baseline/entry.ts';
import { readBaseline, updatedBaseline } from '../src/baseline-file.ts';
import { UsageError } from '../src/errors.ts';
import { sourceOf } from './read/source-of.ts';

const HEAD = 'schema: aiops/baseline/v1\n';
const ENTRY = `  - fingerprint: a
    kind: spike
    series: queue_depth
    from: 2026-11-07T10:00:00Z
    to: 2026-11-07T12:00:00.500Z
    severity: high
    reason: planned
`;
const FULL = `  - fingerprint: "1234567890123456"
    kind: drift
    series: '{job="api"}'
    from: 2026-11-07T10:00:00Z
    to: 2026-11-07T12:00:00Z
    direction: up
    ongoing: true
    severity: low
    reason: moved # why
    owner: ops
    expires: 2026-12-31
`;

function read(text: string) {
  const digest = () => ({ sha256: '', bytes: 0 });
  return readBaseline({ ...sourceOf(text, 'aiops-baseline.yaml'), digest });
}

describe('readBaseline', () => {
  it('readBaseline(file) gives each entry with its place', async () => {
    const { path, entries } = await read(`${HEAD}accepted:\n${ENTRY}${FULL}`);
    expect(path).toBe('aiops-baseline.yaml');
    expect(entries).toEqual([
      {
        fingerprint: 'a',
        kind: 'spike',
        series: 'queue_depth',
        from: '2026-11-07T10:00:00Z',
        to: '2026-11-07T12:00:00.500Z',
        direction: null,
        isOngoing: false,
        severity: 'high',
        reason: 'planned',
        owner: null,
        expires: null,
        place: 'aiops-baseline.yaml:3:5',
      },
      {
        fingerprint: '1234567890123456',
        kind: 'drift',
        series: '{job="api"}',
        from: '2026-11-07T10:00:00Z',
        to: '2026-11-07T12:00:00Z',
        direction: 'up',
        isOngoing: true,
        severity: 'low',
        reason: 'moved',
        owner: 'ops',
        expires: '2026-12-31',
        place: 'aiops-baseline.yaml:10:5',
      },
    ]);
  });

  it.each<[string, string]>([
    [
      ENTRY.replace('    reason: planned\n', ''),
      'aiops-baseline.yaml:3:5: error: "reason" is missing [document-missing]',
    ],
    [
      ENTRY.replace('planned', '" "'),
      'aiops-baseline.yaml:9:13: error: expected a text that is not blank, got " " [document-value]',
    ],
    [ENTRY.replace('spike', 'spikes'), 'aiops-baseline.yaml:4:11: error: '],
    [
      `${ENTRY}    expires: 2026-02-30\n`,
      'aiops-baseline.yaml:10:14: error: expected a day, such as 2026-12-31',
    ],
    [
      `${ENTRY}    expires: 31.12.2026\n`,
      'aiops-baseline.yaml:10:14: error: expected a day, such as 2026-12-31',
    ],
    [
      ENTRY.replace('T10:00:00Z', 'T10:00:00+01:00'),
      'aiops-baseline.yaml:6:11: error: expected a time in UTC, such as 2026-11-07T10:00:00Z',
    ],
    [
      `${ENTRY}    expire: 2026-12-31\n`,
      'aiops-baseline.yaml:10:5: error: unknown key "expire" [document-key]\n  fix: did you mean "expires"?',
    ],
    [
      ENTRY.replace('T12:00:00.500Z', 'T09:59:59Z'),
      'aiops-baseline.yaml:7:9: error: expected a time that is not before "from", got "2026-11-07T09:59:59Z"',
    ],
    ['  - [', 'aiops-baseline.yaml:3:6: error: '],
  ])('readBaseline(%j) refuses as wrongly configured', async (entries, message) => {
    const error = await read(`${HEAD}accepted:\n${entries}`).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).message.slice(0, message.length)).toBe(message);
  });
});

describe('updatedBaseline', () => {
  const NEW: BaselineEntry = {
    fingerprint: 'b',
    kind: 'dip',
    series: 'x{a="b: c"}',
    from: '2026-11-08T10:00:00Z',
    to: '2026-11-08T12:00:00Z',
    direction: 'down',
    isOngoing: false,
    severity: 'high',
    reason: 'yes, # it is',
    owner: null,
    expires: '2026-12-31',
  };

  it('updatedBaseline(undefined, path, {added}) makes a file that reads as the same entries', async () => {
    const file = updatedBaseline(undefined, 'aiops-baseline.yaml', {
      added: [NEW],
      renewed: new Map(),
      removed: [],
    });
    expect(file.entries).toEqual([{ ...NEW, place: 'aiops-baseline.yaml:6:5' }]);
    expect((await read(file.yaml.text)).entries).toEqual(file.entries);
    expect(file.yaml.text).toContain(
      `accepted:
  - fingerprint: b
    kind: dip
    series: x{a="b: c"}`.split('\n')[0]!,
    );
  });

  it('updatedBaseline(file, path, change) removes, renews and adds at once', async () => {
    const file = await read(`${HEAD}accepted:\n${ENTRY}  # kept\n${FULL}`);
    const [gone, expired] = [file.entries[0]!, file.entries[1]!];
    const renewed = new Map([
      [expired, { ...expired, reason: 'still', isOngoing: false, expires: '2027-01-31' }],
    ]);
    const { yaml, entries } = updatedBaseline(file, file.path, { added: [NEW], renewed, removed: [gone] });
    const kept = FULL.replace('moved', 'still').replace('true', 'null').replace('2026-12-31', '2027-01-31');
    expect(yaml.text.startsWith(`${HEAD}accepted:\n  # kept\n${kept}  - fingerprint: b\n`)).toBe(true);
    expect(entries.map(({ fingerprint }) => fingerprint)).toEqual(['1234567890123456', 'b']);
  });

  it.each(['accepted:\n', 'accepted: # none\n# the end\n', 'accepted: []\n'])(
    'updatedBaseline(a file with %j, path, {added}) writes below it',
    async (empty) => {
      const file = await read(`${HEAD}${empty}`);
      expect(file.entries).toEqual([]);
      const nothing = { added: [], renewed: new Map(), removed: [] };
      expect(updatedBaseline(file, file.path, nothing)).toBe(file);
      const { yaml } = updatedBaseline(file, file.path, { ...nothing, added: [NEW] });
      expect((await read(yaml.text)).entries.map(({ fingerprint }) => fingerprint)).toEqual(['b']);
      for (const comment of empty.match(/# .*/g) ?? []) expect(yaml.text).toContain(comment);
    },
  );

  it('updatedBaseline(file, path, nothing) is the file', async () => {
    const file = await read(`${HEAD}accepted:\n${ENTRY}`);
    expect(updatedBaseline(file, file.path, { added: [], renewed: new Map(), removed: [] })).toBe(file);
  });
});
