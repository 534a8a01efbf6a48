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
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.05rem/1.6 Georgia, "Times New Roman", serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 6rem; overflow-wrap: anywhere; }
h1, h2, h3, h4, table, .meta, .entries, .note, .sum { font-family: system-ui, sans-serif; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; border-top: 1px solid var(--rule); padding-top: 1rem; }
.headline { font: 700 1.6rem/1.25 Georgia, serif; } .standfirst { font-size: 1.15rem; }
.byline, .caption, .footer, .meta, .notice { color: var(--soft); font-size: .9rem; }
.item { padding-left: 1.5rem; position: relative; } .item::before { content: "–"; position: absolute; left: .4rem; }
.cell { border-left: 1px solid var(--rule); padding-left: .6rem; margin: .3rem 0; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 4px solid var(--rule); }
table { border-collapse: collapse; font-size: .9rem; } th, td { text-align: left; padding: .2rem .9rem .2rem 0; vertical-align: middle; }
svg { max-width: 100%; } rect.error { fill: var(--error); } rect.warning { fill: var(--warning); } rect.suggestion { fill: var(--suggestion); }
a { color: var(--suggestion); }
.find { color: inherit; text-decoration-line: underline; text-decoration-thickness: 2px; text-underline-offset: .2em; }
article > *, blockquote p { position: relative; }
.find.error { text-decoration-style: double; text-decoration-color: var(--error); }
.find.warning { text-decoration-style: solid; text-decoration-color: var(--warning); }
.find.suggestion { text-decoration-style: dotted; text-decoration-color: var(--suggestion); }
.find:focus-visible { outline: 3px solid var(--suggestion); outline-offset: 2px; }
.icon { font: .7em system-ui, sans-serif; margin-right: .2em; display: inline-block; }
.error > .icon { color: var(--error); } .warning > .icon { color: var(--warning); } .suggestion > .icon { color: var(--suggestion); }
.again { background: none; color: inherit; text-decoration: underline dotted 1px var(--soft); }
.hide { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.note { visibility: hidden; position: absolute; display: block; left: 0; margin-top: .3rem; z-index: 2; width: min(30rem, 100%); padding: .6rem .8rem;
  background: var(--card); color: var(--ink); border: 1px solid var(--soft); border-radius: 4px; font-size: .85rem; font-weight: 400;
  line-height: 1.45; text-align: left; text-decoration: none; }
.find:hover > .note, .find:focus > .note { visibility: visible; }
.line { display: block; } .line + .line { margin-top: .4rem; }
.entries { font-size: .9rem; padding-left: 1.6rem; } .entries li { margin: .3rem 0; } code { font-size: .88em; }
:target { outline: 2px solid var(--rule); outline-offset: 3px; }
@media print { :root { --ink: #000; --paper: #fff; --soft: #444; --card: #fff; --error: #000; --warning: #000; --suggestion: #000; }
  .note { display: none; } main { max-width: none; padding: 0; } .file { break-before: page; } h2, h3, h4 { break-after: avoid; } }
`
