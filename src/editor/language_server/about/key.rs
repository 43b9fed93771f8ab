//! What is told of a key, and of a word that may be its value: all of it from the vocabulary.

use super::Page;
use crate::language::{Language, Text};
use crate::model::vocabulary::{Key, Need, Shape, Word};

/// A key: its name in the field's words, what it means, what its value is.
pub(in crate::editor::language_server) fn key(key: &Key, language: Language) -> String {
    let mut page = Page::new(key.name, key.title.in_language(language));
    page.sentence(key.meaning.in_language(language));
    let need = match key.need {
        Need::Required => Text::fixed("bắt buộc", "required"),
        Need::OneOf => Text::fixed("cần ít nhất một trong các khóa loại này", "one of the keys of this kind is needed"),
        Need::Optional => Text::fixed("không bắt buộc", "optional"),
    };
    page.gap();
    page.line(language.pick("Giá trị", "Value"), &format!("{}; {}", shape(key.shape).in_language(language), need.in_language(language)));
    for word in key.shape.words().unwrap_or_default() {
        page.row(&format!("\"{}\": {}", word.word, word.meaning().in_language(language)));
    }
    if key.shape.table().is_none() && key.shape.names().is_none() {
        page.block(&format!("{} = {}", key.name, key.example));
    }
    page.finish()
}

/// One of the words a value may be.
pub(in crate::editor::language_server) fn word(word: &Word, language: Language) -> String {
    let mut page = Page::new(word.word, "");
    page.sentence(word.meaning().in_language(language));
    page.finish()
}

/// What a value is, in words.
pub(in crate::editor::language_server) fn shape(shape: Shape) -> Text {
    match shape {
        Shape::Text => Text::fixed("chữ trong dấu nháy, một dòng", "text in quotes, one line"),
        Shape::Paragraphs => Text::fixed("chữ trong dấu nháy, nhiều dòng thì dùng \"\"\"", "text in quotes, in \"\"\" for several lines"),
        Shape::Texts => Text::fixed("danh sách chữ", "a list of texts"),
        Shape::Id(_) => Text::fixed("mã, trong dấu nháy", "an id, in quotes"),
        Shape::Ids(_) | Shape::SomeIds(_) => Text::fixed("danh sách mã", "a list of ids"),
        Shape::Integer { least, most } => {
            Text::new(format!("số nguyên từ {least} đến {most}"), format!("a whole number, {least} to {most}"))
        }
        Shape::Money => Text::fixed("số tiền bằng đồng, như 12_000_000", "whole đồng, such as 12_000_000"),
        Shape::Date => Text::fixed("ngày, ghi năm-tháng-ngày", "a date, year-month-day"),
        Shape::Due => Text::fixed("thời hạn: ngày, \"2021-Q2\", \"ongoing\" …", "a deadline: a date, \"2021-Q2\", \"ongoing\" …"),
        Shape::Boolean => Text::fixed("true hoặc false", "true or false"),
        Shape::Word(_) => Text::fixed("một trong các từ sau", "one of these words"),
        Shape::Table(_) => Text::fixed("bảng có tiêu đề riêng", "a table with its own header"),
        Shape::InlineTable(_) => Text::fixed("các khóa trong { … }", "keys in { … }"),
        Shape::Tables(_) => Text::fixed("nhiều bảng, mỗi bảng một tiêu đề [[…]]", "tables, each headed [[…]]"),
        Shape::InlineTables(_) => Text::fixed("danh sách các { … }", "a list of { … }"),
        Shape::NamedTables(..) => Text::fixed("nhiều bảng, mỗi bảng một mã", "tables, each under an id"),
        Shape::NamedTexts(_) => Text::fixed("mỗi dòng một mã và lời", "a line each: id and text"),
        Shape::NamedParagraphs(_) => Text::fixed("mỗi mục một đoạn lời", "words by section"),
        Shape::NamedFigures => Text::fixed("mỗi dòng một chỉ tiêu và số", "a line each: indicator and figure"),
        Shape::NamedDates(_) => Text::fixed("mỗi dòng một mã và ngày", "a line each: id and date"),
        Shape::NamedLevels => Text::fixed("mỗi dòng một quy tắc và mức", "a line each: rule and level"),
    }
}
