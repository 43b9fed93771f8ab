//! Another id for a planned task, everywhere at once: its plan, every quarter's entry, difficulties, amendments, exceptions.

use lsp_types::{PrepareRenameResponse, WorkspaceEdit};
use serde_json::Value;

use super::changes;
use super::mention::{Mention, Of};
use super::requests::Failure;
use super::scene::Scene;
use crate::language::{Text, at_a_glance};
use crate::load;

/// The longest id, in letters. Files may have any; one that is given anew stands in headers, tables and reminders, where nobody reads more
/// than a word, and whoever pastes a paragraph meant the task's name.
const LONGEST: usize = 64;

/// What would be renamed at a byte.
pub(super) fn prepare(scene: &Scene<'_>, at: usize) -> Result<Option<PrepareRenameResponse>, Failure> {
    let Some(mention) = scene.mention(at) else { return Ok(None) };
    renamable(scene, &mention)?;
    Ok(Some(PrepareRenameResponse::RangeWithPlaceholder { range: scene.range(&mention.place), placeholder: mention.id }))
}

/// The changes that give the task at a byte its new id.
pub(super) fn answer(scene: &Scene<'_>, at: usize, params: &Value) -> Result<Option<WorkspaceEdit>, Failure> {
    let Some(mention) = scene.mention(at) else { return Ok(None) };
    renamable(scene, &mention)?;
    let new = params.get("newName").and_then(Value::as_str).unwrap_or_default();
    if new == mention.id {
        return Ok(Some(WorkspaceEdit::default()));
    }
    let refused = |words: Text| Failure::refused(words.in_language(scene.language).to_owned());
    if new.is_empty() || !new.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
        let shown = at_a_glance(new, LONGEST);
        return Err(refused(Text::new(
            format!("mã chỉ gồm chữ không dấu, chữ số và gạch nối, như SYT-07: `{shown}` không dùng được"),
            format!("an id is of plain letters, digits and hyphens, such as SYT-07: `{shown}` will not do"),
        )));
    }
    if new.len() > LONGEST {
        let letters = new.len();
        return Err(refused(Text::new(
            format!("mã dài nhất {LONGEST} ký tự, mã này dài {letters}: lời mô tả ghi ở `name`"),
            format!("an id has at most {LONGEST} letters, this one has {letters}: what describes the task goes in `name`"),
        )));
    }
    let taken = Mention { id: new.to_owned(), ..mention.clone() };
    if let Some((file, _)) = scene.mentions_of(&taken).first() {
        let path = scene.sources().path(*file);
        return Err(refused(Text::new(format!("mã `{new}` đã có ở `{path}`"), format!("`{new}` is in `{path}` already"))));
    }
    let places = scene.mentions_of(&mention);
    // What does not parse may hold more of it than can be seen.
    let broken = (0..scene.sources().len()).map(crate::source::FileId::from_index).find(|file| {
        let source = scene.sources().file(*file);
        source.text.contains(&mention.id) && !load::parses(&source.text) && speaks_of(scene, &mention, &source.path)
    });
    if let Some(file) = broken {
        let path = scene.sources().path(file);
        return Err(refused(Text::new(
            format!("`{path}` đang sai cú pháp: sửa tệp ấy rồi hãy đổi mã"),
            format!("`{path}` does not parse: mend it before renaming"),
        )));
    }
    let edits = places.into_iter().map(|(file, other)| (file, other.place, new.to_owned()));
    Ok(Some(changes::of_files(scene, edits)))
}

/// Whether a file may speak of an agency's planned task: one in its folder, or one that is no agency's.
fn speaks_of(scene: &Scene<'_>, mention: &Mention, path: &str) -> bool {
    let Some((agency, _)) = &mention.whose else { return false };
    let own = path.strip_prefix("agencies/").and_then(|inside| inside.split('/').next());
    !path.starts_with('<') && own.is_none_or(|own| own == agency) || scene.desk.is_alone()
}

/// Only planned tasks are an agency's to name; other ids are the province's.
fn renamable(scene: &Scene<'_>, mention: &Mention) -> Result<(), Failure> {
    match (mention.of, &mention.whose) {
        (Of::PlannedTask, Some(_)) => Ok(()),
        (Of::PlannedTask, None) => Err(Failure::refused(scene.language.pick(
            "tệp chưa ghi agency và year nên không biết nhiệm vụ của cơ quan nào",
            "the file does not say its agency and year, so whose task it is nobody can tell",
        ))),
        _ => Err(Failure::refused(scene.language.pick(
            "chỉ đổi được mã nhiệm vụ trong kế hoạch của cơ quan; mã này do Tỉnh đặt",
            "only the id of an agency's planned task can be changed; this one is the province's",
        ))),
    }
}
