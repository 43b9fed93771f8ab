//! How wide each column stands, and which are left out, on a screen that is too narrow for all.
//!
//! What costs a reader least goes first: heads break at their words, then the bars go, then words wrap, then columns are left out by
//! weight; when even those that must stay do not fit, words wrap once more.

/// How much words shrink before a column is left out.
const WORDS: usize = 18;
/// How much they shrink when none can be.
const CRAMPED: usize = 8;
/// How much a head shrinks.
const HEAD: usize = 9;
/// The spaces around a column.
pub(super) const GAP: usize = 2;

/// What a column asks for.
pub(super) struct Wish {
    /// The widest line of its title.
    pub(super) head: usize,
    /// The widest word of its title.
    pub(super) head_word: usize,
    /// The widest line of its cells.
    pub(super) body: usize,
    /// Whether its cells may wrap.
    pub(super) wraps: bool,
    /// 0 stays; the higher, the sooner it goes.
    pub(super) weight: u8,
}

/// What is shown.
pub(super) struct Fit {
    /// The columns by their index, and how wide each is.
    pub(super) columns: Vec<(usize, usize)>,
    /// Whether the bars stand at the right.
    pub(super) bars: bool,
}

impl Wish {
    fn natural(&self) -> usize {
        self.head.max(self.body).max(1)
    }

    /// With its head broken into words.
    fn broken_head(&self) -> usize {
        self.head.min(HEAD).max(self.head_word).max(self.body).max(1)
    }

    /// With its words wrapped to `floor`.
    fn wrapped(&self, floor: usize) -> usize {
        if self.wraps { self.natural().min(floor) } else { self.broken_head() }
    }
}

/// Fits the columns, and bars of width `bars` if there are any, into `width`.
pub(super) fn fit(wishes: &[Wish], bars: Option<usize>, width: Option<usize>) -> Fit {
    let mut shown: Vec<usize> = (0..wishes.len()).collect();
    let Some(width) = width else {
        return Fit { columns: shown.iter().map(|index| (*index, wishes[*index].natural())).collect(), bars: false };
    };
    if let Some(columns) = bars.and_then(|bars| squeezed(wishes, &shown, None, width.saturating_sub(bars + GAP))) {
        return Fit { columns, bars: true };
    }
    loop {
        if let Some(columns) = squeezed(wishes, &shown, Some(WORDS), width) {
            return Fit { columns, bars: false };
        }
        // Of equal weights the last, the rightmost, is the greatest.
        let heaviest = shown.iter().copied().filter(|index| wishes[*index].weight > 0).max_by_key(|index| wishes[*index].weight);
        let Some(heaviest) = heaviest else { break };
        shown.retain(|index| *index != heaviest);
    }
    let least = || shown.iter().map(|index| (*index, wishes[*index].wrapped(CRAMPED))).collect();
    Fit { columns: squeezed(wishes, &shown, Some(CRAMPED), width).unwrap_or_else(least), bars: false }
}

/// Widths that fit: the heads give way first, then, down to `words`, the words.
fn squeezed(wishes: &[Wish], shown: &[usize], words: Option<usize>, width: usize) -> Option<Vec<(usize, usize)>> {
    let mut columns: Vec<(usize, usize)> = shown.iter().map(|index| (*index, wishes[*index].natural())).collect();
    let heads = |index: usize| wishes[index].broken_head();
    let all = |index: usize| wishes[index].wrapped(words.unwrap_or(usize::MAX));
    let floors: [&dyn Fn(usize) -> usize; 2] = [&heads, &all];
    for floor in floors {
        while columns.iter().map(|(_, wide)| wide + GAP).sum::<usize>() > width {
            // The widest column that can still give way does, by one.
            let giving = columns.iter_mut().filter(|(index, wide)| *wide > floor(*index));
            let Some((_, wide)) = giving.max_by_key(|(_, wide)| *wide) else { break };
            *wide -= 1;
        }
    }
    (columns.iter().map(|(_, wide)| wide + GAP).sum::<usize>() <= width).then_some(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(body: usize, weight: u8) -> Wish {
        Wish { head: 4, head_word: 4, body, wraps: true, weight }
    }

    fn figure(body: usize, weight: u8) -> Wish {
        Wish { head: 12, head_word: 6, body, wraps: false, weight }
    }

    fn fitted(wishes: &[Wish], width: usize) -> (Vec<(usize, usize)>, bool) {
        let Fit { columns, bars } = fit(wishes, Some(12), Some(width));
        (columns, bars)
    }

    #[test]
    fn what_costs_least_goes_first() {
        let wishes = [words(30, 0), figure(5, 1), figure(5, 2), figure(5, 2)];
        assert_eq!(fitted(&wishes, 88), (vec![(0, 30), (1, 12), (2, 12), (3, 12)], true));
        assert_eq!(fitted(&wishes, 80), (vec![(0, 30), (1, 10), (2, 9), (3, 9)], true), "heads break");
        assert_eq!(fitted(&wishes, 74), (vec![(0, 30), (1, 12), (2, 12), (3, 12)], false), "bars go");
        assert_eq!(fitted(&wishes, 60), (vec![(0, 25), (1, 9), (2, 9), (3, 9)], false), "words wrap");
        assert_eq!(fitted(&wishes, 50), (vec![(0, 26), (1, 9), (2, 9)], false), "of two the rightmost goes");
        assert_eq!(fitted(&wishes, 30), (vec![(0, 28)], false), "9 + 2 more columns leave words 17");
        assert_eq!(fitted(&wishes, 1), (vec![(0, 8)], false));
    }

    #[test]
    fn a_pipe_is_wide() {
        let Fit { columns, bars } = fit(&[words(500, 9)], Some(12), None);
        assert_eq!((columns, bars), (vec![(0, 500)], false));
    }
}
