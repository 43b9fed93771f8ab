//! How a cell shows its number, as far as a form must know: `0%` in parts of a hundred, `0"%"` as it is with a sign behind it.

use super::Shown;

/// What a number format makes of a number; the code as a workbook has it.
pub(super) fn shown(code: Option<&str>) -> Shown {
    match code.map(str::trim) {
        None | Some("" | "@") => Shown::General,
        Some(code) if code.eq_ignore_ascii_case("general") => Shown::General,
        Some("0" | "#" | "#,##0") => Shown::Whole,
        Some(code) if is_percent(code) => Shown::Percent,
        Some(_) => Shown::Otherwise,
    }
}

/// Whether the percent sign is an instruction: not quoted, not behind a sign that takes the next letter as it is, not within brackets.
fn is_percent(code: &str) -> bool {
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '%' => return true,
            '"' => {
                letters.by_ref().find(|letter| *letter == '"');
            }
            '[' => {
                letters.by_ref().find(|letter| *letter == ']');
            }
            // Behind a stroke a letter stands for itself, behind a line for a blank as wide, behind a star it fills the cell.
            '\\' | '_' | '*' => {
                letters.next();
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_sign_may_be_a_word() {
        for code in ["0%", "0.00%", "0 %;[Red]-0 %", "\"khoảng \"0%", "_(0%_)"] {
            assert_eq!(shown(Some(code)), Shown::Percent, "{code}");
        }
        for code in ["0\"%\"", "0\\%", "0_%", "*%0", "[>1]0.0", "000", "[h]:mm", "0.00", "0 \"việc\"", "0\"%"] {
            assert_eq!(shown(Some(code)), Shown::Otherwise, "{code}");
        }
        assert_eq!([shown(None), shown(Some("General")), shown(Some("@"))], [Shown::General; 3]);
        assert_eq!([shown(Some("0")), shown(Some("#,##0"))], [Shown::Whole; 2]);
    }
}
