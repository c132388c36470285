//! What a page says of itself: headline, day of publication, address and name of the site, by JSON-LD, OpenGraph and other
//! metadata, `<time>`, `<h1>` and `<title>`.

use serde_json::Value;

use super::tree::{Node, Tree};

/// Types of things in JSON-LD that are articles.
const ARTICLES: &[&str] = &["article", "posting", "report"];

/// What a page says of itself.
#[derive(Debug, Default)]
pub struct Meta {
    pub headline: Option<String>,
    pub published: Option<String>,
    /// When the page that holds the article was published, where nothing is said of the article itself.
    page_published: Option<String>,
    pub url: Option<String>,
    pub site: Option<String>,
    /// The text, as told to search engines.
    pub body: Option<String>,
}

impl Meta {
    pub fn of(tree: &Tree) -> Self {
        let mut meta = Self::default();
        for node in tree.nodes.iter().filter(|node| node.is(&["script"])) {
            // Sites write line ends and tabs where JSON has none.
            let json: String = node.text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            let raw = serde_json::from_str(&node.text).or_else(|_| serde_json::from_str(&json));
            if let Ok(value) = raw {
                meta.linked_data(&value, 0);
            }
        }
        let named = |wanted: &dyn Fn(&str) -> bool| {
            let metas = tree.nodes.iter().filter(|node| node.is(&["meta"]));
            let is_wanted = |node: &&Node| ["property", "name", "itemprop"].iter().any(|key| node.get(key).is_some_and(wanted));
            metas.filter(is_wanted).find_map(|node| told(node.get("content")?))
        };
        let shown = || tree.nodes.iter().filter(|node| node.get("itemprop").is_some_and(is_published));
        let shown = || shown().find_map(|node| told(node.get("content")?));
        let either = |names: &'static [&str]| names.iter().find_map(|name| named(&|found| found.eq_ignore_ascii_case(name)));
        meta.site = meta.site.or_else(|| either(&["og:site_name", "application-name"]));
        meta.url = meta.url.or_else(|| either(&["og:url"])).or_else(|| canonical(tree));
        meta.published = meta.published.or_else(|| named(&is_published)).or_else(shown).or_else(|| time(tree));
        meta.published = meta.published.take().or(meta.page_published.take()).or_else(|| labelled(tree));
        let title = || tree.nodes.iter().position(|node| node.is(&["title"])).and_then(|index| told(&tree.text_of(index)));
        let site = meta.site.as_deref();
        let shown = heading(tree);
        meta.headline = meta
            .headline
            .or_else(|| shown.filter(|shown| site != Some(shown.as_str())))
            .or_else(|| either(&["og:title", "twitter:title"]).or_else(title).map(|title| without_site(title, site)));
        meta
    }

    /// Takes what an article in JSON-LD says. What came first is kept.
    fn linked_data(&mut self, value: &Value, depth: usize) {
        if depth > 8 {
            return;
        }
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.linked_data(value, depth + 1)),
            Value::Object(object) => {
                let kinds = object.get("@type").map(|kind| match kind {
                    Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
                    kind => kind.as_str().into_iter().collect::<Vec<_>>(),
                });
                let is_article = kinds.unwrap_or_default().iter().any(|kind| {
                    let kind = kind.to_ascii_lowercase();
                    ARTICLES.iter().any(|article| kind.ends_with(article) || kind == "reportagenewsarticle")
                });
                if is_article {
                    let string = |key: &str| object.get(key).and_then(name_of);
                    self.headline = self.headline.take().or_else(|| string("headline").or_else(|| string("name")));
                    self.published = self.published.take().or_else(|| string("datePublished"));
                    self.site = self.site.take().or_else(|| string("publisher"));
                    self.url = self.url.take().or_else(|| string("url").or_else(|| string("mainEntityOfPage")));
                    let body = || object.get("articleBody").and_then(Value::as_str).map(str::to_string);
                    self.body = self.body.take().or_else(body);
                }
                if !is_article && self.page_published.is_none() {
                    self.page_published = object.get("datePublished").and_then(name_of);
                }
                for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"] {
                    if let Some(value) = object.get(key) {
                        self.linked_data(value, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The words of a value, or of the thing that it describes.
fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => told(&unescape(words)),
        Value::Object(object) => ["name", "@id", "url"].iter().find_map(|key| told(object.get(*key)?.as_str()?)),
        Value::Array(values) => values.first().and_then(name_of),
        _ => None,
    }
}

/// Words with their character references resolved: some sites escape within JSON as they do in HTML.
fn unescape(words: &str) -> String {
    if words.contains('&') { Tree::parse(words).text_of(0) } else { words.to_string() }
}

/// Words with single spaces; nothing where there are none.
fn told(words: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Whether a name of metadata means the day of publication: `article:published_time`, `publishdate`, `datePublished`,
/// `content_PublishedDate`, `pubdate`, `DC.date.issued`, `date`.
fn is_published(name: &str) -> bool {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let is_time = name.contains("date") || name.contains("time");
    (is_time && (name.contains("publish") || name.contains("pubdate")))
        || ["date", "dcdate", "dcdateissued", "dctermsdate", "dctermsissued", "parselypubdate"].contains(&name.as_str())
}

/// The address by which a page wants to be known.
fn canonical(tree: &Tree) -> Option<String> {
    let links = tree.nodes.iter().filter(|node| node.is(&["link"]));
    links
        .filter(|node| node.get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")))
        .find_map(|node| told(node.get("href")?))
}

/// The time of publication that a page shows: one that says so, else the first.
fn time(tree: &Tree) -> Option<String> {
    let shown = |index: usize, node: &Node| node.get("datetime").and_then(told).or_else(|| told(&tree.text_of(index)));
    let times = || tree.nodes.iter().enumerate().filter(|(_, node)| node.is(&["time"]));
    let says = |node: &Node| node.get("pubdate").is_some() || node.get("itemprop").is_some_and(is_published);
    times().filter(|(_, node)| says(node)).chain(times()).find_map(|(index, node)| shown(index, node))
}

/// The day in an element below the heading whose class or id says that it holds one: `<div class="detail__date">Kamis, 13 Mar
/// 2025</div>`. What stands above the heading is the day on which the page was fetched.
fn labelled(tree: &Tree) -> Option<String> {
    let first = tree.nodes.iter().position(|node| node.is(&["h1"]))?;
    let is_label = |node: &Node| {
        let names = ["class", "id"].into_iter().filter_map(|key| node.get(key));
        let mut words = names.flat_map(|names| names.split(|c: char| !c.is_ascii_alphabetic()));
        words.any(|word| DATED.iter().any(|label| word.eq_ignore_ascii_case(label)))
    };
    let aside = |index: usize| {
        let mut at = index;
        while tree.nodes[at].parent != at && !tree.nodes[at].is(ASIDE) {
            at = tree.nodes[at].parent;
        }
        tree.nodes[at].is(ASIDE)
    };
    let behind = tree.nodes.iter().enumerate().skip(first).filter(|(_, node)| is_label(node));
    behind.take(MOST_LABELS).find_map(|(index, _)| {
        let words = told(&tree.text_of(index))?;
        let has_day =
            words.len() <= 80 && words.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).count() >= 2;
        (has_day && !aside(index)).then_some(words)
    })
}

/// Words in the classes and ids of elements that hold a day.
const DATED: &[&str] = &["date", "time", "datetime", "published", "pubdate", "posted", "tanggal", "waktu", "timestamp"];

/// Elements beside the story, whose days are those of other stories.
const ASIDE: &[&str] = &["nav", "aside", "footer", "menu", "form"];

/// No more elements are looked into: the day stands near the heading.
const MOST_LABELS: usize = 20;

/// The heading of a page that has one.
fn heading(tree: &Tree) -> Option<String> {
    let headings: Vec<_> = tree.nodes.iter().enumerate().filter(|(_, node)| node.is(&["h1"])).map(|(index, _)| index).collect();
    let said = |index: usize| tree.nodes[index].get("itemprop").is_some_and(|name| name == "headline");
    let chosen = headings.iter().copied().find(|&index| said(index));
    let alone = || if let [index] = headings[..] { Some(index) } else { None };
    told(&tree.text_of(chosen.or_else(alone)?))
}

/// A title without the name of the site that stands behind it.
fn without_site(title: String, site: Option<&str>) -> String {
    let cut =
        [" - ", " | ", " – ", " — ", " :: "].iter().filter_map(|mark| title.rfind(mark).map(|at| (at, at + mark.len()))).max();
    let Some((end, start)) = cut else { return title };
    let tail = &title[start..];
    // A site that does not tell its name has a short one.
    let is_site = site.map_or(tail.split(' ').count() <= 3, |site| {
        tail.eq_ignore_ascii_case(site) || tail.contains(site) || site.contains(tail)
    });
    if is_site && end > tail.len() { title[..end].trim_end().to_string() } else { title }
}
