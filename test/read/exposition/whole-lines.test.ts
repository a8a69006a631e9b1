import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { eachBlockOfLines } from '../../../src/read/exposition/whole-lines.ts';
import { sourceOf } from '../source-of.ts';

/** The blocks that come of a text, as texts. */
async function blocksOf(text: string, chunkSize: number): Promise<string[]> {
  const blocks: string[] = [];
  const taker = {
    get line() {
      return blocks.join('').split('\n').length - 1;
    },
    takeLines: (block: Uint8Array) => {
      blocks.push(new TextDecoder().decode(block));
    },
  };
  await eachBlockOfLines(sourceOf(text, 'a.prom', chunkSize), taker);
  return blocks;
}

describe('eachBlockOfLines', () => {
  it('(any text in chunks of any size) gives all of it, in blocks that end in a line feed', async () => {
    const text = fc.stringMatching(/^[a\n]{0,60}$/);
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 70 }), async (written, chunkSize) => {
        const blocks = await blocksOf(written, chunkSize);
        expect(blocks.join('')).toBe(written === '' || written.endsWith('\n') ? written : `${written}\n`);
        for (const block of blocks) expect(block.endsWith('\n')).toBe(true);
      }),
      { seed: 20_260_519, numRuns: 500 },
    );
  });

  it('(a line of more than 1 MiB) refuses it with its line', async () => {
    const long = 'x'.repeat(1_048_577);
    await expect(blocksOf(`one\n${long}`, 65_536)).rejects.toThrow(
      new InputError({
        code: 'line-too-long',
        place: 'a.prom:2',
        what: 'line is longer than 1 MiB',
        fix: 'check the line ends from this line on',
      }),
    );
    expect(await blocksOf(`one\n${long.slice(1)}`, 65_536)).toHaveLength(2);
  });
});
