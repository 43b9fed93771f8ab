//! `cchc report` with `-C` more than once: provinces side by side.
//!
//! A province is reduced to its figures before its thread takes the next, so memory holds as many models as there are threads.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::Args;
use super::period::{as_of, period};
use super::target::{aim, deliver};
use crate::check::{Levels, check};
use crate::cli::console::Console;
use crate::cli::progress::Stage;
use crate::cli::{Exit, start, today};
use crate::language::Text;
use crate::level::Level;
use crate::load;
use crate::model::period::Period;
use crate::report::provinces::{Request, document};
use crate::rollup::provinces::ProvinceFigures;
use crate::rollup::view::View;

/// The name on the command line.
pub(super) const NAME: &str = "provinces";

/// What it is about, as the list of reports says it.
pub(super) static ABOUT: Text =
    Text::fixed("nhiều tỉnh cùng một bảng: nêu mỗi tỉnh một -C", "several provinces side by side: one -C for each");

/// The most models held at once: a large province takes tens of megabytes.
const AT_ONCE: usize = 4;

/// One workspace after its model was dropped.
struct Reduced {
    figures: ProvinceFigures,
    findings: usize,
    denied: bool,
}

pub(super) fn make(args: &Args, roots: &[PathBuf], console: &mut Console) -> Result<Exit, Exit> {
    refuse(args, console)?;
    let aim = aim(args, console)?;
    let named: Vec<String> = roots.iter().map(|root| root.display().to_string()).collect();
    let found: Vec<Option<PathBuf>> = roots.iter().map(|root| manifest_of(root)).collect();
    twice(&named, &found, console)?;
    let year = match args.year.and_then(|year| i32::try_from(year).ok()) {
        Some(year) => year,
        None => common_year(&found, console)?,
    };
    let period = period(args, year, console)?;
    let day = as_of(args, period, console)?;

    console.stage(Stage::RollUp);
    let mut request = Request { period, as_of: day, provinces: Vec::new(), unread: Vec::new() };
    let (mut kept, mut with_findings, mut denied) = (Vec::new(), Vec::new(), false);
    for (name, reduced) in named.into_iter().zip(reduce_all(&found, period, args)) {
        match reduced {
            Ok(own) => {
                denied |= own.denied;
                if own.findings > 0 {
                    with_findings.push(name.clone());
                }
                request.provinces.push(own.figures);
                kept.push(name);
            }
            Err(why) => request.unread.push((name, why)),
        }
    }
    same_province(&request.provinces, &kept, console)?;
    if request.provinces.is_empty() {
        console.error(&Text::fixed("không tổng hợp được tỉnh nào", "no province could be counted"));
        for (name, why) in &request.unread {
            console.hint(&Text::each(|language| format!("{name}: {}", why.in_language(language))));
        }
        return Err(Exit::Nothing);
    }
    deliver(args, aim, &document(&request), &format!("{NAME}-{}-{}", period.year, period.key()), console)?;
    if !with_findings.is_empty() {
        let (count, first) = (with_findings.len(), &with_findings[0]);
        console.note(&Text::new(
            format!("dữ liệu của {count} tỉnh có lỗi hoặc cảnh báo; xem từng tỉnh, ví dụ: cchc -C {first} validate"),
            format!("the data of {count} of the provinces has findings; see each, for example: cchc -C {first} validate"),
        ));
    }
    let incomplete = !request.unread.is_empty() || request.provinces.iter().any(|own| own.left_out);
    Ok(if args.strict && (incomplete || denied) { Exit::Denied } else { Exit::Done })
}

/// What several provinces cannot be asked: what belongs to one of them.
fn refuse(args: &Args, console: &Console) -> Result<(), Exit> {
    let asked = if args.name != NAME && args.name != "period" {
        Some((format!("`{}`", args.name), Text::fixed("báo cáo này là của một tỉnh", "that report is of one province")))
    } else if let Some(subject) = &args.subject {
        Some((format!("`{subject}`"), Text::fixed("báo cáo các tỉnh không nhận mã nào", "the report of provinces takes no id")))
    } else if args.agency.is_some() {
        Some(("--agency".to_owned(), Text::fixed("cơ quan là của một tỉnh", "an agency is of one province")))
    } else if args.area.is_some() {
        Some((
            "--area".to_owned(),
            Text::fixed(
                "mỗi kế hoạch đánh số nội dung một cách; các tỉnh so với nhau theo lĩnh vực của Chỉ số CCHC",
                "every plan numbers its own areas; provinces are compared by area of the PAR Index",
            ),
        ))
    } else if args.by.is_some() {
        Some((
            "--by".to_owned(),
            Text::fixed("các tỉnh đã đứng theo tỉnh và theo lĩnh vực", "provinces stand by province and by PAR area already"),
        ))
    } else {
        None
    };
    let Some((what, why)) = asked else { return Ok(()) };
    console.error(&Text::new(
        format!("không dùng {what} với nhiều tỉnh: {}", why.vi),
        format!("{what} does not go with several provinces: {}", why.en),
    ));
    console.hint(&Text::fixed("nêu một tỉnh bằng một -C", "name one province with one -C"));
    Err(Exit::Usage)
}

fn manifest_of(root: &Path) -> Option<PathBuf> {
    let from = start(Some(root));
    // A folder that is not there must not stand for the workspace around it.
    let found = from.is_dir().then(|| load::find_root(&from)).flatten()?;
    Some(found.canonicalize().unwrap_or(found))
}

/// Refuses one workspace named twice: everything of it would count twice.
fn twice(named: &[String], found: &[Option<PathBuf>], console: &Console) -> Result<(), Exit> {
    for (later, root) in found.iter().enumerate().filter_map(|(at, root)| Some((at, root.as_ref()?))) {
        if let Some(earlier) = found[..later].iter().position(|other| other.as_ref() == Some(root)) {
            let (one, other) = (&named[earlier], &named[later]);
            console.error(&Text::new(
                format!("`-C {one}` và `-C {other}` là cùng một không gian làm việc: số của nó sẽ bị cộng hai lần"),
                format!("`-C {one}` and `-C {other}` are the same workspace: its figures would count twice"),
            ));
            return Err(Exit::Usage);
        }
    }
    Ok(())
}

/// Refuses two workspaces of one province, told by its bundle or its name.
fn same_province(provinces: &[ProvinceFigures], named: &[String], console: &Console) -> Result<(), Exit> {
    for (later, own) in provinces.iter().enumerate() {
        let same = |other: &ProvinceFigures| other.bundle == own.bundle || other.name == own.name;
        if let Some(earlier) = provinces[..later].iter().position(same) {
            let (one, other, name) = (&named[earlier], &named[later], &own.name);
            console.error(&Text::new(
                format!("`-C {one}` và `-C {other}` cùng là {name} (bộ dữ liệu `{}`): số của tỉnh sẽ bị cộng hai lần", own.bundle),
                format!("`-C {one}` and `-C {other}` are both {name} (bundle `{}`): the province's figures would count twice", own.bundle),
            ));
            console.hint(&Text::fixed(
                "bỏ một thư mục; hai tỉnh khác nhau phải có id và province khác nhau trong plan.toml",
                "leave one out; two provinces need an id and a province of their own in plan.toml",
            ));
            return Err(Exit::Usage);
        }
    }
    Ok(())
}

/// The latest year all readable workspaces have a plan of, or else the latest any of them has.
fn common_year(found: &[Option<PathBuf>], console: &Console) -> Result<i32, Exit> {
    let years: Vec<Vec<i32>> = found.iter().flatten().map(|root| load::years(root)).filter(|years| !years.is_empty()).collect();
    let mut all: Vec<i32> = years.iter().flatten().copied().collect();
    all.sort_unstable();
    let common = all.iter().rev().find(|year| years.iter().all(|own| own.contains(year)));
    common.or(all.last()).copied().ok_or_else(|| {
        console.error(&Text::fixed("không thư mục nào có kế hoạch của Tỉnh đọc được", "no folder has a provincial plan that can be read"));
        console.hint(&Text::fixed("xem từng tỉnh: cchc -C THƯ-MỤC validate", "look at each province: cchc -C DIR validate"));
        Exit::Nothing
    })
}

/// Every workspace's figures, in the order they were named, or why there are none.
fn reduce_all(found: &[Option<PathBuf>], period: Period, args: &Args) -> Vec<Result<Reduced, Text>> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Result<Reduced, Text>)>> = Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(AT_ONCE).min(found.len());
    // Threads of their own: one of the shared pool would begin another province while it waits for a part of its own.
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(root) = found.get(at) else { break };
                    let reduced = reduce(root.as_deref(), period, args);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((at, reduced));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, reduced)| reduced).collect()
}

/// Reads one workspace and keeps its figures alone.
fn reduce(root: Option<&Path>, period: Period, args: &Args) -> Result<Reduced, Text> {
    let root = root.ok_or(Text::fixed("không có cchc.toml", "no cchc.toml"))?;
    let loaded = load::workspace(root, &load::Overlay::default())
        .map_err(|error| Text::new(format!("không đọc được {error:#}"), format!("cannot read {error:#}")))?;
    let (checked, diagnostics) = check(loaded, Levels::default(), args.as_of.unwrap_or_else(today));
    if let Some(agency) = &checked.workspace().manifest.agency {
        let id = &agency.value;
        return Err(Text::new(
            format!("chỉ giữ cơ quan `{id}`, không phải cả tỉnh"),
            format!("holds the agency `{id}` only, not a province"),
        ));
    }
    let year = period.year;
    // A manifest that does not parse names no plan: that is its fault, not the plan's.
    if checked.workspace().bundles.is_empty() && !diagnostics.is_empty() {
        return Err(Text::fixed(
            "cchc.toml hoặc kế hoạch của Tỉnh không đọc được; chạy cchc validate trong thư mục ấy",
            "cchc.toml or the provincial plan cannot be read; run cchc validate in that folder",
        ));
    }
    let bundle = checked
        .bundle(year)
        .ok_or_else(|| Text::new(format!("không có kế hoạch của Tỉnh năm {year}"), format!("no provincial plan for {year}")))?;
    let mut view = View::of(&checked, bundle, period);
    view.as_of = args.as_of.unwrap_or(view.as_of);
    Ok(Reduced {
        figures: ProvinceFigures::of(&view),
        findings: diagnostics.len(),
        denied: diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Deny),
    })
}
