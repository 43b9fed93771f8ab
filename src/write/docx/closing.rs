//! The end of an official document: who receives it at the left, who signs at the right, on one page.

use super::super::one_line;
use super::head::{caps, unmarked};
use super::markup::{BOLD, GAP, Look, PLAIN, Paragraph};
use super::section::Orientation;
use super::sides::two_columns;
use crate::document::official::Official;
use crate::language::printable;

/// The room for a signature and a seal, in twips.
const ROOM_TO_SIGN: u32 = 1500;

/// Recipients and signature.
pub(super) fn closing(official: &Official) -> String {
    let half = Orientation::Portrait.line() / 2;
    let apart = Paragraph::new("Rule").keep_next().spaced(120, 0).written();
    // Word wants a paragraph after the last table, and one of its own making would be a line high.
    apart + &two_columns([half, half], &[[recipients(official), signature(official)]]) + &Paragraph::new("Rule").written()
}

fn recipients(official: &Official) -> String {
    let label = Look { italic: true, ..BOLD }.sized(24);
    let mut written = Paragraph::new("Recipient").keep_next().text("Nơi nhận:", label).written();
    let mut item = |text: &str| written.push_str(&Paragraph::new("Recipient").text(text, PLAIN).written());
    for recipient in &official.recipients {
        item(&format!("- {};", unmarked(recipient)));
    }
    item(&format!("- Lưu: {}.", unmarked(&official.archive)));
    written
}

fn signature(official: &Official) -> String {
    let signature = &official.signature;
    let mut written = String::new();
    if let Some(on_behalf) = &signature.on_behalf {
        written.push_str(&Paragraph::new("Signature").text(&caps(on_behalf), PLAIN).written());
    }
    let line = Paragraph::new("Signature");
    let title = match &signature.title {
        Some(title) => line.text(&caps(title), PLAIN),
        None => line.gap("chức vụ của người ký", GAP),
    };
    written.push_str(&title.written());
    let line = Paragraph::new("Signature").spaced(ROOM_TO_SIGN, 0);
    let name = match &signature.name {
        Some(name) => line.text(&one_line(&printable(name)), PLAIN),
        None => line.gap("họ và tên của người ký", GAP),
    };
    written.push_str(&name.written());
    written
}
