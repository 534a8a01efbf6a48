package web

import (
	"strings"
	"unicode"

	"github.com/rhetlint/rhetlint/linter/prose"
)

// tidy leaves out what stands in an article like its text and is none: lines
// before the headline, lists of other articles under their label, and rows of
// headings with no text under them.
func tidy(segments []*prose.Segment) []*prose.Segment {
	segments = fromHeadline(segments)
	kept := segments[:0:0]
	for i := 0; i < len(segments); {
		skipped := teasers(segments[i:])
		if skipped == 0 {
			kept = append(kept, segments[i])
			skipped = 1
		}
		i += skipped
	}
	return kept
}

// fromHeadline leaves out the lines before the headline that are no sentences:
// dates, weather, sections.
func fromHeadline(segments []*prose.Segment) []*prose.Segment {
	for i, s := range segments {
		if s.Zone != prose.Headline {
			continue
		}
		kept := segments[:0:0]
		for _, before := range segments[:i] {
			if before.Zone == prose.Caption || before.Zone == prose.Standfirst || endsInStop(before.Text) {
				kept = append(kept, before)
			}
		}
		return append(kept, segments[i:]...)
	}
	return segments
}

// fewestHeadings is how many headings in a row are a list of other articles.
const fewestHeadings = 4

// teasers is the number of segments from the first on that lead to other
// articles: a label and the lines under it, or headings in a row.
func teasers(segments []*prose.Segment) int {
	if plain, known := label(segments[0]); known {
		n := 1
		for n < len(segments) && leads(segments, n) {
			n++
		}
		if n > 1 || plain {
			return n
		}
	}
	n := 0
	for n < len(segments) && segments[n].Zone == prose.Heading {
		n++
	}
	if n < fewestHeadings {
		return 0
	}
	return n - 1 // the last one may stand over the text that follows
}

// leads reports a line under a label: an item of a list, a line with no final
// stop, a heading with no text under it.
func leads(segments []*prose.Segment, i int) bool {
	switch s := segments[i]; s.Zone {
	case prose.List:
		return true
	case prose.Heading:
		return i+1 == len(segments) || segments[i+1].Zone != prose.Body
	case prose.Body:
		return !endsInStop(s.Text) && prose.Words(s.Text) <= longTeaser
	}
	return false
}

const (
	longTeaser = 20 // words
	longLabel  = 6  // words
)

// label knows a short line that stands over a list of other articles; a plain
// one can be nothing else.
func label(s *prose.Segment) (plain, known bool) {
	if s.Zone == prose.Headline || len(s.Text) > 60 || prose.Words(s.Text) > longLabel {
		return false, false
	}
	text := strings.TrimRight(strings.ToLower(strings.Join(strings.Fields(s.Text), " ")), ":. …!")
	text = strings.ReplaceAll(text, "’", "'")
	switch text {
	case "related", "trending", "popular", "latest", "recommended", "most read", "most popular", "must read", "must watch", "just watched",
		"don't miss", "read more", "read next", "read also", "see also", "more", "watch", "up next", "editor's picks", "editors' picks",
		"our picks", "top stories", "latest stories", "you may also like", "you might also like", "more for you", "recommended for you",
		"around the web", "from the web", "what to read next", "in case you missed it":
		return true, true
	}
	first, rest, _ := strings.Cut(text, " ")
	last := rest[strings.LastIndexByte(rest, ' ')+1:]
	switch first {
	case "more", "related", "recent", "latest", "popular", "recommended", "trending", "our", "top", "other", "read", "similar":
		switch last {
		case "stories", "articles", "news", "posts", "reads", "videos", "coverage", "headlines", "story", "article", "post", "now", "today", "week":
			return false, true
		}
	}
	return false, false
}

func endsInStop(text string) bool {
	text = strings.TrimRightFunc(text, func(r rune) bool { return unicode.In(r, unicode.Pe, unicode.Pf) || r == '"' || r == '\'' })
	return text != "" && (strings.IndexByte(".!?:", text[len(text)-1]) >= 0 || strings.HasSuffix(text, "…"))
}

// longNotice is the length in bytes up to which a paragraph can be a notice.
const longNotice = 600

// isNotice reports a paragraph, set off in italics or bold, in which a site
// asks its readers to follow it, to sign up, to share or to write: one of its
// sentences begins like an order and names where.
func isNotice(text string) bool {
	if len(text) > longNotice {
		return false
	}
	for _, at := range prose.Sentences(text) {
		if asks(at.Of(text)) {
			return true
		}
	}
	return false
}

func asks(sentence string) bool {
	verb, where := false, false
	n := 0
	for word := range strings.FieldsFuncSeq(strings.ToLower(sentence), func(r rune) bool { return !unicode.IsLetter(r) && r != '@' }) {
		if n == 0 {
			switch word {
			case "follow", "subscribe", "sign", "join", "like", "share", "get", "download", "click", "email", "contact", "listen", "send", "tweet", "write":
				verb = true
			}
		}
		switch word {
		case "newsletter", "newsletters", "inbox", "twitter", "facebook", "instagram", "youtube", "whatsapp", "telegram", "app", "podcast",
			"story", "article", "friend", "friends", "us", "here", "email":
			where = where || n > 0
		}
		where = where || strings.HasPrefix(word, "@")
		n++
	}
	return verb && where
}
