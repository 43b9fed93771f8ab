//! The register: kinds of agencies, and the agencies (cơ quan, đơn vị, địa phương).

use chrono::{Datelike, NaiveDate};

use crate::source::{Located, Place};

/// A kind of agency, coined by the bundle: `department`, `district`.
#[derive(Clone, Debug)]
pub struct AgencyKind {
    /// Its id; `@id` names all of that kind.
    pub id: Located<String>,
    /// Its name in the singular.
    pub name: String,
    /// Its name in the plural, where it differs.
    pub plural: Option<String>,
    /// In whose stead the heads of such agencies sign: `TM. Ủy ban nhân dân`.
    pub on_behalf: Option<String>,
}

/// A row of the register.
#[derive(Clone, Debug)]
pub struct Agency {
    /// Its id, an ASCII slug.
    pub id: Located<String>,
    /// Its official name.
    pub name: String,
    /// Its name as a document's head prints it, where that is another.
    pub full_name: Option<String>,
    /// Its short name, for narrow tables.
    pub abbreviation: String,
    /// The id of its kind.
    pub kind: Located<String>,
    /// The agency it belongs to: a commune's district.
    pub parent: Option<Located<String>>,
    /// Its place in protocol order.
    pub order: i64,
    /// The first day it exists, where known.
    pub from: Option<Located<NaiveDate>>,
    /// The last day it exists, where known.
    pub until: Option<Located<NaiveDate>>,
    /// The body above it, as a document's head names it.
    pub superior: Option<String>,
    /// The place a document's date line names.
    pub seat: Option<String>,
    /// Its part of a document's sign (ký hiệu).
    pub sign: Option<String>,
    /// The title of its head.
    pub head_title: Option<String>,
    /// Who its head is.
    pub signer: Option<String>,
    /// In whose stead its head signs, where its kind does not say.
    pub on_behalf: Option<String>,
    /// What stands after `Lưu:` on its documents.
    pub archive: Option<String>,
    /// Its `[[agency]]` header.
    pub place: Place,
}

impl Agency {
    /// Its id.
    pub fn key(&self) -> &str {
        &self.id.value
    }

    /// Whether it exists on a day.
    pub fn exists_on(&self, day: NaiveDate) -> bool {
        self.from.as_ref().is_none_or(|from| from.value <= day) && self.until.as_ref().is_none_or(|until| day <= until.value)
    }

    /// Whether it exists on some day of `year`.
    pub fn exists_in(&self, year: i32) -> bool {
        let year_of = |bound: &Located<NaiveDate>| bound.value.year();
        self.from.as_ref().is_none_or(|from| year_of(from) <= year) && self.until.as_ref().is_none_or(|until| year_of(until) >= year)
    }
}

/// Whether a word is shaped as agencies' ids are: small letters without accents, digits, and hyphens between them.
pub fn is_id(word: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    word.split('-').all(is_part) && word.bytes().any(|byte| byte.is_ascii_lowercase())
}
