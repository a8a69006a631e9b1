import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isChromiumNeeded, launched, opened } from '../page/chromium.ts';
import { strictXml } from './strict-xml.ts';

const whole = [
  '<a/>',
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a>x</a>\n',
  '<p:a xmlns:p="urn:p" p:b="1"><p:c/></p:a>',
  '<a b="&lt;&#10;&#x1F600;" c=\'"\'>&amp;<!-- c --><![CDATA[<&]]></a>',
  '<a xmlns="urn:a"><b xmlns=""/></a>',
  '<한국 ção="1"/>',
];

const broken = [
  '',
  '<a>',
  '<a></b>',
  '<a/><b/>',
  '<a/>text',
  'text<a/>',
  '<a b="1" b="2"/>',
  '<a b=1/>',
  '<a b/>',
  '<a b="<"/>',
  '<a>&nbsp;</a>',
  '<a>&</a>',
  '<a>&#0;</a>',
  '<a>&#xD800;</a>',
  '<a>\u0007</a>',
  '<a>]]></a>',
  '<p:a/>',
  '<a p:b="1"/>',
  '<a:b:c xmlns:a="u"/>',
  '<a><!-- -- --></a>',
  '<1/>',
  '<a xmlns:p=""/>',
];

it.each(whole)('strictXml(%j) reads', (text) => {
  expect(strictXml(text).length).toBeGreaterThan(0);
});

it.each(broken)('strictXml(%j) throws', (text) => {
  expect(() => strictXml(text)).toThrow();
});

it('strictXml(text) gives names, attributes and namespaces', () => {
  const [outer, inner] = strictXml('<a xmlns:p="urn:p" b="&lt;"><p:c/></a>');
  expect(outer?.attributes.get('b')).toBe('<');
  expect(inner?.name).toBe('p:c');
  expect(inner?.namespaces.get('p')).toBe('urn:p');
});

/** The trusted implementation: the parser of the browser (libxml2). */
describe.runIf(isChromiumNeeded)('strictXml agrees with DOMParser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launched();
  });
  afterAll(async () => {
    await browser.close();
  });

  it('strictXml(text) throws where the browser tells a fault, and nowhere else', async () => {
    const { page } = await opened(browser, 'about:blank');
    const faults = await page.evaluate(
      `(${JSON.stringify([...whole, ...broken])}).map((text) =>
        new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror') !== null)`,
    );
    expect(faults).toEqual([...whole.map(() => false), ...broken.map(() => true)]);
  });
});
