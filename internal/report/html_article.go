package report

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// fullNotes is how many notes of an article repeat why and advice; later ones
// have the message alone, and the rest stands with the rules.
const fullNotes = 500

// htmlArticle lays out one document: its segments in order, each finding a
// mark that leads to its entry in the list below.
type htmlArticle struct {
	page   *htmlPage
	out    *bytes.Buffer
	result *linter.Result
	number int
	counts bySeverity
	next   int          // first finding that is not written yet
	order  []int        // of each finding: its number in the list, 0 for later uses
	linked map[int]bool // numbers that a mark leads to
}

// elements are the tags for the zones; %s is the text.
var elements = map[prose.Zone]string{
	prose.Headline: "<h3 class=\"headline\">%s</h3>\n", prose.Standfirst: "<p class=\"standfirst\">%s</p>\n",
	prose.Byline: "<p class=\"byline\">%s</p>\n", prose.Heading: "<h4>%s</h4>\n",
	prose.List: "<p class=\"item\">%s</p>\n", prose.Quotation: "<blockquote><p>%s</p></blockquote>\n",
	prose.Caption: "<p class=\"caption\">%s</p>\n", prose.Table: "<p class=\"cell\">%s</p>\n",
	prose.Footer: "<p class=\"footer\">%s</p>\n",
}

func (a *htmlArticle) write() {
	r := a.result
	a.order, a.linked = make([]int, len(r.Findings)), map[int]bool{}
	n := 0
	for i := range r.Findings {
		if !r.Findings[i].Repeat {
			n++
			a.order[i] = n
		}
	}
	fmt.Fprintf(a.out, "<section class=\"file\" aria-labelledby=\"a%d\"><h2 id=\"a%d\">%s</h2>\n<p class=\"meta\">%s: %s</p>\n",
		a.number, a.number, shown(relative(r.Path)), count(r.Words, "word"), a.found())
	if a.out.Len() > htmlBytes {
		a.out.WriteString("<p class=\"meta\">The text is left out: the page would grow too large.</p>\n")
	} else {
		a.out.WriteString("<article>\n")
		for _, seg := range r.Document.Segments {
			a.segment(seg)
		}
		a.out.WriteString("</article>\n")
	}
	a.entries()
	a.out.WriteString("</section>\n")
}

// found counts the findings by severity, in words.
func (a *htmlArticle) found() string {
	var parts []string
	for _, severity := range diag.Severities() {
		if n := a.counts[severity]; n > 0 {
			parts = append(parts, icons[severity]+" "+count(n, severity.String()))
		}
	}
	if len(parts) == 0 {
		return "no findings"
	}
	return strings.Join(parts, ", ")
}

func (a *htmlArticle) segment(seg *prose.Segment) {
	element := elements[seg.Zone]
	if element == "" {
		element = "<p>%s</p>\n"
	}
	fmt.Fprintf(a.out, element, a.marked(seg))
}

// marked is the text of a segment with the findings in it marked. Findings
// that overlap share one mark.
func (a *htmlArticle) marked(seg *prose.Segment) string {
	var b bytes.Buffer
	whole := seg.Source(span.Span{Start: 0, End: len(seg.Text)})
	findings := a.result.Findings
	done := 0
	for a.next < len(findings) && findings[a.next].Span.Start < whole.End {
		first := a.next
		at := findings[first].Span
		for a.next++; a.next < len(findings) && findings[a.next].Span.Start < at.End; a.next++ {
			at.End = max(at.End, findings[a.next].Span.End)
		}
		inside, ok := seg.TextRange(at)
		if !ok || inside.Start < done {
			continue
		}
		b.WriteString(shown(seg.Text[done:inside.Start]))
		a.mark(&b, inside.Of(seg.Text), first)
		done = inside.End
	}
	b.WriteString(shown(seg.Text[done:]))
	return b.String()
}

// mark writes one mark, for the findings from first up to a.next; its note is
// shown while it is pointed at or focused.
func (a *htmlArticle) mark(b *bytes.Buffer, text string, first int) {
	strongest, number := diag.Suggestion, 0
	for i := first; i < a.next; i++ {
		if a.order[i] > 0 {
			strongest = max(strongest, a.result.Findings[i].Severity)
			if number == 0 {
				number = a.order[i]
			}
		}
	}
	if number == 0 {
		fmt.Fprintf(b, "<mark class=\"again\">%s</mark>", shown(text))
		return
	}
	a.linked[number] = true
	id := fmt.Sprintf("%d-%d", a.number, number)
	head, rest := firstWord(text)
	fmt.Fprintf(b, "<a class=\"find %s\" id=\"f%s\" href=\"#n%s\" aria-describedby=\"t%s\"><span class=\"start\"><span class=\"icon\" aria-hidden=\"true\">%s</span><span class=\"hide\">%s: </span>%s</span>%s",
		strongest, id, id, id, icons[strongest], strongest, shown(head), shown(rest))
	fmt.Fprintf(b, "<span class=\"note\" id=\"t%s\">", id)
	for i := first; i < a.next; i++ {
		if a.order[i] > 0 {
			a.note(b, i)
		}
	}
	b.WriteString("</span></a>")
}

// firstWord parts a text before its first space, so that a line does not end
// between an icon and the word it belongs to. A word that is long may be parted.
func firstWord(text string) (head, rest string) {
	const long = 20
	end := strings.IndexFunc(text, unicode.IsSpace)
	if end < 0 {
		end = len(text)
	}
	if end > long {
		return "", text
	}
	return text[:end], text[end:]
}

func (a *htmlArticle) note(b *bytes.Buffer, i int) {
	f := &a.result.Findings[i]
	fmt.Fprintf(b, "<span class=\"line\"><strong>%s %s</strong> %s</span>", icons[f.Severity], f.Severity, shown(f.Message+uses(f)))
	if a.order[i] > fullNotes {
		return
	}
	why, advice := a.page.options.advice(f.Rule)
	for _, part := range []struct{ head, text string }{{"Why", why}, {"Advice", advice}} {
		if part.text != "" {
			fmt.Fprintf(b, "<span class=\"line\"><em>%s:</em> %s</span>", part.head, shown(part.text))
		}
	}
}

// entries lists the findings below the article, as it is printed on paper.
func (a *htmlArticle) entries() {
	first := firstUses(a.result.Findings)
	if len(first) == 0 {
		return
	}
	a.out.WriteString("<ol class=\"entries\">\n")
	p := &places{doc: a.result.Document}
	for i := range first {
		f, id := &first[i], fmt.Sprintf("%d-%d", a.number, i+1)
		at := p.at(f.Span.Start)
		place := fmt.Sprintf("%d:%d", at.Line, at.Column)
		if a.linked[i+1] {
			place = fmt.Sprintf("<a href=\"#f%s\">%s</a>", id, place)
		}
		fmt.Fprintf(a.out, "<li id=\"n%s\"><strong>%s %s</strong> %s %s", id, icons[f.Severity], f.Severity, place, shown(f.Message+uses(f)))
		if said := remark(f, p.zone(f.Span.Start)); said != "" {
			fmt.Fprintf(a.out, " (%s)", shown(said))
		}
		fmt.Fprintf(a.out, " <a class=\"rule\" href=\"#r%d\"><code>%s</code></a></li>\n", a.page.rules[f.Rule], shown(f.Rule))
	}
	a.out.WriteString("</ol>\n")
}
