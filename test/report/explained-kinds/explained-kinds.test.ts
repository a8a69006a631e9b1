import { describe, expect, it } from 'vitest';
import { findingKinds } from '../../../src/findings/finding.ts';
import { explainedKind, explainedKinds } from '../../../src/report/explained-kinds/explained-kinds.ts';

const texts = ['means', 'toldFrom', 'found', 'cannotSee', 'check'] as const;

describe('explainedKinds', () => {
  it.each(findingKinds)('explainedKinds[%j] tells all five in whole sentences', (kind) => {
    for (const name of texts) expect(explainedKinds[kind][name]).toMatch(/^[A-Z].{20,}\.$/);
  });

  it('explainedKinds tells nothing of two kinds in the same words', () => {
    for (const name of texts) {
      const told = findingKinds.map((kind) => explainedKinds[kind][name]);
      expect(new Set(told).size).toBe(findingKinds.length);
    }
  });

  it.each(findingKinds)('explainedKinds[%j] tells it from a kind that looks like it', (kind) => {
    const others = findingKinds.filter((other) => other !== kind);
    expect(others.some((other) => explainedKinds[kind].toldFrom.includes(other))).toBe(true);
  });
});

describe('explainedKind', () => {
  it.each([40, 80])('explainedKind(kind, %d) is no wider, but for the command', (width) => {
    for (const kind of findingKinds) {
      const lines = [...explainedKind(kind, width)].join('').trimEnd().split('\n');
      const [command, ...rest] = lines.toReversed();
      expect(command).toBe(`  $ ${explainedKinds[kind].example}`);
      expect(Math.max(...rest.map((line) => line.length))).toBeLessThanOrEqual(width);
    }
  });

  it('explainedKind(restart, 60) is told to people', () => {
    expect([...explainedKind('restart', 60)].join('')).toBe(
      [
        'restart',
        '  Counters of one target fell together: its process began',
        '  anew. The rate over it is that of the new count, as in',
        '  Prometheus; this only tells that it happened.',
        '',
        'Told from its neighbours',
        '  A target that did not answer is missing-data. A gauge that',
        '  falls is a dip. Counters that fall too often to be',
        '  restarts are named in a warning.',
        '',
        'How it is found',
        '  A counter cannot fall: each fall is one. The falls of a',
        '  target within two samples are one finding.',
        '',
        'What it cannot see',
        '  A restart between two samples after which the counters are',
        '  already higher than before; one of a target without',
        '  counters.',
        '',
        'What to check first',
        '  Whether it was wanted: a release, or out of memory, a',
        '  crash, a probe. What happened in the minutes before, and',
        '  whether it comes back.',
        '',
        '  $ aiops detect prometheus-snapshot/ --judge-since -24h',
        '',
      ].join('\n'),
    );
  });
});
