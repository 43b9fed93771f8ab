//! What an official document (văn bản hành chính) has around its body: the head, whom it is to, what it rests on, who signs and who
//! receives it. The parts are those of Decree 30/2020/NĐ-CP, Annex I; how they are laid out is a writer's.
//!
//! An official document is Vietnamese whatever language its reader speaks, so these are plain words.

use chrono::NaiveDate;

/// The parts around the body of an official document.
#[derive(Clone, Debug)]
pub struct Official {
    /// The body above the issuer; none for one that has none in a document's head, such as a people's committee.
    pub superior: Option<String>,
    /// Who issues it.
    pub issuer: String,
    /// The number the registry gave it (`45`), or none: it is left blank for the registry.
    pub number: Option<String>,
    /// The sign (ký hiệu) after the number: `BC-SNV`.
    pub sign: String,
    /// The place of the date line; none where the register does not say: it is left blank.
    pub place: Option<String>,
    /// The day it is issued, or none: left blank for the registry.
    pub date: Option<NaiveDate>,
    /// The year it is issued in, as far as that is known before the day is.
    pub year: Option<i32>,
    /// The type of document as it is titled: `BÁO CÁO`, `KẾ HOẠCH`, `TỜ TRÌNH`.
    pub kind: String,
    /// What it is about (trích yếu).
    pub about: String,
    /// Whom it is to (Kính gửi); empty for a plan.
    pub addressees: Vec<String>,
    /// What it rests on (căn cứ), each without its closing mark.
    pub bases: Vec<String>,
    /// Who signs.
    pub signature: Signature,
    /// Who receives it (Nơi nhận), each without its closing mark.
    pub recipients: Vec<String>,
    /// What stands after `Lưu:`: `VT, CCHC`.
    pub archive: String,
}

/// Who signs.
#[derive(Clone, Debug)]
pub struct Signature {
    /// In whose stead: `TM. ỦY BAN NHÂN DÂN`.
    pub on_behalf: Option<String>,
    /// The signer's title; none where the register does not say: a gap.
    pub title: Option<String>,
    /// The signer's name, or none: blank.
    pub name: Option<String>,
}
