package voice

import (
	"embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/*.txt
var dataFiles embed.FS

// flag marks a word as a member of a closed list.
type flag uint64

const (
	isDeterminer flag = 1 << iota
	isPossessive
	isSubject
	isHe
	isIt
	isThey
	isSelf
	isRelative
	isSubordinator
	isCoordinator
	isBreaker
	isBe
	isHave
	isDo
	isModal
	isIrrealis
	isNegation
	isPreposition
	isAdverb
	isDay
	isMonth
	isMoment
	isNumber
	isModifier
	isContinuation
	isLinking
	isFrame
	isTitle
	isBody
	isRole
	isDocument
	isAnonymous // whatever follows
	isUnnamed   // while no name is attached
	isVague
	isGiven
	isPlace // a definite one is no speaker: "the country", "the year"
	isHarm
	isWork
	isHearsay
)

const (
	isPronoun   = isHe | isIt | isThey | isSelf
	isAuxiliary = isBe | isHave | isDo | isModal
)

// form is the shape a cue word has in its line of a list.
type form uint8

const (
	base form = iota
	present
	past       // past tense, perhaps the participle too
	participle // past participle only
	gerund
	noun
	adjective
	phrase
	report // a hearsay phrase: its content follows, nobody is named
	denial
)

// takes says what may follow a cue.
type takes uint32

const (
	takesClause takes = 1 << iota
	takesThing
	takesInf
	takesIng
	takesAs
	takesHearer
	takesAfter
	takesPreposition
	takesName
	takesFigure   // a noun phrase with "at" and a number ("put the toll at 14")
	takesQuestion // an indirect question with if, who, when
	takesPassive  // "is said to" and its like pass a claim on
	takesBare     // a clause without "that" even where no auxiliary shows it
)

// takesOf is the value of a word in a list, 0 for a preposition.
func takesOf(name string) takes {
	switch name {
	case "clause":
		return takesClause
	case "thing":
		return takesThing
	case "inf":
		return takesInf
	case "ing":
		return takesIng
	case "as":
		return takesAs
	case "hearer":
		return takesHearer
	case "after":
		return takesAfter
	case "name":
		return takesName
	case "bare":
		return takesBare
	case "question":
		return takesQuestion
	case "figure":
		return takesFigure
	case "passive":
		return takesPassive
	}
	return 0
}

// cue is one entry of a cue list under its first word.
type cue struct {
	rest []string // the further words of a cue of several words
	form form
	*usage
}

// usage is what the forms of a cue have in common.
type usage struct {
	class        string
	takes        takes
	prepositions []string
}

// word is what the lists know about one spelling.
type word struct {
	is   flag
	cues []cue
	*phrases
}

// phrases are the set phrases around a word.
type phrases struct {
	falls []falseCue // in which this word credits nobody
	marks []sequence // of anonymity, that begin here
	ties  []sequence // that only tie a sentence to the one before
}

// falseCue is a set phrase around a word that is no cue in it.
type falseCue struct{ before, after []string }

type sequence []string

type lexicon struct {
	words    spellings
	unknown  *word
	labels   map[string]bool // before a colon, but no speaker
	frames   []string        // openings of a paragraph one source stands for
	notes    []string        // openings of a note on where all figures come from
	counting []string        // verbs that make a body a source
	authors  []string        // openings of a witness's sentence
	witness  []string        // verbs of such a sentence
	numerals map[string]numeral
	pool     []word   // words not yet given a spelling
	single   []cue    // lists of one cue not yet handed out
	none     *phrases // of the words without set phrases
}

var loadLexicon = sync.OnceValue(buildLexicon)

func buildLexicon() *lexicon {
	none := &phrases{}
	x := &lexicon{words: newSpellings(), unknown: &word{phrases: none}, none: none}
	for _, class := range []string{ClassNeutral, ClassTilted, ClassEvidence, ClassBelief, ClassAttitude} {
		for _, line := range dataLines(class) {
			x.addVerb(class, line)
		}
	}
	for _, line := range dataLines("adjectives") {
		x.addOpen(ClassBelief, adjective, line)
	}
	for _, line := range dataLines(ClassNominal) {
		x.addOpen(ClassNominal, noun, line)
	}
	x.addPhrases()
	x.addFlags()
	for _, line := range dataLines("false-cues") {
		x.addFalseCue(strings.Fields(line))
	}
	for _, line := range dataLines("anonymity") {
		words := strings.Fields(line)
		own := x.phrasesOf(words[0])
		own.marks = append(own.marks, words[1:])
	}
	for _, line := range dataLines("connectives") {
		words := strings.Fields(line)
		own := x.phrasesOf(words[0])
		own.ties = append(own.ties, words[1:])
	}
	x.addSets()
	x.addNumerals()
	return x
}

// addSets reads the lists that hold whole phrases.
func (x *lexicon) addSets() {
	x.labels = make(map[string]bool)
	for _, line := range dataLines("labels") {
		x.labels[line] = true
	}
	for _, line := range dataLines("frames") {
		sort, words, _ := strings.Cut(line, ": ")
		switch sort {
		case "paragraph":
			x.frames = append(x.frames, words)
		case "document":
			x.notes = append(x.notes, words)
		case "counting":
			x.counting = append(x.counting, words)
		case "author":
			x.authors = append(x.authors, words+" ")
		case "witness":
			x.witness = append(x.witness, words)
		default:
			panic("voice: unknown sort " + sort + " in the frames list")
		}
	}
}

// dataLines are the lines of a list without comments and empty lines.
func dataLines(name string) []string {
	raw, err := dataFiles.ReadFile("data/" + name + ".txt")
	if err != nil {
		panic("voice: embedded list is missing: " + err.Error())
	}
	var lines []string
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return lines
}

func (x *lexicon) at(spelling string) *word {
	w := x.words.find(spelling)
	if w == nil {
		if len(x.pool) == 0 {
			x.pool = make([]word, 512)
		}
		w, x.pool = &x.pool[0], x.pool[1:]
		w.phrases = x.none
		x.words.add(spelling, w)
	}
	return w
}

// phrasesOf are the set phrases of a word, to be added to.
func (x *lexicon) phrasesOf(spelling string) *phrases {
	w := x.at(spelling)
	if w.phrases == x.none {
		w.phrases = &phrases{}
	}
	return w.phrases
}

func (x *lexicon) addCue(words string, c cue) {
	first := words
	if strings.IndexByte(words, '_') >= 0 || strings.IndexByte(words, ' ') >= 0 {
		parts := strings.FieldsFunc(words, func(r rune) bool { return r == '_' || r == ' ' })
		first, c.rest = parts[0], parts[1:]
	}
	w := x.at(first)
	at := 0
	for at < len(w.cues) && len(w.cues[at].rest) >= len(c.rest) {
		at++
	}
	if w.cues == nil {
		if len(x.single) == 0 {
			x.single = make([]cue, 512)
		}
		w.cues, x.single = x.single[:0:1], x.single[1:]
	}
	w.cues = slices.Insert(w.cues, at, c)
}

// addVerb reads "base present past [participle] gerund: what may follow".
func (x *lexicon) addVerb(class, line string) {
	forms, after, _ := strings.Cut(line, ":")
	c := cue{usage: readUsage(class, after)}
	last := strings.Count(forms, " ")
	i := 0
	for spelling := range strings.FieldsSeq(forms) {
		c.form = form(i)
		if i == last {
			c.form = gerund
		}
		x.addCue(spelling, c)
		i++
	}
}

// addOpen reads "word, word, word: what may follow".
func (x *lexicon) addOpen(class string, f form, line string) {
	words, after, _ := strings.Cut(line, ":")
	c := cue{form: f, usage: readUsage(class, after)}
	for spelling := range strings.SplitSeq(words, ",") {
		x.addCue(strings.TrimSpace(spelling), c)
	}
}

// readUsage reads the words after the colon of a line: what may follow, and
// prepositions.
func readUsage(class, after string) *usage {
	u := &usage{class: class}
	for field := range strings.FieldsSeq(after) {
		if t := takesOf(field); t != 0 {
			u.takes |= t
			continue
		}
		u.takes |= takesPreposition
		u.prepositions = append(u.prepositions, field)
	}
	return u
}

func (x *lexicon) addPhrases() {
	for _, line := range dataLines("phrases") {
		words, class, _ := strings.Cut(line, "|")
		x.addCue(strings.TrimSpace(words), cue{form: phrase, usage: &usage{class: strings.TrimSpace(class)}})
	}
	for _, line := range dataLines(ClassDenial) {
		x.addCue(line, cue{form: denial, usage: &usage{class: ClassDenial}})
	}
	for _, line := range dataLines(ClassHearsay) {
		sort, words, _ := strings.Cut(line, ":")
		if sort == "phrase" {
			x.addCue(words, cue{form: report, usage: &usage{class: ClassHearsay}})
			continue
		}
		for spelling := range strings.FieldsSeq(words) {
			x.at(spelling).is |= isHearsay | isAdverb
		}
	}
}

func (x *lexicon) addFlags() {
	grammar := map[string]flag{
		"determiner": isDeterminer, "possessive": isPossessive, "subject": isSubject, "he": isHe, "it": isIt,
		"they": isThey, "self": isSelf, "relative": isRelative, "subordinator": isSubordinator,
		"coordinator": isCoordinator, "breaker": isBreaker, "be": isBe, "have": isHave, "do": isDo,
		"modal": isModal, "irrealis": isIrrealis, "negation": isNegation, "preposition": isPreposition,
		"adverb": isAdverb, "day": isDay, "month": isMonth, "moment": isMoment, "number": isNumber,
		"modifier": isModifier, "continuation": isContinuation, "linking": isLinking, "frame": isFrame,
		"place": isPlace, "harm": isHarm, "work": isWork, "always": isAnonymous, "alone": isUnnamed,
	}
	for _, line := range append(dataLines("grammar"), dataLines("anonymous")...) {
		name, words, _ := strings.Cut(line, ":")
		f, known := grammar[name]
		if !known {
			panic("voice: unknown class " + name + " in the word lists")
		}
		x.flag(f, words)
	}
	for name, f := range map[string]flag{
		"titles": isTitle, "bodies": isBody, "roles": isRole, "documents": isDocument,
		"vague": isVague, "given": isGiven,
	} {
		for _, line := range dataLines(name) {
			x.flag(f, line)
		}
	}
}

func (x *lexicon) flag(f flag, words string) {
	for spelling := range strings.FieldsSeq(words) {
		x.at(spelling).is |= f
	}
}

// addFalseCue reads a set phrase whose word with a star is no cue.
func (x *lexicon) addFalseCue(words []string) {
	for i, spelling := range words {
		if name, starred := strings.CutPrefix(spelling, "*"); starred {
			own := x.phrasesOf(name)
			own.falls = append(own.falls, falseCue{words[:i], words[i+1:]})
			return
		}
	}
	panic("voice: a false cue without a star: " + strings.Join(words, " "))
}
