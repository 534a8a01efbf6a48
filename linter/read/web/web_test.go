package web

import (
	"fmt"
	"html"
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

func read(source string, e Extract) *prose.Document {
	doc := prose.NewDocument("a.html", source)
	Read(doc, Options{Extract: e})
	return doc
}

// show gives one line for each segment: its zone and text, links in brackets.
func show(doc *prose.Document) string {
	var b strings.Builder
	for _, s := range doc.Segments {
		text := s.Text
		for i := len(s.Links) - 1; i >= 0; i-- {
			l := s.Links[i]
			text = text[:l.Start] + "[" + l.Of(s.Text) + "]" + text[l.End:]
		}
		fmt.Fprintf(&b, "%s: %s\n", s.Zone, strings.ReplaceAll(text, "\n", "⏎"))
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"zones", "<h1>A vote</h1><h2>Under</h2><p>Text of it.<ul><li>one<li>two</ul><blockquote>said<p>more</blockquote><table><tr><td>a<th>b</table><figure><img alt=x><figcaption>The pier</figcaption></figure>", "headline: A vote\nheading: Under\nbody: Text of it.\nlist: one\nlist: two\nquotation: said\nquotation: more\ntable: a\ntable: b\ncaption: The pier\n"},
		{"inline tags join", "<h2>H</h2><p>The <b>vi</b>le <i>plan</i>\n   of the <span>board</span>.</p>", "heading: H\nbody: The vile plan⏎of the board.\n"},
		{"white space", "<h2>H</h2><p>\n\t one \r\n two&nbsp;\n</p>", "heading: H\nbody: one two\n"},
		{"entities", "<h2>H</h2><p>fish &amp; chips &lt;b&gt; caf&eacute; caf&eacute &#8220;so&#x201d; &#65 &notit; &bogus; AT&T & &amp;lt; &copy2031", "heading: H\nbody: fish & chips <b> café café “so” A ¬it; &bogus; AT&T & &lt; ©2031\n"},
		{"not shown", "<h2>H</h2><script>var a = 'vile'</script><style>p{}</style><template><p>vile</p></template><nav><p>menu</p></nav><p hidden>no</p><p aria-hidden=true>no</p><p style='color:red; DISPLAY : none'>no</p><p>shown<svg><title>no</title></svg> <code>no</code> <button>no</button></p><!-- no --><noscript>no</noscript>", "heading: H\nbody: shown\n"},
		{"quotation marks of q", "<h2>H</h2><p>She said <q>a <b>vile</b> plan</q>.</p>", "heading: H\nbody: She said “a vile plan”.\n"},
		{"breaks", "<h2>H</h2><p>one<br>two<br><br/>three</p>", "heading: H\nbody: one⏎two\nbody: three\n"},
		{"links", "<h2>H</h2><p>A <a href=http://r.example>report <b>out</b></a> and <a name=x>none</a> and <a href='#'>none</a> and <a href='mailto:a@b.example'>mail</a></p>", "heading: H\nbody: A [report out] and none and none and mail\n"},
		{"a link over blocks", "<h2>H</h2><a href=x><p>one</p><p>two</p></a><p>three</p>", "heading: H\nbody: [one]\nbody: [two]\nbody: three\n"},
		{"broken markup", "<h2>H<p>one <b>two<p>three</b> four</i></div> five<ul><li>six<p>seven<li>eight</table>nine", "heading: H\nheading: one two\nheading: three four five\nlist: six\nlist: seven\nlist: eightnine\n"},
		{"an open comment hides the rest", "<h2>H</h2><p>one <!-- two <p>three", "heading: H\nbody: one\n"},
		{"an open tag", "<h2>H</h2><p>one <a href='x", "heading: H\nbody: one\n"},
		{"no tags at all", "Just text & more of it, without any tags.", "body: Just text & more of it, without any tags.\n"},
		{"title in the head", "<head><title>A vote &amp; more</title></head><body><p>Text of it.</p>", "headline: A vote & more\nbody: Text of it.\n"},
		{"h1 before title", "<title>A vote | The Lantern</title><h1>A vote</h1><p>Text of it.</p>", "headline: A vote\nbody: Text of it.\n"},
		{"title made for sharing", "<title>The Lantern</title><meta property='og:title' content=\"A &quot;vote&quot; in Varn\"><p>Text of it.</p>", "headline: A \"vote\" in Varn\nbody: Text of it.\n"},
		{"the name of the paper is no headline", "<title>A vote in Varn | The Lantern</title><meta property=og:title content='A vote in Varn'><h1>The Lantern</h1><h1>A vote in Varn</h1><p>Text.</p>", "heading: The Lantern\nheadline: A vote in Varn\nbody: Text.\n"},
		{"preformatted", "<h2>H</h2><pre>one\ntwo\n\nthree  four</pre>", "heading: H\nbody: one⏎two\nbody: three  four\n"},
		{"a column of the layout", "<h2>H</h2><table><tr><td>short<td>" + strings.Repeat("word ", 40) + "</table>", "heading: H\ntable: short\nbody: " + strings.TrimSpace(strings.Repeat("word ", 40)) + "\n"},
		{"an open head ends at the body", "<head><title>A vote</title><body><p>Text of it.</p>", "headline: A vote\nbody: Text of it.\n"},
		{"a summary marked as a heading", "<h1>A vote</h1><h2>The council of Ombra voted on Monday, and nobody knows yet what will come of it</h2><h2>Under</h2>", "headline: A vote\nstandfirst: The council of Ombra voted on Monday, and nobody knows yet what will come of it\nheading: Under\n"},
		{"byte order mark", "\uFEFF<h2>H</h2><p>one</p>", "heading: H\nbody: one\n"},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(read(c.source, All)); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

// filler is running text of more words than an article needs.
var filler = func() string {
	var b strings.Builder
	for i := range 8 {
		fmt.Fprintf(&b, "<p>The council of Ombra met for day %d, and it talked about the harbour, the pier, and the fees for boats. Nora Vale said, after a long day, that nothing was settled.</p>", i+1)
	}
	return b.String()
}()

func TestExtract(t *testing.T) {
	const around = "<nav>Menu</nav><div class=sidebar><p>Buy vile things here, they are cheap.</p></div>"
	const foot = "<div class=comments><p>vile remark</p></div><footer><p>Imprint of vile things</p></footer>"
	page := func(open, end string) string {
		return "<html><body>" + around + open + "<h2>Under</h2>" + filler + end + foot + "</body></html>"
	}
	for _, c := range []struct {
		name, source string
		extract      Extract
		vile         int // words outside the article that are read
	}{
		{"article", page("<article>", "</article>"), Auto, 0},
		{"main", page("<main>", "</main>"), Auto, 0},
		{"by its look", page("<div class=article>", "</div>"), Auto, 0},
		{"by its look, asked for", page("<div class=article>", "</div>"), Main, 0},
		{"all", page("<article>", "</article>"), All, 3},
		{"the largest article", page("<article><p>vile</p></article><article>", "</article>"), Auto, 0},
		{"an aside inside", page("<article><aside><p>vile</p></aside><form>vile</form>", "</article>"), Auto, 0},
		{"a box inside, by its class", page("<article><div class='NewsLetter sign-up newsletter'><p>vile</p></div><p class=share id=x>vile</p>", "</article>"), Auto, 0},
		{"an article in a box with such a class", page("<article><div class=gallery>", "</div></article>"), Auto, 0},
		{"a text that comes again", page("<article><p>This vile plan is a plan that nobody in Ombra wanted.</p>", "<p>This vile plan is a plan that nobody in Ombra wanted.</p></article>"), Auto, 1},
		{"a list of links inside", page("<article><ul><li><a href=x>vile story</a></ul>", "</article>"), Auto, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := read(c.source, c.extract)
			shown := show(doc)
			if got := strings.Count(shown, "vile"); got != c.vile {
				t.Errorf("%d vile words, want %d", got, c.vile)
			}
			if got := strings.Count(shown, "Nora Vale said"); got != 8 {
				t.Errorf("%d of 8 paragraphs\n%s", got, shown)
			}
			checkDocument(t, doc)
		})
	}
}

func TestPagesWithoutFurnitureAreReadWhole(t *testing.T) {
	source := "<html><head><title>T</title></head><body><h1>A vote</h1><p>Short.</p><p>Also short.</p></body></html>"
	if got := show(read(source, Auto)); got != "headline: A vote\nbody: Short.\nbody: Also short.\n" {
		t.Errorf("got\n%s", got)
	}
	fragment := "<div><p>Short.</p></div><div>Also short.</div>"
	if got := show(read(fragment, Auto)); got != "body: Short.\nbody: Also short.\n" {
		t.Errorf("got\n%s", got)
	}
}

func TestMeta(t *testing.T) {
	doc := read("<title>A &amp; B</title><meta property=article:published_time content=2031-06-03T10:00><meta property='article:section' content=Opinion><p>Text</p>", Auto)
	if doc.Meta != (prose.Meta{Title: "A & B", Date: "2031-06-03", Genre: "opinion"}) {
		t.Errorf("%+v", doc.Meta)
	}
}

func TestDeclared(t *testing.T) {
	for source, want := range map[string]string{
		"<meta charset=windows-1251>": "windows-1251",
		"<head><meta http-equiv=Content-Type content='text/html; charset=ISO-8859-2'>":    "iso-8859-2",
		"<meta http-equiv='content-type' content='text/html;charset = \"koi8-r\"; x=y'>":  "koi8-r",
		"<meta content='text/html; charset=x'>":                                           "",
		"<!-- <meta charset=a> --><script>'<meta charset=b>'</script><META CHARSET='c'/>": "c",
		"<body><meta charset=a>": "",
		"":                       "",
	} {
		if got := Declared([]byte(source)); got != want {
			t.Errorf("%q: %q, want %q", source, got, want)
		}
	}
}

func TestAttributes(t *testing.T) {
	source := `<a HREF = "x>y" b c='d' e=f/g h="open`
	var got []string
	for name, value := range attributes(source, rangeOf(0, len(source))) {
		got = append(got, name+"="+value.Of(source))
	}
	if want := "href=x>y b= c=d e=f/g h=open"; strings.Join(got, " ") != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Every named reference of the standard that the decoder of the language knows
// is read with its whole length.
func TestEntity(t *testing.T) {
	for _, c := range []struct {
		text string
		size int
		want string
	}{
		{"&amp;", 5, "&"},
		{"&amp", 4, "&"},
		{"&ampere", 4, "&"},
		{"&notin;", 7, "∉"},
		{"&notin", 4, "¬"},
		{"&semi;", 6, ";"},
		{"&CounterClockwiseContourIntegral;", 33, "∳"},
		{"&nGg;", 5, "⋙̸"},
		{"&#150;", 6, "–"},
		{"&#0;", 4, "\uFFFD"},
		{"&#x41z", 5, "A"},
		{"&#", 0, ""},
		{"&#x;", 0, ""},
		{"&;", 0, ""},
		{"& ", 0, ""},
		{"&", 0, ""},
		{"&bogus;", 0, ""},
	} {
		size, got := entity(c.text)
		if size != c.size || got != c.want {
			t.Errorf("%q: %d %q, want %d %q", c.text, size, got, c.size, c.want)
		}
		if size > 0 && got != html.UnescapeString(c.text[:size]) {
			t.Errorf("%q is not what the standard says", c.text)
		}
	}
}

func TestWordsLeadBackToTheSource(t *testing.T) {
	const source = "<h2>H</h2>\n<p>The <b>vi</b>le &quot;plan&quot;\n  of <q>Nora</q></p>"
	doc := read(source, All)
	s := doc.Segments[1]
	for words, want := range map[string]string{"vile": "vi</b>le", `"plan"`: "&quot;plan&quot;", "plan": "plan", "plan\" of": "", "“Nora”": "<q>Nora</q>", "of": "of"} {
		found := ""
		if i := strings.Index(s.Text, words); i >= 0 {
			found = s.Source(span.Span{Start: i, End: i + len(words)}).Of(source)
		}
		if found != want {
			t.Errorf("%q leads to %q, want %q (text %q)", words, found, want, s.Text)
		}
	}
}

// hostile are shapes that break or slow down readers of trees.
var hostile = map[string]func(n int) string{
	"deep":             func(n int) string { return strings.Repeat("<div>", n/5) + "text" },
	"deep inline":      func(n int) string { return strings.Repeat("<b>", n/3) + "text" },
	"wrong ends":       func(n int) string { return strings.Repeat("<b>", n/8) + strings.Repeat("</i></u>", n/16) + "text" },
	"open rows":        func(n int) string { return "<table>" + strings.Repeat("<tr><td>", n/8) + "text" },
	"open items":       func(n int) string { return strings.Repeat("<ul><li>", n/8) + "text" },
	"misnested":        func(n int) string { return strings.Repeat("<b><p></b>", n/10) + "text" },
	"links":            func(n int) string { return strings.Repeat("<a href=x>", n/10) + "text" },
	"attributes":       func(n int) string { return "<p" + strings.Repeat(" a=b", n/4) + ">text" },
	"ampersands":       func(n int) string { return "<p>text " + strings.Repeat("&", n) },
	"open references":  func(n int) string { return "<p>text " + strings.Repeat("&CounterClockwiseContourIntegra", n/31) },
	"headings":         func(n int) string { return strings.Repeat("<h1>a</h1>", n/10) + "text" },
	"roots":            func(n int) string { return strings.Repeat("<article><main>", n/15) + "text" },
	"line breaks":      func(n int) string { return "text" + strings.Repeat("<br>", n/4) },
	"half line breaks": func(n int) string { return strings.Repeat("text<br><i></i>", n/15) },
}

func TestHostileShapesKeepTheirText(t *testing.T) {
	for name, shape := range hostile {
		for _, e := range []Extract{Auto, All} {
			doc := read(shape(300_000), e)
			if shown := show(doc); !strings.Contains(shown, "text") {
				t.Errorf("%s, %s: the text is lost", name, e)
			}
		}
	}
}

// The article is found in pages of any size and depth.
func TestLargeAndDeepPages(t *testing.T) {
	page := func(open, after string) string {
		return "<html><body><div><p>Menu</p>" + open + "<div>" + filler + "</div>" + after + "<div><p>Imprint</p></div></body></html>"
	}
	for _, c := range []struct{ name, source string }{
		{"tags", page("", strings.Repeat("<p>a</p>", 100_000))},
		{"bytes", page("<!--"+strings.Repeat("word ", 1_000_000)+"-->", "")},
		{"depth", page(strings.Repeat("<div>", 2_000), "")},
		{"unclosed", page(strings.Repeat("<div>", 50), strings.Repeat("<p>a<td>", 1000))},
	} {
		doc := read(c.source, Auto)
		if shown := show(doc); strings.Contains(shown, "Menu") || !strings.Contains(shown, "Nora Vale said") || len(doc.Notes) > 0 {
			t.Errorf("%s: notes %v, %d segments", c.name, doc.Notes, len(doc.Segments))
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("<!doctype html><html><head><meta property=og:title content='a &amp; b'></head><body><article><h1>a</h1><p>b <a href=c>d</a><q>e</q>"+filler+"</article>", uint8(0))
	f.Add("<div><ul><li>a<table><tr><td>b</div><br><br>c &ampd &#x41 <pre>e\n\nf</pre><svg><title>g", uint8(2))
	for _, shape := range hostile {
		f.Add(shape(64), uint8(1))
	}
	f.Fuzz(func(t *testing.T, source string, mode uint8) {
		doc := read(source, Extract(mode%3))
		checkDocument(t, doc)
		if again := read(source, Extract(mode%3)); show(again) != show(doc) {
			t.Fatal("read twice, two answers")
		}
		at := 0
		for token := range tokens(source, 0) {
			if token.at.Start < at || token.at.End > len(source) {
				t.Fatalf("token at %v, after %d", token.at, at)
			}
			at = token.at.End
		}
	})
}

// checkDocument states what holds for any bytes: segments lie in the source,
// in order, without overlapping; every byte of text leads back to a place
// inside its segment, in order.
func checkDocument(t *testing.T, doc *prose.Document) {
	t.Helper()
	last := 0
	for _, s := range doc.Segments {
		at := s.Source(span.Span{Start: 0, End: len(s.Text)})
		if strings.TrimSpace(s.Text) == "" || at.Start < last || at.End > len(doc.Source) || at.Start >= at.End {
			t.Fatalf("segment %q at %v of %d, the one before ends at %d", s.Text, at, len(doc.Source), last)
		}
		before := at.Start
		for i := range len(s.Text) {
			here := s.Source(span.Span{Start: i, End: i + 1})
			if here.Start < before || here.End > at.End {
				t.Fatalf("byte %d of %q at %v, after %d", i, s.Text, here, before)
			}
			if here.Len() == 1 && here.Of(doc.Source) != s.Text[i:i+1] {
				t.Fatalf("byte %d of %q is %q in the source", i, s.Text, here.Of(doc.Source))
			}
			before = here.Start
		}
		for _, l := range s.Links {
			if l.Start < 0 || l.End > len(s.Text) || l.Start > l.End {
				t.Fatalf("link %v of %q", l, s.Text)
			}
		}
		last = at.End
	}
}
