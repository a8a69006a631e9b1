import { describe, expect, it } from 'vitest';
import { framed, percentOf, percentText, placeOf, stretched } from '../../../src/report/charts/frame.ts';
import { hostileName, isWellFormed } from './charts.ts';

describe('framed', () => {
  it('framed(told, drawn) is named by its title and told by its description', () => {
    expect(framed({ id: 'a', title: 'x < y', description: 'It "fell".' }, { height: 9, svg: '<g/>' })).toBe(
      `<div class="picture-frame"><svg class="picture" role="img" aria-labelledby="a-title a-desc" width="100%" height="9"><title id="a-title">x &lt; y</title>
<desc id="a-desc">It &quot;fell&quot;.</desc>
<g/></svg>
</div>
`,
    );
  });

  it('framed(hostile words) keeps them text', () => {
    const svg = framed({ id: 'a', title: hostileName, description: hostileName }, { height: 9, svg: '' });
    expect(isWellFormed(svg)).toBe(true);
    expect(svg).not.toMatch(/<script|<img|\u202e/);
  });
});

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
});

describe('placeOf', () => {
  it('placeOf(a stretch that leaves the span) ends at its edge', () => {
    expect(placeOf({ fromMs: 30, toMs: 90 }, { fromMs: 0, toMs: 40 })).toEqual({
      x: '75%',
      width: '25%',
      percent: 25,
    });
  });
});

describe('stretched', () => {
  it('stretched(columns, height, paths) puts the first column half a column from the edge', () => {
    expect(stretched(9, 40, '<path/>')).toBe(
      '<svg width="100%" height="40" viewBox="-0.5 0 9 400" preserveAspectRatio="none"><path/></svg>\n',
    );
    expect(stretched(9, 40, '')).toBe('');
  });
});
