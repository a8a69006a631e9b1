import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byCodePoint } from '../../src/code-point-order.ts';
import { type Labels, seriesName } from '../../src/series/labels.ts';

const anyText = fc.string({ unit: 'binary' });

describe('seriesName', () => {
  it.each<[Labels, string]>([
    [{ __name__: 'up' }, 'up'],
    [{ __name__: 'up', job: 'api' }, 'up{job="api"}'],
    [{ __name__: 'up', job: 'api', instance: 'a:9090' }, 'up{instance="a:9090",job="api"}'],
    [{ job: 'api', __name__: 'up' }, 'up{job="api"}'],
    [{ job: 'api' }, '{job="api"}'],
    [{ __name__: '', job: 'api' }, '{job="api"}'],
    [{}, '{}'],
    [{ __name__: 'up', job: '' }, 'up{job=""}'],
    [{ __name__: 'up', a: '1', B: '2', ä: '3', _: '4' }, 'up{B="2",_="4",a="1",ä="3"}'],
    [{ __name__: 'up', '🚀': '2', '\uff5e': '1' }, 'up{\uff5e="1",🚀="2"}'],
    [{ __name__: 'CPU [%]' }, 'CPU [%]'],
    [{ __name__: 'say "hi"' }, 'say "hi"'],
    [{ __name__: 'C:\\load\nnow' }, 'C:\\\\load\\nnow'],
    [{ __name__: 'up', path: 'C:\\new' }, 'up{path="C:\\\\new"}'],
    [{ __name__: 'up', text: 'a "b"\r\nc' }, 'up{text="a \\"b\\"\\r\\nc"}'],
  ])('seriesName(%j) is %s', (labels, name) => {
    expect(seriesName(labels)).toBe(name);
  });

  it('seriesName(labels) does not depend on the order of the labels', () => {
    const pairs = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z_]{1,3}$/), anyText), {
      selector: ([label]) => label,
    });
    fc.assert(
      fc.property(pairs, (labels) => {
        const name = seriesName(Object.fromEntries(labels));
        expect(seriesName(Object.fromEntries(labels.toReversed()))).toBe(name);
        expect(name).not.toMatch(/[\r\n]/);
      }),
      { seed: 1 },
    );
  });

  it('seriesName(labels) differs where the values do', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, anyText, (a, b, c, d) => {
        const isSame = a === c && b === d;
        expect(seriesName({ __name__: 'up', a, b }) === seriesName({ __name__: 'up', a: c, b: d })).toBe(
          isSame,
        );
      }),
      { seed: 1, examples: [['1",b="2', '', '1', '2",b="'] as const, ['\\', '"', '\\"', ''] as const] },
    );
  });
});

describe('byCodePoint', () => {
  it.each([
    ['', '', 0],
    ['', 'a', -1],
    ['a', 'ab', -1],
    ['B', 'a', -1],
    ['z', 'ä', -1],
    ['10', '9', -1],
    ['\uff5e', '🚀', -1],
    ['🚀', '🚀', 0],
  ])('byCodePoint(%j, %j) has the sign of %d, and the other way round', (a, b, sign) => {
    expect(Math.sign(byCodePoint(a, b))).toBe(sign);
    expect(Math.sign(byCodePoint(b, a)) + sign).toBe(0);
  });

  it('byCodePoint(a, b) orders as the bytes of UTF-8 do', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(Math.sign(byCodePoint(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
