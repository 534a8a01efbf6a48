package suppress

import (
	"strings"
	"time"
)

// parse reads the body of a directive:
//
//	PACK/RULE[, PACK/RULE…] ["words"] [until YYYY-MM-DD] -- reason
//
// What is wrong with it is told in Broken.
func parse(body string) *Directive {
	d := &Directive{}
	head, reason, found := cutReason(body)
	d.Reason = strings.Join(strings.Fields(reason), " ")
	head = d.takeWords(head)
	fields := strings.Fields(strings.ReplaceAll(head, ",", " "))
	for i := 0; i < len(fields); i++ {
		switch word := fields[i]; {
		case word == "until" && i+1 < len(fields):
			i++
			d.Until = fields[i]
			if _, err := time.Parse(time.DateOnly, d.Until); err != nil {
				d.broken("“" + d.Until + "” is not a date like 2031-12-31")
			}
		case strings.Count(word, "/") == 1 && !strings.HasPrefix(word, "/") && !strings.HasSuffix(word, "/"):
			d.Rules = append(d.Rules, word)
		default:
			d.broken("“" + word + "” is not PACK/RULE, nor until with a date")
		}
	}
	switch {
	case len(d.Rules) == 0:
		d.broken("it names no rule: PACK/RULE -- reason")
	case !found || d.Reason == "":
		d.broken("it gives no reason: PACK/RULE -- reason")
	}
	return d
}

// broken notes the first thing that is wrong.
func (d *Directive) broken(what string) {
	if d.Broken == "" {
		d.Broken = what
	}
}

// cutReason parts a directive at the dashes before its reason.
func cutReason(body string) (head, reason string, found bool) {
	for _, mark := range []string{" -- ", " — ", " – "} {
		if head, reason, found = strings.Cut(" "+body+" ", mark); found {
			return head, reason, true
		}
	}
	return body, "", false
}

// takeWords takes words in quotation marks out of the head.
func (d *Directive) takeWords(head string) string {
	for _, marks := range [][2]string{{`"`, `"`}, {"“", "”"}} {
		before, rest, found := strings.Cut(head, marks[0])
		if !found {
			continue
		}
		words, after, closed := strings.Cut(rest, marks[1])
		if !closed || strings.TrimSpace(words) == "" {
			d.broken("words in quotation marks are not closed, or there are none")
			return before
		}
		d.Words = words
		return before + " " + after
	}
	return head
}
