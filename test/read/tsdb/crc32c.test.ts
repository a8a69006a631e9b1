import { describe, expect, it } from 'vitest';
import { crc32c } from '../../../src/read/tsdb/crc32c.ts';

describe('crc32c', () => {
  // RFC 3720, appendix B.4, and the usual check value.
  it.each([
    ['nothing', new Uint8Array(0), 0],
    ['"123456789"', new TextEncoder().encode('123456789'), 0xe3069283],
    ['32 zeros', new Uint8Array(32), 0x8a9136aa],
    ['32 times 0xff', new Uint8Array(32).fill(0xff), 0x62a8ab43],
    ['0 to 31', Uint8Array.from({ length: 32 }, (_, i) => i), 0x46dd794e],
    ['31 to 0', Uint8Array.from({ length: 32 }, (_, i) => 31 - i), 0x113fdb5c],
  ])('crc32c(%s)', (_, bytes, expected) => {
    expect(crc32c(bytes)).toBe(expected);
  });

  it('crc32c(bytes, from, to) is that of the part', () => {
    expect(crc32c(new TextEncoder().encode('<123456789>'), 1, 10)).toBe(0xe3069283);
  });
});
