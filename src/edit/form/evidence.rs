//! The first document of a task's evidence, as the form has it, put into the list the report's file has: only the parts that were changed,
//! where they stand. The other documents, what the form does not ask for and every comment stay as they are written.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::Fault;
use super::filled::Filled;
use super::written::written;
use crate::document::form::Value;
use crate::edit::braces::{self, Edits, Wanted, spliced};
use crate::edit::value;
use crate::language::Text;

/// A part of a task's first document: its key, the cell, whether that differs from the report.
pub(super) type Part = (&'static str, Filled, bool);

/// The list of a task's evidence with its first document as the cells have it; none where nothing is left of it.
pub(super) fn list(text: &str, tree: &DeTable<'_>, task: &str, parts: &[Part]) -> Result<Option<String>, Box<Fault>> {
    let filled = || parts.iter().filter_map(|(part, own, _)| Some(format!("{part} = {}", written(&own.value)?))).collect::<Vec<_>>();
    let anew = || format!("{{ {} }}", filled().join(", "));
    let is_empty = parts.iter().all(|(_, own, _)| own.value == Value::Nothing);
    let Some(standing) = standing(tree, task) else { return Ok((!is_empty).then(|| format!("[{}]", anew()))) };
    let Some(list) = standing.get_ref().as_array().filter(|_| text[standing.span()].starts_with('[')) else {
        return Err(refused(parts, &unknown(task)));
    };
    let Some(first) = list.iter().next() else {
        // Before what else stands in an empty list: a comment.
        return Ok((!is_empty).then(|| spliced(text, standing.span(), &[(standing.span().start + 1..standing.span().start + 1, anew())])));
    };
    let Some(document) = first.get_ref().as_table().filter(|_| text[first.span()].starts_with('{')) else {
        return Err(refused(parts, &unknown(task)));
    };
    if !is_empty {
        let edits =
            if document.iter().next().is_none() { vec![(first.span(), anew())] } else { edits(text, document, first.span(), parts) };
        return Ok(Some(spliced(text, standing.span(), &edits)));
    }
    let is_asked = |key: &str| parts.iter().any(|(part, _, _)| *part == key);
    let mut unasked: Vec<_> = document.iter().filter(|(key, _)| !is_asked(key.get_ref())).collect();
    unasked.sort_by_key(|(key, _)| key.span().start);
    if !unasked.is_empty() {
        let said: Vec<String> =
            unasked.iter().map(|(key, own)| format!("`{} = {}`", value::key(key.get_ref()), &text[own.span()])).collect();
        let said = said.join(", ");
        return Err(refused(
            parts,
            &Text::new(
                format!("tài liệu kiểm chứng này của `{task}` còn ghi {said}, nên không bỏ được bằng biểu mẫu"),
                format!("this evidence of `{task}` also says {said}, so it cannot be taken out by the form"),
            ),
        ));
    }
    if list.len() > 1 {
        return Err(refused(
            parts,
            &Text::new(
                format!("`{task}` còn tài liệu kiểm chứng khác, nên không bỏ được tài liệu đầu tiên bằng biểu mẫu"),
                format!("`{task}` has further evidence, so the first piece cannot be taken out by the form"),
            ),
        ));
    }
    Ok(None)
}

/// What the evidence of a task is in a file.
fn standing<'t, 'a>(tree: &'t DeTable<'a>, task: &str) -> Option<&'t Spanned<DeValue<'a>>> {
    tree.get("progress")?.get_ref().as_table()?.get(task)?.get_ref().as_table()?.get("evidence")
}

fn unknown(task: &str) -> Text {
    Text::new(
        format!("tài liệu kiểm chứng của `{task}` được ghi theo cách biểu mẫu không sửa được"),
        format!("the evidence of `{task}` is written in a way the form cannot change"),
    )
}

/// At the first cell that says something.
fn refused(parts: &[Part], what: &Text) -> Box<Fault> {
    let at = parts.iter().find(|(_, own, _)| own.value != Value::Nothing).or(parts.first()).map(|(_, own, _)| &own.at);
    let fault = at.map_or_else(|| Fault::new(what.clone()), |at| Fault::at(at, what.clone()));
    Box::new(fault.help(Text::fixed("sửa `evidence` ngay trong tệp báo cáo", "change `evidence` in the report's file itself")))
}

fn edits(text: &str, document: &DeTable<'_>, span: Range<usize>, parts: &[Part]) -> Edits {
    let wanted = parts.iter().map(|(part, own, is_changed)| match written(&own.value) {
        _ if !is_changed => (*part, Wanted::Kept),
        Some(new) => (*part, Wanted::Put(new)),
        None => (*part, Wanted::Gone),
    });
    braces::edits(text, document, span, &wanted.collect::<Vec<_>>())
}
