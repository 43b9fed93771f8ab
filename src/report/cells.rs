//! Tables of cells and rates, by any grouping.

use crate::document::{Cell, Chart, Column, Kind, Row, Shape, Table, Tone};
use crate::language::Text;
use crate::model::period::{Period, quarter_name};
use crate::rollup::cells::{self, Cells, Rate};
use crate::rollup::status::{States, TaskState};
use crate::rollup::view::View;

use super::{By, standing};

/// What a row of a grouping is called, and its cells.
type Group = (Vec<Cell>, Cells);

/// A view's tasks by one grouping, in its own order, and their sum.
pub(super) struct Grouped {
    by: By,
    groups: Vec<Group>,
    total: Cells,
}

impl Grouped {
    /// Groups the tasks of `states`.
    pub(super) fn new(view: &View<'_>, states: &States<'_>, by: By) -> Self {
        let groups = match by {
            By::Area => by_area(view, states),
            By::Agency => by_agency(view, states),
            By::Kind => by_kind(view, states),
        };
        Self { by, groups, total: cells::total(view, &states.tasks) }
    }
}

fn by_area(view: &View<'_>, states: &States<'_>) -> Vec<Group> {
    let mut counted = cells::by(view, &states.tasks, |task: &TaskState<'_>| task.area);
    let wanted = view.bundle.plan.areas.iter().filter(|area| view.area.is_none_or(|only| only == area.id.value));
    let mut groups: Vec<Group> = wanted
        .map(|area| {
            let cells = counted.remove(&Some(area.id.value)).unwrap_or_default();
            (vec![Cell::Text(format!("{} {}", area.id.value, area.name))], cells)
        })
        .collect();
    if let Some(unknown) = counted.remove(&None) {
        let words = Text::fixed("Không rõ nội dung (mã nhiệm vụ của Tỉnh không có)", "Area unknown (no such provincial task)");
        groups.push((vec![Cell::Words(words)], unknown));
    }
    groups
}

fn by_agency(view: &View<'_>, states: &States<'_>) -> Vec<Group> {
    let mut counted = cells::by(view, &states.tasks, |task: &TaskState<'_>| task.agency);
    let mut groups: Vec<Group> = view
        .expected()
        .into_iter()
        .map(|agency| {
            let cells = counted.remove(agency.id.value.as_str()).unwrap_or_default();
            (vec![Cell::Text(agency.name.clone())], cells)
        })
        .collect();
    groups.extend(counted.into_iter().map(|(id, cells)| (vec![Cell::Text(standing::agency_name(view, id))], cells)));
    groups
}

fn by_kind(view: &View<'_>, states: &States<'_>) -> Vec<Group> {
    let kind_of = |task: &TaskState<'_>| view.bundle.agency(task.agency).map(|agency| agency.kind.value.as_str());
    let mut counted = cells::by(view, &states.tasks, kind_of);
    let mut groups: Vec<Group> = view
        .bundle
        .kinds
        .iter()
        .filter_map(|kind| {
            let cells = counted.remove(&Some(kind.id.value.as_str()));
            let owes = view.expected().iter().any(|agency| agency.kind.value == kind.id.value);
            (owes || cells.is_some()).then(|| (vec![Cell::Text(kind.name.clone())], cells.unwrap_or_default()))
        })
        .collect();
    groups.extend(counted.into_iter().map(|(kind, cells)| {
        let words = Text::fixed("ngoài danh bạ", "outside the register");
        (vec![kind.map_or(Cell::Words(words), |kind| Cell::Text(kind.to_owned()))], cells)
    }));
    groups
}

/// The head of a grouping's first column.
fn head(by: By) -> Column {
    let title = match by {
        By::Area => Text::fixed("Nội dung", "Area"),
        By::Agency => Text::fixed("Cơ quan", "Agency"),
        By::Kind => Text::fixed("Loại cơ quan", "Kind of agency"),
    };
    let key = match by {
        By::Area => "area",
        By::Agency => "agency",
        By::Kind => "kind",
    };
    Column::new(key, title, Kind::Text, 0)
}

/// The five cells of a dated task, as a chart stacks them.
pub(super) const SERIES: [(&str, Tone); 5] = [
    ("done-on-time", Tone::Good),
    ("done-late", Tone::Fair),
    ("open-in-term", Tone::Open),
    ("open-overdue", Tone::Bad),
    ("not-reported", Tone::Missing),
];

/// Tasks with a deadline: the five cells and the named rates.
pub(super) fn dated(view: &View<'_>, grouped: &Grouped) -> Table {
    let Grouped { by, groups, total } = grouped;
    let by = *by;
    let mut columns = vec![head(by)];
    columns.extend(dated_columns(view.period));
    let row = |mut label: Vec<Cell>, cells: &Cells| {
        label.extend(dated_cells(view.period, cells));
        label
    };
    let mut rows: Vec<Row> = groups.iter().map(|(label, cells)| Row::body(row(label.clone(), cells))).collect();
    rows.push(Row::total(row(vec![Cell::Words(everyone(view))], total)));
    let formulas = formulas(&columns);
    Table {
        key: match by {
            By::Area => "by-area",
            By::Agency => "by-agency",
            By::Kind => "by-kind",
        },
        title: Text::fixed("Nhiệm vụ có thời hạn trong kế hoạch của các cơ quan", "Tasks with a deadline in agencies' plans"),
        columns,
        rows,
        chart: Some(Chart {
            title: Text::fixed("Tình trạng nhiệm vụ có thời hạn", "State of tasks with a deadline"),
            shape: Shape::Bars,
            category: head(by).key,
            series: SERIES.map(|(key, tone)| (key.into(), tone)).into(),
        }),
        notes: vec![over_plans(view), formulas],
    }
}

/// The columns of tasks with a deadline, after the one that names the row.
pub(super) fn dated_columns(period: Period) -> Vec<Column> {
    let quarter = quarter_name(period.last);
    let count = |key, vi, en, weight| Column::new(key, Text::fixed(vi, en), Kind::Count, weight);
    let ratio = |key, vi, en, weight| Column::new(key, Text::fixed(vi, en), Kind::Ratio, weight);
    let mut columns = vec![
        count("total", "Tổng", "Total", 0),
        count("done-on-time", "hoàn thành\nđúng hạn", "done\non time", 2),
        count("done-late", "hoàn thành\nquá hạn", "done\nlate", 2),
        count("open-in-term", "chưa xong\ntrong hạn", "open\nin term", 2),
        count("open-overdue", "chưa xong\nquá hạn", "open\noverdue", 0),
        count("not-reported", "chưa có\nbáo cáo", "not\nreported", 2),
        count("not-reported-past-due", "chưa có báo cáo,\nđã quá thời hạn", "not reported,\npast due", 6),
        count("due", "đến\nhạn", "due", 5),
        count("done-of-due", "đã xong\ntrong đến hạn", "done\nof due", 6),
        ratio("plan-completed", "hoàn thành\nkế hoạch", "plan\ncompleted", 1).worked_out(Text::fixed("hoàn thành / tổng", "done / total")),
        ratio("due-completed", "hoàn thành\nđến hạn", "due\ncompleted", 3).worked_out(Text::fixed(
            "xong trong số đến hạn / đến hạn (thời hạn ≤ ngày chốt)",
            "done of those due / due (deadline ≤ cut-off)",
        )),
        ratio("on-time", "đúng\nhạn", "on\ntime", 4).worked_out(Text::fixed("hoàn thành đúng hạn / hoàn thành", "done on time / done")),
        ratio("done-of-done-and-overdue", "trên xong\nvà quá hạn", "of done\nand overdue", 7).worked_out(Text::fixed(
            "hoàn thành / (hoàn thành + quá hạn + chưa có báo cáo đã quá thời hạn)",
            "done / (done + overdue + not reported past the deadline)",
        )),
    ];
    if period.is_cumulative() {
        let title = Text::new(format!("xong riêng\n{}", quarter.vi), format!("done in\n{}", quarter.en));
        columns.push(Column::new("completed-in-quarter", title, Kind::Count, 8));
    }
    columns
}

/// The cells under [`dated_columns`].
pub(super) fn dated_cells(period: Period, cells: &Cells) -> Vec<Cell> {
    let mut row = vec![
        Cell::Count(cells.dated()),
        Cell::Count(cells.done_on_time),
        Cell::Count(cells.done_late),
        Cell::Count(cells.open_in_term),
        Cell::Count(cells.open_overdue),
        Cell::Count(cells.not_reported),
        Cell::Count(cells.not_reported_past_due),
        Cell::Count(cells.due),
        Cell::Count(cells.done_of_due),
        rate(cells.plan_completed()),
        rate(cells.due_completed()),
        rate(cells.on_time()),
        rate(cells.done_of_done_and_overdue()),
    ];
    if period.is_cumulative() {
        row.push(Cell::Count(cells.completed_in_quarter));
    }
    row
}

/// How the rates among some columns are worked out, in one line.
pub(super) fn formulas(columns: &[Column]) -> Text {
    Text::each(|language| {
        let each = columns.iter().filter_map(|column| {
            let formula = column.formula.as_ref()?.in_language(language);
            Some(format!("{} = {formula}", column.title.in_language(language).replace('\n', " ")))
        });
        each.collect::<Vec<_>>().join(" · ")
    })
}

/// Tasks with a deadline as they stood on 31/12, over the agencies that handed in a closing report.
pub(super) fn at_year_end(view: &View<'_>, grouped: &Grouped, agencies: &[&str]) -> Table {
    let (n, of) = (agencies.len(), view.expected().len());
    let names: Vec<String> = agencies.iter().map(|id| standing::agency_name(view, id)).collect();
    let named = |row: &Row| matches!(row.cells.first(), Some(Cell::Text(name)) if names.contains(name));
    let mut table = dated(view, grouped);
    table.key = "at-year-end";
    table.title = Text::new(
        format!("Tình trạng đến 31/12 của {n}/{of} cơ quan có closing.toml"),
        format!("State at 31/12 of the {n}/{of} agencies with a closing.toml"),
    );
    // What was completed in the quarter alone ends with the quarter, before 31/12.
    let alone = table.columns.iter().position(|column| column.key == "completed-in-quarter");
    if let Some(alone) = alone {
        table.columns.remove(alone);
    }
    table.rows.retain(|row| row.total || named(row));
    for row in &mut table.rows {
        if let Some(alone) = alone {
            row.cells.remove(alone);
        }
        if row.total {
            row.cells[0] = Cell::Words(Text::new(format!("{n} cơ quan"), format!("{n} agencies")));
        }
    }
    table.notes = vec![Text::fixed("“Đến hạn” ở bảng này là thời hạn đến 31/12.", "“Due” in this table means due by 31/12.")];
    table
}

/// Tasks without a deadline: what was done of what was owed in the last quarter.
pub(super) fn undated(view: &View<'_>, grouped: &Grouped) -> Table {
    let Grouped { by, groups, total } = grouped;
    let by = *by;
    let count = |key, vi, en, weight| Column::new(key, Text::fixed(vi, en), Kind::Count, weight);
    let mut columns = vec![
        head(by),
        count("total", "Tổng", "Total", 0),
        count("carried-out", "đã thực hiện\ntrong kỳ", "carried\nout", 0),
        count("not-carried-out", "chưa thực hiện\ntrong kỳ", "not\ncarried out", 0),
        count("not-reported", "chưa có\nbáo cáo", "not\nreported", 0),
        count("not-arisen", "chưa\nphát sinh", "not\narisen", 1),
        count("not-owed", "không đến kỳ\nthực hiện", "not owed\nthis quarter", 2),
    ];
    let year_end = view.is_year_end();
    if year_end {
        columns.push(count("done-over-year", "đủ các quý\ntrong năm", "done every\nquarter", 3));
        columns.push(count("owed-in-year", "phải thực hiện\ntrong năm", "owed in\nthe year", 3));
    }
    let row = |mut label: Vec<Cell>, cells: &Cells| {
        label.extend([
            Cell::Count(cells.undated()),
            Cell::Count(cells.carried_out),
            Cell::Count(cells.not_carried_out),
            Cell::Count(cells.undated_not_reported),
            Cell::Count(cells.not_arisen),
            Cell::Count(cells.not_owed),
        ]);
        if year_end {
            label.extend([Cell::Count(cells.undated_done), Cell::Count(cells.undated_owed_in_year)]);
        }
        label
    };
    let mut rows: Vec<Row> = groups.iter().map(|(label, cells)| Row::body(row(label.clone(), cells))).collect();
    rows.push(Row::total(row(vec![Cell::Words(everyone(view))], total)));
    let quarter = quarter_name(view.period.last);
    let mut notes = vec![
        over_plans(view),
        Text::new(
            format!("Trong {}; “chưa phát sinh” và “không đến kỳ thực hiện” không tính vào tổng.", quarter.vi),
            format!("In {}; “not arisen” and “not owed” are outside the total.", quarter.en),
        ),
    ];
    if year_end {
        let all = total.plan_completed_all();
        notes.push(Text::each(|language| {
            let (done, of) = (language.integer(all.numerator), language.integer(all.denominator));
            let percent = language.percent(all.numerator, all.denominator);
            language.pick(
                format!("Cả năm, tính cả nhiệm vụ thường xuyên, định kỳ (xong khi đã thực hiện ở mọi quý phải thực hiện): hoàn thành kế hoạch {done}/{of} = {percent}."),
                format!("Over the year, ongoing and recurring tasks included (done when carried out in every quarter owed): plan completed {done}/{of} = {percent}."),
            )
        }));
    }
    Table {
        key: match by {
            By::Area => "undated-by-area",
            By::Agency => "undated-by-agency",
            By::Kind => "undated-by-kind",
        },
        title: Text::fixed("Nhiệm vụ thường xuyên, định kỳ, khi phát sinh", "Ongoing, recurring and on-event tasks"),
        columns,
        rows,
        chart: None,
        notes,
    }
}

/// What a total row is of: the whole province, or what the view is narrowed to.
fn everyone(view: &View<'_>) -> Text {
    let only = view.checked.workspace().manifest.agency.as_ref().map(|agency| agency.value.clone());
    match (view.agency.as_ref().or(only.as_ref()), view.area) {
        (None, None) => Text::fixed("Toàn tỉnh", "The whole province"),
        (Some(agency), None) => Text::same(standing::agency_name(view, agency)),
        (None, Some(area)) => Text::new(format!("Nội dung {area}, toàn tỉnh"), format!("Area {area}, the whole province")),
        (Some(agency), Some(area)) => {
            let name = standing::agency_name(view, agency);
            Text::new(format!("Nội dung {area}, {name}"), format!("Area {area}, {name}"))
        }
    }
}

/// A rate as a cell.
pub(super) fn rate(rate: Rate) -> Cell {
    Cell::Ratio { numerator: rate.numerator, denominator: rate.denominator }
}

/// How many of N agencies a table of planned tasks stands on.
pub(super) fn over_plans(view: &View<'_>) -> Text {
    let expected = view.expected();
    let of = expected.len();
    let n = expected.iter().filter(|agency| view.checked.plan(&agency.id.value, view.period.year).is_some()).count();
    Text::new(format!("Tính trên kế hoạch của {n}/{of} cơ quan."), format!("Over the plans of {n}/{of} agencies."))
}
