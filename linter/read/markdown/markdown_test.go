package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

func read(source string) *prose.Document {
	doc := prose.NewDocument("a.md", source)
	Read(doc)
	return doc
}

// show gives one line for each segment: its zone and text, line ends as ⏎,
// links in brackets.
func show(doc *prose.Document) string {
	var b strings.Builder
	for _, s := range doc.Segments {
		text := s.Text
		for i := len(s.Links) - 1; i >= 0; i-- {
			l := s.Links[i]
			text = text[:l.Start] + "[" + l.Of(text) + "]" + text[l.End:]
		}
		fmt.Fprintf(&b, "%s: %s\n", s.Zone, strings.NewReplacer("\r\n", "⏎", "\n", "⏎").Replace(text))
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"headline and headings", "# A vote *in* Varn\n\nThe vote was held.\n\n# Later\n\nUnder\n-----\n\n### Third ###", "headline: A vote in Varn\nbody: The vote was held.\nheading: Later\nheading: Under\nheading: Third\n"},
		{"a heading after text is no headline", "Some text stands here first.\n\n# Then this\n", "body: Some text stands here first.\nheading: Then this\n"},
		{"emphasis and soft breaks keep a sentence", "## H\n\nThe **vile** *pl*an\nof the ~~old~~ board.", "heading: H\nbody: The vile plan⏎of the old board.\n"},
		{"CRLF", "## H\r\n\r\none\r\ntwo\r\n", "heading: H\nbody: one⏎two\n"},
		{"intraword underscores stay", "## H\n\na snake_case_name here", "heading: H\nbody: a snake_case_name here\n"},
		{"hard breaks", "## H\n\none  \ntwo\\\nthree<br>four", "heading: H\nbody: one⏎two⏎three⏎four\n"},
		{"entities", "## H\n\nfish &amp; chips, caf&eacute;, &#8220;so&#x201D;, &notanentity; & AT&T", "heading: H\nbody: fish & chips, café, “so”, &notanentity; & AT&T\n"},
		{"no entities", "## H\n\n&#x; &#; &#12345678; &#x1234567; &#xg; &ampfoo;", "heading: H\nbody: &#x; &#; &#12345678; &#x1234567; &#xg; &ampfoo;\n"},
		{"escapes", `## H` + "\n\n" + `\*not\* emphasis, a \letter`, "heading: H\nbody: *not* emphasis, a \\letter\n"},
		{"links", "## H\n\nA [report *out*](http://r.example \"title\") and [one][two] and [none]().\n\n[two]: http://t.example", "heading: H\nbody: A [report out] and [one] and none.\n"},
		{"bare addresses", "## H\n\nSee <http://a.example> or www.b.example now", "heading: H\nbody: See [] or [] now\n"},
		{"raw anchors", "## H\n\nA <a href=\"x\">report</a> and <b>bold</b><!-- hidden --> text", "heading: H\nbody: A []report and bold text\n"},
		{"footnotes", "## H\n\nIt fell.[^1] Then rose.\n\n[^1]: So says the ledger.\n\nLast words.", "heading: H\nbody: It fell.[] Then rose.\nbody: So says the ledger.\nbody: Last words.\n"},
		{"code", "## H\n\nRun `rm -rf` now\n\n    indented code\n\n```\nfenced\n```\n\n~~~go\nx\n~~~\n", "heading: H\nbody: Run  now\n"},
		{"an open fence hides the rest, as in a browser", "## H\n\n```\ncode\n\nmore", "heading: H\n"},
		{"html blocks and comments", "## H\n\n<div>\nraw <b>it</b>\n</div>\n\n<!-- a\n\nb -->\n\ntext", "heading: H\nbody: raw it\nbody: text\n"},
		{"html after a comment", "## H\n\none\n<!-- a --> two\n\nthree", "heading: H\nbody: one\nbody: two\nbody: three\n"},
		{"html in quotations and lists", "## H\n\n> <div>\n> one\n> two</div>\n\n- <p>three\n  four\n\n<blockquote>five</blockquote>", "heading: H\nquotation: one⏎two\nlist: three⏎four\nquotation: five\n"},
		{"html tables and headings", "<h1 align=center>A vote</h1>\n\n<table><tr><td>a<td>b</table>\n\n<script>\nx\n\ny</script>\n", "heading: A vote\ntable: a\ntable: b\n"},
		{"lists", "## H\n\n- one\n  more\n- two\n\n  para\n  1. inner\n\n* [x] done", "heading: H\nlist: one⏎more\nlist: two\nlist: para\nlist: inner\nlist: done\n"},
		{"quotations", "## H\n\n> He said\n> this.\n>\n> And that.\n> - item\n\n> lazy\nline", "heading: H\nquotation: He said⏎this.\nquotation: And that.\nquotation: item\nquotation: lazy⏎line\n"},
		{"a quotation in a list", "## H\n\n- one\n\n  > said", "heading: H\nlist: one\nquotation: said\n"},
		{"tables", "## H\n\n| a | **b** |\n|---|:-:|\n| c \\| d | `x` |", "heading: H\ntable: a\ntable: b\ntable: c | d\n"},
		{"pictures", "## H\n\n![The *old* pier](p.png)\n\n![start](a) The pier ![mid](b) is old. ![end](c)", "heading: H\ncaption: The old pier\ncaption: start\nbody: The pier  is old.\ncaption: end\n"},
		{"a linked picture", "## H\n\n[![The pier](p.png)](http://p.example)", "heading: H\ncaption: The pier\n"},
		{"rules", "## H\n\none\n\n***\n\ntwo", "heading: H\nbody: one\nbody: two\n"},
		{"byline under a headline", "# A vote\n\nBy Ada Orr\n\nThe vote was held on Monday in the hall.", "headline: A vote\nbyline: By Ada Orr\nbody: The vote was held on Monday in the hall.\n"},
		{"boilerplate at the end", "# A vote\n\nThe vote was held on Monday in the hall.\n\nFollow us on Chirp", "headline: A vote\nbody: The vote was held on Monday in the hall.\nfooter: Follow us on Chirp\n"},
		{"nothing", "", ""},
		{"only blanks", " \n\t\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(read(c.source)); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestFrontMatter(t *testing.T) {
	const body = "Text of the article stands here."
	for name, c := range map[string]struct {
		head string
		meta prose.Meta
	}{
		"YAML":  {"---\ntitle: A vote\ndate: 2031-06-03\ntags:\n  - harbour\n---\n", prose.Meta{Title: "A vote", Date: "2031-06-03"}},
		"TOML":  {"+++\ntitle = \"A vote\"\nsection = \"opinion\"\n+++\n", prose.Meta{Title: "A vote", Genre: "opinion"}},
		"JSON":  {"{\n \"title\": \"A vote\",\n \"tags\": [\"a\", {}], \"date\": \"2031-06-03T10:00\"\n}\n", prose.Meta{Title: "A vote", Date: "2031-06-03"}},
		"mark":  {"\uFEFF---\ntitle: A vote\n---\n", prose.Meta{Title: "A vote"}},
		"CRLF":  {"---\r\ntitle: A vote\r\n---\r\n", prose.Meta{Title: "A vote"}},
		"empty": {"---\n---\n", prose.Meta{}},
	} {
		t.Run(name, func(t *testing.T) {
			source := c.head + "\n" + body + "\n"
			doc := read(source)
			if doc.Meta != c.meta {
				t.Errorf("meta %+v, want %+v", doc.Meta, c.meta)
			}
			if len(doc.Segments) != 1 || doc.Segments[0].Text != body {
				t.Fatalf("segments\n%s", show(doc))
			}
			if at := doc.Segments[0].Source(span.Span{Start: 0, End: len(body)}); at.Of(source) != body {
				t.Errorf("leads back to %q", at.Of(source))
			}
		})
	}
	for _, open := range []string{"---\ntitle: A\n\ntext without end", "{ \"a\": 1\n\ntext"} {
		if doc := read(open); len(doc.Segments) == 0 || doc.Meta.Title != "" {
			t.Errorf("%q: open front matter swallowed the text", open)
		}
	}
}

// Every run of copied text is the same bytes in the source.
func TestWordsLeadBackToTheSource(t *testing.T) {
	const source = "# A &ldquo;vote&rdquo;\n\n> The **vile** pl\\*an\n> of *Nora\n> Vale* &amp; sons\n"
	doc := read(source)
	for words, want := range map[string]string{
		"“": "&ldquo;", "vote": "vote", "vile plan": "", "pl*an": "pl\\*an", "plan": "", "an\nof": "an\n> of", "Nora\nVale & sons": "Nora\n> Vale* &amp; sons", "*": "\\*",
	} {
		found := ""
		for _, s := range doc.Segments {
			if i := strings.Index(s.Text, words); i >= 0 {
				found = s.Source(span.Span{Start: i, End: i + len(words)}).Of(source)
			}
		}
		if found != want {
			t.Errorf("%q leads to %q, want %q", words, found, want)
		}
	}
}

// hostile are shapes that cost the parser quadratic time, and some that look
// like it. Each is made for a size of about n bytes.
var hostile = map[string]func(n int) string{
	"stars and underscores": func(n int) string { return strings.Repeat("*a_ ", n/4) },
	"open links":            func(n int) string { return strings.Repeat("[a](", n/4) },
	"quotations":            func(n int) string { return strings.Repeat(">", n) },
	"lists in a line":       func(n int) string { return strings.Repeat("- ", n/2) + "x" },
	"definitions":           func(n int) string { return strings.Repeat("[a]: b\n", n/7) },
	"brackets":              func(n int) string { return strings.Repeat("[", n/2) + strings.Repeat("]", n/2) },
	"pictures":              func(n int) string { return strings.Repeat("![", n/4) + strings.Repeat("](a)", n/8) },
	"comments":              func(n int) string { return "a " + strings.Repeat("<!-- ", n/5) },
	"instructions":          func(n int) string { return "a " + strings.Repeat("<?a ", n/4) },
	"notes": func(n int) string {
		return strings.Repeat("[^a] ", n/10) + "\n\n" + strings.Repeat("[^a]: b\n\n", n/20)
	},
	"tildes":          func(n int) string { return strings.Repeat("~~a ", n/4) },
	"nested emphasis": func(n int) string { return strings.Repeat("*a ", n/6) + strings.Repeat("a* ", n/6) },
	"wide table": func(n int) string {
		return strings.Repeat("a|", n/8) + "\n" + strings.Repeat("-|", n/8) + "\n" + strings.Repeat("b\n", n/8)
	},
}

func TestHostileShapesAreReadAsPlainText(t *testing.T) {
	for name, shape := range hostile {
		doc := read(shape(400_000))
		if len(doc.Notes) != 1 || !strings.Contains(doc.Notes[0].Message, "was read as plain text") {
			t.Errorf("%s: notes %v", name, doc.Notes)
		}
	}
}

func TestLimits(t *testing.T) {
	for _, c := range []struct {
		name, source string
		beyond       string
	}{
		{"quotations at the limit", strings.Repeat(">", maxNesting) + " a", ""},
		{"quotations over it", strings.Repeat(">", maxNesting+1) + " a", "nested deeper"},
		{"deep code is not nested", strings.Repeat(" ", 400) + "a", ""},
		{"deep lists", strings.Repeat(" ", 400) + "- a", "nested deeper"},
		{"cells at the limit", "a|b\n-|-\n" + strings.Repeat("c\n", maxCells/2-2), ""},
		{"cells over it", "a|b\n-|-\n" + strings.Repeat("c\n", maxCells/2), "cells"},
		{"marks at the limit", strings.Repeat("*a ", maxOpeners), ""},
		{"marks over it", strings.Repeat("*a ", maxOpeners+1), "never closed"},
		{"closed marks", strings.Repeat("*a* [b](c) _d_ ~~e~~\n", maxOpeners), ""},
		{"prose with stars", strings.Repeat("2 * 3 and don't\n\n", maxOpeners), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := beyond(c.source); (got == "") != (c.beyond == "") || !strings.Contains(got, c.beyond) {
				t.Errorf("%q, want %q", got, c.beyond)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add("---\ntitle: a\n---\n# H *e*\n\n> q &amp; [l](u) `c` ![a](b)\n\n- i\n\n| a |\n|---|\n| b |\n\n[^1] <b>x</b>\n\n[^1]: n")
	f.Add("{\"title\": 1}\n\ta\\\r\nb  \r\n<!-- -->&#0;")
	for _, shape := range hostile {
		f.Add(shape(64))
	}
	f.Fuzz(func(t *testing.T, source string) {
		doc := read(source)
		checkDocument(t, doc)
		if again := read(source); show(again) != show(doc) {
			t.Fatal("read twice, two answers")
		}
	})
}

// checkDocument states what holds for any bytes: segments lie in the source,
// in order; every byte of text leads back to a place inside it, in order.
func checkDocument(t *testing.T, doc *prose.Document) {
	t.Helper()
	last := 0
	for _, s := range doc.Segments {
		if strings.TrimSpace(s.Text) == "" {
			t.Fatalf("a blank segment %q", s.Text)
		}
		at := s.Source(span.Span{Start: 0, End: len(s.Text)})
		if at.Start < last || at.End > len(doc.Source) || at.Start >= at.End {
			t.Fatalf("segment %q at %v of %d, the one before ends at %d", s.Text, at, len(doc.Source), last)
		}
		before := at.Start
		for i := range len(s.Text) {
			here := s.Source(span.Span{Start: i, End: i + 1})
			if here.Start < before || here.End > at.End {
				t.Fatalf("byte %d of %q at %v, after %d", i, s.Text, here, before)
			}
			before = here.Start
		}
		for _, l := range s.Links {
			if l.Start < 0 || l.End > len(s.Text) || l.Start > l.End {
				t.Fatalf("link %v of %q", l, s.Text)
			}
		}
		last = at.Start
	}
}
