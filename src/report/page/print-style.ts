/**
 * What a page looks like on paper, A4 or Letter: the drawn charts without what operates them, the addresses of
 * outward links in full. Only figures, cards and rows are kept in one piece; a section may go over several pages.
 */
export const printStyle = `@page { margin: 16mm; }
@media print {
html { font-size: 10pt; }
details:not([open]) { display: none; }
.banner, main, .closing { max-width: none; padding: .5rem 0; }
.banner-band .banner { padding: .5rem; }
.skip, .contents, form, button, canvas, .live, summary .hint { display: none !important; }
figure, .card, .closing, p, li, tr, .verdict, .counts, .facts { break-inside: avoid; }
h2, h3, h4, caption, figcaption, .chart-legend { break-after: avoid; }
thead, tbody tr:first-child, .timeline, .closing-band { break-before: avoid; }
thead { display: table-header-group; }
.scroll { overflow: visible; }
table { font-size: 8pt; }
th, td { padding: 3pt 4pt; }
thead th, .time, .number { white-space: normal; }
tbody th, .wide { min-width: 8.5rem; }
#findings td:last-child { min-width: 4.5rem; }
th .sort { display: contents !important; }
th .sort::after { content: none !important; }
td:last-child, .wide { overflow-wrap: anywhere; }
.links, .links a { white-space: nowrap; }
td .severity, .time { white-space: nowrap; }
#findings .time { min-width: 0; white-space: normal; overflow-wrap: normal; }
.terms { grid-template-columns: repeat(3, 1fr); }
.card { display: grid; grid-template-columns: 2fr 3fr; gap: 0 1rem; height: auto; padding: .4rem .75rem; font-size: 9pt; }
.card p, .card dl { margin-bottom: .25rem; }
.card > * { grid-column: 2; }
.card > :first-child, .card > h3, .card:not(:has(figure)) > * { grid-column: 1 / -1; }
.card figure { grid-column: 1; grid-row: 3 / span 4; margin: 0; }
.card > :last-child { display: none; }
.cards { display: block; }
.cards li { margin-bottom: 6pt; }
a { color: inherit; }
a[href^="http"]::after { content: " (" attr(href) ")"; }
tr:target, .chart:target { outline: none; }
}
`;
