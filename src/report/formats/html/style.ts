/** The whole style of the page. Colours are checked for contrast of 4.5 to 1 in both schemes (axe, in a test). */
export const STYLE = `
:root { color-scheme: light dark; --ground: #ffffff; --raised: #f6f8fa; --line: #d0d7de; --text: #1f2328; --muted: #57606a;
  --good: #1a7f37; --mediocre: #8a6100; --poor: #cf222e; --unknown: #6e40c9; --link: #0550ae; }
@media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --raised: #161b22; --line: #3d444d; --text: #e6edf3;
  --muted: #9ba3ad; --good: #4ac26b; --mediocre: #e2b340; --poor: #ff8078; --unknown: #c297ff; --link: #6cb6ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1.5rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
p, ul, dl { margin: .25rem 0; }
.skip { position: absolute; left: -100rem; } .skip:focus { position: static; }
.verdict { font-size: 1.4rem; font-weight: 700; }
.muted { color: var(--muted); } .good { color: var(--good); } .mediocre { color: var(--mediocre); }
.poor { color: var(--poor); } .unknown { color: var(--unknown); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--muted); padding: .25rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
td, li, dd { overflow-wrap: anywhere; }
.status { white-space: nowrap; font-weight: 600; }
section.point { border: 1px solid var(--line); border-radius: .5rem; padding: .25rem 1rem 1rem; margin: 1rem 0; }
details { background: var(--raised); border-radius: .4rem; padding: .4rem .75rem; margin: .4rem 0; }
summary { cursor: pointer; }
dt { font-weight: 600; } dd { margin: 0 0 .4rem; }
figure { margin: .75rem 0; } figcaption { color: var(--muted); }
svg { max-width: 100%; height: auto; }
svg .bar { fill: var(--link); } svg .mark { fill: var(--mediocre); } svg .axis { stroke: var(--line); }
svg .curve { fill: none; stroke: var(--link); stroke-width: 2; } svg text { fill: var(--muted); font-size: 11px; }
@media print { body { max-width: none; padding: 0; } section.point { break-inside: avoid; }
  details::details-content { content-visibility: visible; display: block; height: auto; } }
`
