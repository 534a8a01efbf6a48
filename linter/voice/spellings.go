package voice

// tableSize is the number of slots of a table, a power of two well above twice
// the number of words in the lists.
const tableSize = 1 << 14

// spellings finds words by their spelling: a table with open addressing, since
// every token of an article is looked up.
type spellings struct {
	slots   []uint16 // number of an entry, from 1; 0 where the slot is free
	entries []spelling
}

// spelling is one word of the lists.
type spelling struct {
	text string
	hash uint32
	word *word
}

func newSpellings() spellings {
	return spellings{slots: make([]uint16, tableSize), entries: make([]spelling, 0, tableSize/3)}
}

// hashOf is the FNV-1a hash of a text.
func hashOf[T string | []byte](text T) uint32 {
	h := uint32(2166136261)
	for i := range len(text) {
		h = (h ^ uint32(text[i])) * 16777619
	}
	return h ^ h>>15
}

// find is the word with a spelling, or nil.
func (s *spellings) find(text string) *word { return s.lookup(text, hashOf(text)) }

// findBytes is the word with a spelling, or nil.
func (s *spellings) findBytes(text []byte) *word { return s.lookup(string(text), hashOf(text)) }

func (s *spellings) lookup(text string, h uint32) *word {
	for i := h % tableSize; s.slots[i] != 0; i = (i + 1) % tableSize {
		if e := &s.entries[s.slots[i]-1]; e.hash == h && e.text == text {
			return e.word
		}
	}
	return nil
}

// add puts a word that is not there yet into the table.
func (s *spellings) add(text string, w *word) {
	if len(s.entries) > tableSize/2 {
		panic("voice: the word lists have outgrown their table")
	}
	h := hashOf(text)
	i := h % tableSize
	for s.slots[i] != 0 {
		i = (i + 1) % tableSize
	}
	s.entries = append(s.entries, spelling{text, h, w})
	s.slots[i] = uint16(len(s.entries))
}
