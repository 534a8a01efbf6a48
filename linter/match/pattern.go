package match

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/dlclark/regexp2/v2"
	"github.com/dlclark/regexp2/v2/syntax"

	"github.com/rhetlint/rhetlint/linter/span"
)

// Limits on a pattern. They are looked at before the engine sees it, because
// some of what they forbid ends the process beyond recovery.
const (
	maxPattern = 4 << 10 // bytes
	maxNesting = 50      // brackets within brackets
	maxRepeat  = 1000    // counted repeats
	maxProduct = 10_000  // counted repeats within counted repeats, multiplied
	maxGroups  = 100     // capturing groups
)

// backstop ends a match that the limits let through and that still runs away.
// It fires late and loudly; no rule should ever meet it.
const backstop = 2 * time.Second

// PatternError says why a pattern is refused.
type PatternError struct {
	Offset  int // byte in the pattern, 0 where unknown
	Message string
	Hint    string
}

// Error is the message alone.
func (e *PatternError) Error() string { return e.Message }

// pattern is one regular expression of a set. The engine's form is compiled
// when it is first needed.
type pattern struct {
	id        int
	text      string
	paragraph bool
	triggers  []trigger // any of which stands in a window the pattern matches in
	always    bool      // no trigger could be found: every window is tried

	once   sync.Once
	engine *regexp2.Regexp
	flag   int      // number of the group named flag, 0 for the whole match
	names  []string // of named groups other than flag
	err    error
}

// CheckPattern reports whether a pattern can run, as a PatternError if not:
// its limits, its syntax, no match of the empty string, no unbounded repeat
// inside another.
func CheckPattern(text string) error {
	if err := checkText(text); err != nil {
		return err
	}
	tree, err := parse(text)
	if err != nil {
		return &PatternError{Message: "the pattern does not compile: " + engineError(err)}
	}
	if err := checkTree(tree.Root); err != nil {
		return err
	}
	p := &pattern{text: text}
	p.compile()
	if p.err != nil {
		return &PatternError{Message: "the pattern does not compile: " + engineError(p.err)}
	}
	if m, err := p.engine.FindRunesMatch(nil); err == nil && m != nil {
		return &PatternError{
			Message: "the pattern matches the empty string, so it would match everywhere",
			Hint:    "make at least one word of it compulsory",
		}
	}
	return nil
}

// Triggered reports whether the pattern holds a word by which sentences can be
// chosen; without one it runs on every sentence, which is slow.
func Triggered(text string) bool {
	tree, err := parse(text)
	return err == nil && len(findTriggers(tree.Root)) > 0
}

func parse(text string) (*syntax.RegexTree, error) {
	return syntax.Parse(foldPattern(text), syntax.ParseOptions{RegexOptions: syntax.IgnoreCase})
}

func newPattern(id int, text string, paragraph bool) (*pattern, error) {
	if err := checkText(text); err != nil {
		return nil, err
	}
	tree, err := parse(text)
	if err != nil {
		return nil, &PatternError{Message: "the pattern does not compile: " + engineError(err)}
	}
	p := &pattern{id: id, text: text, paragraph: paragraph, triggers: findTriggers(tree.Root)}
	p.always = len(p.triggers) == 0
	return p, nil
}

func (p *pattern) compile() {
	p.once.Do(func() {
		p.engine, p.err = regexp2.Compile(foldPattern(p.text), regexp2.IgnoreCase)
		if p.err != nil {
			return
		}
		p.engine.MatchTimeout = backstop
		for _, name := range p.engine.GetGroupNames() {
			switch {
			case name == "flag":
				p.flag = p.engine.GroupNumberFromName(name)
			case name[0] < '0' || name[0] > '9':
				p.names = append(p.names, name)
			}
		}
	})
}

// run calls found for each match in the window: the flagged runes and the
// named groups. It reports an Incomplete error where the engine gave up.
func (p *pattern) run(w *window, found func(at span.Span, groups map[string]span.Span)) error {
	p.compile()
	if p.err != nil {
		return errors.New("the pattern does not compile: " + engineError(p.err))
	}
	err := p.engine.FindRunesMatches(w.runes, 0, func(m regexp2.MatchView) bool {
		at, length, ok := m.GroupRange(p.flag)
		if !ok || length == 0 {
			if at, length, _ = m.GroupRange(0); length == 0 {
				return true
			}
		}
		var groups map[string]span.Span
		for _, name := range p.names {
			if from, n, ok := m.GroupRange(p.engine.GroupNumberFromName(name)); ok && n > 0 {
				if groups == nil {
					groups = make(map[string]span.Span, len(p.names))
				}
				groups[name] = w.span(from, n)
			}
		}
		found(w.span(at, length), groups)
		return true
	})
	if err == nil {
		return nil
	}
	if errors.Is(err, regexp2.ErrBacktrackingStackLimit) {
		return errors.New("the pattern needed more backtracking than is allowed")
	}
	return fmt.Errorf("the pattern was stopped after %s", backstop) // the engine's own text carries the article
}

// engineError is the engine's complaint in one short line. Messages are cut
// because some carry the whole pattern.
func engineError(err error) string {
	text, _, _ := strings.Cut(err.Error(), "\n")
	text = strings.TrimPrefix(text, "error parsing regexp: ")
	if len(text) > 160 {
		text = text[:160] + "…"
	}
	return strings.ToValidUTF8(text, "?")
}

// foldPattern guards short words (see guardShort) and writes quotation marks and spaces of a pattern as folded text
// has them. Dashes stay: [–-] would become a range. A dash of any kind in the
// text is “-”.
func foldPattern(text string) string {
	text = guardShort(text)
	if isASCII(text) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch classOf(r) {
		case space:
			b.WriteByte(' ')
		case single:
			b.WriteByte('\'')
		case double:
			b.WriteByte('"')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
