package read

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/rhetlint/rhetlint/linter/read/encoding"
)

// headBytes is how much of a file is looked at.
const headBytes = 4 << 10

// byContent is the language that the first bytes of a file look like.
func byContent(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return zipped(head)
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0")):
		return "docx" // whose reader says what is wrong with it
	}
	complete := firstLine(head)
	text := start(head[:min(len(head), headBytes)])
	switch {
	case isHTML(text):
		return "html"
	case isMail(text):
		return "mail"
	case isRecord(complete):
		return JSONL
	}
	return "text"
}

// start is the text of a head in lower case, without a byte order mark and
// white space in front.
func start(head []byte) string {
	text := string(head)
	if bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")) {
		if t, err := encoding.Decode("", head[:len(head)&^1], encoding.Options{}); err == nil {
			text = t.Source
		}
	}
	return strings.ToLower(strings.TrimLeft(strings.TrimPrefix(text, "\uFEFF"), " \t\r\n\f"))
}

// zipped tells the two office formats apart: an ODT begins with its media type.
func zipped(head []byte) string {
	if bytes.Contains(head[:min(len(head), 128)], []byte("mimetypeapplication/vnd.oasis.opendocument.text")) {
		return "odt"
	}
	return "docx"
}

// isHTML reports text that begins with a doctype, a comment before one, or a
// tag that pages and fragments begin with.
func isHTML(text string) bool {
	for strings.HasPrefix(text, "<!--") {
		end := strings.Index(text, "-->")
		if end < 0 {
			return false
		}
		text = strings.TrimLeft(text[end+len("-->"):], " \t\r\n\f")
	}
	if strings.HasPrefix(text, "<?xml") {
		return strings.Contains(text, "<html")
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<title", "<article", "<main", "<section", "<div", "<p", "<h1", "<h2", "<meta", "<table", "<blockquote"} {
		if rest, found := strings.CutPrefix(text, tag); found && (rest == "" || strings.IndexByte(" \t\r\n>/", rest[0]) >= 0) {
			return true
		}
	}
	return false
}

// isMail reports text that begins with three header lines, two of them of
// kinds that only messages have.
func isMail(text string) bool {
	lines, known := 0, 0
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		name, _, found := strings.Cut(line, ":")
		if !found || strings.ContainsAny(name, " \t") {
			if lines == 0 && strings.HasPrefix(line, "from ") {
				continue
			}
			return false
		}
		lines++
		switch name {
		case "from", "to", "date", "message-id", "mime-version", "received", "return-path", "content-type", "delivered-to", "dkim-signature":
			known++
		}
	}
	return lines > 2 && known > 1
}

// firstLine is the first line of a file, without a byte order mark, or nothing
// where it is not complete.
func firstLine(head []byte) []byte {
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	line, _, found := bytes.Cut(head, []byte("\n"))
	if !found {
		return nil
	}
	return line
}

// isRecord reports a line that is a JSON object.
func isRecord(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) > 1 && line[0] == '{' && line[len(line)-1] == '}' && json.Valid(line)
}
