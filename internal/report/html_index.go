package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/linter/diag"
)

// indexed is an article in the table of contents.
type indexed struct {
	path   string
	number int
	words  int
	counts bySeverity
}

// indexRows is how many articles the table of contents lists; the others are
// on the page all the same.
const indexRows = 1000

// legend says what the marks mean.
func (h *htmlPage) legend() {
	h.out.WriteString("<p class=\"legend\">In the articles: ")
	for _, severity := range diag.Severities() {
		fmt.Fprintf(h.out, "<span class=\"find %s\"><span class=\"start\"><span class=\"icon\" aria-hidden=\"true\">%s</span>%s</span></span>, ", severity, icons[severity], severity)
	}
	h.out.WriteString("and <mark class=\"again\">a later use</mark> of what was marked before. Point at a mark, or move to it with the tab key, to see why.</p>\n")
}

// overview is a table by pack with a bar in each row.
func (h *htmlPage) overview() {
	if len(h.counts) == 0 {
		return
	}
	h.legend()
	most := 0
	for _, by := range h.counts {
		most = max(most, by.all())
	}
	h.head("packs", "By pack", "Pack")
	h.out.WriteString("<th scope=\"col\" class=\"bar\">All</th></tr></thead>\n<tbody>\n")
	for _, pack := range slices.Sorted(maps.Keys(h.counts)) {
		by := h.counts[pack]
		fmt.Fprintf(h.out, "<tr><th scope=\"row\">%s</th>%s<td class=\"bar\">%s%d</td></tr>\n", shown(pack), cells(by), bar(by, most), by.all())
	}
	h.out.WriteString("</tbody>\n</table></section>\n")
}

// contents is a table of the articles, where there is more than one.
func (h *htmlPage) contents() {
	if len(h.index) < 2 {
		return
	}
	h.head("articles", "Articles", "Article")
	h.out.WriteString("<th scope=\"col\" class=\"n\">words</th><th scope=\"col\" class=\"n wide\">per 1,000 words</th></tr></thead>\n<tbody>\n")
	for _, a := range h.index[:min(len(h.index), indexRows)] {
		rate := "–"
		if a.words > 0 {
			rate = fmt.Sprintf("%.1f", 1000*float64(a.counts.all())/float64(a.words))
		}
		fmt.Fprintf(h.out, "<tr><th scope=\"row\"><a href=\"#a%d\">%s</a></th>%s<td class=\"n\">%s</td><td class=\"n wide\">%s</td></tr>\n",
			a.number, strings.ReplaceAll(shown(a.path), "/", "/<wbr>"), cells(a.counts), thousands(a.words), rate)
	}
	h.out.WriteString("</tbody>\n</table>\n")
	if left := len(h.index) - indexRows; left > 0 {
		fmt.Fprintf(h.out, "<p class=\"meta\">%s more below.</p>\n", count(left, "article"))
	}
	h.out.WriteString("</section>\n")
}

// head opens a section with a table whose first columns are what is counted
// and the severities.
func (h *htmlPage) head(id, title, first string) {
	fmt.Fprintf(h.out, "<section aria-labelledby=\"%s\"><h2 id=\"%s\">%s</h2>\n<table class=\"%s\">\n<thead><tr><th scope=\"col\">%s</th>", id, id, title, id, first)
	for _, severity := range diag.Severities() {
		fmt.Fprintf(h.out, "<th scope=\"col\" class=\"n\"><span class=\"icon %s\" aria-hidden=\"true\">%s</span><span class=\"word\"> %ss</span></th>", severity, icons[severity], severity)
	}
}

// cells are the counts of one row, nothing where there is none.
func cells(by bySeverity) string {
	var b strings.Builder
	for _, severity := range diag.Severities() {
		number := "<span class=\"none\">0</span>"
		if by[severity] > 0 {
			number = thousands(by[severity])
		}
		fmt.Fprintf(&b, "<td class=\"n\">%s</td>", number)
	}
	return b.String()
}

// bar is one row of the chart; the numbers stand in the table beside it. It is
// drawn as wide as there is room, all bars to the same scale.
func bar(by bySeverity, most int) string {
	const full = 240
	var b strings.Builder
	fmt.Fprintf(&b, "<svg viewBox=\"0 0 %d 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">", full)
	x := 0
	for _, severity := range diag.Severities() {
		if by[severity] > 0 {
			w := max(by[severity]*full/most, 1)
			fmt.Fprintf(&b, "<rect class=\"%s\" x=\"%d\" width=\"%d\" height=\"12\"/>", severity, x, w)
			x += w
		}
	}
	return b.String() + "</svg>"
}
