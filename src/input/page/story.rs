//! Finds the story of a page by how its text lies: many long paragraphs with few links, near one another. What the page's own
//! markup says of parts (navigation, comments, advertisements) is heard, but not where it would take most of the text away.

use super::tree::{Node, Tree};

/// Elements that hold no story.
const ASIDE: &[&str] = &["nav", "aside", "footer", "form", "button", "figure", "figcaption", "menu", "dialog", "header", "time"];
/// Roles of elements that hold no story.
const ROLES: &[&str] = &["navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert", "menu", "button"];
/// Words in the class or id of elements that most likely hold no story.
const UNLIKELY: &[&str] = &[
    "ads",
    "advert",
    "advertisement",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "comment",
    "comments",
    "cookie",
    "disqus",
    "footer",
    "hidden",
    "masthead",
    "menu",
    "modal",
    "nav",
    "navbar",
    "newsletter",
    "paging",
    "pagination",
    "popular",
    "popup",
    "promo",
    "promotion",
    "recommend",
    "recommended",
    "recommendation",
    "related",
    "share",
    "sharing",
    "sidebar",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "toolbar",
    "trending",
    "widget",
];
/// Words that say so where none of the likely ones stands beside them.
const WEAK: &[&str] = &["ad", "print", "skip", "tag", "tags", "meta", "info"];
/// Words in the class or id of elements that most likely hold the story.
const LIKELY: &[&str] = &["article", "body", "content", "detail", "entry", "main", "post", "read", "story", "text"];

/// Blocks whose text is no paragraph.
const LISTED: &[&str] = &["li", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "#"];

/// A paragraph shorter than this says nothing of where the story is.
const SHORT: usize = 25;

/// The story's paragraphs, an empty line between each; nothing where the page has none.
pub fn text(tree: &Tree) -> String {
    let page = Page::new(tree);
    let chosen = page.choose();
    let mut writer = Writer::default();
    for index in chosen {
        page.write(index, &mut writer);
    }
    writer.finish()
}

/// The paragraphs of a text that may hold some markup.
pub fn plain(words: &str) -> String {
    let lines = words.replace('\n', "<p>");
    let tree = Tree::parse(&lines);
    let page = Page { tree: &tree, dropped: vec![false; tree.nodes.len()], text: Vec::new(), linked: Vec::new() };
    let mut writer = Writer::default();
    page.write(0, &mut writer);
    writer.finish()
}

/// A page with what is needed to weigh its parts.
struct Page<'a> {
    tree: &'a Tree,
    /// Whether a node is no part of the story.
    dropped: Vec<bool>,
    /// The letters of a node's text, and of those within links.
    text: Vec<usize>,
    linked: Vec<usize>,
}

/// Which block each node stands in, and what text each block has itself.
struct Blocks {
    of: Vec<usize>,
    own: Vec<Own>,
}

/// The text that stands in a block and in none within it.
#[derive(Default)]
struct Own {
    text: usize,
    linked: usize,
    commas: usize,
    /// Whether it holds blocks or line ends.
    holds: bool,
}

/// How much text this is: its letters, white space counted once.
fn weight(text: &str) -> usize {
    text.split_whitespace().map(|word| word.len() + 1).sum()
}

fn words(node: &Node) -> impl Iterator<Item = &str> {
    let both = [node.get("class"), node.get("id")].into_iter().flatten();
    both.flat_map(|names| names.split(|c: char| !c.is_ascii_alphanumeric()))
}

fn has_word(node: &Node, list: &[&str]) -> bool {
    words(node).any(|word| list.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

fn is_hidden(node: &Node) -> bool {
    let style = || node.get("style").is_some_and(|style| style.replace(' ', "").to_ascii_lowercase().contains("display:none"));
    node.get("hidden").is_some() || node.get("aria-hidden") == Some("true") || style()
}

fn by_name(node: &Node) -> bool {
    has_word(node, UNLIKELY) || (has_word(node, WEAK) && !has_word(node, LIKELY))
}

/// Whether an element is furniture by what it is called.
fn is_aside(node: &Node) -> bool {
    node.is(ASIDE) || node.get("role").is_some_and(|role| ROLES.contains(&role)) || is_hidden(node) || by_name(node)
}

impl<'a> Page<'a> {
    fn new(tree: &'a Tree) -> Self {
        let count = tree.nodes.len();
        let mut page = Self { tree, dropped: vec![false; count], text: vec![0; count], linked: vec![0; count] };
        page.weigh();
        let whole = page.text[0] - page.linked[0];
        let mut index = 1;
        while index < count {
            let node = &tree.nodes[index];
            let own = page.text[index] - page.linked[index];
            // What holds half of the page's text is no furniture, whatever it is called.
            let is_page = node.is(&["html", "body", "main", "article"]) || own * 2 > whole;
            if node.is(&["head", "script"]) || (is_aside(node) && !is_page) {
                page.dropped[index..node.end].fill(true);
                index = node.end;
            } else {
                index += 1;
            }
        }
        page.weigh();
        page
    }

    /// Adds up the text of every node that is not dropped.
    fn weigh(&mut self) {
        self.text.fill(0);
        self.linked.fill(0);
        for (index, node) in self.tree.nodes.iter().enumerate().rev() {
            if self.dropped[index] {
                (self.text[index], self.linked[index]) = (0, 0);
                continue;
            }
            if node.is_text() {
                self.text[index] = weight(&node.text);
            }
            if node.is(&["a"]) {
                self.linked[index] = self.text[index];
            }
            if index > 0 {
                self.text[node.parent] += self.text[index];
                self.linked[node.parent] += self.linked[index];
            }
        }
    }

    /// The share of a node's text that is links, in percent.
    fn links(&self, index: usize) -> usize {
        (self.linked[index] * 100).checked_div(self.text[index]).unwrap_or(0)
    }

    /// The elements that hold the story, in order.
    fn choose(&self) -> Vec<usize> {
        let scores = self.scores();
        let nodes = &self.tree.nodes;
        let score = |index: usize| scores[index] * (100 - self.links(index)) as f64;
        let best = (0..nodes.len()).max_by(|&a, &b| score(a).total_cmp(&score(b)).then(b.cmp(&a))).unwrap_or(0);
        if score(best) <= 0.0 {
            return Vec::new();
        }
        // The best may be one part of several; what stands beside it and is as good belongs to it.
        let parent = nodes[best].parent;
        if parent == best {
            return vec![best];
        }
        let enough = score(best) / 5.0;
        let mut chosen = Vec::new();
        let mut index = parent + 1;
        while index < nodes[parent].end {
            if index == best || score(index) >= enough || (nodes[index].is(&["p"]) && self.is_paragraph(index)) {
                chosen.push(index);
            }
            index = nodes[index].end;
        }
        chosen
    }

    /// Whether an element is a paragraph that tells of a story.
    fn is_paragraph(&self, index: usize) -> bool {
        !self.dropped[index] && self.text[index] >= SHORT && self.links(index) < 50
    }

    /// What speaks for each element's being the story: the paragraphs in it, nearer ones more.
    fn scores(&self) -> Vec<f64> {
        let nodes = &self.tree.nodes;
        let blocks = self.blocks();
        let mut scores = vec![0.0; nodes.len()];
        for (index, own) in blocks.own.iter().enumerate() {
            let node = &nodes[index];
            if own.text < SHORT || own.linked * 2 > own.text || node.is(LISTED) {
                continue;
            }
            let points = 1.0 + own.commas.min(10) as f64 + (own.text as f64 / 100.0).min(3.0);
            let around = |index: usize| blocks.of[nodes[index].parent];
            // Text that stands beside blocks or is cut by line ends makes its element a holder of paragraphs, else one itself.
            let mut at = if own.holds && !node.is(&["p"]) { index } else { around(index) };
            for share in [1.0, 0.5, 0.25] {
                scores[at] += points * share;
                at = around(at);
            }
        }
        for (index, score) in scores.iter_mut().enumerate().filter(|(_, score)| **score > 0.0) {
            let node = &nodes[index];
            let named = node.is(&["article", "main"]) || has_word(node, LIKELY);
            let said = node.get("itemprop").is_some_and(|name| name.eq_ignore_ascii_case("articleBody"));
            *score += if said {
                100.0
            } else if named {
                10.0
            } else {
                0.0
            };
        }
        scores
    }

    /// Which text is whose.
    fn blocks(&self) -> Blocks {
        let nodes = &self.tree.nodes;
        let mut blocks = Blocks { of: vec![0; nodes.len()], own: Vec::new() };
        blocks.own.resize_with(nodes.len(), Own::default);
        for (index, node) in nodes.iter().enumerate().skip(1) {
            let around = blocks.of[node.parent];
            blocks.of[index] = if node.is_block() { index } else { around };
            if self.dropped[index] {
                continue;
            }
            let own = &mut blocks.own[around];
            own.holds |= node.is_block() || node.is(&["br"]);
            if node.is_text() {
                own.text += self.text[index];
                own.commas += node.text.matches(',').count();
            } else if node.is(&["a"]) {
                own.linked += self.linked[index];
            }
        }
        blocks
    }

    /// Writes a node's paragraphs. Those that are nothing but links, and the lists and tables of such, are left out.
    fn write(&self, from: usize, writer: &mut Writer) {
        let nodes = &self.tree.nodes;
        // The ends of the blocks that are open.
        let mut open: Vec<usize> = Vec::new();
        let mut index = from;
        while index < nodes[from].end {
            let node = &nodes[index];
            while open.last().is_some_and(|end| *end <= index) {
                open.pop();
                writer.paragraph();
            }
            let is_link_list =
                self.text.get(index).is_some() && node.is_block() && self.text[index] > 0 && self.links(index) > 80;
            if self.dropped[index] || is_link_list {
                index = node.end;
                continue;
            }
            match () {
                () if node.is_text() => writer.text(&node.text),
                () if node.is(&["br"]) => writer.line(),
                () if node.is_block() => {
                    writer.paragraph();
                    open.push(node.end);
                }
                () => {}
            }
            index += 1;
        }
        writer.paragraph();
    }
}

/// Puts texts together to paragraphs.
#[derive(Default)]
struct Writer {
    text: String,
    /// What is to stand before the next word.
    gap: Gap,
}

#[derive(Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

impl Writer {
    fn paragraph(&mut self) {
        self.gap = Gap::Paragraph;
    }

    /// One line end ends a line, two a paragraph.
    fn line(&mut self) {
        self.gap = if self.gap >= Gap::Line { Gap::Paragraph } else { Gap::Line };
    }

    fn text(&mut self, text: &str) {
        if text.starts_with(char::is_whitespace) {
            self.gap = self.gap.max(Gap::Space);
        }
        for word in text.split_whitespace() {
            if !self.text.is_empty() {
                self.text.push_str(match self.gap {
                    Gap::None => "",
                    Gap::Space => " ",
                    Gap::Line => "\n",
                    Gap::Paragraph => "\n\n",
                });
            }
            self.text.push_str(word);
            self.gap = Gap::Space;
        }
        if !text.ends_with(char::is_whitespace) && self.gap == Gap::Space {
            self.gap = Gap::None;
        }
    }

    fn finish(self) -> String {
        self.text
    }
}
