import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { contentPolicy } from '../../../src/report/page/policy.ts';

/** By hand: `printf %s TEXT | openssl dgst -sha256 -binary | base64`. */
const EMPTY = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

it.each([
  ['nothing that acts', [], [], "script-src 'none'; style-src 'none'"],
  ['an empty style', [''], [], `script-src 'none'; style-src ${EMPTY}`],
])('contentPolicy(%s)', async (_, styles, scripts, sources) => {
  expect(await contentPolicy({ styles, scripts })).toBe(
    `default-src 'none'; ${sources}; img-src data:; base-uri 'none'; form-action 'none'`,
  );
});

it('contentPolicy(texts) tells the digest that Node tells, of UTF-8', async () => {
  const texts = ['body { content: "데" }', 'alert("🚀")'];
  const policy = await contentPolicy({ styles: texts, scripts: [] });
  for (const text of texts) {
    expect(policy).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  }
});
