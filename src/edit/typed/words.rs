//! Which table and key each word of a command line means: `SYT-04 percent=60 in-period ho-so-dung-han=98 report submitted=2021-06-15`.
//!
//! A word without `=` names a table, those with it change keys of the table named last. A figure needs no table, the catalogue knows which;
//! nor does what stands at the head of the document, where no table was named before it.

use super::reading;
use super::shape::{self, Shape};
use super::{Misfit, Typed};
use crate::diagnostic::suggest::{nearest, one_edit_away};
use crate::edit::members::Register;
use crate::edit::value;
use crate::language::{Text, folded};
use crate::model::bundle::Bundle;
use crate::model::indicator::{Across, Indicator};
use crate::model::quarter_report::QuarterReport;
use crate::model::vocabulary::{self, Kind};

/// Which document is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// An agency's plan.
    Plan,
    /// A quarter's report.
    Report,
}

/// What words may name.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    /// The document.
    pub document: Document,
    /// The province's bundle.
    pub bundle: &'a Bundle,
    /// The tasks of the agency's plan.
    pub tasks: Vec<&'a str>,
    /// The report as it is, where there is one.
    pub report: Option<&'a QuarterReport>,
}

/// A table that a word named.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Table {
    /// `[report]` or `[agency-plan]`.
    Header,
    /// `[progress.…]` or `[task.…]`.
    Task(String),
    /// `[difficulty.…]`.
    Difficulty(String),
    /// `[in-period]` or `[at-cut-off]`.
    Figures(&'static str),
    /// `[narrative]`.
    Narrative,
    /// `[not-applicable]`.
    NotApplicable,
}

/// The tables of a report and of a plan that a word of their own names.
const OF_REPORT: [(&str, Table); 4] = [
    ("report", Table::Header),
    ("in-period", Table::Figures("in-period")),
    ("at-cut-off", Table::Figures("at-cut-off")),
    ("narrative", Table::Narrative),
];
const OF_PLAN: [(&str, Table); 2] = [("agency-plan", Table::Header), ("not-applicable", Table::NotApplicable)];

/// What tells a document from others, and is not changed by a word.
const IDENTITY: [&str; 4] = ["agency", "year", "quarter", "closing"];

/// Reads the words.
///
/// # Errors
/// When a word names nothing, or a key that its table does not have; with what was likely meant.
pub fn read(words: &[String], known: &Known<'_>) -> Result<Vec<Typed>, Misfit> {
    // A plan's own keys stand first, as in its file.
    let mut table = (known.document == Document::Plan).then_some(Table::Header);
    let mut typed: Vec<Typed> = Vec::new();
    for word in words {
        match word.split_once('=') {
            Some((name, "")) if known.taken_out(name.trim()).is_some() => typed.extend(known.taken_out(name.trim())),
            Some((key, value)) => typed.push(known.key(table.as_ref(), key.trim(), value)?),
            None => table = Some(known.table(word, typed.last())?),
        }
    }
    Ok(typed)
}

impl Known<'_> {
    fn tables(&self) -> &'static [(&'static str, Table)] {
        match self.document {
            Document::Report => &OF_REPORT,
            Document::Plan => &OF_PLAN,
        }
    }

    fn kind(&self) -> &'static Kind {
        match self.document {
            Document::Report => &vocabulary::report::KIND,
            Document::Plan => &vocabulary::agency_plan::KIND,
        }
    }

    /// The table that tells whose the document is, and its number and days.
    fn header(&self) -> &'static str {
        self.kind().table.keys[0].name
    }

    /// Whether a word can give this key of the header.
    fn is_of_header(&self, key: &str) -> bool {
        self.keys(&[self.header()]).iter().any(|(name, _)| name == key)
    }

    /// The keys of a table that a word can give.
    fn keys(&self, table: &[&str]) -> Vec<(String, Shape)> {
        let keys = self.kind().table(table).map(shape::keys).unwrap_or_default();
        keys.into_iter().filter(|(name, _)| table.len() > 1 || !IDENTITY.contains(&name.as_str())).collect()
    }

    /// A whole table that goes: `SYT-05=` in a plan, `difficulty.KK-02=` in a report.
    fn taken_out(&self, name: &str) -> Option<Typed> {
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        let table = match self.document {
            Document::Plan => {
                let id = bare.strip_prefix("task.").unwrap_or(bare);
                self.tasks.contains(&id).then(|| vec!["task", id])
            }
            Document::Report => bare.strip_prefix("difficulty.").filter(|id| !id.is_empty()).map(|id| vec!["difficulty", id]),
        }?;
        let table = table.into_iter().map(str::to_owned).collect();
        Some(Typed { table, key: String::new(), shape: Shape::Table, words: String::new() })
    }

    /// The table a word names.
    fn table(&self, word: &str, before: Option<&Typed>) -> Result<Table, Misfit> {
        let bare = word.trim_start_matches('[').trim_end_matches(']');
        if let Some((_, table)) = self.tables().iter().find(|(name, _)| *name == bare) {
            return Ok(table.clone());
        }
        if let Some(id) = bare.strip_prefix("difficulty.").filter(|id| self.document == Document::Report && !id.is_empty()) {
            return Ok(Table::Difficulty(id.to_owned()));
        }
        let id = bare.strip_prefix("progress.").or_else(|| bare.strip_prefix("task.")).unwrap_or(bare);
        if self.tasks.contains(&id) {
            return Ok(Table::Task(id.to_owned()));
        }
        let what = Text::new(format!("kế hoạch của cơ quan không có nhiệm vụ `{word}`"), format!("the agency's plan has no task `{word}`"));
        // Words that the shell parted: what was typed before them was to go on.
        let parted = before.filter(|before| !before.words.is_empty() && nearest(id, self.tasks.iter().copied()).is_none());
        if let Some(Typed { key, words, shape, .. }) = parted {
            let whole = format!("{words} {word}");
            // The year is of no matter for what fits.
            let is_free = matches!(shape, Shape::Text | Shape::Evidence | Shape::Budget(_));
            if !is_free && shape.written(&whole, 2000).is_none() {
                let takes = shape.takes();
                let what = Text::new(
                    format!("`{whole}` không dùng được cho `{key}`: cần {}", takes.vi),
                    format!("`{whole}` cannot be used for `{key}`: it takes {}", takes.en),
                );
                return Err(Misfit { what, hint: shape.example(key) });
            }
            let hint = Text::new(
                format!("chữ có dấu cách thì đặt trong dấu nháy: {key}=\"{words} {word} …\""),
                format!("put words with blanks in quotes: {key}=\"{words} {word} …\""),
            );
            return Err(Misfit { what, hint });
        }
        let names = || self.tasks.iter().copied().chain(self.tables().iter().map(|(name, _)| *name));
        // `SYT-5` is as near to SYT-05 as to SYT-15, but for its number.
        let meant = self
            .numbered(id)
            .or_else(|| one_edit_away(id, self.tasks.iter().copied()))
            .or_else(|| nearest(id, names().collect::<Vec<_>>()));
        let hint = match meant {
            Some(meant) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
            None => {
                let difficulty = (self.document == Document::Report).then(|| format!("difficulty.{id}"));
                let tables: Vec<&str> = self.tables().iter().map(|(name, _)| *name).chain(difficulty.as_deref()).collect();
                let (tasks, tables) = (some(&self.tasks), tables.join(", "));
                Text::new(format!("nhiệm vụ: {tasks}; bảng khác: {tables}"), format!("tasks: {tasks}; other tables: {tables}"))
            }
        };
        Err(Misfit { what, hint })
    }

    /// The task of the same letters and number, `SYT-03` for `syt-3`.
    fn numbered(&self, id: &str) -> Option<&str> {
        let parts = |id: &str| {
            let letters = id.trim_end_matches(|letter: char| letter.is_ascii_digit());
            Some((folded(letters), id[letters.len()..].parse::<u32>().ok()?))
        };
        let own = parts(id)?;
        self.tasks.iter().copied().find(|task| parts(task).as_ref() == Some(&own))
    }

    /// The key a word changes.
    fn key(&self, table: Option<&Table>, key: &str, value: &str) -> Result<Typed, Misfit> {
        let typed = |table: Vec<&str>, shape: Shape| Typed {
            table: table.into_iter().map(str::to_owned).collect(),
            key: key.to_owned(),
            shape,
            words: value.to_owned(),
        };
        let of = |table: Vec<&str>| {
            let keys = self.keys(&table);
            match keys.iter().find(|(name, _)| name == key) {
                // Both sources of money stand in one key.
                Some((name, shape @ Shape::Budget(_))) => {
                    let own = name.split('.').next().unwrap_or(name).to_owned();
                    Ok(Typed { key: own, ..typed(table, *shape) })
                }
                Some((_, shape)) => Ok(typed(table, *shape)),
                None if table.len() > 1 && self.is_of_header(key) => Err(other_table(key, &value::header(&table), self.header())),
                None => match self.figure(key) {
                    Ok((own, _)) if self.document == Document::Report => Err(other_table(key, &value::header(&table), own)),
                    _ => Err(no_key(&table, key, &keys)),
                },
            }
        };
        let of_its_own = match self.document {
            Document::Plan => key.strip_prefix("not-applicable.").map(|key| (Table::NotApplicable, key)),
            Document::Report => key.strip_prefix("narrative.").map(|key| (Table::Narrative, key)),
        };
        if let Some((table, key)) = of_its_own {
            return self.key(Some(&table), key.trim_matches('"'), value);
        }
        match (table, self.document) {
            (Some(Table::Header), _) => of(vec![self.header()]),
            (Some(Table::Task(id)), Document::Report) => of(vec!["progress", id]),
            (Some(Table::Task(id)), Document::Plan) => of(vec!["task", id]),
            (Some(Table::Difficulty(id)), _) => of(vec!["difficulty", id]),
            (Some(Table::Narrative), _) => {
                let sections: Vec<&str> = self.bundle.plan.outline.iter().map(|heading| heading.section.value.as_str()).collect();
                let known = sections.is_empty() || sections.contains(&key);
                if known { Ok(typed(vec!["narrative"], Shape::Text)) } else { Err(no_section(key, &sections)) }
            }
            (Some(Table::NotApplicable), _) => match self.bundle.plan.task(key) {
                Some(_) => Ok(typed(vec!["not-applicable"], Shape::Text)),
                None => Err(self.no_provincial_task(key)),
            },
            (Some(Table::Figures(named)), _) => {
                let (own, shape) = self.figure(key)?;
                if *named == own { self.figures(typed(vec![own], shape)) } else { Err(other_table(key, &value::header(&[*named]), own)) }
            }
            (None, _) if self.bundle.indicator(key).is_some() => {
                let (own, shape) = self.figure(key)?;
                self.figures(typed(vec![own], shape))
            }
            (None, _) if self.is_of_header(key) => of(vec![self.header()]),
            (None, _) => Err(self.no_table(key, value)),
        }
    }

    /// The table and the shape of an indicator's figure.
    fn figure(&self, id: &str) -> Result<(&'static str, Shape), Misfit> {
        let counted = |what: Text| Misfit { what, hint: Text::fixed("không phải ghi vào báo cáo", "it need not be reported") };
        if self.bundle.ratios.iter().any(|ratio| ratio.id.value == id) {
            return Err(counted(Text::new(
                format!("`{id}` là tỷ lệ, máy tự tính"),
                format!("`{id}` is a ratio, worked out by the program"),
            )));
        }
        let Some(indicator) = self.bundle.indicator(id) else {
            let names: Vec<&str> = self.bundle.indicators.iter().map(Indicator::key).collect();
            let hint = match nearest(id, names) {
                Some(meant) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
                None => Text::fixed("xem các chỉ tiêu: cchc plan show --indicators", "see the indicators: cchc plan show --indicators"),
            };
            let what = Text::new(format!("danh mục không có chỉ tiêu `{id}`"), format!("the catalogue has no indicator `{id}`"));
            return Err(Misfit { what, hint });
        };
        if indicator.derived.is_some() {
            return Err(counted(Text::new(format!("`{id}` do máy tự đếm"), format!("`{id}` is counted by the program"))));
        }
        // One that stands in the wrong table is the one that counts.
        let standing = self.report.and_then(|report| report.table_of(id));
        let table = standing.unwrap_or_else(|| indicator.table());
        Ok((table, if indicator.across == Across::Distinct { Shape::Members } else { Shape::Whole }))
    }

    /// A figure; of a list, with the ids of those it names.
    fn figures(&self, typed: Typed) -> Result<Typed, Misfit> {
        let parts: Vec<String> =
            typed.words.split(reading::is_between).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
        // Nothing takes the figure out, `0` is a list without any, and what has no part is told where values are read.
        if typed.shape != Shape::Members || parts.is_empty() || matches!(typed.words.trim(), "0" | "[]") {
            return Ok(typed);
        }
        let ids = Register::of(&self.bundle.agencies).ids(&parts).map_err(|(what, hint)| Misfit { what, hint })?;
        Ok(Typed { words: ids.join(","), ..typed })
    }

    fn no_provincial_task(&self, key: &str) -> Misfit {
        let number = &self.bundle.plan.number.value;
        let hint = match nearest(key, self.bundle.plan.tasks.iter().map(|task| task.id.value.as_str()).collect::<Vec<_>>()) {
            Some(meant) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
            None => Text::fixed("xem các nhiệm vụ: cchc plan show", "see the tasks: cchc plan show"),
        };
        Misfit {
            what: Text::new(format!("kế hoạch {number} không có nhiệm vụ `{key}`"), format!("plan {number} has no task `{key}`")),
            hint,
        }
    }

    fn no_table(&self, key: &str, value: &str) -> Misfit {
        if self.tasks.contains(&key) {
            return Misfit {
                what: Text::new(
                    format!("`{key}=`: `{key}` là nhiệm vụ, không phải khóa"),
                    format!("`{key}=`: `{key}` is a task, not a key"),
                ),
                hint: Text::new(
                    format!("nêu nhiệm vụ rồi đến khóa, ví dụ: {key} result=\"…\"; bỏ nhiệm vụ khỏi kế hoạch: plan {key}="),
                    format!("name the task and then its key, such as: {key} result=\"…\"; to take it out of the plan: plan {key}="),
                ),
            };
        }
        let near = nearest(key, self.bundle.indicators.iter().map(Indicator::key).collect::<Vec<_>>());
        if let Some(meant) = near.filter(|_| self.document == Document::Report) {
            return Misfit {
                what: Text::new(format!("danh mục không có chỉ tiêu `{key}`"), format!("the catalogue has no indicator `{key}`")),
                hint: Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
            };
        }
        let task = self.tasks.first().copied().unwrap_or("report");
        Misfit {
            what: Text::new(
                format!("`{key}={value}`: chưa nêu là của nhiệm vụ hay bảng nào"),
                format!("`{key}={value}`: which task or table it is of was not said"),
            ),
            hint: Text::new(format!("nêu trước đó, ví dụ: {task} {key}={value}"), format!("name it before, such as: {task} {key}={value}")),
        }
    }
}

fn no_key(table: &[&str], key: &str, keys: &[(String, Shape)]) -> Misfit {
    let header = value::header(table);
    let names: Vec<&str> = keys.iter().map(|(name, _)| name.as_str()).collect();
    if IDENTITY.contains(&key) && table.len() == 1 {
        return Misfit {
            what: Text::new(
                format!("`{key}` cho biết tệp là của ai, của kỳ nào, nên không đổi ở đây"),
                format!("`{key}` tells whose file it is and of when, so it is not changed here"),
            ),
            hint: Text::fixed("chọn tệp bằng mã cơ quan, --quarter và --year", "choose the file by the agency's id, --quarter and --year"),
        };
    }
    let hint = match nearest(key, names.iter().copied()) {
        Some(meant) => Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")),
        None => Text::new(format!("các khóa ghi được: {}", names.join(", ")), format!("the keys it takes: {}", names.join(", "))),
    };
    Misfit {
        what: Text::new(format!("{header} không có khóa `{key}` ghi được ở đây"), format!("{header} has no key `{key}` to set")),
        hint,
    }
}

fn no_section(key: &str, sections: &[&str]) -> Misfit {
    Misfit {
        what: Text::new(format!("đề cương báo cáo không có mục `{key}`"), format!("the report's outline has no section `{key}`")),
        hint: Text::new(format!("các mục: {}", sections.join(", ")), format!("its sections: {}", sections.join(", "))),
    }
}

fn other_table(key: &str, named: &str, own: &str) -> Misfit {
    Misfit {
        what: Text::new(format!("`{key}` thuộc [{own}], không phải {named}"), format!("`{key}` belongs to [{own}], not to {named}")),
        hint: Text::new(format!("ghi: {own} {key}=…"), format!("write: {own} {key}=…")),
    }
}

/// The first of some names.
fn some(names: &[&str]) -> String {
    let more = if names.len() > 6 { ", …" } else { "" };
    names.iter().take(6).copied().collect::<Vec<_>>().join(", ") + more
}
