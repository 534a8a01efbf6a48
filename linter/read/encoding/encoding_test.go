package encoding

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"github.com/rhetlint/rhetlint/linter/diag"
)

const sample = "Plain start. Naïve café — “quoted” 中文 テスト Привет 🙂 end."

// Every character of every encoding leads back to its own bytes.
func TestEveryCharacterLeadsBack(t *testing.T) {
	for label, text := range map[string]string{
		"windows-1252": "Naïve café — “quoted” end", "iso-8859-2": "Łódź, a city", "windows-1251": "Привет, Varn", "koi8-r": "Привет",
		"shift_jis": "テスト and ascii", "euc-jp": "日本 text", "gb18030": "中文 and 🙂", "big5": "中文 text", "euc-kr": "한국 text",
	} {
		e, err := htmlindex.Get(label)
		if err != nil {
			t.Fatal(err)
		}
		var file []byte
		var starts []int // of each character
		for _, r := range text {
			starts = append(starts, len(file))
			b, err := e.NewEncoder().Bytes([]byte(string(r)))
			if err != nil {
				t.Fatalf("%s: %v", label, err)
			}
			file = append(file, b...)
		}
		got, err := Decode("a", file, Options{Declared: label})
		if err != nil {
			t.Fatalf("%s: %v", label, err)
		}
		if got.Source != text {
			t.Errorf("%s: %q", label, got.Source)
			continue
		}
		n := 0
		for i := range text {
			if back := got.Origin.TextFile(i); back != starts[n] {
				t.Errorf("%s: character %d leads to byte %d, want %d", label, n, back, starts[n])
			}
			n++
		}
		if end := got.Origin.TextFile(len(text)); end != len(file) {
			t.Errorf("%s: the end is byte %d of %d", label, end, len(file))
		}
	}
}

func TestUTF16WithAByteOrderMark(t *testing.T) {
	for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		file, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().Bytes([]byte(sample))
		if err != nil {
			t.Fatal(err)
		}
		got, err := Decode("a", file, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got.Source != "\uFEFF"+sample {
			t.Errorf("decoded to %q", got.Source)
		}
		doc := got.Document("a")
		p := doc.Position(strings.Index(got.Source, "end"))
		if want := len(file) - 2*len("end."); p.Offset != want || p.Column != utf8.RuneCountInString(sample)-3 {
			t.Errorf("%+v, want byte %d", p, want)
		}
	}
}

func TestDecode(t *testing.T) {
	tests := []struct {
		name, data string
		options    Options
		want       string // the text; "" for a fault
		fault      string
		notes      int
	}{
		{"utf-8", "café", Options{}, "café", "", 0},
		{"byte order mark", "\uFEFFcafé", Options{}, "\uFEFFcafé", "", 0},
		{"declared but really utf-8", "café", Options{Declared: "iso-8859-1"}, "café", "", 0},
		{"declared", "caf\xE9", Options{Declared: "iso-8859-1"}, "café", "", 0},
		{"unknown label is passed over", "caf\xE9 é", Options{Declared: "klingon"}, "caf\xE9 é", "", 0},
		{"fallback", "caf\xE9", Options{Fallback: "windows-1252"}, "café", "", 0},
		{"fallback for an unknown name", "caf\xE9", Options{Declared: "klingon", Fallback: "windows-1252"}, "café", "", 0},
		{"stray bytes stay", "ab\xFFc", Options{}, "ab\xFFc", "", 0},
		{"sequences that stand for nothing stay", "\xF4\x90\x80\x80 a \xC0\xAF b \xED\xA0\x80", Options{}, "\xF4\x90\x80\x80 a \xC0\xAF b \xED\xA0\x80", "", 0},
		{"another encoding", "caf\xE9 na\xEFve r\xF4le d\xE9j\xE0", Options{}, "", "is not UTF-8: 5 bytes are broken, the first is byte 3", 0},
		{"declared, undecodable", "ab\ncd\x98", Options{Declared: "windows-1251"}, "", "a:2:3: byte 5 cannot be decoded as windows-1251", 0},
		{"forced", "caf\xE9", Options{Forced: "Latin1"}, "café", "", 0},
		{"forced, undecodable", "ab\x98", Options{Forced: "windows-1251"}, "ab\uFFFD", "", 1},
		{"forced, unknown", "ab", Options{Forced: "klingon"}, "", `there is no encoding "klingon"`, 0},
		{"forced without a mark", "a\x00b\x00", Options{Forced: "utf-16le"}, "ab", "", 0},
		{"forced utf-16, lone surrogate", "a\x00\x00\xD8b\x00", Options{Forced: "utf-16le"}, "a\uFFFDb", "", 1},
		{"lone surrogate", "\xFF\xFEa\x00\x00\xD8b\x00", Options{}, "", "byte 4 cannot be decoded as utf-16le", 0},
		{"half a unit", "\xFE\xFF\x00a\x00", Options{}, "", "byte 4 cannot be decoded as utf-16be", 0},
		{"no mark", strings.Repeat("a\x00", 20), Options{}, "", "looks like UTF-16 text without a byte order mark", 0},
		{"binary", "a\x00\x01\x02b", Options{}, "", "is binary", 0},
		{"utf-32", "\xFF\xFE\x00\x00a\x00\x00\x00", Options{}, "", "is UTF-32", 0},
		{"forced utf-8 keeps every byte", "a\x00\xFF", Options{Forced: "utf-8"}, "a\x00\xFF", "", 0},
		{"empty", "", Options{}, "", "", 0},
		{"stateful", "\x1b$B%F\x1b(B", Options{Declared: "iso-2022-jp"}, "テ", "", 0},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			got, err := Decode("a", []byte(c.data), c.options)
			if c.fault != "" {
				if faults := diag.AsFaults(err); len(faults) != 1 || !strings.Contains(err.Error(), c.fault) {
					t.Errorf("%v, want %q", err, c.fault)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got.Source != c.want || len(got.Notes) != c.notes {
				t.Errorf("%q with notes %v, want %q", got.Source, got.Notes, c.want)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	for _, label := range []string{"", "utf-16le", "windows-1252", "iso-2022-jp", "gb18030", "big5", "euc-kr", "hz-gb-2312"} {
		f.Add([]byte(sample), label)
		f.Add([]byte("\x1b$B%F\x81\x30\xFF~{<:Ky~}"), label)
	}
	f.Fuzz(func(t *testing.T, data []byte, label string) {
		for _, o := range []Options{{Forced: label}, {Declared: label}, {Fallback: label}} {
			got, err := Decode("a", data, o)
			if err != nil {
				if diag.AsFaults(err) == nil {
					t.Fatalf("%v is no fault", err)
				}
				continue
			}
			doc := got.Document("a")
			last := 0
			for i := 0; i <= len(got.Source); i++ {
				p := doc.Position(i)
				if p.Offset < last || p.Offset > len(data) {
					t.Fatalf("byte %d of the text leads to byte %d, after %d, of %d", i, p.Offset, last, len(data))
				}
				last = p.Offset
			}
		}
	})
}
