//! The file itself: the parts of an Open Packaging container, in a fixed order and with fixed times, so that the same document is the same
//! bytes.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::markup::{Paragraph, escaped};
use super::styles;
use crate::language::Language;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                 xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// What is in the file.
pub(super) struct Package<'a> {
    /// The title in the file's properties.
    pub(super) title: &'a str,
    /// The language of its words.
    pub(super) language: Language,
    /// The body, as markup.
    pub(super) body: &'a str,
    /// The only footnote, as markup.
    pub(super) footnote: Option<&'a str>,
}

/// The file's bytes.
pub(super) fn packed(package: &Package<'_>) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut file = ZipWriter::new(Cursor::new(Vec::new())).set_auto_large_file();
    for (name, part) in parts(package) {
        file.start_file(name, options).expect("memory takes every write");
        file.write_all(part.as_bytes()).expect("memory takes every write");
    }
    file.finish().expect("memory takes every write").into_inner()
}

fn parts(package: &Package<'_>) -> Vec<(&'static str, String)> {
    let code = styles::code(package.language);
    let document = format!("{XML}<w:document {W}><w:body>{}</w:body></w:document>", package.body);
    let header = |content: &str| format!("{XML}<w:hdr {W}>{content}</w:hdr>");
    let number =
        "<w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>";
    let mut parts = vec![
        ("[Content_Types].xml", format!("{XML}{TYPES}")),
        ("_rels/.rels", format!("{XML}{RELATIONS}")),
        (
            "docProps/core.xml",
            format!(
                "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
                 xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>cchc</dc:creator>\
                 <dc:language>{code}</dc:language></cp:coreProperties>",
                escaped(package.title)
            ),
        ),
        (
            "docProps/app.xml",
            format!(
                "{XML}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
                 <Application>cchc</Application></Properties>"
            ),
        ),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", format!("{XML}{DOCUMENT_RELATIONS}")),
        ("word/styles.xml", format!("{XML}<w:styles {W}>{}</w:styles>", styles::styles(package.language))),
        ("word/settings.xml", format!("{XML}<w:settings {W}>{SETTINGS}<w:themeFontLang w:val=\"{code}\"/>{SEPARATORS}</w:settings>")),
        ("word/fontTable.xml", format!("{XML}<w:fonts {W}>{FONTS}</w:fonts>")),
        ("word/header1.xml", header(number)),
        ("word/header2.xml", header(&Paragraph::new("Header").written())),
    ];
    let footnote = package.footnote.unwrap_or_default();
    parts.push(("word/footnotes.xml", format!("{XML}<w:footnotes {W}>{FOOTNOTE_RULES}{footnote}</w:footnotes>")));
    parts
}

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
    <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
    <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
    <Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
    <Override PartName=\"/word/settings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>\
    <Override PartName=\"/word/fontTable.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml\"/>\
    <Override PartName=\"/word/footnotes.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml\"/>\
    <Override PartName=\"/word/header1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/>\
    <Override PartName=\"/word/header2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/>\
    <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
    <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>\
    </Types>";

const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"document\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
    <Relationship Id=\"core\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
    <Relationship Id=\"app\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties\" Target=\"docProps/app.xml\"/>\
    </Relationships>";

const DOCUMENT_RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"styles\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
    <Relationship Id=\"settings\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings\" Target=\"settings.xml\"/>\
    <Relationship Id=\"fonts\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable\" Target=\"fontTable.xml\"/>\
    <Relationship Id=\"footnotes\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes\" Target=\"footnotes.xml\"/>\
    <Relationship Id=\"number\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/header\" Target=\"header1.xml\"/>\
    <Relationship Id=\"blank\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/header\" Target=\"header2.xml\"/>\
    </Relationships>";

// A line broken by hand is not stretched to the margin, as it would be in justified text.
const SETTINGS: &str = "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>\
    <w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>\
    <w:compat><w:doNotExpandShiftReturn/>\
    <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>";

const SEPARATORS: &str = "<w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/>";

const FONTS: &str = "<w:font w:name=\"Times New Roman\"><w:panose1 w:val=\"02020603050405020304\"/><w:charset w:val=\"00\"/>\
    <w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font>";

const FOOTNOTE_RULES: &str = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
    <w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>";
