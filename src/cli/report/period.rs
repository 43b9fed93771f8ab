//! Which period a report is of, and as of which day.

use chrono::NaiveDate;

use super::Args;
use crate::cli::console::Console;
use crate::cli::{Exit, today};
use crate::language::Text;
use crate::model::period::{Period, Quarter};

/// The day states are as of; one outside the period's last quarter is refused.
pub(super) fn as_of(args: &Args, period: Period, console: &Console) -> Result<NaiveDate, Exit> {
    let (opens, closes) = (period.last_quarter_alone().opens(), period.closes());
    let Some(as_of) = args.as_of else { return Ok(closes) };
    if as_of < opens || as_of > closes {
        console.error(&Text::each(|language| {
            let (day, opens, closes) = (language.date(as_of), language.date(opens), language.date(closes));
            language.pick(
                format!("--as-of {day} nằm ngoài quý của kỳ này ({opens} – {closes})"),
                format!("--as-of {day} is outside this period's quarter ({opens} – {closes})"),
            )
        }));
        console.hint(&Text::fixed("nêu kỳ có ngày ấy, ví dụ --quarter 2", "name the period that has that day, such as --quarter 2"));
        return Err(Exit::Usage);
    }
    Ok(as_of)
}

/// The period asked for, or the latest one closed.
pub(super) fn period(args: &Args, year: i32, console: &Console) -> Result<Period, Exit> {
    let window = |first, last| Period { year, first, last };
    if let Some(quarter) = args.quarter.and_then(Quarter::from_number) {
        return Ok(Period::official(year, quarter));
    }
    match args.half {
        Some(1) => return Ok(window(Quarter::Q1, Quarter::Q2)),
        Some(_) => return Ok(window(Quarter::Q3, Quarter::Q4)),
        None => {}
    }
    if args.nine_months {
        return Ok(window(Quarter::Q1, Quarter::Q3));
    }
    if args.annual {
        return Ok(window(Quarter::Q1, Quarter::Q4));
    }
    let latest = Period::latest_closed(today());
    match latest.year.cmp(&year) {
        std::cmp::Ordering::Equal => Ok(latest),
        std::cmp::Ordering::Greater => Ok(Period::official(year, Quarter::Q4)),
        std::cmp::Ordering::Less => {
            console.error(&Text::new(format!("năm {year} chưa có kỳ nào chốt số liệu"), format!("no period of {year} has closed yet")));
            console.hint(&Text::fixed("nêu kỳ muốn xem, ví dụ --quarter 1", "name the period, for example --quarter 1"));
            Err(Exit::Usage)
        }
    }
}
