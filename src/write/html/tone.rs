//! How something stands, as the style knows it: a class whose colour is in `style/tone.css`, and for some a hatching over it, so that the
//! colour never says it alone.

use crate::document::Tone;

/// The class of a tone.
pub(super) fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Fair => "fair",
        Tone::Open => "open",
        Tone::Bad => "bad",
        Tone::Missing => "missing",
        Tone::Neutral => "neutral",
    }
}

/// The classes of a chart's series, each with the hatching over it: those of a tone that has none get one when they come again.
pub(super) fn series(tones: &[Tone]) -> Vec<(&'static str, Option<&'static str>)> {
    let hatch = |index: usize| match tones[index] {
        Tone::Bad => Some("falling"),
        Tone::Fair => Some("dotted"),
        Tone::Missing => Some("crossed"),
        Tone::Good | Tone::Open | Tone::Neutral => tones[..index].contains(&tones[index]).then_some("rising"),
    };
    (0..tones.len()).map(|index| (class(tones[index]), hatch(index))).collect()
}
