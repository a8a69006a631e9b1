import { describe, expect, it } from 'vitest';
import { placedMarks, type Strip } from '../../../src/report/picture/marks.ts';
import type { ReportedFinding } from '../../../src/report/result.ts';
import { reports } from '../reports.ts';

const [finding] = reports.incident.result.findings as [ReportedFinding];
const plot = { fromX: 100, toX: 900 };
const title = { fromX: 100, toX: 150 };

/** Marks of spikes, unless another kind is told, that cover these pixels. */
function placed(strips: readonly (Strip & { readonly kind?: ReportedFinding['kind'] })[]) {
  const findings = strips.map(({ kind = 'spike' }) => ({ ...finding, kind }));
  return placedMarks(findings, (one) => strips[findings.indexOf(one)]!, plot, title).map(
    ({ fromX, toX, x, lane, label }) => ({ fromX, toX, x, lane, label }),
  );
}

describe('placedMarks', () => {
  it('placedMarks(one finding) names it on the right', () => {
    expect(placed([{ fromX: 400, toX: 410 }])).toEqual([
      { fromX: 400, toX: 410, x: 405, lane: 0, label: 'right' },
    ]);
  });

  it('placedMarks(a moment) is two pixels wide', () => {
    expect(placed([{ fromX: 400, toX: 400 }])).toMatchObject([{ fromX: 399, toX: 401, x: 400 }]);
  });

  it('placedMarks(a long finding) marks where it begins', () => {
    expect(placed([{ fromX: 400, toX: 800 }])).toMatchObject([{ x: 408 }]);
  });

  it.each([
    ['the left end', { fromX: 50, toX: 100 }, { fromX: 99, toX: 101, x: 100, lane: 1, label: 'right' }],
    ['the right end', { fromX: 898, toX: 950 }, { fromX: 898, toX: 900, x: 899, lane: 0, label: 'left' }],
    ['after the end', { fromX: 950, toX: 980 }, { fromX: 899, toX: 901, x: 900, lane: 0, label: 'left' }],
  ])('placedMarks(a finding at %s) stays in the plot, off the title', (_name, strip, mark) => {
    expect(placed([strip])).toEqual([mark]);
  });

  it('placedMarks(neighbours) stacks them, then names on the left, then leaves the name out', () => {
    const neighbours = [0, 1, 2, 3, 4, 5, 6].map((i) => ({ fromX: 400 + 4 * i, toX: 402 + 4 * i }));
    expect(placed(neighbours).map(({ lane, label }) => `${lane} ${label}`)).toEqual([
      '0 right',
      '1 right',
      '2 right',
      '0 none',
      '0 none',
      '0 none',
      '0 none',
    ]);
  });

  it('placedMarks(two of a kind on the same pixels) marks the worse one, other kinds as well', () => {
    const strip = { fromX: 400, toX: 410 };
    expect(placed([strip, { fromX: 400.2, toX: 410.1 }, { ...strip, kind: 'dip' }])).toHaveLength(2);
  });
});
