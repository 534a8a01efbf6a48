package voice

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

	// What else the lists know of the word.
	hasCues
	hasSpeech // a cue that is a finite verb of speech
	hasGerund // a cue of that form, not of attitude
	hasPhrase // the same
	hasFalls
	hasMarks
	hasTies
)

const (
	isPronoun   = isHe | isIt | isThey | isSelf
	isAuxiliary = isBe | isHave | isDo | isModal
	isListed    = hasCues - 1 // any flag of a closed list
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

// cue is one entry of a cue list under its first word.
type cue struct {
	form form
	rest []string // the further words of a cue of several words
	*usage
}

// listedCue is a cue in the table of cues.
type listedCue struct {
	form        form
	rest, usage uint8 // numbers in their tables
}

// cue reads a cue of the table.
func (c listedCue) cue() cue { return cue{c.form, rests[c.rest], &usages[c.usage]} }

// isSpeech reports whether a cue is a finite verb of speech.
func (c listedCue) isSpeech() bool {
	return (c.form == past || c.form == present) && usages[c.usage].takes&(takesClause|takesAfter) != 0
}

// usage is what the forms of a cue have in common.
type usage struct {
	class        string
	takes        takes
	prepositions []string
}

// word is what the lists know about one spelling. The first of the table stands
// for all words that they do not know.
type word struct {
	is      flag
	at      uint16 // where it stands among the spellings
	cue     uint16 // number of its first cue
	size    uint8  // of its spelling
	cues    uint8  // how many it has
	phrases uint8  // number of its set phrases
}

// phrases are the set phrases around a word.
type phrases struct {
	falls []falseCue // in which this word credits nobody
	marks [][]string // of anonymity, that begin here
	ties  [][]string // that only tie a sentence to the one before
}

// falseCue is a set phrase around a word that is no cue in it.
type falseCue struct{ before, after []string }

func (w *word) spelling() string { return spellings[w.at:][:w.size] }

// cuesOf are the cues that begin with a word.
func (w *word) cuesOf() []listedCue { return cues[w.cue : w.cue+uint16(w.cues)] }

// around are the set phrases around a word.
func (w *word) around() *phrases { return &setPhrases[w.phrases] }
