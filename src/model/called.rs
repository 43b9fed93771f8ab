//! What people call agencies: by their ids, names and short names, or by the place alone. One notion, wherever a person names one.

use std::collections::BTreeMap;

use super::agency::Agency;
use crate::language::folded;

/// A register, by whatever people call those in it.
pub struct Called<'a> {
    agencies: &'a [Agency],
    /// Ids, names and short names as they are compared, and whose they are; none where several have one.
    by_name: BTreeMap<String, Option<&'a Agency>>,
}

impl<'a> Called<'a> {
    /// Those of a register.
    pub fn of(agencies: &'a [Agency]) -> Self {
        let mut by_name: BTreeMap<String, Option<&Agency>> = BTreeMap::new();
        for agency in agencies {
            for name in names(agency) {
                let whose = by_name.entry(known_as(name)).or_insert(Some(agency));
                *whose = whose.filter(|own| own.key() == agency.key());
            }
        }
        // An id is never anybody else's name.
        by_name.extend(agencies.iter().map(|agency| (known_as(agency.key()), Some(agency))));
        Self { agencies, by_name }
    }

    /// The agency of this id, name or short name, whatever its case, accents and blanks; none where several have it.
    pub fn agency(&self, name: &str) -> Option<&'a Agency> {
        *self.by_name.get(&known_as(name))?
    }

    /// The agencies of a name or an id that is this or ends so: the place without the word for what kind of place it is, `cao-lanh` too.
    pub fn ending(&self, name: &str) -> Vec<&'a Agency> {
        let name = known_as(name);
        let is_end = |own: &str| known_as(own).strip_suffix(&name).is_some_and(|before| before.is_empty() || before.ends_with(' '));
        let id = format!("-{name}");
        self.agencies.iter().filter(|agency| !name.is_empty() && (names(agency).any(is_end) || agency.key().ends_with(&id))).collect()
    }

    /// Every name that is one agency's alone, as it is compared.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.by_name.iter().filter(|(_, whose)| whose.is_some()).map(|(name, _)| name.as_str())
    }
}

fn names(agency: &Agency) -> impl Iterator<Item = &str> {
    let names = [Some(agency.name.as_str()), Some(agency.abbreviation.as_str()), agency.full_name.as_deref()];
    names.into_iter().flatten().filter(|name| !name.trim().is_empty())
}

/// A name as it is compared: without accents, case and more blanks than one; a place stands for its people's committee.
pub fn known_as(name: &str) -> String {
    let name = folded(name).split_whitespace().collect::<Vec<_>>().join(" ");
    let place = ["ubnd ", "uy ban nhan dan "].iter().find_map(|committee| name.strip_prefix(committee));
    place.map_or_else(|| name.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_stands_for_its_committee() {
        assert_eq!(known_as(" UBND  huyện\nHoa Sen "), "huyen hoa sen");
        assert_eq!(known_as("Ủy ban nhân dân thành phố Sen"), "thanh pho sen");
        assert_eq!(known_as("SYT"), "syt");
    }
}
