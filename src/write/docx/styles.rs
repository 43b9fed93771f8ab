//! The styles: Times New Roman 14 with the headings, tables and small print of an official document, so that whoever goes on writing finds
//! them in Word's own list.

use std::fmt::Write as _;

use crate::language::Language;

/// The language as Word names it.
pub(super) fn code(language: Language) -> &'static str {
    language.pick("vi-VN", "en-GB")
}

/// A paragraph's style: its id, its name in Word's list, paragraph properties, run properties.
type Style = (&'static str, &'static str, &'static str, &'static str);

const STYLES: [Style; 19] = [
    (
        "Body",
        "Body Text",
        "<w:widowControl/><w:spacing w:before=\"0\" w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/>",
        "",
    ),
    ("Basis", "Căn cứ", "<w:spacing w:before=\"0\" w:after=\"120\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/>", "<w:i/><w:iCs/>"),
    ("Title", "Title", "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>", BOLD),
    ("About", "Subtitle", "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"60\"/><w:jc w:val=\"center\"/>", BOLD),
    (
        "Heading1",
        "heading 1",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"120\" w:after=\"120\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:b/><w:bCs/><w:caps/>",
    ),
    (
        "Heading2",
        "heading 2",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"60\" w:after=\"120\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/><w:outlineLvl w:val=\"1\"/>",
        BOLD,
    ),
    (
        "Heading3",
        "heading 3",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"60\" w:after=\"120\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/><w:outlineLvl w:val=\"2\"/>",
        "<w:b/><w:bCs/><w:i/><w:iCs/>",
    ),
    (
        "Caption",
        "caption",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"120\" w:after=\"80\"/><w:jc w:val=\"center\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>",
    ),
    ("Addressee", "Kính gửi", "<w:spacing w:before=\"0\" w:after=\"60\"/><w:ind w:left=\"2160\"/>", ""),
    ("Fact", "Cơ sở số liệu", "<w:spacing w:before=\"0\" w:after=\"40\"/>", SMALL),
    (
        "Appendix",
        "Phụ lục",
        "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>",
        BOLD,
    ),
    ("TableText", "Ô bảng", "<w:spacing w:before=\"20\" w:after=\"20\"/>", SMALL),
    (
        "Note",
        "Chú thích bảng",
        "<w:spacing w:before=\"40\" w:after=\"40\"/><w:jc w:val=\"both\"/>",
        "<w:i/><w:iCs/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>",
    ),
    (
        "Rule",
        "Đường kẻ",
        "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>",
        "<w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/>",
    ),
    (
        "Head",
        "Đầu văn bản",
        "<w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"center\"/>",
        "<w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>",
    ),
    ("Recipient", "Nơi nhận", "<w:spacing w:before=\"0\" w:after=\"0\"/>", "<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>"),
    ("Signature", "Signature", "<w:keepNext/><w:keepLines/><w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"center\"/>", BOLD),
    ("Header", "header", "<w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"center\"/>", ""),
    (
        "FootnoteText",
        "footnote text",
        "<w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"both\"/>",
        "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
    ),
];

const BOLD: &str = "<w:b/><w:bCs/>";
const SMALL: &str = "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>";

/// The content of the part of styles.
pub(super) fn styles(language: Language) -> String {
    let code = code(language);
    let mut styles = format!(
        "<w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>\
         <w:color w:val=\"000000\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>\
         <w:lang w:val=\"{code}\" w:eastAsia=\"{code}\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblCellMar>\
         <w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
    );
    for (id, name, paragraph, run) in STYLES {
        write!(
            styles,
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>\
             <w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        )
        .expect("a string takes every write");
    }
    styles.push_str(
        "<w:style w:type=\"character\" w:styleId=\"Gap\"><w:name w:val=\"Chỗ còn trống\"/><w:qFormat/><w:rPr><w:highlight w:val=\"yellow\"/></w:rPr></w:style>\
         <w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>",
    );
    styles
}
