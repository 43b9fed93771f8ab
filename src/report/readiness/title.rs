//! The first line of `cchc status`: whose report, of what, and how long there is.

use chrono::NaiveDate;

use super::counted;
use crate::language::Text;
use crate::model::period::Period;
use crate::rollup::completeness::Receipt;
use crate::rollup::readiness::Readiness;
use crate::rollup::view::View;

/// The first line: whose report, of what, and how long there is.
pub fn title(view: &View<'_>, own: &Readiness<'_>, today: NaiveDate) -> Text {
    let name = &own.reporting.agency.name;
    let period = report_title(view.period);
    let left = time_left(view.period, own, today);
    Text::new(format!("{name} — {}: {}", period.vi, left.vi), format!("{name} — {}: {}", period.en, left.en))
}

/// `báo cáo 6 tháng đầu năm 2021`.
pub(super) fn report_title(period: Period) -> Text {
    let title = period.title();
    let the = if period.is_cumulative() { "the " } else { "" };
    Text::new(format!("báo cáo {}", title.vi), format!("report of {the}{}", title.en))
}

/// How long there is until a report is due; where no day is set, until its figures close.
fn time_left(period: Period, own: &Readiness<'_>, today: NaiveDate) -> Text {
    let deadline = own.reporting.deadline.map(|deadline| deadline.by.value);
    Text::each(|language| {
        if let Receipt::Counted(on) = own.reporting.receipt {
            let (on, by) = (language.date(on), deadline.filter(|by| on > *by).map(|by| language.date(by)));
            return match by {
                None => language.pick(format!("đã gửi ngày {on}"), format!("submitted {on}")),
                Some(by) => language.pick(format!("đã gửi ngày {on}, sau hạn {by}"), format!("submitted {on}, after it was due {by}")),
            };
        }
        let day = deadline.unwrap_or_else(|| period.closes());
        let (left, shown) = ((day - today).num_days(), language.date(day));
        let days = |count: i64| counted(count, language, "ngày", "day", "days");
        match (deadline, left) {
            (Some(_), 0) => language.pick(format!("hôm nay là hạn gửi ({shown})"), format!("due today ({shown})")),
            (Some(_), 1..) => {
                language.pick(format!("còn {} để gửi (hạn {shown})", days(left)), format!("{} left (due {shown})", days(left)))
            }
            (Some(_), _) => {
                language.pick(format!("quá hạn gửi {} (hạn {shown})", days(-left)), format!("{} late (due {shown})", days(-left)))
            }
            (None, 0) => language.pick(format!("hôm nay chốt số liệu ({shown})"), format!("figures close today ({shown})")),
            (None, 1..) => language
                .pick(format!("chốt số liệu ngày {shown} (còn {})", days(left)), format!("figures close {shown} (in {})", days(left))),
            (None, _) => language.pick(format!("đã chốt số liệu ngày {shown}"), format!("figures closed {shown}")),
        }
    })
}
