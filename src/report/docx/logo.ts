import type { ImageRun } from 'docx';
import type { Logo } from '../office/logo.ts';
import type { Docx } from './setting.ts';
import { guardedLine } from './text-runs.ts';

/** Of the logo on the cover, in pixels of 1/96 inch. */
const BOX = { width: 220, height: 80 } as const;

/** The logo in its own proportions, as large as the box takes it. */
export function logoRun(docx: Docx, logo: Logo, name: string): ImageRun {
  const { type, bytes, widthPx, heightPx } = logo;
  const scale = Math.min(BOX.width / widthPx, BOX.height / heightPx);
  const pixels = (length: number) => Math.max(1, Math.round(length * scale));
  return new docx.ImageRun({
    type,
    data: bytes,
    transformation: { width: pixels(widthPx), height: pixels(heightPx) },
    altText: { name: 'logo', description: guardedLine(name), title: '' },
  });
}
