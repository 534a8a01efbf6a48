package read_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/read"
	"github.com/rhetlint/rhetlint/linter/read/web"
	"github.com/rhetlint/rhetlint/linter/span"
)

// writer writes an article out of numbered words in random markup.
type writer struct {
	t      *rapid.T
	text   strings.Builder
	shown  []string
	hidden []string
}

func (w *writer) pick(from ...string) string { return rapid.SampledFrom(from).Draw(w.t, "piece") }

// word is a new word, noted as shown or hidden.
func (w *writer) word(list *[]string) string {
	word := fmt.Sprintf("word%d", len(w.shown)+len(w.hidden))
	*list = append(*list, word)
	return word
}

// line writes a few words in markup; a % stands for the word.
func (w *writer) line(markup, hiding, between []string) {
	for range rapid.IntRange(1, 6).Draw(w.t, "words") {
		w.text.WriteString(strings.ReplaceAll(w.pick(markup...), "%", w.word(&w.shown)))
		w.text.WriteString(w.pick(between...))
		if rapid.Bool().Draw(w.t, "hide") {
			w.text.WriteString(strings.ReplaceAll(w.pick(hiding...), "%", w.word(&w.hidden)))
			w.text.WriteString(w.pick(between...))
		}
	}
}

// check reads the article: every shown word stands in it once and leads to
// itself, no hidden one does.
func (w *writer) check(name string) {
	source := w.text.String()
	doc, err := read.Document(name, []byte(source), read.Options{Extract: web.All})
	if err != nil {
		w.t.Fatal(err)
	}
	places := map[string]span.Span{}
	for _, s := range doc.Segments {
		for _, at := range wordsOf(s) {
			word := at.Of(s.Text)
			if _, twice := places[word]; twice {
				w.t.Fatalf("%s is read twice of\n%s", word, source)
			}
			places[word] = s.Source(at)
		}
	}
	for _, word := range w.shown {
		if at := places[word]; at.Of(source) != word {
			w.t.Fatalf("%s leads to %q in\n%s", word, at.Of(source), source)
		}
	}
	for _, word := range w.hidden {
		if at, read := places[word]; read {
			w.t.Fatalf("%s at %v is not shown, but read, in\n%s", word, at, source)
		}
	}
}

// wordsOf are the places of the numbered words in a segment.
func wordsOf(s *prose.Segment) []span.Span {
	var all []span.Span
	for i := 0; ; {
		next := strings.Index(s.Text[i:], "word")
		if next < 0 {
			return all
		}
		start := i + next
		i = start + len("word")
		for i < len(s.Text) && s.Text[i] >= '0' && s.Text[i] <= '9' {
			i++
		}
		all = append(all, span.Span{Start: start, End: i})
	}
}

func TestMarkdownWordsLeadToThemselves(t *testing.T) {
	markup := []string{"%", "%", "**%**", "*%*", "[%](https://a.example/x)", "&amp; %", `\* %`, "~~%~~", "<b>%</b>", "&ldquo;%&rdquo;"}
	hiding := []string{"`%`", "&nbsp;<!-- % -->", "![](% \"x\")", "<span title=\"%\"></span>", "<https://%.example>"}
	between := []string{" ", " ", "\n", "  \n", " &nbsp; "}
	opens := []string{"# ", "## ", "", "", "> ", "- ", "1. ", "> - "}
	rapid.Check(t, func(t *rapid.T) {
		w := &writer{t: t}
		w.text.WriteString(w.pick("", "", "---\ntitle: x\n---\n", "\uFEFF", "+++\ntitle = 'x'\n+++\n", "{\"title\": \"x\"}\n"))
		for range rapid.IntRange(1, 6).Draw(t, "blocks") {
			open := w.pick(opens...)
			apart := between
			if open != "" {
				apart = []string{" "}
			}
			w.text.WriteString(open)
			w.line(markup, hiding, apart)
			w.text.WriteString(w.pick("\n\n", "\n\n", "\r\n\r\n", "\n\n```\nx\n```\n\n"))
		}
		w.check("a.md")
	})
}

func TestHTMLWordsLeadToThemselves(t *testing.T) {
	markup := []string{"%", "%", "<b>%</b>", "<a href=x>%</a>", "&amp; %", "<q>%</q>", "<SPAN class='a>b'>%</span>", "&eacute;&#8220; %", "<i>%", "%</b>"}
	hiding := []string{"<!-- % -->", "<script>'%'</script>", "<style>%</style>", "<img alt='%'>", "<span hidden>%</span>", "<nav>%</nav>", "<code>%</code>", "<template>%</template>", "<i style='display: none'>%</i>"}
	between := []string{" ", " ", "\n", "<br>", "\t &nbsp;", "\r\n"}
	rapid.Check(t, func(t *rapid.T) {
		w := &writer{t: t}
		w.text.WriteString(w.pick("<!doctype html><html><body>", "", "\uFEFF<div>"))
		for range rapid.IntRange(1, 6).Draw(t, "blocks") {
			tag := w.pick("p", "h1", "h2", "div", "li", "blockquote", "td", "section", "figcaption")
			w.text.WriteString("<" + tag + w.pick("", " class=x", " ID = 'y'") + ">")
			w.line(markup, hiding, between)
			w.text.WriteString(w.pick("</"+tag+">", "", "</p>"))
		}
		w.check("a.html")
	})
}
