package corpus

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/diag"
)

// show renders what a stream yields, one line each.
func show(stream string, o Options) string {
	var b strings.Builder
	for r, err := range Records(strings.NewReader(stream), o) {
		if err != nil {
			fmt.Fprintf(&b, "%d %s! %v\n", r.Line, r.ID, err)
			continue
		}
		fmt.Fprintf(&b, "%d@%d %s: %s\n", r.Line, r.Offset, r.ID, r.Text)
	}
	return b.String()
}

func TestRecords(t *testing.T) {
	for _, c := range []struct {
		name, stream string
		options      Options
		want         string
	}{
		{"records", "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":7,\"text\":\"Tw\\u00f6\\n.\"}\n", Options{}, "1@0 a: One.\n2@25 7: Twö\n.\n"},
		{"no line end at the end", `{"text":"One."}`, Options{}, "1@0 : One.\n"},
		{"byte order mark and CRLF", "\uFEFF{\"text\":\"One.\"}\r\n\r\n{\"text\":\"Two.\"}\r\n", Options{}, "1@0 : One.\n3@22 : Two.\n"},
		{"other fields", `{"key":"k","body":"B","text":"T","id":"i"}`, Options{TextField: "body", IDField: "key"}, "1@0 k: B\n"},
		{"a bad line ends nothing", "{\"text\":\"One.\"}\n{\"text\":\n{\"text\":\"Two.\"}", Options{}, "1@0 : One.\n2 ! c:2:8: is no JSON: unexpected end of JSON input\n3@25 : Two.\n"},
		{"no such field", `{"id":"x","body":"B"}`, Options{}, "1 x! c:1: the record has no field \"text\"\n"},
		{"no string", `{"text":["a"]}`, Options{}, "1 ! c:1: the field \"text\" is no string\n"},
		{"no object", "[1]\n\"a\"\nnull", Options{}, "1 ! c:1: the record is no JSON object\n2 ! c:2: the record is no JSON object\n3 ! c:3: the record has no field \"text\"\n"},
		{"two values", `{"text":"a"} {"text":"b"}`, Options{}, "1 ! c:1:14: is no JSON: invalid character '{' after top-level value\n"},
		{"not UTF-8", "{\"text\":\"a\xFF\"}\n{\"text\":\"b\"}", Options{}, "1 ! c:1:11: the record is not UTF-8 at byte 10 of the stream\n2@14 : b\n"},
		{"not UTF-8 behind a byte order mark", "\uFEFF{\"text\":\"a\xFF\"}", Options{}, "1 ! c:1:11: the record is not UTF-8 at byte 13 of the stream\n"},
		{"over the limit", "{\"text\":\"" + strings.Repeat("a", 100_000) + "\"}\n{\"text\":\"b\"}", Options{MaxRecord: 1000}, "1 ! c:1: the record is longer than 1000 bytes\n2@100012 : b\n"},
		{"nothing", "", Options{}, ""},
		{"blank lines", "\n \n\t\r\n", Options{}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.options.Path = "c"
			if got := show(c.stream, c.options); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestFaultsHaveTheirPlace(t *testing.T) {
	for r, err := range Records(strings.NewReader("{\"text\":\"one\"}\n{\"téxt\": x}"), Options{Path: "c.jsonl"}) {
		if r.Line == 1 {
			continue
		}
		f := diag.AsFaults(err)
		if len(f) != 1 || f[0].Line != 2 || f[0].Column != 10 || f[0].Path != "c.jsonl" || f[0].Hint == "" {
			t.Errorf("%+v", f)
		}
	}
}

func TestLongRecordsAreRead(t *testing.T) {
	long := strings.Repeat("word ", 100_000)
	if got := show(`{"text":"`+long+"\"}\n{\"text\":\"b\"}", Options{}); got != "1@0 : "+long+"\n2@500012 : b\n" {
		t.Errorf("%d bytes", len(got))
	}
}

func TestTheLimitIsExact(t *testing.T) {
	line := `{"text":"abc"}`
	for end, size := range map[string]int{"": len(line), "\n": len(line), "\r\n": len(line)} {
		if got := show(line+end, Options{MaxRecord: size}); got != "1@0 : abc\n" {
			t.Errorf("at the limit: %q", got)
		}
	}
	if got := show(line+"  \n", Options{MaxRecord: len(line) - 1}); !strings.Contains(got, "longer than") {
		t.Errorf("over the limit: %q", got)
	}
}

// failing gives some records, then an error.
type failing struct{ head io.Reader }

var errBroken = errors.New("the disk is gone")

func (f failing) Read(p []byte) (int, error) {
	n, err := f.head.Read(p)
	if err == io.EOF {
		err = errBroken
	}
	return n, err
}

func TestABrokenStreamIsAFault(t *testing.T) {
	var last error
	n := 0
	for _, err := range Records(failing{strings.NewReader("{\"text\":\"a\"}\n{\"te")}, Options{}) {
		n, last = n+1, err
	}
	if n != 2 || diag.AsFaults(last) == nil || !strings.Contains(last.Error(), errBroken.Error()) {
		t.Errorf("%d yields, the last with %v", n, last)
	}
}

func TestTheCallerMayStop(t *testing.T) {
	for range Records(strings.NewReader(strings.Repeat("{\"text\":\"a\"}\nbad\n", 9)), Options{}) {
		break
	}
}

// endless makes records as they are asked for.
type endless struct{ left int }

func (e *endless) Read(p []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := copy(p, "{\"text\":\"One and two and three.\"}\n")
	e.left -= n
	return n, nil
}

// However long the stream, no more than a record is held.
func TestMemoryDoesNotGrow(t *testing.T) {
	for _, size := range []int{1 << 16, 1 << 22} {
		s := newStream(&endless{size}, Options{MaxRecord: MaxRecord})
		n := 0
		for {
			if _, err := s.line(); err != nil {
				break
			}
			n++
		}
		if n < size/40 || cap(s.buffer) > 64 {
			t.Errorf("%d records of %d bytes are held in %d", n, size, cap(s.buffer))
		}
	}
}

func FuzzRecords(f *testing.F) {
	f.Add("\uFEFF{\"id\":1,\"text\":\"a\"}\r\n\n{\"text\":2}\n{\"text\":\"\\ud800\"}\n[[[", 32)
	f.Fuzz(func(t *testing.T, stream string, limit int) {
		lines, last := 0, 0
		for r, err := range Records(strings.NewReader(stream), Options{MaxRecord: limit & 0xFFF}) {
			lines++
			if r.Line <= last || r.Offset > int64(len(stream)) {
				t.Fatalf("line %d after %d, offset %d", r.Line, last, r.Offset)
			}
			last = r.Line
			if err == nil && !utf8.ValidString(r.Text) {
				t.Fatalf("%q is not UTF-8", r.Text)
			}
			if err != nil && diag.AsFaults(err) == nil {
				t.Fatalf("%v is no fault", err)
			}
		}
		if lines > strings.Count(stream, "\n")+1 {
			t.Fatalf("%d yields", lines)
		}
	})
}
