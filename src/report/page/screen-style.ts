/** What a page looks like on a screen from 320 px on; colours come from the palette by name. */
export const screenStyle = `* { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere; }
[hidden] { display: none !important; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0 0 .5rem; text-wrap: balance; }
h1 { font-size: 1.6rem; }
h2 { font-size: 1.3rem; }
h3 { font-size: 1.05rem; }
h4 { font-size: 1rem; }
p, ul, ol, dl { margin: 0 0 .75rem; }
ul { padding-left: 1.25rem; }
code { font: .875em/1.4 ui-monospace, "SFMono-Regular", "DejaVu Sans Mono", monospace; }
pre { margin: 0 0 .75rem; padding: .75rem; background: var(--panel); border: 1px solid var(--rule); white-space: pre-wrap; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: .5rem; top: .5rem; z-index: 9; padding: .5rem .75rem; background: var(--paper); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.banner, .contents, main, .closing { max-width: 80rem; margin: 0 auto; padding: 1rem clamp(.75rem, 3vw, 2rem); }
.banner-band { border-bottom: 1px solid var(--rule); }
.banner { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; }
.banner .logo { max-height: 3rem; max-width: 12rem; padding: .25rem; background: #fff; }
.banner h1 { margin: 0; flex: 1 1 14rem; }
.confidential { margin: 0; font-weight: 600; }
.contents ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 0; list-style: none; }
.contents a { display: inline-block; padding: .25rem 0; }
section { margin: 0 0 2.5rem; scroll-margin-top: .5rem; }
.verdict { display: flex; gap: .6rem; align-items: flex-start; margin: 0 0 1rem; padding: .75rem 1rem; border: 1px solid var(--rule); border-left: .5rem solid var(--muted); background: var(--panel); font-size: 1.15rem; font-weight: 600; }
.verdict svg { flex: none; width: 1.4rem; height: 1.75rem; fill: none; stroke: currentColor; stroke-width: 3; }
.verdict.failed { border-left-color: var(--failed); }
.verdict.passed { border-left-color: var(--passed); }
.failed > svg, strong.failed { color: var(--failed); }
.passed > svg, strong.passed { color: var(--passed); }
.summary { max-width: 54rem; padding: 0; list-style: none; }
.summary li { margin-bottom: .35rem; }
.summary li:first-child { font-size: 1.15rem; font-weight: 600; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 1rem; padding: 0; list-style: none; }
.counts li { padding: .3rem .75rem; border: 1px solid var(--rule); border-radius: .3rem; }
.counts .none { color: var(--muted); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: .5rem 1.5rem; }
.facts dt, .terms dt { color: var(--muted); font-size: .875rem; }
.facts dd, .terms dd { margin: 0; min-width: 0; overflow: clip; overflow-clip-margin: .5em; }
.terms > div { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: 0 .5rem; align-items: baseline; margin-bottom: .15rem; }
.terms dd { font-variant-numeric: tabular-nums; }
.severity { display: inline-flex; align-items: center; gap: .35em; font-weight: 600; white-space: nowrap; }
.shape { flex: none; width: .85em; height: .85em; fill: currentColor; stroke: none; }
.severity.critical { color: var(--critical); }
.severity.high { color: var(--high); }
.severity.medium { color: var(--medium); }
.severity.low { color: var(--low); }
.cards { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; padding: 0; list-style: none; }
.cards > li { container: card / inline-size; }
.card { height: 100%; padding: 1rem; border: 1px solid var(--rule); border-top: .25rem solid var(--muted); border-radius: .3rem; background: var(--paper); }
.card.critical { border-top-color: var(--critical); }
.card.high { border-top-color: var(--high); }
.card.medium { border-top-color: var(--medium); }
.card figure { margin: 0 0 .5rem; }
.card p { margin-bottom: .5rem; }
.card .more { margin: 0; }
.aside { color: var(--muted); font-size: .9rem; }
figure { margin: 0 0 1.5rem; min-width: 0; }
figcaption { margin-bottom: .35rem; }
figcaption h3 { margin: 0; }
.chart { padding-top: .75rem; border-top: 1px solid var(--rule); }
details { margin: .35rem 0; }
summary { padding: .25rem 0; color: var(--link); cursor: pointer; }
.links { margin: 0; padding: 0; list-style: none; }
.scroll { position: relative; overflow-x: auto; max-width: 100%; margin-bottom: .75rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; overflow-wrap: break-word; }
caption { padding: .25rem 0; color: var(--muted); text-align: left; }
th, td { padding: .4rem .45rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
thead th { background: var(--panel); white-space: nowrap; }
tbody :is(th, td) { min-width: 5rem; overflow-wrap: anywhere; }
tbody :is(.number, .time, .word, .of-start, .of-severity, .of-state, .of-kind) { min-width: 0; overflow-wrap: normal; }
tbody th { min-width: 9rem; font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.time { font-variant-numeric: tabular-nums; white-space: nowrap; }
.whole { white-space: nowrap; }
.of-start { font-variant-numeric: tabular-nums; }
.of-expected { white-space: normal; }
tbody .of-message { min-width: 15rem; width: 30%; }
tbody .of-source { min-width: 0; }
tbody .of-source:has(wbr) { min-width: 9rem; }
tr:target, .chart:target { outline: 3px solid var(--link); outline-offset: -3px; }
button, input, select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--control); border-radius: .25rem; padding: .25rem .6rem; max-width: 100%; }
button { cursor: pointer; }
form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin-bottom: .75rem; }
form label { min-width: 0; max-width: 100%; }
.closing { padding-bottom: 2rem; color: var(--muted); }
.closing-band { border-top: 1px solid var(--rule); }
@media screen and (min-width: 46rem) {
.cards { grid-template-columns: repeat(2, minmax(0, 1fr)); }
.cards > .leading { grid-column: 1 / -1; }
}
@container card (min-width: 31rem) {
.card:has(figure) { display: grid; grid-template: auto auto 1fr / minmax(0, 2fr) minmax(0, 3fr); gap: 0 1.5rem; }
.card > p, .card > h3 { grid-column: 1 / -1; }
}
@media screen and (min-width: 70rem) {
.of-expected .whole { display: block; }
}
@media screen and (max-width: 64rem) {
table { font-size: .875rem; }
th, td { padding: .35rem .4rem; }
.card { padding: .75rem; }
#findings, #findings caption, #findings thead, #findings tbody { display: block; }
#findings tr { display: flex; flex-wrap: wrap; gap: .1rem .75rem; padding: .6rem 0; border-bottom: 1px solid var(--rule); }
#findings th, #findings td { min-width: 0; padding: 0; border: 0; text-align: left; white-space: normal; }
#findings thead tr { padding: .4rem; background: var(--panel); }
#findings tbody th, #findings tbody .of-message { flex: 1 0 100%; min-width: 0; }
#findings td.of-duration::before { content: "for "; }
#findings td.of-value::before { content: "value "; }
#findings td.of-expected::before { content: "expected "; }
#findings td.of-source::before { content: "at "; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
