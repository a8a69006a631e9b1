import { describe, expect, it } from 'vitest';
import { element, escaped } from '../../../src/report/charts/elements.ts';

describe('element', () => {
  it.each([
    ['rect', { x: 1.26, width: 7, class: 'frame' }, '', '<rect x="1.3" width="7" class="frame"/>\n'],
    ['line', { x1: -0.04, x2: 0.05 }, '', '<line x1="0" x2="0.1"/>\n'],
    ['text', { y: 1e3 }, 'a &lt; b', '<text y="1000">a &lt; b</text>\n'],
    ['g', { class: '"><script>' }, '', '<g class="&quot;&gt;&lt;script&gt;"/>\n'],
  ])('element(%j, %j, %j) is %j', (name, attributes, content, svg) => {
    expect(element(name, attributes, content)).toBe(svg);
  });
});

describe('escaped', () => {
  it.each([
    ['a < b && c > "d"', 'a &lt; b &amp;&amp; c &gt; &quot;d&quot;'],
    ['</text><script>', '&lt;/text&gt;&lt;script&gt;'],
    ['\u001b[31m\n\u0000', '\\x1b[31m\\n\\x00'],
    ['\ud800 \u202e', '\\ud800 \\u202e'],
    ['\ufffe\uffff', '\ufffd\ufffd'],
    ['데이터 🚀', '데이터 🚀'],
  ])('escaped(%j) is %j', (text, svg) => {
    expect(escaped(text)).toBe(svg);
  });
});
