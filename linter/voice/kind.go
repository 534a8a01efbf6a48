package voice

import "fmt"

// Kind says what sort of source an attribution names, weakest first. The zero
// value means that no source is named.
type Kind uint8

// The kinds of source. Self is the author as witness: a full source that
// satisfies every minimum.
const (
	None      Kind = iota // nobody is named
	Vague                 // some, critics, reports, a passive without an agent
	Anonymous             // a source, officials, an insider
	Role                  // one definite office without a name
	Document              // a report, record, study, footage or link
	Body                  // an institution, firm, court, agency or newsroom
	Person                // somebody with a name
	Self                  // I, we, this newspaper
)

var kindNames = [...]string{
	None: "none", Vague: "vague", Anonymous: "anonymous", Role: "role", Document: "document",
	Body: "named-body", Person: "named-person", Self: "self",
}

// String is the word used in rules and reports.
func (k Kind) String() string {
	if k > Self {
		return fmt.Sprintf("Kind(%d)", uint8(k))
	}
	return kindNames[k]
}

// ParseKind reads the word of a kind.
func ParseKind(word string) (Kind, bool) {
	for k := None; k <= Self; k++ {
		if kindNames[k] == word {
			return k, true
		}
	}
	return None, false
}

// AtLeast reports whether a source of kind k is as good as one of kind minimum.
func (k Kind) AtLeast(minimum Kind) bool { return k >= minimum }

// Level says how far a source may stand from the figure it vouches for. The
// zero value is read as Normal.
type Level uint8

// The levels.
const (
	// Relaxed takes any attribution in the paragraph, and every carry-over.
	Relaxed Level = iota + 1
	// Normal takes the carry-over cases that keep to the same subject.
	Normal
	// Strict takes an attribution in the same sentence only.
	Strict
)

var levelNames = [...]string{Relaxed: "relaxed", Normal: "normal", Strict: "strict"}

// String is the word used in configuration; the zero value reads "normal".
func (l Level) String() string {
	switch {
	case l == 0:
		return levelNames[Normal]
	case l > Strict:
		return fmt.Sprintf("Level(%d)", uint8(l))
	}
	return levelNames[l]
}

// ParseLevel reads relaxed, normal or strict.
func ParseLevel(word string) (Level, bool) {
	for l := Relaxed; l <= Strict; l++ {
		if levelNames[l] == word {
			return l, true
		}
	}
	return 0, false
}
