//! The head of an official document: who issues it and the national title side by side over their rules, number and date, type and what it
//! is about, whom it is to, what it rests on (Decree 30/2020/NĐ-CP, Annex I).

use chrono::{Datelike as _, NaiveDate};

use super::super::one_line;
use super::markup::{BOLD, GAP, ITALIC, Look, PLAIN, Paragraph};
use super::measure::{Font, balanced};
use super::section::Orientation;
use super::sides::two_columns;
use crate::document::official::Official;
use crate::language::printable;

/// The widths of the two sides, in twips; together a line of an upright page.
const LEFT: u32 = 3700;
const RIGHT: u32 = 5654;
/// The blank at each side of a cell.
const BESIDE: u32 = 140;

/// What a line of what it is about leaves free at both sides together, in twips.
const ASIDE: u32 = 400;

/// The state's name and its motto, as the decree has them.
const STATE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

/// Where the registry writes.
const BLANK: &str = "      ";

/// Half points: 13 and 14.
const THIRTEEN: u32 = 26;
const FOURTEEN: u32 = 28;

/// Everything above the body; `footnote` where what it is about must bear the mark of the footnote.
pub(super) fn head(official: &Official, footnote: bool) -> String {
    let mut head = sides(official);
    head.push_str(&Paragraph::new("Title").spaced(360, 0).text(&caps(&official.kind), PLAIN).written());
    let line = Orientation::Portrait.line();
    let bold = Font { size: FOURTEEN, bold: true };
    let about = balanced(&printable(&official.about), bold, line - ASIDE);
    let title = Paragraph::new("About").text(&about, PLAIN);
    head.push_str(&if footnote { title.footnote() } else { title }.written());
    let longest = bold.longest_line(&about).clamp(line / 4, line);
    head.push_str(&Paragraph::rule(longest * 2 / 5, line).spaced(20, 240).written());
    head.push_str(&addressees(official));
    let last = official.bases.len().saturating_sub(1);
    for (index, basis) in official.bases.iter().enumerate() {
        let mark = if index == last { "." } else { ";" };
        head.push_str(&Paragraph::new("Basis").text(&format!("{}{mark}", unmarked(basis)), PLAIN).written());
    }
    head
}

fn sides(official: &Official) -> String {
    let (plain, bold) = (Font { size: THIRTEEN, bold: false }, Font { size: THIRTEEN, bold: true });
    let room = LEFT - BESIDE;
    let mut left = String::new();
    if let Some(superior) = &official.superior {
        left.push_str(&Paragraph::new("Head").text(&balanced(&caps(superior), plain, room), PLAIN).written());
    }
    let issuer = balanced(&caps(&official.issuer), bold, room);
    left.push_str(&Paragraph::new("Head").text(&issuer, BOLD).written());
    left.push_str(&Paragraph::rule(bold.longest_line(&issuer) * 2 / 5, room).spaced(20, 0).written());
    let motto = Font { size: FOURTEEN, bold: true }.width(MOTTO);
    let right = [
        Paragraph::new("Head").text(STATE, BOLD),
        Paragraph::new("Head").text(MOTTO, BOLD.sized(FOURTEEN)),
        Paragraph::rule(motto, RIGHT - BESIDE).spaced(20, 0),
    ];
    let right: String = right.iter().map(Paragraph::written).collect();
    let number = Paragraph::new("Head").spaced(120, 0).text(&format!("Số: {}", numbered(official)), PLAIN);
    let line = Paragraph::new("Head").spaced(120, 0);
    let place = match &official.place {
        Some(place) => line.text(&one_line(&printable(place)), ITALIC.sized(FOURTEEN)),
        None => line.gap("địa danh", Look { italic: true, ..GAP }.sized(FOURTEEN)),
    };
    let place = place.text(&format!(", {}", dated(official.date, official.year)), ITALIC.sized(FOURTEEN));
    two_columns([LEFT, RIGHT], &[[left, right], [number.written(), place.written()]])
}

fn addressees(official: &Official) -> String {
    match official.addressees.as_slice() {
        [] => String::new(),
        [only] => {
            let line = format!("Kính gửi: {}", unmarked(only));
            Paragraph::new("Addressee").unindented().centred().spaced(0, 200).text(&line, PLAIN).written()
        }
        several => {
            let last = several.len() - 1;
            let mark = |index: usize| if index == last { "." } else { ";" };
            let mut lines = vec![Paragraph::new("Addressee").text("Kính gửi:", PLAIN)];
            for (index, each) in several.iter().enumerate() {
                let line = Paragraph::new("Addressee").text(&format!("- {}{}", unmarked(each), mark(index)), PLAIN);
                lines.push(if index == last { line.spaced(0, 200) } else { line });
            }
            lines.iter().map(Paragraph::written).collect()
        }
    }
}

/// The number and the sign: `05/BC-SNV`, a number below ten with a nought before it, or room for the registry's.
pub(super) fn numbered(official: &Official) -> String {
    let sign = one_line(&printable(&official.sign));
    match official.number.as_deref().map(str::trim).filter(|number| !number.is_empty()) {
        None => format!("{BLANK}/{sign}"),
        Some(number) => {
            let one_digit = number.len() == 1 && number.starts_with(|digit: char| digit.is_ascii_digit());
            format!("{}{}/{sign}", if one_digit { "0" } else { "" }, one_line(&printable(number)))
        }
    }
}

/// `ngày 05 tháng 01 năm 2021`: a nought before days below ten and before months 1 and 2 alone; or room for the registry's.
pub(super) fn dated(date: Option<NaiveDate>, year: Option<i32>) -> String {
    let Some(date) = date else {
        let year = year.map_or_else(|| BLANK.to_owned(), |year| format!(" {year}"));
        return format!("ngày{BLANK}tháng{BLANK}năm{year}");
    };
    let month = if date.month() <= 2 { format!("{:02}", date.month()) } else { date.month().to_string() };
    format!("ngày {:02} tháng {month} năm {}", date.day(), date.year())
}

/// In capitals, as names and types of a head are.
pub(super) fn caps(text: &str) -> String {
    printable(text.trim()).to_uppercase()
}

/// A line without the mark at its end, which its place in the list gives it.
pub(super) fn unmarked(text: &str) -> String {
    one_line(&printable(text)).trim_end_matches([';', '.', ',']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noughts_before_small_days_and_the_first_two_months_alone() {
        let on = |year, month, day| dated(NaiveDate::from_ymd_opt(year, month, day), None);
        assert_eq!(on(2021, 1, 5), "ngày 05 tháng 01 năm 2021");
        assert_eq!(on(2021, 6, 17), "ngày 17 tháng 6 năm 2021");
        assert_eq!(on(2021, 12, 9), "ngày 09 tháng 12 năm 2021");
        assert!(dated(None, None).starts_with("ngày      tháng      năm  "));
        assert_eq!(dated(None, Some(2021)), "ngày      tháng      năm 2021");
    }
}
