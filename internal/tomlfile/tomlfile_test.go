package tomlfile

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rhetlint/rhetlint/linter/diag"
)

// sample is a struct with every kind of field that Decode knows.
type sample struct {
	Title    string            `toml:"title"`
	Message  string            `toml:"message"`
	Severity level             `toml:"severity"`
	Enabled  bool              `toml:"enabled"`
	Limit    int               `toml:"limit"`
	Small    int8              `toml:"small"`
	Share    float64           `toml:"share"`
	Phrases  []string          `toml:"phrases"`
	Lengths  []int             `toml:"lengths"`
	Swaps    map[string]string `toml:"swaps"`
	Options  map[string]any    `toml:"options"`
	Extra    any               `toml:"extra"`
	Since    time.Time         `toml:"since"`
	Optional *int              `toml:"optional"`
	Where    where             `toml:"where"`
	Examples []example         `toml:"example"`
	Even     even              `toml:"even"`
	Unread   string
}

type level string

type where struct {
	Zones []string            `toml:"zones"`
	Deep  map[string][]string `toml:"deep"`
}

type example struct {
	Text  string   `toml:"text"`
	Flags []string `toml:"flags"`
}

// even reads integers without remainder by two.
type even struct{ n int64 }

func (e *even) UnmarshalTOML(source any) error {
	n, ok := source.(int64)
	if !ok {
		return errors.New("not a number\nat all")
	}
	if n%2 != 0 {
		return &diag.Fault{Message: "the number is odd", Hint: "add one"}
	}
	e.n = n
	return nil
}

const validFile = "\uFEFF" + `title = "Anonymous crowd" # a comment with [ and "
severity = 'warning'
enabled = true
limit = 1_000
share = 3
phrases = [
  "critics say", # [
  '''observers "note"''',
]
lengths = [1, 2]
swaps = { "climate alarmist" = "campaigner", b = "" }
since = 2024-02-29
optional = 0
even = 4
extra = [1, "two"]

[options]
"quoted key" = 1.5
inner.deeper = [true]

[where]
zones = ["headline"]
deep.a = ["x"]

[[example]]
text = """
Residents of Ostvik, some say, \
  agree."""
flags = ["some say"]

[[example]]
text = 'none'
`

func TestValidFileIsReadWhole(t *testing.T) {
	got := sample{Message: "kept", Unread: "kept"}
	file, faults := Decode("rules/a.toml", []byte(validFile), &got)
	if len(faults) > 0 {
		t.Fatal(faults.Err())
	}
	zero := 0
	want := sample{
		Title: "Anonymous crowd", Message: "kept", Unread: "kept", Severity: "warning", Enabled: true,
		Limit: 1000, Share: 3, Phrases: []string{"critics say", `observers "note"`}, Lengths: []int{1, 2},
		Swaps:   map[string]string{"climate alarmist": "campaigner", "b": ""},
		Options: map[string]any{"quoted key": 1.5, "inner": map[string]any{"deeper": []any{true}}},
		Extra:   []any{int64(1), "two"}, Since: got.Since, Optional: &zero, Even: even{4},
		Where: where{Zones: []string{"headline"}, Deep: map[string][]string{"a": {"x"}}},
		Examples: []example{
			{Text: "Residents of Ostvik, some say, agree.", Flags: []string{"some say"}}, {Text: "none"},
		},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(even{})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if date := got.Since.Format(time.DateOnly); date != "2024-02-29" {
		t.Errorf("since = %s", date)
	}
	if file == nil {
		t.Error("no file")
	}
}

func TestPositionsNameKeysAndItems(t *testing.T) {
	file, _ := Decode("a.toml", []byte(validFile), &sample{})
	for _, c := range []struct {
		path                []any
		line, column, width int
	}{
		{[]any{"title"}, 1, 1, 5},
		{[]any{"phrases"}, 6, 1, 7},
		{[]any{"phrases", 0}, 7, 3, 13},
		{[]any{"phrases", 1}, 8, 3, 22},
		{[]any{"swaps", "climate alarmist"}, 11, 11, 18},
		{[]any{"swaps", "b"}, 11, 46, 1},
		{[]any{"options"}, 17, 2, 7},
		{[]any{"options", "quoted key"}, 18, 1, 12},
		{[]any{"options", "inner"}, 19, 1, 5},
		{[]any{"options", "inner", "deeper"}, 19, 7, 6},
		{[]any{"options", "inner", "deeper", 0}, 19, 17, 4},
		{[]any{"where", "deep", "a"}, 23, 6, 1},
		{[]any{"example"}, 25, 3, 7},
		{[]any{"example", 0}, 25, 3, 7},
		{[]any{"example", 0, "flags"}, 29, 1, 5},
		{[]any{"example", 0, "flags", 0}, 29, 10, 10},
		{[]any{"example", 1}, 31, 3, 7},
		{[]any{"example", 1, "text"}, 32, 1, 4},
	} {
		line, column, width, ok := file.Position(c.path...)
		if !ok || line != c.line || column != c.column || width != c.width {
			t.Errorf("%v: %d:%d width %d %v, want %d:%d width %d", c.path, line, column, width, ok, c.line, c.column, c.width)
		}
	}
	for _, path := range [][]any{{}, {"none"}, {"example", 2}, {"example", -1}, {"title", 0}, {0}, {1.5}} {
		if line, _, _, ok := file.Position(path...); ok || line != 0 {
			t.Errorf("%v has a position: line %d", path, line)
		}
	}
}

func TestFaultsStandAtKeyValueOrNearestTable(t *testing.T) {
	file, _ := Decode("a.toml", []byte(validFile), &sample{})
	for _, c := range []struct {
		fault *diag.Fault
		want  string
	}{
		{file.Fault("bad", "", "severity"), "a.toml:2:1: bad"},
		{file.ValueFault("bad", "", "severity"), "a.toml:2:12: bad"},
		{file.ValueFault("bad", "", "example", 0, "text"), "a.toml:26:8: bad"},
		{file.ValueFault("bad", "", "where"), "a.toml:21:2: bad"},
		{file.Fault("no flags", "", "example", 1, "flags"), "a.toml:31:3: no flags"},
		{file.Fault("no message", "", "message"), "a.toml: no message"},
	} {
		if got := c.fault.Error(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
	// A value over several lines is marked to the end of the first.
	if got := file.ValueFault("bad", "", "example", 0, "text"); got.Width != 3 {
		t.Errorf("width %d, want 3", got.Width)
	}
}

func TestFaultsWithoutIndexHaveNoLine(t *testing.T) {
	file := newFile("a.toml", []byte("a = [1"))
	if got := file.Fault("bad", "", "a"); got.Line != 0 || got.Error() != "a.toml: bad" {
		t.Errorf("got %s", got.Error())
	}
}

func TestExcerptsAreShortAndPlain(t *testing.T) {
	long := "title = 'x'\nbogus\x0b = 1 "
	file := newFile("a.toml", []byte("a = \"\x1b[31m\u202e\t\" # "+strings.Repeat("é", 300)+"\n"))
	fault := file.Fault("bad \x1b[0m\nnews", "")
	if fault.Message != "bad \uFFFD[0m news" {
		t.Errorf("message %q", fault.Message)
	}
	_, faults := Decode("a.toml", []byte(long), &sample{})
	if len(faults) != 1 || strings.ContainsRune(faults[0].Detail(), '\x0b') {
		t.Errorf("%q", faults[0].Detail())
	}
	_, faults = Decode("a.toml", []byte("titel = '\t\u202e' # "+strings.Repeat("é", 300)), &sample{})
	excerpt := []rune(faults[0].Excerpt)
	if len(excerpt) != maxExcerpt || excerpt[199] != '…' || excerpt[9] != ' ' || excerpt[10] != '\uFFFD' {
		t.Errorf("%d code points: %s", len(excerpt), faults[0].Excerpt)
	}
	far := "options = { " + strings.Repeat("x", 250) + " = 1, y = { z = 1 } }\nphrases = [ '" + strings.Repeat("x", 250) + "', 7 ]"
	_, faults = Decode("a.toml", []byte(far), &sample{})
	if len(faults) != 1 || faults[0].Column != 267 || faults[0].Excerpt != "" {
		t.Errorf("a fault far to the right: %+v", faults)
	}
}

func TestSuggestFindsNearWords(t *testing.T) {
	known := []string{"message", "severity", "example", "where", "by-voice", "id", "max"}
	for word, want := range map[string]string{
		"mesage": "message", "Message": "message", "sevreity": "severity", "examples": "example", "by_voice": "by-voice",
		"were": "where", "di": "id", "mix": "max", "pattern": "", "x": "", "": "", "messageboard": "",
		strings.Repeat("message", 1000): "",
	} {
		if got := Suggest(word, known); got != want {
			t.Errorf("Suggest(%.20q) = %q, want %q", word, got, want)
		}
	}
}

func TestManyFaultsAreCutShort(t *testing.T) {
	_, faults := Decode("a.toml", []byte("phrases = ["+strings.Repeat("1,", 5000)+"]"), &sample{})
	if len(faults) != maxFaults+1 || !strings.Contains(faults[0].Message, "more than 100 faults") {
		t.Errorf("%d faults, first %s", len(faults), faults[0])
	}
}
