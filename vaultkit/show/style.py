"""How the page of a note looks: in light and dark, on a desk, on a phone and on paper."""

from __future__ import annotations

STYLE = """\
:root {
  color-scheme: light dark;
  --paper: #fdfcfa; --card: #f5f2ec; --ink: #23211e; --soft: #6b665e; --rule: #e0dbd2;
  --link: #2456a6; --code: #efece5; --mark: #fbe79a;
  --against: #b3372f; --for: #2f7a4d; --neutral: #9a7b2d;
  --note: #3b6fb6; --tip: #22808a; --ok: #2f7a4d; --ask: #9a6a12; --warn: #b5651d; --bad: #b3372f; --aside: #75706a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1b1c1e; --card: #242629; --ink: #e4e1db; --soft: #a19c93; --rule: #3a3c40;
    --link: #8db4f2; --code: #2a2c30; --mark: #6a5a16;
    --against: #f08a80; --for: #7fcf9f; --neutral: #d9b968;
    --note: #8db4f2; --tip: #6cc7cf; --ok: #7fcf9f; --ask: #e0b65c; --warn: #eda565; --bad: #f08a80; --aside: #a8a39a;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; padding: 3rem 1.25rem 2rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.65 Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", Georgia, serif;
  overflow-wrap: break-word;
}
main, footer { max-width: 44rem; margin: 0 auto; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 .6em; text-wrap: balance; scroll-margin-top: 1rem; }
h1 { font-size: 2rem; margin-top: 0; letter-spacing: -.01em; }
h2 { font-size: 1.3rem; }
h3 { font-size: 1.1rem; }
h4, h5, h6 { font-size: 1rem; }
p, ul, ol, dl, pre, blockquote, details, .table, .callout { margin: 0 0 1em; }
ul, ol { padding-left: 1.4em; }
li { margin: .2em 0; }
li > p { margin-bottom: .5em; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
a:not(:hover) { text-decoration-color: color-mix(in srgb, var(--link) 40%, transparent); }
a.unresolved, a.refused { color: var(--soft); text-decoration: underline dotted; cursor: help; }
a.external::after { content: "\\2009\\2197"; font-size: .8em; }
a.embed { display: inline-block; padding: .3em .7em; border: 1px solid var(--rule); border-left: 3px solid var(--link);
  border-radius: 4px; background: var(--card); text-decoration: none; }
a.embed.unresolved { border-left-color: var(--soft); }
img { max-width: 100%; height: auto; border-radius: 4px; }
mark { background: var(--mark); color: inherit; padding: 0 .15em; border-radius: 2px; }
hr { border: 0; border-top: 1px solid var(--rule); margin: 2em 0; }
code, pre { font-family: ui-monospace, "Cascadia Code", Menlo, Consolas, monospace; font-size: .87em; }
code { background: var(--code); padding: .1em .3em; border-radius: 3px; }
pre { background: var(--code); padding: .8em 1em; border-radius: 6px; overflow-x: auto; line-height: 1.5; }
pre code { background: none; padding: 0; font-size: 1em; }
p.cut + pre { white-space: pre-wrap; }
blockquote { padding-left: 1em; border-left: 3px solid var(--rule); color: var(--soft); }
sup { line-height: 0; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: .95em; line-height: 1.45; }
th, td { padding: .4em .8em; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
th { border-bottom-width: 2px; }
.center { text-align: center; }
.right { text-align: right; }
li.task { list-style: none; }
li.task > input, li.task > p > input { margin: 0 .4em 0 -1.4em; width: 1em; height: 1em; vertical-align: -.1em; }
.footnotes { margin-top: 2.5em; border-top: 1px solid var(--rule); padding-top: 1em; font-size: .9em; }

.chips, dl, footer, .strength, .callout > .title, .callout > summary, section h3, summary {
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
header { border-bottom: 1px solid var(--rule); padding-bottom: .8rem; margin-bottom: 1.8rem; }
.chips { list-style: none; display: flex; gap: .4rem; padding: 0; margin: 0 0 .8rem; font-size: .75rem; }
.chips li { margin: 0; padding: .1em .75em; border-radius: 99px; border: 1px solid var(--rule);
  background: var(--card); color: var(--soft); letter-spacing: .02em; }
.chips .kind { border-color: transparent; background: var(--link); color: var(--paper); }
.chips .stub { border-style: dashed; }
.claim { font-size: 1.2rem; line-height: 1.45; font-style: italic; }
.summary, .lead { color: var(--soft); }
.summary b { color: var(--ink); margin-right: .35em; }
.leads > p:first-child { font-size: 1.12rem; line-height: 1.55; }
dl { font-size: .8rem; color: var(--soft); line-height: 1.5; }
dl div { display: flex; flex-wrap: wrap; gap: 0 .35em; margin: .15em 0; }
dt { min-width: 6em; }
dd { margin: 0; color: var(--ink); }
dd:not(:last-child)::after { content: ","; }

.callout { --tone: var(--note); border: 1px solid color-mix(in srgb, var(--tone) 30%, transparent);
  border-left: 4px solid var(--tone); border-radius: 5px; padding: .7em 1em;
  background: color-mix(in srgb, var(--tone) 7%, transparent); }
.callout > .title, .callout > summary { margin: 0; font-weight: 600; font-size: .95em; color: var(--tone); }
.callout > summary { cursor: pointer; }
.callout > div { margin-top: .5em; }
.callout > div > :last-child { margin-bottom: 0; }
.callout a:not(.unresolved) { color: inherit; text-decoration-color: currentColor; }
.callout > div a:not(.unresolved) { color: var(--link); }
.callout.abstract, .callout.tip { --tone: var(--tip); }
.callout.success { --tone: var(--ok); }
.callout.question { --tone: var(--ask); }
.callout.warning { --tone: var(--warn); }
.callout.failure, .callout.danger, .callout.bug { --tone: var(--bad); }
.callout.example, .callout.quote { --tone: var(--aside); }

main > section > h2 { margin-top: 2.2em; padding-top: 1.1em; border-top: 1px solid var(--rule); }
.relation { --tone: var(--neutral); border-left: 4px solid var(--tone); background: var(--card);
  border-radius: 5px; padding: .7em 1em; margin: 0 0 .8em; }
.relation.against { --tone: var(--against); }
.relation.for { --tone: var(--for); }
.relation.related { --tone: var(--aside); }
.relation h3 { margin: 0 0 .3em; font-size: .85rem; font-weight: 600; color: var(--tone); }
.relation h3::first-letter { text-transform: uppercase; }
.relation ul { list-style: none; padding: 0; margin: 0; }
.relation li + li { margin-top: .7em; }
.strength { font-size: .72rem; padding: 0 .6em; border-radius: 99px; border: 1px solid currentColor;
  color: var(--tone, var(--soft)); white-space: nowrap; }
.said { margin: .1em 0 0; font-size: .93em; line-height: 1.5; color: var(--soft); }
section > details > summary { cursor: pointer; font-size: .9rem; color: var(--soft); margin-bottom: .6em; }
section > details > ul { columns: 20rem 2; column-gap: 2rem; font-size: .93em; line-height: 1.45; }
section > details > ul > li { break-inside: avoid; margin: 0 0 .3em; }
footer { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid var(--rule); font-size: .78rem; }
footer a { color: var(--soft); }
:target { background: color-mix(in srgb, var(--mark) 45%, transparent); border-radius: 3px; }
@media (max-width: 34rem) {
  body { padding: 1.5rem 1rem; font-size: 1rem; }
  h1 { font-size: 1.55rem; }
  .claim { font-size: 1.08rem; }
}
@media print {
  body { padding: 0; background: none; }
  a { color: inherit; }
}
"""
