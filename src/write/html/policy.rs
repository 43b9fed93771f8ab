//! What the page carries and what it allows: its own style and its own script, each named by its digest, and nothing else. Text that
//! slipped past every escape would still load nothing and run nothing.

use sha2::{Digest, Sha256};

/// The style, one file a concern.
pub(super) const STYLE: &str = concat!(
    include_str!("style/page.css"),
    include_str!("style/tone.css"),
    include_str!("style/table.css"),
    include_str!("style/chart.css"),
    include_str!("style/matrix.css"),
    include_str!("style/phone.css"),
    include_str!("style/print.css"),
);

/// The script, one file a concern; each stands alone.
pub(super) const SCRIPT: &str = concat!(
    include_str!("script/filter.js"),
    include_str!("script/sort.js"),
    include_str!("script/region.js"),
    include_str!("script/contents.js"),
);

/// The page's Content-Security-Policy.
pub(super) fn policy() -> String {
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(STYLE)),
        base64(&Sha256::digest(SCRIPT)),
    )
}

/// Bytes in base64 (RFC 4648, section 4), as a policy writes a digest.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut written = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let group = (0..3).fold(0_usize, |group, index| group << 8 | usize::from(three.get(index).copied().unwrap_or_default()));
        for place in 0..4 {
            let letter = LETTERS[group >> (18 - 6 * place) & 63];
            written.push(if place > three.len() { '=' } else { char::from(letter) });
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_its_standard_has_it() {
        // RFC 4648, section 10.
        for (bytes, written) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), written);
        }
    }

    #[test]
    fn what_the_page_carries_reaches_nowhere_and_cannot_end_early() {
        for carried in [STYLE, SCRIPT] {
            for outside in ["://", "@import", "url(", "</", "<!--", "\r", "eval", "innerHTML", "fetch"] {
                assert!(!carried.contains(outside), "{outside}");
            }
        }
    }
}
