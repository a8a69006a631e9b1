import { describe, expect, it } from 'vitest';
import { acrossOf, framed, stretched } from '../../../src/report/charts/frame.ts';
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

describe('stretched', () => {
  it('stretched(ground, paths) puts the first column half a column from the edge', () => {
    expect(stretched({ columns: 9, height: 40, width: null }, '<path/>')).toBe(
      '<svg width="100%" height="40" viewBox="-0.5 0 9 400" preserveAspectRatio="none"><path/></svg>\n',
    );
    expect(stretched({ columns: 9, height: 40, width: null }, '')).toBe('');
  });
  it('stretched(a plot of known width, paths) leaves them as they are', () => {
    expect(stretched({ columns: 9, height: 40, width: 800 }, '<path/>')).toBe('<path/>');
  });
});

describe('acrossOf', () => {
  it('acrossOf(percent, width) is a share, or pixels where the width is known', () => {
    expect([acrossOf(12.5, null), acrossOf(12.5, 800)]).toEqual(['12.5%', 100]);
  });
});
