package web

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// charsetBytes is how far a declaration of the encoding is looked for; the
// standard says 1024, pages are less careful.
const charsetBytes = 8 << 10

// Declared is the encoding that a page names in a <meta> tag, or empty. The
// name is as written; it may be unknown.
func Declared(data []byte) string {
	head := string(data[:min(len(data), charsetBytes)])
	for t := range tokens(head, 0) {
		if t.kind != html.StartTagToken {
			continue
		}
		if t.atom == atom.Body {
			return ""
		}
		if t.atom != atom.Meta {
			continue
		}
		if label := declaration(head, t); label != "" {
			return label
		}
	}
	return ""
}

// declaration reads <meta charset=x> and <meta http-equiv=content-type
// content="text/html; charset=x">.
func declaration(head string, t token) string {
	equivalent, content := false, ""
	for name, value := range attributes(head, t.at) {
		text := strings.TrimSpace(value.Of(head))
		switch name {
		case "charset":
			return text
		case "http-equiv":
			equivalent = strings.EqualFold(text, "content-type")
		case "content":
			content = strings.ToLower(text)
		}
	}
	_, label, found := strings.Cut(content, "charset")
	label = strings.TrimLeft(label, " \t")
	if !equivalent || !found || !strings.HasPrefix(label, "=") {
		return ""
	}
	label = strings.Trim(label[1:], " \t\"'")
	if end := strings.IndexAny(label, " \t;\"'"); end >= 0 {
		label = label[:end]
	}
	return label
}
