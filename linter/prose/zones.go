package prose

import "strings"

// guess gives unmarked pieces their zones by shape and place.
func (r *reader) guess(meta *Meta) {
	for i := 1; i < len(r.pieces); i++ {
		if p := &r.pieces[i]; p.zone == 0 && isCaption(r.text(p)) {
			p.zone = Caption
		}
	}
	body := r.top(meta)
	r.headings(body)
	r.footer(body)
}

// top finds the headline, standfirst and byline, and gives the first piece
// after them.
func (r *reader) top(meta *Meta) int {
	next := r.headline(meta)
	end, dated := next, false
	for i := next; i < min(len(r.pieces), end+3); i++ {
		p := &r.pieces[i]
		text := r.text(p)
		if len(text) > 4*longestTitle || p.zone != 0 && p.zone != Caption {
			break
		}
		switch {
		case p.zone == 0 && (isByline(text) || isDateline(text)):
			p.zone = Byline
			end = i + 1
		case i == next+1 && startsWithPlace(text):
			dated = true
		}
	}
	if next > 0 && end == next && next < len(r.pieces) && (dated || r.underHeadline(next)) {
		end++
	}
	if next > 0 {
		r.standfirst(next, end)
	}
	return end
}

// standfirst marks what stands between the headline and piece end: a summary,
// or in a few words the place or section, which belongs to the byline.
func (r *reader) standfirst(next, end int) {
	for i := next; i < end; i++ {
		p := &r.pieces[i]
		if p.zone != 0 {
			continue
		}
		p.zone = Standfirst
		if text := r.text(p); finalStop(text) == 0 && wordCount(text, 5) < 5 {
			p.zone = Byline
		}
	}
}

// headline finds the title in the first piece, or in the second under a line
// such as OPINION, and gives the piece after it.
func (r *reader) headline(meta *Meta) int {
	if len(r.pieces) == 0 {
		return 0
	}
	first := &r.pieces[0]
	text := r.text(first)
	switch {
	case first.zone == Headline:
		return 1
	case first.zone != 0 || first.last > first.first+2 || isByline(text) || isDateline(text) || !isTitle(text) && !titleSentence(text):
		return 0
	case len(r.pieces) == 1 && !loneTitle(text):
		return 0
	}
	if g := genre(text); g != "" && len(r.pieces) > 1 && r.pieces[1].zone == 0 && isTitle(r.text(&r.pieces[1])) {
		meta.Genre = g
		first.zone = Byline
		r.pieces[1].zone = Headline
		return 2
	}
	first.zone = Headline
	return 1
}

// underHeadline reports that piece i, right under the headline, is a summary:
// a line of seven words or more without a final stop.
func (r *reader) underHeadline(i int) bool {
	p := &r.pieces[i]
	text := r.text(p)
	return p.zone == 0 && i+1 < len(r.pieces) && isTitle(text) && finalStop(text) == 0 && wordCount(text, 7) >= 7 &&
		len(text) > 40 && !quotedWhole(text) && !opens(text, noticeOpenings) && len(r.text(&r.pieces[i+1])) > len(text)
}

// headings marks the short lines from piece body on that stand over a text.
// Three or more of them in a row are a list or table, not headings.
func (r *reader) headings(body int) {
	for i := body; i < len(r.pieces); {
		end := i
		for end < len(r.pieces) && r.headingAt(end) {
			end++
		}
		if n := end - i; n > 0 && n < 3 && end < len(r.pieces) {
			for ; i < end; i++ {
				r.pieces[i].zone = Heading
			}
		}
		i = end + 1
	}
}

// headingAt reports that piece i has the shape of a heading and does not
// continue a text that ends with a colon or comma.
func (r *reader) headingAt(i int) bool {
	p := &r.pieces[i]
	if p.zone != 0 || p.first != p.last || !isHeading(r.text(p)) {
		return false
	}
	if i > 0 && r.pieces[i-1].zone == 0 && oneOf(finalStop(r.text(&r.pieces[i-1])), ":,;") {
		return false
	}
	return i+1 >= len(r.pieces) || r.pieces[i+1].zone != 0 || len(r.text(&r.pieces[i+1])) > p.at.Len()/4
}

// longestCaption is the length in bytes up to which a line can be a caption.
const longestCaption = 400

// isCaption reports the text or credit of a picture: "Photo: Ada Orr", "Base
// image source: Orr", "(Photo by Ada Orr)", "The harbour. (Photo: Orr)".
func isCaption(text string) bool {
	if len(text) > longestCaption {
		return false
	}
	if open := strings.LastIndexByte(text, '('); open >= 0 && strings.HasSuffix(text, ")") {
		if inside := text[open+1 : len(text)-1]; creditHead(inside) || pictureAgency(inside) {
			return true
		}
	}
	return creditHead(strings.TrimLeft(text, "([")) && (finalStop(text) != '.' || strings.Contains(text[:min(len(text), 40)], ":"))
}

// creditHead reports text that begins with a word for a picture, within two
// words, and then a colon, "by", "credit", "source" or "courtesy".
func creditHead(text string) bool {
	pictured, credited := false, false
	n := 0
	eachWord(text, func(w string) bool {
		n++
		bare := strings.ToLower(strings.TrimRight(w, ":/"))
		switch {
		case pictureWord(bare):
			pictured = true
			credited = bare != w && strings.HasSuffix(w, ":")
		case pictured && creditWord(bare):
			credited = true
		case pictured:
			return false
		}
		return n < 4 && !credited && (pictured || n < 2)
	})
	return credited
}

// pictureAgency reports the credit of a picture: "Getty", "Ada Orr/Reuters".
// The bare name of a news agency is none; it may credit the text.
func pictureAgency(text string) bool {
	shared := strings.IndexByte(text, '/') >= 0
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !letterOrDigit(r) }) {
		switch strings.ToLower(w) {
		case "getty", "shutterstock", "istock", "flickr", "wikimedia", "alamy", "pixabay", "unsplash":
			return true
		case "reuters", "afp", "ap", "epa":
			if shared {
				return true
			}
		}
	}
	return false
}

func pictureWord(w string) bool {
	switch w {
	case "photo", "photos", "photograph", "photographs", "photographer", "image", "images", "picture", "pictures", "pic",
		"illustration", "graphic", "caption", "screenshot":
		return true
	}
	return false
}

func creditWord(w string) bool {
	switch w {
	case "by", "credit", "credits", "source", "courtesy", "copyright", "caption", "via":
		return true
	}
	return false
}
