//! What a person most likely meant by a near miss: dates as Vietnamese write them, deadlines in words, numbers with dots.
//!
//! Everything here is shown as a patch, never taken as read.

use chrono::NaiveDate;

use crate::language::folded;

/// `30/6/2021`, `30-6-2021` or `30.6.2021` as a TOML date; a Vietnamese date has its day first.
pub(super) fn date(text: &str) -> Option<String> {
    let mut parts = text.trim().split(['/', '-', '.']);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (day, month, year) = if first.len() == 4 { (third, second, first) } else { (first, second, third) };
    if year.len() != 4 {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    Some(date.to_string())
}

/// A deadline in words: `Quý II/2021`, `Thường xuyên`, `tháng 6/2021`, `Cả năm`.
pub(super) fn due(text: &str) -> Option<String> {
    if let Some(date) = date(text) {
        return Some(date);
    }
    let bare = folded(text.trim());
    let year = bare.split(|letter: char| !letter.is_ascii_digit()).find(|digits| digits.len() == 4);
    let schedules = [
        ("thuong xuyen", "ongoing"),
        ("lien tuc", "ongoing"),
        ("hang thang", "monthly"),
        ("hang quy", "quarterly"),
        ("6 thang mot lan", "half-yearly"),
        ("khi phat sinh", "on-event"),
        ("khi co yeu cau", "on-event"),
    ];
    if let Some((_, schedule)) = schedules.iter().find(|(words, _)| bare.contains(words)) {
        return Some(format!("\"{schedule}\""));
    }
    let year = year?;
    if let Some((_, after)) = bare.split_once("quy ") {
        let numeral: String = after.chars().take_while(char::is_ascii_alphanumeric).collect();
        let quarter = match numeral.as_str() {
            "i" | "1" => 1,
            "ii" | "2" => 2,
            "iii" | "3" => 3,
            "iv" | "4" => 4,
            _ => return None,
        };
        return Some(format!("\"{year}-Q{quarter}\""));
    }
    if bare.contains("6 thang dau") {
        return Some(format!("\"{year}-H1\""));
    }
    if bare.contains("6 thang cuoi") {
        return Some(format!("\"{year}-H2\""));
    }
    if let Some((_, after)) = bare.split_once("thang ") {
        let month: u32 = after.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()?;
        return (1..=12).contains(&month).then(|| format!("\"{year}-{month:02}\""));
    }
    (bare.contains("nam") || bare == year).then(|| format!("\"{year}\""))
}

/// `"60%"`, `"1.520"` or the float `12.000` as a whole number.
pub(super) fn integer(text: &str) -> Option<String> {
    let bare = text.trim().trim_matches('"').trim().trim_end_matches('%').trim();
    let separator = bare.chars().find(|letter| matches!(letter, '.' | ',' | ' ' | '_'));
    let Some(separator) = separator else {
        return (!bare.is_empty() && bare.len() <= 18 && bare.bytes().all(|byte| byte.is_ascii_digit())).then(|| bare.to_owned());
    };
    let groups: Vec<&str> = bare.split(separator).collect();
    let digits = |group: &&str| group.bytes().all(|byte| byte.is_ascii_digit());
    let thousands = groups.len() <= 6
        && groups.iter().all(digits)
        && (1..=3).contains(&groups[0].len())
        && groups[1..].iter().all(|group| group.len() == 3);
    thousands.then(|| groups.join("_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_misses() {
        assert_eq!(date("30/6/2021").as_deref(), Some("2021-06-30"));
        assert_eq!(date("31/6/2021"), None);
        assert_eq!(due("Quý II/2021").as_deref(), Some("\"2021-Q2\""));
        assert_eq!(due("Thường xuyên").as_deref(), Some("\"ongoing\""));
        assert_eq!(due("Tháng 6 năm 2021").as_deref(), Some("\"2021-06\""));
        assert_eq!(due("Cả năm 2021").as_deref(), Some("\"2021\""));
        assert_eq!(due("sớm"), None);
        assert_eq!(integer("\"60%\"").as_deref(), Some("60"));
        assert_eq!(integer("12.000").as_deref(), Some("12_000"));
        assert_eq!(integer("1,520").as_deref(), Some("1_520"));
        assert_eq!(integer("12.5"), None);
    }
}
