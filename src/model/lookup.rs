//! Finds rows by their id without walking all of them: numbers sorted by id, searched by halves.

/// The order of a list by id.
#[derive(Clone, Debug, Default)]
pub struct Lookup(Vec<u32>);

impl Lookup {
    /// Orders `rows` by what `id` says of each; of equal ids the first is found.
    pub fn new<T>(rows: &[T], id: impl Fn(&T) -> &str) -> Self {
        let mut order: Vec<u32> = (0..u32::try_from(rows.len()).unwrap_or(u32::MAX)).collect();
        order.sort_by(|one, other| id(&rows[*one as usize]).cmp(id(&rows[*other as usize])));
        Self(order)
    }

    /// The number of the first row whose id is `wanted`.
    pub fn position<T>(&self, rows: &[T], id: impl Fn(&T) -> &str, wanted: &str) -> Option<usize> {
        let at = self.0.partition_point(|row| id(&rows[*row as usize]) < wanted);
        let row = *self.0.get(at)? as usize;
        (id(&rows[row]) == wanted).then_some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_of_equals() {
        let rows = ["b", "a", "c", "a"];
        let lookup = Lookup::new(&rows, |row| row);
        assert_eq!(lookup.position(&rows, |row| row, "a"), Some(1));
        assert_eq!(lookup.position(&rows, |row| row, "c"), Some(2));
        assert_eq!(lookup.position(&rows, |row| row, "d"), None);
    }
}
