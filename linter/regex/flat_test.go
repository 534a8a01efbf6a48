package regex

import (
	"reflect"
	"testing"

	"github.com/rhetlint/rhetlint/linter/flat"
)

// written is the flat form of a program.
func written(p *Program) string {
	var w flat.Writer
	p.Write(&w)
	return string(w.Data())
}

func TestProgramsSurviveTheirFlatForm(t *testing.T) {
	var sets Sets
	pairs := make([]pair, len(patterns))
	for i, pattern := range patterns {
		pairs[i] = compileWith(t, pattern, &sets)
	}
	var w flat.Writer
	sets.Write(&w)
	r := flat.NewReader(string(w.Data()))
	setsBack := ReadSets(r)
	if !r.Done() {
		t.Fatal("the sets that were written cannot be read")
	}
	var m Machine
	for i, pattern := range patterns {
		p, r := pairs[i], flat.NewReader(written(pairs[i].program))
		back := Read(r, setsBack)
		if !r.Done() || !reflect.DeepEqual(back.code, p.program.code) || back.Begins() != p.program.Begins() || back.Groups() != p.program.Groups() {
			t.Errorf("%s: another program", pattern)
		}
		p.program = back
		for _, text := range texts {
			p.check(t, &m, pattern, []rune(text))
		}
	}
}

func TestCutProgramsAreRefused(t *testing.T) {
	for _, pattern := range patterns {
		p := compile(t, pattern).program
		whole := written(p)
		for cut := range len(whole) {
			r := flat.NewReader(whole[:cut])
			if Read(r, p.sets); r.OK() {
				t.Errorf("%s: %d of %d bytes are taken for the whole", pattern, cut, len(whole))
			}
		}
	}
}

func TestDamagedSetsAreNone(t *testing.T) {
	p := compile(t, `[é-ö]x[à-å]`).program
	var w flat.Writer
	p.sets.Write(&w)
	for cut := range len(w.Data()) {
		r := flat.NewReader(string(w.Data()[:cut]))
		if sets := ReadSets(r); r.OK() || len(sets.list) > 0 {
			t.Errorf("%d sets from %d of %d bytes", len(sets.list), cut, len(w.Data()))
		}
	}
	r := flat.NewReader(written(p))
	if Read(r, new(Sets)); r.OK() {
		t.Error("a program without its sets is taken")
	}
}

func TestUnsoundProgramsAreRefused(t *testing.T) {
	usual := func(in instruction) coded {
		word, ok := in.code()
		if !ok {
			t.Fatalf("%+v does not fit", in)
		}
		return word
	}
	for name, damaged := range map[string]coded{
		"unknown instruction":       usual(instruction{op: operations}),
		"unknown mode":              usual(instruction{op: opLoop, mode: modes, c: 1}),
		"no such set":               usual(instruction{op: opChar, kind: isSet, a: 9}),
		"loop over no set":          usual(instruction{op: opLoop, kind: isSet, a: 9, c: 1}),
		"at most below least":       usual(instruction{op: opLoop, b: 2, c: 1}),
		"no text":                   textWord(isFold, nil),
		"jump behind the end":       usual(instruction{op: opJump, a: 99}),
		"jump into a table":         usual(instruction{op: opJump, a: 2}),
		"split to nowhere":          splitWord(0, 99, anyBucket, false),
		"split from nowhere":        splitWord(99, 0, anyBucket, true),
		"look to nowhere":           usual(instruction{op: opLook, a: 99}),
		"switch to nowhere":         switchWord(99, 0),
		"switch to what tries none": switchWord(0, 0),
		"no place for the switch":   switchWord(0, anyBucket),
		"try nothing":               tryWord(99, []rune("riv"), false, true),
		"try what is not there":     tryWord(0, []rune("riv"), false, false),
		"try more than can be held": tryWord(0, []rune("riv"), false, true) | 7<<6,
		"no such group":             usual(instruction{op: opOpen, a: 9}),
		"no such place":             usual(instruction{op: opAssert, a: int32(places)}),
	} {
		p := compile(t, `x(?:riv|cre)er[s-z]`).program
		code := make([]uint64, p.code.Len())
		for i := range code {
			code[i] = p.code.At(i)
		}
		if word := coded(code[1]); word.op() != opSwitch || word.extra() != 1 {
			t.Fatal("the table is somewhere else")
		}
		code[0] = uint64(damaged)
		p.code = flat.BlockOf(code)
		r := flat.NewReader(written(p))
		if Read(r, p.sets); r.OK() {
			t.Errorf("%s: taken", name)
		}
	}
	p := compile(t, `x(?:riv|cre)er[s-z]`).program
	code := make([]uint64, p.code.Len())
	for i := range code {
		code[i] = p.code.At(i)
	}
	code[2] |= 99 << 16
	p.code = flat.BlockOf(code)
	if r := flat.NewReader(written(p)); Read(r, p.sets) == nil || r.OK() {
		t.Error("a table that leads outside is taken")
	}
}

func TestInstructionsSurviveBeingPacked(t *testing.T) {
	for _, in := range []instruction{
		{op: opMatch},
		{op: opChar, kind: isSet, a: 3},
		{op: opChar, kind: isNot, back: true, a: 0x10FFFF},
		{op: opLoop, kind: isFold, mode: atomic, a: 'x', b: 3, c: endless},
		{op: opLook, negative: true, a: 7999},
	} {
		word, ok := in.code()
		if !ok || word.instruction() != in {
			t.Errorf("%+v: %t, %+v", in, ok, word.instruction())
		}
	}
	for _, in := range []instruction{{a: -1}, {a: mostA + 1}, {b: -1}, {b: endless}, {c: endless + 1}, {c: -1}} {
		if _, ok := in.code(); ok {
			t.Errorf("%+v fits", in)
		}
	}
}

func TestOtherFormsHoldWhatIsPutIntoThem(t *testing.T) {
	text := []rune("mustard")
	if w := textWord(isRune, text); w.op() != opString || w.kind() != isRune || w.text() != charsOf(text) || w.extra() != 0 {
		t.Errorf("%x", w)
	}
	if w := tryWord(mostTarget, text[:6], false, true); w.op() != opTry || !w.last() || w.reads() || w.to() != mostTarget || w.lead() != charsOf(text[:6]) {
		t.Errorf("%x", w)
	}
	if w := splitWord(mostTarget, 7, anyBucket, true); w.op() != opSplit || !w.lazy() || w.first() != mostTarget || w.second() != 7 || w.mask() != anyBucket {
		t.Errorf("%x", w)
	}
	if w := switchWord(mostTarget, anyBucket&^2); w.op() != opSwitch || w.otherwise() != mostTarget || w.owners() != anyBucket&^2 || w.extra() != 8 {
		t.Errorf("%x", w)
	}
	if g := newGuard(1<<bucketEnd, true); !g.lets(bucketEnd) || g.lets(0) || !g.boundary() || newGuard(anyBucket, false).boundary() {
		t.Errorf("%x", g)
	}
}

func TestOnlyTheNearPartOfAnEndlessWordIsLookedAt(t *testing.T) {
	next := compile(t, `!+ share`).program.Next()
	row := func(n int, more string) []rune {
		var out []rune
		for range n {
			out = append(out, '!')
		}
		return append(out, []rune(more)...)
	}
	for _, c := range []struct {
		text []rune
		want bool
	}{
		{row(3, " share"), true},
		{row(3, " other"), false},
		{row(3, ""), false},
		{row(maxAhead-3, " share"), true},
		{row(maxAhead, " other"), true}, // not looked at
		{row(maxAhead-1, "other"), true},
	} {
		if got := next.Allows(c.text, 0); got != c.want {
			t.Errorf("%q: %t", string(c.text), got)
		}
	}
}

// Whatever bytes a program is read from, it is refused, or written again as
// what it was read as.
func FuzzRead(f *testing.F) {
	for _, pattern := range patterns {
		f.Add(written(compile(f, pattern).program))
	}
	sets := compile(f, `[é-ö]x[à-å]`).program.sets
	f.Fuzz(func(t *testing.T, data string) {
		r := flat.NewReader(data)
		p := Read(r, sets)
		if !r.OK() {
			return
		}
		again := flat.NewReader(written(p))
		if q := Read(again, sets); !again.Done() || written(q) != written(p) {
			t.Error("not what was written")
		}
	})
}
