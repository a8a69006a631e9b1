/**
 * What a page looks like on paper, A4 or Letter as the printer has it: the drawn charts without what operates them,
 * the addresses of outward links in full. Only figures, cards and rows are kept in one piece; a section may go over
 * several pages.
 */
export const printStyle = `@page { margin: 16mm; }
@media print {
html { font-size: 10pt; line-height: 1.4; }
details:not([open]) { display: none; }
.banner, main { max-width: none; padding: .5rem 0; }
.banner h1 { font-size: 1.4rem; }
.skip, .contents, form, button, canvas, .live, summary .hint, .card .more, .closing-band { display: none !important; }
section { margin-bottom: 1.5rem; }
figure:not(.timeline), .strip .picture-frame, .card, .chart-legend, p, li, tr, .verdict, .counts, .facts > div { break-inside: avoid; }
h2, h3, h4, caption, figcaption, .chart-legend { break-after: avoid; }
thead, tbody tr:first-child, .timeline { break-before: avoid; }
thead { display: table-header-group; }
.scroll { overflow: visible; }
table { font-size: 8pt; }
th, td { padding: 3pt 4pt; }
thead th, .time, .number { white-space: normal; }
tbody :is(th, td) { min-width: 4rem; }
tbody :is(.number, .time, .word, .of-start, .of-severity, .of-state, .of-kind) { min-width: 0; }
tbody th { min-width: 6.5rem; }
th .sort { display: contents !important; }
th .sort::after { content: none !important; }
.links, .links a { white-space: nowrap; }
td .severity, .time { white-space: nowrap; }
.of-start { white-space: normal; overflow-wrap: normal; }
.of-expected .whole { display: block; }
tbody .of-message { min-width: 9rem; width: 40%; }
tbody .of-source:has(wbr) { min-width: 8rem; }
.card { height: auto; padding: .4rem .75rem; font-size: 9pt; line-height: 1.35; }
.card > p, .card > h3 { margin-bottom: .1rem; }
.card figure { margin: 0; }
.card p, .card dl { margin-bottom: .25rem; }
.cards { display: block; }
.cards li { margin-bottom: 6pt; }
.facts { grid-template-columns: repeat(4, minmax(0, 1fr)); font-size: 9pt; }
.chart { margin-bottom: .25rem; padding-top: .25rem; }
.chart figcaption { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; margin: 0; }
.chart figcaption p { margin: 0; }
.chart-legend { margin-bottom: .4rem; }
a { color: inherit; }
a[href^="http"]::after { content: " (" attr(href) ")"; }
tr:target, .chart:target { outline: none; }
}
`;
