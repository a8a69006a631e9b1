/**
 * Where the parts of a chart lie and how thick they are; a page adds it to its style and must set no size of the
 * `svg` elements within `.picture-frame`. Colours come by name: `--ink`, `--muted`, `--paper`, `--panel`, `--grid`,
 * `--band`, `--expected`, `--critical`, `--high`, `--medium` and `--low`.
 */
export const chartStyle = `.picture-frame { container-type: inline-size; }
svg.picture { display: block; width: calc(100% - 100px); margin: 0 16px 0 84px; overflow: visible; background: none; font: 12px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
.picture svg { overflow: visible; }
.picture text { fill: var(--muted); }
.picture path, .picture line, .swatch path { fill: none; vector-effect: non-scaling-stroke; stroke-linejoin: round; }
.grid { stroke: var(--grid); }
.zero { stroke: var(--muted); }
.picture .band, .swatch .band { fill: var(--band); fill-opacity: .18; }
.value { stroke: var(--ink); stroke-width: 1.25; stroke-linecap: round; }
.expected { stroke: var(--expected); stroke-width: 1.25; stroke-dasharray: 5 4; }
.found { stroke: currentColor; stroke-width: 2.75; stroke-linecap: round; }
.gap { fill: var(--muted); fill-opacity: .12; stroke: var(--muted); stroke-dasharray: 1 3; }
.picture .shade { fill: currentColor; fill-opacity: .12; }
.picture .shade.hollow { fill-opacity: .06; }
.picture .panel-title, .picture .row-name { fill: var(--ink); }
.panel-title { font-weight: 600; }
.row { fill: var(--panel); }
.together { stroke: var(--muted); stroke-dasharray: 2 3; }
.mark-critical { color: var(--critical); }
.mark-high { color: var(--high); }
.mark-medium { color: var(--medium); }
.mark-low { color: var(--low); }
.picture .mark path, .swatch .mark path { fill: currentColor; stroke: var(--paper); stroke-width: 1; }
.picture .mark.hollow path, .swatch .mark.hollow path { fill: var(--paper); stroke: currentColor; stroke-width: 2; }
.picture .range { stroke: currentColor; stroke-width: 5; stroke-opacity: .5; }
.picture .range.hollow { stroke-width: 2; }
.times-medium, .times-narrow, .strip-above { display: none; }
.strip-beside svg.picture { width: calc(100% - 268px); margin-left: 252px; }
.chart-legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 .75rem; padding: 0; list-style: none; font-size: .875rem; }
.chart-legend li { display: inline-flex; align-items: center; gap: .35rem; }
.swatch { flex: none; overflow: visible; }
@container (max-width: 1080px) {
.strip-beside .times-wide { display: none; }
.strip-beside .times-medium { display: inline; }
}
@container (max-width: 900px) {
.times-wide { display: none; }
.times-medium { display: inline; }
}
@container (max-width: 480px) {
.times-medium { display: none; }
.times-narrow { display: inline; }
svg.picture { width: calc(100% - 8px); margin: 0 4px; }
.number-mark { text-anchor: start; transform: translate(12px, -7px); paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }
}
@media screen and (max-width: 44rem) {
.strip-beside { display: none; }
.strip-above { display: block; }
.strip-above svg.picture { width: calc(100% - 16px); margin: 0 8px; }
}
@media print { .picture text { fill: #000; } }
`;
