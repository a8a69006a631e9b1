import { resolve } from 'node:path';
import { UsageError } from '../../errors.ts';
import type { Branding } from '../../report/document/document.ts';
import type { Io } from '../io.ts';
import type { Configuration } from './configuration.ts';

/** A larger image is not meant for the head of a page. */
const MOST_BYTES = 1_048_576;

/**
 * What a configuration says of the looks of reports, with the logo itself; null where it says nothing.
 * @throws UsageError when the logo is neither PNG nor SVG, or is too large
 */
export async function wornBranding(
  { data, folder, placeOf }: Configuration,
  io: Io,
): Promise<Branding | null> {
  const { logo, colours, footer, confidentiality } = data.report ?? {};
  if ([logo, colours, footer, confidentiality].every((value) => value === undefined)) return null;
  const image =
    logo === undefined ? null : await dataUrl(resolve(folder, logo), placeOf(['report', 'logo']), io);
  return {
    logo: image,
    colours: colours ?? null,
    footer: footer ?? null,
    confidentiality: confidentiality ?? null,
  };
}

async function dataUrl(path: string, place: string, io: Io): Promise<string> {
  const bytes = await bytesOf(path, io);
  const type = bytes === undefined ? undefined : mediaType(bytes);
  if (bytes !== undefined && type !== undefined) return `data:${type};base64,${bytes.toString('base64')}`;
  const what = 'logo: expected a PNG or SVG image of at most 1 MiB';
  throw new UsageError({ code: 'config-logo', place, what });
}

/** Undefined for a folder, and for what is too large. */
async function bytesOf(path: string, io: Io): Promise<Buffer | undefined> {
  const input = await io.open(path, { isHashed: false });
  if ('parts' in input) return undefined;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of input.bytes) {
    size += piece.length;
    if (size > MOST_BYTES) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** SOURCE: PNG (RFC 2083), section 3.1: the eight bytes that begin every file. */
const PNG = '89504e470d0a1a0a';

function mediaType(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 8).toString('hex') === PNG) return 'image/png';
  return /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/s.test(
    bytes.toString('utf8'),
  )
    ? 'image/svg+xml'
    : undefined;
}
