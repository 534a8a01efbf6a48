package voiceview

import "strings"

// String tells who is credited and what sort of source that is.
func (s *Source) String() string {
	text := "nobody"
	if s.Text != "" {
		text = "“" + strings.Join(strings.Fields(s.Text), " ") + "”"
	}
	if s.Named != "" {
		text += " for “" + strings.Join(strings.Fields(s.Named), " ") + "”"
	}
	return text + " (" + s.Kind + ")"
}

// String tells who is credited and by which cue.
func (a *Attribution) String() string {
	text := a.Source.String()
	if a.Cue != nil {
		text += ", cue “" + strings.Join(strings.Fields(a.Cue.Text), " ") + "”"
	}
	text += ", " + a.Class
	if a.Where == nil && a.Source.Text != "" {
		text += ", carried over"
	}
	if a.Stance {
		text += "; the wording stays the author’s"
	}
	return text
}

// String tells whose words a quotation is.
func (q *Quotation) String() string {
	var parts []string
	for _, p := range []struct {
		holds bool
		words string
	}{
		{q.Title, "a title or a word as a word: the author’s voice"},
		{q.Slip, "a mark is missing: whose words these are cannot be told"},
		{q.Block, "block"},
		{q.Continued, "goes on from the paragraph before"},
		{q.Owner != nil, "by " + q.owner()},
		{q.Owner == nil && !q.Title && !q.Slip, "nobody is credited"},
	} {
		if p.holds {
			parts = append(parts, p.words)
		}
	}
	return strings.Join(parts, "; ")
}

func (q *Quotation) owner() string {
	if q.Owner == nil {
		return ""
	}
	return q.Owner.String()
}

// distances are the words for Figure.Distance.
var distances = [...]string{"in the same sentence", "in a sentence near it", "framing the paragraph", "elsewhere in the article"}

// String tells where a figure comes from.
func (f *Figure) String() string {
	text := f.Class + ", words of the " + f.Voice
	if f.Voice != "author" {
		text = f.Class + ", " + f.Voice + " words"
	}
	switch {
	case f.Source != nil:
		text += "; source " + f.Source.String() + " " + distances[f.Distance]
		if f.Kind != f.Source.Kind {
			text += ", counts as " + f.Kind
		}
	case f.Kind != "none":
		text += "; source by a link, a note or a frame (" + f.Kind + ") " + distances[f.Distance]
	case f.Unknown:
		text += "; it cannot be told where it comes from"
	default:
		text += "; no source within reach"
	}
	if f.Background {
		text += "; told as history"
	}
	return text
}
