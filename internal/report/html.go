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
	counts  map[string]map[diag.Severity]int // first uses by pack
	rules   map[string]bool
	files   int
}

func newHTML(w io.Writer, o Options) Writer {
	return &htmlPage{
		out: bufio.NewWriter(w), options: o,
		counts: map[string]map[diag.Severity]int{}, rules: map[string]bool{},
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
	for _, f := range r.Findings {
		if f.Repeat {
			continue
		}
		h.rules[f.Rule] = true
		pack, _, _ := strings.Cut(f.Rule, "/")
		if h.counts[pack] == nil {
			h.counts[pack] = map[diag.Severity]int{}
		}
		h.counts[pack][f.Severity]++
	}
	if r.Document == nil {
		return nil
	}
	a := &htmlArticle{page: h, out: &h.body, result: r, number: h.files}
	a.write()
	return nil
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
	h.out.Write(h.body.Bytes())
	h.explain()
	h.out.WriteString("</main>\n</body>\n</html>\n")
	return h.out.Flush()
}

// overview is a table by pack with a bar beside each row.
func (h *htmlPage) overview() {
	if len(h.counts) == 0 {
		return
	}
	most := 0
	for _, by := range h.counts {
		most = max(most, by[diag.Error]+by[diag.Warning]+by[diag.Suggestion])
	}
	h.out.WriteString("<section aria-labelledby=\"packs\"><h2 id=\"packs\">By pack</h2>\n<table>\n<thead><tr><th scope=\"col\">Pack</th>")
	for _, severity := range diag.Severities() {
		fmt.Fprintf(h.out, "<th scope=\"col\">%s %ss</th>", icons[severity], severity)
	}
	h.out.WriteString("<th scope=\"col\">Number</th></tr></thead>\n<tbody>\n")
	for _, pack := range slices.Sorted(maps.Keys(h.counts)) {
		by := h.counts[pack]
		fmt.Fprintf(h.out, "<tr><th scope=\"row\">%s</th><td>%d</td><td>%d</td><td>%d</td><td>%s</td></tr>\n",
			shown(pack), by[diag.Error], by[diag.Warning], by[diag.Suggestion], bar(by, most))
	}
	h.out.WriteString("</tbody>\n</table></section>\n")
}

// bar is one row of the chart; the numbers stand in the table beside it.
func bar(by map[diag.Severity]int, most int) string {
	const full = 240
	var b strings.Builder
	fmt.Fprintf(&b, "<svg width=\"%d\" height=\"14\" aria-hidden=\"true\" focusable=\"false\">", full)
	x := 0
	for _, severity := range diag.Severities() {
		if by[severity] > 0 {
			w := max(by[severity]*full/most, 1)
			fmt.Fprintf(&b, "<rect class=\"%s\" x=\"%d\" y=\"1\" width=\"%d\" height=\"12\"/>", severity, x, w)
			x += w
		}
	}
	return b.String() + "</svg>"
}

// explain lists what the rules of the report are there for.
func (h *htmlPage) explain() {
	if len(h.rules) == 0 {
		return
	}
	h.out.WriteString("<section aria-labelledby=\"rules\"><h2 id=\"rules\">The rules</h2>\n")
	for _, id := range slices.Sorted(maps.Keys(h.rules)) {
		r := h.options.rule(id)
		fmt.Fprintf(h.out, "<h3>%s</h3>\n<p><code>%s</code></p>\n", shown(r.Title), h.link(id))
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
