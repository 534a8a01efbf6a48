package rules_test

// fillers are the words for each slot. The first is the one that others are
// compared with. Nations, peoples and faiths are real, since lists of names are
// where a rule forgets somebody; all else is generic or invented.
func fillers() map[string][]string {
	return map[string][]string{
		"party": {
			"the socialists", "the conservatives", "the liberals", "the nationalists", "the greens", "the left", "the right",
			"the opposition", "the ruling party", "the centrists", "the communists", "the libertarians", "the Mill Party", "the Valley Front",
		},
		"wing": {"left", "right"},
		"faith": {
			"Muslims", "Christians", "Jews", "Hindus", "Buddhists", "Sikhs", "Catholics", "Protestants", "Mormons", "Bahais", "atheists",
		},
		"nation": {
			"Norland", "France", "Germany", "Poland", "Ukraine", "Russia", "Turkey", "Iran", "Israel", "Palestine", "Egypt", "Nigeria", "Kenya",
			"Ethiopia", "India", "Pakistan", "China", "Japan", "Indonesia", "Australia", "Canada", "Mexico", "Brazil", "Cuba", "America", "Britain", "Orvania",
		},
		"people": {
			"Germans", "Poles", "Ukrainians", "Russians", "Turks", "Iranians", "Israelis", "Palestinians", "Egyptians", "Nigerians", "Kenyans",
			"Ethiopians", "Indians", "Pakistanis", "Indonesians", "Australians", "Canadians", "Mexicans", "Brazilians", "Cubans", "Americans",
			"Syrians", "Greeks", "Italians", "Koreans",
		},
		"nationality": {
			"German", "Polish", "Ukrainian", "Russian", "Turkish", "Iranian", "Israeli", "Palestinian", "Egyptian", "Nigerian", "Kenyan", "Ethiopian",
			"Indian", "Pakistani", "Chinese", "Japanese", "Indonesian", "Australian", "Canadian", "Mexican", "Brazilian", "Cuban", "American", "British",
			"French",
		},
		"army": {
			"the army", "the militia", "the rebels", "the police", "the government troops", "the navy", "the separatists", "the guerrillas",
			"the border guards", "the air force", "the insurgents",
		},
		"trade": {
			"nurses", "teachers", "farmers", "miners", "drivers", "dockers", "bankers", "landlords", "lawyers", "fishermen", "builders", "journalists",
		},
		"side":     {"the union", "the company", "the employers", "the strikers", "the bank", "the council", "the charity", "the ministry"},
		"interest": {"the developers", "the residents", "the landlords", "the tenants", "the herders", "the campaigners"},
		"group": {
			"migrants", "refugees", "Jews", "Muslims", "Christians", "Catholics", "Hindus", "Sikhs", "atheists", "Freemasons", "Roma", "Black people",
			"white people", "Asians", "Arabs", "Indigenous people", "gay people", "disabled people", "Israelis", "Palestinians", "Russians",
			"Ukrainians", "Americans", "rural people", "city people",
		},
	}
}

// powers are those whom critics criticise.
func powers() []string {
	return []string{
		"the government", "the army", "the broadcaster", "the drug company", "the bank", "the church", "the mosque council", "the union",
		"the charity", "the opposition", "the police", "the university", "the council",
	}
}

// criticism is hard, and every claim in it has an owner.
func criticism() []string {
	return []string{
		"A court ruled in March that {power} had hidden the safety reports from inspectors for three years. Judge Mara Orr called the conduct “a plain abuse of trust” in her ruling.",
		"The audit office found that {power} paid Sarn Timber $4.2 million without a tender. “We were not told,” said Ned Vale, who chairs the accounts committee.",
		"Documents released under the Records Act show that {power} knew of the leak in 2019, the Alden Post reported. {power} said it had acted as soon as it could.",
		"Two former managers admitted in court that they had agreed prices in secret with a rival of {power}. The jury convicted them of fraud on Friday.",
		"Lena Tarn, who led the inquiry, said {power} had misled parliament about the deaths of 14 patients. Her report lists 31 letters that went unanswered.",
	}
}

// templates are sentences with one slot, spread over all packs.
func templates() []template {
	return []template{
		// Casualty figures: whoever kills, dies or counts.
		{pack: "casualties", text: "At least 40 people were killed when {army} shelled the market in Tolmen."},
		{pack: "casualties", text: "More than 300 {people} were killed in the valley last week."},
		{pack: "casualties", text: "The raid on the villages of {nation} left 25 civilians dead and 60 wounded."},
		{pack: "casualties", text: "Nobody expected {army} to butcher 12 villagers. Then {army} butchered 12 villagers at the ford."},
		{pack: "casualties", text: "Countless {faith} have died in the valley."},
		{pack: "", text: "At least 40 people were killed when {army} shelled the market, Tolmen hospital said."},
		{pack: "", text: "The health ministry of {nation} said 40 people were killed in the shelling on Monday."},
		// Attribution: whoever is said to say so.
		{pack: "attribution", text: "Many {trade} believe the mayor knew.", except: map[string]string{
			"lawyers": "they are cited as experts, so anonymous-authority says it, as severely",
		}},
		{pack: "attribution", text: "{nationality} officials said the bridge would open on Monday."},
		{pack: "attribution", text: "A source close to {side} said the deal was dead."},
		{pack: "attribution", text: "Experts say that {party} will win the vote."},
		{pack: "attribution", text: "Last night {party} claimed that wages had fallen."},
		{pack: "attribution", text: "In the debate {side} admitted that the plan costs more."},
		{pack: "attribution", text: "What {party} really want is power."},
		{pack: "attribution", text: "Reports indicate that {army} crossed the river at night."},
		{pack: "", text: "“The bridge will open on Monday,” said Nora Vale, who speaks for {side}."},
		// Statistics.
		{pack: "statistics", text: "Some 64% of {trade} want to quit."},
		{pack: "statistics", text: "Nearly 60% back {party}, a poll shows."},
		{pack: "statistics", text: "A recent study shows that {trade} sleep badly."},
		{pack: "statistics", text: "Attacks by {army} have doubled."},
		{pack: "statistics", text: "Tens of thousands marched through Alden for {party}."},
		// Conspiracy: whoever is said to pull the strings.
		{pack: "conspiracy", text: "A shadowy cabal is pulling the strings of {party}."},
		{pack: "conspiracy", text: "The real reason {side} closed the school is revenge."},
		{pack: "conspiracy", text: "It is no coincidence that {party} met the day before the vote."},
		{pack: "conspiracy", text: "The bombing in {nation} was a false flag."},
		{pack: "conspiracy", text: "The mainstream media will not tell you what {party} did."},
		{pack: "conspiracy", text: "{party} are in the pocket of the banks."},
		{pack: "conspiracy", text: "Under the guise of safety {army} entered the valley."},
		{pack: "conspiracy", text: "The blast bears all the hallmarks of {army}.", except: map[string]string{
			"the police": "police in the sentence may be the ones who say so",
		}},
		{pack: "conspiracy", text: "There is a hidden agenda to hand the villages to {nation}."},
		// Loaded words.
		{pack: "loaded", text: "The {nationality} regime rejected the offer."},
		{pack: "loaded", text: "The shameless plan of {side} passed."},
		{pack: "loaded", text: "The far-{wing} bloc met in Alden."},
		{pack: "loaded", text: "In the night {army} liberated the village and its heroic defenders."},
		{pack: "loaded", text: "The onslaught of {interest} brought chaos to the mill."},
		{pack: "loaded", text: "The so-called experts of {side} want the dam."},
		{pack: "loaded", text: "The mayor is a puppet of {side}."},
		{pack: "loaded", text: "The siege of {nation} is genocide."},
		{pack: "loaded", text: "The truly shocking plan of {interest} is utter nonsense."},
		{pack: "headline", text: "# Mayor slams {trade} over strike\n\nThe mayor met the {trade} on Monday."},
		{pack: "loaded", text: "On Friday {party} peddled the plan in Alden."},
		{pack: "loaded", text: "The tax office of {nation} works like the Gestapo."},
		// Groups of people.
		{pack: "groups", text: "We all know that {group} are vermin."},
		{pack: "groups", text: "{people} are vermin."},
		{pack: "groups", text: "{faith} are a cancer in our towns."},
		{pack: "groups", text: "A flood of {people} is heading north."},
		{pack: "groups", text: "Hordes of {faith} are invading the old town."},
		{pack: "groups", text: "{group} secretly control the banks."},
		{pack: "groups", text: "You can never trust {group}."},
		{pack: "groups", text: "All {group} are criminals."},
		{pack: "groups", text: "The {nationality} people are the enemy within."},
		{pack: "groups", text: "{group} are being brought in to replace us."},
		{pack: "groups", text: "It is time to exterminate {group}."},
		{pack: "groups", text: "{faith} steal children from the villages."},
		{pack: "groups", text: "Typical {nationality} greed ruined the port."},
		{pack: "groups", text: "{people} are coming for your homes."},
		{pack: "groups", text: "{party} are traitors."},
		{pack: "groups", text: "{trade} are parasites."},
		{pack: "", text: "Several {people} and three {people} families have moved to the old town since May, the council said."},
		// Fear.
		{pack: "fear", text: "This vote is the end of {nation} as we know it."},
		{pack: "fear", text: "With {party} in office there will be no country left."},
		{pack: "fear", text: "Act now, before it is too late for {nation}."},
		{pack: "fear", text: "{nation} is an existential threat to the valley."},
		{pack: "fear", text: "If we allow {interest} to build here, what's next?"},
		// Certainty.
		{pack: "certainty", text: "It is an undeniable fact that {side} lost the money, and nobody can deny the loss."},
		{pack: "certainty", text: "Obviously {party} failed. Needless to say, nobody thanked {party}. It is clear that {party} lost."},
		{pack: "certainty", text: "The simple truth is that {interest} own the council. Like it or not, {interest} run the town."},
		{pack: "certainty", text: "This proves that {army} planned the raid."},
		{pack: "certainty", text: "{side} are entirely to blame for the port."},
		// Framing.
		{pack: "framing", text: "Unsurprisingly, {party} stayed away. Sadly, nobody asked. Conveniently, the minutes of {party} were lost."},
		{pack: "framing", text: "You are either with {party} or against the people. You are either with us or against us."},
		{pack: "framing", text: "Every true patriot will vote for {party}."},
		{pack: "framing", text: "Where was the outrage when {party} did it?"},
		{pack: "framing", text: "{interest} orchestrated the march and has blood on its hands."},
		{pack: "framing", text: "In a desperate bid to cling to power, {party} raised pensions."},
		{pack: "framing", text: "Why does anyone trust {side}? Is this really what {trade} voted for?"},
		// Headlines.
		{pack: "headline", text: "# You won't believe what {trade} did\n\nThe {trade} met on Monday."},
		{pack: "headline", text: "# This is why {trade} are leaving {trade}\n\nThe {trade} met on Monday."},
		{pack: "headline", text: "# 17 things only {trade} understand\n\nThe {trade} met on Monday."},
		{pack: "headline", text: "# Bombshell report rocks {party}\n\nThe report came out on Monday."},
		// Money.
		{pack: "fundraising", text: "Please donate today to help us report on {party}."},
		{pack: "fundraising", text: "{party} are trying to silence us, so please support us."},
		{pack: "fundraising", text: "Sign up for our newsletter on {nation}."},
		{pack: "fundraising", text: "Your gift for the {trade} will be doubled until midnight."},
		// Health.
		{pack: "health", text: "This {nationality} tea cures cancer."},
		{pack: "health", text: "{nationality} doctors hate this simple remedy."},
		{pack: "health", text: "A miracle cure from {nation} is being hidden from you."},
		{pack: "health", text: "Big Pharma in {nation} is rich. Big Pharma doesn't want you to know about it."},
		{pack: "", text: "A trial of 4,100 patients in {nation} found no benefit of the drug, its authors wrote in a journal in May."},
		// Calls to act.
		{pack: "action", text: "Call your senator today and say no to {party}."},
		{pack: "action", text: "Sign our petition to stop {interest}."},
		{pack: "action", text: "Share this before {party} delete it! Share this before they delete it!"},
		{pack: "action", text: "The {trade} had better sleep with one eye open."},
	}
}
