import { expect } from 'vitest';
import { identify, openInput } from '../../src/cli/doors/inputs.ts';
import { isThere } from '../../src/cli/doors/there.ts';
import { run } from '../../src/cli/main.ts';
import { type FakeIo, type FakeWorld, fakeIo } from './fake-io.ts';

/** Runs the command line in this process on real files, below the folder of the project; what it writes is kept. */
export async function runHere(
  args: readonly string[],
  world: FakeWorld = {},
): Promise<FakeIo & { code: number }> {
  const io = fakeIo(world);
  const code = await run(args, Object.assign(io, { open: openInput, identify, isThere }));
  return Object.assign(io, { code });
}

/** What a run that ends well prints. */
export async function printed(...args: string[]): Promise<string> {
  const { code, stdout, said } = await runHere(args);
  expect(code, said.join('\n')).toBe(0);
  return stdout;
}
