//! What to type next: whole commands, ready to copy; `…` stands where only the agency knows what belongs.

use std::path::Path;

use chrono::NaiveDate;

use crate::model::period::Quarter;
use crate::report::readiness::{Item, Weight};
use crate::rollup::readiness::Readiness;
use crate::rollup::to_report::ToReport;

/// How many commands are shown: more would be read by nobody.
const MOST: usize = 3;

/// The keys of the items that a filled-in form settles as well.
const TO_FILL_IN: [&str; 4] = ["report-missing", "progress", "carried-out", "figures"];

/// Where a command is to work.
pub(super) struct Place<'a> {
    /// What `-C` said.
    pub(super) root: Option<&'a Path>,
    /// The way from where the command starts to the workspace's root.
    pub(super) up: String,
    /// The agency.
    pub(super) agency: &'a str,
    /// The quarter.
    pub(super) quarter: Quarter,
    /// The year.
    pub(super) year: i32,
    /// Whether it is the one the program would take.
    pub(super) is_usual: bool,
}

impl Place<'_> {
    fn program(&self) -> String {
        self.root.map_or_else(|| "cchc".to_owned(), |root| format!("cchc -C {}", quoted(&root.display().to_string())))
    }

    fn of_year(&self) -> String {
        if self.is_usual { String::new() } else { format!(" --year {}", self.year) }
    }

    fn validate(&self) -> String {
        format!("{} validate {}agencies/{}", self.program(), self.up, self.agency)
    }

    /// The command that makes the form to fill in with Excel.
    fn form(&self) -> String {
        let (program, agency, number, of_year) = (self.program(), self.agency, self.quarter.number(), self.of_year());
        let file = format!("{agency}-{}-{}.xlsx", self.year, self.quarter.key());
        format!("{program} export --template {agency} --quarter {number}{of_year} -o {file}")
    }

    fn set(&self, words: &str) -> String {
        let (quarter, year) = (self.quarter.number(), self.of_year());
        format!("{} set {} --quarter {quarter}{year} {words}", self.program(), self.agency)
    }
}

/// The command that stands in a note's own line.
pub(super) fn beside(place: &Place<'_>, item: &Item) -> Option<String> {
    match item.key {
        "narrative" => Some(place.set(&format!("narrative {}=\"…\"", item.ids.first()?))),
        "warnings" => Some(place.validate()),
        _ => None,
    }
}

/// The commands that lead on, the most pressing first.
pub(super) fn commands(place: &Place<'_>, own: &Readiness<'_>, items: &[Item], today: NaiveDate) -> Vec<String> {
    let (program, agency, year) = (place.program(), place.agency, place.of_year());
    let mut commands: Vec<String> = Vec::new();
    for command in items.iter().filter_map(|item| of_item(place, own, item)) {
        if !commands.contains(&command) {
            commands.push(command);
        }
    }
    if own.reporting.has_plan && items.iter().any(|item| TO_FILL_IN.contains(&item.key)) {
        // Beside the way through the files, the one through Excel.
        commands.truncate(MOST - 1);
        commands.push(place.form());
    }
    if items.iter().any(|item| item.key == "draft" && item.weight == Weight::Good) {
        let quarter = place.quarter.number();
        commands.push(format!("{program} report agency-report {agency} --quarter {quarter}{year} -o {}.docx", place.quarter.key()));
        let number = if own.report.is_some_and(|report| report.has_number) { "" } else { "number=… " };
        commands.push(place.set(&format!("report {number}submitted={today}")));
    }
    commands.truncate(MOST);
    commands
}

fn of_item(place: &Place<'_>, own: &Readiness<'_>, item: &Item) -> Option<String> {
    let (program, agency, year) = (place.program(), place.agency, place.of_year());
    Some(match item.key {
        "plan-missing" | "not-derived" => format!("{program} derive {agency}{year}"),
        "plan-unusable" | "report-unusable" | "errors" | "blanks" => place.validate(),
        // Without a plan there is nothing to report on.
        "report-missing" if own.reporting.has_plan => format!("{program} open --quarter {}{year} {agency}", place.quarter.number()),
        "progress" => place.set(&progress(own.silent.first()?)),
        "carried-out" => place.set(&format!("{} carried-out=…", own.undecided.first()?.in_force.task.id.value)),
        "figures" => {
            let keys: Vec<String> = own.lacking.iter().take(2).map(|indicator| format!("{}=…", indicator.key())).collect();
            place.set(&keys.join(" "))
        }
        "suspect" => format!("{program} derive {agency}{year} --accept {}", item.ids.first()?),
        _ => return None,
    })
}

/// What a task's entry needs first.
fn progress(task: &ToReport<'_>) -> String {
    let id = &task.in_force.task.id.value;
    let key = if task.in_force.due.schedule().is_none() { "percent" } else { "carried-out" };
    format!("{id} {key}=… result=\"…\"")
}

/// A path as a shell takes it in one word.
fn quoted(path: &str) -> String {
    let is_plain = path.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '/' | '.' | '-' | '_' | '~' | '\\' | ':'));
    if is_plain { path.to_owned() } else { format!("\"{path}\"") }
}
