package voice_test

import (
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/voice"
)

// sentences holds a text, the words asked about, their voice and the kind of
// their support, parted by " | ". "//" parts paragraphs.
const sentences = `
# speech before its content
The council said the bridge was unsafe. | unsafe | attributed | named-body
Ann Orr told reporters that the bridge was unsafe. | unsafe | attributed | named-person
Ann Orr told the Alden council on Monday that the bridge was unsafe. | unsafe | attributed | named-person
The minister announced a ban on night flights. | night flights | attributed | role
The union warned that the strike would go on. | strike | attributed | named-body
A spokesman for the Alden police said two men were held. | two men | attributed | named-body
Mayor Jo Lind insisted the vote was fair. | fair | attributed | named-person
The company admitted it had lost the files. | lost | attributed | named-body
Nora Vale, 34, who lives in Tolmen, said the noise began at dawn. | noise | attributed | named-person
The mayor, Ann Orr, said on Sunday that rents had doubled. | rents | attributed | named-person
Orr Vale (Alden West) said the road was closed. | road | attributed | named-person
In a statement on Friday, the hospital said nine patients had left. | nine patients | attributed | named-body
Imam Yusuf Karam said the mosque had been searched. | searched | attributed | named-person
Rabbi Dan Levin said the synagogue would reopen. | reopen | attributed | named-person
Bishop Paul Reed wrote that the church had erred. | erred | attributed | named-person
The Tolmen Observatory reported that 30 people had fled. | 30 people | attributed | named-body
Police confirmed that four men had died. | four men | attributed | named-body
Researchers at Alden University found that the rats had died. | rats | attributed | named-body

# an opening mark typed the wrong way round
“We were not told,” Ann Orr told reporters.”We also find the levy unfair.” | unfair | quoted | named-person
“We were not told,” Ann Orr told reporters."We also find the levy unfair." | unfair | quoted | named-person
“We were not told.”The levy is unfair, and the council kept it. | kept | author | none

# speech after its content
The bridge was unsafe, the council said. | unsafe | attributed | named-body
The bridge was unsafe, said the council. | unsafe | attributed | named-body
The bridge was unsafe, said Ann Orr, the mayor of Alden. | unsafe | attributed | named-person
Rents have doubled, the mayor told reporters in Alden. | doubled | attributed | role
The dam held, the Tey Wire acknowledges. | dam | attributed | named-body
The bridge, the council said, was unsafe. | unsafe | attributed | named-body
Fourteen men were hurt, according to the hospital. | Fourteen men | attributed | named-body
According to the hospital, fourteen men were hurt. | fourteen men | attributed | named-body
In the words of Ann Orr, the plan is mad. | mad | attributed | named-person
As the prosecutor said, the files were lost. | lost | attributed | role
"We lost everything," said Nora Vale. | everything | quoted | named-person
"We lost everything," she said, "and nobody came." | nobody | quoted | vague
"We lost everything," Nora Vale said. "Nobody came." | Nobody | quoted | named-person
"Will it hold?" asked Ann Orr. | hold | quoted | named-person

# sources
A source close to the board said the firm was broke. | broke | attributed | anonymous
Two people familiar with the talks said the deal was dead. | dead | attributed | anonymous
A senior official said the deal was dead. | dead | attributed | anonymous
An aide said the deal was dead. | dead | attributed | anonymous
One diplomat said the deal was dead. | dead | attributed | anonymous
A nurse, who wished not to be named, said the ward was full. | ward | attributed | anonymous
The engineer spoke on condition of anonymity and said the dam would break. | dam | attributed | anonymous
Sources said the firm was broke. | broke | attributed | anonymous
Critics say the law is cruel. | cruel | attributed | vague
Some say the law is cruel. | cruel | attributed | vague
Many believe the law is cruel. | cruel | attributed | vague
Experts say the dam will hold. | dam | attributed | vague
Residents said the water smelled. | water | attributed | vague
Witnesses said the truck had no lights. | lights | attributed | vague
Local media said the truck had no lights. | lights | attributed | vague
Rumour has it that the mayor will resign. | resign | author | vague
The mayor is said to be ill. | be ill | author | vague
The mayor reportedly fled. | fled | author | vague
It is believed that the mayor fled. | fled | author | vague
The report said the dam was cracked. | cracked | attributed | document
A 2019 study found that the dam was cracked. | cracked | attributed | document
The court's ruling said the firm had lied. | lied | attributed | document
Footage from Tolmen showed that the dam had burst. | burst | attributed | document
The driver said the road was icy. | icy | attributed | role
A hospital director said the ward was full. | ward | attributed | role
The regional hospital said the ward was full. | ward | attributed | named-body
Health officials in Alden said the ward was full. | ward | attributed | named-body
Firefighters said the roof had fallen in. | roof | attributed | named-body
The AP reported that the dam had burst. | dam | attributed | named-body
Dr Lind said the ward was full. | ward | attributed | named-person
Gen. Amin Saleh said the town had fallen. | town | attributed | named-person
I saw nine bodies in the yard. | nine bodies | author | self
Our reporter counted nine bodies. | nine bodies | author | self
The clinic treated nine men. | nine men | author | named-body
A group called Clear Water treated nine men. | nine men | author | named-body
The morgue registered nine bodies. | nine bodies | author | named-body

# what credits nobody
The State Department is on Mill Lane. | Mill Lane | author | none
The state of the roads is poor. | roads is poor | author | none
Needless to say, the roads are poor. | roads | author | none
Let us say the roads are poor. | roads | author | none
The plan went according to plan. | went | author | none
All told, nine roads are closed. | nine roads | author | none
Insurance claims rose in May. | rose | author | none
The claims department is closed. | closed | author | none
The trade show opens in May. | May | author | none
Her notes are in the drawer. | drawer | author | none
Two men were found dead. | Two men | author | none
He was found guilty of theft. | theft | author | none
The firm added a third shift. | third shift | author | none
The team added nine points. | nine points | author | none
The bank holds the deeds. | deeds | author | none
Read the report twice. | twice | author | none
The call centre is in Tolmen. | Tolmen | author | none
Prices rose again, and nobody knows why. | Prices | author | none
The mayor would not comment. | mayor | author | none
Orr Vale never said that the dam would hold. | dam | attributed | none
If Ann Orr says the dam will hold, we stay. | dam | attributed | none
The firm did not say how many men were hurt. | how many men | attributed | none
The number could not be verified. | number | author | none

# scope
The council said the bridge was unsafe; nine roads are closed. | nine roads | author | none
At noon in Tolmen the council said the bridge was unsafe, while nine roads stayed open. | nine roads | author | none
The council said the bridge was unsafe, but nine roads stayed open. | nine roads | author | none
The council said the bridge was unsafe and added that nine roads were closed. | nine roads | attributed | named-body
The council said the bridge was unsafe, adding that nine roads were closed. | nine roads | attributed | named-body
When the council said the bridge was unsafe, nine families left. | nine families | author | none
When the council said the bridge was unsafe, nine families left. | unsafe | attributed | named-body
Nora Vale opposes the cruel law. | cruel | author | none
Nora Vale wants to end the cruel law. | cruel | author | none
Nora Vale attacked the cruel law. | cruel | author | none
Nora Vale called the law cruel. | cruel | attributed | named-person
Nora Vale described the law as cruel. | cruel | attributed | named-person
Nora Vale fears that the law is cruel. | cruel | attributed | vague
The claim that the law is cruel is old. | law is cruel | author | vague
Nora Vale's claim that the law is cruel drew applause. | law is cruel | attributed | named-person

Nora Vale called the cruel law “a gift”. | cruel | author | named-person
Nora Vale called the cruel law “a gift”. | a gift | quoted | named-person
# Rebels Cave, Agree To Leave | Rebels | author | none

# quotation marks
Nora Vale called it “a crime”. | crime | quoted | named-person
Nora Vale called it 'a crime'. | crime | quoted | named-person
Nora Vale called it «a crime». | crime | quoted | named-person
Nora Vale called it „a crime“. | crime | quoted | named-person
Nora Vale called it ` + "``a crime''" + `. | crime | quoted | named-person
Nora Vale said: "He told me 'they are rats'." | rats | quoted | named-person
"She said, ‘They are rats,’" Nora Vale recalled. | rats | quoted | named-person
The workers' rights and the miners' pay were cut. | miners | author | none
It was the '90s, and rock 'n' roll was king. | king | author | none
Don't say it can't be done. | be done | author | none
He is 6'2" tall and 30" wide. | tall | author | none
The novel "Low Water at Alden" sold well. | Low Water | author | none
The word "vermin" has a history. | vermin | author | none
Bob "Ace" Lind won the cup. | Ace | author | none
The "peace" lasted a day. | peace | quoted | none
“We lost everything. // “Nobody came,” Nora Vale said. | everything | quoted | named-person
Nora Vale spoke slowly: // “Nobody came.” | Nobody | quoted | none
Nora Vale said: // “Nobody came.” | Nobody | quoted | named-person
Nora Vale said the night was cold. “Nobody came.” | Nobody | quoted | named-person
“Nobody came.” She added that the night was cold. | Nobody | quoted | vague
Nora Vale wept. // “Nobody came,” she said. | Nobody | quoted | named-person
The council met. “It will hold,” it said. | hold | quoted | named-body
Nora Vale wrote from Tolmen: // > Nobody came to help us. | Nobody | quoted | named-person
Q: Is the dam safe? | dam | quoted | none
ANN LIND: The dam is safe. | dam | quoted | named-person
> The dam is safe. — Ann Lind, engineer | dam | quoted | named-person

# numbers with their limit are no adjuncts
At least 40 people were killed in Orvane, the health ministry said. | 40 people | attributed | named-body
About 40 people drowned near Orvane, the coast guard said. | 40 people | attributed | named-body
Over 300 pilgrims were hurt in the crush, Imam Yusuf Karam said. | 300 pilgrims | attributed | named-person
The health ministry said at least 40 people had died. | 40 people | attributed | named-body
The rebels said up to 60 soldiers had died. | 60 soldiers | attributed | vague
Reports say as many as 90 people have died. | 90 people | attributed | vague
In Orvane, the council said nine men had died. | nine men | attributed | named-body
On Monday, police said nine men had died. | nine men | attributed | named-body

# a clause that leads up to the main one
Just days after Ann Orr lamented that the port was alone, air strikes killed dozens. | dozens | author | none
Just days after Ann Orr lamented that the port was alone, air strikes killed dozens. | alone | attributed | named-person
Less than a week before the council said rents were safe, nine families left. | nine families | author | none
Since the union warned that the roof was weak, two men have died. | two men | author | none

# a look back behind a promise
Ann Orr said she would give her prize to Tolmen, where more than 5,000 people were killed. | 5,000 people | author | none
Ann Orr said she would give her prize to Tolmen, where more than 5,000 people were killed. | her prize | attributed | named-person
Ann Orr said she would give her prize to Tolmen, where it would do most good. | most good | attributed | named-person

# wire copy without commas
The Tey Observatory which draws on a web of helpers in the hills says at least 12 people were killed. | 12 people | attributed | named-body
The Tey Observatory for Peace a Marrow-based monitoring group gave a higher toll of 31 people killed. | 31 people | author | named-body
The Tey Observatory, a Marrow-based group, gave a higher toll of 31 people killed. | 31 people | author | named-body
It is the gravest claim since the blaze in Tolmen, when at least 30 miners were reported killed. | at least 30 miners were reported killed | author | vague
The plan which the mayor's critics say is cruel was shelved. | is cruel | attributed | vague

Strikes killed nine men in Tolmen the Tey Observatory which relies on helpers on the ground said on Sunday. | nine men | attributed | named-body
Strikes killed nine men the Tey Observatory for Peace said. | nine men | attributed | named-body
A doctor said on Monday nine men had died. | nine men | attributed | role

# whose words they are where nobody answers for them
The mayor knows full well that the dam leaks. | knows full well that | author | none
The union tried to stop the cruel plan. | cruel | author | none

# tolls and the outlets that give them
Interfan put the toll at 12 dead and 55 wounded. | 12 dead | author | named-body
The Alden Observatory, a Marrow-based monitor, gave a death toll of 36. | 36 | author | named-body
Gunmen shot at a ferry, people living nearby said, killing eight people. | eight people | attributed | vague
In the fighting, according to some experts, the army lost up to 800 men. | 800 men | attributed | vague
In the fighting, according to the Alden Observatory, the army lost 800 men. | 800 men | attributed | named-body
The toll was 40, the Alden Rescue Service, which runs the boats, said on Monday. | 40 | attributed | named-body
Two men died, said Nora Vale, the Alden mayor, who lives in Tolmen. | Two men | attributed | named-person
Nora Vale, the Alden mayor, who lives in Tolmen, said two men died. | two men | attributed | named-person
Two men died in a fire. Nine were hurt. (Marrow Press) (MPA via The Tey) | Two men | author | document
Two men died in a fire. (Alden Times) | Two men | author | document
Two men died in a fire. (They were miners.) | Two men | author | none
Two men died in a fire (Tolmen). | Two men | author | none
Since naming the fever on Monday (June 4), the coast's health ministry now says 17 people have died. | 17 people | attributed | named-body
It is the worst day since May, when thirty men were reported killed. | thirty men | author | vague
Thirty men are feared dead. | Thirty men | author | vague
They have shown "support" for the raid. This month gunmen killed 22 men in the raid. | 22 men | author | none
The blasts, which came after a barrage which killed nine men, were described by the ministry as “precise”. | nine men | author | none
The blasts, which came after a barrage which killed nine men, were described by the ministry as “precise”. | precise | quoted | named-body
Just days after Ann Orr lamented that Norland was alone, raids in Norland killed men. A barrage in May wounded dozens of men. | dozens | author | none
The union's halt, which on 31 January began, ended. The raid killed nine men. | nine men | author | none
The miners' guild, who on 31 January announced a halt, left. The halt followed the killing of nine men. | nine men | author | none
Only last week the chief admitted that nine men had died. | nine men | attributed | role
The military said nine men had died. | nine men | attributed | named-body
Groups have accused the army of shelling the town and killing 1,300 people. | 1,300 | attributed | vague
Nine men died in the blast the news agency specified. | Nine men | attributed | named-body
Nine men died in a fire. [Marrow Press] | Nine men | author | document
Rain fell. // It rained on. // Hail fell. // Nine men died in a field. // “They killed nine men,” Ann Orr said. | Nine men | author | none
Tevel Sorin, a former mayor, spoke. Sorin said nine men had died. | nine men | attributed | named-person
Tevel Sorin, 34, spoke. Sorin said nine men had died. | nine men | attributed | named-person
The country recorded 10,000 deaths of cold. | 10,000 | author | none
The Alden weather office recorded 12 deaths of cold. | 12 deaths | author | named-body
One could argue that the law caused 400 deaths. | 400 deaths | author | none
Strikes have killed 18 men in the hills, a monitoring group said. | 18 men | attributed | anonymous
Nora Vale spoke on Friday. The official claimed that 18 men had died. | 18 men | attributed | named-person
A senior official spoke on Friday. The official claimed that 18 men had died. | 18 men | attributed | anonymous
# Hundreds dead as rebels seize air base: monitor | Hundreds | attributed | anonymous
# Air strikes kill 15 near Alden: medics | 15 | attributed | vague

# single marks as the marks of the document
Ann Orr said: ‘We lost it all. // ‘Nobody came.’ // ‘It rained,’ Jo Lind said. | lost | quoted | named-person
Ann Orr said: ‘We lost it all. // ‘Nobody came,’ she said. // “Yes,” said Jo Lind. | lost | attributed | named-person
'We lost it all. // 'Nobody came,' Ann Orr said. // 'It rained,' Jo Lind said. | lost | quoted | named-person

# headlines
# Council: bridge unsafe | unsafe | attributed | named-body
# Bridge unsafe: council | Bridge | attributed | named-body
# Bridge unsafe - police | Bridge | attributed | named-body
# Bridge unsafe (police) | Bridge | attributed | named-body
# Mayor Says Bridge Unsafe | Bridge | attributed | role
# Bridge unsafe, says Ann Orr | Bridge | attributed | named-person
# Mill Lane Fire: nine dead | nine dead | author | none
# Live: bridge closed | bridge | author | none
# Bridge closed after storm | Bridge | author | none

# notes and links
Nine men died [3]. | Nine men | author | document
Nine men died (source: town register). | Nine men | author | document
Nine men died, as https://alden.example/log shows. | Nine men | author | document

Air strikes have killed 18 men in Tolmen a monitor said on Friday. | 18 men | attributed | anonymous
The blast has claimed at least 150 lives. | 150 lives | author | none
According to some estimates, the town lost 80 men, more than in May. | 80 men | attributed | vague
According to the latest figures, 80 men have died. | 80 men | attributed | vague

# carry-over
The council said nine men had died. Four women were hurt. | Four women | author | named-body
The council said the bridge was unsafe. Rents are high. | Rents | author | none
The council said nine men had died. Meanwhile four women were hurt. | four women | author | none
The report lists three attacks. Nine men died in Tolmen. | Nine men | author | document
Rain fell. // The council said nine men had died on Monday. // Nine men died in a field. // In all, 12 women were hurt, police said. // The 12 women were hurt by glass. | 12 women were hurt by | author | named-body
Reports say at least 400 people have died. Another 3,500 were wounded. | 3,500 | author | vague
Rain fell. // The council said forty men had died on Monday. // Nine men died in a field. // The 40 men died by fire. | 40 men | author | named-body
Rain fell. // The council said two hundred and twelve men had died. // Nine men died in a field. // The 212 men died by fire. | 212 men | author | named-body
Rain fell. // The council said dozens of men had died. // Nine men died in a field. // The dozens who died were miners. | dozens who | author | named-body
The council said nine men had died in Alden. In Tolmen, four women were hurt. | four women | author | none
The council said nine men had died in Alden. On Friday four women were hurt. | four women | author | none
The council said nine men had died in Alden. Two days later four women were hurt. | four women | author | none
The council said nine men had died in Alden. In Alden, four women were hurt. | four women | author | named-body
The council said nine men had died. In the past day four women were hurt. | four women | author | named-body
Many men died in a fire. // The council said the toll was high. | Many men | author | named-body
Many men died in a fire. // ## At sea // The council said the toll was high. | Many men | author | none
Many men died in a fire. // * * * // The council said the toll was high. | Many men | author | none
Ann Orr leads the council. She said nine men had died. | nine men | attributed | named-person
Police were called. They said nine men had died. | nine men | attributed | named-body
`

func TestSentencesOfEverySort(t *testing.T) {
	group, count := "", 0
	for line := range strings.Lines(sentences) {
		line = strings.TrimSpace(line)
		fields := strings.Split(line, " | ")
		if len(fields) == 1 {
			group = line
			continue
		}
		e := readExpectation(t, fields)
		count++
		t.Run(group+"/"+e.text+"/"+e.at, func(t *testing.T) { e.check(t) })
	}
	if count < 120 {
		t.Errorf("%d sentences are too few", count)
	}
}

func readExpectation(t *testing.T, fields []string) expectation {
	t.Helper()
	if len(fields) != 4 {
		t.Fatalf("%q: want text, words, voice and kind", fields)
	}
	e := expectation{text: strings.ReplaceAll(fields[0], " // ", "\n\n"), at: fields[1], far: -1}
	var ok bool
	if e.voice, ok = diag.ParseVoice(fields[2]); !ok {
		t.Fatalf("%q is no voice", fields[2])
	}
	if e.kind, ok = voice.ParseKind(fields[3]); !ok {
		t.Fatalf("%q is no kind", fields[3])
	}
	return e
}
