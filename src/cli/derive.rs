//! `cchc derive`: an agency's plan from the province's, new or with what it lacks; `--accept` settles what the province changed.

use std::path::Path;

use super::console::Console;
use super::filed::{Filed, Whereabouts};
use super::named::{agency_here, bundle_of, known_task, own_agency, say_where};
use super::told::VALUE;
use super::words::{self, say};
use super::{Exit, document, open, today, year};
use crate::check::{Levels, check};
use crate::diagnostic::suggest::nearest;
use crate::edit::scaffold::plan::{Derived, Restorable, accepted, assigned, rests_on};
use crate::language::{Language, Text, at_a_glance};
use crate::model::address::Expected;
use crate::model::agency::Agency;
use crate::model::agency_plan::AgencyPlan;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;

/// Derives an agency's plan.
#[derive(clap::Args)]
#[command(
    help_template = words::template(),
    next_help_heading = say("Tùy chọn", "Options"),
    after_help = say(
        "Ví dụ:
  cchc derive so-y-te                lập kế hoạch; có rồi thì chỉ thêm nhiệm vụ mới
  cchc derive --all                  lập kế hoạch của mọi cơ quan được Tỉnh giao nhiệm vụ
  cchc derive so-y-te --accept 3.3   đã đối chiếu nhiệm vụ 3.3 mà Tỉnh vừa sửa
  cchc derive so-y-te --restore 3.3  đưa lại vào kế hoạch nhiệm vụ 3.3 đã bỏ",
        "Examples:
  cchc derive so-y-te                make the plan, or add only what is new
  cchc derive --all                  make the plans of all that the province assigns tasks to
  cchc derive so-y-te --accept 3.3   task 3.3, which the province changed, was looked at
  cchc derive so-y-te --restore 3.3  put task 3.3, which was taken out, back into the plan",
    ),
)]
pub(super) struct Args {
    #[arg(value_name = say("CƠ-QUAN", "AGENCY"), help_heading = say("Đối số", "Arguments"), help = say(
        "Mã cơ quan; không cần trong kho của một cơ quan hay trong thư mục của cơ quan (xem: cchc plan show --agencies)",
        "Agencies' ids; not needed in a repository or a folder of one agency (see: cchc plan show --agencies)",
    ))]
    agencies: Vec<String>,
    #[arg(long, conflicts_with_all = ["agencies", "accept", "restore"], help = say(
        "Mọi cơ quan được Tỉnh giao nhiệm vụ",
        "All agencies that the province assigns tasks to",
    ))]
    all: bool,
    #[arg(long, value_name = say("NĂM", "YEAR"), value_parser = year, help = say("Năm của kế hoạch; mặc định là năm gần nhất", "The plan's year; by default the latest"))]
    year: Option<i32>,
    #[arg(long, value_name = say("NHIỆM-VỤ", "TASK"), num_args = 1.., value_delimiter = ',', help = say(
        "Ghi nhận là đã đối chiếu những nhiệm vụ này của Tỉnh sau khi Tỉnh sửa",
        "Settle these tasks of the province: the plan was held against them after they changed",
    ))]
    accept: Vec<String>,
    #[arg(long, value_name = say("NHIỆM-VỤ", "TASK"), num_args = 1.., value_delimiter = ',', conflicts_with = "accept", help = say(
        "Đưa lại vào kế hoạch những nhiệm vụ này của Tỉnh đã bỏ ra",
        "Put these tasks of the province, which were taken out, back into the plan",
    ))]
    restore: Vec<String>,
}

pub(super) fn run(args: &Args, root: Option<&Path>, console: &mut Console) -> Exit {
    match make(args, root, console) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn make(args: &Args, from: Option<&Path>, console: &mut Console) -> Result<Exit, Exit> {
    let (root, loaded) = open(from, console)?;
    let (checked, _) = check(loaded, Levels::default(), today());
    say_where(checked.workspace(), &root, from, console);
    let bundle = bundle_of(args.year, checked.workspace(), console)?;
    let agencies = chosen(args, &checked, bundle, &root, from, console)?;
    let is_alone = agencies.len() == 1 && !args.all;
    let is_of_one = !args.accept.is_empty() || !args.restore.is_empty();
    if is_of_one && !is_alone {
        console.error(&Text::fixed("--accept, --restore chỉ đi với một cơ quan", "--accept and --restore go with one agency"));
        return Err(Exit::Usage);
    }
    let (mut exit, mut has_blanks) = (Exit::Done, false);
    for agency in &agencies {
        // The others' plans are made all the same.
        match one(args, &checked, bundle, agency, &root, console) {
            Ok(blanks) => has_blanks |= blanks,
            Err(refused) => exit = refused,
        }
    }
    if args.accept.is_empty() && (exit == Exit::Done || has_blanks) {
        next(&agencies, has_blanks, console);
    }
    Ok(exit)
}

/// The agencies named; the one of this place where none is; with `--all` those that the province assigns tasks to.
fn chosen<'a>(
    args: &Args,
    checked: &'a Checked,
    bundle: &'a Bundle,
    root: &Path,
    from: Option<&Path>,
    console: &Console,
) -> Result<Vec<&'a Agency>, Exit> {
    let workspace = checked.workspace();
    let mut ids: Vec<String> = Vec::new();
    if args.all {
        let only = workspace.manifest.agency.as_ref().map(|only| only.value.as_str());
        let own = bundle.agencies.iter().filter(|agency| only.is_none_or(|only| only == agency.key()));
        return Ok(own.filter(|agency| !assigned(checked, bundle, agency).is_empty()).collect());
    }
    for named in &args.agencies {
        let id = agency_here(bundle, workspace, named, console)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    if ids.is_empty() {
        ids.push(own_agency(bundle, workspace, root, from, "derive", console)?);
    }
    Ok(ids.iter().filter_map(|id| bundle.agency(id)).collect())
}

/// Makes or changes one agency's plan; whether there is more to fill in now.
fn one(args: &Args, checked: &Checked, bundle: &Bundle, agency: &Agency, root: &Path, console: &Console) -> Result<bool, Exit> {
    let (id, year) = (agency.key(), bundle.plan.year);
    match checked.plan(id, year) {
        Some(plan) if args.accept.is_empty() => extend(checked, bundle, agency, plan, &args.restore, root, console),
        Some(plan) => accept(args, checked, bundle, plan, root, console).map(|()| false),
        None => {
            let filed = Filed { checked, bundle, agency, document: Expected::Plan };
            let path = match filed.place(root) {
                Whereabouts::Free(path) => path,
                Whereabouts::Taken(path) => return Err(filed.taken(&path, root, console)),
                Whereabouts::InDoubt(file) | Whereabouts::Counted(file) => return Err(filed.in_doubt(file, console)),
            };
            if !args.accept.is_empty() || !args.restore.is_empty() {
                console.error(&Text::new(
                    format!("{} chưa có kế hoạch năm {year}: không có gì để ghi nhận, đưa lại", agency.name),
                    format!("{} has no plan for {year}: there is nothing to settle or to put back", agency.name),
                ));
                console.hint(&Text::same(format!("cchc derive {id} --year {year}")));
                return Err(Exit::Denied);
            }
            begin(checked, bundle, agency, &path, root, console).map(|()| true)
        }
    }
}

fn begin(checked: &Checked, bundle: &Bundle, agency: &Agency, path: &str, root: &Path, console: &Console) -> Result<(), Exit> {
    let assigned = assigned(checked, bundle, agency);
    if assigned.is_empty() {
        console.error(&Text::new(
            format!("kế hoạch {} của Tỉnh không giao nhiệm vụ nào cho {}", bundle.plan.number.value, agency.name),
            format!("plan {} of the province assigns no task to {}", bundle.plan.number.value, agency.name),
        ));
        console.hint(&Text::fixed("xem mã cơ quan: cchc plan show --agencies", "see the agencies' ids: cchc plan show --agencies"));
        return Err(Exit::Denied);
    }
    let derived = assigned.new_plan(console.language);
    document::create(root, path, &derived.text, console)?;
    let count = derived.added.len();
    console.note(&Text::new(
        format!("đã lập `{path}`: {count} nhiệm vụ của Tỉnh giao cho {}{}", agency.name, joint(&derived).vi),
        format!("made `{path}`: {count} task{} of the province assigned to {}{}", plural(count), agency.name, joint(&derived).en),
    ));
    Ok(())
}

fn extend(
    checked: &Checked,
    bundle: &Bundle,
    agency: &Agency,
    plan: &AgencyPlan,
    restored: &[String],
    root: &Path,
    console: &Console,
) -> Result<bool, Exit> {
    let file = checked.workspace().sources.file(plan.file);
    let (path, text) = (file.path.as_str(), file.text.as_str());
    let assigned = assigned(checked, bundle, agency);
    for id in restored {
        known_task(bundle, id, console)?;
        match assigned.standing_of(checked, plan, id) {
            Restorable::Lacking => {}
            standing => return Err(not_restored(standing, id, bundle, agency, path, console)),
        }
    }
    let derived =
        assigned.extended(checked, text, plan, restored, console.language).ok_or_else(|| document::unchangeable(path, console))?;
    let taken_out = derived.taken_out.join(", ");
    if derived.text == text {
        console.note(&Text::new(
            format!("Tỉnh không giao nhiệm vụ nào mới: `{path}` giữ nguyên"),
            format!("the province assigns nothing new: `{path}` stays as it is"),
        ));
    } else {
        document::change(root, path, text, &derived.text, console)?;
        let what = Text::each(|language| added(&derived, language));
        console.note(&Text::new(
            format!("đã thêm vào `{path}`: {}; những gì đã có giữ nguyên", what.vi),
            format!("added to `{path}`: {}; what was there stays as it was", what.en),
        ));
    }
    for entry in plan.not_applicable.iter().filter(|entry| restored.contains(&entry.task.value)) {
        let (id, reason) = (&entry.task.value, at_a_glance(&entry.reason.value, VALUE));
        console.note(&Text::new(
            format!("đã bỏ lý do không áp dụng của {id}: “{reason}”"),
            format!("took out the reason for which {id} was not applicable: “{reason}”"),
        ));
    }
    if !derived.taken_out.is_empty() {
        let (id, first) = (agency.key(), &derived.taken_out[0]);
        console.note(&Text::new(
            format!(
                "kế hoạch không còn nhiệm vụ thực hiện {taken_out}: không thuộc chức năng thì ghi lý do ở [not-applicable]; đưa lại thì gõ: cchc derive {id} --restore {first}"
            ),
            format!(
                "the plan no longer implements {taken_out}: where that is not the agency's, give the reason in [not-applicable]; to put it back: cchc derive {id} --restore {first}"
            ),
        ));
    }
    Ok(!derived.added.is_empty())
}

/// Says why a task is not put back.
fn not_restored(standing: Restorable, id: &str, bundle: &Bundle, agency: &Agency, path: &str, console: &Console) -> Exit {
    let (what, hint) = match standing {
        Restorable::Joint => (
            Text::new(
                format!("nhiệm vụ {id} giao chung cho nhiều cơ quan: kế hoạch chỉ để trong chú thích"),
                format!("task {id} is assigned to several agencies together: the plan has it as a comment"),
            ),
            Text::new(
                format!("cơ quan nhận thì bỏ dấu # ở mục ấy trong `{path}`, và xóa lý do ở [not-applicable] nếu có"),
                format!("where the agency takes part, take the # away from that entry in `{path}`, and any reason out of [not-applicable]"),
            ),
        ),
        Restorable::Planned => (
            Text::new(
                format!("kế hoạch đang có nhiệm vụ thực hiện {id}: không có gì để đưa lại"),
                format!("the plan has a task that implements {id}: there is nothing to put back"),
            ),
            Text::new(format!("xem: cchc validate {path}"), format!("see: cchc validate {path}")),
        ),
        Restorable::NotAssigned | Restorable::Lacking => {
            let (name, number) = (&agency.name, &bundle.plan.number.value);
            (
                Text::new(
                    format!("kế hoạch {number} của Tỉnh không giao nhiệm vụ {id} cho {name}"),
                    format!("plan {number} of the province does not assign task {id} to {name}"),
                ),
                Text::new(format!("xem giao cho ai: cchc plan show {id}"), format!("see whom it is assigned to: cchc plan show {id}")),
            )
        }
    };
    console.error(&what);
    console.hint(&hint);
    Exit::Denied
}

fn accept(args: &Args, checked: &Checked, bundle: &Bundle, plan: &AgencyPlan, root: &Path, console: &Console) -> Result<(), Exit> {
    let file = checked.workspace().sources.file(plan.file);
    let (path, text) = (file.path.as_str(), file.text.as_str());
    for id in &args.accept {
        let was = plan.derived_from.iter().any(|before| before.task.value == *id);
        if !was && bundle.plan.task(id).is_none() {
            console.error(&Text::new(
                format!("`{id}` không phải nhiệm vụ của Tỉnh mà `{path}` lập theo"),
                format!("`{id}` is no task of the province that `{path}` was derived from"),
            ));
            let of_plan = bundle.plan.tasks.iter().map(|task| task.id.value.as_str());
            let known = plan.derived_from.iter().map(|before| before.task.value.as_str()).chain(of_plan);
            if let Some(meant) = nearest(id, known) {
                console.hint(&Text::new(format!("có phải là `{meant}`?"), format!("did you mean `{meant}`?")));
            }
            return Err(Exit::Usage);
        }
        if !rests_on(checked, plan, id) {
            console.error(&Text::new(
                format!("`{path}` không lập theo nhiệm vụ `{id}` của Tỉnh: chưa có gì để đối chiếu"),
                format!("`{path}` does not rest on task `{id}` of the province: there is nothing to hold against it"),
            ));
            let agency = &plan.agency.value;
            console.hint(&Text::new(
                format!("nhiệm vụ Tỉnh mới giao thì thêm vào bằng: cchc derive {agency}"),
                format!("a task newly assigned is added by: cchc derive {agency}"),
            ));
            return Err(Exit::Denied);
        }
    }
    let settled = accepted(bundle, text, &args.accept).ok_or_else(|| document::unchangeable(path, console))?;
    let ids = args.accept.join(", ");
    if settled == text {
        console.note(&Text::new(
            format!("{ids} không thay đổi từ khi lập `{path}`: không có gì để ghi nhận"),
            format!("{ids} did not change since `{path}` was derived: there is nothing to settle"),
        ));
        return Ok(());
    }
    document::change(root, path, text, &settled, console)?;
    console.note(&Text::new(format!("đã ghi nhận {ids} trong `{path}`"), format!("settled {ids} in `{path}`")));
    Ok(())
}

/// What was added, part by part.
fn added(derived: &Derived, language: Language) -> String {
    let mut parts = Vec::new();
    let ids = |ids: &[String]| ids.join(", ");
    if !derived.added.is_empty() {
        let of = ids(&derived.added);
        parts.push(language.pick(format!("nhiệm vụ thực hiện {of}"), format!("tasks that implement {of}")));
    }
    if !derived.joint.is_empty() {
        let of = ids(&derived.joint);
        parts.push(language.pick(format!("nhiệm vụ giao chung {of}, để trong chú thích"), format!("the joint {of}, as comments")));
    }
    if derived.fingerprints > 0 {
        let count = derived.fingerprints;
        parts.push(language.pick(
            format!("dấu vân tay của {count} nhiệm vụ của Tỉnh ở [derived-from]"),
            format!("the fingerprint{} of {count} of the province's tasks in [derived-from]", plural(count)),
        ));
    }
    parts.join("; ")
}

/// How many joint tasks stand as comments.
fn joint(derived: &Derived) -> Text {
    match derived.joint.len() {
        0 => Text::fixed("", ""),
        count => Text::new(
            format!(", và {count} nhiệm vụ giao chung để trong chú thích"),
            format!(", and {count} joint one{} as comments", plural(count)),
        ),
    }
}

/// What is to be done with the plans.
fn next(agencies: &[&Agency], has_blanks: bool, console: &Console) {
    if has_blanks {
        say_blanks(console);
    }
    let path = match agencies {
        [one] => format!(" agencies/{}", one.key()),
        _ => String::new(),
    };
    console.note(&Text::new(format!("tiếp theo: cchc validate{path}"), format!("next: cchc validate{path}")));
}

fn say_blanks(console: &Console) {
    console.note(&Text::fixed(
        "còn phải điền: number, issued và ở mỗi nhiệm vụ chỗ có …; bỏ nhiệm vụ không thuộc chức năng, ghi lý do ở [not-applicable]",
        "still to be filled in: number, issued, and what says … in each task; take out what is not the agency's and give the reason in [not-applicable]",
    ));
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}
