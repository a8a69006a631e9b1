import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakPercent,
  percentOf,
  percentText,
  piecesOf,
  placeOf,
  type Span,
  shownMsOf,
} from '../../../src/report/charts/time-place.ts';

describe('percentOf', () => {
  it.each([
    [10, { fromMs: 0, toMs: 40 }, 25, '25%'],
    [10, { fromMs: 0, toMs: 30 }, 100 / 3, '33.33%'],
    [-5, { fromMs: 0, toMs: 40 }, 0, '0%'],
    [50, { fromMs: 0, toMs: 40 }, 100, '100%'],
    [5, { fromMs: 5, toMs: 5 }, 0, '0%'],
  ])('percentOf(%d, %j) is %d, told as %s', (ms, span, percent, text) => {
    expect(percentOf(ms, span)).toBeCloseTo(percent, 9);
    expect(percentText(percent)).toBe(text);
  });

  // 10 and 40 of 100 are shown on 97 percent
  const broken = { fromMs: 0, toMs: 100, breaks: [{ fromMs: 10, toMs: 60 }] };
  it.each([
    ['the left edge', 0, 0],
    ['half of the first piece', 5, 9.7],
    ['where the break begins', 10, 19.4],
    ['within the break', 35, 19.4],
    ['where the break ends', 60, 22.4],
    ['half of the second piece', 80, 61.2],
    ['the right edge', 100, 100],
    ['after it', 130, 100],
  ])('percentOf(%s of a broken span)', (_name, ms, percent) => {
    expect(percentOf(ms, broken)).toBeCloseTo(percent, 9);
  });

  it('percentOf(a moment of three that lie apart) stands at an equal distance', () => {
    const moments = {
      fromMs: 0,
      toMs: 100,
      breaks: [
        { fromMs: 0, toMs: 90 },
        { fromMs: 90, toMs: 100 },
      ],
    };
    expect([0, 90, 100].map((ms) => percentOf(ms, moments))).toEqual([0, 50, 100]);
  });
});

/** Pieces and breaks, one after the other. */
const brokenSpan = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 1e12 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((lengths): Span => {
    const breaks: { fromMs: number; toMs: number }[] = [];
    let ms = 0;
    for (const [pieceMs, breakMs] of lengths) {
      breaks.push({ fromMs: ms + pieceMs, toMs: ms + pieceMs + breakMs });
      ms += pieceMs + breakMs;
    }
    return { fromMs: 0, toMs: ms, breaks: breaks.slice(0, -1) };
  });

describe('a broken span', () => {
  it('percentOf(moments) keeps their order, within the picture', () => {
    fc.assert(
      fc.property(brokenSpan, fc.array(fc.nat(4e13), { maxLength: 30 }), (span, moments) => {
        const percents = moments.toSorted((a, b) => a - b).map((ms) => percentOf(ms, span));
        for (const [i, percent] of percents.entries()) {
          expect(percent).toBeGreaterThanOrEqual((percents[i - 1] ?? 0) - 1e-9);
          expect(percent).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
      { seed: 1 },
    );
  });

  it('percentOf(a moment of a piece) lies in that piece, no moment in a break, all breaks as wide', () => {
    fc.assert(
      fc.property(brokenSpan, fc.double({ min: 0, max: 1, noNaN: true }), (span, share) => {
        const pieces = piecesOf(span).map((piece) => ({ piece, ...placeOf(piece, span) }));
        for (const [i, { piece, fromPercent, percent }] of pieces.entries()) {
          const at = percentOf(piece.fromMs + share * (piece.toMs - piece.fromMs), span);
          // a piece of no length has no inside
          if (piece.toMs > piece.fromMs) {
            expect(at).toBeGreaterThanOrEqual(fromPercent - 1e-9);
            expect(at).toBeLessThanOrEqual(fromPercent + percent + 1e-9);
          }
          const next = pieces[i + 1];
          if (next !== undefined && shownMsOf(span) > 0)
            expect(next.fromPercent - fromPercent - percent).toBeCloseTo(breakPercent(span), 6);
        }
      }),
      { seed: 2 },
    );
  });

  it('placeOf(piece) is as wide as the piece is long, and breaks take two fifths at most', () => {
    fc.assert(
      fc.property(brokenSpan, (span) => {
        const shownMs = shownMsOf(span);
        if (shownMs === 0) return;
        const breaks = span.breaks?.length ?? 0;
        const share = 100 - breaks * breakPercent(span);
        expect(share).toBeGreaterThanOrEqual(60 - 1e-9);
        for (const piece of piecesOf(span)) {
          const expected = ((piece.toMs - piece.fromMs) / shownMs) * share;
          expect(placeOf(piece, span).percent).toBeCloseTo(expected, 6);
        }
      }),
      { seed: 3 },
    );
  });
});

describe('placeOf', () => {
  it('placeOf(a stretch that leaves the span) ends at its edge', () => {
    expect(placeOf({ fromMs: 30, toMs: 90 }, { fromMs: 0, toMs: 40 })).toEqual({
      fromPercent: 75,
      percent: 25,
    });
  });
});
