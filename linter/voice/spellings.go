package voice

// tableSize is the number of slots of the table of words, a power of two well
// above the number of words.
const tableSize = 1 << 13

// A slot holds the number of a word, 0 where it is free, and above it the upper
// half of the word's hash. Words are found by open addressing.
const slotNumber = 1<<16 - 1

// hashSeed is the hash of no bytes at all.
const hashSeed = 2166136261

// hashByte goes on with a hash: FNV-1a.
func hashByte(h uint32, b byte) uint32 { return (h ^ uint32(b)) * 16777619 }

// hashOf is the hash of a spelling.
func hashOf[T string | []byte](spelling T) uint32 {
	h := uint32(hashSeed)
	for i := range len(spelling) {
		h = hashByte(h, spelling[i])
	}
	return h
}

// find is the word with a spelling, or nil.
func find[T string | []byte](spelling T) *word {
	if n := numberOf(spelling, hashOf(spelling)); n > 0 {
		return &words[n]
	}
	return nil
}

// numberOf is the number of the word with a spelling that has this hash, or 0.
func numberOf[T string | []byte](spelling T, h uint32) uint16 {
	for i := h % tableSize; slots[i] != 0; i = (i + 1) % tableSize {
		slot := slots[i]
		if (slot^h)&^slotNumber == 0 && words[slot&slotNumber].spelling() == string(spelling) {
			return uint16(slot)
		}
	}
	return 0
}
