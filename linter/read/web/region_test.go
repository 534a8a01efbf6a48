package web

import (
	"strings"
	"testing"
)

// whole is a page around an article; vile words stand outside of it.
func whole(article string) string {
	return "<html><body><div id=top>Menu of the Ombra Post" + strings.Repeat("<ul><li><a href=/x>Harbour</a><li>Weather", 5) + "</div>" + article +
		"<div class=rail><div><p>A vile story that is told at some length in another article of ours today.</p></div></div></body></html>"
}

func TestTheArticleIsFound(t *testing.T) {
	const intro = "<p>Nora Vale said, in a first part that stands in a box of its own, that the vote was held.</p>"
	for name, page := range map[string]string{
		"in the smallest box":                whole("<div><div><div>" + filler + "</div><div><ul><li>vile<li>vile</ul></div></div></div>"),
		"in two boxes with running text":     whole("<div><div>" + filler + "</div><div>" + intro + "</div></div>"),
		"in lines with breaks":               whole("<div>" + strings.NewReplacer("<p>", "", "</p>", "<br><br>").Replace(filler) + "</div>"),
		"in a body that is marked":           whole("<article><p>vile, and so on for quite a while in a line that has no end of words</p><div itemprop=articleBody>" + filler + "</div></article>"),
		"in the one with the headline":       whole("<article><h1>A vote</h1>" + filler + "</article>" + strings.Repeat("<article><p>"+strings.Repeat("A vile story of another day. ", 40)+"</p></article>", 4)),
		"in an article in an article":        whole("<div role=article><section><article><div itemprop=articleBody>" + filler + "</div></article></section></div>"),
		"in a role":                          whole("<div role=main><div>" + filler + "</div></div>"),
		"beside furniture with more text":    whole("<article>" + filler + "</article><aside>" + strings.Repeat("<p>Something vile is told here, and once more, in a long row.</p>", 90) + "</aside>"),
		"in a form around the whole page":    "<form>" + whole("<div>"+filler+"</div>") + "</form>",
		"in a box whose name says otherwise": whole("<div class=comments-article>" + filler + "</div>"),
		"in paragraphs with such names":      whole("<div>" + strings.ReplaceAll(filler, "<p>", "<p class=share>") + "</div>"),
		"in a box that is never closed":      whole("<div>" + filler),
	} {
		shown := show(read(page, Auto))
		if got := strings.Count(shown, "Nora Vale said"); got < 8 || strings.Contains(shown, "Menu") {
			t.Errorf("%s: %d of 8 paragraphs\n%s", name, got, shown)
		}
		if strings.Contains(shown, "vile") && name != "in a box that is never closed" {
			t.Errorf("%s: something vile is read\n%s", name, shown)
		}
	}
}

func TestFurnitureInTheArticle(t *testing.T) {
	for name, furniture := range map[string]string{
		"a name in two words":     "<div class='box article-newsletter'><p>vile</p></div>",
		"a name with humps":       "<section id=storyRelatedContent><p>vile</p></section>",
		"a role":                  "<div role=navigation><p>vile</p></div>",
		"comments":                "<div itemprop='comment'><p>vile</p></div>",
		"an article in it":        "<article><p>A vile remark.</p></article>",
		"one link":                "<p><a href=/x>Who was the vile man in the harbour?</a></p>",
		"a label over a list":     "<h3>More Great Ombra Post Stories</h3><ul><li>The <a href=/x>vile plan</a> of the board<li>A vile end</ul>",
		"a label over lines":      "<p>Most read</p><p>A vile plan</p><p>The vile end</p>",
		"rows of headings":        "<h4>A vile plan is found</h4><h4>A vile end is near</h4><h4>One vile man in the port</h4><h4>The vile ones are back</h4><h4>Later</h4>",
		"a notice in italics":     "<p><i>This vile Post is yours. Follow us on <a href=/x>Chirp</a> and Twitter.</i></p>",
		"a notice in bold":        "<p><strong>Sign up for our vile newsletter.</strong></p>",
		"a bare address":          "<p>https://vile.example/x</p>",
		"something hidden by CSS": "<div class=sr-only>vile</div>",
	} {
		shown := show(read(whole("<article>"+filler+furniture+"<p>The last words of it stand here.</p></article>"), Auto))
		if strings.Contains(shown, "vile") || !strings.Contains(shown, "last words") || strings.Count(shown, "Nora Vale said") != 8 {
			t.Errorf("%s:\n%s", name, shown)
		}
	}
}

func TestTextThatOnlyLooksLikeFurniture(t *testing.T) {
	for name, text := range map[string]string{
		"names that turn it round":      "<div class='no-sidebar has-comments post tag-newsletter category-donation'><p>A vile plan.</p></div>",
		"what is embedded":              "<div class=social-media-embed><blockquote><p>A vile plan.</p></blockquote></div>",
		"a list":                        "<ul><li>A vile plan<li>A harbour</ul>",
		"headings with text":            "<h3>A vile plan</h3><p>It was old.</p><h3>More</h3><p>It was new.</p>",
		"a link in a sentence":          "<p>The <a href=x>vile plan was found</a> in the port.</p>",
		"a paragraph in italics":        "<p><i>The vile plan, she told Twitter, was old.</i></p>",
		"an order in running text":      "<p>Sign up for the vile newsletter, the board said.</p>",
		"a heading that begins with it": "<h3>More than a vile story</h3><p>It was old.</p>",
	} {
		if shown := show(read(whole("<article>"+filler+text+"</article>"), Auto)); strings.Count(shown, "vile") != 1 {
			t.Errorf("%s:\n%s", name, shown)
		}
	}
}

func TestNamesGiveZones(t *testing.T) {
	page := "<article><p>Monday in Ombra</p><h1>A vote in Varn</h1><p itemprop=description>The port is old.</p>" +
		"<div class=byline>Ada Orr</div>" + filler + "<div class=photo__caption>The pier.</div><p class=caption>" +
		strings.Repeat("A long text that is no caption. ", 30) + "</p></article>"
	shown := show(read(whole(page), Auto))
	for _, want := range []string{"headline: A vote in Varn\nstandfirst: The port is old.\nbyline: Ada Orr\nbody: The council", "caption: The pier.\nbody: A long text"} {
		if !strings.Contains(shown, want) {
			t.Errorf("no %q in\n%s", want, shown)
		}
	}
	if strings.Contains(shown, "Monday") {
		t.Errorf("a line before the headline is read\n%s", shown)
	}
}

func TestNamePurpose(t *testing.T) {
	for name, want := range map[string]purpose{
		"article__related-links": furniture, "newsletterSignup": furniture, "RelatedPosts": furniture, "sr-only": furniture, "SHARE": furniture,
		"elementor-widget": unnamed, "widget": furniture, "no-sidebar": unnamed, "category-comment": unnamed, "field-label-hidden": unnamed,
		"wp-caption-text": caption, "entry-meta__byline": byline, "story-dek": summary, "socialEmbed": unnamed, "": unnamed, "---": unnamed,
		"ärger": unnamed, "css-1vxca1d": unnamed, "signupTitle___15fvr": furniture, "marketshares": unnamed,
		"sharing-with-a-single-developer": unnamed, "the-popular-vote": unnamed, "paywall": unnamed, "paywall-prompt": furniture, "related-status": furniture,
	} {
		if got := namePurpose(name); got != want {
			t.Errorf("%q: %d, want %d", name, got, want)
		}
	}
}
