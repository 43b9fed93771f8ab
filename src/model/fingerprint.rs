//! The fingerprint of a provincial task: what an agency's plan was derived from, in six digits.
//!
//! It changes with anything of the task an agency's plan rests on, and with nothing else: not with the layout of the bundle's file, the
//! order of its tasks, or other tasks.

use sha2::{Digest as _, Sha256};

use super::due::Due;
use super::provincial_plan::{Coverage, ProvincialTask};
use crate::source::Located;

/// How many digits it has: enough that a change keeps it once in sixteen million.
const BYTES: usize = 3;

impl ProvincialTask {
    /// Its fingerprint: of its id, name, source, schedule, indicators, of the appendix's columns, and of who answers for it.
    pub fn fingerprint(&self) -> String {
        let mut parts = Parts(Sha256::new());
        parts.text(&self.id.value);
        parts.text(&self.name);
        parts.text(&self.source);
        parts.due(self.schedule);
        parts.ids(&self.indicators);
        parts.maybe(self.lead.as_deref());
        parts.ids(&self.support);
        parts.maybe(self.product.as_deref());
        parts.due(self.due);
        for assignment in &self.assignments {
            parts.ids(&assignment.to);
            parts.text(match assignment.coverage {
                Coverage::Each => "each",
                Coverage::Any => "any",
            });
            parts.maybe(assignment.words.as_deref());
            parts.text(if assignment.inferred { "inferred" } else { "said" });
        }
        let digest = parts.0.finalize();
        let first = digest.iter().take(BYTES).fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        format!("{first:0width$x}", width = BYTES * 2)
    }
}

/// Parts with their lengths before them, so that no two tasks run together to the same bytes.
struct Parts(Sha256);

impl Parts {
    fn text(&mut self, text: &str) {
        self.0.update(text.len().to_le_bytes());
        self.0.update(text.as_bytes());
    }

    /// What is absent is told from what is empty.
    fn maybe(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.0.update(u64::MAX.to_le_bytes()),
        }
    }

    fn due(&mut self, due: Option<Due>) {
        self.maybe(due.map(Due::written).as_deref());
    }

    fn ids(&mut self, ids: &[Located<String>]) {
        self.0.update(ids.len().to_le_bytes());
        for id in ids {
            self.text(&id.value);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::due::Due;
    use crate::model::provincial_plan::{Assignment, Coverage, ProvincialTask};
    use crate::source::{FileId, Located, Place};

    type Change = fn(&mut ProvincialTask);

    fn task() -> ProvincialTask {
        let place = Place::top(FileId::from_index(0));
        let located = |text: &str| Located::new(text.to_owned(), place);
        ProvincialTask {
            id: located("3.3"),
            name: "Một cửa".to_owned(),
            source: "II.3".to_owned(),
            schedule: Due::parse("ongoing"),
            indicators: vec![located("a")],
            lead: None,
            support: Vec::new(),
            product: None,
            due: None,
            assignments: vec![Assignment { to: vec![located("@all")], coverage: Coverage::Each, words: None, inferred: false, place }],
            place,
        }
    }

    #[test]
    fn anything_a_plan_rests_on_changes_it() {
        let before = task().fingerprint();
        assert_eq!(before.len(), 6);
        assert_eq!(task().fingerprint(), before);
        let place = Place::top(FileId::from_index(7));
        let changes: [(&str, Change); 9] = [
            ("name", |task| task.name.push('x')),
            ("source", |task| task.source.push('x')),
            ("schedule", |task| task.schedule = None),
            ("indicators", |task| task.indicators.clear()),
            ("lead", |task| task.lead = Some(String::new())),
            ("product", |task| task.product = Some(String::new())),
            ("due", |task| task.due = Due::parse("2021")),
            ("coverage", |task| task.assignments[0].coverage = Coverage::Any),
            ("inferred", |task| task.assignments[0].inferred = true),
        ];
        for (what, change) in changes {
            let mut task = task();
            change(&mut task);
            assert_ne!(task.fingerprint(), before, "{what}");
        }
        let mut moved = task();
        moved.place = place;
        moved.id.place = place;
        assert_eq!(moved.fingerprint(), before);
    }
}
