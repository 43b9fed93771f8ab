//! `cchc plan show --agencies` and `--indicators`: a bundle's register and its catalogue.

use super::plan::{facts, names};
use crate::document::{Block, Cell, Column, Document, Kind, Row, Table};
use crate::language::Text;
use crate::model::bundle::Bundle;
use crate::model::indicator::{Across, Over};

/// The register.
pub fn agencies(bundle: &Bundle) -> Document {
    let columns = vec![
        Column::new("id", Text::fixed("Mã", "Id"), Kind::Code, 0),
        Column::new("name", Text::fixed("Tên", "Name"), Kind::Text, 0),
        Column::new("abbreviation", Text::fixed("Viết tắt", "Abbreviation"), Kind::Text, 1),
        Column::new("kind", Text::fixed("Loại", "Kind"), Kind::Text, 1),
        Column::new("sign", Text::fixed("Ký hiệu", "Sign"), Kind::Code, 3),
        Column::new("from", Text::fixed("Từ", "From"), Kind::Date, 4),
        Column::new("until", Text::fixed("Đến", "Until"), Kind::Date, 4),
    ];
    let rows = bundle
        .agencies
        .iter()
        .map(|agency| {
            Row::body(vec![
                Cell::Text(agency.id.value.clone()),
                Cell::Text(agency.name.clone()),
                Cell::Text(agency.abbreviation.clone()),
                Cell::Text(
                    bundle
                        .kinds
                        .iter()
                        .find(|kind| kind.id.value == agency.kind.value)
                        .map_or_else(|| agency.kind.value.clone(), |kind| kind.name.clone()),
                ),
                Cell::words(agency.sign.as_deref()),
                agency.from.as_ref().map_or(Cell::Blank, |from| Cell::Date(from.value)),
                agency.until.as_ref().map_or(Cell::Blank, |until| Cell::Date(until.value)),
            ])
        })
        .collect();
    let title = Text::fixed("Danh bạ cơ quan", "Register of agencies");
    let of = bundle.agencies.len();
    let counted = Text::new(format!("{of} cơ quan"), format!("{of} agencies"));
    let table = Table { key: "agencies", title: counted, columns, rows, chart: None, notes: Vec::new() };
    Document { name: "plan-agencies", title, standing: facts(bundle), blocks: vec![Block::Table(table)], official: None }
}

/// The catalogue.
pub fn indicators(bundle: &Bundle) -> Document {
    let columns = vec![
        Column::new("row", Text::fixed("Dòng", "Row"), Kind::Code, 1),
        Column::new("id", Text::fixed("Mã", "Id"), Kind::Code, 0),
        Column::new("name", Text::fixed("Chỉ tiêu", "Indicator"), Kind::Text, 0),
        Column::new("unit", Text::fixed("Đơn vị tính", "Unit"), Kind::Text, 2),
        Column::new("over", Text::fixed("Bảng", "Table"), Kind::Text, 1),
        Column::new("across", Text::fixed("Gộp cơ quan", "Across"), Kind::Text, 3),
        Column::new("owed-by", Text::fixed("Ai báo cáo", "Owed by"), Kind::Text, 0),
    ];
    let rows = bundle
        .indicators
        .iter()
        .map(|indicator| {
            let over = match indicator.over {
                Over::Flow => Text::fixed("[in-period]: phát sinh trong kỳ", "[in-period]: flow"),
                Over::Stock => Text::fixed("[at-cut-off]: có đến ngày chốt", "[at-cut-off]: stock"),
                Over::Opening => Text::fixed("[at-cut-off]: kỳ trước chuyển sang", "[at-cut-off]: opening"),
            };
            let across = match indicator.across {
                Across::Sum => Text::fixed("cộng", "sum"),
                Across::Single => Text::fixed("một cơ quan", "single"),
                Across::Distinct => Text::fixed("đếm không trùng", "distinct"),
            };
            let owed = if indicator.derived.is_some() {
                Cell::Words(Text::fixed("cchc tự đếm", "counted by cchc"))
            } else {
                Cell::Words(names(bundle, &indicator.owed_by))
            };
            Row::body(vec![
                Cell::words(indicator.row.as_deref()),
                Cell::Text(indicator.id.value.clone()),
                Cell::Text(indicator.name.clone()),
                Cell::Text(indicator.unit.clone()),
                Cell::Words(over),
                Cell::Words(across),
                owed,
            ])
        })
        .collect();
    let title = Text::fixed("Danh mục chỉ tiêu", "Catalogue of indicators");
    let of = bundle.indicators.len();
    let counted = Text::new(format!("{of} chỉ tiêu"), format!("{of} indicators"));
    let table = Table { key: "indicators", title: counted, columns, rows, chart: None, notes: Vec::new() };
    Document { name: "plan-indicators", title, standing: facts(bundle), blocks: vec![Block::Table(table)], official: None }
}
