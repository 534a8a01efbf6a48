package detect

import "strings"

// Words that end a noun phrase.
const phraseEnd = be | have | do | modal | preposition | conjunction | determiner | pronoun | relative | boundary | speech | finite

// adjectives is the most words allowed between a number and its noun.
const adjectives = 6

// noun finds out what a quantity counts and moves its end past the noun.
func (s *sentence) noun(q *quantity) {
	i := q.end
	if quote(s.at(i)) && s.at(i).glued && s.at(i+1).kind == word && quote(s.at(q.start-1)) {
		i++ // “nearly 50” rebels
	}
	of := s.is(i, "of")
	if of {
		if s.harmedGroup(q, i+1) {
			return
		}
		if i = s.partOf(q, i+1); q.head != bareHead {
			return
		}
	}
	p := phrase{s: s, q: q, first: i, noun: -1, content: -1}
	p.walk(i)
	p.settle(of)
}

// partOf skips what may follow "of": articles, possessives, another number. It
// settles "of them" and "of the wounded" at once.
func (s *sentence) partOf(q *quantity, i int) int {
	if s.is(i, "them", "us", "whom", "you") || s.is(i, "those", "these") && !s.has(i+1, people|harmAny) {
		q.head, q.noun, q.end, q.part = peopleHead, i, i+1, true
		return i
	}
	for range 3 {
		switch {
		case s.has(i, determiner):
			i++
		case s.at(i).kind == digits || s.has(i, numberWord):
			_, i, _ = s.number(i)
		default:
			return s.partOfHarmed(q, i)
		}
	}
	return i
}

// harmedGroup settles "dozens of wounded", with no noun after it.
func (s *sentence) harmedGroup(q *quantity, i int) bool {
	if !s.is(i, "wounded", "injured", "dead", "displaced", "missing", "homeless") || s.at(i+1).kind == word && s.at(i+1).class&phraseEnd == 0 {
		return false
	}
	q.head, q.noun, q.end, q.harm = harmHead, i, i+1, s.at(i).harm
	return true
}

func (s *sentence) partOfHarmed(q *quantity, i int) int {
	if s.is(i-1, "the", "those", "these", "whose") && s.has(i, harmAdj|harmPast|harmCount) && (!s.has(i, harmWeak) || s.has(i, harmAdj)) && !s.has(i+1, people) && s.at(i+1).kind != digits {
		q.head, q.noun, q.end, q.part = peopleHead, i, i+1, true
	}
	return i
}

// phrase is a walk along the words after a number.
type phrase struct {
	s       *sentence
	q       *quantity
	first   int
	noun    int // last people noun
	content int // last word that is not an adverb
	head    head
	harm    harm
	small   bool // some content word begins with a small letter
}

// walk reads words until something ends the phrase.
func (p *phrase) walk(i int) {
	for steps := 0; steps < adjectives; steps++ {
		t := p.s.at(i)
		switch {
		case p.s.hyphen(i) && i > p.first:
			i++
			steps--
			if p.s.at(i).class&people != 0 && !p.s.hyphen(i+1) {
				continue
			}
			p.content, p.small = i, p.small || !p.s.at(i).upper
			i++
			continue
		case p.comma(i), p.and(i):
			if i++; p.noun >= 0 && !p.s.has(i, people) {
				i++ // "soldiers and national guards"
			}
			continue
		case t.class&hedge != 0 && (p.s.is(i+1, "to") || p.s.has(i+1, harmAdj|harmPast) && !p.s.has(i+2, people)):
			return // "14 feared dead"
		case t.kind != word, t.class&numberWord != 0, t.class&timeWord != 0 && p.noun >= 0:
			return
		case t.class&harmAny&^harmWeak != 0 && !p.describes(i):
			p.count(i)
			return
		case t.class&phraseEnd != 0 && t.class&(people|thing|harmAny) == 0:
			return
		}
		if !p.take(i) {
			return
		}
		i++
	}
}

// take adds the word at i and reports whether the phrase may go on.
func (p *phrase) take(i int) bool {
	t := p.s.at(i)
	text := p.s.text[t.start:t.end]
	switch {
	case t.class&people != 0:
		p.noun, p.content, p.head = i, i, peopleHead
		if strings.HasSuffix(text, "s") && p.s.has(i+1, people) && !plural(p.s.word(i+1)) {
			return false // "40 civilians activist group Alden Watch said"
		}
		return !plural(text) && p.s.at(i+1).kind == word && !p.s.has(i+1, phraseEnd|adverb|harmAny) ||
			p.s.has(i+1, people|harmCount) || p.s.hyphen(i+1) || p.and(i+1)
	case t.class&animal != 0:
		p.noun, p.content, p.head = -1, i, animalHead
		return p.s.has(i+1, people)
	case t.class&(thing|timeUnit|unit|money) != 0:
		p.noun, p.content, p.head = -1, i, otherHead
		return p.s.has(i+1, people) || !plural(text) && p.s.at(i+1).kind == word && p.s.at(i+1).class&(phraseEnd|adverb|harmAny) == 0
	case p.s.adverb(i):
		return p.noun < 0
	case t.class&harmAny != 0: // it describes the noun
		p.harm = t.harm
		return true
	case p.noun >= 0:
		// An unknown word after a singular people noun: "police posts".
		if strings.HasSuffix(text, "s") && !t.upper && !personSuffix(text) {
			p.noun, p.content, p.head = -1, i, otherHead
		}
		return false
	case personSuffix(text):
		p.noun, p.content, p.head = i, i, peopleHead
		return p.s.has(i+1, people)
	}
	p.content, p.small = i, p.small || !t.upper
	if p.head == otherHead || p.head == animalHead {
		p.head = 0
	}
	return true
}

// describes reports whether a harm word at i stands before the noun: "40 dead
// miners" but not "40 dead in".
func (p *phrase) describes(i int) bool {
	t := p.s.at(i)
	if p.noun >= 0 || t.class&(harmAdj|harmPast) == 0 || t.harm == combined {
		return false
	}
	for k := i + 1; k < i+4; k++ {
		n := p.s.at(k)
		switch {
		case p.s.idiom(i):
			return false
		case n.class&people != 0, p.s.is(k, "bodies", "corpses"):
			return true
		case n.kind != word || n.class&(phraseEnd|harmAny|adverb|numberWord|thing|timeWord|month) != 0 || p.s.adverb(k):
			return false
		case personSuffix(p.s.text[n.start:n.end]):
			return true
		}
	}
	return false
}

// count settles a phrase whose noun is the harm itself: "40 deaths".
func (p *phrase) count(i int) {
	t := p.s.at(i)
	if t.class&harmCount != 0 && p.head != animalHead {
		p.noun, p.content, p.head, p.harm = i, i, harmHead, t.harm
	}
}

// comma allows "40 young, unarmed protesters".
func (p *phrase) comma(i int) bool {
	return p.s.isMark(i, ',') && p.noun < 0 && p.content >= 0 && p.small && !p.s.has(i+1, phraseEnd|adverb) &&
		(p.s.has(i+1, people) || p.s.has(i+2, people) && !p.s.has(i+1, harmAny))
}

// and allows "Iraqi and American troops" and "women and children".
func (p *phrase) and(i int) bool {
	if !p.s.is(i, "and") || p.content < 0 {
		return false
	}
	if p.noun >= 0 && p.s.has(i+2, people) && p.s.at(i+1).class&(phraseEnd|harmAny|numberWord|adverb|modifierStart) == 0 && p.s.at(i+1).kind == word {
		return true
	}
	if p.s.has(i+1, people) {
		return !p.s.has(i+2, phraseEnd&^preposition&^conjunction) || p.noun >= 0
	}
	return p.noun < 0 && p.s.at(i+1).upper && p.s.at(i-1).upper && (p.s.has(i+2, people) || p.s.has(i+3, people))
}

// settle writes the outcome into the quantity.
func (p *phrase) settle(of bool) {
	q := p.q
	switch {
	case p.head == peopleHead || p.head == harmHead:
		q.head, q.noun, q.end = p.head, p.noun, p.noun+1
		q.harm, q.described = p.harm, p.harm != 0 && p.head == peopleHead
		q.part = q.part || of && !q.number.Vague && p.head == peopleHead
	case p.head == animalHead:
		q.head, q.noun, q.end = animalHead, p.content, p.content+1
	case p.content < 0:
		if of {
			q.head = otherHead
		}
	case p.head == 0 && !p.small:
		q.head, q.noun, q.end = properHead, p.content, p.content+1
	case p.content == p.first && p.s.endsIn(p.content, "ed"):
		// a verb: "a crowd of 300 waited"
	default:
		q.head, q.noun, q.end = otherHead, p.content, p.content+1
	}
}
