package tomlfile

import (
	"slices"
	"strings"
	"testing"
)

// brokenFiles are files with faults, and the short form of each fault.
var brokenFiles = []struct {
	text string
	want []string
}{
	// Syntax.
	{"a = \"x\\d\"", []string{"f:1:7: invalid escape in string '\\d'"}},
	{"title = \"\\\\ é\\d\"", []string{"f:1:14: invalid escape in string '\\d'"}},
	{"title = \"\"\"\nabc\n\\q\n\"\"\"", []string{"f:3:1: invalid escape in string '\\q'"}},
	{"title = 'a'\nlimit = 2\ntitle = 'b'", []string{"f:3:1: key 'title' has already been defined"}},
	{"title = ", []string{"f:1:8: unexpected EOF; expected value"}},
	{"title", []string{"f:1:5: unexpected EOF; expected key separator '='"}},
	{"[where", []string{"f:1:6: expected '.' or ']' to end table name, but got the end of the file"}},
	{"title = \"x\nlimit = 1", []string{"f:1:11: strings cannot contain newlines"}},
	{"phrases = ['a'\nlimit = 1", []string{"f:2:1: expected a comma (',') or array terminator (']'), but got 'l'"}},
	{"title = '''x\ny\n", []string{"f:1:9: this string is never closed"}},
	{"title = \"\"\"x\ny", []string{"f:1:9: this string is never closed"}},
	{"título = 1", []string{"f:1:2: expected '.' or '=', but got 'í'"}},
	{"limit = 01", []string{"f:1:9: invalid integer \"01\": cannot have leading zeroes"}},
	{"limit = 99999999999999999999", []string{"f:1:9: 99999999999999999999 is out of range for int64"}},
	{"enabled = True", []string{"f:1:11: expected value but found \"True\""}},
	{"enabled = yes", []string{"f:1:11: expected value but found \"yes\""}},
	{"[where]\n[where]", []string{"f:2:2: key 'where' has already been defined"}},
	{"limit = 1 small = 2", []string{"f:1:10: expected a top-level item to end with a newline, comment, or EOF, but got 's'"}},
	{"swaps = {a = '1'", []string{"f:1:16: expected a comma or an inline table terminator '}', but got the end of the file"}},
	{"swaps = {a = '1', a = '2'}", []string{"f:1:19: key 'swaps.a' has already been defined"}},
	{"limit = 1\nlimit.b = 2", []string{"f:2:1: key 'limit' has already been defined"}},
	{"since = 2020-13-01", []string{"f:1:9: invalid datetime: \"2020-13-01\""}},
	{"[[example]]\n[example]", []string{"f:2:2: key 'example' has already been defined"}},
	{"example = []\n[[example]]", []string{"f:2:3: key 'example' was already created and cannot be used as an array"}},
	{"title = \"x\x01\"", []string{"f:1:10: TOML files cannot contain control characters: '0x01'"}},
	{"title='x'\r\nlimit=\r\n", []string{"f:2:7: expected value but found the end of the line"}},
	{"= 1", []string{"f:1:1: unexpected '=': key name appears blank"}},
	{"title = Text", []string{"f:1:9: expected value but found \"Text\""}},
	{"title = “x”", []string{"f:1:9: expected value but found '“'"}},
	{"title = ‘x’", []string{"f:1:9: expected value but found '‘'"}},
	{"limit = 1_", []string{"f:1:9: invalid integer \"1_\": underscores must be surrounded by digits"}},
	{"share = 1.", []string{"f:1:9: invalid float \"1.\": '.' must be followed by one or more digits"}},
	{"limit = 0x", []string{"f:1:9: not a hexadecimal number: '0x'"}},
	{"title = \"\\u12\"", []string{"f:1:10: expected four hexadecimal digits after '\\u', but got \"\\\\u12\\\"\""}},
	{"]", []string{"f:1:1: expected '.' or '=', but got ']'"}},
	{"a.=1", []string{"f:1:3: unexpected '='"}},
	{"title = 'x'y", []string{"f:1:12: expected a top-level item to end with a newline, comment, or EOF, but got 'y'"}},
	{"share = 1e999", []string{"f:1:9: 1e999 is out of range for float64"}},
	{"title = 'x\rlimit = 1", []string{"f:1:10: TOML files cannot contain control characters: '0x0d'"}},
	{"\x00\x00\x00", []string{"f:1:1: files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8"}},
	// Encoding and limits.
	{"title = 'x'\nmessage = '\xff'", []string{"f:2:12: the file is not UTF-8 text"}},
	{"\xff\xfet\x00", []string{"f:1:1: the file is not UTF-8 text"}},
	{"a = " + strings.Repeat("[", 33), []string{"f:1:36: nested too deep: the limit is 32 levels of keys and arrays"}},
	{strings.Repeat("a.", 32) + "a = 1", []string{"f:1:65: nested too deep: the limit is 32 levels of keys and arrays"}},
	{"[" + strings.Repeat("a.", 32) + "a]", []string{"f:1:66: nested too deep: the limit is 32 levels of keys and arrays"}},
	{"[[a]]\n" + strings.Repeat("b={", 31) + "b=1", []string{"f:2:91: nested too deep: the limit is 32 levels of keys and arrays"}},
	{"\n" + strings.Repeat("k", 513) + " = 1", []string{"f:2:1: keys too long: the limit is 512 bytes for a key with those of the tables around it"}},
	// TOML 1.1.
	{"swaps = {\n a = '1'\n}", []string{"f:1:9: an inline table over several lines is not TOML 1.0"}},
	{"swaps = { a = '1', }", []string{"f:1:18: a comma before the closing brace is not TOML 1.0"}},
	{"title = \"\\e[0m\"", []string{"f:1:10: the escape \\e is not TOML 1.0"}},
	{"title = \"\"\"\n\\x41\"\"\"", []string{"f:2:1: the escape \\x is not TOML 1.0"}},
	{"options = { a = [\n 1,\n], b = { c = 1,}}", []string{"f:3:15: a comma before the closing brace is not TOML 1.0"}},
	// Unknown keys.
	{"mesage = 'x'", []string{"f:1:1: unknown key ‘mesage’"}},
	{"Title = 'x'", []string{"f:1:1: unknown key ‘Title’"}},
	{"zzz = 1", []string{"f:1:1: unknown key ‘zzz’"}},
	{"[wheer]\nzones = []\nother = 1", []string{"f:1:2: unknown key ‘wheer’"}},
	{"[where]\nzone = []", []string{"f:2:1: unknown key ‘zone’"}},
	{"[[example]]\ntext = ''\n[[example]]\ntxet = ''", []string{"f:4:1: unknown key ‘txet’"}},
	{"where.zones = []\nwhere.a.b = 1", []string{"f:2:7: unknown key ‘a’"}},
	{"example = [{text = ''}, {flag = []}]", []string{"f:1:26: unknown key ‘flag’"}},
	{"unread = 'x'", []string{"f:1:1: unknown key ‘unread’"}},
	{"Unread = 'x'", []string{"f:1:1: unknown key ‘Unread’"}},
	{"\"ti\\u0007tle\" = 1", []string{"f:1:1: unknown key ‘ti�tle’"}},
	// Wrong types.
	{"title = 1", []string{"f:1:9: ‘title’ must be a string, not an integer"}},
	{"severity = true", []string{"f:1:12: ‘severity’ must be a string, not a boolean"}},
	{"enabled = 'true'", []string{"f:1:11: ‘enabled’ must be a boolean, not a string"}},
	{"limit = '3'", []string{"f:1:9: ‘limit’ must be an integer, not a string"}},
	{"limit = 1.5", []string{"f:1:9: ‘limit’ must be an integer, not a decimal number"}},
	{"limit = 2024-01-01", []string{"f:1:9: ‘limit’ must be an integer, not a date"}},
	{"small = 300", []string{"f:1:9: ‘small’ is out of range"}},
	{"share = '1'", []string{"f:1:9: ‘share’ must be a number, not a string"}},
	{"phrases = 'one'", []string{"f:1:11: ‘phrases’ must be an array of strings, not a string"}},
	{"phrases = ['a', 2, 'c', false]", []string{"f:1:17: item 2 of ‘phrases’ must be a string, not an integer", "f:1:25: item 4 of ‘phrases’ must be a string, not a boolean"}},
	{"lengths = 7", []string{"f:1:11: ‘lengths’ must be an array of integers, not an integer"}},
	{"lengths = [1, 'x']", []string{"f:1:15: item 2 of ‘lengths’ must be an integer, not a string"}},
	{"swaps = 'x'", []string{"f:1:9: ‘swaps’ must be a table, not a string"}},
	{"swaps = {a = 1}", []string{"f:1:14: ‘a’ must be a string, not an integer"}},
	{"options = []", []string{"f:1:11: ‘options’ must be a table, not an array"}},
	{"since = '2024-01-01'", []string{"f:1:9: ‘since’ must be a date, not a string"}},
	{"since = 1", []string{"f:1:9: ‘since’ must be a date, not an integer"}},
	{"optional = ''", []string{"f:1:12: ‘optional’ must be an integer, not a string"}},
	{"where = 'body'", []string{"f:1:9: ‘where’ must be a table, not a string"}},
	{"where.zones = 'body'", []string{"f:1:15: ‘zones’ must be an array of strings, not a string"}},
	{"where.deep.a = ['x', 1]", []string{"f:1:22: item 2 of ‘a’ must be a string, not an integer"}},
	{"example = 'x'", []string{"f:1:11: ‘example’ must be an array of tables, not a string"}},
	{"[example]\ntext = ''", []string{"f:1:2: ‘example’ must be an array of tables, not a table"}},
	{"example = ['x']", []string{"f:1:12: item 1 of ‘example’ must be a table, not a string"}},
	{"[[title]]", []string{"f:1:3: ‘title’ must be a string, not an array of tables"}},
	{"[title]", []string{"f:1:2: ‘title’ must be a string, not a table"}},
	{"title = {}", []string{"f:1:9: ‘title’ must be a string, not a table"}},
	{"title = []", []string{"f:1:9: ‘title’ must be a string, not an array"}},
	{"even = 3", []string{"f:1:8: the number is odd"}},
	{"even = 'x'", []string{"f:1:8: not a number at all"}},
	{"[[example]]\nflags = 'x'\ntext = 1\nnone = 1\n[[example]]\nflags = [[]]", []string{"f:2:9: ‘flags’ must be an array of strings, not a string", "f:3:8: ‘text’ must be a string, not an integer", "f:4:1: unknown key ‘none’", "f:6:9: item 1 of ‘flags’ must be a string, not an array"}},
}

func TestBrokenFilesAreTold(t *testing.T) {
	if len(brokenFiles) < 40 {
		t.Errorf("%d broken files", len(brokenFiles))
	}
	for _, c := range brokenFiles {
		_, faults := Decode("f", []byte(c.text), &sample{})
		var got []string
		for _, fault := range faults {
			got = append(got, fault.Error())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q gives\n  %q,\nwant\n  %q", c.text, got, c.want)
		}
	}
}

// goldens are files with faults and what the user sees of them.
var goldens = []struct{ text, want string }{
	{"title = \"\\\\ é\\d\"", `
f.toml:1:14: invalid escape in string '\d'
    1 | title = "\\ é\d"
      |              ^^
  hint: a backslash is special between double quotes: write the pattern between three single quotes, '''…'''
`},
	{"title = 'a'\nlimit = 2\ntitle = 'b'", `
f.toml:3:1: key 'title' has already been defined
    3 | title = 'b'
      | ^^^^^
  hint: a key and a [table] may be given once; write [[name]] for one of several tables
`},
	{"phrases = ['a'\nlimit = 1", `
f.toml:2:1: expected a comma (',') or array terminator (']'), but got 'l'
    2 | limit = 1
      | ^
  hint: put a comma between items and ] behind the last
`},
	{"title = '''x\ny\n", `
f.toml:1:9: this string is never closed
    1 | title = '''x
      |         ^^^
  hint: close it with three quotation marks like those it starts with
`},
	{"enabled = True", `
f.toml:1:11: expected value but found "True"
    1 | enabled = True
      |           ^^^^
  hint: put text between quotation marks; true and false are written small and without
`},
	{"title = “x”", `
f.toml:1:9: expected value but found '“'
    1 | title = “x”
      |         ^
  hint: use straight quotation marks: "…"
`},
	{"title = 'x'\nmessage = '\xff'", `
f.toml:2:12: the file is not UTF-8 text
    2 | message = '�'
      |            ^
  hint: save the file as UTF-8
`},
	{"swaps = {\n a = '1'\n}", `
f.toml:1:9: an inline table over several lines is not TOML 1.0
    1 | swaps = {
      |         ^
  hint: write it as TOML 1.0: other tools refuse the rest
`},
	{"mesage = 'x'", `
f.toml:1:1: unknown key ‘mesage’
    1 | mesage = 'x'
      | ^^^^^^
  hint: did you mean "message"?
`},
	{"zzz = 1", `
f.toml:1:1: unknown key ‘zzz’
    1 | zzz = 1
      | ^^^
  hint: known keys here: title, message, severity, enabled, limit, small, share, phrases, lengths, swaps, options, extra, since, optional, where, example, even
`},
	{"title = 1", `
f.toml:1:9: ‘title’ must be a string, not an integer
    1 | title = 1
      |         ^
  hint: put it between quotation marks
`},
	{"phrases = 'one'", `
f.toml:1:11: ‘phrases’ must be an array of strings, not a string
    1 | phrases = 'one'
      |           ^^^^^
  hint: put it in brackets: phrases = ["one"]
`},
	{"[example]\ntext = ''", `
f.toml:1:2: ‘example’ must be an array of tables, not a table
    1 | [example]
      |  ^^^^^^^
  hint: write the header with two brackets: [[example]]
`},
	{"even = 3", `
f.toml:1:8: the number is odd
    1 | even = 3
      |        ^
  hint: add one
`},
	{"[[example]]\nflags = 'x'\ntext = 1\nnone = 1\n[[example]]\nflags = [[]]", `
f.toml:2:9: ‘flags’ must be an array of strings, not a string
    2 | flags = 'x'
      |         ^^^
  hint: put it in brackets: flags = ["x"]
f.toml:3:8: ‘text’ must be a string, not an integer
    3 | text = 1
      |        ^
  hint: put it between quotation marks
f.toml:4:1: unknown key ‘none’
    4 | none = 1
      | ^^^^
  hint: known keys here: text, flags
f.toml:6:9: item 1 of ‘flags’ must be a string, not an array
    6 | flags = [[]]
      |         ^^^^
`},
}

func TestDetailShowsLineMarkAndHint(t *testing.T) {
	for _, c := range goldens {
		_, faults := Decode("f.toml", []byte(c.text), &sample{})
		var got []string
		for _, fault := range faults {
			got = append(got, fault.Detail())
		}
		if joined := strings.Join(got, "\n"); joined != strings.Trim(c.want, "\n") {
			t.Errorf("%q gives\n%s\nwant\n%s", c.text, joined, c.want)
		}
	}
}
