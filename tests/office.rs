//! Documents as people get them: reports written as files, opened by `LibreOffice` and printed, and the pages looked at.
//!
//! `cargo test --test office -- --ignored` needs `LibreOffice` (`soffice`), poppler's `pdftotext` and `pdffonts`, and a face with the widths of
//! Times New Roman.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cchc::document::official::{Official, Signature};
use cchc::document::{Block, Cell, Column, Document, Fact, Kind, Row, Table};
use cchc::language::Text;
use cchc::write::{Format, Options, write};

#[path = "support/office.rs"]
mod office;
mod support;

use office::{Page, fonts, pages, to_pdf};
use support::{program, scratch};

/// The margins of Decree 30/2020/NĐ-CP in points: 20 mm above, 30 at the left, 15 at the right.
const ABOVE: f64 = 56.7;
const LEFT: f64 = 85.05;
const RIGHT: f64 = 42.5;

/// What the half year's report prints, as a file or piped.
fn report(words: &[&str], format: &str) -> Vec<u8> {
    report_of("2", words, format)
}

fn report_of(quarter: &str, words: &[&str], format: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut program = program(root);
    program.args(["-C", "examples/dong-thap-2021", "report"]).args(words);
    let output = program.args(["--quarter", quarter, "--no-revision", "--format", format]).output().expect("the program runs");
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// A Word file printed: the pages, and that its letters are those of Times.
fn printed(folder: &Path, name: &str, bytes: &[u8]) -> Vec<Page> {
    let file: PathBuf = folder.join(format!("{name}.docx"));
    fs::write(&file, bytes).expect("the folder takes files");
    let pdf = to_pdf(&file);
    let fonts = fonts(&pdf);
    let times = |name: &str| ["LiberationSerif", "Tinos", "TimesNewRoman"].iter().any(|face| name.contains(face));
    assert!(fonts.iter().any(|(name, _)| times(name)), "{name}: {fonts:?}");
    assert!(fonts.iter().all(|(_, embedded)| *embedded), "{name}: {fonts:?}");
    let pages = pages(&pdf);
    for (index, page) in pages.iter().enumerate() {
        assert!(page.spilt(LEFT, RIGHT).is_empty(), "{name}, page {}: {:?}", index + 1, page.spilt(LEFT, RIGHT));
    }
    pages
}

/// The percentages and days of a text, each a word.
fn figures(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| letter.is_whitespace() || "();·".contains(letter));
    let day = |word: &str| word.matches('/').count() == 2 && word.chars().all(|letter| letter.is_ascii_digit() || letter == '/');
    let figure = |word: &&str| word.ends_with('%') && word.contains(',') || day(word);
    words.map(|word| word.trim_matches(['.', ',', ':'])).filter(figure).map(str::to_owned).collect()
}

#[test]
#[ignore = "needs LibreOffice"]
fn every_report_is_a_document_whose_pages_hold_it() {
    let folder = scratch(Path::new("office/reports")).expect("a folder");
    let each: [&[&str]; 14] = [
        &["period"],
        &["overdue"],
        &["coverage"],
        &["trend"],
        &["agency", "so-y-te"],
        &["task", "3.3"],
        &["agency-plan", "h-cao-lanh"],
        &["agency-report", "so-y-te"],
        &["synthesis"],
        &["submission"],
        &["indicators"],
        &["budget"],
        &["difficulties"],
        &["meeting"],
    ];
    for words in each {
        let name = words[0];
        let pages = printed(&folder, name, &report(words, "docx"));
        // Numbered in the upper margin from the second page on, each appendix anew.
        let mut number = 0;
        for page in &pages {
            number = if page.says("(Kèm theo") { 1 } else { number + 1 };
            let expected: Vec<String> = (number > 1).then(|| number.to_string()).into_iter().collect();
            assert_eq!(page.above(ABOVE), expected, "{name}");
        }
        let text = pages.iter().map(Page::text).collect::<Vec<_>>().join(" ");
        let piped = String::from_utf8(report(words, "terminal")).expect("the terminal's form is text");
        let (expected, seen) = (figures(&piped), figures(&text));
        assert!(!expected.is_empty(), "{name}");
        let lost: Vec<&String> = expected.difference(&seen).collect();
        assert!(lost.is_empty(), "{name}: {lost:?}");
    }
}

#[test]
#[ignore = "needs LibreOffice"]
fn the_paper_of_a_meeting_has_two_pages() {
    let folder = scratch(Path::new("office/meeting")).expect("a folder");
    for quarter in ["1", "2", "3", "4"] {
        let pages = printed(&folder, &format!("meeting-{quarter}"), &report_of(quarter, &["meeting"], "docx"));
        assert!(pages.len() <= 2, "quarter {quarter}: {} pages", pages.len());
    }
}

#[test]
#[ignore = "needs LibreOffice"]
fn an_official_document_is_laid_out_as_the_decree_says() {
    let folder = scratch(Path::new("office/official")).expect("a folder");
    let bytes = write(&official(), Format::Docx, &Options::default()).expect("the whole document");
    let pages = printed(&folder, "official", &bytes);
    for said in [
        "ỦY BAN NHÂN DÂN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "/BC-SNV",
        "BÁO CÁO",
        "Kính gửi: Ủy ban nhân dân Tỉnh",
        "[Nêu việc chỉ đạo, điều hành]",
        "Kế hoạch: 264/KH-UBND",
    ] {
        assert!(pages[0].says(said), "{said}: {}", pages[0].text());
    }
    let landscape = pages.iter().position(Page::is_landscape).expect("the appendix lies");
    assert!(pages[landscape..].iter().all(Page::is_landscape));
    assert!(landscape >= 2 && pages.len() - landscape >= 2, "both run over several pages");
    // Numbered in the upper margin from the second page on, the appendix anew.
    for (index, page) in pages.iter().enumerate() {
        let number = if index < landscape { index + 1 } else { index - landscape + 1 };
        let expected: Vec<String> = (number > 1).then(|| number.to_string()).into_iter().collect();
        assert_eq!(page.above(ABOVE), expected, "page {}", index + 1);
    }
    let signed: Vec<usize> = (0..landscape).filter(|index| pages[*index].says("Nơi nhận:")).collect();
    assert_eq!(signed, [landscape - 1]);
    let last = &pages[landscape - 1];
    for said in ["./.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "[họ và tên của người ký]", "- Lưu: VT, CCHC."] {
        assert!(last.says(said), "{said} is not on the page of the signature: {}", last.text());
    }
    for said in ["Phụ lục", "DANH MỤC NHIỆM VỤ", "(Kèm theo Báo cáo số", "/BC-SNV ngày", "của Sở Nội vụ)"] {
        assert!(pages[landscape].says(said), "{said}: {}", pages[landscape].text());
    }
    // The head of the table is on each of its pages, and a row is on one alone.
    for page in &pages[landscape..] {
        for head in ["Nhiệm vụ", "Sản phẩm", "Chủ trì"] {
            assert!(page.says(head), "{head}: {}", page.text());
        }
    }
}

/// A report to be signed, long enough for several pages, with an appendix of several.
fn official() -> Document {
    let words = |text: &str| Text::same(text.to_owned());
    let sentence = "Các cơ quan, đơn vị, địa phương đã triển khai kế hoạch theo tiến độ; công tác chỉ đạo, điều hành được quan tâm. ";
    let paragraph = Block::Paragraph(words(sentence.repeat(5).trim()));
    let mut blocks = vec![Block::heading(words("I. Công tác chỉ đạo, điều hành")), paragraph.clone()];
    blocks.push(Block::Gap(words("Nêu việc chỉ đạo, điều hành")));
    blocks.extend(vec![paragraph; 9]);
    blocks.push(Block::Appendix(words("Danh mục nhiệm vụ")));
    let column = |key: &'static str, title: &str, kind| Column::new(key, words(title), kind, 0);
    let row = |number: i64| {
        Row::body(vec![
            Cell::Count(number),
            Cell::Text("Rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý của Sở, trình cấp có thẩm quyền công bố".to_owned()),
            Cell::Text("Quyết định của Ủy ban nhân dân Tỉnh".to_owned()),
            Cell::Text("Văn phòng Sở".to_owned()),
            Cell::Text("Các phòng, đơn vị thuộc Sở; Ủy ban nhân dân các huyện, thành phố".to_owned()),
            Cell::Text("Quý II năm 2021".to_owned()),
            Cell::Money(1_234_567_890),
            Cell::Blank,
        ])
    };
    blocks.push(Block::Table(Table {
        key: "tasks",
        title: words("Danh mục nhiệm vụ"),
        columns: vec![
            column("number", "TT", Kind::Count),
            column("task", "Nhiệm vụ", Kind::Text),
            column("product", "Sản phẩm", Kind::Text),
            column("lead", "Chủ trì", Kind::Text),
            column("support", "Phối hợp", Kind::Text),
            column("due", "Thời gian hoàn thành", Kind::Text),
            column("budget", "Kinh phí", Kind::Money),
            column("note", "Ghi chú", Kind::Text),
        ],
        rows: (1..=40).map(row).collect(),
        chart: None,
        notes: vec![],
    }));
    Document {
        name: "paper",
        title: words("Báo cáo cải cách hành chính 6 tháng đầu năm 2021"),
        standing: vec![Fact { key: "plan", label: words("Kế hoạch"), value: Cell::Text("264/KH-UBND ngày 10/11/2020".to_owned()) }],
        blocks,
        official: Some(Official {
            superior: Some("Ủy ban nhân dân tỉnh Đồng Tháp".to_owned()),
            issuer: "Sở Nội vụ".to_owned(),
            number: None,
            sign: "BC-SNV".to_owned(),
            place: Some("Đồng Tháp".to_owned()),
            date: None,
            year: None,
            kind: "BÁO CÁO".to_owned(),
            about: "Công tác cải cách hành chính 6 tháng đầu năm 2021".to_owned(),
            addressees: vec!["Ủy ban nhân dân Tỉnh".to_owned()],
            bases: vec![],
            signature: Signature {
                on_behalf: Some("KT. GIÁM ĐỐC".to_owned()), title: Some("PHÓ GIÁM ĐỐC".to_owned()), name: None
            },
            recipients: vec!["Như trên".to_owned()],
            archive: "VT, CCHC".to_owned(),
        }),
    }
}
