import { describe, expect, it } from 'vitest';
import { logoFault, logoOf } from '../../../src/report/office/logo.ts';
import type { OfficeBranding } from '../../../src/report/office/office-report.ts';
import { jpegUrl, pngUrl, svgUrl } from './made-logos.ts';

const withLogo = (logo: string | null): OfficeBranding => ({
  logo,
  colours: null,
  footer: null,
  confidentiality: null,
});

describe('logoOf(branding) and logoFault(branding)', () => {
  it.each([
    ['a PNG', pngUrl(40, 20), 'png', 40, 20],
    ['a JPEG', jpegUrl(300, 100), 'jpg', 300, 100],
    ['a JPEG that calls itself a PNG', jpegUrl(5, 9).replace('jpeg', 'png'), 'jpg', 5, 9],
    ['a type in capitals', pngUrl(1, 2).replace('png', 'PNG'), 'png', 1, 2],
    ['base64 over lines', pngUrl(40, 20).replace(/(.{40})/, '$1\n '), 'png', 40, 20],
    ['base64 without its end', pngUrl(40, 20).replace(/=+$/, ''), 'png', 40, 20],
    ['a parameter', pngUrl(40, 20).replace(';', ';name=logo.png;'), 'png', 40, 20],
  ])('read %s', (_, url, type, widthPx, heightPx) => {
    const logo = logoOf(withLogo(url));
    expect(logo).toMatchObject({ type, widthPx, heightPx });
    const mediaType = type === 'png' ? 'png' : 'jpeg';
    const base64 = Buffer.from(logo!.bytes).toString('base64');
    expect(logo!.dataUrl).toBe(`data:image/${mediaType};base64,${base64}`);
    expect(logoFault(withLogo(url))).toBeNull();
  });

  it.each([
    ['an SVG', svgUrl, 'svg'],
    ['an SVG as text', 'data:image/svg+xml,%3Csvg/%3E', 'svg'],
    ['another image', 'data:image/webp;base64,UklGRg==', 'unreadable'],
    ['no image', 'data:text/html;base64,PGI+', 'unreadable'],
    ['an address', 'https://example.com/a.png', 'unreadable'],
    ['nothing', '', 'unreadable'],
    ['an empty image', 'data:image/png;base64,', 'unreadable'],
    ['no base64', 'data:image/png;base64,%%%%', 'unreadable'],
    ['a PNG cut off', 'data:image/png;base64,iVBORw0KGgo=', 'unreadable'],
    ['a PNG without a size', pngUrl(0, 20), 'unreadable'],
    ['a JPEG cut off', 'data:image/jpeg;base64,/9j/4AAE', 'unreadable'],
  ])('leave out %s', (_, url, fault) => {
    expect([logoOf(withLogo(url)), logoFault(withLogo(url))]).toEqual([null, fault]);
  });

  it.each([[null], [withLogo(null)]])('of %j are null', (branding) => {
    expect([logoOf(branding), logoFault(branding)]).toEqual([null, null]);
  });
});
