//! How wide each column stands, and which are left out, on a screen that is too narrow for all.
//!
//! What costs a reader least goes first: words wrap as long as that is comfortable, heads break, the bars go, words wrap narrower, and
//! then columns are left out by weight; before those that matter go, heads stand a word a line and words wrap narrower still. What the bars stack are the parts of one
//! whole, which must add up before a reader's eyes: they go last, and together. When even those that must stay do not fit, words wrap once
//! more. To change the order, change [`STEPS`].

use std::cmp::Reverse;

/// The spaces around a column.
pub(super) const GAP: usize = 2;
/// The space after a column of marks: a matrix is read as one picture, and its columns stand close.
pub(super) const MARK_GAP: usize = 1;

/// What gives way, in order.
const STEPS: [Step; 6] = [Step::Words(36), Step::Heads, Step::Words(NARROW), Step::TallHeads, Step::Words(14), Step::Words(8)];
/// How narrow words get before a column is left out.
const NARROW: usize = 18;
/// How many steps the bars are worth.
const FOR_BARS: usize = 2;
/// How many steps a column is worth, by its weight; those after the last are worth as much as it.
const FOR_COLUMNS: [usize; 4] = [5, 5, 4, 3];

/// A way to need less room.
enum Step {
    /// Words wrap, to this width at the least, or to that of a usual cell.
    Words(usize),
    /// Heads break between words, as long as that is comfortable.
    Heads,
    /// Heads stand a word a line.
    TallHeads,
}

/// What a column asks for.
pub(super) struct Wish {
    /// The widest line of its head.
    pub(super) head: usize,
    /// The same when the head is broken.
    pub(super) broken_head: usize,
    /// The same when every word of the head has a line.
    pub(super) tall_head: usize,
    /// The widest line of its cells.
    pub(super) body: usize,
    /// If its cells may wrap, the width of each, or of enough of them to judge by.
    pub(super) words: Option<Vec<usize>>,
    /// 0 stays; the higher, the sooner it goes.
    pub(super) weight: u8,
    /// The spaces around it.
    pub(super) gap: usize,
    /// Whether it is a part of the whole that the bars stack.
    pub(super) part: bool,
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

    /// The width it begins with: words need no more than there is.
    fn within(&self, room: usize) -> usize {
        if self.words.is_some() { self.natural().min(room.max(NARROW)) } else { self.natural() }
    }

    /// The width it gives way to.
    fn least(&self, step: &Step) -> usize {
        match (step, &self.words) {
            (Step::Words(least), Some(cells)) => {
                let usual = cells.iter().sum::<usize>() / cells.iter().filter(|cell| **cell > 0).count().max(1);
                self.natural().min(*least).min(usual.max(NARROW))
            }
            (Step::Heads, None) => self.broken_head.max(self.body).max(1),
            (Step::TallHeads, None) => self.tall_head.max(self.body).max(1),
            (Step::Words(_), None) | (Step::Heads | Step::TallHeads, Some(_)) => usize::MAX,
        }
    }

    /// How many lines a cell takes, about: lines are not filled to the brim.
    fn lines(&self, row: usize, wide: usize) -> usize {
        let cell = self.words.as_ref().and_then(|cells| cells.get(row)).copied().unwrap_or_default();
        if cell <= wide { 1 } else { cell.div_ceil(wide.saturating_sub(3).max(1)) }
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
        // The parts go last, and of equal weights the rightmost is the greatest, being the last.
        let others = shown.iter().copied().filter(|index| wishes[*index].weight > 0 && !wishes[*index].part);
        let parts = || shown.iter().copied().find(|index| wishes[*index].part);
        let heaviest = others.max_by_key(|index| wishes[*index].weight).or_else(parts);
        let weight = heaviest.filter(|heaviest| !wishes[*heaviest].part).map_or(0, |heaviest| usize::from(wishes[heaviest].weight));
        let steps = FOR_COLUMNS[weight.min(FOR_COLUMNS.len() - 1)];
        let (columns, fits) = squeezed(wishes, &shown, &STEPS[..steps], room);
        match heaviest {
            _ if fits => return Fit { columns, bars: false },
            Some(heaviest) if wishes[heaviest].part => shown.retain(|index| !wishes[*index].part),
            Some(heaviest) => shown.retain(|index| *index != heaviest),
            None => return Fit { columns: squeezed(wishes, &shown, &STEPS, room).0, bars: false },
        }
    }
}

/// The columns after as much of the steps as it takes, and whether they fit.
fn squeezed(wishes: &[Wish], shown: &[usize], steps: &[Step], room: usize) -> (Vec<(usize, usize)>, bool) {
    let mut columns: Vec<(usize, usize)> = shown.iter().map(|index| (*index, wishes[*index].within(room))).collect();
    let mut taken = columns.iter().map(|(index, wide)| wide + wishes[*index].gap).sum::<usize>();
    for step in steps {
        let floors: Vec<usize> = shown.iter().map(|index| wishes[*index].least(step)).collect();
        while taken > room {
            // Of those that still can, the column gives way by one that makes the table least longer, and of such the widest.
            let giving = (0..columns.len()).filter(|place| columns[*place].1 > floors[*place]);
            let Some(place) = giving.min_by_key(|place| (longer(wishes, &columns, *place), Reverse(columns[*place].1))) else { break };
            // A head between words that part and words that do not would stand in a column wider than any of its lines.
            let by = if matches!(step, Step::TallHeads) { columns[place].1 - floors[place] } else { 1 };
            columns[place].1 -= by;
            taken -= by;
        }
    }
    widen(wishes, &mut columns, room.saturating_sub(taken));
    (columns, taken <= room)
}

/// Gives words the room that heads gave up beyond what was asked of them, to the column that lacks most.
fn widen(wishes: &[Wish], columns: &mut [(usize, usize)], room: usize) {
    for _ in 0..room {
        let lacks =
            |(index, wide): &(usize, usize)| wishes[*index].words.as_ref().map_or(0, |_| wishes[*index].natural().saturating_sub(*wide));
        let Some(column) = columns.iter_mut().filter(|column| lacks(column) > 0).max_by_key(|column| lacks(column)) else { break };
        column.1 += 1;
    }
}

/// How many lines the rows take when the column at `place` is narrower by one.
fn longer(wishes: &[Wish], columns: &[(usize, usize)], place: usize) -> usize {
    let lines = |row: usize| {
        let columns = columns.iter().enumerate();
        columns.map(|(other, (index, wide))| wishes[*index].lines(row, wide - usize::from(other == place))).max().unwrap_or(1)
    };
    let rows = wishes[columns[place].0].words.as_ref().map_or(0, Vec::len);
    (0..rows).map(lines).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(cells: &[usize], weight: u8) -> Wish {
        let body = cells.iter().copied().max().unwrap_or_default();
        Wish { head: 4, broken_head: 4, tall_head: 4, body, words: Some(cells.to_vec()), weight, gap: GAP, part: false }
    }

    fn figure(body: usize, weight: u8) -> Wish {
        Wish { head: 12, broken_head: 9, tall_head: 9, body, words: None, weight, gap: GAP, part: false }
    }

    fn fitted(wishes: &[Wish], width: usize) -> (Vec<(usize, usize)>, bool) {
        let Fit { columns, bars } = fit(wishes, Some(12), Some(width));
        (columns, bars)
    }

    #[test]
    fn what_costs_least_goes_first() {
        let wishes = [words(&[30], 0), figure(5, 1), figure(5, 3), figure(5, 3)];
        assert_eq!(fitted(&wishes, 88), (vec![(0, 30), (1, 12), (2, 12), (3, 12)], true));
        assert_eq!(fitted(&wishes, 80), (vec![(0, 30), (1, 9), (2, 9), (3, 10)], true), "heads break");
        assert_eq!(fitted(&wishes, 74), (vec![(0, 30), (1, 12), (2, 12), (3, 12)], false), "bars go");
        assert_eq!(fitted(&wishes, 60), (vec![(0, 25), (1, 9), (2, 9), (3, 9)], false), "words wrap");
        assert_eq!(fitted(&wishes, 50), (vec![(0, 26), (1, 9), (2, 9)], false), "of two the rightmost goes");
        assert_eq!(fitted(&wishes, 40), (vec![(0, 27), (1, 9)], false), "and the other: 9 + 2 more columns leave words 16");
        assert_eq!(fitted(&wishes, 30), (vec![(0, 17), (1, 9)], false), "what matters is worth words of 14");
        assert_eq!(fitted(&wishes, 26), (vec![(0, 24)], false));
        assert_eq!(fitted(&wishes, 1), (vec![(0, 8)], false));
    }

    #[test]
    fn parts_of_a_whole_stay_or_go_together() {
        let part = |weight: u8| Wish { tall_head: 5, part: true, ..figure(3, weight) };
        let wishes = [words(&[30], 0), figure(5, 0), part(0), part(1), part(4), figure(5, 2), figure(5, 3)];
        let shown = |width: usize| fitted(&wishes, width).0;
        assert_eq!(shown(86).len(), 7, "20 + 6 × 11 = 86, heads broken");
        assert_eq!(shown(80), [(0, 23), (1, 9), (2, 9), (3, 9), (4, 9), (5, 9)], "the light one goes before heads are taller than that");
        assert_eq!(shown(63), [(0, 18), (1, 9), (2, 5), (3, 5), (4, 5), (5, 9)], "a word a line");
        assert_eq!(shown(62).len(), 5, "the ratio goes before the parts");
        assert_eq!(shown(48).len(), 5, "16 + 11 + 3 × 7 = 48");
        assert_eq!(shown(47), [(0, 30), (1, 12)], "one short of a part, all go");
    }

    #[test]
    fn rare_long_words_wrap_before_many() {
        // The long name of the second row may wrap: its task does, too.
        let wishes = [words(&[20, 40, 20], 0), words(&[30, 90, 60], 0)];
        assert_eq!(fitted(&wishes, 104).0, [(0, 26), (1, 60)]);
    }

    #[test]
    fn marks_stand_close() {
        // 8 + 2 for the words, and 35 marks of 1 + 1 each: 80 columns hold them all.
        let mark = || Wish { head: 1, broken_head: 1, tall_head: 1, body: 1, words: None, weight: 0, gap: MARK_GAP, part: false };
        let wishes: Vec<Wish> = std::iter::once(words(&[12], 0)).chain((0..35).map(|_| mark())).collect();
        let columns = fitted(&wishes, 80).0;
        assert_eq!((columns.len(), columns[0], columns[35]), (36, (0, 8), (35, 1)));
    }

    #[test]
    fn a_pipe_is_wide() {
        let Fit { columns, bars } = fit(&[words(&[500], 9)], Some(12), None);
        assert_eq!((columns, bars), (vec![(0, 500)], false));
    }
}
