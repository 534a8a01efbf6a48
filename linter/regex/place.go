package regex

// holds tells whether a place in the text, before the rune at pos, is as asked.
func (r *run) holds(p place, pos int) bool {
	text := r.text.Runes
	switch p {
	case atBoundary:
		return boundary(text, pos)
	case atStart:
		return pos == 0
	case atEnd:
		return pos == len(text)
	case atLastLine:
		return pos == len(text) || pos == len(text)-1 && text[pos] == '\n'
	case atLineStart:
		return pos == 0 || text[pos-1] == '\n'
	case atLineEnd:
		return pos == len(text) || text[pos] == '\n'
	}
	return !boundary(text, pos) // offBoundary
}

// boundary tells whether a word begins or ends at pos.
func boundary(text []rune, pos int) bool {
	before := pos > 0 && IsWord(text[pos-1])
	after := pos < len(text) && IsWord(text[pos])
	return before != after
}
