import { chartStyle } from '../charts/chart-style.ts';
import type { ReportDocument } from '../document/document.ts';
import { methodSection, qualitySection } from './appendix.ts';
import type { PageAssets } from './assets.ts';
import { brandingStyle } from './branding-style.ts';
import { chartsSection } from './charts-section.ts';
import { findingsSection } from './findings-table.ts';
import { firstSection } from './first.ts';
import { acceptedSection, gateSection } from './gate-sections.ts';
import { html, type Markup, trusted } from './markup.ts';
import { overview } from './overview.ts';
import { paletteStyle } from './palette.ts';
import { contentPolicy } from './policy.ts';
import { printStyle } from './print-style.ts';
import { screenStyle } from './screen-style.ts';
import { timelineSection } from './timeline.ts';

/**
 * A report as one HTML file that needs nothing beside itself and may do nothing but what it holds.
 * @param assets null for a page that is read as it is: all that is told and drawn is there without a script
 */
export async function page(document: ReportDocument, assets: PageAssets | null = null): Promise<string> {
  const style = [
    paletteStyle,
    screenStyle,
    chartStyle,
    assets?.style ?? '',
    printStyle,
    brandingStyle(document.branding, document.title),
  ].join('');
  const scripts = assets === null ? [] : [assets.script];
  const policy = await contentPolicy({ styles: [style], scripts });
  return html`<!doctype html>
<html lang="${document.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${document.title}</title>
<style>${trusted(style)}</style>
</head>
<body data-tz="${document.tz}">
${bannerOf(document)}${bodyOf(document, assets !== null)}${closingOf(document)}${scripts.map((script) => html`<script>${trusted(script)}</script>\n`)}</body>
</html>
`.toString();
}

function bannerOf({ title, branding }: ReportDocument): Markup {
  const logo = branding?.logo ?? null;
  const confidentiality = branding?.confidentiality ?? null;
  return html`<a class="skip" href="#main">Skip to the report</a>
<header class="banner-band"><div class="banner">
${logo === null ? null : html`<img class="logo" src="${logo}" alt="">\n`}<h1>${title}</h1>
${confidentiality === null ? null : html`<p class="confidential">${confidentiality}</p>\n`}</div></header>
<nav class="contents" aria-label="Contents"><ul>${contents.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
`;
}

const contents: readonly (readonly [id: string, name: string])[] = [
  ['overview', 'Summary'],
  ['first', 'Look at first'],
  ['timeline', 'Timeline'],
  ['charts', 'Charts'],
  ['findings-section', 'All findings'],
  ['gate', 'Gate'],
  ['accepted', 'Accepted'],
  ['quality', 'Data quality'],
  ['method', 'Method'],
];

function bodyOf(document: ReportDocument, isLive: boolean): Markup {
  return html`<main id="main" tabindex="-1">
${overview(document)}${firstSection(document)}${timelineSection(document)}${chartsSection(document, isLive)}${findingsSection(document.findings)}${gateSection(document)}${acceptedSection(document.accepted)}${qualitySection(document.quality)}${methodSection(document.method)}</main>
`;
}

function closingOf({ branding, tz }: ReportDocument): Markup {
  const footer = branding?.footer ?? null;
  return html`<footer class="closing-band"><div class="closing">
${footer === null ? null : html`<p>${footer}</p>\n`}<p>Times are on the clock of ${tz}. Made by aiops from the saved result.</p>
</div></footer>
`;
}
