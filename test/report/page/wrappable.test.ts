import fc from 'fast-check';
import { expect, it } from 'vitest';
import { html } from '../../../src/report/page/markup.ts';
import { wrappable } from '../../../src/report/page/wrappable.ts';

const broken = (text: string) => html`${wrappable(text)}`.toString().replaceAll('<wbr>', '|');

it.each([
  ['exports/2026-11/api_requests.csv.gz:1412', 'exports/|2026-11/|api_|requests.|csv.|gz:1412'],
  ['a{job=api,zone=b}', 'a{|job=|api,|zone=|b}'],
  ['The worst 1,000 of 5,000 findings', 'The worst 1,000 of 5,000 findings'],
  ['10.0.0.1:9100', '10.0.0.1:9100'],
  ['cpu: count == 0', 'cpu: count == 0'],
  ['...', '...'],
  ['', ''],
  ['/'.repeat(501), '/'.repeat(501)],
])('wrappable(%j) breaks as in %j', (text, told) => {
  expect(broken(text)).toBe(told);
});

it('wrappable(text) is the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '/', '.', '<', '=', '1', ' ') }), (text) => {
      expect(html`${wrappable(text)}`.toString().replaceAll('<wbr>', '')).toBe(html`${text}`.toString());
    }),
  );
});
