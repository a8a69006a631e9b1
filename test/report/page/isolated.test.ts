import { expect, it } from 'vitest';
import { isolated } from '../../../src/report/page/isolated.ts';
import { html } from '../../../src/report/page/markup.ts';

it.each([
  ['a spike of cpu, 2026-11-07 02:02', 'a spike of cpu, 2026-11-07 02:02'],
  ['of مرحبا بالعالم, 02:02', 'of <bdi>مرحبا بالعالم</bdi>, 02:02'],
  ['{שם="ערך"} <b>', '{<bdi>שם</bdi>=&quot;<bdi>ערך</bdi>&quot;} &lt;b&gt;'],
  ['مَرْحَبًا 12', '<bdi>مَرْحَبً\u0627</bdi> 12'],
  ['', ''],
])('isolated(%j) is %j', (text, markup) => {
  expect(html`${isolated(text)}`.toString()).toBe(markup);
});
