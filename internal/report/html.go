package report

import (
	"bufio"
	"bytes"
	"fmt"
	"html"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
)

// htmlBytes is how large the page's articles may grow; later ones are shown as
// lists of findings, without their text.
const htmlBytes = 64 << 20

// htmlPage writes one self-contained page: an overview, the articles with the
// findings marked, and what each rule is there for. There is no script, and
// the content policy allows none; everything from outside stays text.
type htmlPage struct {
	out     *bufio.Writer
	options Options
	body    bytes.Buffer
	faults  bytes.Buffer
	counts  map[string]bySeverity // first uses by pack
	rules   map[string]int        // numbered as they come
	index   []indexed
	files   int
}

// bySeverity counts first uses by severity.
type bySeverity map[diag.Severity]int

// all is how many there are.
func (t bySeverity) all() (n int) {
	for _, count := range t {
		n += count
	}
	return n
}

func newHTML(w io.Writer, o Options) Writer {
	return &htmlPage{
		out: bufio.NewWriter(w), options: o, counts: map[string]bySeverity{}, rules: map[string]int{},
	}
}

// File lays out one document.
func (h *htmlPage) File(r *linter.Result) error {
	h.files++
	for _, f := range r.Faults {
		where := relative(r.Path)
		if f.Path != "" {
			where, _, _ = strings.Cut(f.Error(), ": "+f.Message)
		}
		fmt.Fprintf(&h.faults, "<li><strong>%s</strong> %s</li>\n", shown(where), shown(faultMessage(f)))
	}
	if r.Document == nil {
		return nil
	}
	a := &htmlArticle{page: h, out: &h.body, result: r, number: h.files, counts: h.count(r.Findings)}
	a.write()
	h.index = append(h.index, indexed{relative(r.Path), h.files, r.Words, a.counts})
	return nil
}

// count counts first uses, by pack and all together.
func (h *htmlPage) count(findings []diag.Finding) bySeverity {
	here := bySeverity{}
	for _, f := range firstUses(findings) {
		if h.rules[f.Rule] == 0 {
			h.rules[f.Rule] = len(h.rules) + 1
		}
		pack, _, _ := strings.Cut(f.Rule, "/")
		if h.counts[pack] == nil {
			h.counts[pack] = bySeverity{}
		}
		h.counts[pack][f.Severity]++
		here[f.Severity]++
	}
	return here
}

// shown is text from outside within HTML: one line, nothing hidden, no markup.
func shown(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		switch r {
		case '\n', '\r', '\u2028', '\u2029':
			b.WriteByte(' ')
		case '\u00ad': // a soft hyphen is not seen either when read
		default:
			b.WriteString(show(r, s[:size]))
		}
		s = s[size:]
	}
	return strings.ReplaceAll(html.EscapeString(b.String()), "##", "#&#35;") // no command of a CI system
}

// Close writes the page.
func (h *htmlPage) Close(s Summary) error {
	fmt.Fprintf(h.out, pageHead, styleHash(), pageStyle)
	fmt.Fprintf(h.out, "<p class=\"sum\">%s</p>\n<p class=\"notice\">%s</p>\n", shown(s.String()), shown(Notice))
	if h.faults.Len() > 0 {
		fmt.Fprintf(h.out, "<section aria-labelledby=\"faults\"><h2 id=\"faults\">Incomplete</h2>\n<ul>\n%s</ul></section>\n", h.faults.Bytes())
	}
	h.overview()
	h.contents()
	h.out.Write(h.body.Bytes())
	h.explain()
	h.out.WriteString("</main>\n</body>\n</html>\n")
	return h.out.Flush()
}

// explain lists what the rules of the report are there for.
func (h *htmlPage) explain() {
	if len(h.rules) == 0 {
		return
	}
	h.out.WriteString("<section aria-labelledby=\"rules\"><h2 id=\"rules\">The rules</h2>\n")
	for _, id := range slices.Sorted(maps.Keys(h.rules)) {
		r := h.options.rule(id)
		fmt.Fprintf(h.out, "<h3 id=\"r%d\">%s</h3>\n<p><code>%s</code></p>\n", h.rules[id], shown(r.Title), h.link(id))
		for _, part := range []struct{ head, text string }{
			{"Why", r.Page.Why}, {"Advice", r.Page.Advice}, {"When the use is fine", r.Page.Fine},
		} {
			if part.text != "" {
				fmt.Fprintf(h.out, "<p><strong>%s:</strong> %s</p>\n", part.head, shown(oneLine(part.text)))
			}
		}
	}
	h.out.WriteString("</section>\n")
}

// link is a rule's name, leading to its page where there is one.
func (h *htmlPage) link(id string) string {
	url := h.options.url(id)
	if !strings.HasPrefix(url, "https://") {
		return shown(id)
	}
	return fmt.Sprintf("<a href=\"%s\" rel=\"noreferrer\">%s</a>", html.EscapeString(url), shown(id))
}
