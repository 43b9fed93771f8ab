//! A chart beside its table: a bar a row, as long as the others, divided as the row's figures are.

use crate::document::{Cell, Row};

/// How wide a bar is.
pub(super) const WIDTH: usize = 12;
/// The fill of each series, in order.
pub(super) const FILLS: [char; 5] = ['█', '▓', '▒', '░', '·'];

/// The bar of a row over the columns of `series`; nothing when they sum to nothing. Whatever is not 0 is seen.
pub(super) fn bar(row: &Row, series: &[usize]) -> String {
    let count = |column: &usize| match row.cells.get(*column) {
        Some(Cell::Count(count) | Cell::Money(count)) => i128::from(*count).max(0),
        _ => 0,
    };
    let counts: Vec<i128> = series.iter().map(count).collect();
    let sum: i128 = counts.iter().sum();
    if sum == 0 {
        return String::new();
    }
    let wide = i128::try_from(WIDTH).unwrap_or_default();
    let mut shares: Vec<i128> = counts.iter().map(|count| (count * wide / sum).max(i128::from(*count > 0))).collect();
    // What is too short grows where most is lacking; what is too long shrinks where most is in excess.
    let lacking = |shares: &[i128], index: usize| counts[index] * wide - shares[index] * sum;
    while shares.iter().sum::<i128>() < wide {
        let Some(index) = (0..shares.len()).rev().max_by_key(|index| lacking(&shares, *index)) else { break };
        shares[index] += 1;
    }
    while shares.iter().sum::<i128>() > wide {
        let Some(index) = (0..shares.len()).filter(|index| shares[*index] > 1).min_by_key(|index| lacking(&shares, *index)) else { break };
        shares[index] -= 1;
    }
    let fills = FILLS.iter().cycle().zip(shares);
    fills.flat_map(|(fill, share)| std::iter::repeat_n(*fill, usize::try_from(share).unwrap_or_default())).take(WIDTH).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(counts: &[i64]) -> String {
        let row = Row::body(counts.iter().copied().map(Cell::Count).collect());
        bar(&row, &(0..counts.len()).collect::<Vec<_>>())
    }

    #[test]
    fn bars_are_divided_as_the_figures() {
        assert_eq!(drawn(&[1, 1]), "██████▓▓▓▓▓▓");
        assert_eq!(drawn(&[3, 0, 1]), "█████████▒▒▒");
        assert_eq!(drawn(&[1000, 1]), "███████████▓", "what is there is seen");
        assert_eq!(drawn(&[1, 1, 1, 1, 1]), "███▓▓▓▒▒░░··");
        assert_eq!(drawn(&[i64::MAX, i64::MAX, -1]), "██████▓▓▓▓▓▓");
        assert_eq!(drawn(&[1; 20]).chars().count(), WIDTH);
        assert_eq!(drawn(&[0, 0]), "");
    }
}
