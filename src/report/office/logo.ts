import type { OfficeBranding } from './office-report.ts';

/** An image that every office program shows. */
export interface Logo {
  readonly type: 'png' | 'jpg';
  readonly bytes: Uint8Array;
  /** Of these bytes, in the form that all packages take. */
  readonly dataUrl: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * Why office files leave the logo out: an SVG, which LibreOffice, previews and older programs show as a blank, and
 * which cannot be turned into dots here; or no image whose size can be read.
 */
export type LogoFault = 'svg' | 'unreadable';

/** The logo of an organisation; null where there is none that can be shown. */
export function logoOf(branding: OfficeBranding | null): Logo | null {
  const read = branding?.logo == null ? null : readLogo(branding.logo);
  return typeof read === 'string' ? null : read;
}

/** For whom the file is made: what is amiss with the logo; null where nothing is, or there is none. */
export function logoFault(branding: OfficeBranding | null): LogoFault | null {
  const read = branding?.logo == null ? null : readLogo(branding.logo);
  return typeof read === 'string' ? read : null;
}

const DATA_URL = /^data:image\/(png|jpe?g|svg\+xml)((?:;[\w.=-]+)*?)(;base64)?,(.*)$/is;

function readLogo(dataUrl: string): Logo | LogoFault {
  const [, subtype = '', , base64 = '', content = ''] = DATA_URL.exec(dataUrl.trim()) ?? [];
  if (subtype.toLowerCase() === 'svg+xml') return 'svg';
  const text = content.replaceAll(/[\s=]/g, '');
  if (base64 === '' || !/^[A-Za-z0-9+/]+$/.test(text) || text.length % 4 === 1) return 'unreadable';
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const size = pngSize(bytes) ?? jpegSize(bytes);
  if (size === null || !(size.widthPx > 0 && size.heightPx > 0)) return 'unreadable';
  const padded = text.padEnd(Math.ceil(text.length / 4) * 4, '=');
  return { ...size, bytes, dataUrl: `data:image/${size.type === 'png' ? 'png' : 'jpeg'};base64,${padded}` };
}

type Sized = Pick<Logo, 'type' | 'widthPx' | 'heightPx'>;

/** SOURCE: Portable Network Graphics, third edition, §5.2 (signature) and §11.2.1 (IHDR). */
function pngSize(bytes: Uint8Array): Sized | null {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 24 || signature.some((byte, at) => bytes[at] !== byte)) return null;
  const view = new DataView(bytes.buffer);
  return { type: 'png', widthPx: view.getUint32(16), heightPx: view.getUint32(20) };
}

/** Of the first frame, which tells lines, then samples a line. SOURCE: ITU-T T.81, §B.2.2. */
function jpegSize(bytes: Uint8Array): Sized | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer);
  for (let at = 2; at + 9 <= bytes.length; ) {
    const marker = view.getUint16(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { type: 'jpg', widthPx: view.getUint16(at + 7), heightPx: view.getUint16(at + 5) };
    if (marker < 0xff00) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
