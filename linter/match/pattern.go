package match

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/dlclark/regexp2/v2"
	"github.com/dlclark/regexp2/v2/syntax"

	"github.com/rhetlint/rhetlint/linter/flat"
	"github.com/rhetlint/rhetlint/linter/regex"
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
// run. It runs as a program; what programs cannot do is left to regexp2, whose
// forms are compiled when they are first needed.
type pattern struct {
	id        int
	paragraph bool
	sentences bool    // no pattern: whole sentences are asked for
	inside    bool    // a match may begin inside a word
	placed    bool    // matches begin where opening says
	opening   opening // where placed
	guard     guard   // what must be there for a match to begin
	code      *code   // the program
	required
	regexp2 *foreign // the pattern as regexp2 has it
	flag    int      // number of the group named flag, 0 for the whole match
	names   []named  // groups other than flag
}

// required is what must stand where the pattern matches.
type required struct {
	needs  []int32 // lists of which each has something in the window; the rarest first
	ahead  []int32 // those that have something within the match, no more than so many spaces from where it begins
	spaces int32
}

// guard tells places apart before a program is looked at.
type guard struct {
	begins regex.Begins
	next   regex.Next
}

// allows reports whether a match could begin at a rune.
func (g *guard) allows(t regex.Text, at int) bool {
	return (at == len(t.Folded) || g.begins.With(t.Runes[at], t.Folded[at])) && g.next.Allows(t.Folded, at)
}

// foreign is the text of a pattern and the engines that are made of it when
// they are first needed.
type foreign struct {
	text     string
	searcher engine // finds matches anywhere
	starter  engine // finds a match where it is started
}

// code is the program of a pattern, read from its flat form when it is first
// needed; nil where the pattern cannot be one.
type code struct {
	once    sync.Once
	sets    func() *regex.Sets
	flat    string
	trusted bool
	made    *regex.Program // set once, by program, where there is a flat form
}

// foreign reports, without reading it, that there is no program.
func (c *code) foreign() bool { return c.flat == "" && c.made == nil }

func (c *code) program() *regex.Program {
	c.once.Do(func() {
		if c.flat == "" {
			return
		}
		r := flat.NewReader(c.flat)
		if c.trusted {
			r = flat.NewTrusted(c.flat)
		}
		if p := regex.Read(r, c.sets()); r.Done() {
			c.made = p
		}
	})
	return c.made
}

// engine is a compiled form of a pattern by regexp2.
type engine struct {
	once sync.Once
	re   *regexp2.Regexp
	err  error
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
	if err := e.compile(outside, text); err != nil {
		return &PatternError{Message: err.Error()}
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

// newPattern reads a pattern, adding to the lists and sets of the others.
func (b *Builder) newPattern(id int, text string, o PatternOptions) (*pattern, error) {
	if err := checkText(text); err != nil {
		return nil, err
	}
	tree, err := parse(text)
	if err != nil {
		return nil, &PatternError{Message: "the pattern does not compile: " + engineError(err)}
	}
	p := &pattern{id: id, regexp2: &foreign{text: text}, paragraph: o.Paragraph, inside: o.Inside}
	for name, number := range tree.Capnames {
		switch {
		case name == "flag":
			p.flag = number
		case name[0] < '0' || name[0] > '9':
			p.names = append(p.names, named{name, number})
		}
	}
	slices.SortFunc(p.names, func(a, b named) int { return cmp.Compare(a.number, b.number) })
	p.place(tree.Root, &b.lists)
	p.code = &code{made: regex.Compile(tree.Root, &b.sets, p.keeps)}
	if p.code.made != nil {
		p.guard = guard{p.code.made.Begins(), p.code.made.Next()}
	}
	return p, nil
}

// keeps reports whether anybody asks for a group.
func (p *pattern) keeps(group int) bool {
	return group == p.flag || slices.ContainsFunc(p.names, func(n named) bool { return n.number == group })
}

// place works out where the pattern has to be run.
func (p *pattern) place(root *syntax.RegexNode, all *lists) {
	p.opening, p.placed = newOpening(findHeads(root, !p.inside), all)
	p.spaces = int32(maxSpaces(root))
	for i, n := range findTriggers(root, !p.inside) {
		if list := listOf(n.triggers); i == 0 || !common(list) {
			p.need(all.add(list), n.behind)
		}
	}
	if marks := requiredMark(root); len(p.needs) > 0 && marks != nil {
		p.need(all.add(listOf(marks)), false)
	}
	if o := p.opening; p.placed && o.wordsOnly() && !slices.Contains(p.needs, o.list) && !common(all.all[o.list]) {
		p.needs = append(p.needs, o.list)
	}
}

// need notes that one of a list stands in every match, or before it.
func (p *pattern) need(list int32, behind bool) {
	if !slices.Contains(p.needs, list) {
		p.needs = append(p.needs, list)
	}
	if !behind && !slices.Contains(p.ahead, list) {
		p.ahead = append(p.ahead, list)
	}
}

// outside is put before a pattern so that no match begins inside a word.
// Scripts without word gaps are left alone.
const (
	gapless = `[\w-[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]]`
	outside = `(?!(?<=` + gapless + `)` + gapless + `)`
)

// compile makes regexp2's form of a pattern, once, with a condition on where it
// can match put before it.
func (e *engine) compile(condition, text string) error {
	e.once.Do(func() {
		text := foldPattern(text)
		if condition != "" {
			text = condition + "(?:" + text + ")"
		}
		if e.re, e.err = regexp2.Compile(text, regexp2.IgnoreCase); e.err == nil {
			e.re.MatchTimeout = backstop
		}
	})
	if e.err != nil {
		return errors.New("the pattern does not compile: " + engineError(e.err))
	}
	return nil
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
