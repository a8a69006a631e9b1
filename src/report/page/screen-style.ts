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
.summary { max-width: 46rem; font-size: 1.05rem; }
.summary li { margin-bottom: .25rem; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; }
.counts li { padding: .3rem .75rem; border: 1px solid var(--rule); border-radius: .3rem; }
.counts .none { color: var(--muted); }
td code { overflow-wrap: anywhere; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: .5rem 1.5rem; }
.facts dt, .terms dt { color: var(--muted); font-size: .875rem; }
.facts dd, .terms dd { margin: 0; }
.severity { display: inline-flex; align-items: center; gap: .35em; font-weight: 600; white-space: nowrap; }
.shape { flex: none; width: .85em; height: .85em; fill: currentColor; stroke: none; }
.severity.critical { color: var(--critical); }
.severity.high { color: var(--high); }
.severity.medium { color: var(--medium); }
.severity.low { color: var(--low); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: 1rem; padding: 0; list-style: none; }
.card { height: 100%; padding: 1rem; border: 1px solid var(--rule); border-top: .25rem solid var(--muted); border-radius: .3rem; background: var(--paper); }
.card.critical { border-top-color: var(--critical); }
.card.high { border-top-color: var(--high); }
.card.medium { border-top-color: var(--medium); }
.card figure { margin: .5rem 0; }
.terms { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 8.5rem), 1fr)); gap: .35rem 1rem; }
.card .terms > :first-child { grid-column: 1 / -1; }
.aside { color: var(--muted); font-size: .9rem; }
figure { margin: 0 0 1.5rem; min-width: 0; }
figcaption { margin-bottom: .35rem; }
figcaption h3 { margin: 0; }
.chart { padding-top: .75rem; border-top: 1px solid var(--rule); }
details { margin: .35rem 0; }
summary { padding: .25rem 0; color: var(--link); cursor: pointer; }
.links { margin: 0; padding: 0; list-style: none; }
.scroll { overflow-x: auto; max-width: 100%; margin-bottom: .75rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; overflow-wrap: break-word; }
caption { padding: .25rem 0; color: var(--muted); text-align: left; }
th, td { padding: .4rem .45rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
thead th { background: var(--panel); white-space: nowrap; }
tbody th { min-width: 10rem; font-weight: 600; overflow-wrap: anywhere; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.time { font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { min-width: 14rem; }
tr:target, .chart:target { outline: 3px solid var(--link); outline-offset: -3px; }
button, input, select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--control); border-radius: .25rem; padding: .25rem .6rem; max-width: 100%; }
button { cursor: pointer; }
form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin-bottom: .75rem; }
.closing { padding-bottom: 2rem; color: var(--muted); }
.closing-band { border-top: 1px solid var(--rule); }
@media screen and (max-width: 40rem) {
table { font-size: .875rem; }
th, td { padding: .35rem .4rem; }
.card { padding: .75rem; }
#findings, #findings caption, #findings thead, #findings tbody { display: block; }
#findings tr { display: flex; flex-wrap: wrap; gap: .1rem .75rem; padding: .6rem 0; border-bottom: 1px solid var(--rule); }
#findings th, #findings td { padding: 0; border: 0; text-align: left; white-space: normal; }
#findings thead tr { padding: .4rem; background: var(--panel); }
#findings tbody th, #findings .wide { flex: 1 0 100%; min-width: 0; }
#findings td:nth-child(4)::before { content: "for "; }
#findings td:nth-child(7)::before { content: "value "; }
#findings td:nth-child(8)::before { content: "expected "; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
