package prose

import "strings"

// longestFrontMatter is how many lines are searched for the end of front
// matter.
const longestFrontMatter = 200

// FrontMatter reads a block of "key: value" lines between two --- lines, or of
// "key = value" lines between two +++ lines, at the start of the text, and
// gives the offset behind it. Without such a block nothing is read.
func FrontMatter(source string, start int, meta *Meta) int {
	mark, next := cutLine(source, start)
	if mark != "---" && mark != "+++" {
		return start
	}
	body := next
	for range longestFrontMatter {
		if next >= len(source) {
			return start
		}
		text, after := cutLine(source, next)
		if text == mark || mark == "---" && text == "..." {
			readMeta(source[body:next], meta)
			return after
		}
		if !metaLine(text) {
			return start
		}
		next = after
	}
	return start
}

// cutLine is the line at offset i without white space at its end, and the
// offset of the next.
func cutLine(source string, i int) (string, int) {
	end := i
	for end < len(source) && source[end] != '\n' && source[end] != '\r' {
		end++
	}
	next := min(end+1, len(source))
	if strings.HasPrefix(source[end:], "\r\n") {
		next++
	}
	return strings.TrimRight(source[i:end], " \t"), next
}

// metaLine reports a line that can stand in front matter: blank, a comment,
// indented, a list item or a key with its value.
func metaLine(text string) bool {
	if text == "" || text[0] == '#' || text[0] == ' ' || text[0] == '\t' || text[0] == '-' || text[0] == '[' {
		return true
	}
	key, _, found := cutKey(text)
	return found && !strings.ContainsAny(key, " \t")
}

// cutKey parts a line at its first : or =.
func cutKey(text string) (key, value string, found bool) {
	i := strings.IndexAny(text, ":=")
	if i <= 0 {
		return "", "", false
	}
	return strings.TrimSpace(text[:i]), strings.Trim(strings.TrimSpace(text[i+1:]), `"'`), true
}

// readMeta takes what is known from the lines of front matter.
func readMeta(block string, meta *Meta) {
	for text := range strings.FieldsFuncSeq(block, func(r rune) bool { return r == '\n' || r == '\r' }) {
		key, value, _ := cutKey(text)
		meta.Set(key, value)
	}
}

// Set takes what a "key: value" of an article's head says about it: a title, a
// date that begins YYYY-MM-DD, a section. Keys nobody asks for are passed over.
func (m *Meta) Set(key, value string) {
	switch strings.ToLower(key) {
	case "title", "headline":
		m.Title = value
		m.setGenre(titleGenre(value))
	case "date", "published":
		m.Date = isoDate(value)
	case "genre", "type", "section", "category", "kind":
		m.setGenre(genre(value))
	}
}

// setGenre takes a genre where there is one.
func (m *Meta) setGenre(genre string) {
	if genre != "" {
		m.Genre = genre
	}
}

// isoDate is the leading YYYY-MM-DD of value, or nothing.
func isoDate(value string) string {
	if len(value) < 10 {
		return ""
	}
	for i, c := range []byte(value[:10]) {
		if i == 4 || i == 7 {
			if c != '-' {
				return ""
			}
		} else if !isDigit(c) {
			return ""
		}
	}
	return value[:10]
}

// genre is the genre that a section name stands for, or nothing, which is read
// as news.
func genre(word string) string {
	switch strings.ToLower(strings.TrimSpace(word)) {
	case "opinion", "opinions", "op-ed", "oped", "comment", "commentary", "commentisfree", "editorial", "editorials",
		"column", "columns", "columnists", "letter", "letters", "viewpoint", "viewpoints", "letter to the editor",
		"letters to the editor", "guest column", "guest essay", "opinion piece", "our view":
		return "opinion"
	case "news":
		return "news"
	case "satire", "parody", "humor", "humour":
		return "satire"
	case "live", "liveblog", "live-blog":
		return "live"
	}
	return ""
}

// titleGenre is the genre that a title names: all of it, or a label before a
// colon or bar or after a bar, as in "Opinion: Let the harbour rest".
func titleGenre(title string) string {
	if g := genre(title); g != "" {
		return g
	}
	if label, _, ok := strings.Cut(title, "|"); ok && genre(label) != "" {
		return genre(label)
	}
	if i := strings.LastIndexByte(title, '|'); i >= 0 {
		return genre(title[i+1:])
	}
	label, _, _ := strings.Cut(title, ":")
	return genre(label)
}

// headlineGenre takes the genre that the headline among the pieces names.
func (r *reader) headlineGenre(meta *Meta) {
	for i := range r.pieces {
		if r.pieces[i].zone == Headline {
			meta.setGenre(titleGenre(r.text(&r.pieces[i])))
			return
		}
	}
}

// pathGenre is the genre of the last folder, or file name without extension,
// that names one.
func pathGenre(path string) string {
	found := ""
	for part := range strings.FieldsFuncSeq(path, func(r rune) bool { return r == '/' || r == '\\' }) {
		name, _, _ := strings.Cut(part, ".")
		if g := genre(name); g != "" {
			found = g
		}
	}
	return found
}
