import type { Branding } from '../document/document.ts';
import { brandingStyle } from './branding-style.ts';
import { html, type Markup, trusted } from './markup.ts';
import { paletteStyle } from './palette.ts';
import { contentPolicy } from './policy.ts';
import { printStyle } from './print-style.ts';
import { screenStyle } from './screen-style.ts';
import { wrappable } from './wrappable.ts';

/** What the frame of a page is told about what stands in it. */
export interface Framed {
  readonly title: string;
  readonly lang: string;
  readonly branding: Branding | null;
  /** IANA zone of the times in it, for its scripts; null where it tells none. */
  readonly tz: string | null;
  readonly words: FrameWords;
  /** Its sections, in order. */
  readonly contents: readonly (readonly [id: string, name: string])[];
  readonly main: Markup;
  /** What the foot says beside the branding. */
  readonly closing: string;
  /** Of what is drawn and operated in it, between the styles of screen and paper. */
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

/** What the frame says itself, in the language of the page. */
export interface FrameWords {
  /** @example 'Skip to the report' */
  readonly skip: string;
  /** @example 'Contents' */
  readonly contents: string;
}

/** One HTML file that needs nothing beside itself and may do nothing but what it holds. */
export async function shell(framed: Framed): Promise<string> {
  const { title, lang, branding, tz, main, styles, scripts } = framed;
  const style = [paletteStyle, screenStyle, ...styles, printStyle, brandingStyle(branding, title)].join('');
  const policy = await contentPolicy({ styles: [style], scripts });
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body${tz === null ? null : html` data-tz="${tz}"`}>
${bannerOf(framed)}<main id="main" tabindex="-1">
${main}</main>
${closingOf(framed)}${scripts.map((script) => html`<script>${trusted(script)}</script>\n`)}</body>
</html>
`.toString();
}

function bannerOf({ title, branding, contents, words }: Framed): Markup {
  const logo = branding?.logo ?? null;
  const confidentiality = branding?.confidentiality ?? null;
  return html`<a class="skip" href="#main">${words.skip}</a>
<header class="banner-band"><div class="banner">
${logo === null ? null : html`<img class="logo" src="${logo}" alt="">\n`}<h1>${wrappable(title)}</h1>
${confidentiality === null ? null : html`<p class="confidential">${confidentiality}</p>\n`}</div></header>
<nav class="contents" aria-label="${words.contents}"><ul>${contents.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
`;
}

function closingOf({ branding, closing }: Framed): Markup {
  const footer = branding?.footer ?? null;
  return html`<footer class="closing-band"><div class="closing">
${footer === null ? null : html`<p>${footer}</p>\n`}<p>${closing}</p>
</div></footer>
`;
}
