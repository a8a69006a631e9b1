/**
 * CRC-32 with the polynomial of Castagnoli (RFC 3720, section 12.1), as an unsigned number.
 * @example crc32c(new TextEncoder().encode('123456789')) // => 0xe3069283
 */
export function crc32c(bytes: Uint8Array, from = 0, to = bytes.length): number {
  let crc = -1;
  for (let i = from; i < to; i++) crc = TABLE[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** Bits in reverse, as the register shifts to the right. */
const CASTAGNOLI = 0x82f63b78;

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? CASTAGNOLI ^ (crc >>> 1) : crc >>> 1;
  return crc;
});
