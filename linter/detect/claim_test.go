package detect

import "testing"

func TestCrowdSize(t *testing.T) {
	check(t, "crowd-size", nil, []string{
		"[Tens of thousands marched] through Alden.",
		"[More than 5,000 protesters] filled the square.",
		"Police put the [crowd at 5,000]; organisers said 12,000.",
		"The stadium holds 5,000 fans.",
		"[Hundreds of people have gathered] in the main square for the vigil.",
		"A [crowd of about 300] waited outside the palace.",
		"The march drew a [5,000-strong crowd] to the harbour.",
		"[Up to 20,000 students took] to the streets of Tolmen.",
		"Some 400 protesters were arrested on Monday.",
		"The concert drew a crowd of 40,000 fans.",
		"Twelve protesters blocked the gate.",
		"The museum had a rally of 2,000 visitors.",
		"The army marched 40 miles.",
		"[Around 2,000 farmers rallied] outside the ministry.",
		"Turnout fell to 40 per cent.",
		"Troops killed more than 400 protesters in the square.",
		"She wrote a book on the Thousand Candle March in Alden.",
		"The election had a turnout of 4 million voters.",
		"Hundreds of teachers can soon apply for the current march of the guild.",
	})
}

func TestPercentageClaim(t *testing.T) {
	check(t, "percentage-claim", nil, []string{
		"[Some 64% of teachers] want to quit.",
		"Street crime has [risen by 40 per cent].",
		"The bank set its rate at 4%.",
		"[Nine in ten parents] agree.",
		"Attacks are [up 12 percent] this year.",
		"There was a [30% drop] in burglaries.",
		"Sales increased 4%.",
		"Shares rose 300%.",
		"Women are [20% more] likely to be stopped.",
		"He gave it 100 per cent.",
		"Some 70% of those killed were children.",
		"The alloy is 40% copper.",
		"Support fell by five percentage points.",
		"Support was up from 6% in May.",
		"GDP rose by 2% in spring.",
		"He gave 100% or more.",
		"Burglaries [rose 1.7 per cent].",
	})
}

func TestTollShare(t *testing.T) {
	check(t, "toll-share", nil, []string{
		"[Some 70% of those killed] were children.",
		"[Nine in ten of the dead] were civilians.",
		"[Most of those killed] were from Tolmen.",
		"[Half of the victims] of the blast were women.",
		"Half of the victims of the scam were women.",
		"[Two thirds of the dead] had been at prayer.",
		"Of the 210 dead, 70% were children, the ministry said.",
		"The raid killed 40 people. Most of those killed were guards.",
		"The committee killed 70% of the bills it saw.",
		"Most of the injured reserve list is back.",
		"Half of the deadline passed.",
	})
}

func TestShouting(t *testing.T) {
	check(t, "shouting", nil, []string{
		"They [LIED about EVERYTHING].",
		"Stop this now[!!!]",
		"NATO and UNESCO signed the deal.",
		"Stop!",
		"HARBOUR BRIDGE CLOSED AFTER STORM",
		"Did the mayor know[?!]",
		"It is a [TOTAL DISGRACE] for Alden.",
		"HARROW BAY, Ruritania (AP) — The fire began at dawn.",
		"ANCHOR WOMAN: And what did you see?",
		"This is a SERIOUS matter.",
		"The UNHCR, the IFRC and the OSCE agreed with FRONTEX.",
		"You [MUST read THIS].",
		"They say this is [THE END OF THE WHOLE WORLD], no less.",
		"The mayor said [I TOLD YOU TO STOP] again and again.",
		"[WAKE] up, and do it before the vote, because they will NEVER stop.",
		"JUST WATCHED Mayor opens the fish hall",
		"MUST READ: The abbot's letter to the dockers",
		"[NEVER AGAIN] will WE vote for the harbour list.",
		"[WAKE UP] now, or they take EVERYTHING.",
		"COUNCIL PUTS BRAKES ON HARBOUR SALE By Jo Lind",
		"THE LETTER THAT NEVER REACHED THE ABBOT: Three pages from 1931",
		"Did they lie[??]",
		"Posted by ??? Ida ???Marr on Monday.",
	})
}
