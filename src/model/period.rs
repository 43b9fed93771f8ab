//! Quarters and reporting periods: what opens when, and closes when.
//!
//! Cut-offs are those of Decree 09/2019/NĐ-CP, article 12: day 15 of the month before, to day 14 of the last month, both inclusive.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate};

use crate::language::Text;

/// A quarter of the report year, which runs from 15/12 of the year before to 14/12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quarter {
    /// Quý I.
    Q1,
    /// Quý II.
    Q2,
    /// Quý III.
    Q3,
    /// Quý IV.
    Q4,
}

impl Quarter {
    /// The four, in order.
    pub const ALL: [Self; 4] = [Self::Q1, Self::Q2, Self::Q3, Self::Q4];

    /// The quarter numbered 1 to 4.
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|quarter| quarter.number() == number)
    }

    /// 1 to 4.
    pub fn number(self) -> i64 {
        self as i64 + 1
    }

    /// `q1` to `q4`: its report's file name, and its key in data.
    pub fn key(self) -> &'static str {
        ["q1", "q2", "q3", "q4"][self as usize]
    }

    /// Its Roman numeral, as reports are titled.
    pub fn roman(self) -> &'static str {
        ["I", "II", "III", "IV"][self as usize]
    }

    /// The quarter before it in the same year.
    pub fn previous(self) -> Option<Self> {
        Self::from_number(self.number() - 1)
    }

    /// The quarter of the report year `year` whose window has `day`; the first and the last for days before and after the year.
    pub fn of_day(day: NaiveDate, year: i32) -> Self {
        Self::ALL.into_iter().find(|quarter| day <= quarter.closes(year)).unwrap_or(Self::Q4)
    }

    /// The day its window opens: 15 of the month before its first.
    pub fn opens(self, year: i32) -> NaiveDate {
        match self {
            Self::Q1 => day(year - 1, 12, 15),
            Self::Q2 => day(year, 3, 15),
            Self::Q3 => day(year, 6, 15),
            Self::Q4 => day(year, 9, 15),
        }
    }

    /// Its cut-off: 14 of its last month, inclusive.
    pub fn closes(self, year: i32) -> NaiveDate {
        day(year, self as u32 * 3 + 3, 14)
    }

    /// The last day of the calendar quarter: when a task due "quý II" is due.
    pub fn last_calendar_day(self, year: i32) -> NaiveDate {
        last_of_month(year, self as u32 * 3 + 3)
    }
}

/// Whether the quarters of one window are added up, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The report year.
    pub year: i32,
    /// The first quarter of the window.
    pub first: Quarter,
    /// The last: states are as of its cut-off.
    pub last: Quarter,
}

impl Period {
    /// The official report of quarter `quarter`: Quý I, 6 tháng, Quý III or Năm (the last two of a half are cumulative).
    pub fn official(year: i32, quarter: Quarter) -> Self {
        let first = match quarter {
            Quarter::Q1 | Quarter::Q2 | Quarter::Q4 => Quarter::Q1,
            Quarter::Q3 => Quarter::Q3,
        };
        Self { year, first, last: quarter }
    }

    /// The quarter that had closed last on `today`, as its official report.
    pub fn latest_closed(today: NaiveDate) -> Self {
        let closed = Quarter::ALL.into_iter().rev().find(|quarter| quarter.closes(today.year()) < today);
        closed.map_or_else(|| Self::official(today.year() - 1, Quarter::Q4), |quarter| Self::official(today.year(), quarter))
    }

    /// The quarters of the window, in order.
    pub fn quarters(self) -> impl DoubleEndedIterator<Item = Quarter> + Clone {
        Quarter::ALL.into_iter().filter(move |quarter| self.window_quarters().contains(quarter))
    }

    /// The window as a range of quarters.
    pub fn window_quarters(self) -> RangeInclusive<Quarter> {
        self.first..=self.last
    }

    /// The day the window opens.
    pub fn opens(self) -> NaiveDate {
        self.first.opens(self.year)
    }

    /// The cut-off.
    pub fn closes(self) -> NaiveDate {
        self.last.closes(self.year)
    }

    /// Whether it adds up more than one quarter.
    pub fn is_cumulative(self) -> bool {
        self.first != self.last
    }

    /// Whether it ends the report year.
    pub fn ends_year(self) -> bool {
        self.last == Quarter::Q4
    }

    /// Its last quarter alone.
    #[must_use]
    pub fn last_quarter_alone(self) -> Self {
        Self { first: self.last, ..self }
    }

    /// A stable key: `q1`, `h1`, `q3`, `year` …
    pub fn key(self) -> &'static str {
        match (self.first, self.last) {
            (Quarter::Q1, Quarter::Q2) => "h1",
            (Quarter::Q1, Quarter::Q3) => "9m",
            (Quarter::Q1, Quarter::Q4) => "year",
            (Quarter::Q3, Quarter::Q4) => "h2",
            (_, last) => last.key(),
        }
    }

    /// Its name without the year: `6 tháng đầu năm`.
    pub fn name(self) -> Text {
        match (self.first, self.last) {
            (Quarter::Q1, Quarter::Q2) => Text::fixed("6 tháng đầu năm", "first half"),
            (Quarter::Q1, Quarter::Q3) => Text::fixed("9 tháng năm", "first nine months"),
            (Quarter::Q1, Quarter::Q4) => Text::fixed("năm", "year"),
            (Quarter::Q3, Quarter::Q4) => Text::fixed("6 tháng cuối năm", "second half"),
            (_, last) => quarter_name(last),
        }
    }

    /// Its name with the year: `6 tháng đầu năm 2021`, `quý I năm 2021`.
    pub fn title(self) -> Text {
        let name = self.name();
        let of_year = if self.is_cumulative() { "" } else { "năm " };
        let of = if self.first == Quarter::Q1 && self.last == Quarter::Q4 { "" } else { "of " };
        Text::new(format!("{} {of_year}{}", name.vi, self.year), format!("{} {of}{}", name.en, self.year))
    }
}

/// `quý II`.
pub fn quarter_name(quarter: Quarter) -> Text {
    Text::new(format!("quý {}", quarter.roman()), format!("quarter {}", quarter.number()))
}

/// The day after `date`.
pub fn next_day(date: NaiveDate) -> NaiveDate {
    date.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
}

/// 31/12: the state a closing report gives.
pub fn year_end(year: i32) -> NaiveDate {
    last_of_month(year, 12)
}

/// The last day of a month; months outside 1 to 12 are clamped.
pub fn last_of_month(year: i32, month: u32) -> NaiveDate {
    let (year, month) = if month >= 12 { (year + 1, 1) } else { (year, month + 1) };
    day(year, month, 1).pred_opt().unwrap_or(NaiveDate::MIN)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_windows_of_2021() {
        let shown: Vec<String> = Quarter::ALL.iter().map(|quarter| format!("{} {}", quarter.opens(2021), quarter.closes(2021))).collect();
        assert_eq!(shown, ["2020-12-15 2021-03-14", "2021-03-15 2021-06-14", "2021-06-15 2021-09-14", "2021-09-15 2021-12-14"]);
    }

    #[test]
    fn the_quarter_of_a_day() {
        let of = |text: &str| Quarter::of_day(text.parse().expect("a date"), 2021);
        assert_eq!(of("2021-03-14"), Quarter::Q1);
        assert_eq!(of("2021-03-15"), Quarter::Q2);
        assert_eq!(of("2021-06-30"), Quarter::Q3);
        assert_eq!(of("2021-12-31"), Quarter::Q4);
        assert_eq!(of("2020-11-01"), Quarter::Q1);
    }

    #[test]
    fn the_latest_closed_period() {
        let on = |text: &str| Period::latest_closed(text.parse().expect("a date"));
        assert_eq!(on("2021-06-14"), Period::official(2021, Quarter::Q1));
        assert_eq!(on("2021-06-15"), Period::official(2021, Quarter::Q2));
        assert_eq!(on("2022-01-31"), Period::official(2021, Quarter::Q4));
    }
}
