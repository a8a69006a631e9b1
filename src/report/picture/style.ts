/**
 * Blue for what was measured, orange for what was found (Okabe and Ito's colours, which the colour-blind tell
 * apart), on white or, where the reader's screen is dark, on black.
 */
export const style = `
text { font: 11px system-ui, sans-serif; fill: #333; }
.paper { fill: #fff; }
.title { font-size: 18px; font-weight: 600; }
.name { font-size: 14px; font-weight: 600; }
.panel { font-weight: 600; }
.frame { fill: none; stroke: #bbb; }
.grid { stroke: #e4e4e4; }
.zero { stroke: #999; }
.line { fill: none; stroke: #0072b2; stroke-width: 1.2; stroke-linejoin: round; stroke-linecap: round; }
.expected { fill: none; stroke: #666; stroke-dasharray: 4 3; }
.band { fill: #0072b2; fill-opacity: 0.16; }
.strip { fill: #d55e00; fill-opacity: 0.16; }
.found { fill: none; stroke: #d55e00; stroke-width: 2.4; stroke-linejoin: round; stroke-linecap: round; }
.mark { fill: #d55e00; }
.kind { fill: #a34700; }
@media (prefers-color-scheme: dark) {
text { fill: #ddd; }
.paper { fill: #14171a; }
.frame { stroke: #555; }
.grid { stroke: #2b3035; }
.zero { stroke: #777; }
.line { stroke: #56b4e9; }
.expected { stroke: #aaa; }
.band { fill: #56b4e9; fill-opacity: 0.2; }
.strip { fill: #e69f00; fill-opacity: 0.2; }
.found { stroke: #e69f00; }
.mark, .kind { fill: #e69f00; }
}
`;
