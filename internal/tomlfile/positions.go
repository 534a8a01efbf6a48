package tomlfile

import (
	"bytes"

	"github.com/pelletier/go-toml/v2/unstable"
	"github.com/rhetlint/rhetlint/linter/span"
)

// place is where one key or array item stands, and what stands below it.
type place struct {
	key   span.Span // the key, quotes included; empty for items of plain arrays
	value span.Span // the value; empty for tables with a header of their own
	keys  map[string]*place
	items []*place
}

// named is what to mark for the key itself.
func (p *place) named() span.Span {
	if p.key.Empty() {
		return p.value
	}
	return p.key
}

// valued is what to mark for the value.
func (p *place) valued() span.Span {
	if p.value.Empty() {
		return p.key
	}
	return p.value
}

// find follows keys and item numbers as far as they lead. Where the way breaks
// off it gives the last place reached and false.
func (p *place) find(path []any) (*place, bool) {
	for _, step := range path {
		var next *place
		switch s := step.(type) {
		case string:
			next = p.keys[s]
		case int:
			if s >= 0 && s < len(p.items) {
				next = p.items[s]
			}
		}
		if next == nil {
			return p, false
		}
		p = next
	}
	return p, true
}

// child gives the place of a key below p, made at its first mention. Below an
// array of tables a key belongs to the last table, as TOML has it.
func (p *place) child(name string, at span.Span) *place {
	if n := len(p.items); n > 0 {
		p = p.items[n-1]
	}
	if next := p.keys[name]; next != nil {
		return next
	}
	if p.keys == nil {
		p.keys = map[string]*place{}
	}
	next := &place{key: at}
	p.keys[name] = next
	return next
}

// indexer fills the tree of places. This file alone knows the positions parser,
// whose interface is declared unstable.
type indexer struct {
	parser unstable.Parser
	text   []byte
}

// index finds the places of all keys and values of a file that parses. If the
// positions parser refuses the file, the tree is empty and faults have no line.
func index(text []byte) (root *place) {
	defer func() {
		if recover() != nil {
			root = &place{}
		}
	}()
	x := indexer{text: text}
	x.parser.Reset(text)
	root = &place{}
	table := root
	for x.parser.NextExpression() {
		switch node := x.parser.Expression(); node.Kind {
		case unstable.Table:
			var at span.Span
			table, at = x.descend(root, node)
			table.key = at
		case unstable.ArrayTable:
			list, at := x.descend(root, node)
			table = &place{key: at}
			list.items = append(list.items, table)
		case unstable.KeyValue:
			x.keyValue(table, node)
		}
	}
	if x.parser.Error() != nil {
		return &place{}
	}
	return root
}

// descend follows the dotted key of a node from p, and tells where the last
// part of the key stands.
func (x *indexer) descend(p *place, node *unstable.Node) (last *place, at span.Span) {
	for parts := node.Key(); parts.Next(); {
		part := parts.Node()
		at = rawSpan(part)
		p = p.child(string(part.Data), at)
	}
	return p, at
}

// keyValue records a key, its value and everything inside the value.
func (x *indexer) keyValue(table *place, node *unstable.Node) {
	p, at := x.descend(table, node)
	whole := rawSpan(node)
	rest := x.text[at.End:whole.End]
	rest = bytes.TrimLeft(rest, " \t")
	rest = bytes.TrimLeft(bytes.TrimPrefix(rest, []byte("=")), " \t")
	x.inside(p, node.Value(), span.Span{Start: whole.End - len(rest), End: whole.End})
}

// inside records a value and its parts. The parser gives no range for arrays,
// and only the brace for inline tables, so around is used for want of better.
func (x *indexer) inside(p *place, node *unstable.Node, around span.Span) {
	p.value = around
	switch node.Kind {
	case unstable.Array:
		for items := node.Children(); items.Next(); {
			item := &place{}
			at := rawSpan(items.Node())
			if at.Empty() {
				at = around
			}
			x.inside(item, items.Node(), at)
			p.items = append(p.items, item)
		}
	case unstable.InlineTable:
		for pairs := node.Children(); pairs.Next(); {
			x.keyValue(p, pairs.Node())
		}
	}
}

// rawSpan is the range of a node in bytes of the text.
func rawSpan(node *unstable.Node) span.Span {
	start := int(node.Raw.Offset)
	return span.Span{Start: start, End: start + int(node.Raw.Length)}
}
