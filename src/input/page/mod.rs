//! HTML pages: what they say of themselves, and the text of their story. The text is what spans count in: the headline, then
//! the story's paragraphs, an empty line between each. Which lines of it are furniture after all is `article/`'s matter.

mod charset;
mod meta;
mod story;
mod tree;

pub(super) use charset::Charset;

use super::{Article, InputOptions};
use meta::Meta;
use tree::Tree;

/// Markup with which pages begin, and with which parts of pages do.
const WHOLE: &[&str] = &["!doctype html", "html", "head", "body", "!--", "?xml"];
const PARTS: &[&str] = &["article", "div", "p", "h1", "main", "section", "meta", "title", "table", "span"];

/// Whether an input is HTML by its head; where its ending says so, a part of a page will do.
pub(super) fn is_page(head: &[u8], ending: &str) -> bool {
    let start = String::from_utf8_lossy(&head[..head.len().min(2048)]).to_ascii_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let begins = |names: &[&str]| {
        let Some(rest) = start.strip_prefix('<') else { return false };
        let tag =
            |name: &&str| rest.strip_prefix(*name).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
        names.iter().any(tag)
    };
    let named = ["html", "htm", "xhtml"].iter().any(|known| known.eq_ignore_ascii_case(ending));
    // A comment or an XML declaration may begin other things.
    let whole = begins(WHOLE) && (begins(&WHOLE[..4]) || start.contains("<html"));
    whole || (named && (begins(PARTS) || begins(WHOLE)))
}

/// The article of a page. A page without a story is no article.
pub(super) fn article(html: &str, source: String, options: &InputOptions) -> Result<Article, String> {
    let tree = Tree::parse(html);
    let meta = Meta::of(&tree);
    let headline = meta.headline.as_deref();
    let told = meta.body.as_deref().unwrap_or_default();
    let mut story = story::text(&tree);
    // A page that is put together by a script holds its text where search engines look for it.
    if story.len() < told.len() / 2 {
        story = story::plain(told);
    }
    if story.is_empty() {
        return Err(NO_STORY.to_string());
    }
    let text = match headline {
        Some(headline) if !begins_with(&story, headline) => format!("{headline}\n\n{story}\n"),
        _ => format!("{story}\n"),
    };
    let mut article = Article::new(source, text);
    article.title = meta.headline;
    article.url = meta.url;
    article.site = meta.site;
    article.metadata_date = meta.published;
    article.stated_date = options.stated_date;
    Ok(article)
}

/// Why a page is no article.
pub(super) const NO_STORY: &str = "holds no story: a page without paragraphs of text";

/// Whether the story's first lines have the headline already.
fn begins_with(story: &str, headline: &str) -> bool {
    story.split('\n').take(5).any(|line| line.eq_ignore_ascii_case(headline))
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::*;

    /// A page such as news sites make.
    const PAGE: &str = r#"<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><title>Lavrov Tiba di Pyongyang - Warta Contoh</title>
<meta property="og:site_name" content="Warta Contoh"><meta property="og:title" content="Lavrov Tiba di Pyongyang | Warta Contoh">
<meta property="article:published_time" content="2023-10-18T09:30:00+07:00">
<link rel="canonical" href="https://warta.example/lavrov">
<script>document.write("<p>Bukan berita, hanya skrip yang panjang sekali, sungguh.</p>")</script>
<style>p { color: red }</style></head>
<body class="single has-sidebar"><header><nav><ul><li><a href="/">Beranda</a><li><a href="/dunia">Dunia</a></ul></nav></header>
<div class="main-wrapper"><div class="left"><article>
<h1>Lavrov Tiba di&nbsp;Pyongyang</h1>
<div class="byline">Redaksi <time datetime="2023-10-18">18 Okt 2023</time></div>
<figure><img src="a.jpg"><figcaption>Lavrov (Foto: contoh)</figcaption></figure>
<div class="body-text">
<p>Menteri Luar Negeri Rusia <b>Sergey Lavrov</b> tiba di Pyongyang, Korea Utara, pada Rabu &mdash; untuk lawatan dua hari.</p>
<p>"Kami berterima kasih," kata Lavrov, yang disambut <a href="/choe">Choe Son-hui</a> di bandara,
   menurut kantor berita KCNA.</p>
<p><a href="/lain">Baca juga: Putin Akan ke Pyongyang Tahun Depan</a></p>
<p>Keduanya bertemu pada hari berikutnya, dan membahas banyak hal.<br>Pertemuan berlangsung tertutup.</p>
</div></article></div>
<aside><p>Berita lain yang tidak ada hubungannya, dengan teks yang cukup panjang, ada di sini.</p></aside>
<div class="comments"><p>Komentar pembaca yang panjang, penuh koma, dan tidak penting, ada di sini juga.</p></div></div>
<footer><p>Hak cipta 2023 Warta Contoh, semua hak dilindungi oleh undang-undang, tentu saja.</p></footer></body></html>"#;

    fn page(html: &str) -> Article {
        article(html, "a.html".to_string(), &InputOptions::default()).unwrap()
    }

    #[test]
    fn a_page_gives_its_story_and_what_it_says_of_itself() {
        let article = page(PAGE);
        assert_eq!(
            &*article.text,
            "Lavrov Tiba di Pyongyang\n\nMenteri Luar Negeri Rusia Sergey Lavrov tiba di Pyongyang, Korea Utara, pada Rabu — untuk \
             lawatan dua hari.\n\n\"Kami berterima kasih,\" kata Lavrov, yang disambut Choe Son-hui di bandara, menurut kantor \
             berita KCNA.\n\nKeduanya bertemu pada hari berikutnya, dan membahas banyak hal.\nPertemuan berlangsung tertutup.\n"
        );
        assert_eq!(article.title.as_deref(), Some("Lavrov Tiba di Pyongyang"));
        assert_eq!(article.site.as_deref(), Some("Warta Contoh"));
        assert_eq!(article.url.as_deref(), Some("https://warta.example/lavrov"));
        assert_eq!(article.metadata_date.as_deref(), Some("2023-10-18T09:30:00+07:00"));
    }

    #[test]
    fn text_without_paragraphs_is_found() {
        let words = "Putin mengirim surat kepada Kim Jong Un, kata Kremlin, pada hari Rabu.";
        for html in [
            format!("<html><body><div id=a><div>{words}<br><br>{words}</div></div></body></html>"),
            format!("<html><body><div class=content><div>{words}</div><div>{words}</div></div><div><a href=x>{words}</a></div>"),
            format!("<html><body><table><tr><td><font>{words}<p>{words}</font></table>"),
        ] {
            assert_eq!(&*page(&html).text, format!("{words}\n\n{words}\n"), "{html}");
        }
    }

    #[test]
    fn a_page_made_by_a_script_tells_by_its_metadata() {
        let html = r#"<html><head><script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebPage"},
            {"@type": ["NewsArticle"], "headline": "Putin &amp; Kim", "datePublished": "2024-06-19", "publisher": {"name": "Warta"},
             "articleBody": "<p>Putin tiba di Pyongyang.</p>\nKim menyambutnya di bandara.",
             "mainEntityOfPage": {"@id": "https://warta.example/1"}}]}</script></head>
            <body><div id=app></div></body></html>"#;
        let article = page(html);
        assert_eq!(&*article.text, "Putin & Kim\n\nPutin tiba di Pyongyang.\n\nKim menyambutnya di bandara.\n");
        assert_eq!((article.site.as_deref(), article.metadata_date.as_deref()), (Some("Warta"), Some("2024-06-19")));
        assert_eq!(article.url.as_deref(), Some("https://warta.example/1"));
    }

    #[test]
    fn the_day_may_stand_in_an_element_that_is_called_so() {
        let story =
            "<p>Putin tiba di Pyongyang pada hari Rabu, kata kantor berita KCNA, dan disambut Kim di bandara.</p>".repeat(3);
        for (above, below) in [
            ("", r#"<div class="detail__date">Rabu, 19 Jun 2024 14:05 WIB</div>"#),
            (r#"<div class="header-date">20 Juni 2024</div>"#, r#"<span class="entry-date">Rabu, 19 Jun 2024 14:05 WIB</span>"#),
            ("", r#"<span itemprop="datePublished" content="Rabu, 19 Jun 2024 14:05 WIB"></span>"#),
            (
                r#"<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "Rabu, 19 Jun 2024 14:05 WIB"}]}</script>"#,
                "",
            ),
        ] {
            let html = format!(
                "<html><body>{above}<h1>Putin Tiba</h1>{below}<article>{story}</article>\
                <aside><div class=date>18 Juni 2024</div></aside></body></html>"
            );
            assert_eq!(page(&html).metadata_date.as_deref(), Some("Rabu, 19 Jun 2024 14:05 WIB"), "{html}");
        }
        let html =
            format!("<html><body><h1>Putin Tiba</h1><article>{story}</article><aside><div class=date>18 Juni 2024</div></aside>");
        assert_eq!(page(&html).metadata_date, None);
    }

    #[test]
    fn a_page_without_story_is_no_article() {
        for html in ["<html></html>", "<!doctype html><body><ul><li><a href=x>Beranda</a></ul>", "<html><script>x</script>"] {
            assert_eq!(article(html, String::new(), &InputOptions::default()).unwrap_err(), NO_STORY, "{html}");
        }
    }

    #[test]
    fn pages_are_told_from_text() {
        for (head, ending, is) in [
            ("<!DOCTYPE html>\n<html>", "txt", true),
            ("\u{feff}  <HTML lang=id>", "", true),
            ("<!-- x --><html>", "txt", true),
            ("<?xml version='1.0'?><html xmlns='x'>", "", true),
            ("<?xml version='1.0'?><rss>", "", false),
            ("<p>Bagian.</p>", "html", true),
            ("<p>Bagian.</p>", "txt", false),
            ("<header> kata dia", "txt", false),
            ("Putin tiba.", "html", false),
        ] {
            assert_eq!(is_page(head.as_bytes(), ending), is, "{head}");
        }
    }

    #[test]
    fn nothing_that_a_page_may_hold_breaks_it() {
        let deep = |n: usize| "<div>".repeat(n) + "<p>Putin tiba di Pyongyang, kata KCNA, pada hari Rabu." + &"</div>".repeat(n);
        assert!(page(&deep(100_000)).text.contains("Putin"));
        for part in ["<", "<p", "<p>a", "</", "<a href=\"", "&#x;", "<!--", "<li>", "<script>", "<td>x", "</b>", "\0"] {
            let html = format!("<html>{}<p>Putin tiba di Pyongyang, kata KCNA, pada hari Rabu.</p>", part.repeat(20_000));
            let _ = article(&html, String::new(), &InputOptions::default());
        }
    }

    #[test]
    fn pages_are_decoded_by_what_they_say() {
        let html = b"<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-1\"></head><body><p>\x93Siap,\x94 kata R\xe9sum\xe9 kepada para wartawan, Rabu.";
        let found = testing::read("a.html", html, |_| {});
        assert_eq!(found, ["a.html [] - - “Siap,” kata Résumé kepada para wartawan, Rabu.\n"]);
    }
}
