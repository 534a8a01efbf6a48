package markdown

import (
	"github.com/yuin/goldmark/ast"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/read/web"
	"github.com/rhetlint/rhetlint/linter/span"
)

// htmlOnly is the source with blanks for all but the lines of HTML blocks, so
// that the marks of quotations and lists around them are not taken for text.
// Without such blocks it is empty.
func (r *reader) htmlOnly(tree ast.Node) string {
	var blank []byte
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		block, ok := n.(*ast.HTMLBlock)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		if blank == nil {
			blank = make([]byte, len(r.source))
			for i := range blank {
				blank[i] = ' '
			}
		}
		for _, at := range r.lines(block) {
			copy(blank[at.Start:at.End], at.Of(r.source))
		}
		return ast.WalkContinue, nil
	})
	return string(blank)
}

// lines are the lines of an HTML block, the one that ends it included.
func (r *reader) lines(n *ast.HTMLBlock) []span.Span {
	var all []span.Span
	for i := range n.Lines().Len() {
		l := n.Lines().At(i)
		all = append(all, span.Span{Start: r.base + l.Start, End: r.base + l.Stop})
	}
	if n.HasClosure() {
		all = append(all, span.Span{Start: r.base + n.ClosureLine.Start, End: r.base + n.ClosureLine.Stop})
	}
	return all
}

// htmlBlock reads a block of HTML. Zone is that of what it stands in.
func (r *reader) htmlBlock(n *ast.HTMLBlock, zone prose.Zone) {
	lines := r.lines(n)
	if len(lines) == 0 {
		return
	}
	at := span.Span{Start: lines[0].Start, End: lines[len(lines)-1].End}
	for _, s := range web.Fragment(r.markup, at) {
		if s.Zone == prose.Body && zone != 0 {
			s.Zone = zone
		}
		r.add(s)
	}
}
