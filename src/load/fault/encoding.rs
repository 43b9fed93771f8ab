//! A file that is not UTF-8, named by the encoding it looks like.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::source::{FileId, Place};

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0002",
    name: "not-utf8",
    level: Level::Deny,
    summary: Text::fixed("tệp chưa lưu với mã hóa UTF-8", "a file not saved as UTF-8"),
    why: Text::fixed(
        "Chữ Việt trong bảng mã cũ không đọc được đúng, nên cả tệp chưa được tổng hợp.",
        "Vietnamese in an older encoding cannot be read rightly, so the whole file is not counted.",
    ),
    example: "name = \"C«ng v¨n\"   # TCVN3 (.VnTime)",
    fix: Text::fixed("Lưu lại tệp với mã hóa UTF-8 (không BOM).", "Save the file again as UTF-8 (without a byte-order mark)."),
    basis: Text::fixed("quy ước tệp của cchc: TOML là UTF-8", "cchc's file conventions: TOML is UTF-8"),
};

/// What an undecodable file most likely is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// UTF-16, as Notepad's "Unicode" saves it.
    Utf16,
    /// TCVN3, the .Vn fonts.
    Tcvn3,
    /// VNI, two bytes a letter.
    Vni,
    /// Windows-1258.
    Windows1258,
    /// A Word, Excel or zip file.
    Archive,
    /// None of these.
    Unknown,
}

/// Looks at the bytes that ASCII does not explain.
pub fn guess(bytes: &[u8]) -> Guess {
    if bytes.starts_with(b"PK\x03\x04") {
        return Guess::Archive;
    }
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || zeros * 4 > bytes.len() {
        return Guess::Utf16;
    }
    // Bytes that carry most of the text in each encoding: TCVN3 ă â ê ô ơ ư đ and their toned forms; VNI's tone and hat marks, which
    // follow a vowel of ASCII; windows-1258's combining tones, which follow a letter.
    let mut scores = [(Guess::Tcvn3, 0_u32), (Guess::Vni, 0), (Guess::Windows1258, 0)];
    for pair in bytes.windows(2) {
        let vowel = matches!(pair[0].to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
        if vowel
            && matches!(pair[1], 0xd8 | 0xd9 | 0xdb | 0xd5 | 0xcf | 0xf8 | 0xf9 | 0xfb | 0xf5 | 0xef | 0xc1..=0xc5 | 0xe1..=0xe5 | 0xca | 0xc9 | 0xc8 | 0xea | 0xe9 | 0xe8 | 0xc0 | 0xe0)
        {
            scores[1].1 += 2;
        }
        let letter = vowel || matches!(pair[0], 0xe2 | 0xe3 | 0xea | 0xf4 | 0xf5 | 0xfd | 0xc2 | 0xc3 | 0xca | 0xd4 | 0xd5 | 0xdd);
        if letter && matches!(pair[1], 0xcc | 0xd2 | 0xde | 0xec | 0xf2) {
            scores[2].1 += 3;
        }
        if pair[1] == 0xf0 {
            scores[2].1 += 1;
        }
        if matches!(pair[1], 0xa8..=0xae | 0xb5..=0xbe | 0xc6..=0xcb | 0xd0..=0xd1 | 0xd6..=0xd7 | 0xdc..=0xdd | 0xdf | 0xf1 | 0xf3 | 0xfc..=0xfe)
        {
            scores[0].1 += 2;
        }
    }
    let best = scores.iter().map(|(_, score)| *score).max().unwrap_or(0);
    let mut leading = scores.iter().filter(|(_, score)| *score == best && best > 0);
    match (leading.next(), leading.next()) {
        (Some((guess, _)), None) => *guess,
        _ => Guess::Unknown,
    }
}

/// The file cannot be read past the byte `at` of line `line`.
pub fn finding(file: FileId, path: &str, bytes: &[u8], at: usize) -> Finding {
    let guess = guess(bytes);
    let (looks_vi, looks_en) = match guess {
        Guess::Utf16 => ("; có vẻ là UTF-16 (“Unicode” của Notepad)", "; it looks like UTF-16 (Notepad's “Unicode”)"),
        Guess::Tcvn3 => ("; có vẻ là TCVN3 (phông .VnTime)", "; it looks like TCVN3 (.Vn fonts)"),
        Guess::Vni => ("; có vẻ là VNI (phông VNI-Times)", "; it looks like VNI (VNI fonts)"),
        Guess::Windows1258 => ("; có vẻ là windows-1258", "; it looks like windows-1258"),
        Guess::Archive => ("; đây là tệp Word, Excel hoặc tệp nén", "; it is a Word, Excel or zip file"),
        Guess::Unknown => ("", ""),
    };
    let line = bytes[..at.min(bytes.len())].iter().filter(|byte| **byte == b'\n').count() + 1;
    // Of these not even the first line can be read.
    let (from_vi, from_en) = match guess {
        Guess::Utf16 | Guess::Archive => (String::new(), String::new()),
        _ => (format!(" (từ dòng {line})"), format!(" (from line {line})")),
    };
    Finding::new(
        &RULE,
        Place::top(file),
        Text::new(
            format!("`{path}` chưa lưu với mã hóa UTF-8{from_vi}{looks_vi}"),
            format!("`{path}` is not saved as UTF-8{from_en}{looks_en}"),
        ),
    )
    .help(match guess {
        Guess::Archive => Text::fixed(
            "mở bằng Word hoặc Excel, chép phần chữ sang Notepad, rồi lưu thành tệp .toml với mã hóa UTF-8",
            "open it in Word or Excel, copy the text into Notepad, then save it as a .toml file in UTF-8",
        ),
        Guess::Utf16 => Text::fixed("trong Notepad chọn Save As, Encoding: UTF-8", "in Notepad choose Save As, Encoding: UTF-8"),
        Guess::Tcvn3 | Guess::Vni | Guess::Windows1258 | Guess::Unknown => Text::fixed(
            "chuyển chữ sang Unicode (ví dụ bằng UniKey Toolkit), rồi lưu tệp với mã hóa UTF-8",
            "convert the text to Unicode (for example with UniKey Toolkit), then save the file as UTF-8",
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_encoding() {
        assert_eq!(guess(b"\xff\xfea\0=\0"), Guess::Utf16);
        // "Céng hoµ x· héi chñ nghÜa ViÖt Nam" as TCVN3 bytes.
        assert_eq!(guess(b"C\xe9ng ho\xb5 x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam"), Guess::Tcvn3);
        // "COÄNG HOØA XAÕ HOÄI" as VNI bytes.
        assert_eq!(guess(b"CO\xc4NG HO\xd8A XA\xd5 HO\xc4I"), Guess::Vni);
        // "Công hoà xã hội" with windows-1258's combining tones.
        assert_eq!(guess(b"C\xf4\xf2ng ho\xcca x\xe3 h\xf4\xf2i"), Guess::Windows1258);
        assert_eq!(guess(b"\x80"), Guess::Unknown);
    }
}
