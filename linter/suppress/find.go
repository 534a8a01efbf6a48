package suppress

import (
	"math"
	"sort"
	"strings"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// SidecarSuffix is added to the name of an article to name its side-car file.
const SidecarSuffix = ".rhetlint-ignore"

const (
	keyword        = "rhetlint:ignore"
	frontMatterKey = "rhetlint-ignore"
	// maxDirectives bounds the work that a hostile article can ask for.
	maxDirectives = 1000
)

// Comments says what comments a format has.
type Comments uint8

// The formats, by their comments. In Markdown a comment within code is shown,
// and so is none.
const (
	NoComments Comments = iota
	MarkdownComments
	HTMLComments
)

// InText finds the directives in an article: in its comments, each for the
// block after it, and in its front matter, for all of it. Plain text has no
// comments, so a directive that looks like one there is broken.
func InText(doc *prose.Document, comments Comments) []*Directive {
	all := frontMatter(doc.Source)
	r := &reader{source: doc.Source, doc: doc, comments: comments}
	for start, rest := 0, doc.Source; len(all) < maxDirectives; {
		i := strings.Index(rest, "<!--")
		if i < 0 {
			return all
		}
		length := comment(rest[i:])
		if length == 0 {
			return all
		}
		at := span.Span{Start: start + i, End: start + i + length}
		body := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(rest[i:i+length], "<!--"), "-->"))
		if body, ok := strings.CutPrefix(body, keyword); ok && !r.inCode(at.Start) {
			all = append(all, r.inComment(body, at))
		}
		start, rest = at.End, rest[i+length:]
	}
	return all
}

// comment is the length of the comment that text begins with, 0 where it is
// not closed. <!--> is one that is empty.
func comment(text string) int {
	if strings.HasPrefix(text, "<!-->") {
		return len("<!-->")
	}
	end := strings.Index(text[len("<!--"):], "-->")
	if end < 0 {
		return 0
	}
	return len("<!--") + end + len("-->")
}

// reader finds what the directives in comments reach.
type reader struct {
	source   string
	doc      *prose.Document
	segments []span.Span // of the document, when they are asked for first
	comments Comments
	fence    string // that is open at seen, in Markdown
	seen     int    // up to where lines were looked at for fences
}

func (r *reader) inComment(body string, at span.Span) *Directive {
	d := parse(body)
	outsideCorpus(d)
	d.Span, d.comment, d.scope = at, true, r.after(at.End)
	if r.comments == NoComments {
		d.Broken = "plain text has no comments: use front matter, or ARTICLE" + SidecarSuffix
	}
	return d
}

// inCode reports a place within the code of a Markdown text: between fences, in
// a line set in by four columns, or behind a backtick that is not closed. It is
// asked in rising order.
func (r *reader) inCode(offset int) bool {
	if r.comments != MarkdownComments {
		return false
	}
	start := strings.LastIndexAny(r.source[:offset], "\r\n") + 1
	for r.seen < start {
		line := r.source[r.seen:start]
		if i := strings.IndexAny(line, "\r\n"); i >= 0 {
			line = line[:i+1]
		}
		r.seen += len(line)
		r.fenced(strings.TrimSpace(line))
	}
	before := r.source[start:offset]
	return r.fence != "" || strings.HasPrefix(before, "    ") || strings.HasPrefix(before, "\t") || strings.Count(before, "`")%2 == 1
}

// fenced opens or closes a block of code.
func (r *reader) fenced(line string) {
	switch {
	case r.fence != "":
		if strings.HasPrefix(line, r.fence) && strings.Trim(line, r.fence[:1]) == "" {
			r.fence = ""
		}
	case strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"):
		r.fence = line[:len(line)-len(strings.TrimLeft(line, line[:1]))]
	}
}

// after is the rest of the first segment that shows something behind an offset.
func (r *reader) after(offset int) span.Span {
	if r.segments == nil {
		r.segments = spans(r.doc)
	}
	first := sort.Search(len(r.segments), func(i int) bool { return r.segments[i].End > offset })
	for _, s := range r.segments[first:] {
		rest := span.Span{Start: max(s.Start, offset), End: s.End}
		if shows(rest.Of(r.source)) {
			return rest
		}
	}
	return span.Span{}
}

// farComments is how much text is looked through for something that is no
// comment.
const farComments = 4 << 10

// shows reports text that is more than comments.
func shows(text string) bool {
	for start := len(text); start-len(text) < farComments; {
		text = strings.TrimSpace(text)
		rest, ok := strings.CutPrefix(text, "<!--")
		end := strings.Index(rest[:min(len(rest), farComments)], "-->")
		if !ok || end < 0 {
			return text != ""
		}
		text = rest[end+len("-->"):]
	}
	return true
}

// spans are where the segments of a document stand in its source.
func spans(doc *prose.Document) []span.Span {
	all := make([]span.Span, 0, len(doc.Segments))
	for _, seg := range doc.Segments {
		all = append(all, seg.Source(span.Span{Start: 0, End: len(seg.Text)}))
	}
	return all
}

// frontMatter reads the key rhetlint-ignore: its value, or the list below it.
func frontMatter(source string) []*Directive {
	start := len(source) - len(strings.TrimPrefix(source, "\uFEFF"))
	end := prose.FrontMatter(source, start, &prose.Meta{})
	var all []*Directive
	inList := false
	for at := start; at < end; {
		line := source[at:end]
		if i := strings.IndexAny(line, "\r\n"); i >= 0 {
			line = line[:i+1]
		}
		text, here := strings.TrimSpace(line), at
		at += len(line)
		if item, ok := strings.CutPrefix(text, "- "); ok && inList {
			all = append(all, inFile(item, here, line, len(source)))
			continue
		}
		key, value, _ := cutKey(text)
		inList = key == frontMatterKey && value == ""
		if key == frontMatterKey && value != "" {
			all = append(all, inFile(value, here, line, len(source)))
		}
	}
	return outsideCorpus(all...)
}

func cutKey(text string) (key, value string, ok bool) {
	i := strings.IndexAny(text, ":=")
	if i < 0 {
		return "", "", false
	}
	return strings.TrimSpace(text[:i]), strings.TrimSpace(text[i+1:]), true
}

// Sidecar reads the text of a side-car file for an article of so many bytes:
// one directive a line; blank lines and those that begin with # are left out.
func Sidecar(text string, articleBytes int) []*Directive {
	return outsideCorpus(lines(text, articleBytes)...)
}

// CorpusSidecar is Sidecar for a corpus: a directive holds for all of its
// records, or for the one that it names.
func CorpusSidecar(text string) []*Directive { return lines(text, math.MaxInt) }

// outsideCorpus breaks the directives that name a record where there is none.
func outsideCorpus(all ...*Directive) []*Directive {
	for _, d := range all {
		if d.Record != "" {
			d.broken("it names a record, which is for the file beside a corpus")
		}
	}
	return all
}

func lines(text string, articleBytes int) []*Directive {
	var all []*Directive
	at := 0
	for line := range strings.Lines(text) {
		body := strings.TrimSpace(strings.TrimPrefix(line, "\uFEFF"))
		if body != "" && body[0] != '#' && len(all) < maxDirectives {
			all = append(all, inFile(body, at, line, articleBytes))
		}
		at += len(line)
	}
	return all
}

// inFile makes a directive for a whole article from one line of text.
func inFile(body string, at int, line string, articleBytes int) *Directive {
	if n := len(body); n > 1 && (body[0] == '\'' && body[n-1] == '\'' || body[0] == '"' && body[n-1] == '"' && strings.Count(body, `"`) == 2) {
		body = body[1 : n-1] // a string of YAML or TOML
	}
	d := parse(body)
	trimmed := strings.TrimSpace(line)
	start := at + strings.Index(line, trimmed)
	d.Span = span.Span{Start: start, End: start + len(trimmed)}
	d.scope = span.Span{Start: 0, End: articleBytes}
	return d
}

// Hides reports whether words stand in the comment that holds the directive,
// where no reader of the article sees them.
func (d *Directive) Hides(at span.Span) bool { return d.comment && d.Span.Overlaps(at) }
