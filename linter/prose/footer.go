package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The boilerplate around an article is found by stock openings and by shape,
// and only after some text of the article proper:
//
//   - A form opening ("Leave a Reply", "Creative Commons") in the second half
//     of the text begins the footer; everything after it belongs to it.
//   - A short line with a notice opening ("Read more:", "Follow us") and no
//     final stop is footer wherever it stands.
//   - From the end backwards, notices and paragraphs that ask the reader to
//     support the publication are footer until other text comes.

// formOpenings begin the furniture of a page: comment forms, licences, archive
// lists, appeals in stock words.
var formOpenings = newOpenings(
	"leave a reply", "leave a comment", "post a comment", "add a comment",
	"your email address will not", "required fields are marked", "save my name, email", "post navigation",
	"posts by month", "filed under", "creative commons /", "creative commons license", "creative commons licence",
	"before you go", "report a typo", "all rights reserved", "since you're here", "since you are here", "about the author",
	"this article was originally published", "this article originally appeared", "this article first appeared",
	"this story was originally published", "republished with permission", "reprinted with permission",
	"article posted with permission", "posted with permission", "the views expressed in this",
	"the opinions expressed in this", "be the first to comment",
)

// noticeOpenings begin lines that point away from the article.
var noticeOpenings = newOpenings(
	"read more", "read also", "also read", "read next", "see also", "see more", "related:", "more:", "watch:",
	"listen:", "follow us", "follow me", "follow him on", "follow her on", "like us", "find us on", "connect with us",
	"share this", "share on", "tweet this", "subscribe", "sign up", "donate", "support our", "support us",
	"help us", "please donate", "please support", "please consider", "please subscribe", "please share",
	"become a member", "become a patron", "become a subscriber", "join us", "click here", "tags:", "tagged",
	"categories:", "category:", "topics:", "source:", "sources:", "via:", "copyright", "©", "(c) 20",
	"advertisement", "reporting by", "additional reporting", "editing by", "writing by", "compiled by",
	"contact the author", "contact the writer", "contact us", "email the author", "comments", "print this",
	"download our", "get our", "enter your email", "this post was", "disclaimer:", "originally published",
	"reprinted from", "privacy policy", "terms of use", "no comments", "more from this author", "more on this story",
	"related articles", "related posts", "related stories", "you might also like", "you may also like",
	"recommended for you", "if you enjoyed this article", "if you liked this article", "enjoyed this article?",
	"like what you read", "thank you for reading", "thanks for reading", "join the conversation",
	"this report was originally",
)

const (
	longestNotice = 240  // bytes of a notice at the end of the text
	longestAppeal = 2000 // bytes of a paragraph that asks for support
	headBytes     = 48   // bytes of a text compared with the openings
)

// fold is text in lower case with plain apostrophes and spaces.
func fold(text string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '’', '‘':
			return '\''
		case '\u00A0', '\n', '\r', '\t':
			return ' '
		}
		return unicode.ToLower(r)
	}, text)
}

// openings are beginnings of texts in lower case, by their first byte.
type openings [256][]string

func newOpenings(list ...string) *openings {
	var o openings
	for _, text := range list {
		o[text[0]] = append(o[text[0]], text)
	}
	return &o
}

// opens reports that text begins with one of the openings, not in the middle
// of a word. Brackets, dots and stars before it do not count.
func opens(text string, list *openings) bool {
	var room [headBytes]byte
	head := asciiHead(text[:min(len(text), headBytes)], &room)
	if head == nil {
		head = []byte(strings.TrimLeft(fold(text[:min(len(text), headBytes)]), "*[( _|…."))
	}
	if len(head) == 0 {
		return false
	}
	for _, o := range list[head[0]] {
		if len(head) >= len(o) && string(head[:len(o)]) == o && (len(head) == len(o) || !isAlpha(head[len(o)]) || !isAlpha(o[len(o)-1])) {
			return true
		}
	}
	return false
}

// asciiHead folds ASCII and leaves out what does not count at its start. It is
// nil where there is anything else.
func asciiHead(text string, room *[headBytes]byte) []byte {
	n := 0
	for i := range len(text) {
		c := text[i]
		switch {
		case c >= utf8.RuneSelf:
			return nil
		case isUpper(c):
			c |= 0x20
		case c == '\n' || c == '\r' || c == '\t':
			c = ' '
		}
		if n > 0 || strings.IndexByte("*[( _|.", c) < 0 {
			room[n] = c
			n++
		}
	}
	return room[:n]
}

// footer marks the boilerplate after piece body, the first of the article's
// text.
func (r *reader) footer(body int) {
	end := r.formStart(body)
	for i := body + 1; i < end; i++ {
		text := r.text(&r.pieces[i])
		if len(text) <= longestNotice && finalStop(text) != '.' && opens(text, noticeOpenings) {
			r.pieces[i].zone = Footer
		}
	}
	begin := end
	for begin > body+1 && r.closing(begin-1) {
		begin--
	}
	for i := begin; i < len(r.pieces); i++ {
		r.pieces[i].zone = Footer
	}
}

// formStart is the first piece in the second half of the text that begins with
// a form opening.
func (r *reader) formStart(body int) int {
	half := len(r.source) / 2
	for i := body + 1; i < len(r.pieces); i++ {
		if p := &r.pieces[i]; p.at.Start >= half && opens(r.text(p), formOpenings) {
			return i
		}
	}
	return len(r.pieces)
}

// closing reports that piece i, with nothing but footer after it, is footer
// too. A line without words, such as ***, parts it from the article.
func (r *reader) closing(i int) bool {
	p := &r.pieces[i]
	text := r.text(p)
	switch {
	case p.zone == Footer:
		return true
	case i+1 < len(r.pieces) && strings.IndexFunc(text, letterOrDigit) < 0:
		return true
	case len(text) <= longestNotice && opens(text, noticeOpenings):
		return true
	}
	return opens(text, formOpenings) || isAppeal(text)
}

// isAppeal reports a paragraph in which the publication ("we") asks the reader
// ("you", "help us") for support, in two or more words of money and readership.
// Speech in quotation marks is no appeal of the publication.
func isAppeal(text string) bool {
	if len(text) > longestAppeal || !mayAsk(text) || strings.IndexByte(text, '"') >= 0 || strings.Contains(text, "“") || strings.Contains(text, "”") {
		return false
	}
	we, you, before := false, false, ""
	cues := map[string]bool{}
	eachWord(fold(text), func(w string) bool {
		w = strings.TrimFunc(w, func(r rune) bool { return !letterOrDigit(r) })
		w, _, _ = strings.Cut(w, "'")
		switch w {
		case "we", "our", "us":
			we = true
			you = you || before == "support" || before == "help" || before == "join"
		case "you", "your", "please", "click":
			you = true
		default:
			if appealWord(w) {
				cues[w] = true
			}
		}
		before = w
		return true
	})
	return we && you && len(cues) > 1
}

// mayAsk reports text with one of the words by which a reader is addressed, or
// with a beginning of it, in any case.
func mayAsk(text string) bool {
	for i := range len(text) {
		switch text[i] | 0x20 {
		case 'c', 'h', 'j', 'p', 's', 'y':
			for _, w := range [...]string{"you", "please", "click", "support", "help", "join"} {
				if end := i + len(w); end <= len(text) && strings.EqualFold(text[i:end], w) {
					return true
				}
			}
		}
	}
	return strings.Contains(text, "\u212A") || strings.Contains(text, "\u0130") // whose small letters are k and i
}

// appealWord reports the words in which publications ask for support.
func appealWord(w string) bool {
	switch w {
	case "support", "supporting", "donate", "donation", "donations", "donor", "donors", "contribute", "contribution",
		"contributions", "subscribe", "subscriber", "subscribers", "subscription", "subscriptions", "newsletter", "readers", "reader", "paywall",
		"journalism", "gift", "gifts", "donating", "chip", "member", "members", "membership", "fund", "funding", "advertising", "advertisers", "ads", "ad-free",
		"tax-deductible", "patreon", "paypal", "reader-funded", "reader-supported", "podcast", "inbox", "advertisements":
		return true
	}
	return false
}
