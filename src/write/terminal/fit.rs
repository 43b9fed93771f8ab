//! How wide each column stands, and which are left out, on a screen that is too narrow for all.
//!
//! What costs a reader least goes first: words wrap as long as that is comfortable, heads break, the bars go, words wrap narrower, and
//! then columns are left out by weight. When even those that must stay do not fit, words wrap once more. To change the order, change
//! [`STEPS`].

/// The spaces around a column.
pub(super) const GAP: usize = 2;

/// What gives way, in order.
const STEPS: [Step; 4] = [Step::Words(36), Step::Heads, Step::Words(NARROW), Step::Words(8)];
/// How narrow words get before a column is left out.
const NARROW: usize = 18;
/// How many steps the bars are worth.
const FOR_BARS: usize = 2;
/// How many steps a column is worth.
const FOR_COLUMNS: usize = 3;

/// A way to need less room.
enum Step {
    /// Words wrap, to this width at the least, or to that of a usual cell.
    Words(usize),
    /// Heads break between words.
    Heads,
}

/// What a column asks for.
pub(super) struct Wish {
    /// The widest line of its head.
    pub(super) head: usize,
    /// The same when the head is broken.
    pub(super) broken_head: usize,
    /// The widest line of its cells.
    pub(super) body: usize,
    /// The width of its usual cell: those that are wider may wrap first.
    pub(super) usual: usize,
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

    /// The width it gives way to.
    fn least(&self, step: &Step) -> usize {
        match step {
            Step::Words(least) if self.wraps => self.natural().min(*least).min(self.usual.max(NARROW)),
            Step::Heads if !self.wraps => self.broken_head.max(self.body).max(1),
            Step::Words(_) | Step::Heads => usize::MAX,
        }
    }
}

/// Fits the columns, and bars of width `bars` if there are any, into `width`.
pub(super) fn fit(wishes: &[Wish], bars: Option<usize>, width: Option<usize>) -> Fit {
    let mut shown: Vec<usize> = (0..wishes.len()).collect();
    let room = width.unwrap_or(usize::MAX);
    if let Some(bars) = bars.filter(|_| width.is_some()) {
        let (columns, fits) = squeezed(wishes, &shown, &STEPS[..FOR_BARS], room.saturating_sub(bars + GAP));
        if fits {
            return Fit { columns, bars: true };
        }
    }
    loop {
        let (columns, fits) = squeezed(wishes, &shown, &STEPS[..FOR_COLUMNS], room);
        // Of equal weights the rightmost is the greatest, being the last.
        let heaviest = shown.iter().copied().filter(|index| wishes[*index].weight > 0).max_by_key(|index| wishes[*index].weight);
        match heaviest {
            _ if fits => return Fit { columns, bars: false },
            Some(heaviest) => shown.retain(|index| *index != heaviest),
            None => return Fit { columns: squeezed(wishes, &shown, &STEPS, room).0, bars: false },
        }
    }
}

/// The columns after as much of the steps as it takes, and whether they fit.
fn squeezed(wishes: &[Wish], shown: &[usize], steps: &[Step], room: usize) -> (Vec<(usize, usize)>, bool) {
    let mut columns: Vec<(usize, usize)> = shown.iter().map(|index| (*index, wishes[*index].natural())).collect();
    let mut taken = columns.iter().map(|(_, wide)| wide + GAP).sum::<usize>();
    for step in steps {
        while taken > room {
            // Of those that still can, the column that is widest for what it usually holds gives way, by one.
            let giving = columns.iter_mut().filter(|(index, wide)| *wide > wishes[*index].least(step));
            let Some((_, wide)) = giving.max_by_key(|(index, wide)| (*wide * 100 / wishes[*index].usual.max(1), *wide)) else { break };
            *wide -= 1;
            taken -= 1;
        }
    }
    (columns, taken <= room)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(body: usize, weight: u8) -> Wish {
        Wish { head: 4, broken_head: 4, body, usual: body, wraps: true, weight }
    }

    fn figure(body: usize, weight: u8) -> Wish {
        Wish { head: 12, broken_head: 9, body, usual: 1, wraps: false, weight }
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
    fn rare_long_words_wrap_before_many() {
        let wishes = [Wish { usual: 20, ..words(40, 0) }, Wish { usual: 60, ..words(90, 0) }];
        assert_eq!(fitted(&wishes, 84).0, [(0, 20), (1, 60)]);
        assert_eq!(fitted(&wishes, 108).0, [(0, 26), (1, 78)]);
    }

    #[test]
    fn a_pipe_is_wide() {
        let Fit { columns, bars } = fit(&[words(500, 9)], Some(12), None);
        assert_eq!((columns, bars), (vec![(0, 500)], false));
    }
}
