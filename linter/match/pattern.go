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

// pattern is one regular expression of a set, with what decides where it is
// run. The engine's forms are compiled when they are first needed.
type pattern struct {
	id        int
	text      string
	paragraph bool
	inside    bool      // a match may begin inside a word
	triggers  []trigger // any of which stands in a window the pattern matches in
	always    bool      // no trigger could be found: every window is tried
	needs     []*filter // each of which finds something in a window the pattern matches in
	opening   *opening  // where a match can begin; nil where that is not known

	search engine // finds matches anywhere
	anchor engine // finds a match that begins where it is started
}

// engine is the compiled form of a pattern.
type engine struct {
	once  sync.Once
	re    *regexp2.Regexp
	flag  int     // number of the group named flag, 0 for the whole match
	names []named // groups other than flag
	err   error
}

type named struct {
	name   string
	number int
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
	var e engine
	if e.compile(outside, text); e.err != nil {
		return &PatternError{Message: "the pattern does not compile: " + engineError(e.err)}
	}
	if m, err := e.re.FindRunesMatch(nil); err == nil && m != nil {
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
	return err == nil && len(findTriggers(tree.Root, true)) > 0
}

func parse(text string) (*syntax.RegexTree, error) {
	return syntax.Parse(foldPattern(text), syntax.ParseOptions{RegexOptions: syntax.IgnoreCase})
}

func newPattern(id int, text string, o PatternOptions) (*pattern, error) {
	if err := checkText(text); err != nil {
		return nil, err
	}
	tree, err := parse(text)
	if err != nil {
		return nil, &PatternError{Message: "the pattern does not compile: " + engineError(err)}
	}
	p := &pattern{id: id, text: text, paragraph: o.Paragraph, inside: o.Inside}
	p.place(tree.Root)
	return p, nil
}

// place works out where the pattern has to be run.
func (p *pattern) place(root *syntax.RegexNode) {
	lists := findTriggers(root, !p.inside)
	if p.always = len(lists) == 0; !p.always {
		p.triggers = lists[0]
		for _, list := range lists[1:] {
			if f := triggerFilter(list); f != nil {
				p.needs = append(p.needs, f)
			}
		}
	}
	p.opening = newOpening(findHeads(root, !p.inside))
}

// outside is put before a pattern so that no match begins inside a word.
// Scripts without word gaps are left alone.
const (
	gapless = `[\w-[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]]`
	outside = `(?!(?<=` + gapless + `)` + gapless + `)`
)

// compile makes the engine's form of a pattern, once, with a condition on
// where it can match put before it.
func (e *engine) compile(condition, text string) {
	e.once.Do(func() {
		text := foldPattern(text)
		if condition != "" {
			text = condition + "(?:" + text + ")"
		}
		if e.re, e.err = regexp2.Compile(text, regexp2.IgnoreCase); e.err != nil {
			return
		}
		e.re.MatchTimeout = backstop
		for _, name := range e.re.GetGroupNames() {
			number := e.re.GroupNumberFromName(name)
			switch {
			case name == "flag":
				e.flag = number
			case name[0] < '0' || name[0] > '9':
				e.names = append(e.names, named{name, number})
			}
		}
	})
}

// foundMatch is told the flagged runes and the named groups of a match.
type foundMatch func(at span.Span, groups map[string]span.Span)

// runAll calls found for each match in the window. It reports an error where
// the engine gave up.
func (p *pattern) runAll(w *window, found foundMatch) error {
	e, condition := &p.search, outside
	if p.inside {
		condition = ""
	}
	if e.compile(condition, p.text); e.err != nil {
		return errors.New("the pattern does not compile: " + engineError(e.err))
	}
	return stopped(e.re.FindRunesMatches(w.runes, 0, func(m regexp2.MatchView) bool {
		e.report(m, w, found)
		return true
	}))
}

// runAt is runAll where matches can begin only at the places given, which are
// in order. It finds the same matches.
func (p *pattern) runAt(w *window, places []int32, found foundMatch) error {
	e := &p.anchor
	if e.compile(`\G`, p.text); e.err != nil {
		return errors.New("the pattern does not compile: " + engineError(e.err))
	}
	end := 0
	one := func(m regexp2.MatchView) bool {
		if at, length, _ := m.GroupRange(0); length > 0 {
			end = at + length
		}
		e.report(m, w, found)
		return false
	}
	for _, at := range places {
		if int(at) < end {
			continue
		}
		if err := e.re.FindRunesMatches(w.runes, int(at), one); err != nil {
			return stopped(err)
		}
	}
	return nil
}

func (e *engine) report(m regexp2.MatchView, w *window, found foundMatch) {
	at, length, ok := m.GroupRange(e.flag)
	if !ok || length == 0 {
		if at, length, _ = m.GroupRange(0); length == 0 {
			return
		}
	}
	var groups map[string]span.Span
	for _, g := range e.names {
		if from, n, ok := m.GroupRange(g.number); ok && n > 0 {
			if groups == nil {
				groups = make(map[string]span.Span, len(e.names))
			}
			groups[g.name] = w.span(from, n)
		}
	}
	found(w.span(at, length), groups)
}

// stopped is the engine's complaint about a match, in words of our own: its
// own text carries the article.
func stopped(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, regexp2.ErrBacktrackingStackLimit):
		return errors.New("the pattern needed more backtracking than is allowed")
	}
	return fmt.Errorf("the pattern was stopped after %s", backstop)
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
