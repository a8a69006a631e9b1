/** What a maturity report looks like beside what all pages do: the message of a part, levels as shades, folded parts. */
export const maturityPageStyle = `.contents { padding-bottom: 0; }
.contents ul { gap: 0 1rem; font-size: .95rem; }
.about { margin-bottom: .5rem; }
.message { max-width: 60rem; font-size: 1.1rem; font-weight: 600; text-wrap: pretty; }
#executive .message { padding: .6rem 1rem; border: 1px solid var(--rule); border-left: .5rem solid var(--band); background: var(--panel); }
.lead { max-width: 60rem; }
.points { max-width: 60rem; }
.points li { margin-bottom: .3rem; }
#executive .facts { grid-template-columns: repeat(auto-fit, minmax(min(100%, 10rem), 1fr)); }
#executive .facts dd { font-weight: 600; }
.topics { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); gap: 1rem 2rem; margin-top: 1rem; }
.topics > div { min-width: 0; padding-top: .6rem; border-top: 1px solid var(--rule); }
.topics ul { margin: 0; }
.detail { margin-top: 1.25rem; padding-top: 1rem; border-top: 1px solid var(--rule); scroll-margin-top: .5rem; }
.maturity-picture .aside { font-size: 12px; }
.folded > summary { font-weight: 600; }
.folded h3, .folded h4 { margin-top: 1rem; }
.tone.good { color: var(--passed); font-weight: 600; }
.tone.bad { color: var(--failed); font-weight: 600; }
.tone.muted, .tone.low { color: var(--muted); }
.tone:is(.critical, .high, .medium) { font-weight: 600; }
.tone.critical { color: var(--critical); }
.tone.high { color: var(--high); }
.tone.medium { color: var(--medium); }
td:has(> .tone:is(.level-0, .level-1, .level-2, .level-3, .level-4, .level-5)) { border: 1px solid var(--rule); font-weight: 600; print-color-adjust: exact; }
td:has(> .level-2) { background: color-mix(in srgb, var(--band) 15%, var(--paper)); }
td:has(> .level-3) { background: color-mix(in srgb, var(--band) 35%, var(--paper)); }
td:has(> :is(.level-4, .level-5)) { background: var(--band); color: var(--paper); }
@media (forced-colors: active) { td:has(> :is(.level-4, .level-5)) { color: CanvasText; background: Canvas; } }
@media print {
#executive { break-after: page; }
.topics { display: block; columns: 2; column-gap: 8mm; margin-top: .5rem; font-size: 8.5pt; line-height: 1.3; }
.topics > div { break-inside: avoid; margin-bottom: .3rem; padding-top: .3rem; }
.topics h3 { font-size: 9.5pt; margin-bottom: .2rem; }
.points li { margin-bottom: .1rem; }
#executive .facts { grid-template-columns: repeat(6, auto); margin-bottom: .25rem; }
.message { font-size: 1.05rem; }
.tracker { display: none; }
details.folded:not([open]) { display: block; }
details.folded::details-content { content-visibility: visible; block-size: auto; }
.folded > summary { list-style: none; color: inherit; }
}
`;
