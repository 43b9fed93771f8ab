//! Markdown as GitHub and most wikis read it: headings, paragraphs, tables, notes as lists. What a person wrote is escaped, so that no
//! text becomes markup. A chart is left to its table, which has every figure of it.

use super::{NONE, Page, at_right, is_empty, legend, one_line, shown};
use crate::document::{Block, Row, Table};
use crate::language::{Language, Text, printable};

/// A document as Markdown.
pub(super) fn write(page: &Page<'_>) -> String {
    let language = page.options.language;
    let mut parts = vec![format!("# {}", words(&page.document.title, language))];
    let facts = page.document.standing.iter();
    let facts = facts.map(|fact| format!("- {}: {}", words(&fact.label, language), inline(&one_line(&shown(&fact.value, language)))));
    parts.push(facts.collect::<Vec<_>>().join("\n"));
    // A table stands a level under the last heading.
    let mut level = "##";
    for block in &page.blocks {
        match block {
            Block::Heading { level: depth, text } => {
                parts.push(format!("{} {}", hashes(*depth), words(text, language)));
                level = hashes(depth + 1);
            }
            Block::Appendix(text) => {
                parts.push(format!("## {}", words(text, language)));
                level = "###";
            }
            Block::Paragraph(text) => parts.push(paragraph(text.in_language(language))),
            Block::Gap(text) => parts.push(format!("**[{}]**", words(text, language))),
            Block::Table(table) => {
                parts.push(format!("{level} {}", words(&table.title, language)));
                parts.push(if is_empty(table) { words(&NONE, language) } else { grid(table, language) });
                parts.extend(legend(table, language).map(|legend| inline(&legend)));
                parts.push(table.notes.iter().map(|note| format!("- {}", words(note, language))).collect::<Vec<_>>().join("\n"));
            }
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

/// The mark of a heading, 1 being the highest under the title.
fn hashes(level: u8) -> &'static str {
    match level {
        0 | 1 => "##",
        2 => "###",
        _ => "####",
    }
}

fn grid(table: &Table, language: Language) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut grid = line(table.columns.iter().map(|column| words(&super::head(column), language)).collect());
    grid += &line(table.columns.iter().map(|column| if at_right(column.kind) { "---:" } else { "---" }.to_owned()).collect());
    for row in &table.rows {
        grid += &line(cells(row, language));
    }
    grid.truncate(grid.trim_end().len());
    grid
}

fn cells(row: &Row, language: Language) -> Vec<String> {
    let texts = row.cells.iter().map(|cell| inline(&one_line(&shown(cell, language))));
    texts.map(|text| if row.total && !text.is_empty() { format!("**{text}**") } else { text }).collect()
}

fn words(text: &Text, language: Language) -> String {
    escaped(&one_line(&printable(text.in_language(language))))
}

/// A paragraph that keeps its line breaks.
fn paragraph(text: &str) -> String {
    let text = printable(text);
    text.lines().map(|line| escaped(line.trim())).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\\\n")
}

/// A line of text, also safe where a line begins: no heading, list or rule.
fn escaped(line: &str) -> String {
    let line = inline(line);
    let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if line.starts_with(['#', '-', '+', '=']) || rest.len() < line.len() && rest.starts_with(['.', ')']) {
        let (digits, rest) = line.split_at(line.len() - rest.len());
        return format!("{digits}\\{rest}");
    }
    line
}

/// Text with every mark of Markdown and HTML escaped that means something inside a line.
fn inline(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (index, letter) in text.char_indices() {
        let mark = match letter {
            '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '\\' | '~' | '$' => true,
            '&' => text[index + 1..].starts_with(|next: char| next == '#' || next.is_ascii_alphanumeric()),
            '#' => text[..index].ends_with(' '),
            _ => false,
        };
        if mark {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::super::sample::{document, hostile, options, text};
    use super::*;

    #[test]
    fn figures_stand_at_the_right_and_totals_are_bold() {
        let written = text(&document(), Format::Markdown, &options());
        assert!(written.starts_with("# Cải cách hành chính 6 tháng đầu năm 2021 – tỉnh Đồng Tháp\n\n- Kế hoạch: 264/KH-UBND"), "{written}");
        assert!(written.contains("\n| Nội dung | Tổng | Hoàn thành đúng hạn |"), "{written}");
        assert!(written.contains("\n| --- | ---: | ---: |"), "{written}");
        assert!(written.contains("\n| **Toàn tỉnh** | **1.037** | **372** |"), "{written}");
        assert!(written.contains("\n## Cần chú ý\n"), "{written}");
        assert!(written.contains("\n### Kiểm tra trong kỳ\n\n(không có)\n"), "{written}");
        assert!(!written.contains("\n\n\n") && written.ends_with('\n') && !written.ends_with("\n\n"), "{written}");
    }

    #[test]
    fn no_text_becomes_markup() {
        let written = text(&hostile(), Format::Markdown, &options());
        for cell in [
            "=cmd\\|' /C calc'!A0",
            "␛\\[31mred",
            "a\\|b",
            "\\<script\\>alert(1)\\</script\\>",
            "two lines",
            "\\[x\\](javascript:1)",
            "\\&lt;",
        ] {
            assert!(written.contains(cell), "{cell} in {written}");
        }
        let mut lines = written.lines().skip_while(|line| !line.starts_with("| ---"));
        let unescaped = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        assert!(lines.by_ref().take_while(|line| !line.is_empty()).all(|line| unescaped(line) == 4), "{written}");
    }

    #[test]
    fn marks_of_a_beginning_line() {
        assert_eq!(escaped("# a # b"), "\\# a \\# b");
        assert_eq!(escaped("12. a 3. b"), "12\\. a 3. b");
        assert_eq!(escaped("- a - b"), "\\- a - b");
        assert_eq!(escaped("2021"), "2021");
        assert_eq!(paragraph("a\n  = b\n\nc"), "a\\\n\\= b\\\nc");
    }
}
