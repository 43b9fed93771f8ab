//! What is told of an indicator or a ratio: its unit, who owes it, how it adds up, and in which sums it stands.

use super::Page;
use crate::editor::language_server::scene::Scene;
use crate::language::Text;
use crate::model::bundle::Bundle;
use crate::model::indicator::{Across, Indicator, Over, Ratio};
use crate::source::Located;

/// An indicator, or a ratio.
pub(super) fn measure(scene: &Scene<'_>, id: &str) -> Option<String> {
    let bundle = scene.bundle()?;
    match bundle.indicator(id) {
        Some(row) => Some(indicator(scene, bundle, row)),
        None => bundle.ratios.iter().find(|ratio| ratio.id.value == id).map(|row| ratio(scene, bundle, row)),
    }
}

fn indicator(scene: &Scene<'_>, bundle: &Bundle, row: &Indicator) -> String {
    let language = scene.language;
    let mut page = Page::new(&row.id.value, &row.name);
    page.line(language.pick("Đơn vị tính", "Unit"), &row.unit);
    page.line(language.pick("Dòng của biểu", "Row of the form"), row.row.as_deref().unwrap_or_default());
    let owed: Vec<String> = row.owed_by.iter().map(|to| super::agency::reference(bundle, &to.value, language)).collect();
    page.line(language.pick("Cơ quan báo cáo", "Owed by"), &owed.join(", "));
    let over = match row.over {
        Over::Flow => {
            Text::fixed("phát sinh trong kỳ, cộng các quý (ghi ở [in-period])", "flow: quarters are added up (stands in [in-period])")
        }
        Over::Stock => {
            Text::fixed("có đến ngày chốt, lấy quý cuối (ghi ở [at-cut-off])", "stock: the last quarter's (stands in [at-cut-off])")
        }
        Over::Opening => {
            Text::fixed("kỳ trước chuyển sang, lấy quý đầu (ghi ở [at-cut-off])", "opening: the first quarter's (stands in [at-cut-off])")
        }
    };
    page.line(language.pick("Theo thời gian", "Over time"), over.in_language(language));
    let across = match row.across {
        Across::Sum => Text::fixed("cộng các cơ quan", "agencies are added up"),
        Across::Single => {
            let who = row.authority.as_ref().map_or("", |who| bundle.agency_name(&who.value));
            Text::new(format!("một cơ quan có số liệu: {who}"), format!("one agency has it: {who}"))
        }
        Across::Distinct => Text::fixed("danh sách mã, mỗi cơ quan tính một lần", "lists of ids, each agency counted once"),
    };
    page.line(language.pick("Toàn tỉnh", "Whole province"), across.in_language(language));
    if row.derived.is_some() {
        page.line(language.pick("Chương trình tự tính", "Counted by the program"), language.pick("không phải ghi", "nothing to write"));
    }
    let named = |ids: &[Located<String>]| ids.iter().any(|own| own.value == row.id.value);
    let ratios: Vec<&str> = bundle
        .ratios
        .iter()
        .filter(|ratio| named(&ratio.numerator) || named(&ratio.denominator))
        .map(|ratio| ratio.name.as_str())
        .collect();
    page.line(language.pick("Trong tỷ lệ", "In the ratios"), &ratios.join("; "));
    let identities: Vec<String> = bundle
        .identities
        .iter()
        .filter(|identity| named(&identity.left) || named(&identity.right))
        .map(|identity| format!("{} = {}", sum(bundle, &identity.left), sum(bundle, &identity.right)))
        .collect();
    page.line(language.pick("Phải khớp", "Must agree"), &identities.join("; "));
    page.finish()
}

fn ratio(scene: &Scene<'_>, bundle: &Bundle, row: &Ratio) -> String {
    let language = scene.language;
    let mut page = Page::new(&row.id.value, &row.name);
    page.line(language.pick("Dòng của biểu", "Row of the form"), row.row.as_deref().unwrap_or_default());
    page.line(language.pick("Tử số", "Numerator"), &sum(bundle, &row.numerator));
    page.line(language.pick("Mẫu số", "Denominator"), &sum(bundle, &row.denominator));
    page.line(language.pick("Định nghĩa", "Definition"), row.definition.as_deref().unwrap_or_default());
    page.finish()
}

/// Indicators added up, by their names.
fn sum(bundle: &Bundle, ids: &[Located<String>]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| bundle.indicator(&id.value).map_or(id.value.as_str(), |row| row.name.as_str())).collect();
    names.join(" + ")
}
