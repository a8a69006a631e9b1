import { digestOf } from '../../digest.ts';

/** The texts of the elements of a page that act, each exactly as it stands between its tags. */
export interface ActingTexts {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

/**
 * The content security policy of a page that needs nothing beside itself: its own styles and scripts, told by
 * their digests, and images that are in the file.
 * SOURCE: W3C, Content Security Policy Level 3, section 2.3.1: `'sha256-' base64-value`.
 */
export async function contentPolicy({ styles, scripts }: ActingTexts): Promise<string> {
  return [
    "default-src 'none'",
    `script-src ${await sourcesOf(scripts)}`,
    `style-src ${await sourcesOf(styles)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

async function sourcesOf(texts: readonly string[]): Promise<string> {
  if (texts.length === 0) return "'none'";
  const digests = await Promise.all(texts.map(digestOf));
  return digests.map((digest) => `'sha256-${base64Of(digest)}'`).join(' ');
}

function base64Of(hexDigits: string): string {
  const bytes = hexDigits.match(/../g) ?? [];
  return btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))));
}
