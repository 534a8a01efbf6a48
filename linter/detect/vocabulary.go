package detect

import (
	"embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed words/*.txt words/*.list
var wordFiles embed.FS

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

func classNames() map[string]class {
	return map[string]class{
		"people": people, "animal": animal, "thing": thing, "time": timeUnit, "unit": unit, "money": money,
		"be": be, "have": have, "do": do, "modal": modal, "neg": negative, "hedge": hedge, "adverb": adverb, "plain": plain,
		"prep": preposition, "conj": conjunction, "det": determiner, "pron": pronoun, "rel": relative, "boundary": boundary,
		"speech": speech, "finite": finite, "time-word": timeWord, "month": month, "label": label, "particle": particle,
		"number-unit": numberUnit, "number-tens": numberTens, "number-scale": numberScale, "number-many": numberMany,
		"sport": sport, "business": business, "war": war, "disaster": disaster, "court": court, "recovery": recovery, "swindle": swindle,
		"crowd": crowd, "crowd-noun": crowdNoun, "crowd-verb": crowdVerb, "crowd-maybe": crowdMaybe, "crowd-place": crowdPlace,
		"crowd-paid": crowdPaid, "arrest": arrest, "rise": rise, "fall": fall, "market": market, "list-noun": listNoun,
		"removal": removal, "violence": violence, "fiction": fiction, "register": register,
	}
}

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

type entry struct {
	class class
	harm  harm
	value float64
}

// known is a word with what it can be.
type known struct {
	word string
	entry
}

// words is the vocabulary of the package: what each word can be.
type words struct {
	known     []known
	slots     [slots]uint16         // by hash, one more than the number of a word, or 0
	idioms    map[string]bool       // "dead heat"
	modifiers map[string][][]string // by first word, longest first
}

// vocabulary is read from the word files on first use and never changes.
var vocabulary = sync.OnceValue(readVocabulary)

func readVocabulary() *words {
	v := &words{known: make([]known, 0, slots/4), idioms: make(map[string]bool, 512), modifiers: make(map[string][][]string, 128)}
	names := classNames()
	files, err := wordFiles.ReadDir("words")
	if err != nil {
		panic(err) // embedded, so it is there
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".txt") {
			continue
		}
		data, err := wordFiles.ReadFile("words/" + f.Name())
		if err != nil {
			panic(err)
		}
		for line := range strings.Lines(string(data)) {
			tag, rest, found := strings.Cut(strings.TrimSpace(line), ":")
			if found && !strings.HasPrefix(tag, "#") {
				v.addLine(names, tag, rest)
			}
		}
	}
	return v
}

func (v *words) addLine(names map[string]class, tag, rest string) {
	switch tag {
	case "idiom":
		v.addIdioms(rest)
		return
	case "modifier":
		v.addModifiers(rest)
		return
	}
	list := strings.Fields(rest)
	kind, form, isHarm := strings.Cut(tag, " ")
	class := names[tag]
	for i, w := range list {
		if isHarm {
			v.addHarm(w, kind, form, i)
			continue
		}
		e := entry{class: class}
		if name, value, ok := strings.Cut(w, "="); ok {
			w = name
			e.value, _ = strconv.ParseFloat(value, 64)
		}
		v.add(w, e)
	}
}

func (v *words) add(w string, e entry) {
	hash := hashStart
	for i := range len(w) {
		hash = hashByte(hash, w[i])
	}
	n := v.place(hash, w)
	if *n == 0 {
		v.known = append(v.known, known{word: w})
		*n = uint16(len(v.known)) //nolint:gosec // bounded by the slots
	}
	old := &v.known[*n-1]
	old.class |= e.class
	if old.harm == 0 {
		old.harm = e.harm
	}
	if e.value != 0 {
		old.value = e.value
	}
}

// addHarm files the i-th word of a line of harm words.
func (v *words) addHarm(w, kind, form string, i int) {
	e := entry{}
	for h, name := range harmNames {
		if name == kind {
			e.harm = harm(h)
		}
	}
	switch form {
	case "verb":
		e.class = verbForm(i)
	case "weak":
		e.class = verbForm(i) | harmWeak
	case "intr":
		e.class = harmIntr
		if i == 0 {
			e.class |= harmBase
		}
	case "adj":
		e.class = harmAdj
	case "count":
		e.class = harmCount
	case "of":
		e.class = harmOf
	case "toll":
		e.class = harmToll
	}
	v.add(w, e)
}

// verbForm is the class of the form at its place in a verb's line: base, -s
// form, past, -ing form, participle.
func verbForm(i int) class {
	switch i {
	case 0:
		return harmTakes | harmBase
	case 1, 3:
		return harmTakes
	case 2:
		return harmTakes | harmPast
	default:
		return harmPast
	}
}

func (v *words) addIdioms(rest string) {
	for pair := range strings.SplitSeq(rest, ",") {
		pair = strings.TrimSpace(pair)
		first, _, _ := strings.Cut(pair, " ")
		v.idioms[pair] = true
		v.add(first, entry{class: idiomStart})
	}
}

func (v *words) addModifiers(rest string) {
	for phrase := range strings.SplitSeq(rest, ",") {
		list := strings.Fields(phrase)
		if len(list) == 0 {
			continue
		}
		v.modifiers[list[0]] = append(v.modifiers[list[0]], list)
		v.add(list[0], entry{class: modifierStart})
	}
}

// longest is the length in bytes of the longest word looked up.
const longest = 24
