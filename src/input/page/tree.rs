//! A page as a flat tree: elements and texts in the order of the page, each with where its subtree ends. Forgiving as browsers
//! are where it matters for text (tags left open, closed twice or nested wrongly), and no deeper than a page can sensibly be.

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

/// How deep elements are followed; deeper ones count as their ancestors' own.
const DEEPEST: usize = 256;

/// Elements without an end tag.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements that end an open paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements of which one ends the one before, and what they do not reach out of.
const SIBLINGS: &[(&[&str], &[&str])] = &[
    (&["li"], &["ul", "ol"]),
    (&["td", "th"], &["tr", "table"]),
    (&["tr"], &["table"]),
    (&["dt", "dd"], &["dl"]),
    (&["option"], &["select"]),
];

/// Elements whose content is no text of the page. Scripts are kept where they hold data.
const UNSEEN: &[&str] = &["script", "style", "noscript", "template", "svg", "iframe", "object", "textarea", "select", "math"];

/// Attributes that somebody asks for.
const ATTRIBUTES: &[&str] = &[
    "class",
    "id",
    "role",
    "itemprop",
    "property",
    "name",
    "content",
    "datetime",
    "pubdate",
    "rel",
    "href",
    "type",
    "hidden",
    "aria-hidden",
    "style",
];

/// An element or a text.
#[derive(Debug)]
pub struct Node {
    /// The element's name; empty for a text.
    pub name: Box<str>,
    /// The attributes that may matter.
    attributes: Vec<(&'static str, Box<str>)>,
    /// A text's, or a script's of data.
    pub text: Box<str>,
    /// The index behind its last descendant.
    pub end: usize,
    /// The element it stands in; itself for the first.
    pub parent: usize,
}

impl Node {
    /// The value of an attribute.
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| *name == attribute).map(|(_, value)| &**value)
    }

    pub fn is_text(&self) -> bool {
        self.name.is_empty()
    }

    pub fn is(&self, names: &[&str]) -> bool {
        names.contains(&&*self.name)
    }

    /// Whether it stands on lines of its own.
    pub fn is_block(&self) -> bool {
        self.is(BLOCKS)
    }
}

/// A page.
#[derive(Debug)]
pub struct Tree {
    /// The page itself, then all in it, as it comes.
    pub nodes: Vec<Node>,
}

impl Tree {
    pub fn parse(html: &str) -> Self {
        let mut builder = Builder::new();
        let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: html5gum::Span<()>| -> Option<()> {
            builder.event(&event);
            None
        });
        // The text of scripts is no markup.
        emitter.naively_switch_states(true);
        for Ok(()) in Tokenizer::new_with_emitter(html, emitter) {}
        builder.finish()
    }

    /// The nodes below a node, with their indices.
    pub fn below(&self, index: usize) -> impl Iterator<Item = (usize, &Node)> {
        (index + 1..self.nodes[index].end).map(|below| (below, &self.nodes[below]))
    }

    /// All text below a node, white space as it comes.
    pub fn text_of(&self, index: usize) -> String {
        self.below(index).filter(|(_, node)| node.is_text()).map(|(_, node)| &*node.text).collect()
    }
}

struct Builder {
    nodes: Vec<Node>,
    /// The elements that are open, the innermost last.
    open: Vec<usize>,
    /// The element whose tag is being read.
    tag: Option<Node>,
    attribute: Option<&'static str>,
    value: Vec<u8>,
    /// Within elements whose content is no text: the name of the outermost, and how many of it are open.
    unseen: Option<(Box<str>, usize)>,
}

fn string(bytes: &[u8]) -> Box<str> {
    String::from_utf8_lossy(bytes).into()
}

impl Builder {
    fn new() -> Self {
        let root = Node { name: "#".into(), attributes: Vec::new(), text: "".into(), end: 1, parent: 0 };
        Self { nodes: vec![root], open: vec![0], tag: None, attribute: None, value: Vec::new(), unseen: None }
    }

    fn event(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Some(Node { name: string(name), attributes: Vec::new(), text: "".into(), end: 0, parent: 0 });
            }
            CallbackEvent::AttributeName { name } => {
                self.end_attribute();
                self.attribute = ATTRIBUTES.iter().find(|known| known.as_bytes() == *name).copied();
            }
            CallbackEvent::AttributeValue { value } if self.attribute.is_some() => self.value.extend_from_slice(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                self.end_attribute();
                if let Some(node) = self.tag.take() {
                    self.start(node, *self_closing);
                }
            }
            CallbackEvent::EndTag { name } => self.end(&string(name)),
            CallbackEvent::String { value } => self.text(value),
            _ => {}
        }
    }

    fn end_attribute(&mut self) {
        if let (Some(name), Some(tag)) = (self.attribute.take(), &mut self.tag) {
            tag.attributes.push((name, string(&self.value)));
        }
        self.value.clear();
    }

    fn start(&mut self, node: Node, self_closing: bool) {
        if let Some((name, depth)) = &mut self.unseen {
            *depth += usize::from(**name == *node.name && !self_closing);
            return;
        }
        let is_data =
            node.is(&["script"]) && node.get("type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json"));
        if node.is(UNSEEN) && !is_data {
            if !self_closing {
                self.unseen = Some((node.name, 1));
            }
            return;
        }
        if node.is_block() {
            self.close(&["p"], &["td", "th", "button", "object", "div", "li"]);
        }
        if let Some((same, within)) = SIBLINGS.iter().find(|(same, _)| node.is(same)) {
            self.close(same, within);
        }
        let leaf = node.is(VOID) || (self_closing && !node.is_block());
        let index = self.push(node);
        if !leaf && self.open.len() < DEEPEST {
            self.open.push(index);
        }
    }

    fn push(&mut self, mut node: Node) -> usize {
        let index = self.nodes.len();
        node.parent = self.open.last().copied().unwrap_or(0);
        node.end = index + 1;
        self.nodes.push(node);
        index
    }

    /// Ends the innermost element of a name, if it is open, but none beyond elements of the other names.
    fn close(&mut self, names: &[&str], within: &[&str]) {
        for at in (1..self.open.len()).rev() {
            let node = &self.nodes[self.open[at]];
            if node.is(names) {
                return self.close_from(at);
            }
            if node.is(within) {
                return;
            }
        }
    }

    fn close_from(&mut self, at: usize) {
        let end = self.nodes.len();
        for index in self.open.drain(at..) {
            self.nodes[index].end = end;
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((unseen, depth)) = &mut self.unseen {
            if **unseen == *name {
                *depth -= 1;
                if *depth == 0 {
                    self.unseen = None;
                }
            }
            return;
        }
        // An inline element that was left open does not end the block it stands in.
        let within: &[&str] = if BLOCKS.contains(&name) { &[] } else { BLOCKS };
        self.close(&[name], within);
    }

    fn text(&mut self, value: &[u8]) {
        if self.unseen.is_some() || value.is_empty() {
            return;
        }
        let text = string(value);
        if let Some(&index) = self.open.last()
            && self.nodes[index].is(&["script"])
        {
            self.nodes[index].text = text;
            return;
        }
        self.push(Node { name: "".into(), attributes: Vec::new(), text, end: 0, parent: 0 });
    }

    fn finish(mut self) -> Tree {
        self.close_from(0);
        Tree { nodes: self.nodes }
    }
}
