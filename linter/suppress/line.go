package suppress

import (
	"strings"
	"time"
)

// parse reads the body of a directive:
//
//	PACK/RULE[, PACK/RULE…] ["words"] [record ID] [until YYYY-MM-DD] -- reason
//
// What is wrong with it is told in Broken.
func parse(body string) *Directive {
	d := &Directive{}
	head, reason, found := cutReason(body)
	d.Reason = strings.Join(strings.Fields(reason), " ")
	d.parts(head)
	switch {
	case len(d.Rules) == 0:
		d.broken("it names no rule: PACK/RULE -- reason")
	case !found || d.Reason == "":
		d.broken("it gives no reason: PACK/RULE -- reason")
	}
	return d
}

// parts reads what stands before the reason.
func (d *Directive) parts(head string) {
	all, ok := tokens(head)
	if !ok {
		d.broken("words in quotation marks are not closed, or there are none")
	}
	for i := 0; i < len(all); i++ {
		switch word := all[i].text; {
		case all[i].quoted && d.Words == "":
			d.Words = word
		case word == "record" && i+1 < len(all):
			i++
			d.Record = all[i].text
		case word == "until" && i+1 < len(all):
			i++
			d.Until = all[i].text
			if _, err := time.Parse(time.DateOnly, d.Until); err != nil {
				d.broken("“" + d.Until + "” is not a date like 2031-12-31")
			}
		case strings.Count(word, "/") == 1 && !strings.HasPrefix(word, "/") && !strings.HasSuffix(word, "/"):
			d.Rules = append(d.Rules, word)
		default:
			d.broken("“" + word + "” is not PACK/RULE, nor until with a date")
		}
	}
}

// token is a word of a directive, or words in quotation marks.
type token struct {
	text   string
	quoted bool
}

// tokens parts a text at spaces and commas. ok is false where quotation marks
// are not closed, or hold nothing; what follows is left out then.
func tokens(text string) (all []token, ok bool) {
	const between = " \t\r\n,"
	for text = strings.TrimLeft(text, between); text != ""; text = strings.TrimLeft(text, between) {
		quoted, rest := false, ""
		for _, marks := range [][2]string{{`"`, `"`}, {"“", "”"}} {
			if rest, quoted = strings.CutPrefix(text, marks[0]); quoted {
				words, after, closed := strings.Cut(rest, marks[1])
				if !closed || strings.TrimSpace(words) == "" {
					return all, false
				}
				all, text = append(all, token{words, true}), after
				break
			}
		}
		if quoted {
			continue
		}
		end := strings.IndexAny(text, between+"\"“")
		if end < 0 {
			end = len(text)
		}
		all, text = append(all, token{text[:end], false}), text[end:]
	}
	return all, true
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
