package tomlfile

import "strings"

// maxSuggest is the length in code points beyond which no word is compared.
const maxSuggest = 64

// Suggest gives the known word nearest to a mistyped one, or "" if none is
// near. Near is one slip in words of up to five letters and two in longer
// ones; a slip is a letter too many, missing, wrong or swapped with its
// neighbour (optimal string alignment distance). Case and the choice between
// hyphen and underscore do not count. The first of equals wins.
func Suggest(word string, known []string) string {
	typed := folded(word)
	best, distance := "", 1+min(2, 1+len(typed)/6)
	for _, candidate := range known {
		if d := slips(typed, folded(candidate)); d < distance {
			best, distance = candidate, d
		}
	}
	return best
}

func folded(word string) []rune {
	return []rune(strings.ReplaceAll(strings.ToLower(word), "_", "-"))
}

// slips is the optimal string alignment distance of a and b, or more than any
// limit for words too long to compare.
func slips(a, b []rune) int {
	if len(a) > maxSuggest || len(b) > maxSuggest {
		return maxSuggest
	}
	var before, last, row [maxSuggest + 1]int
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			changed := last[j]
			if a[i] != b[j] {
				changed++
			}
			row[j+1] = min(changed, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
