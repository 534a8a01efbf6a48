package voice

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// lists is what the word lists say, before it is made into tables.
type lists struct {
	folder   string
	words    map[string]*listed
	sets     map[string][]string
	numerals []numeral
}

// listed is what the lists say of one word.
type listed struct {
	is   flag
	cues []cue
	phrases
}

// readLists reads the word lists of a folder.
func readLists(folder string) *lists {
	x := &lists{folder: folder, words: map[string]*listed{}, sets: map[string][]string{}}
	for _, class := range []string{ClassNeutral, ClassTilted, ClassEvidence, ClassBelief, ClassAttitude} {
		for _, line := range x.lines(class) {
			x.addVerb(class, line)
		}
	}
	for _, line := range x.lines("adjectives") {
		x.addOpen(ClassBelief, adjective, line)
	}
	for _, line := range x.lines(ClassNominal) {
		x.addOpen(ClassNominal, noun, line)
	}
	x.addPhrases()
	x.addFlags()
	for _, line := range x.lines("false-cues") {
		x.addFalseCue(strings.Fields(line))
	}
	for _, line := range x.lines("anonymity") {
		words := strings.Fields(line)
		own := x.at(words[0])
		own.is |= hasMarks
		own.marks = append(own.marks, words[1:])
	}
	for _, line := range x.lines("connectives") {
		words := strings.Fields(line)
		own := x.at(words[0])
		own.is |= hasTies
		own.ties = append(own.ties, words[1:])
	}
	x.addSets()
	x.addNumerals()
	return x
}

// addSets reads the lists that hold whole phrases.
func (x *lists) addSets() {
	x.sets["labels"] = x.lines("labels")
	names := map[string]string{
		"paragraph": "frameOpenings", "document": "noteOpenings", "counting": "counting", "author": "authors", "witness": "witness",
	}
	for _, line := range x.lines("frames") {
		sort, words, _ := strings.Cut(line, ": ")
		name, known := names[sort]
		if !known {
			panic("voice: unknown sort " + sort + " in the frames list")
		}
		if sort == "author" {
			words += " "
		}
		x.sets[name] = append(x.sets[name], words)
	}
}

// lines are the lines of a list without comments and empty lines.
func (x *lists) lines(name string) []string {
	raw, err := os.ReadFile(filepath.Join(x.folder, name+".txt"))
	if err != nil {
		panic(err)
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

func (x *lists) at(spelling string) *listed {
	w := x.words[spelling]
	if w == nil {
		w = &listed{}
		x.words[spelling] = w
	}
	return w
}

func (x *lists) addCue(words string, c cue) {
	first := words
	if strings.ContainsAny(words, "_ ") {
		parts := strings.FieldsFunc(words, func(r rune) bool { return r == '_' || r == ' ' })
		first, c.rest = parts[0], parts[1:]
	}
	w := x.at(first)
	w.is |= hasCues | flagOf(&c)
	at := 0
	for at < len(w.cues) && len(w.cues[at].rest) >= len(c.rest) {
		at++
	}
	w.cues = slices.Insert(w.cues, at, c)
}

// flagOf is the flag of words that have such a cue.
func flagOf(c *cue) flag {
	var f flag
	if (c.form == past || c.form == present) && c.takes&(takesClause|takesAfter) != 0 {
		f |= hasSpeech
	}
	switch {
	case c.class == ClassAttitude:
	case c.form == gerund:
		f |= hasGerund
	case c.form == phrase:
		f |= hasPhrase
	}
	return f
}

// addVerb reads "base present past [participle] gerund: what may follow".
func (x *lists) addVerb(class, line string) {
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
func (x *lists) addOpen(class string, f form, line string) {
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

func (x *lists) addPhrases() {
	for _, line := range x.lines("phrases") {
		words, class, _ := strings.Cut(line, "|")
		x.addCue(strings.TrimSpace(words), cue{form: phrase, usage: &usage{class: strings.TrimSpace(class)}})
	}
	for _, line := range x.lines(ClassDenial) {
		x.addCue(line, cue{form: denial, usage: &usage{class: ClassDenial}})
	}
	for _, line := range x.lines(ClassHearsay) {
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

func (x *lists) addFlags() {
	grammar := map[string]flag{
		"determiner": isDeterminer, "possessive": isPossessive, "subject": isSubject, "he": isHe, "it": isIt,
		"they": isThey, "self": isSelf, "relative": isRelative, "subordinator": isSubordinator,
		"coordinator": isCoordinator, "breaker": isBreaker, "be": isBe, "have": isHave, "do": isDo,
		"modal": isModal, "irrealis": isIrrealis, "negation": isNegation, "preposition": isPreposition,
		"adverb": isAdverb, "day": isDay, "month": isMonth, "moment": isMoment, "number": isNumber,
		"modifier": isModifier, "continuation": isContinuation, "linking": isLinking, "frame": isFrame,
		"place": isPlace, "harm": isHarm, "work": isWork, "always": isAnonymous, "alone": isUnnamed,
	}
	for _, line := range append(x.lines("grammar"), x.lines("anonymous")...) {
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
		for _, line := range x.lines(name) {
			x.flag(f, line)
		}
	}
}

func (x *lists) flag(f flag, words string) {
	for spelling := range strings.FieldsSeq(words) {
		x.at(spelling).is |= f
	}
}

// addFalseCue reads a set phrase whose word with a star is no cue.
func (x *lists) addFalseCue(words []string) {
	for i, spelling := range words {
		if name, starred := strings.CutPrefix(spelling, "*"); starred {
			own := x.at(name)
			own.is |= hasFalls
			own.falls = append(own.falls, falseCue{words[:i], words[i+1:]})
			return
		}
	}
	panic("voice: a false cue without a star: " + strings.Join(words, " "))
}

func (x *lists) addNumerals() {
	for _, line := range x.lines("numerals") {
		spelling, value, _ := strings.Cut(line, ": ")
		digits, scale := strings.CutPrefix(value, "x")
		n := numeral{word: spelling, scale: scale}
		if digits != "~" {
			var err error
			if n.value, err = strconv.ParseFloat(digits, 64); err != nil {
				panic("voice: a number word without a value: " + line)
			}
		}
		x.numerals = append(x.numerals, n)
	}
	slices.SortFunc(x.numerals, func(a, b numeral) int { return cmp.Compare(a.word, b.word) })
}

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
