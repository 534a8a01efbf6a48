package report

import (
	"crypto/sha256"
	"encoding/base64"
)

// pageHead takes the hash of the style and the style. The page asks for nothing
// from outside and runs nothing.
const pageHead = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>rhetlint report</title>
<style>%s</style>
</head>
<body>
<main>
<h1>rhetlint report</h1>
`

// styleHash names pageStyle to the content policy.
func styleHash() string {
	sum := sha256.Sum256([]byte(pageStyle))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// pageStyle tells severities apart by the line under the words, the icon and
// the word, and only then by colour.
const pageStyle = `
:root { --ink: #1d1d1f; --paper: #fdfdfb; --soft: #55555c; --rule: #c9c9cf; --card: #ffffff;
  --error: #a3120f; --warning: #7a4b00; --suggestion: #1a4f8b; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececee; --paper: #17171a; --soft: #b3b3bb; --rule: #4a4a52; --card: #232328;
    --error: #ff9a92; --warning: #f0bf5a; --suggestion: #93c1ff; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 2rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.05rem/1.6 Georgia, "Times New Roman", serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 6rem; overflow-wrap: anywhere; }
h1, h2, h3, h4, table, .meta, .entries, .note, .sum, .legend, .notice { font-family: system-ui, sans-serif; }
h1 { font-size: 1.4rem; margin-bottom: .3rem; }
h2 { font-size: 1.15rem; margin-top: 2.5rem; border-top: 1px solid var(--rule); padding-top: 1rem; }
.sum { font-size: 1.1rem; margin: .3rem 0; } .legend { font-size: .9rem; }
.headline { font: 700 1.6rem/1.25 Georgia, serif; } .standfirst { font-size: 1.15rem; }
.byline, .caption, .footer, .meta, .notice { color: var(--soft); font-size: .9rem; }
.item { padding-left: 1.5rem; position: relative; } .item::before { content: "–"; position: absolute; left: .4rem; }
.cell { border-left: 1px solid var(--rule); padding-left: .6rem; margin: .3rem 0; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 4px solid var(--rule); }
table { border-collapse: collapse; font-size: .9rem; width: 100%; }
th, td { text-align: left; padding: .25rem .9rem .25rem 0; vertical-align: baseline; }
tbody tr { border-top: 1px solid var(--rule); } tbody th { font-weight: 500; } thead th { overflow-wrap: normal; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } .none { color: var(--soft); }
.bar { width: 40%; white-space: nowrap; font-variant-numeric: tabular-nums; } th.bar { padding-left: 1rem; } td.bar { padding: .25rem 0 .25rem 1rem; }
svg { width: calc(100% - 3rem); height: .75rem; margin-right: .5rem; vertical-align: -.05rem; }
rect.error { fill: var(--error); } rect.warning { fill: var(--warning); } rect.suggestion { fill: var(--suggestion); }
a { color: var(--suggestion); }
.find { color: inherit; text-decoration-line: underline; text-decoration-thickness: 2px; text-underline-offset: .2em; }
article > *, blockquote p { position: relative; }
.find.error { text-decoration-style: double; text-decoration-color: var(--error); }
.find.warning { text-decoration-style: solid; text-decoration-color: var(--warning); }
.find.suggestion { text-decoration-style: dotted; text-decoration-color: var(--suggestion); }
.find:focus-visible { outline: 3px solid var(--suggestion); outline-offset: 2px; }
.start { white-space: nowrap; }
.icon { font: .7em system-ui, sans-serif; margin-right: .2em; display: inline-block; } th .icon { font-size: 1em; }
.error > .icon, .icon.error { color: var(--error); } .warning > .icon, .icon.warning { color: var(--warning); }
.suggestion > .icon, .icon.suggestion { color: var(--suggestion); }
.error > .start > .icon { color: var(--error); } .warning > .start > .icon { color: var(--warning); } .suggestion > .start > .icon { color: var(--suggestion); }
.again { background: none; color: inherit; text-decoration: underline dotted 1px var(--soft); text-underline-offset: .2em; }
.hide { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.note { visibility: hidden; position: absolute; display: block; left: 0; z-index: 2; width: min(32rem, 100%); padding: .6rem .8rem;
  background: var(--card); color: var(--ink); border: 1px solid var(--soft); border-radius: 4px; box-shadow: 0 2px 8px #0003;
  font-size: .85rem; font-weight: 400; font-style: normal; line-height: 1.45; text-align: left; text-decoration: none; white-space: normal; }
.find:hover > .note, .find:focus > .note { visibility: visible; }
.line { display: block; } .line + .line { margin-top: .4rem; }
.entries { font-size: .9rem; padding-left: 2rem; border-top: 1px dashed var(--rule); padding-top: .6rem; } .entries li { margin: .35rem 0; }
code { font-size: .88em; } .rule { color: var(--soft); }
:target { outline: 2px solid var(--suggestion); outline-offset: 3px; }
.packs th { overflow-wrap: break-word; }
.articles .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 34rem) { .bar { display: none; } .wide { display: none; }
  .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; } }
@page { margin: 16mm 14mm; }
@media print { :root { --ink: #000; --paper: #fff; --soft: #444; --card: #fff; --error: #000; --warning: #000; --suggestion: #000; }
  body { font-size: 11pt; } .note { display: none; } main { max-width: none; padding: 0; } .file { break-before: page; } a { color: inherit; }
  h2, h3, h4, thead { break-after: avoid; } .entries li, tr { break-inside: avoid; } rect { stroke: #fff; } rect.warning { fill: #777; } rect.suggestion { fill: #bbb; } }
`
