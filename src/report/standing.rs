//! What every report stands on: its plan and window, how complete it is, the bundle, the commit, the program.

use chrono::NaiveDate;

use super::Request;
use crate::document::{Block, Cell, Fact};
use crate::language::{Language, Text};
use crate::model::period::{Period, quarter_name};
use crate::model::revision::Revision;
use crate::rollup::completeness::{Completeness, Receipt, Reporting};
use crate::rollup::view::View;

/// The facts at the head of a document.
pub(super) fn facts(request: &Request<'_>, completeness: &Completeness<'_>) -> Vec<Fact> {
    let view = &request.view;
    let plan = &view.bundle.plan;
    let words = |key, label: Text, value: Text| Fact { key, label, value: Cell::Words(value) };
    let mut facts = vec![
        words(
            "plan",
            Text::fixed("Kế hoạch của Tỉnh", "Provincial plan"),
            Text::each(|language| format!("{} {} {}", plan.number.value, language.pick("ngày", "of"), language.date(plan.issued.value))),
        ),
        words("window", Text::fixed("Kỳ số liệu", "Window"), window(view.period)),
        words("as-of", Text::fixed("Tính đến", "As of"), as_of(view.period, view.as_of)),
        words(
            "received",
            Text::fixed("Báo cáo", "Reports"),
            Text::each(|language| {
                let of = completeness.expected();
                format!(
                    "{} {}/{of} · {} {}/{of} ({})",
                    language.pick("đã nhận", "received"),
                    completeness.received(),
                    language.pick("đã tổng hợp", "counted"),
                    completeness.counted(),
                    quarter_name(view.period.last).in_language(language),
                )
            }),
        ),
        words(
            "bundle",
            Text::fixed("Bộ dữ liệu", "Bundle"),
            Text::new(
                format!("{} (dấu vân tay {})", plan.id.value, view.bundle.fingerprint),
                format!("{} (fingerprint {})", plan.id.value, view.bundle.fingerprint),
            ),
        ),
    ];
    if let Some(own) = only_agency(view) {
        let only = Text::new(format!("chỉ {own}, không phải số liệu toàn tỉnh"), format!("{own} only, not the whole province"));
        facts.insert(0, words("scope", Text::fixed("Phạm vi", "Scope"), only));
    }
    if let Some(revision) = &request.revision {
        facts.push(words("revision", Text::fixed("Kho dữ liệu", "Repository"), shown(revision)));
    }
    facts.push(Fact {
        key: "program",
        label: Text::fixed("Chương trình", "Program"),
        value: Cell::Text(concat!("cchc ", env!("CARGO_PKG_VERSION")).to_owned()),
    });
    facts
}

/// The window of a period, and of its last quarter alone where it is cumulative.
pub(super) fn window(period: Period) -> Text {
    Text::each(|language| {
        let span = format!("{} – {}", language.date(period.opens()), language.date(period.closes()));
        if !period.is_cumulative() {
            return format!("{}: {span}", period.title().in_language(language));
        }
        let alone = period.last_quarter_alone();
        format!(
            "{} ({}): {span} · {}: {} – {}",
            period.title().in_language(language),
            language.pick("lũy kế", "cumulative"),
            language.pick(format!("riêng {}", quarter_name(period.last).vi), format!("{} alone", quarter_name(period.last).en)),
            language.date(alone.opens()),
            language.date(alone.closes()),
        )
    })
}

/// The day states are as of.
pub(super) fn as_of(period: Period, as_of: NaiveDate) -> Text {
    let cut_off = period.closes();
    Text::each(|language| {
        let day = language.date(as_of);
        if as_of == cut_off {
            return format!("{day} ({})", language.pick("ngày chốt số liệu", "the cut-off"));
        }
        let until = language.date(cut_off);
        language.pick(
            format!("{day} (trước ngày chốt số liệu {until}; số phát sinh trong kỳ vẫn là của cả quý)"),
            format!("{day} (before the cut-off {until}; flows are still the whole quarter's)"),
        )
    })
}

fn shown(revision: &Revision) -> Text {
    match revision {
        Revision::None => Text::fixed("không có kho git", "no git repository"),
        Revision::Commit { id, clean: true } => Text::new(format!("{id}, không có thay đổi chưa ghi"), format!("{id}, clean")),
        Revision::Commit { id, clean: false } => {
            Text::new(format!("{id}, có thay đổi chưa ghi"), format!("{id}, with uncommitted changes"))
        }
    }
}

/// Paragraphs that name who is missing, what is not usable, and what was left out.
pub(super) fn rest(view: &View<'_>, completeness: &Completeness<'_>) -> Vec<Block> {
    let sources = &view.checked.workspace().sources;
    let mut blocks = Vec::new();
    let mut say = |label: Text, items: Vec<Text>| {
        if !items.is_empty() {
            blocks.push(Block::Paragraph(Text::each(|language| {
                let items: Vec<&str> = items.iter().map(|item| item.in_language(language)).collect();
                format!("{}: {}", label.in_language(language), items.join("; "))
            })));
        }
    };
    let deadline = |row: &Reporting<'_>| {
        Text::each(|language| match row.deadline {
            Some(deadline) => format!("{} ({} {})", row.agency.name, language.pick("hạn", "due"), language.date(deadline.by.value)),
            None => row.agency.name.clone(),
        })
    };
    say(
        Text::fixed("Chưa có báo cáo", "Not reported"),
        completeness.with(|receipt| *receipt == Receipt::Missing).into_iter().map(deadline).collect(),
    );
    say(
        Text::fixed("Mới là bản thảo, chưa gửi (chưa tính)", "Draft, not submitted (not counted)"),
        completeness.with(|receipt| *receipt == Receipt::Draft).into_iter().map(deadline).collect(),
    );
    let unusable = completeness.agencies.iter().filter_map(|row| match row.receipt {
        Receipt::Unusable(file) => Some(Text::new(
            format!("{} ({} không đọc được)", row.agency.name, sources.path(file)),
            format!("{} ({} cannot be read)", row.agency.name, sources.path(file)),
        )),
        _ => None,
    });
    say(Text::fixed("Chưa hợp lệ, chưa tổng hợp", "Not usable, not counted"), unusable.collect());
    let late = completeness.agencies.iter().filter(|row| row.is_late()).map(|row| {
        Text::each(|language| {
            let on = match row.receipt {
                Receipt::Counted(on) => language.date(on),
                _ => String::new(),
            };
            let by = row.deadline.map_or_else(String::new, |deadline| language.date(deadline.by.value));
            format!("{} ({on}, {} {by})", row.agency.name, language.pick("hạn", "due"))
        })
    });
    say(Text::fixed("Gửi sau hạn", "Submitted late"), late.collect());
    let without_plan = completeness.agencies.iter().filter(|row| !row.has_plan).map(|row| match row.unusable_plan {
        Some(file) => Text::new(
            format!("{} ({} không đọc được)", row.agency.name, sources.path(file)),
            format!("{} ({} cannot be read)", row.agency.name, sources.path(file)),
        ),
        None => Text::same(row.agency.name.clone()),
    });
    say(Text::fixed("Chưa có kế hoạch dùng được", "No usable plan"), without_plan.collect());
    say(
        Text::fixed("Tệp khác không đọc được nên không tính", "Other files that cannot be read and do not count"),
        completeness.unreadable.iter().map(|file| Text::same(sources.path(*file))).collect(),
    );
    if view.bundle.broken {
        say(
            Text::fixed("Bộ dữ liệu của tỉnh có tệp không đọc được trọn vẹn", "The province's bundle has a file that did not parse"),
            vec![Text::fixed(
                "số theo nội dung, lượt giao và chỉ tiêu có thể sai cho đến khi sửa xong",
                "figures by area, obligations and indicators may be wrong until it is fixed",
            )],
        );
    }
    let left_out = completeness.left_out.iter().map(|(file, entry, key)| Text::same(format!("{}#{entry} (`{key}`)", sources.path(*file))));
    say(
        Text::fixed(
            "Mục không hiểu được nên không tính (nhiệm vụ bị để ngoài; tiến độ coi như chưa có báo cáo; điều chỉnh không có tác dụng)",
            "Entries that cannot be understood and do not count (a task is left out, progress counts as not reported, an amendment has no effect)",
        ),
        left_out.collect(),
    );
    blocks
}

/// Says in words that there is nothing to count, where there is no plan or no report at all.
pub(super) fn nothing(completeness: &Completeness<'_>) -> Option<Block> {
    let planning = completeness.planning() > 0;
    let text = match (planning, completeness.counted() > 0) {
        (true, true) => return None,
        (true, false) => Text::fixed(
            "Chưa có báo cáo nào của kỳ này để tổng hợp: số dưới đây chỉ cho biết kế hoạch và các quý trước.",
            "No report of this period is there to count: the figures below know only the plans and the quarters before.",
        ),
        (false, true) => Text::fixed(
            "Chưa cơ quan nào có kế hoạch dùng được, nên không có nhiệm vụ nào để đếm.",
            "No agency has a usable plan, so there is no task to count.",
        ),
        (false, false) => Text::fixed(
            "Chưa có kế hoạch và báo cáo nào dùng được của kỳ này, nên không có gì để đếm; số 0 ở đây không có nghĩa là không có việc.",
            "There is no usable plan and no report of this period, so there is nothing to count; a 0 here does not mean that nothing was to be done.",
        ),
    };
    Some(Block::Paragraph(text))
}

/// Says once how an official report reads when a quarter was asked for.
pub(super) fn official(view: &View<'_>) -> Option<Block> {
    let period = view.period;
    if !period.is_cumulative() {
        return None;
    }
    let quarter = quarter_name(period.last);
    let official = Period::official(period.year, period.last) == period;
    let (says_vi, says_en) = if official {
        (
            format!("Không có báo cáo riêng {}: báo cáo chính thức của kỳ này là báo cáo {}. ", quarter.vi, period.title().vi),
            format!("There is no report of {} alone: the official report here is the {}'s. ", quarter.en, period.title().en),
        )
    } else {
        ("Kỳ này không phải kỳ báo cáo chính thức. ".to_owned(), "This is not an official reporting period. ".to_owned())
    };
    Some(Block::Paragraph(Text::new(
        format!(
            "{says_vi}Số liệu lũy kế {}; phần “riêng {}” chỉ gồm số phát sinh, nhiệm vụ hoàn thành và kinh phí chi trong quý. Trạng thái nhiệm vụ tính đến {}.",
            period.title().vi,
            quarter.vi,
            Language::Vietnamese.date(view.as_of)
        ),
        format!(
            "{says_en}Figures are cumulative over the {}; “{} alone” covers only flows, tasks completed and money spent within the quarter. The state of a task is as of {}.",
            period.title().en,
            quarter.en,
            Language::English.date(view.as_of)
        ),
    )))
}

/// The agency an id names, as documents show it.
pub(super) fn agency_name(view: &View<'_>, id: &str) -> String {
    view.bundle.agency_name(id).to_owned()
}

/// The agency whose repository it is, where it is of one only.
fn only_agency<'a>(view: &View<'a>) -> Option<&'a str> {
    let own = view.checked.workspace().manifest.agency.as_ref()?;
    Some(view.bundle.agency_name(&own.value))
}

/// A title: the subject, the period, the province; the agency where the repository is of one only.
pub(super) fn title(request: &Request<'_>, subject: &Text) -> Text {
    let view = &request.view;
    let period = view.period.title();
    let province = match only_agency(view) {
        Some(own) => own.to_owned(),
        None => view.bundle.plan.province.clone().unwrap_or_else(|| view.bundle.plan.issuer.clone()),
    };
    Text::each(|language| {
        let line = format!("{} {} — {province}", subject.in_language(language), period.in_language(language));
        match language {
            Language::Vietnamese => line.to_uppercase(),
            Language::English => line,
        }
    })
}
