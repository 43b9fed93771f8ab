//! A figure that adds up since the year began, written where a quarter's own belongs.
//!
//! A figure that grows is nothing unusual, so evidence is asked for: sums that balance once the quarters before are taken off, or a
//! figure that in every quarter is as large as all before it together.

use crate::check::naming::named;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Rule;
use crate::language::Text;
use crate::level::Level;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::indicator::{Carry, Identity, Indicator, Over};
use crate::model::period::quarter_name;
use crate::model::quarter_report::{Figure, FigureValue, QuarterReport, Slot};
use crate::rollup::stated;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "C0507",
    name: "cumulative-figure",
    level: Level::Warn,
    summary: Text::fixed(
        "số lũy kế từ đầu năm ghi ở chỗ của số riêng trong quý",
        "a figure cumulative since the year began where the quarter's own belongs",
    ),
    why: Text::fixed(
        "cchc tự cộng các quý; số đã cộng sẵn sẽ bị cộng hai lần. Số tăng là bình thường, nên chỉ nhắc khi có căn cứ: số liệu không cân đối mà trừ các quý trước đi thì cân đối đúng từng đơn vị (hoặc cân đối với số chuyển sang của đầu năm); hoặc từ quý III, một chỉ tiêu từ 20 trở lên mà quý nào cũng không nhỏ hơn các quý trước cộng lại, trừ khi phần lớn chỉ tiêu khác của báo cáo lại giảm. Báo cáo chép nguyên số của quý trước cũng được nhắc ở đây.",
        "cchc adds quarters up itself, and what was added up before would count twice. Figures that grow are nothing unusual, so it is told only on evidence: sums that do not balance and do exactly once the quarters before are taken off (or with the year's first opening figure); or, from Quarter III on, a figure of 20 or more that in every quarter is no less than all before it together, unless most other figures of the report fell. A report with the very figures of the quarter before is told of here too.",
    ),
    example: "# q1.toml: ho-so-tiep-nhan-moi = 120\n# q2.toml\n[in-period]\nho-so-tiep-nhan-moi = 260   # 120 của quý I + 140 của quý II",
    fix: Text::fixed(
        "Ghi số phát sinh riêng trong quý: lấy số lũy kế trừ số lũy kế đến hết quý trước.",
        "Write what happened in the quarter alone: the cumulative figure less the one up to the quarter before.",
    ),
    basis: Text::fixed("danh mục chỉ tiêu của Tỉnh (`over`, [[identity]])", "the province's catalogue (`over`, [[identity]])"),
};

/// Counts below this double by themselves: the last of a pattern must be as large.
const TELLING: i64 = 20;

/// Checks every quarter's report against those before it in its year. Each figure is told by itself, so that an exception can take it
/// out; [`join`] makes one finding of those that are left.
pub(in crate::check) fn check(checked: &Checked, findings: &mut Vec<Finding>) {
    for report in checked.sure_reports() {
        let Some(bundle) = checked.bundle_for(report.file, report.year) else { continue };
        let Some(earlier) = stated::earlier(checked, report).filter(|earlier| !earlier.is_empty()) else { continue };
        let year = Year { bundle, report, earlier };
        let (told, balances) = year.told(checked);
        findings.extend(told.iter().filter_map(|figure| year.finding(std::slice::from_ref(figure), balances)));
    }
}

/// One finding of those of a report.
pub(in crate::check) fn join(checked: &Checked, findings: &[Finding]) -> Option<Finding> {
    let file = findings.first()?.place.file;
    let report = checked.workspace().reports.iter().find(|report| report.file == file)?;
    let year = Year::of(checked, report)?;
    let (mut told, balances) = year.told(checked);
    told.retain(|(figure, _)| findings.iter().any(|finding| finding.about.iter().any(|id| id == figure.key())));
    year.finding(&told, balances)
}

/// Whether a broken identity is one of figures typed cumulatively: told here, so that it is not told twice.
pub(super) fn explains_identity(checked: &Checked, report: &QuarterReport, identity: &Identity) -> bool {
    let Some(year) = Year::of(checked, report) else { return false };
    year.typed(checked, identity).is_some()
}

/// Whether an opening figure is the year's because everything beside it was typed since the year began.
pub(super) fn explains_carry(checked: &Checked, bundle: &Bundle, report: &QuarterReport, carry: &Carry) -> bool {
    let Some(year) = Year::of(checked, report) else { return false };
    let opens = |identity: &&Identity| identity.left.iter().chain(&identity.right).any(|id| id.value == carry.opening.value);
    bundle.identities.iter().filter(opens).any(|identity| year.typed(checked, identity).is_some())
}

/// A report with those before it in its year.
struct Year<'a> {
    bundle: &'a Bundle,
    report: &'a QuarterReport,
    earlier: Vec<&'a QuarterReport>,
}

/// What the quarters before had of a flow, if it was typed cumulatively.
#[derive(Clone, Copy)]
enum Base {
    /// All of them together: they were typed alone.
    Sum,
    /// The last of them: it was typed cumulatively too.
    Last,
}

impl<'a> Year<'a> {
    fn of(checked: &'a Checked, report: &'a QuarterReport) -> Option<Self> {
        let bundle = checked.bundle_for(report.file, report.year)?;
        let earlier = stated::earlier(checked, report).filter(|earlier| !earlier.is_empty())?;
        Some(Self { bundle, report, earlier })
    }

    /// What the quarters before had of a flow; none unless all of them have it.
    fn before(&self, id: &str, base: Base) -> Option<i64> {
        let mut stated = self.earlier.iter().map(|earlier| stated::count(earlier, id));
        match base {
            Base::Sum => stated.try_fold(0_i64, |sum, count| Some(sum.saturating_add(count?))),
            Base::Last => stated.next_back()?,
        }
    }

    /// A flow of the quarter alone, if it was typed cumulatively; none where that would be less than nothing.
    fn own(&self, id: &str, base: Base) -> Option<i64> {
        let own = stated::count(self.report, id)? - self.before(id, base)?;
        (own >= 0).then_some(own)
    }

    /// The figures that seem to be cumulative, each with the quarter's own where that can be told; and whether sums balance with those.
    fn told(&self, checked: &Checked) -> (Vec<(&'a Figure, Option<i64>)>, bool) {
        let mut told: Vec<(&Figure, Option<i64>)> = Vec::new();
        for identity in &self.bundle.identities {
            let Some(base) = self.typed(checked, identity) else { continue };
            told.extend(self.flows(identity).map(|figure| (figure, self.own(figure.key(), base))));
        }
        let balances = !told.is_empty();
        if !balances {
            told.extend(self.report.in_period.iter().filter(|figure| self.repeats(figure)).map(|figure| (figure, None)));
            if !told.is_empty() && self.falls_otherwise(told.len()) {
                told.clear();
            }
        }
        told.sort_by_key(|(figure, _)| figure.place);
        told.dedup_by_key(|(figure, _)| figure.place);
        (told, balances)
    }

    fn over(&self, id: &str) -> Option<Over> {
        self.bundle.indicator(id).filter(|indicator| indicator.holds_in(self.report.year)).map(|indicator| indicator.over)
    }

    /// The flows of an identity, as the report has them.
    fn flows(&self, identity: &'a Identity) -> impl Iterator<Item = &'a Figure> {
        let report = self.report;
        let ids = identity.left.iter().chain(&identity.right).filter(|id| self.over(&id.value) == Some(Over::Flow));
        ids.filter_map(|id| report.figure(&id.value))
    }

    /// What to take off an identity's flows, where its figures are right only when read as cumulative.
    fn typed(&self, checked: &Checked, identity: &Identity) -> Option<Base> {
        let (left, right) = stated::sides(identity, |id| stated::count(self.report, id))?;
        // Stocks and openings alone cannot be cumulative.
        identity.left.iter().chain(&identity.right).find(|id| self.over(&id.value) == Some(Over::Flow))?;
        let alone = |base: Base, opening: &dyn Fn(&str) -> Option<i64>| {
            let sides = stated::sides(identity, |id| match self.over(id)? {
                Over::Flow => self.own(id, base),
                Over::Stock => stated::count(self.report, id),
                Over::Opening => opening(id),
            });
            sides.is_some_and(|(left, right)| left == right)
        };
        let as_typed = |id: &str| stated::count(self.report, id);
        let base = |opening: &dyn Fn(&str) -> Option<i64>| [Base::Sum, Base::Last].into_iter().find(|base| alone(*base, opening));
        if left == right {
            // Everything typed since the year began balances, with the year's first opening figure in place of the quarter's.
            let carried = |id: &str| {
                let (opens, first, closed) = self.openings(checked, id)?;
                (opens == first && opens != closed).then_some(closed)
            };
            let openings = identity.left.iter().chain(&identity.right).filter(|id| self.over(&id.value) == Some(Over::Opening));
            return openings.map(|id| carried(&id.value)).find(Option::is_some).and_then(|_| base(&carried));
        }
        if let Some(base) = base(&as_typed) {
            return Some(base);
        }
        // The quarter's own opening figure stands beside flows since the year began.
        let of_the_year = |id: &str| {
            let (opens, first, closed) = self.openings(checked, id)?;
            (opens == closed).then_some(first)
        };
        let sides = stated::sides(identity, |id| match self.over(id)? {
            Over::Flow => stated::count(self.report, id).filter(|typed| self.before(id, Base::Last).is_none_or(|last| last <= *typed)),
            Over::Stock => stated::count(self.report, id),
            Over::Opening => of_the_year(id),
        });
        sides.is_some_and(|(left, right)| left == right).then_some(Base::Sum)
    }

    /// An opening figure as typed, as the year's first quarter typed it, and as the quarter before closed.
    fn openings(&self, checked: &Checked, id: &str) -> Option<(i64, i64, i64)> {
        let carry = self.bundle.carries.iter().find(|carry| carry.opening.value == id)?;
        let (closed, _) = stated::closing(checked, self.report, carry)?;
        Some((stated::count(self.report, id)?, stated::count(self.earlier.first()?, id)?, closed))
    }

    /// Whether a flow is as large as all quarters before it together, in every quarter from the second on, the third at least.
    fn repeats(&self, figure: &Figure) -> bool {
        let id = figure.key();
        let FigureValue::Count(last) = figure.value else { return false };
        let flows = |indicator: &Indicator| indicator.holds_in(self.report.year) && indicator.over == Over::Flow;
        if last < TELLING || self.earlier.len() < 2 || !self.bundle.indicator_of(figure).is_some_and(flows) {
            return false;
        }
        let mut sum: i64 = 0;
        let mut all = self.earlier.iter().map(|earlier| stated::count(earlier, id)).chain([Some(last)]);
        all.all(|count| {
            let Some(count) = count.filter(|count| *count > 0 && *count >= sum) else { return false };
            sum = sum.saturating_add(count);
            true
        })
    }

    /// Whether most of the other flows fell since the quarter before, which what adds up never does: then this agency types quarters alone,
    /// and what grew grew by itself.
    fn falls_otherwise(&self, told: usize) -> bool {
        let now_and_before = |figure: &Figure| {
            let flow = self.over(figure.key()) == Some(Over::Flow);
            Some((stated::count(self.report, figure.key()).filter(|_| flow)?, self.before(figure.key(), Base::Last)?))
        };
        let flows: Vec<(i64, i64)> = self.report.in_period.iter().filter_map(now_and_before).collect();
        let fell = flows.iter().filter(|(now, before)| now < before).count();
        2 * fell > flows.len().saturating_sub(told)
    }

    fn finding(&self, told: &[(&Figure, Option<i64>)], balances: bool) -> Option<Finding> {
        let (first, _) = told.first()?;
        let Slot::Quarter(quarter) = self.report.slot else { return None };
        let of = quarter_name(quarter);
        let before = self.before(first.key(), Base::Sum);
        let repeats = |figure: &Figure| self.before(figure.key(), Base::Last) == stated::count(self.report, figure.key());
        if balances && told.iter().all(|(figure, _)| repeats(figure)) {
            return self.copied(told, &of);
        }
        let seem = if told.len() == 1 { "seems" } else { "seem" };
        let finding = Finding::new(
            &RULE,
            first.place,
            Text::each(|language| {
                let (ids, of) = (named(told.iter().map(|(figure, _)| figure.key()), language), of.in_language(language));
                language.pick(
                    format!("{ids} có vẻ là số lũy kế từ đầu năm, không phải số riêng của {of}"),
                    format!("{ids} {seem} to be cumulative since the year began, not of {of} alone"),
                )
            }),
        )
        .label(Text::each(|language| match before {
            _ if balances => {
                language.pick("trừ các quý trước đi thì số liệu cân đối", "without the quarters before, the figures balance").to_owned()
            }
            None => String::new(),
            Some(sum) => {
                let sum = language.integer(sum);
                language.pick(
                    format!("không nhỏ hơn các quý trước cộng lại ({sum}), và quý nào cũng vậy"),
                    format!("no less than the quarters before together ({sum}), and so in every quarter"),
                )
            }
        }));
        let earlier = self.earlier.iter().filter_map(|report| match report.slot {
            Slot::Quarter(quarter) => Some((report.figure(first.key())?, quarter_name(quarter))),
            Slot::Closing => None,
        });
        let finding = earlier.fold(finding, |finding, (figure, of)| {
            finding.related(figure.place, Text::new(format!("số của {}", of.vi), format!("the figure of {}", of.en)))
        });
        let own: Vec<String> = told.iter().filter_map(|(figure, own)| Some(format!("{} = {}", figure.key(), (*own)?))).collect();
        let finding = told.iter().fold(finding, |finding, (figure, _)| finding.about(figure.key()));
        Some(if own.len() == told.len() {
            finding
                .help(Text::new(
                    format!("[in-period] ghi số riêng của {}; nếu đúng là số lũy kế thì ghi:", of.vi),
                    format!("[in-period] has the figures of {} alone; if these are cumulative, write:", of.en),
                ))
                .paste(own.join("\n"))
        } else {
            finding.help(Text::new(
                format!("[in-period] ghi số riêng của {}: lấy số lũy kế trừ số lũy kế đến hết quý trước", of.vi),
                format!("[in-period] has the figures of {} alone: the cumulative figure less the one up to the quarter before", of.en),
            ))
        })
    }

    /// Figures that are those of the quarter before: nothing is cumulative then, one file was copied from the other.
    fn copied(&self, told: &[(&Figure, Option<i64>)], of: &Text) -> Option<Finding> {
        let (first, _) = told.first()?;
        let before = self.earlier.last()?;
        let name = before.slot.name();
        let title = Text::each(|language| {
            let ids = named(told.iter().map(|(figure, _)| figure.key()), language);
            let are = if told.len() == 1 { "is the very figure" } else { "are the very figures" };
            language.pick(format!("{ids} trùng hệt số của {}", name.vi), format!("{ids} {are} of {}", name.en))
        });
        let finding = Finding::new(&RULE, first.place, title)
            .label(Text::new(format!("trùng số của {}", name.vi), format!("the same as in {}", name.en)))
            .related(before.figure(first.key())?.place, Text::new(format!("số của {}", name.vi), format!("the figure of {}", name.en)));
        let finding = told.iter().fold(finding, |finding, (figure, _)| finding.about(figure.key()));
        Some(finding.help(Text::new(
            format!("tệp này có vẻ chép từ báo cáo {}: ghi số riêng của {}", name.vi, of.vi),
            format!("this file looks like a copy of the {} report: write the figures of {} alone", name.en, of.en),
        )))
    }
}
