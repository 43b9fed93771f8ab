//! `[synthesis]`: the coordinator's own words for the province's report.

use super::{Key, Kind, Need, Refers, Shape, Table};
use crate::language::Text;
use crate::model::kind::DocumentKind;

/// The kind.
pub static KIND: Kind = Kind {
    kind: DocumentKind::Synthesis,
    name: "synthesis",
    title: Text::fixed("Lời của cơ quan đầu mối", "The coordinator's words"),
    meaning: Text::fixed(
        "Lời văn của báo cáo CCHC của Tỉnh trong một kỳ, do cơ quan đầu mối viết.",
        "The words of the province's report of a period, as the coordinator writes them.",
    ),
    paths: &["syntheses/*/*.toml"],
    table: &ROOT,
};

static ROOT: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "synthesis",
            Need::Required,
            Shape::Table(&HEADER),
            "period = \"q2\"",
            Text::fixed("Phần đầu", "The header"),
            Text::fixed("Lời của báo cáo năm nào, kỳ nào.", "Of which year and period the words are."),
        ),
        Key::new(
            "narrative",
            Need::Optional,
            Shape::NamedParagraphs(Refers::Section),
            "\"I.1\" = \"\"\"Các sở, ngành đã ban hành kế hoạch.\"\"\"",
            Text::fixed("Lời văn theo đề mục", "Words by section"),
            Text::fixed(
                "Lời văn theo đề mục của đề cương báo cáo; dòng trống ngăn hai đoạn.",
                "Words by the sections of the report's outline; an empty line parts paragraphs.",
            ),
        ),
    ],
};

static HEADER: Table = Table {
    may_be_blank: false,
    keys: &[
        Key::new(
            "year",
            Need::Required,
            Shape::Integer { least: 1900, most: 2200 },
            "2021",
            Text::fixed("Năm", "Year"),
            Text::fixed("Năm của báo cáo.", "The year of the report."),
        ),
        Key::new(
            "period",
            Need::Required,
            Shape::Text,
            "\"q2\"",
            Text::fixed("Kỳ báo cáo", "Period"),
            Text::fixed(
                "Kỳ báo cáo, trùng với tên tệp: `q1` đến `q4` là quý, `h1`, `h2` là 6 tháng.",
                "The period, which is the file's name: `q1` to `q4` are quarters, `h1` and `h2` halves.",
            ),
        ),
    ],
};
