import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { blockMeta } from '../../../src/read/tsdb/block-meta.ts';

const fileOf = (text: string) => ({ place: 'a/meta.json', bytes: new TextEncoder().encode(text) });

describe('blockMeta', () => {
  it('blockMeta(file) reads name, begin and number of samples, and leaves parents and the like alone', () => {
    const text =
      '{"version":1,"ulid":"01M7","minTime":5,"maxTime":9,"stats":{"numSamples":86},"compaction":{"parents":[]}}';
    expect(blockMeta(fileOf(text))).toEqual({ ulid: '01M7', minTimeMs: 5, samples: 86 });
  });

  it('blockMeta(file) does without what is not needed', () => {
    const meta = { ulid: '', minTimeMs: Number.NEGATIVE_INFINITY, samples: undefined };
    expect(blockMeta(fileOf('{"version":1,"ulid":"","minTime":"x","stats":null}'))).toEqual(meta);
  });

  it.each([
    ['', 'it is no JSON, or it is cut'],
    ['{"version":1,', 'it is no JSON, or it is cut'],
    ['[1]', 'it is no JSON object'],
    ['null', 'it is no JSON object'],
    ['{}', 'it has version undefined, only version 1 is read'],
    ['{"version":2,"ulid":"01M7"}', 'it has version 2, only version 1 is read'],
    ['{"version":1}', 'it names no ulid'],
  ])('blockMeta(%j) refuses', (text, why) => {
    expect(() => blockMeta(fileOf(text))).toThrow(
      new InputError({
        code: 'tsdb-meta',
        place: 'a/meta.json',
        what: `this is not the description of a block: ${why}`,
        fix: 'copy the block again; without its meta.json it is read too',
      }),
    );
  });
});
