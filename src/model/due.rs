//! When a task is due: a day, a stretch of the year whose last day counts, or no day at all.

use chrono::{Datelike, NaiveDate};

use super::period::{Quarter, last_of_month};
use crate::language::Text;

/// The deadline of a task (thời hạn hoàn thành).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// A day.
    Day(NaiveDate),
    /// `2021-06`: the last day of the month.
    Month(i32, u32),
    /// `2021-Q2`: the last day of the calendar quarter, which is after the cut-off.
    Quarter(i32, Quarter),
    /// `2021-H1`: 30/6 or 31/12.
    Half(i32, u32),
    /// `2021`: 31/12.
    Year(i32),
    /// No day: carried out as time goes by.
    Undated(Schedule),
}

/// How often a task without a deadline is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// Thường xuyên: owed every quarter.
    Ongoing,
    /// Hằng tháng: owed every quarter.
    Monthly,
    /// Hằng quý.
    Quarterly,
    /// 6 tháng một lần: owed in the second and fourth quarters.
    HalfYearly,
    /// Khi phát sinh: owed in a quarter in which the event arose.
    OnEvent,
}

impl Schedule {
    /// Every schedule with the word files use.
    pub const ALL: [(&'static str, Self); 5] = [
        ("ongoing", Self::Ongoing),
        ("monthly", Self::Monthly),
        ("quarterly", Self::Quarterly),
        ("half-yearly", Self::HalfYearly),
        ("on-event", Self::OnEvent),
    ];

    /// Whether it is owed in `quarter` (an on-event one is, unless its report says the event did not arise).
    pub fn is_owed_in(self, quarter: Quarter) -> bool {
        self != Self::HalfYearly || matches!(quarter, Quarter::Q2 | Quarter::Q4)
    }

    /// As a plan's column shows it.
    pub fn shown(self) -> Text {
        match self {
            Self::Ongoing => Text::fixed("thường xuyên", "ongoing"),
            Self::Monthly => Text::fixed("hằng tháng", "monthly"),
            Self::Quarterly => Text::fixed("hằng quý", "quarterly"),
            Self::HalfYearly => Text::fixed("6 tháng một lần", "half-yearly"),
            Self::OnEvent => Text::fixed("khi phát sinh", "on event"),
        }
    }
}

impl Due {
    /// Reads the spellings of `due` that are strings; dates are TOML dates and do not come here.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((_, schedule)) = Schedule::ALL.iter().find(|(word, _)| *word == text) {
            return Some(Self::Undated(*schedule));
        }
        let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
        if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let year: i32 = year.parse().ok()?;
        match part.map(str::as_bytes) {
            None => Some(Self::Year(year)),
            Some([b'Q', digit @ b'1'..=b'4']) => Some(Self::Quarter(year, Quarter::from_number(i64::from(digit - b'0'))?)),
            Some([b'H', digit @ b'1'..=b'2']) => Some(Self::Half(year, u32::from(digit - b'0'))),
            Some([tens @ b'0'..=b'1', ones @ b'0'..=b'9']) => {
                let month = u32::from(tens - b'0') * 10 + u32::from(ones - b'0');
                (1..=12).contains(&month).then_some(Self::Month(year, month))
            }
            Some(_) => None,
        }
    }

    /// The last day that counts as in time; none for a task without a deadline.
    pub fn last_day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(date) => Some(date),
            Self::Month(year, month) => Some(last_of_month(year, month)),
            Self::Quarter(year, quarter) => Some(quarter.last_calendar_day(year)),
            Self::Half(year, half) => Some(last_of_month(year, half * 6)),
            Self::Year(year) => Some(last_of_month(year, 12)),
            Self::Undated(_) => None,
        }
    }

    /// The schedule of a task without a deadline.
    pub fn schedule(self) -> Option<Schedule> {
        match self {
            Self::Undated(schedule) => Some(schedule),
            _ => None,
        }
    }

    /// The same in another year: what a slip of the year meant.
    pub fn in_year(self, year: i32) -> Option<Self> {
        Some(match self {
            Self::Day(date) => Self::Day(date.with_year(year)?),
            Self::Month(_, month) => Self::Month(year, month),
            Self::Quarter(_, quarter) => Self::Quarter(year, quarter),
            Self::Half(_, half) => Self::Half(year, half),
            Self::Year(_) => Self::Year(year),
            Self::Undated(_) => return None,
        })
    }

    /// As a file writes it: `2021-11-30`, `"2021-Q2"`, `"ongoing"`.
    pub fn written(self) -> String {
        match self {
            Self::Day(date) => date.to_string(),
            Self::Month(year, month) => format!("\"{year}-{month:02}\""),
            Self::Quarter(year, quarter) => format!("\"{year}-Q{}\"", quarter.number()),
            Self::Half(year, half) => format!("\"{year}-H{half}\""),
            Self::Year(year) => format!("\"{year}\""),
            Self::Undated(schedule) => {
                let word = Schedule::ALL.iter().find(|(_, other)| *other == schedule).map_or("", |(word, _)| word);
                format!("\"{word}\"")
            }
        }
    }

    /// As a plan's column shows it: `30/11/2021`, `quý II/2021`, `thường xuyên`.
    pub fn shown(self) -> Text {
        match self {
            Self::Day(date) => Text::each(|language| language.date(date)),
            Self::Month(year, month) => Text::new(format!("tháng {month:02}/{year}"), format!("{year}-{month:02}")),
            Self::Quarter(year, quarter) => {
                Text::new(format!("quý {}/{year}", quarter.roman()), format!("quarter {} of {year}", quarter.number()))
            }
            Self::Half(year, 1) => Text::new(format!("6 tháng đầu năm {year}"), format!("first half of {year}")),
            Self::Half(year, _) => Text::new(format!("6 tháng cuối năm {year}"), format!("second half of {year}")),
            Self::Year(year) => Text::new(format!("năm {year}"), format!("{year}")),
            Self::Undated(schedule) => schedule.shown(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_and_its_last_day() {
        let last = |text: &str| Due::parse(text).and_then(Due::last_day).map(|date| date.to_string());
        assert_eq!(last("2021-06").as_deref(), Some("2021-06-30"));
        assert_eq!(last("2024-02").as_deref(), Some("2024-02-29"));
        assert_eq!(last("2021-Q2").as_deref(), Some("2021-06-30"));
        assert_eq!(last("2021-H1").as_deref(), Some("2021-06-30"));
        assert_eq!(last("2021-H2").as_deref(), Some("2021-12-31"));
        assert_eq!(last("2021").as_deref(), Some("2021-12-31"));
        assert_eq!(Due::parse("on-event"), Some(Due::Undated(Schedule::OnEvent)));
        for text in ["2021-06", "2021-Q2", "2021-H1", "2021", "on-event"] {
            assert_eq!(Due::parse(text).map(Due::written), Some(format!("\"{text}\"")));
        }
        assert_eq!(Due::parse("2012-Q2").and_then(|due| due.in_year(2021)), Due::parse("2021-Q2"));
        for wrong in ["", "2021-13", "2021-00", "2021-Q5", "2021-q2", "30/6/2021", "Quý II/2021", "+021", "2021-", "2021-1", "21"] {
            assert_eq!(Due::parse(wrong), None, "{wrong}");
        }
    }
}
