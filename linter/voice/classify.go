package voice

import "strings"

// classify tells the kind of the source in tokens from up to to.
func (p *parser) classify(f *finding, from, to int) {
	f.pronoun, f.surname = 0, false
	if from >= to {
		f.Kind = Vague
		return
	}
	head := p.headOf(from, to)
	first := &p.toks[from]
	switch {
	case first.is(isSelf) && (to-from <= 2 || !first.is(isPossessive)) || p.isHouse(from, to):
		f.Kind = Self
	case first.is(isHe|isIt|isThey) && (to-from <= 2 || first.is(isSubject)):
		f.pronoun = first.flags & (isHe | isIt | isThey)
		f.Kind = Vague
	case p.isPronounOwner(from, to):
		f.pronoun = p.ownerFlag(from)
		f.Kind = Vague
	case to-from == 2 && p.spelled(from, "the") && p.spelled(from+1, "official"):
		f.pronoun = isHe // the one spoken of before
		f.Kind = Anonymous
	default:
		f.Kind = p.kindOf(from, head, to)
		f.surname = f.Kind >= Body && head-from == 1 && first.shape == capital
	}
}

// isPronounOwner reports whether the source is "his", "her", "its", "their".
func (p *parser) isPronounOwner(from, to int) bool {
	return to-from == 1 && p.is(from, isPossessive) && p.ownerFlag(from) != 0
}

func (p *parser) ownerFlag(k int) flag {
	switch strings.ToLower(p.word(k)) {
	case "his", "her":
		return isHe
	case "its":
		return isIt
	case "their":
		return isThey
	case "who", "which", "that":
		return 0
	}
	return 0
}

// isHouse reports whether the source is the publication itself: "this
// newspaper", "our reporter".
func (p *parser) isHouse(from, to int) bool {
	if to-from < 2 || to-from > 4 || !p.spelled(from, "this") && !p.spelled(from, "our") {
		return false
	}
	switch strings.ToLower(p.word(from + 1)) {
	case "newspaper", "paper", "reporter", "reporters", "correspondent", "correspondents", "newsroom", "magazine", "website", "photographer", "journalist", "journalists", "team", "columnist":
		return true
	}
	return false
}

// headOf is the end of the first noun group of a source.
func (p *parser) headOf(from, to int) int {
	j := from
	for j < to {
		t := &p.toks[j]
		if !t.isWord() || t.is(isRelative) || p.afterCrowd(j, from) || j > from && t.is(isPreposition) && t.shape == lower {
			break
		}
		j++
	}
	if j == from {
		j = min(from+1, to)
	}
	return j
}

// afterCrowd reports whether token j is what a nameless person is said to be:
// "a person close to", "people familiar with".
func (p *parser) afterCrowd(j, from int) bool {
	return j > from && p.shaped(j, lower) && p.is(j-1, isAnonymous|isUnnamed|isVague) && !p.is(j, isAnonymous|isUnnamed|isRole|isBody|isDocument)
}

// kindOf tells the kind of a source whose first noun group is tokens from up
// to head.
func (p *parser) kindOf(from, head, to int) Kind {
	rest := head
	head = p.knownHead(from, head)
	last := &p.toks[head-1]
	if p.isOwner(head-1) && head-1 > from {
		last = &p.toks[head-2]
	}
	named := p.hasName(from, head)
	switch {
	case p.isPerson(from, head):
		return Person
	case last.is(isAnonymous):
		return p.officials(from, head, to)
	case named && last.isName():
		return p.nameKind(from, head)
	case last.is(isDocument) && (last.shape == lower || p.sentenceWord(head-1)):
		return p.documentKind(from, head, to)
	case p.namedAside(rest, to):
		return Person
	case last.is(isBody):
		return p.bodyKind(from, head, named)
	case last.is(isUnnamed | isRole):
		return p.roleKind(from, head, to, named)
	case last.is(isVague) || p.is(from, isVague):
		return p.crowdKind(rest, to)
	case named:
		return Body
	}
	return p.plainKind(from, head, last)
}

// knownHead moves the end of a noun group back to the last noun the lists know,
// where words follow that they do not: a verb may be among them.
func (p *parser) knownHead(from, head int) int {
	const nouns = isBody | isRole | isDocument | isAnonymous | isUnnamed | isVague
	for j := head; j > from; j-- {
		t := &p.toks[j-1]
		if t.is(nouns) && !t.is(isDeterminer) {
			return j
		}
		if t.shape != lower || t.is(nouns) {
			break
		}
	}
	return head
}

// plainKind is the kind of a noun no list knows: definite and singular is
// somebody, all else is a crowd.
func (p *parser) plainKind(from, head int, last *token) Kind {
	text := last.Of(p.text)
	plural := strings.HasSuffix(text, "s") && !strings.HasSuffix(text, "ss")
	if !plural && !last.is(isPlace) && p.is(from, isDeterminer|isPossessive) && !p.is(from, isVague) && last.isWord() {
		return Role
	}
	return Vague
}

func (p *parser) hasName(from, to int) bool {
	for j := from; j < to; j++ {
		if t := &p.toks[j]; t.isName() && !p.sentenceWord(j) {
			return true
		}
	}
	return false
}

// sentenceWord reports whether token j has its capital from standing first.
func (p *parser) sentenceWord(j int) bool {
	if j > 0 && !p.toks[j-1].isStop() && !p.mark(j-1, ':') {
		return false
	}
	t := &p.toks[j]
	return t.is(isDeterminer|isPossessive|isPreposition|isSubordinator|isVague|isRole|isBody|isUnnamed|isAnonymous|isDocument|isModifier|isSubject|isNumber|isAdverb) && !t.is(isGiven) || t.Len() == 1
}

// isPerson reports whether a noun group names a person: a title and a name, a
// given name and a name, or two capital words that name no body.
func (p *parser) isPerson(from, to int) bool {
	names := 0
	for j := from; j < to; j++ {
		t := &p.toks[j]
		if t.isName() && t.is(isBody) && !t.is(isGiven) && p.is(to-1, isBody) {
			return false
		}
		if !t.isName() || p.isOwner(j) || t.is(isMonth) && !t.is(isGiven) {
			continue
		}
		after := j+1 < to && p.toks[j+1].isName() && !p.is(j+1, isBody)
		switch {
		case t.is(isTitle) && after && !p.is(j+1, isRole):
			return true
		case t.is(isGiven) && after:
			return true
		case p.sentenceWord(j) && j == from:
			continue
		case t.shape == capital && !t.is(isBody|isVague|isModifier|isRole|isTitle):
			names++
		}
	}
	if names < 2 || p.is(from, isDeterminer) && !p.is(to-1, isRole) && !p.hasGiven(from, to) {
		return p.is(to-1, isGiven) && names > 0 || names == 1 && p.knownName(to-1)
	}
	return !p.is(to-1, isBody|isAnonymous|isDocument|isVague|isUnnamed) && p.toks[to-1].isName()
}

func (p *parser) hasGiven(from, to int) bool {
	for j := from; j < to; j++ {
		if p.is(j, isGiven) && p.toks[j].isName() {
			return true
		}
	}
	return false
}

// knownName reports whether token j is the surname of a person the document
// names in full somewhere.
func (p *parser) knownName(j int) bool {
	return p.toks[j].isName() && p.a.isSurname(p.word(j))
}

// nameKind is the kind of a capitalised group that names no person for sure.
func (p *parser) nameKind(from, head int) Kind {
	if p.is(head-1, isVague) && !p.is(head-1, isBody) && head-from == 1 {
		return Vague
	}
	if p.is(head-1, isUnnamed) && head-from == 1 {
		return Anonymous
	}
	return Body
}

// namedAside reports whether an apposition gives the name: "a driver, Jo Orr".
func (p *parser) namedAside(rest, to int) bool {
	return rest < to && p.mark(rest, ',') && rest+1 < to && p.toks[rest+1].isName() && p.isPerson(rest+1, p.wordsUntil(rest+1, to))
}

func (p *parser) wordsUntil(from, to int) int {
	j := from
	for j < to && p.toks[j].isWord() && !(p.toks[j].shape == lower && p.is(j, isPreposition)) {
		j++
	}
	return j
}

// officials is the kind of "officials", "a source", "aides": named only as a
// body's own ("health officials in Alden").
func (p *parser) officials(from, head, to int) Kind {
	rest := p.headOf(from, to)
	if !strings.HasPrefix(strings.ToLower(p.word(head-1)), "official") {
		if p.namedAside(rest, to) {
			return Person
		}
		return Anonymous
	}
	local := p.is(rest, isPreposition) && p.hasName(rest, to) || p.hasName(from, head-1)
	for j := from; j < head-1; j++ {
		if local && p.is(j, isBody) || p.spelled(j, "health") && p.hasName(from, to) {
			return Body
		}
	}
	if p.is(rest, isPreposition) && p.hasBody(rest, to) && p.hasName(rest, to) {
		return Body
	}
	return Anonymous
}

func (p *parser) hasBody(from, to int) bool {
	for j := from; j < to; j++ {
		if p.is(j, isBody) {
			return true
		}
	}
	return false
}

// documentKind is Document where a reader can tell which one is meant.
func (p *parser) documentKind(from, head, to int) Kind {
	definite := p.spelled(from, "the") || p.spelled(from, "this") || p.spelled(from, "that")
	if p.hasName(from, to) || p.is(from, isPossessive) || definite && !strings.HasSuffix(p.word(head-1), "s") && !p.spelled(head-1, "data") {
		return Document
	}
	for j := from; j < to; j++ {
		if p.shaped(j, number) || p.isOwner(j) || p.hasBody(j, j+1) {
			return Document
		}
	}
	return Vague
}

// bodyKind is the kind of an institution in small letters.
func (p *parser) bodyKind(from, head int, named bool) Kind {
	switch {
	case head-from == 1 && p.is(from, isVague):
		return Vague
	case named || head-from == 1 || p.is(from, isModifier):
		return Body
	case p.spelled(from, "a") || p.spelled(from, "an") || p.spelled(from, "one") || p.spelled(from, "another"):
		return Anonymous
	case p.is(from, isVague):
		return Vague
	}
	return Body
}

// roleKind is the kind of an office or occupation without a name.
func (p *parser) roleKind(from, head, to int, named bool) Kind {
	rest := p.headOf(from, to)
	last := &p.toks[head-1]
	if p.is(rest, isPreposition) && p.hasName(rest, to) && (last.is(isRole) && !last.is(isVague) || p.hasBody(rest, to)) {
		return Body
	}
	text := last.Of(p.text)
	plural := strings.HasSuffix(text, "s") && !strings.HasSuffix(text, "ss") || strings.HasSuffix(text, "men") || strings.HasSuffix(text, "people")
	definite := p.spelled(from, "the") || p.is(from, isPossessive) || p.spelled(from, "this") || p.spelled(from, "that")
	switch {
	case named && p.hasBody(from, head):
		return Body
	case plural && last.is(isUnnamed):
		return Anonymous
	case plural:
		return p.crowdKind(rest, to)
	case definite:
		return Role
	case last.is(isUnnamed) && !p.hasBody(from, head):
		return Anonymous
	case p.is(from, isVague):
		return Vague
	}
	return Role
}

// crowdKind is the kind of a crowd: weak, unless a body or a place is tied to
// it by name.
func (p *parser) crowdKind(rest, to int) Kind {
	if p.is(rest, isPreposition) && p.hasName(rest, to) && p.hasBody(rest, to) {
		return Body
	}
	return Vague
}
