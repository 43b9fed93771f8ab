//! Text of an old font that was taken for Unicode.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::source::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L0202",
    name: "legacy-font",
    level: Level::Warn,
    summary: Text::fixed(
        "chữ của phông cũ (TCVN3, VNI) chưa chuyển sang Unicode",
        "text of an old font (TCVN3, VNI), not converted to Unicode",
    ),
    why: Text::fixed(
        "Chữ ấy chỉ đọc được khi có phông .VnTime, VNI-Times; trong báo cáo, trên trang tin sẽ hiện thành ký tự lạ.",
        "It reads right only in a .VnTime or VNI font; in a report or on a page it is gibberish.",
    ),
    example: "name = \"Céng hoµ x· héi\"        # TCVN3\nname = \"COÄNG HOØA XAÕ HOÄI\"    # VNI",
    fix: Text::fixed(
        "Chuyển đoạn chữ ấy sang Unicode bằng công cụ chuyển mã của bộ gõ, rồi dán lại.",
        "Convert the text to Unicode with the input method's converter and paste it again.",
    ),
    basis: Text::fixed("quy ước tệp của cchc", "cchc's file conventions"),
};

/// The old encoding a text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Font {
    /// TCVN3, the .Vn fonts.
    Tcvn3,
    /// VNI.
    Vni,
}

/// The first line that has such words has them at `place`; `lines` have any.
pub fn finding(place: Place, font: Font, lines: usize) -> Finding {
    let name = match font {
        Font::Tcvn3 => Text::fixed("TCVN3 (phông .VnTime)", "TCVN3 (.Vn fonts)"),
        Font::Vni => Text::fixed("VNI (phông VNI-Times)", "VNI (VNI fonts)"),
    };
    Finding::new(
        &RULE,
        place,
        Text::new(
            format!("chữ ở {lines} dòng có vẻ là {}, chưa chuyển sang Unicode", name.vi),
            format!("text on {lines} {} looks like {}, not converted to Unicode", if lines == 1 { "line" } else { "lines" }, name.en),
        ),
    )
    .label(Text::fixed("không đọc được nếu thiếu phông ấy", "unreadable without that font"))
    .help(Text::new(
        format!("chuyển mã từ {} sang Unicode bằng công cụ chuyển mã của bộ gõ, rồi dán lại", name.vi),
        format!("convert it from {} to Unicode with the input method's converter and paste it again", name.en),
    ))
}
