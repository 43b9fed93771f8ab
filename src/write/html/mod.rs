//! A page to look at: one self-contained HTML file that needs no network, no server and no script to be read.
//!
//! What is on it is arranged here, one file a part; how it is marked up is in `template/`, compiled with the program and escaped by
//! default; how it looks is in `style/`, and what makes it handier where scripts run in `script/`. To add a part: a file here that makes
//! plain strings and numbers, its template, and its place in `template/page.html`. What comes from people passes through
//! [`printable`], and stands only where the template escapes it: never in a style, a script or an address.

mod bars;
mod body;
mod cards;
mod lines;
mod policy;
mod table;
mod tone;

use askama::Template;

use self::body::{Body, Entry, Piece};
use self::cards::Headline;
use super::{Page, one_line, shown};
use crate::document::Cell;
use crate::document::official::Official;
use crate::language::{Language, Text, printable};

/// How many places a page must have before it lists them at its head.
const CONTENTS_FROM: usize = 4;

/// The whole page.
#[derive(Template)]
#[template(path = "page.html")]
struct Whole<'a> {
    language: Language,
    title: String,
    facts: Vec<(String, String)>,
    letterhead: Option<Letterhead>,
    headline: Option<Headline>,
    contents: Vec<Entry>,
    pieces: Vec<Piece>,
    policy: String,
    style: &'a str,
    script: &'a str,
}

/// Who an official document is from and to; the document itself is for the forms that are signed.
struct Letterhead {
    superior: Option<String>,
    issuer: String,
    number: String,
    date: String,
    kind: String,
    about: String,
    addressees: Vec<String>,
}

/// A document as a page.
pub(super) fn write(page: &Page<'_>) -> String {
    let language = page.options.language;
    let Body { pieces, contents } = body::body(&page.blocks, language);
    let facts = page.document.standing.iter();
    let whole = Whole {
        language,
        title: words(&page.document.title, language),
        facts: facts.map(|fact| (words(&fact.label, language), shown(&fact.value, language))).collect(),
        letterhead: page.document.official.as_ref().map(letterhead),
        headline: cards::headline(&page.blocks, language),
        contents: if contents.len() < CONTENTS_FROM { Vec::new() } else { contents },
        pieces,
        policy: policy::policy(),
        style: policy::STYLE,
        script: policy::SCRIPT,
    };
    let mut written = whole.render().expect("a string takes every write");
    written.push('\n');
    written
}

fn letterhead(official: &Official) -> Letterhead {
    let safe = |text: &str| one_line(&printable(text));
    let blank = || "……".to_owned();
    let date = official.date.map(|date| shown(&Cell::Date(date), Language::Vietnamese));
    Letterhead {
        superior: official.superior.as_deref().map(safe),
        issuer: safe(&official.issuer),
        number: format!("{}/{}", official.number.as_deref().map_or_else(blank, safe), safe(&official.sign)),
        date: date.unwrap_or_else(blank),
        kind: safe(&official.kind),
        about: safe(&official.about),
        addressees: official.addressees.iter().map(|addressee| safe(addressee)).collect(),
    }
}

/// Words on one line, safe to show.
fn words(text: &Text, language: Language) -> String {
    one_line(&printable(text.in_language(language)))
}

/// Words whose line breaks are kept, safe to show.
fn lines_of(text: &Text, language: Language) -> String {
    let text = printable(text.in_language(language));
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::sample::{charts, document, hostile, options, text};
    use super::super::{Format, Options};
    use super::*;

    fn written(document: &crate::document::Document) -> String {
        text(document, Format::Html, &options())
    }

    /// The elements of a page, each opening tag with its attributes as they stand; panics where an element is not closed by its own end.
    fn elements(page: &str) -> Vec<&str> {
        const VOID: [&str; 3] = ["meta", "br", "input"];
        let (mut found, mut open) = (Vec::new(), Vec::new());
        let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("it says what it is");
        while let Some(at) = rest.find('<') {
            let inside = &rest[at + 1..];
            let mut quoted = false;
            let end = inside.find(|letter| {
                quoted ^= letter == '"';
                letter == '>' && !quoted
            });
            let tag = &inside[..end.expect("every tag ends")];
            rest = &inside[tag.len() + 1..];
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(name), "before {}", rest.chars().take(80).collect::<String>());
                continue;
            }
            found.push(tag);
            let name = tag.split([' ', '\n']).next().unwrap_or_default().trim_end_matches('/');
            if matches!(name, "style" | "script") {
                // What stands inside is not markup, up to its end.
                rest = rest.split_once(&format!("</{name}>")).expect("it ends").1;
            } else if !tag.ends_with('/') && !VOID.contains(&name) {
                open.push(name);
            }
        }
        assert!(open.is_empty(), "{open:?} are not closed");
        found
    }

    fn names<'a>(elements: &[&'a str]) -> Vec<&'a str> {
        elements.iter().map(|tag| tag.split([' ', '\n', '/']).next().unwrap_or_default()).collect()
    }

    #[test]
    fn no_text_becomes_markup() {
        let page = written(&hostile());
        let found = elements(&page);
        let count = |name: &str| names(&found).iter().filter(|found| **found == name).count();
        assert_eq!((count("script"), count("style"), count("b"), count("img")), (1, 1, 0, 0));
        assert!(page.contains("&#60;script&#62;alert(1)&#60;/script&#62;"), "it is shown as it was written");
        // A text with quotes stands in a label, a title and an attribute for phones: no attribute is begun by it.
        for tag in found {
            assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
            assert!(!tag.contains(" on") && !tag.contains(" style=") && !tag.contains(" srcdoc="), "{tag}");
        }
    }

    #[test]
    fn nothing_is_fetched_and_every_address_is_in_the_page() {
        for document in [document(), charts(), hostile()] {
            let page = written(&document);
            let tags = elements(&page).join(">");
            assert!(!tags.contains(" src="), "{tags}");
            let addresses = tags.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
            for address in addresses {
                let place = address.strip_prefix('#').unwrap_or_else(|| panic!("{address} is outside"));
                assert_eq!(page.matches(&format!(" id=\"{place}\"")).count(), 1, "{place}");
            }
            assert!(!names(&elements(&page)).iter().any(|name| matches!(*name, "link" | "iframe" | "object" | "image" | "use")));
        }
    }

    #[test]
    fn the_policy_names_what_the_page_carries() {
        let page = written(&document());
        let between = |from: &str, to: &str| page.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(inside, _)| inside);
        assert_eq!(between("<style>", "</style>"), Some(policy::STYLE));
        assert_eq!(between("<script>", "</script>"), Some(policy::SCRIPT));
        let policy = policy::policy();
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
        assert!(page.contains(&policy.replace('\'', "&#39;")), "{policy}");
    }

    #[test]
    fn sums_stand_at_the_foot_and_rows_say_what_they_are_sorted_by() {
        let page = written(&document());
        assert!(page.contains("<td class=\"figure\" data-value=\"1037\">1.037</td>"), "{page}");
        assert!(page.contains("data-value=\"38.86\">38,86%</td>"), "{page}");
        assert!(page.contains("data-value=\"20210331\""), "{page}");
        // What is not known has nothing to be sorted by: not 0.
        assert!(page.contains("<td class=\"missing-figure\" data-value=\"\">–</td>"), "{page}");
        let foot = page.split("<tfoot").nth(1).and_then(|rest| rest.split("</tfoot>").next()).expect("there is a sum");
        assert!(foot.contains("Toàn tỉnh") && foot.matches("<tr").count() == 1, "{foot}");
    }

    #[test]
    fn the_first_look_is_the_sum_rows() {
        let page = written(&document());
        let look = page.split("class=\"headline\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("there is one");
        for figure in ["<dd>1.037</dd>", "<dd>372</dd>", "<dd>31</dd>", "<dd>34</dd>", "Toàn tỉnh"] {
            assert!(look.contains(figure), "{figure} in {look}");
        }
        assert!(!written(&charts()).contains("class=\"headline\""), "no table of that one has bars");
    }

    #[test]
    fn a_matrix_says_in_words_what_its_colours_show() {
        let page = written(&charts());
        assert!(
            page.contains(
                "<td class=\"mark bad\"><span aria-hidden=\"true\" title=\"quá hạn\">!</span><span class=\"unseen\">quá hạn</span></td>"
            ),
            "{page}"
        );
        assert!(page.contains("<h2 id=\"a1\" class=\"appendix\">Phụ lục I. Mức độ phủ</h2>"), "{page}");
        assert!(page.contains("<strong>Còn trống:</strong> Cần bổ sung: đánh giá chung"), "{page}");
    }

    #[test]
    fn every_page_speaks_its_language_and_is_the_same_each_time() {
        for language in [Language::Vietnamese, Language::English] {
            let options = Options { language, ..options() };
            let page = text(&document(), Format::Html, &options);
            assert!(page.contains(&format!("<html lang=\"{}\">", language.code())));
            assert_eq!(page, text(&document(), Format::Html, &options));
        }
        assert!(text(&document(), Format::Html, &Options { language: Language::English, ..options() }).contains(">Contents<"));
    }
}
