package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordKind says what a full stop after a word means.
type wordKind uint8

const (
	plainWord    wordKind = iota // the stop ends a sentence
	beforeName                   // a title or "i.e.": something always follows
	beforeNumber                 // "No.", "Jan.": ends one unless a number follows
	mayEnd                       // "Inc.", "U.S.", an initial: either
)

// longest abbreviation that is looked for, in bytes.
const longestAbbreviation = 16

// abbreviation classes the last word of before, which stands in front of a
// full stop.
func abbreviation(before string) wordKind {
	w := lastWord(before)
	if w == "" {
		return plainWord
	}
	if strings.IndexByte(w, '.') >= 0 && w != "i.e" && w != "e.g" {
		return dotted(w)
	}
	if i := strings.LastIndexByte(w, '-'); i >= 0 {
		w = w[i+1:] // Lt.-Gen, Vice-Adm
	}
	if len(w) == 1 && isUpper(w[0]) {
		return mayEnd
	}
	return listed(w)
}

// lastWord is the run of ASCII letters, full stops and hyphens at the end of
// text, empty if it is too long for an abbreviation or other letters adjoin.
func lastWord(text string) string {
	i := len(text)
	for i > 0 && (isAlpha(text[i-1]) || text[i-1] == '.' || text[i-1] == '-') {
		if len(text)-i == longestAbbreviation {
			return ""
		}
		i--
	}
	if i > 0 && (text[i-1] >= utf8.RuneSelf || isDigit(text[i-1])) {
		r, _ := utf8.DecodeLastRuneInString(text[:i])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return ""
		}
	}
	return strings.Trim(text[i:], ".-")
}

// dotted classes words with inner stops: U.S, a.m, Ph.D, Lt.-Gen. Groups of up
// to three letters make an abbreviation; "dozens.The" is none.
func dotted(w string) wordKind {
	last := w[strings.LastIndexByte(w, '.')+1:]
	last = strings.TrimLeft(last, "-")
	if kind := listed(last); kind == beforeName {
		return kind
	}
	for part := range strings.SplitSeq(w, ".") {
		if len(part) > 3 {
			return listed(last)
		}
	}
	return mayEnd
}

// listed classes a word by the lists of this file. The lists hold what style
// guides of English-language newsrooms abbreviate: titles and ranks, months,
// American states, company forms, Latin.
func listed(w string) wordKind {
	switch w {
	case "Mr", "Mrs", "Ms", "Mx", "Messrs", "Mmes", "Mme", "Mlle", "Dr", "Drs", "Prof", "Profs", "Rev", "Fr",
		"Hon", "Gen", "Gens", "Lt", "Lts", "Col", "Cols", "Maj", "Capt", "Cpl", "Cpt", "Sgt", "Pvt", "Cmdr", "Cdr",
		"Adm", "Brig", "Sen", "Sens", "Rep", "Reps", "Gov", "Govs", "Pres", "Supt", "Det", "Insp", "Ald", "Amb",
		"Msgr", "vs", "v", "cf", "viz", "i.e", "e.g", "ie", "eg", "Pfc",
		"MM", "Sra", "Srta", "Dipl", "Ing", "Atty", "Asst", "Lieut", "Comdr", "approx", "incl", "esp":
		return beforeName
	case "No", "no", "Nos", "nos", "Art", "Arts", "Sec", "Secs", "Vol", "Vols", "Fig", "Figs", "Ch", "pp", "p",
		"para", "paras", "c", "ca", "Rs", "ch", "vol", "sec", "fig", "art", "Ps", "Jan", "Feb", "Mar", "Apr",
		"Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec":
		return beforeNumber
	case "St", "Ste", "Mt", "Ft", "Pt", "Inc", "Corp", "Co", "Cos", "Ltd", "Plc", "plc", "Pty", "Bros", "Jr", "Sr", "Esq", "etc", "al", "Ave",
		"Blvd", "Rd", "Hwy", "Dept", "dept", "Univ", "Assn", "Assoc", "Ed", "Eds", "ed", "eds", "est", "Est", "Tues",
		"Thur", "Thurs", "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan",
		"Ky", "La", "Mass", "Md", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn",
		"Tex", "Va", "Vt", "Wash", "Wis", "Wyo", "Ont", "Que", "Bldg", "Intl", "Natl", "Govt", "ibid", "Ph":
		return mayEnd
	}
	return plainWord
}

// starts reports that the word at i usually begins a sentence, so that it may
// end one before it even after an abbreviation.
func starts(text string, i int) bool {
	w := word(text, i, 14)
	if end := i + len(w); end < len(text) && text[end] == '.' {
		return false
	}
	switch w {
	case "A", "About", "Above", "According", "After", "Again", "All", "Almost", "Also", "Although", "Among", "An",
		"And", "Another", "Any", "Are", "Around", "As", "Asked", "At", "Because", "Before", "Both", "But", "By", "Can",
		"Could", "Did", "Do", "Does", "Don", "During", "Each", "Earlier", "Even", "Every", "Everyone", "Few", "Finally",
		"For", "From", "Had", "Has", "Have", "He", "Her", "Here", "His", "How", "However", "I", "If", "In", "Instead",
		"Is", "It", "Its", "Just", "Last", "Later", "Let", "Like", "Many", "Meanwhile", "More", "Moreover", "Most", "Much",
		"My", "Neither", "Never", "Nevertheless", "Next", "No", "Nobody", "None", "Nor", "Not", "Nothing", "Now", "Of",
		"Officials", "On", "Once", "One", "Only", "Or", "Other", "Others", "Our", "Over", "Perhaps", "Police", "Read",
		"Residents", "She", "Should", "Since", "So", "Some", "Someone", "Soon", "Still", "Such", "That", "The", "Their",
		"Then", "There", "Therefore", "These", "They", "This", "Those", "Though", "Three", "Through", "Thus", "To",
		"Today", "Two", "Under", "Until", "Was", "We", "Were", "What", "When", "Where", "Whether", "Which",
		"While", "Who", "Why", "With", "Without", "Witnesses", "Would", "Yes", "Yet", "You", "Your":
		return true
	}
	return false
}

// mixedCase reports a word at i that begins in lower case and yet is a name:
// iPhone, al-Qaim, d'Orve.
func mixedCase(text string, i int) bool {
	for n := 0; n < 3; n++ {
		if i >= len(text) || !isLower(text[i]) {
			break
		}
		i++
	}
	r, size := runeAt(text, i)
	if oneOf(r, "-'’") {
		r, _ = runeAt(text, i+size)
	}
	return unicode.IsUpper(r)
}

// capitalised reports a word at i in capital and small letters, or the words
// "A" and "I".
func capitalised(text string, i int) bool {
	r, size := runeAt(text, i)
	if !unicode.IsUpper(r) {
		return false
	}
	next, _ := runeAt(text, i+size)
	return unicode.IsLower(next) || (r == 'A' || r == 'I') && (next == ' ' || next == '\'' || next == '’')
}

// speaks reports that the words at i are a name of up to three words and a verb
// of speech, as after “Why?” in “Why?” Ada Orr asked.
func speaks(text string, i int) bool {
	if starts(text, i) {
		return false
	}
	for n := 0; n < 4; n++ {
		w := word(text, i, 24)
		switch w {
		case "asked", "asks", "said", "says", "added", "adds", "wrote", "writes", "cried", "shouted", "replied",
			"told", "tweeted", "demanded", "exclaimed", "wondered", "joked", "quipped":
			return n > 0
		}
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return false
		}
		i = skipSpace(text, i+len(w))
	}
	return false
}

// topLevelDomain reports the last part of a web address or file name.
func topLevelDomain(w string) bool {
	switch w {
	case "Com", "Org", "Net", "Gov", "Edu", "Html", "Pdf", "Js", "Io", "Tv":
		return true
	}
	return false
}

// address reports that the characters before end, back to a space, belong to a
// web or mail address. It looks back a bounded number of bytes.
func address(text string, end int) bool {
	i := end
	for i > 0 && end-i < 200 && !isBlank(text[i-1]) {
		i--
	}
	token := text[i:end]
	return strings.Contains(token, "://") || strings.HasPrefix(token, "www.") || strings.IndexByte(token, '@') >= 0
}
