// Package bench makes the texts and word lists that speed is measured on. Its
// corpora are drawn from a word-pair model of articles written for the project,
// so that they have the letters and words of news copy and never repeat: text
// that repeats flatters a matcher, because the processor learns it.
//
// The one invariant: the same seed and sources give the same bytes.
package bench

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Corpus draws text from a word-pair model.
type Corpus struct {
	random *rand.Rand
	words  []string
	after  map[string][]int32 // for each word, the places in words behind it
}

// NewCorpus learns from the articles in the folders of fsys.
func NewCorpus(fsys fs.FS, seed uint64, folders ...string) (*Corpus, error) {
	c := &Corpus{random: rand.New(rand.NewPCG(seed, 1)), after: make(map[string][]int32)}
	for _, folder := range folders {
		names, err := fs.Glob(fsys, path.Join(folder, "*.[tm]*"))
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			if ext := path.Ext(name); ext != ".txt" && ext != ".md" {
				continue
			}
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				return nil, err
			}
			c.learn(string(data))
		}
	}
	return c, nil
}

func (c *Corpus) learn(text string) {
	for _, paragraph := range strings.Split(text, "\n\n") {
		if strings.HasPrefix(paragraph, "---") || strings.HasPrefix(paragraph, "#") {
			continue
		}
		for _, w := range strings.Fields(paragraph) {
			c.words = append(c.words, w)
			if n := len(c.words); n > 1 {
				key := strings.ToLower(c.words[n-2])
				c.after[key] = append(c.after[key], int32(n-1))
			}
		}
	}
}

// Text is about size bytes of paragraphs of four to nine sentences, parted by
// blank lines.
func (c *Corpus) Text(size int) string {
	var b strings.Builder
	b.Grow(size + 1024)
	at := c.start()
	for b.Len() < size {
		for sentences := 4 + c.random.IntN(6); sentences > 0; {
			b.WriteString(c.words[at])
			if ends(c.words[at]) {
				sentences--
			}
			at = c.next(at)
			b.WriteByte(' ')
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// start is a place where a sentence begins.
func (c *Corpus) start() int {
	for {
		at := c.random.IntN(len(c.words)-1) + 1
		if ends(c.words[at-1]) {
			return at
		}
	}
}

// next is a word that follows the one at a place. One in ten is drawn from the
// whole text, so that the model does not follow its sources for long.
func (c *Corpus) next(at int) int {
	followers := c.after[strings.ToLower(c.words[at])]
	if len(followers) == 0 || c.random.IntN(10) == 0 && !ends(c.words[at]) {
		return c.random.IntN(len(c.words))
	}
	return int(followers[c.random.IntN(len(followers))])
}

func ends(word string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(word, `"'”’)`))
	return strings.ContainsRune(".!?", last)
}

// Phrases are n different terms of the vocabulary: a quarter single long words,
// the rest two to five words, of which few ever stand together.
func (c *Corpus) Phrases(n int) []string {
	seen := make(map[string]bool, n)
	out := make([]string, 0, n)
	for len(out) < n {
		length := 1
		if c.random.IntN(4) > 0 {
			length = 2 + c.random.IntN(4)
		}
		if p := c.phrase(length); p != "" && !seen[p] {
			seen[p] = true
			out = append(out, p)
		} else if length == 1 && len(out) > len(c.words)/8 {
			// the vocabulary has no single words left worth the search
			if p := c.phrase(3); p != "" && !seen[p] {
				seen[p] = true
				out = append(out, p)
			}
		}
	}
	return out
}

func (c *Corpus) phrase(length int) string {
	at := c.random.IntN(len(c.words))
	words, longest := make([]string, 0, length), 0
	for range length {
		w := strings.TrimFunc(strings.ToLower(c.words[at]), func(r rune) bool { return !unicode.IsLetter(r) })
		if w == "" || strings.ContainsAny(w, "[](){}|\\_=") || length == 1 && len(w) < 11 {
			return ""
		}
		words, longest = append(words, w), max(longest, len(w))
		if at = c.random.IntN(len(c.words)); c.random.IntN(20) == 0 {
			at = c.next(at)
		}
	}
	if longest < 8 {
		return ""
	}
	return strings.Join(words, " ")
}

// Pattern is a regular expression with a text that it matches as a whole.
type Pattern struct{ Regex, Sample string }

// Patterns are n regular expressions of the kind that rules have: alternatives
// with optional words and endings, made of words of the vocabulary.
func (c *Corpus) Patterns(n int) []Pattern {
	word := func() string {
		for {
			if w := c.phrase(1); w != "" {
				return w
			}
		}
	}
	shapes := []Pattern{
		{`(?:%[1]s|%[2]s|%[3]s) (?:\w+ ){0,2}%[4]s`, "%[1]s %[4]s"},
		{`%[1]s(?:s|ed|ing)? (?:the |a )?(?:%[2]s|%[3]s|%[4]s)`, "%[1]s the %[2]s"},
		{`(?:no|some|many) (?:%[1]s|%[2]s|%[3]s) (?:%[4]s )?\w+`, "some %[1]s thing"},
		{`%[1]s, (?:%[2]s|%[3]s|%[4]s)`, "%[1]s, %[2]s"},
		{`\d+ (?:%[1]s|%[2]s|%[3]s|%[4]s)`, "12 %[1]s"},
	}
	out := make([]Pattern, n)
	for i := range out {
		words := []any{word(), word(), word(), word()}
		shape := shapes[i%len(shapes)]
		out[i] = Pattern{fmt.Sprintf(shape.Regex, words...), fill(shape.Sample, words)}
	}
	return out
}

// fill puts words into a sample, which need not have a place for each.
func fill(sample string, words []any) string {
	for i, w := range words {
		sample = strings.ReplaceAll(sample, fmt.Sprintf("%%[%d]s", i+1), fmt.Sprint(w))
	}
	return sample
}
