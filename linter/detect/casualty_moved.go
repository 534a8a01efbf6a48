package detect

import "slices"

// reachMoved is how far the words "from their homes" may stand from the verb,
// in tokens.
const reachMoved = 16

// displaced is the sentence with the harm of verbs of driving out where they are
// used of people and homes: "drove 200 families from their homes", "had to leave
// their homes", "forcing thousands to flee". Elsewhere they stay plain words.
// Others read the sentence as it was.
func (s *sentence) displaced() *sentence {
	if !s.topic(removal) {
		return s
	}
	out := s
	for i := range s.tokens {
		if s.tokens[i].class&removal == 0 {
			continue
		}
		gave := out.gaveLives(i)
		if !gave && out.movedEnd(i) == 0 {
			continue
		}
		if out == s {
			out = &sentence{text: s.text, tokens: slices.Clone(s.tokens), topics: s.topics}
		}
		t := &out.tokens[i]
		if gave {
			t.class, t.harm = t.class|harmIntr, killed
		} else {
			t.class, t.harm = t.class&removal|out.movedForm(i), moved
		}
		out.topics |= t.class
	}
	return out
}

// gaveLives recognises "gave their lives", but not "gave their lives to art".
func (s *sentence) gaveLives(i int) bool {
	return s.is(i, "gave", "given") && s.is(i+1, "their", "his", "her", "our") && s.is(i+2, "lives", "life") && !s.is(i+3, "to")
}

// movedForm is the part of speech that a verb of driving out plays as a harm
// word. Those who leave are its subject, those who are driven its object.
func (s *sentence) movedForm(i int) class {
	if s.leaver(i) {
		return harmIntr
	}
	w := s.text[s.tokens[i].start:s.tokens[i].end]
	switch {
	case s.is(i, "driven", "thrown"):
		return harmPast
	case s.endsWith(w, "ed"):
		return harmTakes | harmPast
	}
	return harmTakes
}

func (s *sentence) endsWith(w, ending string) bool {
	return len(w) > len(ending) && equalWord(w[len(w)-len(ending):], ending)
}

// leaver reports whether the subject of the verb at i is who leaves.
func (s *sentence) leaver(i int) bool {
	return s.is(i, "leave", "abandon", "abandoned", "abandoning", "vacate", "lost", "quit")
}

// movedEnd is the token after the words that make the verb at i one of driving
// people out, or 0 where there are none.
func (s *sentence) movedEnd(i int) int {
	if s.leaver(i) {
		if s.is(i, "leave", "vacate", "quit") && !(s.is(i-1, "to") && s.is(i-2, "had", "have", "having", "has", "compelled", "forced", "obliged")) {
			return 0
		}
		return s.theirHomes(i + 1)
	}
	for k := i + 1; k < i+reachMoved; k++ {
		switch {
		case s.is(k, "from"), s.is(k, "out") && s.is(k+1, "of"):
			return s.place(i, k)
		case s.is(k, "to"):
			return s.flight(i, k+1)
		case s.is(k, "out") && s.is(i, "drive", "drives", "drove", "driving", "driven") && !s.has(k+1, determiner|numberWord) && s.at(k+1).kind != digits:
			return k + 1
		case s.at(k).kind != word && s.at(k).kind != digits && !s.hyphen(k) && !s.isMark(k, ','), s.has(k, be|modal|speech|boundary) && !s.has(k, preposition):
			return 0
		}
	}
	return 0
}

// place reads "from their homes", "out of the valley" at k, after the verb at
// i. Whoever is expelled from a country may be a diplomat, and a bus may drive
// people from anywhere: only a home or a place that is theirs will do.
func (s *sentence) place(i, k int) int {
	j := k + 1
	if s.is(j, "of") {
		j++
	}
	if end := s.theirHomes(j); end > 0 {
		return end
	}
	if !s.has(j, determiner) {
		return 0
	}
	own := s.is(j, "their", "his", "her", "our")
	for j++; j < k+6; j++ {
		switch {
		case s.is(j, "country", "province", "region", "island") && (own || s.is(i, "drove", "driven", "driving", "chased", "chasing", "expelled", "expelling")) && !s.envoys(i),
			s.is(j, "village", "villages", "land", "lands", "homeland", "valley", "town", "towns", "monastery", "camp", "camps", "farm", "farms", "city", "neighbourhood", "neighborhood"):
			if s.is(j+1, "to") || s.is(i, "forced", "forces", "forcing") && !own {
				return 0
			}
			return j + 1
		case s.at(j).kind != word, s.has(j, phraseEnd):
			return 0
		}
	}
	return 0
}

// envoys reports whether those whom states send home are spoken of near the
// verb at i.
func (s *sentence) envoys(i int) bool {
	for k := i - reachMoved; k < i+reachMoved; k++ {
		if s.is(k, "diplomat", "diplomats", "embassy", "ambassador", "ambassadors", "envoys", "consulate", "spies", "attachés") {
			return true
		}
	}
	return false
}

// theirHomes is the token after "their homes" at j, or 0. A home one drives
// from to another place is no home lost.
func (s *sentence) theirHomes(j int) int {
	for end := j + 4; j < end; j++ {
		switch {
		case s.is(j, "home", "homes", "house", "houses", "flats", "apartments", "dwellings", "shelters", "tents"):
			if s.is(j+1, "to") && s.has(j+2, determiner) || s.is(j-1, "nursing", "care", "rest") {
				return 0
			}
			if s.is(j, "home") && s.at(j+1).kind == word && !s.has(j+1, phraseEnd|adverb) {
				return 0 // "lost their home game"
			}
			return j + 1
		case s.at(j).kind != word, s.has(j, phraseEnd&^determiner&^pronoun):
			return 0
		}
	}
	return 0
}

// flight reads "to flee", "to leave their homes" after a verb of force.
func (s *sentence) flight(i, j int) int {
	switch {
	case !s.is(i, "force", "forces", "forced", "forcing", "compelled", "compelling"):
		return 0
	case s.is(j, "flee"), s.is(j, "evacuate"):
		return j + 1
	case s.is(j, "leave", "abandon", "vacate", "quit"):
		return s.theirHomes(j + 1)
	}
	return 0
}
