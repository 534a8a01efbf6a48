package detect

import (
	"fmt"
	"slices"
	"strings"
)

// Kind is the sort of value an option takes.
type Kind string

// The kinds of options, by the words used in documentation.
const (
	Boolean Kind = "boolean"
	Integer Kind = "integer"
	Words   Kind = "list of words"
)

// Option is one key a rule may set for a detector.
type Option struct {
	Name    string
	Kind    Kind
	Default any      // bool, int or []string, by Kind
	Allowed []string // the words allowed, for Words
	Doc     string
}

// Values are the options of one use of a detector, by name, each a bool, int
// or []string. Make them with Detector.Values.
type Values map[string]any

// Values checks options as read from a rule (booleans, integers, lists) and
// fills in the defaults. The error names the option at fault and is meant for
// the writer of the rule.
func (d Detector) Values(given map[string]any) (Values, error) {
	vs := make(Values, len(d.Options))
	for _, o := range d.Options {
		vs[o.Name] = o.Default
	}
	names := make([]string, 0, len(given))
	for name := range given {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		i := slices.IndexFunc(d.Options, func(o Option) bool { return o.Name == name })
		if i < 0 {
			return nil, fmt.Errorf("detector %s has no option %q", d.Name, name)
		}
		v, err := d.Options[i].value(given[name])
		if err != nil {
			return nil, fmt.Errorf("option %s of detector %s: %w", name, d.Name, err)
		}
		vs[name] = v
	}
	return vs, nil
}

// value brings what a decoder yields to the type of the option.
func (o Option) value(given any) (any, error) {
	switch v := given.(type) {
	case bool:
		if o.Kind == Boolean {
			return v, nil
		}
	case int:
		if o.Kind == Integer {
			return v, nil
		}
	case int64:
		if o.Kind == Integer {
			return int(v), nil
		}
	case []string:
		if o.Kind == Words {
			return v, o.allow(v)
		}
	case []any:
		if o.Kind == Words {
			return o.words(v)
		}
	}
	return nil, fmt.Errorf("must be a %s", o.Kind)
}

func (o Option) words(given []any) ([]string, error) {
	words := make([]string, 0, len(given))
	for _, g := range given {
		word, ok := g.(string)
		if !ok {
			return nil, fmt.Errorf("must be a %s", o.Kind)
		}
		words = append(words, word)
	}
	return words, o.allow(words)
}

func (o Option) allow(words []string) error {
	for _, word := range words {
		if !slices.Contains(o.Allowed, word) {
			return fmt.Errorf("unknown word %q: use %s", word, strings.Join(o.Allowed, ", "))
		}
	}
	return nil
}

func (vs Values) boolean(name string, otherwise bool) bool {
	if v, ok := vs[name].(bool); ok {
		return v
	}
	return otherwise
}

func (vs Values) integer(name string, otherwise int) int {
	if v, ok := vs[name].(int); ok {
		return v
	}
	return otherwise
}

func (vs Values) words(name string, otherwise []string) []string {
	if v, ok := vs[name].([]string); ok {
		return v
	}
	return otherwise
}
