import { expect, it } from 'vitest';
import { checkOutputs } from '../../src/cli/outputs.ts';
import { fakeIo } from './fake-io.ts';

it.each(['./a.json', '../shop/a.json', '/srv/shop/a.json', '/srv/shop/x/../a.json'])(
  'checkOutputs(a.json and %s) refuses one new file by two names',
  async (path) => {
    // What is not there yet has no identity.
    const io = Object.assign(fakeIo(), { identify: async () => undefined });
    expect(io.workingFolder()).toBe('/srv/shop');
    const outputs = ['a.json', path].map((one) => ({ format: 'json', path: one }));
    await expect(checkOutputs(outputs, [], io)).rejects.toMatchObject({
      fault: { code: 'output-repeated', what: `-o ${path} is given twice` },
    });
  },
);

it('checkOutputs(a.json and b/a.json) takes both', async () => {
  const io = Object.assign(fakeIo(), { identify: async () => undefined });
  const outputs = ['a.json', 'b/a.json'].map((path) => ({ format: 'json', path }));
  await expect(checkOutputs(outputs, [], io)).resolves.toBeUndefined();
});
