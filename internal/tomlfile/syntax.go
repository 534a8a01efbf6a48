package tomlfile

import (
	"errors"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/span"
)

// parse gives the tree of the file, or what breaks its syntax.
func (f *File) parse(n notes) (tree map[string]any, fault *diag.Fault) {
	defer func() {
		// The parser reports its own bugs by panics with a string.
		if problem := recover(); problem != nil {
			tree, fault = nil, f.faultAt(span.Span{}, fmt.Sprintf("the file cannot be parsed: %v", problem), "")
		}
	}()
	_, err := toml.Decode(f.text, &tree)
	if err == nil {
		return tree, nil
	}
	var broken toml.ParseError
	if !errors.As(err, &broken) {
		return nil, f.faultAt(span.Span{}, err.Error(), "")
	}
	return nil, f.syntaxFault(broken, n)
}

// syntaxFault tells of broken syntax: the parser's message in our wording, at
// a place at least as good as the parser's.
func (f *File) syntaxFault(broken toml.ParseError, n notes) *diag.Fault {
	start := min(max(broken.Position.Start, 0), len(f.text))
	at := span.Span{Start: start, End: start + max(broken.Position.Len, 1)}
	message := reworded(broken.Message)
	switch {
	case strings.HasPrefix(message, invalidEscape):
		at = f.escapeIn(at, strings.TrimSuffix(strings.TrimPrefix(message, invalidEscape), "'"))
	case strings.HasPrefix(message, "unexpected EOF") && n.unclosed >= 0:
		at = span.Span{Start: n.unclosed, End: n.unclosed + 3}
		message = "this string is never closed"
	}
	return f.faultAt(at, message, syntaxHint(message))
}

const invalidEscape = `invalid escape in string '`

// escapeIn is where a string holds an escape such as \d, for which the parser
// gives the whole string.
func (f *File) escapeIn(whole span.Span, escape string) span.Span {
	end := min(whole.End, len(f.text))
	for i := whole.Start; i < end; i++ {
		if f.text[i] != '\\' {
			continue
		}
		if strings.HasPrefix(f.text[i:], escape) {
			return span.Span{Start: i, End: i + len(escape)}
		}
		i++ // the escaped character
	}
	return whole
}

// reworded brings a message of the parser into the form of ours: one line, no
// capital, no full stop, line ends and the end of the file by name.
func reworded(message string) string {
	message = strings.NewReplacer(
		`'\x00' instead`, "the end of the file", "\x00", "",
		`'\n' instead`, "the end of the line", `'\r' instead`, "the end of the line",
		" instead", "", "end of file", "the end of the file",
		"Key '", "key '", "Invalid ", "invalid ").Replace(message)
	return strings.TrimSuffix(message, ".")
}

// syntaxHint is the advice for a message, if there is some.
func syntaxHint(message string) string {
	for _, advice := range [...]struct{ part, hint string }{
		{invalidEscape, `a backslash is special between double quotes: write the pattern between three single quotes, '''…'''`},
		{"expected four hexadecimal", `a backslash is special between double quotes: write the pattern between three single quotes, '''…'''`},
		{"expected eight hexadecimal", `a backslash is special between double quotes: write the pattern between three single quotes, '''…'''`},
		{"strings cannot contain newlines", "close the string on its line, or put three quotation marks on either side"},
		{"never closed", "close it with three quotation marks like those it starts with"},
		{"found the end of the line", "write a value behind the equals sign"},
		{"found '“'", `use straight quotation marks: "…"`},
		{"found '”'", `use straight quotation marks: "…"`},
		{"found '‘'", `use straight quotation marks: '…'`},
		{"found '’'", `use straight quotation marks: '…'`},
		{`expected value but found "`, "put text between quotation marks; true and false are written small and without"},
		{"already been defined", "a key and a [table] may be given once; write [[name]] for one of several tables"},
		{"cannot be used as an array", "write every header of an array of tables with two brackets, [[name]]"},
		{"expected '.' or '='", `write key = value; a key with other characters than A-Z a-z 0-9 - _ needs quotation marks`},
		{"inline table terminator", "an inline table stands on one line and ends with a closing brace"},
		{"expected a comma (',') or array", "put a comma between items and ] behind the last"},
		{"expected '.' or ']'", "close the table header on its line"},
		{"end with a newline", "start a new line for the next key"},
		{"leading zeroes", "leave out the zeroes, or put the value between quotation marks"},
	} {
		if strings.Contains(message, advice.part) {
			return advice.hint
		}
	}
	return ""
}

// tooNew tells of syntax that came with TOML 1.1, which the parser accepts and
// editors and other tools do not.
func (f *File) tooNew(n notes) diag.Faults {
	var faults diag.Faults
	for _, note := range n.newer {
		faults.Add(f.faultAt(note.at, note.what+" is not TOML 1.0", "write it as TOML 1.0: other tools refuse the rest"))
	}
	return faults
}
