package match

import (
	"strings"
	"sync"
)

// commonWords are the words met most often in English prose, most common
// first. They only decide by which word a phrase is looked up.
const commonWords = `the of and to in a that is was for on it with as his he be at by had not are but from or have an they
which one you were her all she there would their we him been has when who will more no if out so said what up its about into
than them can only other new some could time these two may then do first any my now such like our over man me even most made
after also did many before must through back years where much your way well down should because each just those people mr how
too little state good very make world still own see men work long get here between both life being under never day same another
know while last might us great old year off come since against go came right used take three says government president war
country say year week told percent police home city million against during company news report public national party minister
think want need don t s ll re ve d m part once end real truth media free help every everyone nothing something anything`

var wordRank = sync.OnceValue(func() map[string]int {
	ranks := make(map[string]int)
	for i, w := range strings.Fields(commonWords) {
		if _, have := ranks[w]; !have {
			ranks[w] = i
		}
	}
	return ranks
})

// wordCost guesses how often a word is met, in arbitrary units: 1 for a rare
// long word, hundreds for the commonest.
func wordCost(w string) float64 {
	if rank, ok := wordRank()[w]; ok {
		return 1000/float64(rank+2) + 10
	}
	return 1 + max(0, float64(8-len(w)))*0.5
}
