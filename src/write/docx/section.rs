//! Sections: an upright or a lying A4 page with the margins of Decree 30/2020/NĐ-CP, each numbered from 1, the number in the top margin and
//! not on the first page.

/// Which way a page lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Orientation {
    /// Upright.
    Portrait,
    /// Lying.
    Landscape,
}

/// The sides of A4, in twips.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;
/// The margins in twips: 20 mm above and below, 30 at the left, 15 at the right.
const ABOVE: u32 = 1134;
const LEFT: u32 = 1701;
const RIGHT: u32 = 851;
/// From the top of the paper to the page number.
const NUMBER: u32 = 567;

impl Orientation {
    /// The paper, wide by high, in twips.
    fn paper(self) -> (u32, u32) {
        match self {
            Self::Portrait => (SHORT, LONG),
            Self::Landscape => (LONG, SHORT),
        }
    }

    /// How wide a line is, in twips.
    pub(super) fn line(self) -> u32 {
        self.paper().0 - LEFT - RIGHT
    }
}

/// A run of pages.
#[derive(Clone, Debug)]
pub(super) struct Section {
    /// Which way they lie.
    pub(super) orientation: Orientation,
    /// What stands on them, as markup.
    pub(super) content: String,
}

/// The sections as the body of a document.
pub(super) fn body(sections: &[Section]) -> String {
    let mut body = String::new();
    for (index, section) in sections.iter().enumerate() {
        body.push_str(&section.content);
        let properties = properties(section.orientation);
        if index + 1 < sections.len() {
            // The paragraph that ends a section is a line of one point, so that a full page does not get an empty one after it.
            body.push_str("<w:p><w:pPr><w:pStyle w:val=\"Rule\"/>");
            body.push_str(&properties);
            body.push_str("</w:pPr></w:p>");
        } else {
            body.push_str(&properties);
        }
    }
    body
}

fn properties(orientation: Orientation) -> String {
    let (width, height) = orientation.paper();
    let lies = if orientation == Orientation::Landscape { " w:orient=\"landscape\"" } else { "" };
    format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"number\"/><w:headerReference w:type=\"first\" r:id=\"blank\"/>\
         <w:type w:val=\"nextPage\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{lies}/>\
         <w:pgMar w:top=\"{ABOVE}\" w:right=\"{RIGHT}\" w:bottom=\"{ABOVE}\" w:left=\"{LEFT}\" w:header=\"{NUMBER}\" w:footer=\"{NUMBER}\" w:gutter=\"0\"/>\
         <w:pgNumType w:start=\"1\"/><w:cols w:space=\"720\"/><w:titlePg/></w:sectPr>"
    )
}
