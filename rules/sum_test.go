package rules

import (
	"bytes"
	"testing"
)

// One byte more, less or other, and one that moved to the next piece, make
// another sum.
func TestHashTellsPiecesApart(t *testing.T) {
	text := bytes.Repeat([]byte("a pattern of the harbour\n"), 9)
	seen := map[uint64]string{}
	look := func(what string, pieces ...[]byte) {
		var h hash
		for _, p := range pieces {
			h.add(p)
		}
		if other, have := seen[h.sum()]; have {
			t.Errorf("%s has the sum of %s", what, other)
		}
		seen[h.sum()] = what
	}
	look("nothing")
	look("an empty piece", nil)
	look("two empty pieces", nil, nil)
	look("the text", text)
	for i := range text {
		changed := bytes.Clone(text)
		changed[i] ^= 1
		look("a changed byte", changed)
		if i > 0 && text[i] != text[i-1] {
			look("a byte less", append(bytes.Clone(text[:i]), text[i+1:]...))
		}
		look("a zero more", append(append(bytes.Clone(text[:i]), 0), text[i:]...))
		look("two pieces", text[:i], text[i:])
	}
}
