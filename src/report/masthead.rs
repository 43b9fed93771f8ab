//! What an official document has around its body: the register, the bundle's `[authority]` and the registry's number and date, put
//! together as Decree 30/2020/NĐ-CP names the parts. What none of them says stays blank.
//!
//! Every report is one: those of the whole province go from the coordinator to the body whose plan it is ([`of_coordinator`]); a report
//! with a sender and a reader of its own says so by [`Particulars`].

use chrono::{Datelike, NaiveDate};

use super::Request;
use super::standing::agency_name;
use crate::document::official::{Official, Signature};
use crate::language::is_placeholder;
use crate::model::document_number::DocumentNumber;
use crate::model::period::{Period, Quarter, quarter_name};
use crate::rollup::view::View;

/// What stands where a sign lacks the issuer's letters: for a person to fill.
const BLANK: &str = "…";

/// What a document is kept in, where the register names nothing else: the registry (văn thư).
const ARCHIVE: &str = "VT";

/// A type of document (tên loại).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paper {
    /// Báo cáo.
    Report,
    /// Kế hoạch.
    Plan,
    /// Tờ trình.
    Submission,
}

impl Paper {
    /// As a document is titled.
    fn title(self) -> &'static str {
        match self {
            Self::Report => "BÁO CÁO",
            Self::Plan => "KẾ HOẠCH",
            Self::Submission => "TỜ TRÌNH",
        }
    }

    /// Its code in a document's sign; capitals are the decree's.
    fn code(self) -> &'static str {
        match self {
            Self::Report => "BC",
            Self::Plan => "KH",
            Self::Submission => "TTr",
        }
    }
}

/// What one document says of itself, beside who issues it.
pub(super) struct Particulars<'a> {
    /// Its type.
    pub(super) paper: Paper,
    /// What it is about (trích yếu).
    pub(super) about: String,
    /// The number it states already.
    pub(super) number: Option<&'a str>,
    /// The day it states already.
    pub(super) date: Option<NaiveDate>,
    /// Whom it is to.
    pub(super) addressees: Vec<String>,
    /// What it rests on.
    pub(super) bases: Vec<String>,
    /// Who receives it.
    pub(super) recipients: Vec<String>,
}

/// Who issues a document.
#[derive(Default)]
struct Issuer<'a> {
    superior: Option<&'a str>,
    name: String,
    seat: Option<&'a str>,
    sign: Option<&'a str>,
    on_behalf: Option<&'a str>,
    head_title: Option<&'a str>,
    signer: Option<&'a str>,
    archive: Option<&'a str>,
}

/// The frame of a report of the whole province, or of a part of it: the coordinator's to the body whose plan it is. `about` is what it is
/// about, in Vietnamese as the document itself; the period follows it.
pub(super) fn of_coordinator(request: &Request<'_>, about: &str) -> Official {
    let view = &request.view;
    let plan = &view.bundle.plan;
    let about = format!("{about} {}", view.period.title().vi);
    let particulars = Particulars {
        paper: Paper::Report,
        about,
        number: None,
        date: None,
        addressees: vec![authority_name(view)],
        bases: vec![format!("Căn cứ {}", provincial_plan(view))],
        recipients: vec!["Như trên".to_owned()],
    };
    of_agency(request, &plan.coordinator.value, particulars)
}

/// The frame of an agency's document.
pub(super) fn of_agency(request: &Request<'_>, id: &str, particulars: Particulars<'_>) -> Official {
    let bundle = request.view.bundle;
    let Some(agency) = bundle.agency(id) else {
        return framed(request, &Issuer { name: id.to_owned(), ..Issuer::default() }, particulars);
    };
    let kind = bundle.kinds.iter().find(|kind| kind.id.value == agency.kind.value);
    let on_behalf = agency.on_behalf.as_deref().or_else(|| kind?.on_behalf.as_deref());
    let issuer = Issuer {
        // A body in whose name its head signs has no other above it in the head of its documents.
        superior: agency.superior.as_deref().filter(|_| on_behalf.is_none()),
        name: full_name(&request.view, id),
        seat: agency.seat.as_deref(),
        sign: agency.sign.as_deref(),
        on_behalf,
        head_title: agency.head_title.as_deref(),
        signer: agency.signer.as_deref(),
        archive: agency.archive.as_deref(),
    };
    framed(request, &issuer, particulars)
}

/// The frame of a document of the body whose plan it is.
pub(super) fn of_authority(request: &Request<'_>, particulars: Particulars<'_>) -> Official {
    let name = authority_name(&request.view);
    let issuer = match &request.view.bundle.plan.authority {
        Some(authority) => Issuer {
            superior: None,
            name,
            seat: authority.seat.as_deref(),
            sign: authority.sign.as_deref(),
            on_behalf: authority.on_behalf.as_deref(),
            head_title: authority.head_title.as_deref(),
            signer: authority.signer.as_deref(),
            archive: authority.archive.as_deref(),
        },
        None => Issuer { name, ..Issuer::default() },
    };
    framed(request, &issuer, particulars)
}

fn framed(request: &Request<'_>, issuer: &Issuer<'_>, particulars: Particulars<'_>) -> Official {
    let registry = &request.registry;
    // What only keeps a place is a blank here too.
    let owned = |text: Option<&str>| text.filter(|text| !is_placeholder(text)).map(str::to_owned);
    let own_sign = format!("{}-{}", particulars.paper.code(), issuer.sign.unwrap_or(BLANK));
    let (number, sign) = numbered(registry.number.as_deref().or(particulars.number), own_sign);
    Official {
        superior: owned(issuer.superior),
        issuer: issuer.name.clone(),
        number,
        sign,
        place: owned(issuer.seat),
        date: registry.date.or(particulars.date),
        // A report is issued right after its cut-off; a plan mostly before its year begins, and nobody knows that from here.
        year: (particulars.paper != Paper::Plan).then_some(request.view.period.year),
        kind: particulars.paper.title().to_owned(),
        about: particulars.about,
        addressees: particulars.addressees,
        bases: particulars.bases,
        signature: Signature {
            on_behalf: issuer.on_behalf.map(str::to_uppercase),
            title: registry.signer_title.clone().or_else(|| owned(issuer.head_title)),
            name: registry.signer.clone().or_else(|| owned(issuer.signer)),
        },
        recipients: particulars.recipients,
        archive: issuer.archive.unwrap_or(ARCHIVE).to_owned(),
    }
}

/// A number told into the registry's part and the sign; one without a sign takes `sign`. Below ten it has a zero before it.
fn numbered(stated: Option<&str>, sign: String) -> (Option<String>, String) {
    let Some(stated) = stated.map(str::trim).filter(|stated| !stated.is_empty()) else { return (None, sign) };
    let (number, sign) = match DocumentNumber::parse(stated) {
        Some(parts) => (parts.number, parts.sign.to_owned()),
        None => (stated, sign),
    };
    let padded =
        if number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()) { format!("0{number}") } else { number.to_owned() };
    (Some(padded), sign)
}

/// An agency's name as a document prints it.
pub(super) fn full_name(view: &View<'_>, id: &str) -> String {
    view.bundle.agency(id).and_then(|agency| agency.full_name.clone()).unwrap_or_else(|| agency_name(view, id))
}

/// The body whose plan it is, as a document prints it.
pub(super) fn authority_name(view: &View<'_>) -> String {
    let plan = &view.bundle.plan;
    plan.authority.as_ref().and_then(|authority| authority.name.clone()).unwrap_or_else(|| plan.issuer.clone())
}

/// What a document rests on: the province's plan.
pub(super) fn provincial_plan(view: &View<'_>) -> String {
    let plan = &view.bundle.plan;
    let title = plan.title.strip_prefix("Kế hoạch ").unwrap_or(&plan.title);
    format!("Kế hoạch số {} {} của {} về {title}", plan.number.value, spelt_out(plan.issued.value), plan.issuer)
}

/// A day as documents write it: days below 10 and the months 1 and 2 with a zero.
pub(super) fn spelt_out(date: NaiveDate) -> String {
    let month = date.month();
    let month = if month < 3 { format!("{month:02}") } else { month.to_string() };
    format!("ngày {:02} tháng {month} năm {}", date.day(), date.year())
}

/// What a periodic report is about: the period, and what is to come.
pub(super) fn about_period(period: Period) -> String {
    format!("Công tác cải cách hành chính {}; phương hướng, nhiệm vụ {}", period.title().vi, following(period))
}

/// The period that the tasks to come are of.
fn following(period: Period) -> String {
    let year = period.year;
    match (period.first, period.last) {
        (_, Quarter::Q4) => format!("năm {}", year + 1),
        (Quarter::Q1, Quarter::Q2) => format!("6 tháng cuối năm {year}"),
        (_, Quarter::Q1) => format!("{} năm {year}", quarter_name(Quarter::Q2).vi),
        (_, Quarter::Q2) => format!("{} năm {year}", quarter_name(Quarter::Q3).vi),
        (_, Quarter::Q3) => format!("{} năm {year}", quarter_name(Quarter::Q4).vi),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_told_from_its_sign() {
        let told = |stated: Option<&str>| numbered(stated, "BC-SNV".to_owned());
        let both = |number: &str, sign: &str| (Some(number.to_owned()), sign.to_owned());
        assert_eq!(told(None), (None, "BC-SNV".to_owned()));
        assert_eq!(told(Some(" ")), (None, "BC-SNV".to_owned()));
        assert_eq!(told(Some("45")), both("45", "BC-SNV"));
        assert_eq!(told(Some("5")), both("05", "BC-SNV"));
        assert_eq!(told(Some("145/BC-SYT")), both("145", "BC-SYT"));
        assert_eq!(told(Some("7/TTr-UBND-HC")), both("07", "TTr-UBND-HC"));
    }

    #[test]
    fn days_are_written_as_the_decree_has_them() {
        let day = |year, month, day| spelt_out(NaiveDate::from_ymd_opt(year, month, day).expect("a day"));
        assert_eq!(day(2021, 1, 5), "ngày 05 tháng 01 năm 2021");
        assert_eq!(day(2021, 2, 28), "ngày 28 tháng 02 năm 2021");
        assert_eq!(day(2021, 6, 9), "ngày 09 tháng 6 năm 2021");
        assert_eq!(day(2020, 11, 10), "ngày 10 tháng 11 năm 2020");
    }

    #[test]
    fn a_report_looks_to_the_period_after_it() {
        let after = |quarter| following(Period::official(2021, quarter));
        assert_eq!(after(Quarter::Q1), "quý II năm 2021");
        assert_eq!(after(Quarter::Q2), "6 tháng cuối năm 2021");
        assert_eq!(after(Quarter::Q3), "quý IV năm 2021");
        assert_eq!(after(Quarter::Q4), "năm 2022");
    }
}
