//! Word files read back: opened as any other program would, part by part.

use std::io::{Cursor, Read as _};

use chrono::NaiveDate;
use roxmltree::{Document as Xml, Node};

use super::super::sample::{document, hostile, official, options};
use super::super::{Format, Options, write};
use crate::document::official::Official;
use crate::document::{Block, Cell, Column, Document, Kind, Row, Table};
use crate::language::{Language, Text};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The parts of the file a document is written as, by name.
fn parts(document: &Document, options: &Options) -> Vec<(String, String)> {
    let bytes = write(document, Format::Docx, options).expect("it has the table asked for");
    let mut file = zip::ZipArchive::new(Cursor::new(bytes)).expect("a container");
    let count = file.len();
    let part = |index| {
        let mut part = file.by_index(index).expect("a part");
        assert_eq!(part.last_modified(), Some(zip::DateTime::DEFAULT), "a part has a time of its own");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("every part is text");
        (part.name().expect("a name is text").into_owned(), text)
    };
    (0..count).map(part).collect()
}

fn part(parts: &[(String, String)], name: &str) -> String {
    parts.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone()).expect("the part is there")
}

/// Every word of the body and the footnotes, a paragraph a line.
pub(in crate::write) fn text(document: &Document, options: &Options) -> String {
    let parts = parts(document, options);
    ["word/document.xml", "word/footnotes.xml"].map(|name| words(&part(&parts, name))).join("\n")
}

fn words(xml: &str) -> String {
    let xml = Xml::parse(xml).expect("the part is XML");
    let paragraphs = xml.descendants().filter(|node| node.has_tag_name((W, "p")));
    paragraphs.map(said).collect::<Vec<_>>().join("\n")
}

fn said(paragraph: Node<'_, '_>) -> String {
    let pieces = paragraph.descendants().filter_map(|node| match node.tag_name().name() {
        "t" => node.text(),
        "br" => Some(" "),
        _ => None,
    });
    pieces.collect()
}

/// The paragraphs that have words.
fn lines(document: &Document) -> Vec<String> {
    text(document, &options())
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect()
}

fn with(change: impl FnOnce(&mut Official)) -> Document {
    let mut document = official();
    if let Some(official) = &mut document.official {
        change(official);
    }
    document
}

#[test]
fn every_part_is_xml_and_named() {
    for document in [official(), document(), hostile()] {
        let parts = parts(&document, &options());
        let types = part(&parts, "[Content_Types].xml");
        for (name, text) in &parts {
            assert!(Xml::parse(text).is_ok(), "{name}: {text}");
            assert!(name.contains("_rels/") || *name == "[Content_Types].xml" || types.contains(&format!("\"/{name}\"")), "{name}");
        }
        assert!(part(&parts, "word/settings.xml").contains("w:val=\"vi-VN\""));
        assert!(!part(&parts, "docProps/core.xml").contains("dcterms"), "no time is told");
        let styles = part(&parts, "word/styles.xml");
        let body = part(&parts, "word/document.xml");
        let body = Xml::parse(&body).expect("the part is XML");
        for style in body.descendants().filter(|node| matches!(node.tag_name().name(), "pStyle" | "rStyle")) {
            let id = style.attribute((W, "val")).expect("a style has a name");
            assert!(styles.contains(&format!("w:styleId=\"{id}\"")), "no style {id}");
        }
    }
}

#[test]
fn the_head_says_what_the_decree_asks_for_in_its_order() {
    let lines = lines(&official());
    assert_eq!(
        lines[..14],
        [
            "ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP",
            "SỞ NỘI VỤ",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: /BC-SNV",
            "Đồng Tháp, ngày tháng năm",
            "BÁO CÁO",
            "Kết quả thực hiện công tác cải cách hành chính 6 tháng đầu năm 2021",
            "Kính gửi:",
            "- Ủy ban nhân dân Tỉnh;",
            "- Bộ Nội vụ.",
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
            "Căn cứ Kế hoạch số 264/KH-UBND ngày 10 tháng 11 năm 2020.",
            "I. Tình hình thực hiện",
        ]
    );
    let end = lines.iter().position(|line| line.ends_with("./.")).expect("the text has an end");
    assert_eq!(
        lines[end + 1..end + 11],
        [
            "Nơi nhận:",
            "- Như trên;",
            "- Các sở, ban, ngành tỉnh;",
            "- Lưu: VT, CCHC.",
            "KT. GIÁM ĐỐC",
            "PHÓ GIÁM ĐỐC",
            "[họ và tên của người ký]",
            "Phụ lục I",
            "SỐ LIỆU THEO NỘI DUNG",
            "(Kèm theo Báo cáo số /BC-SNV ngày tháng năm của Sở Nội vụ)",
        ]
    );
    assert_eq!(lines.iter().filter(|line| line.ends_with("./.")).count(), 1);
}

#[test]
fn the_registrys_number_and_day_are_written_where_they_are_known() {
    let lines = lines(&with(|official| {
        official.superior = None;
        official.number = Some("5".to_owned());
        official.date = NaiveDate::from_ymd_opt(2021, 6, 7);
        official.addressees = vec!["Ủy ban nhân dân Tỉnh".to_owned()];
        official.bases = vec![];
    }));
    assert_eq!(lines[0], "SỞ NỘI VỤ");
    for line in [
        "Số: 05/BC-SNV",
        "Đồng Tháp, ngày 07 tháng 6 năm 2021",
        "Kính gửi: Ủy ban nhân dân Tỉnh",
        "(Kèm theo Báo cáo số 05/BC-SNV ngày 07 tháng 6 năm 2021 của Sở Nội vụ)",
    ] {
        assert!(lines.iter().any(|known| known == line), "{line}: {lines:?}");
    }
}

#[test]
fn what_is_not_known_is_marked_and_never_filled() {
    let document = with(|official| {
        official.place = None;
        official.signature.title = None;
    });
    let xml = part(&parts(&document, &options()), "word/document.xml");
    let xml = Xml::parse(&xml).expect("the part is XML");
    let marked = |node: &Node<'_, '_>| node.has_tag_name((W, "r")) && node.descendants().any(|node| node.has_tag_name((W, "highlight")));
    let gaps: Vec<String> = xml.descendants().filter(marked).map(said).collect();
    assert_eq!(gaps, ["[địa danh]", "[Tình hình thực hiện mục II.1 của cơ quan]", "[chức vụ của người ký]", "[họ và tên của người ký]"]);
}

#[test]
fn appendices_lie_and_are_numbered_on_their_own() {
    let xml = part(&parts(&official(), &options()), "word/document.xml");
    let xml = Xml::parse(&xml).expect("the part is XML");
    let child = |node: &Node<'_, '_>, name: &str, key: &str| {
        node.children().find(|child| child.has_tag_name((W, name))).and_then(|child| child.attribute((W, key)).map(str::to_owned))
    };
    let sections: Vec<Node<'_, '_>> = xml.descendants().filter(|node| node.has_tag_name((W, "sectPr"))).collect();
    // The body, its two appendices, and the table that is too wide for it.
    let widths: Vec<Option<String>> = sections.iter().map(|section| child(section, "pgSz", "w")).collect();
    assert_eq!(widths, ["11906", "16838", "16838", "16838"].map(|width| Some(width.to_owned())));
    for section in &sections {
        assert_eq!(child(section, "pgNumType", "start").as_deref(), Some("1"));
        assert!(section.children().any(|node| node.has_tag_name((W, "titlePg"))), "no number on the first page");
        for (side, twips) in [("top", "1134"), ("bottom", "1134"), ("left", "1701"), ("right", "851")] {
            assert_eq!(child(section, "pgMar", side).as_deref(), Some(twips), "{side}");
        }
    }
    let lines = lines(&official());
    assert!(lines.contains(&"Nhiệm vụ theo cơ quan (xem Phụ lục III)".to_owned()), "{lines:?}");
    assert_eq!(lines.iter().filter(|line| line.starts_with("Phụ lục I")).collect::<Vec<_>>(), ["Phụ lục I", "Phụ lục II", "Phụ lục III"]);
}

#[test]
fn no_table_is_wider_than_its_page_and_every_head_is_repeated() {
    for (document, line) in [(official(), 14_286), (document(), 14_286), (hostile(), 14_286)] {
        let xml = part(&parts(&document, &options()), "word/document.xml");
        let xml = Xml::parse(&xml).expect("the part is XML");
        let tables: Vec<Node<'_, '_>> = xml.descendants().filter(|node| node.has_tag_name((W, "tblCaption"))).collect();
        assert!(!tables.is_empty());
        for table in xml.descendants().filter(|node| node.has_tag_name((W, "tbl"))) {
            assert!(table.next_sibling().is_some_and(|next| next.has_tag_name((W, "p"))), "a paragraph parts a table from what follows");
        }
        for caption in tables {
            let table = caption.ancestors().nth(2).expect("a table");
            let columns = table.descendants().filter(|node| node.has_tag_name((W, "gridCol")));
            let width: u32 = columns.filter_map(|column| column.attribute((W, "w"))?.parse::<u32>().ok()).sum();
            assert!(width <= line, "{width}");
            let heads = table.descendants().filter(|node| node.has_tag_name((W, "tblHeader"))).count();
            assert_eq!(heads, 1);
            let rows = table.children().filter(|node| node.has_tag_name((W, "tr")));
            assert!(rows.into_iter().all(|row| row.descendants().any(|node| node.has_tag_name((W, "cantSplit")))));
        }
    }
}

#[test]
fn a_matrix_of_more_columns_than_fit_is_parted_with_its_rows_named_in_each() {
    let lines = lines(&official());
    assert!(lines.iter().any(|line| line == "Nhiệm vụ theo cơ quan (tiếp theo)"), "{lines:?}");
    let heads = lines.iter().filter(|line| *line == "UBND huyện, thành phố thứ 60").count();
    assert_eq!(heads, 1, "every column stands once");
    assert!(lines.iter().any(|line| line == "● đã hoàn thành · ○ chưa hoàn thành, trong hạn · ▲ chưa hoàn thành, quá hạn"), "{lines:?}");
}

#[test]
fn a_row_that_names_those_under_it_has_the_whole_line_and_stays_with_them() {
    let column = |key: &'static str, kind| Column::new(key, Text::same(key.to_owned()), kind, 0);
    let word = |text: &str| Cell::Text(text.to_owned());
    let table = Table {
        key: "grouped",
        title: Text::same("Danh mục".to_owned()),
        columns: vec![
            column("TT", Kind::Code),
            column("Nhiệm vụ", Kind::Text),
            column("Thời hạn", Kind::Text),
            column("Kinh phí", Kind::Money),
        ],
        rows: vec![
            Row::body(vec![word("I"), word("Cải cách thể chế"), Cell::Blank, Cell::Blank]),
            Row::body(vec![word("1"), word("Rà soát văn bản"), Cell::Blank, Cell::Missing]),
            Row::total(vec![word("–"), word("Cộng"), Cell::Blank, Cell::Blank]),
        ],
        chart: None,
        notes: vec![],
    };
    let document = Document { blocks: vec![Block::Table(table)], ..document() };
    let xml = part(&parts(&document, &options()), "word/document.xml");
    let xml = Xml::parse(&xml).expect("the part is XML");
    let spans: Vec<Node<'_, '_>> = xml.descendants().filter(|node| node.has_tag_name((W, "gridSpan"))).collect();
    let [span] = spans.as_slice() else { panic!("one row begins a group: {spans:?}") };
    assert_eq!(span.attribute((W, "val")), Some("3"));
    let cell = span.ancestors().nth(2).expect("a cell");
    assert_eq!(said(cell), "Cải cách thể chế");
    assert!(cell.descendants().any(|node| node.has_tag_name((W, "keepNext"))));
}

#[test]
fn what_it_stands_on_is_said_in_both_kinds() {
    for document in [official(), document()] {
        let written = text(&document, &options());
        for said in ["Kế hoạch: 264/KH-UBND ngày 10/11/2020", "Số liệu đến: 14/06/2021", "29/30; chưa báo cáo: UBND huyện Lai Vung"]
        {
            assert!(written.contains(said), "{said}: {written}");
        }
    }
    // No paragraph to bear the footnote: the title does.
    let mut bare = official();
    bare.blocks = vec![];
    let xml = part(&parts(&bare, &options()), "word/document.xml");
    assert_eq!(xml.matches("<w:footnoteReference ").count(), 1);
}

#[test]
fn an_official_document_is_vietnamese_and_any_other_speaks_its_readers_language() {
    let english = Options { language: Language::English, ..options() };
    assert!(text(&official(), &english).contains("Toàn tỉnh"));
    assert!(!text(&official(), &english).contains("Funding"));
    assert!(text(&document(), &english).contains("38.86%"));
    assert!(part(&parts(&document(), &english), "word/settings.xml").contains("en-GB"));
}

#[test]
fn one_table_alone_is_nothing_to_be_signed() {
    let written = text(&official(), &Options { table: Some("funding".to_owned()), ..options() });
    assert!(written.contains("so-y-te") && !written.contains("Nơi nhận") && !written.contains("Rà soát"), "{written}");
}

#[test]
fn hostile_text_stays_text() {
    let mut signed = hostile();
    let nasty = "</w:t></w:r><w:p/>&amp;<![CDATA[x]]>\u{0}\u{1b}[31m\u{202e}\u{ffff}";
    signed.official = official().official.map(|official| Official {
        superior: Some(nasty.to_owned()),
        issuer: nasty.to_owned(),
        number: Some(nasty.to_owned()),
        sign: nasty.to_owned(),
        place: Some(nasty.to_owned()),
        kind: nasty.to_owned(),
        about: nasty.to_owned(),
        addressees: vec![nasty.to_owned(); 2],
        bases: vec![nasty.to_owned()],
        recipients: vec![nasty.to_owned()],
        archive: nasty.to_owned(),
        ..official
    });
    signed.blocks.push(Block::Gap(Text::same(nasty.to_owned())));
    signed.blocks.push(Block::Appendix(Text::same(nasty.to_owned())));
    for document in [hostile(), signed] {
        let written = text(&document, &options());
        for said in ["=cmd|' /C calc'!A0", "<script>alert(1)</script>", "&lt;", "␛[31mred", "\"quoted\", and"] {
            assert!(written.contains(said), "{said}: {written}");
        }
        let steers = |letter: char| letter.is_control() && letter != '\n' || matches!(letter, '\u{200f}' | '\u{202e}' | '\u{ffff}');
        assert!(!written.contains(steers), "{written:?}");
        if document.official.is_some() {
            assert!(written.matches("</w:t></w:r><w:p/>&amp;<![CDATA[x]]>␀␛[31m").count() >= 9, "{written}");
        }
    }
}

#[test]
fn a_document_of_nothing_is_a_document() {
    let mut empty = with(|official| {
        official.issuer = String::new();
        official.sign = String::new();
        official.about = String::new();
        official.addressees = vec![];
        official.bases = vec![];
        official.recipients = vec![];
        official.archive = String::new();
    });
    empty.blocks = vec![];
    empty.standing = vec![];
    assert!(lines(&empty).contains(&"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned()));
    let none =
        Table { key: "none", title: Text::same("Không có gì".to_owned()), columns: vec![], rows: vec![], chart: None, notes: vec![] };
    empty.blocks = vec![Block::Table(none)];
    let lines = lines(&empty);
    let end: Vec<&str> = lines.iter().map(String::as_str).skip_while(|line| *line != "Không có gì").take(3).collect();
    assert_eq!(end, ["Không có gì", "(không có)", "./."]);
}

#[test]
fn the_same_document_is_the_same_bytes() {
    for document in [official(), document(), hostile()] {
        assert_eq!(write(&document, Format::Docx, &options()), write(&document, Format::Docx, &options()));
    }
}
