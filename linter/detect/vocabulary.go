package detect

// class is the set of parts a word can play. Most words play one.
type class uint64

const (
	people class = 1 << iota
	animal
	thing
	timeUnit
	unit
	money

	harmTakes  // a harm verb in a form that takes an object: kills, killing
	harmPast   // … in a form that is also the participle: killed, wounded
	harmBase   // … in its base form: kill, die
	harmIntr   // a verb whose subject is harmed: died
	harmAdj    // dead, missing
	harmCount  // deaths
	harmOf     // death(s), killing: followed by "of" and the people
	harmToll   // toll
	harmWeak   // needs a people noun beside the number
	idiomStart // first word of an idiom

	be
	have
	do
	modal
	negative
	hedge
	adverb
	plain // ends in -ly but is no adverb
	preposition
	conjunction
	determiner
	pronoun
	relative
	boundary
	speech
	finite
	timeWord
	month
	label
	particle
	modifierStart

	numberUnit
	numberTens
	numberScale
	numberMany

	sport
	business
	war
	disaster
	court
	recovery
	swindle // what else people are victims of

	crowd      // people who are a crowd by their name: protesters
	crowdNoun  // the crowd itself, or what it does
	crowdVerb  // what only crowds do
	crowdMaybe // what crowds do among others
	crowdPlace
	crowdPaid // counted by tickets
	arrest
	rise
	fall
	market
	listNoun // what list articles count: "7 ways"
	removal  // drives people out, where homes are spoken of
	violence // what kills people
	fiction  // what is told on stage and screen
	register // lists on which the dead may stand

	inDigits // of a sentence: it has a number in digits
)

const (
	numberWord = numberUnit | numberTens | numberScale | numberMany
	harmVerb   = harmTakes | harmPast | harmBase
	harmAny    = harmVerb | harmIntr | harmAdj | harmCount | harmOf | harmToll
)

// harm is what was done to people. The zero value is no harm.
type harm uint8

const (
	killed harm = iota + 1
	hurt
	missing
	taken
	moved
	combined
)

var harmNames = [...]string{killed: "killed", hurt: "hurt", missing: "missing", taken: "taken", moved: "moved", combined: "combined"}

func (h harm) String() string { return harmNames[h] }

// listed is what a word can be, as the lists in words have it. Their table, in
// tables.go, has nothing at number 0.
type listed struct {
	class      class
	start      uint16 // where it stands in spellings
	size       uint8
	harm       harm
	value      uint8 // number in values
	modifiers  uint8 // number in modifiers: those that begin with it
	membership membership
}

func (w *listed) spelling() string { return spellings[w.start:][:w.size] }

// membership tells of lists beside those of classes.
type membership uint8

const (
	inIdioms  membership = 1 << iota // two words and a space: "dead heat"
	inShouted                        // an ordinary word that people shout
)

// longest is the length in bytes of the longest word looked up.
const longest = 24
