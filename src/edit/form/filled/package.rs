//! The container of a workbook, let in only where reading it can neither fill the memory nor never end.
//!
//! Sizes are not believed: every part is unpacked here, against a limit, and what goes on to the readers is what was measured.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::super::fault::{Fault, make_anew};
use super::layout;
use crate::language::Text;

/// The most bytes of all parts, unpacked: some five hundred times what a form has.
const UNPACKED: u64 = 64_000_000;

/// The most parts.
const PARTS: usize = 1_000;

/// A workbook's parts by name, and the same packed again for a reader that wants a file.
pub(super) struct Parts {
    /// Each part that holds words: its name and its text.
    pub(super) texts: Vec<(String, String)>,
    /// The package.
    pub(super) package: Vec<u8>,
}

impl Parts {
    /// The text of a part.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.texts.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, text)| text.as_str())
    }
}

/// Whether a file is to be read as text: no container begins it.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    !bytes.starts_with(b"PK") && !bytes.starts_with(&OLD) && !bytes.starts_with(b"%PDF")
}

/// How files of Excel before 2007 begin, and workbooks with a password.
const OLD: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Unpacks a workbook.
pub(super) fn parts(bytes: &[u8]) -> Result<Parts, Box<Fault>> {
    if bytes.starts_with(&OLD) {
        return Err(old(bytes).into());
    }
    if !bytes.starts_with(b"PK") {
        return Err(foreign().into());
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| torn())?;
    if archive.len() > PARTS {
        return Err(bomb().into());
    }
    let mut texts: Vec<(String, String)> = Vec::new();
    let mut left = UNPACKED;
    let mut is_document = false;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| torn())?;
        if part.encrypted() {
            return Err(locked().into());
        }
        let name = part.name().map_err(|_| torn())?.replace('\\', "/");
        if part.size() > left {
            return Err(bomb().into());
        }
        let mut unpacked = Vec::new();
        (&mut part).take(left + 1).read_to_end(&mut unpacked).map_err(|_| torn())?;
        let length = u64::try_from(unpacked.len()).unwrap_or(u64::MAX);
        left = left.checked_sub(length).ok_or_else(bomb)?;
        is_document |= name == "mimetype" && unpacked.starts_with(b"application/vnd.oasis.opendocument");
        let is_xml = |ending: &str| name.to_ascii_lowercase().ends_with(ending);
        if !(is_xml(".xml") || is_xml(".rels")) {
            continue;
        }
        let text = String::from_utf8(unpacked).map_err(|_| torn())?;
        // No program writes a workbook with entities of its own, and only those can make little text into much.
        if text.contains("<!DOCTYPE") || text.contains("<!ENTITY") {
            return Err(bomb().into());
        }
        // Of what a form has no use for nothing is asked.
        let is_read = name.to_ascii_lowercase().starts_with("xl/") && !name.contains("/charts/") && !name.contains("/drawings/");
        if is_read && !layout::is_sound(&text) {
            return Err(torn().into());
        }
        if texts.iter().any(|(known, _)| known.eq_ignore_ascii_case(&name)) {
            return Err(torn().into());
        }
        texts.push((name, text));
    }
    if is_document {
        return Err(Fault::new(Text::fixed(
            "đây là tệp OpenDocument (.ods), không phải .xlsx",
            "this is an OpenDocument file (.ods), not .xlsx",
        ))
        .help(Text::fixed("lưu lại với định dạng Excel (.xlsx)", "save it in Excel's format (.xlsx)"))
        .into());
    }
    if !texts.iter().any(|(name, _)| name.eq_ignore_ascii_case("xl/workbook.xml")) {
        return Err(foreign().into());
    }
    let package = packed(&texts).ok_or_else(torn)?;
    Ok(Parts { texts, package })
}

/// The parts as a package, stored as they are.
fn packed(texts: &[(String, String)]) -> Option<Vec<u8>> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in texts {
        package.start_file(name.as_str(), options).ok()?;
        package.write_all(text.as_bytes()).ok()?;
    }
    Some(package.finish().ok()?.into_inner())
}

fn old(bytes: &[u8]) -> Fault {
    let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(wide.len()).any(|window| window == wide) {
        return locked();
    }
    Fault::new(Text::fixed("đây là tệp Excel kiểu cũ (.xls)", "this is an old Excel file (.xls)"))
        .help(Text::fixed("mở bằng Excel rồi lưu lại với định dạng .xlsx", "open it in Excel and save it as .xlsx"))
}

fn locked() -> Fault {
    Fault::new(Text::fixed("tệp được đặt mật khẩu nên không đọc được", "the file has a password and cannot be read"))
        .help(Text::fixed("mở bằng Excel, bỏ mật khẩu rồi lưu lại", "open it in Excel, take the password off and save it"))
}

fn torn() -> Fault {
    Fault::new(Text::fixed("tệp hỏng hoặc tải về chưa hết", "the file is damaged, or was not downloaded whole"))
        .help(Text::fixed("lấy lại tệp, hoặc mở bằng Excel rồi lưu lại", "get it again, or open it in Excel and save it"))
}

fn bomb() -> Fault {
    Fault::new(Text::fixed(
        "tệp bung ra lớn hoặc lạ khác thường, không phải biểu mẫu, nên không đọc",
        "the file unpacks to something uncommonly large or strange: it is no form and is not read",
    ))
    .help(make_anew())
}

fn foreign() -> Fault {
    Fault::new(Text::fixed(
        "đây không phải sổ Excel (.xlsx), cũng không phải bảng CSV",
        "this is neither an Excel workbook (.xlsx) nor a CSV table",
    ))
    .help(Text::fixed("nhập tệp .xlsx hoặc .csv do cchc export --template lập", "import an .xlsx or .csv that cchc export --template made"))
}

/// What a workbook that does not read as one is.
pub(super) fn unreadable() -> Fault {
    torn()
}
