import { describe, expect, it } from 'vitest';
import { warningLines } from '../../src/cli/warning-lines.ts';
import type { Fault } from '../../src/errors.ts';

const fault = (code: string, line: number): Fault => ({ code, place: `a.csv:${line}`, what: 'no time' });

describe('warningLines', () => {
  it('warningLines(warnings) tells three of a code, and how many more there are', () => {
    const warnings = [2, 3, 4, 5, 6].flatMap((line) => [
      fault('row', line),
      ...(line === 2 ? [fault('x', 9)] : []),
    ]);
    expect(warningLines(warnings)).toEqual([
      'a.csv:2: warning: no time [row]',
      'a.csv:3: warning: no time [row]',
      'a.csv:4: warning: no time [row]',
      '  and 2 more [row]',
      'a.csv:9: warning: no time [x]',
    ]);
  });

  it('warningLines(very many warnings) takes time by the warnings, not by their square', () => {
    const warnings = Array.from({ length: 100_000 }, (_, i) => fault('row', i));
    const startMs = performance.now();
    expect(warningLines(warnings)).toHaveLength(4);
    expect(performance.now() - startMs).toBeLessThan(5000);
  });
});
