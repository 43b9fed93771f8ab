//! Whom a list of agencies and units names, in a form's cell or on a command line: their ids, or their names as the register has them.
//!
//! A unit may be one that the register lacks, a commune for instance; so a word that is shaped as an id is taken for one, and whether it is
//! anybody's is for `cchc validate` to judge. Everything else is refused: a list is counted by its words, whatever they are.

use crate::diagnostic::suggest::nearest;
use crate::edit::form::fault::quoted;
use crate::edit::typed::reading;
use crate::language::Text;
use crate::model::agency::{self, Agency};
use crate::model::called::{Called, known_as};

/// The register, asked for those a list names.
pub(super) struct Register<'a>(Called<'a>);

impl<'a> Register<'a> {
    pub(super) fn of(agencies: &'a [Agency]) -> Self {
        Self(Called::of(agencies))
    }

    /// The ids that the parts of a list mean, each once.
    ///
    /// # Errors
    /// When a part is nobody's: what is wrong with it, and what to do.
    pub(super) fn ids(&self, parts: &[String]) -> Result<Vec<String>, (Text, Text)> {
        let mut ids: Vec<String> = Vec::new();
        let mut rest = parts;
        while !rest.is_empty() {
            let (own, count) = self.first(rest)?;
            for id in own {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            rest = &rest[count..];
        }
        Ok(ids)
    }

    /// What the first parts mean, and how many they are: a name may have commas of its own.
    fn first(&self, parts: &[String]) -> Result<(Vec<String>, usize), (Text, Text)> {
        for count in (1..=parts.len().min(COMMAS + 1)).rev() {
            if let Some(agency) = self.0.agency(&parts[..count].join(", ")) {
                return Ok((vec![agency.id.value.clone()], count));
            }
        }
        let part = &parts[0];
        let words: Vec<&str> = part.split_whitespace().collect();
        // Several words may be a name, too, typed without its accents: only ids beyond doubt are parted by blanks.
        let is_sure = |word: &&str| is_id(word) && (word.contains('-') || self.0.agency(word).is_some());
        match words.as_slice() {
            [only] if is_id(only) => return Ok((vec![(*only).to_owned()], 1)),
            [_, _, ..] if words.iter().all(is_sure) => return Ok((words.into_iter().map(str::to_owned).collect(), 1)),
            _ => {}
        }
        Err(self.unknown(part))
    }

    fn unknown(&self, part: &str) -> (Text, Text) {
        let name = quoted(part);
        let several: Vec<&str> = self.0.ending(part).into_iter().map(Agency::key).collect();
        if several.len() > 1 {
            let several: Vec<String> = several.iter().map(|id| format!("`{id}`")).collect();
            return (
                Text::new(format!("{name} là tên của nhiều cơ quan"), format!("{name} is the name of several agencies")),
                Text::new(format!("ghi mã: {}", several.join(", ")), format!("write the id: {}", several.join(", "))),
            );
        }
        let what = Text::new(
            format!("{name} không phải mã, cũng không phải tên cơ quan nào trong danh bạ"),
            format!("{name} is neither an id nor the name of an agency in the register"),
        );
        if reading::flag(part) == Some(false) {
            let help = Text::fixed(
                "đã đếm và không có cơ quan nào thì ghi 0; chưa có số liệu thì để trống",
                "write 0 if they were counted and there is none; leave it empty if it is not known",
            );
            return (what, help);
        }
        let help = match several.first().copied().or_else(|| self.nearest(part)) {
            Some(meant) => Text::new(
                format!("có phải là `{meant}`? xem các mã: cchc plan show --agencies"),
                format!("did you mean `{meant}`? see the ids: cchc plan show --agencies"),
            ),
            None => Text::fixed(
                "ghi mã hoặc tên từng cơ quan, đơn vị, cách nhau bằng dấu phẩy; xem các mã: cchc plan show --agencies",
                "write the id or the name of each, with commas between; see the ids: cchc plan show --agencies",
            ),
        };
        (what, help)
    }

    /// Whose id or name is nearest.
    fn nearest(&self, part: &str) -> Option<&'a str> {
        self.0.agency(nearest(&known_as(part), self.0.names())?).map(Agency::key)
    }
}

/// The most commas a name has of its own.
const COMMAS: usize = 3;

/// Whether a word is shaped as an id, and is none that says yes or no.
fn is_id(word: &str) -> bool {
    agency::is_id(word) && reading::flag(word).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_shaped_as_ids() {
        for word in ["h-sen", "xa-1", "sadec"] {
            assert!(is_id(word), "{word}");
        }
        for word in ["", "5", "-", "không", "khong", "co", "x", "H-SEN", "Huyện", "h_a", "a.b"] {
            assert!(!is_id(word), "{word}");
        }
    }
}
