package flat

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestWhatIsWrittenIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, f, b := rapid.Int().Draw(t, "n"), rapid.Float64().Draw(t, "f"), rapid.Bool().Draw(t, "b")
		list, words := rapid.SliceOf(rapid.String()).Draw(t, "list"), rapid.SliceOf(rapid.Uint64()).Draw(t, "words")
		var w Writer
		w.Int(n)
		w.Float(f)
		w.Bool(b)
		w.Strings(list)
		w.Words(words)
		ints := rapid.SliceOf(rapid.Int32()).Draw(t, "ints")
		w.Ints(ints)
		r := NewReader(string(w.Data()))
		if r.Int() != n || r.Float() != f || r.Bool() != b || !slices.Equal(r.Strings(), list) || !slices.Equal(r.Words(), words) || !slices.Equal(r.Ints(), ints) || !r.Done() {
			t.Fatal("read something else")
		}
		for cut := range w.Data() {
			r := NewReader(string(w.Data()[:cut]))
			_, _, _, _, _, _ = r.Int(), r.Float(), r.Bool(), r.Strings(), r.Words(), r.Ints()
			if r.OK() {
				t.Fatalf("cut at %d of %d is read without complaint", cut, len(w.Data()))
			}
		}
	})
}
