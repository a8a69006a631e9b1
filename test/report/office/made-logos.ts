const dataUrl = (type: string, bytes: readonly number[]) =>
  `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`;

const high = (length: number) => length >> 8;
const low = (length: number) => length & 255;

/** The head of a PNG: as much of it as tells its size. */
export function pngUrl(widthPx: number, heightPx: number): string {
  const signature = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10];
  const size = [0, 0, high(widthPx), low(widthPx), 0, 0, high(heightPx), low(heightPx)];
  return dataUrl('png', [...signature, 0, 0, 0, 13, 73, 72, 68, 82, ...size]);
}

/** Start of image, a comment of two bytes, then the head of a frame. */
export function jpegUrl(widthPx: number, heightPx: number): string {
  const size = [high(heightPx), low(heightPx), high(widthPx), low(widthPx)];
  return dataUrl('jpeg', [0xff, 0xd8, 0xff, 0xfe, 0, 4, 104, 105, 0xff, 0xc0, 0, 17, 8, ...size, 3]);
}

export const svgUrl: string = dataUrl('svg+xml', [
  ...Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"/>'),
]);
