/**
 * How the pictures of the maturity report look; a page adds it to its style. Colours come by name: `--ink`,
 * `--muted`, `--paper`, `--panel`, `--rule`, `--grid` and `--band`. Shapes, letters and dashes tell all that they do.
 */
export const maturityChartStyle = `.maturity-frame { container-type: inline-size; }
.maturity-picture { display: block; overflow: visible; font: 12px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
.maturity-narrow { display: none; }
.maturity-picture text { fill: var(--ink); }
.maturity-picture .aside { fill: var(--muted); }
.maturity-picture .strong { font-weight: 600; }
.maturity-picture .on-dark { fill: var(--paper); font-weight: 600; }
.maturity-picture line, .maturity-picture path { fill: none; }
.maturity-picture .grid { stroke: var(--grid); }
.maturity-picture .axis { stroke: var(--muted); }
.maturity-picture .span { fill: var(--grid); stroke: var(--muted); stroke-dasharray: 2 2; }
.maturity-picture .way { stroke: var(--ink); stroke-width: 3; }
.maturity-picture .shown { fill: var(--band); stroke: var(--band); }
.maturity-picture .claimed { fill: none; stroke: var(--ink); stroke-width: 1.5; }
.maturity-picture .aim { fill: var(--paper); stroke: var(--ink); stroke-width: 2; }
.maturity-picture .box { fill: var(--panel); stroke: var(--rule); }
.maturity-picture .box.noted { stroke: var(--ink); stroke-width: 2; }
.maturity-picture .arrow { stroke: var(--muted); stroke-width: 1.5; }
.maturity-picture .head { fill: var(--muted); }
.maturity-picture .cell { stroke: var(--rule); fill: var(--paper); }
.maturity-picture .wanted { fill: none; stroke: var(--ink); stroke-width: 2; }
.maturity-picture .heat-1 { fill: var(--band); fill-opacity: .15; }
.maturity-picture .heat-2 { fill: var(--band); fill-opacity: .35; }
.maturity-picture .heat-3 { fill: var(--band); }
.maturity-picture .rise { stroke: var(--band); }
.maturity-picture .fall { stroke: var(--ink); stroke-dasharray: 6 4; }
.maturity-picture .level { stroke: var(--muted); stroke-dasharray: 2 3; }
@container (max-width: 659px) {
.maturity-wide { display: none; }
.maturity-narrow { display: block; }
}
@media print { .maturity-picture .heat-3, .maturity-picture .heat-2, .maturity-picture .heat-1, .maturity-picture .shown { print-color-adjust: exact; } }
`;
