import { expect, it } from 'vitest';
import { footLine } from '../../../src/report/office/foot-line.ts';

const branding = { logo: null, colours: null };

it.each([
  [null, [], ''],
  [null, ['2026-11-21'], '2026-11-21'],
  [{ ...branding, footer: 'Acme', confidentiality: null }, ['2026-11-21'], 'Acme · 2026-11-21'],
  [{ ...branding, footer: ' ', confidentiality: 'For\nfew' }, [], 'For few'],
  [{ ...branding, footer: 'Acme', confidentiality: 'Secret' }, [], 'Acme · Secret'],
])('footLine(%j, %j) is %j', (of, others, text) => {
  expect(footLine(of, ...others)).toBe(text);
});
