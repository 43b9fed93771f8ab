//! A province that never was: a workspace of 175 agencies, each with its plan and four quarterly reports, the same on every machine.
//!
//! It breaks no rule: every obligation is derived, figures balance and carry over, every open task is reported each quarter, every late
//! one says why, and no report comes late. So what is measured is the work on sound files, which is what a province has on all but a few days.

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::chance::Chance;
use super::words::{self, COORDINATOR, Task};

/// How many agencies there are.
pub(crate) const AGENCIES: usize = words::DEPARTMENTS.len() + words::DISTRICTS.len() + COMMUNES;

const COMMUNES: usize = 145;
const YEAR: i32 = 2021;
const BUNDLE: &str = "tinh-sen-hong-2021";
const NUMBER: &str = "300/KH-UBND";

/// Names the generator that made a workspace. Written last: a workspace half made has none.
const STAMP: &str = "made-by.txt";

/// Makes the workspace in `folder`, unless this very generator made it before; gives what names the generator.
pub(crate) fn ensure(folder: &Path) -> io::Result<String> {
    // The generator's version is its own source, which nobody forgets to raise.
    let mut hasher = DefaultHasher::new();
    (include_str!("synthetic.rs"), include_str!("words.rs"), include_str!("chance.rs")).hash(&mut hasher);
    let stamp = format!("benches/shared {:016x}\n", hasher.finish());
    if fs::read_to_string(folder.join(STAMP)).is_ok_and(|found| found == stamp) {
        return Ok(stamp);
    }
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let agencies = agencies();
    write(folder, "cchc.toml", manifest)?;
    write(folder, &format!("{BUNDLE}/plan.toml"), provincial_plan)?;
    write(folder, &format!("{BUNDLE}/agencies.toml"), |file| register(file, &agencies))?;
    write(folder, &format!("{BUNDLE}/indicators.toml"), catalogue)?;
    for (seed, agency) in (1..).zip(&agencies) {
        let mut chance = Chance::new(seed);
        let tasks = planned(agency, &mut chance);
        let home = format!("agencies/{}/{YEAR}", agency.id);
        write(folder, &format!("{home}/plan.toml"), |file| agency_plan(file, agency, &tasks, &mut chance))?;
        let mut desk = Desk::open(agency, &mut chance);
        for quarter in 1..=4 {
            let path = format!("{home}/q{quarter}.toml");
            write(folder, &path, |file| report(file, agency, &agencies, &tasks, quarter, &mut desk, &mut chance))?;
        }
    }
    fs::write(folder.join(STAMP), &stamp)?;
    Ok(stamp)
}

fn write(folder: &Path, path: &str, content: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> io::Result<()> {
    let path = folder.join(path);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut file = BufWriter::new(File::create(path)?);
    content(&mut file)?;
    file.flush()
}

/// A kind of agency.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Department,
    District,
    Commune,
}

impl Kind {
    fn id(self) -> &'static str {
        ["department", "district", "commune"][self as usize]
    }
}

struct Agency {
    id: String,
    name: String,
    short: String,
    kind: Kind,
    parent: Option<&'static str>,
    sign: &'static str,
    /// What its planned tasks' ids begin with.
    prefix: String,
}

impl Agency {
    /// Whether a reference (an id, `@kind`, `@all`) names it.
    fn is_named_by(&self, reference: &str) -> bool {
        reference.strip_prefix('@').map_or(reference == self.id, |kind| kind == "all" || kind == self.kind.id())
    }

    /// Whether it must have `task` in its plan: as one of each, as the only body that could, or as the one of several that does.
    fn owes(&self, task: &Task) -> bool {
        task.assign.iter().any(|assign| {
            let alone = assign.to.len() == 1 && !assign.to[0].starts_with('@');
            (assign.each || alone || self.id == COORDINATOR) && assign.to.iter().any(|to| self.is_named_by(to))
        })
    }
}

fn agencies() -> Vec<Agency> {
    let departments = words::DEPARTMENTS.iter().map(|&(id, name, sign, prefix)| Agency {
        id: id.to_owned(),
        name: name.to_owned(),
        short: sign.to_owned(),
        kind: Kind::Department,
        parent: None,
        sign,
        prefix: prefix.to_owned(),
    });
    let districts = words::DISTRICTS.iter().map(|&(id, name, short)| Agency {
        id: id.to_owned(),
        name: format!("UBND {}", lower_first(name)),
        short: short.to_owned(),
        kind: Kind::District,
        parent: None,
        sign: "UBND",
        prefix: initials(id),
    });
    let communes = (0..COMMUNES).map(|index| {
        let (first, first_id) = words::COMMUNE_FIRST[index % words::COMMUNE_FIRST.len()];
        let (second, second_id) = words::COMMUNE_SECOND[index / words::COMMUNE_FIRST.len()];
        let id = format!("x-{first_id}-{second_id}");
        Agency {
            name: format!("UBND xã {first} {second}"),
            short: format!("X {first} {second}"),
            kind: Kind::Commune,
            parent: Some(words::DISTRICTS[index % words::DISTRICTS.len()].0),
            sign: "UBND",
            prefix: initials(&id),
            id,
        }
    });
    departments.chain(districts).chain(communes).collect()
}

fn initials(id: &str) -> String {
    id.split('-').filter_map(|part| part.chars().next()).map(|letter| letter.to_ascii_uppercase()).collect()
}

// ── The province ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

fn manifest(file: &mut impl Write) -> io::Result<()> {
    writeln!(file, "[workspace]\nplans = [\"{BUNDLE}\"]\n\n[calendar]\nplan-by = {}-12-31\ndeadlines = [", YEAR - 1)?;
    for quarter in 1..=4 {
        let by = cut_off(quarter) + Days::new(3);
        writeln!(file, "  {{ period = \"q{quarter}\", kind = \"@all\", by = {by} }},")?;
    }
    writeln!(file, "]")
}

fn provincial_plan(file: &mut impl Write) -> io::Result<()> {
    writeln!(file, "[provincial-plan]\nid = \"{BUNDLE}\"\ntitle = \"Kế hoạch cải cách hành chính tỉnh Sen Hồng năm {YEAR}\"")?;
    writeln!(file, "number = \"{NUMBER}\"\nissued = {}-11-10\nissuer = \"UBND tỉnh Sen Hồng\"", YEAR - 1)?;
    writeln!(file, "province = \"tỉnh Sen Hồng\"\nyear = {YEAR}\ncoordinator = \"{COORDINATOR}\"")?;
    for (what, source) in [("derive-plan", "IV.1"), ("report", "IV.1"), ("raise-difficulties", "IV.2")] {
        writeln!(file, "\n[[duty]]\nwhat = \"{what}\"\nwho = [\"@all\"]\nto = \"{COORDINATOR}\"\nsource = \"{source}\"")?;
    }
    for (id, (name, outline, par)) in (1..).zip(words::AREAS) {
        writeln!(file, "\n[[area]]\nid = {id}\nname = \"{name}\"\nsource = \"II.{id}\"\noutline = \"{outline}\"\npar-area = {par}")?;
        if id == 1 {
            writeln!(file, "coordinate-with = [\"{COORDINATOR}\"]\nrequires-funding = true\nfunding-source = \"IV.1\"")?;
        }
    }
    for Task { id, name, schedule, assign, indicators } in &words::TASKS {
        writeln!(file, "\n[[task]]\nid = \"{id}\"\nname = \"{name}\"\nsource = \"II.{id}\"\nschedule = \"{schedule}\"")?;
        if !indicators.is_empty() {
            writeln!(file, "indicators = {indicators:?}")?;
        }
        for assign in *assign {
            let coverage = if assign.each { "each" } else { "any" };
            writeln!(file, "\n[[task.assign]]\nto = {:?}\ncoverage = \"{coverage}\"\ninferred = {}", assign.to, assign.inferred)?;
        }
    }
    Ok(())
}

fn register(file: &mut impl Write, agencies: &[Agency]) -> io::Result<()> {
    for (kind, name) in
        [(Kind::Department, "sở, ban, ngành"), (Kind::District, "huyện, thành phố"), (Kind::Commune, "xã, phường, thị trấn")]
    {
        writeln!(file, "[[kind]]\nid = \"{}\"\nname = \"{name}\"\nplural = \"các {name}\"\n", kind.id())?;
    }
    for (order, agency) in (1..).zip(agencies) {
        let Agency { id, name, short, kind, sign, .. } = agency;
        writeln!(file, "[[agency]]\nid = \"{id}\"\nname = \"{name}\"\nabbreviation = \"{short}\"\nkind = \"{}\"", kind.id())?;
        if let Some(parent) = agency.parent {
            writeln!(file, "parent = \"{parent}\"")?;
        }
        writeln!(file, "order = {}\nplace = \"Sen Hồng\"\nsign = \"{sign}\"\n", order * 10)?;
    }
    Ok(())
}

fn catalogue(file: &mut impl Write) -> io::Result<()> {
    for (row, (id, name, unit, owed_by, across, over, authority)) in (1..).zip(words::INDICATORS) {
        writeln!(file, "[[indicator]]\nid = \"{id}\"\nname = \"{name}\"\nunit = \"{unit}\"\nrow = \"{row}\"\nowed-by = [{owed_by}]")?;
        writeln!(file, "across = \"{across}\"\nover = \"{over}\"")?;
        if !authority.is_empty() {
            writeln!(file, "authority = \"{authority}\"")?;
        }
        writeln!(file)?;
    }
    for (id, name, numerator, denominator) in words::RATIOS {
        writeln!(file, "[[ratio]]\nid = \"{id}\"\nname = \"{name}\"\nnumerator = [{numerator}]\ndenominator = [{denominator}]")?;
        writeln!(file, "row = \"{id}\"\n")?;
    }
    file.write_all(words::BALANCES.trim_start().as_bytes())
}

// ── Dates ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(YEAR, month, day).unwrap_or_default()
}

/// The last day of a quarter's window: the 14th of its last month.
fn cut_off(quarter: u32) -> NaiveDate {
    day(quarter * 3, 14)
}

/// The first day of a quarter's window: the 15th of the month before its first.
fn opening(quarter: u32) -> NaiveDate {
    cut_off(quarter) + Days::new(1) - Months::new(3)
}

fn last_of(month: u32) -> NaiveDate {
    day(month, 1) + Months::new(1) - Days::new(1)
}

fn days_between(from: NaiveDate, to: NaiveDate) -> u64 {
    u64::try_from((to - from).num_days()).unwrap_or(0)
}

// ── An agency's plan ───────────────────────────────────────────────────────────────────────────────────────────────────────────

struct Planned {
    id: String,
    implements: Vec<&'static Task>,
    area: u32,
    due: Due,
    budget: Option<u64>,
}

enum Due {
    /// As the plan writes it, the last day in time, when work begins, and when it will be done.
    Dated {
        written: String,
        last: NaiveDate,
        begun: NaiveDate,
        done: NaiveDate,
    },
    Undated(&'static str),
}

fn area_of(task: &Task) -> u32 {
    task.id.split('.').next().and_then(|area| area.parse().ok()).unwrap_or(1)
}

fn planned(agency: &Agency, chance: &mut Chance) -> Vec<Planned> {
    let owed: Vec<&'static Task> = words::TASKS.iter().filter(|task| agency.owes(task)).filter(|task| !leaves_out(agency, task)).collect();
    // First every obligation once, now and then two of one area in one planned task; then more of the same, up to the plan's size.
    let mut chosen: Vec<(Vec<&'static Task>, u32)> = Vec::new();
    for task in &owed {
        match chosen.last_mut() {
            Some((tasks, area)) if *area == area_of(task) && tasks.len() < 3 && chance.percent(25) => tasks.push(task),
            _ => chosen.push((vec![task], area_of(task))),
        }
    }
    let size = match agency.kind {
        Kind::Department | Kind::District => chance.between(50, 60),
        Kind::Commune => chance.between(40, 50),
    };
    while (chosen.len() as u64) < size {
        if chance.percent(8) {
            chosen.push((Vec::new(), u32::try_from(chance.between(1, 8)).unwrap_or(1)));
        } else {
            let task = chance.pick(&owed);
            chosen.push((vec![task], area_of(task)));
        }
    }
    chosen.sort_by_key(|(_, area)| *area);
    (1..)
        .zip(chosen)
        .map(|(number, (implements, area))| Planned {
            id: format!("{}-{number:02}", agency.prefix),
            implements,
            area,
            due: due(chance),
            budget: (area == 1 || chance.percent(35)).then(|| chance.between(4, 240) * 500_000),
        })
        .collect()
}

/// The one obligation that some departments declare not applicable.
fn leaves_out(agency: &Agency, task: &Task) -> bool {
    task.id == "6.3" && agency.kind == Kind::Department && agency.id.len().is_multiple_of(3)
}

fn due(chance: &mut Chance) -> Due {
    if chance.percent(45) {
        let schedules = ["ongoing", "ongoing", "ongoing", "quarterly", "monthly", "half-yearly", "on-event"];
        return Due::Undated(chance.pick(&schedules));
    }
    let month = u32::try_from(chance.between(2, 12)).unwrap_or(2);
    let quarter = month.div_ceil(3);
    let half = month.div_ceil(6);
    let (written, last) = match chance.between(1, 10) {
        1..=5 => {
            let day = day(month, u32::try_from(chance.between(5, 28)).unwrap_or(5));
            (day.to_string(), day)
        }
        6 | 7 => (format!("\"{YEAR}-{month:02}\""), last_of(month)),
        8 => (format!("\"{YEAR}-Q{quarter}\""), last_of(quarter * 3)),
        9 => (format!("\"{YEAR}-H{half}\""), last_of(half * 6)),
        _ => (format!("\"{YEAR}\""), last_of(12)),
    };
    let done = match chance.between(1, 10) {
        1..=7 => last - Days::new(chance.between(0, 25)),
        8 | 9 => last + Days::new(chance.between(1, 50)),
        _ => last + Months::new(12),
    };
    let begun = (done - Days::new(chance.between(30, 120))).max(opening(1));
    Due::Dated { written, last, begun, done: done.max(begun) }
}

fn agency_plan(file: &mut impl Write, agency: &Agency, tasks: &[Planned], chance: &mut Chance) -> io::Result<()> {
    let sign = agency.sign;
    writeln!(file, "[agency-plan]\nagency = \"{}\"\nyear = {YEAR}", agency.id)?;
    writeln!(file, "number = \"{}/KH-{sign}\"\nissued = {}-12-{}", chance.between(10, 2900), YEAR - 1, chance.between(10, 30))?;
    writeln!(file, "basis = \"{NUMBER}\"")?;
    for task in tasks {
        writeln!(file, "\n[task.{}]", task.id)?;
        let (way, product) = chance.pick(&words::WAYS);
        let about = if let Some(first) = task.implements.first() {
            let ids: Vec<&str> = task.implements.iter().map(|task| task.id).collect();
            writeln!(file, "implements = {ids:?}")?;
            first.name
        } else {
            writeln!(file, "area = {}", task.area)?;
            "nội dung riêng của cơ quan"
        };
        writeln!(file, "name = \"{way}: {}\"", lower_first(about))?;
        writeln!(file, "product = \"{product}\"\nlead = \"{}\"", chance.pick(&words::LEADS[agency.kind as usize]))?;
        if task.area == 1 && agency.id != COORDINATOR {
            writeln!(file, "support = [\"{COORDINATOR}\"]")?;
        } else if chance.percent(12) {
            let support = words::DEPARTMENTS[5..].iter().map(|department| department.0).collect::<Vec<_>>();
            writeln!(file, "support = [\"{}\"]", chance.pick(&support))?;
        }
        if chance.percent(20) {
            writeln!(file, "support-internal = \"{}\"", chance.pick(&words::LEADS[agency.kind as usize]))?;
        }
        match &task.due {
            Due::Dated { written, .. } => writeln!(file, "due = {written}")?,
            Due::Undated(schedule) => writeln!(file, "due = \"{schedule}\"")?,
        }
        if let Some(budget) = task.budget {
            let own = if chance.percent(30) { format!(", autonomous = {}", money(budget / 4)) } else { String::new() };
            writeln!(file, "budget = {{ estimate = {}{own} }}", money(budget))?;
        }
        if chance.percent(15) {
            writeln!(file, "staff = {}", chance.between(1, 6))?;
        }
        if task.area == 3 && chance.percent(40) {
            let ratio = chance.pick(&words::RATIOS[..4]).0;
            writeln!(file, "targets = [{{ indicator = \"{ratio}\", at-least = {} }}]", chance.between(30, 98))?;
        }
    }
    let left_out: Vec<&Task> = words::TASKS.iter().filter(|task| agency.owes(task) && leaves_out(agency, task)).collect();
    if !left_out.is_empty() {
        writeln!(file, "\n[not-applicable]")?;
    }
    for task in left_out {
        writeln!(file, "\"{}\" = \"Cơ quan không có đơn vị sự nghiệp công lập trực thuộc\"", task.id)?;
    }
    Ok(())
}

fn lower_first(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().into_iter().flat_map(char::to_lowercase).chain(rest).collect()
}

/// `12_000_000`.
fn money(amount: u64) -> String {
    let digits = amount.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

// ── An agency's quarter ────────────────────────────────────────────────────────────────────────────────────────────────────────

/// The one-stop desk: how much work it has in a quarter, and what is left of the quarter before.
struct Desk {
    size: u64,
    pending: u64,
    staff: u64,
}

impl Desk {
    fn open(agency: &Agency, chance: &mut Chance) -> Self {
        let size = match agency.kind {
            Kind::Department => chance.between(800, 6000),
            Kind::District => chance.between(2000, 9000),
            Kind::Commune => chance.between(300, 2500),
        };
        Self { size, pending: size / 20, staff: size / 60 + 12 }
    }
}

fn report(
    file: &mut impl Write,
    agency: &Agency,
    agencies: &[Agency],
    tasks: &[Planned],
    quarter: u32,
    desk: &mut Desk,
    chance: &mut Chance,
) -> io::Result<()> {
    let closes = cut_off(quarter);
    let after = chance.between(1, 3);
    writeln!(file, "[report]\nagency = \"{}\"\nyear = {YEAR}\nquarter = {quarter}", agency.id)?;
    writeln!(file, "number = \"{}/BC-{}\"\nsubmitted = {}", chance.between(10, 900), agency.sign, closes + Days::new(after))?;
    let mut late = Vec::new();
    for task in tasks {
        match &task.due {
            Due::Dated { last, begun, done, .. } if *done >= opening(quarter) => {
                dated(file, agency, task, quarter, (*last, *begun, *done), chance)?;
                if *last < closes && *done > closes {
                    late.push(&task.id);
                }
            }
            Due::Dated { .. } => {}
            Due::Undated("half-yearly") if quarter % 2 == 1 => {}
            Due::Undated(schedule) => undated(file, agency, task, quarter, schedule, chance)?,
        }
    }
    for (number, task) in (1..=3).zip(late) {
        let (problem, proposal) = chance.pick(&words::DIFFICULTIES);
        writeln!(file, "\n[difficulty.KK-{number:02}]\ntasks = [\"{task}\"]\nproblem = \"{problem}\"\nproposal = \"{proposal}\"")?;
    }
    figures(file, agency, agencies, desk, chance)?;
    writeln!(file, "\n[narrative]")?;
    for section in words::SECTIONS {
        let sentences: Vec<String> = (0..2).map(|_| sentence(chance, &words::SENTENCES)).collect();
        writeln!(file, "\"{section}\" = \"\"\"\n{}\"\"\"", sentences.join("\n\n"))?;
    }
    Ok(())
}

fn dated(
    file: &mut impl Write,
    agency: &Agency,
    task: &Planned,
    quarter: u32,
    (last, begun, done): (NaiveDate, NaiveDate, NaiveDate),
    chance: &mut Chance,
) -> io::Result<()> {
    let closes = cut_off(quarter);
    writeln!(file, "\n[progress.{}]", task.id)?;
    if begun > closes {
        // What is overdue and not begun has a cause, which is not every time the same: nothing here is copied from a quarter before.
        return if last < closes {
            writeln!(
                file,
                "result = \"Chưa triển khai được trong quý {quarter}\"\npercent = 0\ndelay-cause = \"{}\"",
                chance.pick(&words::CAUSES)
            )
        } else {
            writeln!(file, "result = \"Chưa đến thời gian triển khai theo kế hoạch\"\npercent = 0")
        };
    }
    let is_done = done <= closes;
    let percent = if is_done { 100 } else { (days_between(begun, closes) * 100 / days_between(begun, done).max(1)).clamp(5, 95) };
    writeln!(file, "result = \"{}\"", sentence(chance, if is_done { &words::DONE } else { &words::UNDER_WAY }))?;
    writeln!(file, "percent = {percent}\nstarted = {begun}")?;
    if is_done {
        writeln!(file, "completed = {done}")?;
        evidence(file, agency, done, chance)?;
    } else if percent > 85 {
        writeln!(file, "awaiting-approval = {}", closes - Days::new(chance.between(0, 6)))?;
    }
    if let Some(budget) = task.budget {
        writeln!(file, "spent-to-date = {}", money(budget * percent / 100))?;
    }
    if last < closes.min(done) {
        writeln!(file, "delay-cause = \"{}\"", chance.pick(&words::CAUSES))?;
    }
    Ok(())
}

fn undated(file: &mut impl Write, agency: &Agency, task: &Planned, quarter: u32, schedule: &str, chance: &mut Chance) -> io::Result<()> {
    writeln!(file, "\n[progress.{}]", task.id)?;
    if schedule == "on-event" && chance.percent(50) {
        return writeln!(file, "arisen = false\nresult = \"Trong quý không phát sinh\"");
    }
    let carried_out = chance.percent(94);
    writeln!(file, "carried-out = {carried_out}")?;
    if carried_out {
        writeln!(file, "result = \"{}\"", sentence(chance, &words::CARRIED_OUT))?;
        if chance.percent(35) {
            evidence(file, agency, opening(quarter) + Days::new(chance.between(5, 80)), chance)?;
        }
    } else {
        writeln!(file, "result = \"Chưa triển khai trong quý\"\ndelay-cause = \"{}\"", chance.pick(&words::CAUSES))?;
    }
    match task.budget {
        Some(budget) => writeln!(file, "spent-to-date = {}", money(budget * u64::from(quarter) / 5)),
        None => Ok(()),
    }
}

fn evidence(file: &mut impl Write, agency: &Agency, date: NaiveDate, chance: &mut Chance) -> io::Result<()> {
    let (kind, title) = chance.pick(&[
        ("QĐ", "Quyết định phê duyệt"),
        ("BC", "Báo cáo kết quả"),
        ("KH", "Kế hoạch thực hiện"),
        ("TB", "Thông báo kết luận"),
    ]);
    let number = chance.between(1, 1900);
    writeln!(
        file,
        "evidence = [{{ number = \"{number:02}/{kind}-{}\", date = {date}, title = \"{title} ngày {:02}/{:02}\" }}]",
        agency.sign,
        date.day(),
        date.month()
    )
}

/// The figures that `agency` owes; the desk's balance, and what it leaves pending is what the next quarter opens with.
fn figures(file: &mut impl Write, agency: &Agency, agencies: &[Agency], desk: &mut Desk, chance: &mut Chance) -> io::Result<()> {
    let opens_with = desk.pending;
    let new = desk.size * chance.between(85, 115) / 100;
    let online = new * chance.between(20, 75) / 100;
    let pending = (opens_with + new) * chance.between(3, 9) / 100;
    let pending_late = pending * chance.between(0, 15) / 100;
    let settled = opens_with + new - pending;
    let settled_late = settled * chance.between(0, 4) / 100;
    let heard = chance.between(0, 12);
    let documents = chance.between(80, 900);
    desk.pending = pending;

    writeln!(file, "\n[in-period]\nho-so-moi = {new}\nho-so-truc-tuyen = {online}\nho-so-truc-tiep = {}", new - online)?;
    writeln!(file, "ho-so-dung-han = {}\nho-so-qua-han = {settled_late}", settled - settled_late)?;
    writeln!(file, "tin-bai-tuyen-truyen = {}\ncuoc-doi-thoai = {}", chance.between(2, 60), chance.between(0, 4))?;
    writeln!(file, "van-ban-chi-dao = {}\nphieu-khao-sat = {}", chance.between(1, 20), chance.between(0, 300))?;
    writeln!(file, "pakn-tiep-nhan = {heard}\npakn-da-xu-ly = {}", heard - heard / 5)?;
    writeln!(file, "luot-boi-duong = {}\nvan-ban-phat-hanh = {documents}", chance.between(0, 90))?;
    writeln!(file, "van-ban-ky-so = {}", documents * chance.between(60, 100) / 100)?;
    if agency.kind != Kind::Department {
        writeln!(file, "van-ban-qppl = {}", chance.between(0, 5))?;
    }
    if agency.id == "so-tu-phap" {
        writeln!(file, "van-ban-duoc-ra-soat = {}", chance.between(30, 200))?;
    }
    if agency.id == "van-phong-ubnd-tinh" {
        writeln!(file, "tthc-cong-bo-moi = {}", chance.between(5, 80))?;
    }
    if agency.id == COORDINATOR || agency.kind == Kind::District {
        let inspected =
            agencies.iter().filter(|other| other.parent == Some(&agency.id) || agency.id == COORDINATOR && other.parent.is_none());
        let inspected: Vec<&str> = inspected.filter(|_| chance.percent(30)).map(|other| other.id.as_str()).collect();
        writeln!(file, "co-quan-duoc-kiem-tra = {inspected:?}")?;
    }
    writeln!(file, "\n[at-cut-off]\nho-so-ky-truoc = {opens_with}\ndang-giai-quyet-trong-han = {}", pending - pending_late)?;
    writeln!(
        file,
        "dang-giai-quyet-qua-han = {pending_late}\nbien-che-giao = {}\nbien-che-co-mat = {}",
        desk.staff,
        desk.staff - chance.between(0, 4)
    )?;
    if agency.id == "van-phong-ubnd-tinh" {
        writeln!(file, "tthc-con-hieu-luc = {}", chance.between(1780, 1830))?;
    }
    Ok(())
}

/// One of the sentences, with numbers in it.
fn sentence(chance: &mut Chance, from: &[&str]) -> String {
    let words = chance.pick(from);
    let mut filled = words.to_owned();
    for (hole, least, most) in [("{n}", 2, 40), ("{k}", 2, 9), ("{m}", 50, 900)] {
        filled = filled.replace(hole, &chance.between(least, most).to_string());
    }
    filled
}
