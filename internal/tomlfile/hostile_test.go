package tomlfile

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/rhetlint/rhetlint/linter/diag"
)

// numbered repeats a format with growing numbers up to the size limit.
func numbered(format string) string {
	var b strings.Builder
	for i := 0; b.Len() < maxSize-100; i++ {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestAttacksEndWithinLimits(t *testing.T) {
	const (
		refused = true
		read    = false
	)
	for name, c := range map[string]struct {
		text    string
		refused bool
	}{
		"nested inline tables": {strings.Repeat("a={", 10_000) + strings.Repeat("}", 10_000), refused},
		"dotted keys":          {strings.Repeat("a.", 10_000) + "a=1", refused},
		"quoted dotted keys":   {strings.Repeat(`"a" . `, 10_000) + "a=1", refused},
		"table header":         {"[" + strings.Repeat("a.", 10_000) + "a]", refused},
		"array table header":   {"[[ " + strings.Repeat("a . ", 10_000) + "a ]]", refused},
		"nested arrays":        {"a=" + strings.Repeat("[", 1_000_000), refused},
		"open braces":          {"a=" + strings.Repeat("{", 1_000_000), refused},
		"depth in steps":       {"[a.a.a.a.a.a.a.a.a.a]\n" + strings.Repeat("b.b.b.b={", 5) + "c.c.c.c=1", refused},
		"long key above all":   {"[" + strings.Repeat("k", maxSize/2) + "]\n" + numbered("a%d=1\n")[:maxSize/2-10], refused},
		"large file":           {strings.Repeat("#", maxSize+1), refused},
		"empty items":          {"a=[" + strings.Repeat("{b=1},", 170_000) + "]", read},
		"deep items":           {"a=[" + strings.Repeat(strings.Repeat("b={", 28)+"b=1"+strings.Repeat("}", 28)+",", 500) + "]", refused},
		"many keys":            {"[" + strings.Repeat("k", 500) + "]\n" + numbered("a%d=1\n")[:maxSize-600], refused},
		"many tables":          {numbered("[a.a%d]\n"), read},
		"comments":             {strings.Repeat("#[{\n", maxSize/4), read},
		"one long string":      {`a="""` + strings.Repeat(`""\"`, maxSize/4-10) + `"""`, read},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, faults := Decode("a.toml", []byte(c.text), &struct {
			A any `toml:"a"`
			B any `toml:"b"`
		}{})
		runtime.ReadMemStats(&after)
		allocated := (after.TotalAlloc - before.TotalAlloc) >> 20
		if (len(faults) > 0) != c.refused {
			t.Errorf("%s: %d faults: %.300v", name, len(faults), faults.Err())
		}
		if allocated > 600 {
			t.Errorf("%s: %d MB allocated", name, allocated)
		}
	}
}

func TestDepthUpToTheLimitIsRead(t *testing.T) {
	for _, text := range []string{
		"a = " + strings.Repeat("[", 31) + strings.Repeat("]", 31),
		strings.Repeat("a.", 31) + "a = 1",
		"[" + strings.Repeat("a.", 31) + "a]",
		"[" + strings.Repeat("a.", 30) + "a]\nb = 1\nc = 1\n[a.b]\n" + strings.Repeat("a.", 29) + "a = 1",
		"a = '" + strings.Repeat("[", 100) + "' # " + strings.Repeat("[", 100),
		"a = \"\\\"" + strings.Repeat("[", 100) + "\"\nb = '''\n" + strings.Repeat("[''", 100) + "'''\n",
	} {
		if _, faults := Decode("a.toml", []byte(text), &struct {
			A any `toml:"a"`
			B any `toml:"b"`
		}{}); len(faults) > 0 {
			t.Errorf("%q: %v", text, faults.Err())
		}
	}
}

// keysDeep is the largest number of keys on a way through a parsed tree.
func keysDeep(tree any) int {
	deepest := 0
	switch v := tree.(type) {
	case map[string]any:
		for _, below := range v {
			deepest = max(deepest, 1+keysDeep(below))
		}
	case []any:
		for _, below := range v {
			deepest = max(deepest, keysDeep(below))
		}
	case []map[string]any:
		for _, below := range v {
			deepest = max(deepest, keysDeep(below))
		}
	}
	return deepest
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(validFile))
	for _, c := range brokenFiles {
		f.Add([]byte(c.text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, faults := Decode("a.toml", data, &sample{})
		checkFaults(t, data, append(faults, file.Fault("m", "h", "example", 0, "text"), file.ValueFault("m", "h", "phrases", 1)))
		var tree map[string]any
		if notes, fault := file.check(); fault == nil && len(file.text) > 0 {
			parsed, broken := file.parse(notes)
			if broken != nil {
				return
			}
			tree = parsed
		}
		if deep := keysDeep(tree); deep > maxDepth {
			t.Errorf("%d keys deep", deep)
		}
		for name := range tree {
			if _, _, _, ok := file.Position(name); !ok {
				t.Errorf("no position for %q", name)
			}
		}
	})
}

func checkFaults(t *testing.T, data []byte, faults diag.Faults) {
	t.Helper()
	lines := bytes.Count(data, []byte("\n")) + bytes.Count(data, []byte("\r")) + 1
	for _, fault := range faults {
		detail := fault.Detail()
		if fault.Line < 0 || fault.Line > lines || fault.Line > 0 && fault.Column < 1 {
			t.Errorf("line %d column %d of %d lines", fault.Line, fault.Column, lines)
		}
		if strings.Count(detail, "\n") > 3 || strings.ContainsAny(detail, "\r\x1b\x00") {
			t.Errorf("not plain: %q", detail)
		}
	}
}

// ruleFile is about 20 kB in the manner of a rule with its examples.
func ruleFile() string {
	var b strings.Builder
	b.WriteString("title = \"Crowd without a name\"\nseverity = \"warning\"\nphrases = [\n")
	for i := range 250 {
		fmt.Fprintf(&b, "  \"observers of kind %d say\",\n", i)
	}
	b.WriteString("]\n\n[where]\nzones = [\"headline\", \"body\"]\n")
	for i := range 90 {
		fmt.Fprintf(&b, "\n[[example]]\ntext = \"\"\"\nResidents of Ostvik number %d, some say, agree with the council.\n\"\"\"\nflags = [\"some say\"]\n", i)
	}
	return b.String()
}

func BenchmarkDecode(b *testing.B) {
	data := []byte(ruleFile())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, faults := Decode("a.toml", data, &sample{}); len(faults) > 0 {
			b.Fatal(faults.Err())
		}
	}
}

func BenchmarkDecodeWithFault(b *testing.B) {
	data := []byte(ruleFile() + "bogus = 1\n")
	for b.Loop() {
		if _, faults := Decode("a.toml", data, &sample{}); len(faults) != 1 {
			b.Fatal("no fault")
		}
	}
}

func BenchmarkParserAlone(b *testing.B) {
	data := ruleFile()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		var v sample
		if _, err := toml.Decode(data, &v); err != nil {
			b.Fatal(err)
		}
	}
}
