//! How a workbook looks: Times New Roman 12, as official documents have it; thin lines, bold totals, a colour a tone beside its letter.

use std::borrow::Cow;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatUnderline};

use crate::document::{Kind, Tone};
use crate::language::Language;

/// The font of everything.
pub(super) const FONT: &str = "Times New Roman";

/// The height of a line, in points.
pub(super) const LINE: f64 = 15.75;

const RULE: u32 = 0xA6_A6A6;
const GREY: u32 = 0x76_7676;
const LINK: u32 = 0x05_63C1;

/// The looks of one workbook.
pub(super) struct Styles {
    /// The title of the document or of a table.
    pub(super) title: Format,
    /// A heading of the index.
    pub(super) heading: Format,
    /// A paragraph.
    pub(super) paragraph: Format,
    /// What a person must still write.
    pub(super) gap: Format,
    /// The words before a fact.
    pub(super) label: Format,
    /// A fact, in cells of their own.
    pub(super) fact: Cells,
    /// A link in a table.
    pub(super) link: Format,
    /// The link back.
    pub(super) back: Format,
    /// How a column's figures are worked out.
    pub(super) formula: Format,
    /// The head of a column.
    pub(super) head: Format,
    /// What a reader must know of the figures.
    pub(super) note: Format,
    /// The cells of a row of the body.
    pub(super) body: Cells,
    /// The cells of a total.
    pub(super) total: Cells,
}

/// The looks of the cells of a row.
pub(super) struct Cells {
    text: Format,
    code: Format,
    count: Format,
    percent: Format,
    date: Format,
    missing: Format,
}

/// The font of everything, as a format.
pub(super) fn font() -> Format {
    Format::new().set_font_name(FONT).set_font_size(12)
}

impl Styles {
    pub(super) fn new(language: Language) -> Self {
        let wrapped = || font().set_text_wrap().set_align(FormatAlign::Top);
        let ruled = || wrapped().set_border(FormatBorder::Thin).set_border_color(RULE);
        let link = |format: Format| format.set_font_color(LINK).set_underline(FormatUnderline::Single);
        Self {
            title: wrapped().set_bold().set_font_size(14),
            heading: font().set_bold().set_font_size(13).set_align(FormatAlign::VerticalCenter),
            paragraph: wrapped(),
            gap: wrapped().set_bold().set_background_color(0xFF_F2CC),
            label: wrapped().set_font_color(GREY),
            fact: Cells::new(&wrapped, language).aligned_left(),
            link: link(ruled()),
            back: link(font().set_font_size(10)),
            formula: font()
                .set_font_size(10)
                .set_italic()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            head: ruled().set_bold().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).set_background_color(0xE7_EDF5),
            note: wrapped().set_font_size(11),
            body: Cells::new(&ruled, language),
            total: Cells::new(&|| ruled().set_bold().set_border_top(FormatBorder::Medium).set_border_top_color(0), language),
        }
    }
}

impl Cells {
    fn new(base: &impl Fn() -> Format, language: Language) -> Self {
        let right = || base().set_align(FormatAlign::Right);
        Self {
            text: base(),
            code: base().set_num_format("@"),
            // `_)`: as wide as a bracket is left free, so that a figure keeps off the words at its right.
            count: right().set_num_format("#,##0_)"),
            percent: right().set_num_format("0.00%_)"),
            date: base().set_align(FormatAlign::Center).set_num_format(language.pick("dd/mm/yyyy", "yyyy-mm-dd")),
            missing: base().set_align(FormatAlign::Center).set_font_color(GREY),
        }
    }

    fn aligned_left(self) -> Self {
        let left = |format: Format| format.set_align(FormatAlign::Left);
        Self { count: left(self.count), percent: left(self.percent), date: left(self.date), missing: left(self.missing), ..self }
    }

    /// Text. Where it begins as a formula does, typing over it keeps it text.
    pub(super) fn text(&self, text: &str, kind: Kind) -> Cow<'_, Format> {
        let format = if kind == Kind::Code { &self.code } else { &self.text };
        if text.starts_with(['=', '+', '-', '@']) { Cow::Owned(format.clone().set_quote_prefix()) } else { Cow::Borrowed(format) }
    }

    /// Nothing.
    pub(super) fn blank(&self) -> &Format {
        &self.text
    }

    /// A count, or money.
    pub(super) fn count(&self) -> &Format {
        &self.count
    }

    /// A ratio.
    pub(super) fn percent(&self) -> &Format {
        &self.percent
    }

    /// A day.
    pub(super) fn date(&self) -> &Format {
        &self.date
    }

    /// A figure that is not known.
    pub(super) fn missing(&self) -> &Format {
        &self.missing
    }

    /// A sign.
    pub(super) fn mark(&self, tone: Tone) -> Format {
        let centred = self.text.clone().set_align(FormatAlign::Center);
        match shade(tone) {
            Some((fill, letter)) => centred.set_background_color(fill).set_font_color(letter),
            None => centred.set_font_color(GREY),
        }
    }
}

/// The colours of a sign: behind the letter, and the letter's.
fn shade(tone: Tone) -> Option<(u32, u32)> {
    match tone {
        Tone::Good => Some((0xC8_E6C9, 0x0B_5A1E)),
        Tone::Fair => Some((0xE6_EEBC, 0x4A_5300)),
        Tone::Open => Some((0xD3_E5F7, 0x12_406B)),
        Tone::Bad => Some((0xF8_CBC6, 0x8A_1008)),
        Tone::Missing => Some((0xE3_E3E3, 0x40_4040)),
        Tone::Neutral => None,
    }
}

/// The colour of a tone where it is drawn: light enough for black figures on it.
pub(super) fn colour(tone: Tone) -> u32 {
    match tone {
        Tone::Good => 0x5C_B270,
        Tone::Fair => 0xC9_CC3F,
        Tone::Open => 0x8F_BCE6,
        Tone::Bad => 0xE5_7368,
        Tone::Missing => 0xB5_B5B5,
        Tone::Neutral => 0xD9_D9D9,
    }
}

/// The colour of a tone as a line: dark enough to be seen on white.
pub(super) fn ink(tone: Tone) -> u32 {
    match tone {
        Tone::Good => 0x2E_8B57,
        Tone::Fair => 0x9A_8F00,
        Tone::Open => 0x1F_6FB5,
        Tone::Bad => 0xC0_392B,
        Tone::Missing => 0x6E_6E6E,
        Tone::Neutral => 0x9E_9E9E,
    }
}
