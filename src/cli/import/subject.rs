//! Whose form a file is, in this workspace, and why it is nobody's.

use std::path::Path;

use crate::cli::Exit;
use crate::cli::console::Console;
use crate::cli::named::known_agency;
use crate::edit::form::{Identity, Subject};
use crate::language::Text;
use crate::model::bundle::Bundle;
use crate::model::checked::Checked;
use crate::model::period::Quarter;

/// Whose form it is, in this workspace; says what of it this workspace does not have.
pub(super) fn subject<'a>(identity: &Identity, checked: &'a Checked, file: &Path, console: &mut Console) -> Result<Subject<'a>, Exit> {
    let Identity { year, plan, .. } = identity;
    let bundles = &checked.workspace().bundles;
    let Some(bundle) = bundles.iter().find(|bundle| i64::from(bundle.plan.year) == *year) else {
        let years: Vec<String> = bundles.iter().map(|bundle| bundle.plan.year.to_string()).collect();
        console.error(&Text::new(
            format!("biểu mẫu là của năm {year}, mà không gian làm việc này không có kế hoạch của Tỉnh năm ấy; có: {}", years.join(", ")),
            format!("the form is of {year}, and this workspace has no provincial plan for it; there is: {}", years.join(", ")),
        ));
        return Err(if bundles.is_empty() { Exit::Nothing } else { Exit::Denied });
    };
    let own = &bundle.plan.number.value;
    if own != plan {
        console.error(&Text::new(
            format!("biểu mẫu lập theo kế hoạch {plan}, không gian làm việc này theo kế hoạch {own}"),
            format!("the form was made by plan {plan}, and this workspace goes by plan {own}"),
        ));
        console.hint(&Text::fixed("xuất biểu mẫu mới bằng cchc export --template", "make a new form with cchc export --template"));
        return Err(Exit::Denied);
    }
    let id = known_agency(bundle, &identity.agency, console).map_err(|_| Exit::Denied)?;
    let only = checked.workspace().manifest.agency.as_ref().filter(|only| only.value != id);
    if let Some(only) = only {
        let only = &only.value;
        console.error(&Text::new(
            format!("biểu mẫu là của `{id}`, mà không gian làm việc này chỉ của `{only}`"),
            format!("the form is of `{id}`, and this workspace is of `{only}` alone"),
        ));
        return Err(Exit::Denied);
    }
    let (Some(agency), Some(quarter)) = (bundle.agency(&id), Quarter::from_number(identity.quarter)) else {
        let quarter = identity.quarter;
        console.error(&Text::new(format!("biểu mẫu ghi quý {quarter}, không có quý ấy"), format!("the form says quarter {quarter}")));
        return Err(Exit::Denied);
    };
    let subject = Subject { checked, bundle, agency, quarter };
    if let Some(other) = name_of_another(&subject, bundle, file) {
        let (stem, own) = (other, subject.file_stem());
        console.error(&Text::new(
            format!("tên tệp nói `{stem}`, mà bên trong là biểu mẫu của `{own}`"),
            format!("the file's name says `{stem}`, and in it is the form of `{own}`"),
        ));
        console.hint(&Text::new(
            format!("đúng là `{own}` thì đổi tên tệp; không thì lấy lại đúng tệp"),
            format!("if `{own}` is meant, rename the file; if not, get the right one"),
        ));
        return Err(Exit::Denied);
    }
    Ok(subject)
}

/// What a file's name says, where that is another agency, year or quarter: `so-a-2021-q1`.
fn name_of_another(subject: &Subject<'_>, bundle: &Bundle, file: &Path) -> Option<String> {
    let stem = file.file_stem()?.to_str()?;
    let own = subject.file_stem();
    let (rest, quarter) = stem.rsplit_once('-')?;
    let (agency, year) = rest.rsplit_once('-')?;
    let is_name = Quarter::ALL.iter().any(|known| known.key() == quarter)
        && year.len() == 4
        && year.bytes().all(|digit| digit.is_ascii_digit())
        && bundle.agency(agency).is_some();
    (is_name && stem != own).then(|| stem.to_owned())
}
