//! How a document's number that has slips is written rightly, and which two are the same number otherwise written.

use super::{DocumentNumber, ENDS, HYPHENS, NO_CODE, TYPE_CODES, has_extra_zero, is_small, lacks_zero, same_letters, without_bar};

/// A right spelling, and whether it is beyond doubt that it is what was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Respelt {
    /// As the decree writes it.
    pub text: String,
    /// Whether nothing had to be guessed.
    pub certain: bool,
}

/// How a number with slips is written rightly, as far as that can be told.
pub fn respelt(text: &str) -> Option<Respelt> {
    let mut certain = true;
    let mut bare = without_end(&without_blanks(text)).to_owned();
    if DocumentNumber::parse(&bare).is_none() {
        certain = false;
        bare = salvaged(&bare)?;
    }
    let read = DocumentNumber::parse(&bare)?;
    let zero = if lacks_zero(&read) { "0" } else { "" };
    let number = if has_extra_zero(&read) { without_extra_zeros(read.number) } else { read.number.to_owned() };
    let year = read.year.map(|year| format!("{year}/")).unwrap_or_default();
    let mut sign = read.sign.to_owned();
    match (read.head(), read.type_code()) {
        (Some(head), _) if same_letters(NO_CODE, head) => {
            certain = false;
            sign = sign[head.len() + 1..].to_owned();
        }
        (Some(head), Some(code)) if code != head => {
            let mut rest = sign[head.len()..].to_owned();
            // A sign all in small letters was typed without capitals: how its issuer writes it is a guess, if a good one.
            if !sign.chars().any(char::is_uppercase) {
                certain = false;
                rest = rest.split_inclusive('-').map(capitals).collect();
            }
            sign = format!("{code}{rest}");
        }
        (Some(head), None) => {
            if let Some(code) = without_bar(head) {
                certain = false;
                sign = format!("{code}{}", &sign[head.len()..]);
            }
        }
        _ => {}
    }
    if sign.split('-').any(is_small) {
        certain = false;
        let part = |part: &str| if is_small(part.trim_end_matches('-')) { capitals(part) } else { part.to_owned() };
        sign = sign.split_inclusive('-').map(part).collect();
    }
    Some(Respelt { text: format!("{zero}{number}/{year}{sign}"), certain })
}

/// Whether two numbers are the same but for blanks, dashes, capitals, leading zeros and the bar of a code's Đ.
pub fn alike(one: &str, other: &str) -> bool {
    one == other || bones(one) == bones(other) || bones(&barred(one)) == bones(&barred(other))
}

/// A number with the bar its code most likely lacks.
fn barred(text: &str) -> String {
    let bare = without_end(&without_blanks(text)).to_owned();
    let meant = DocumentNumber::parse(&bare).and_then(|read| {
        let head = read.head().filter(|_| read.type_code().is_none())?;
        Some(bare.replacen(head, without_bar(head)?, 1))
    });
    meant.unwrap_or(bare)
}

/// What is left of a number when all that [`alike`] overlooks is taken away.
fn bones(text: &str) -> String {
    without_end(&without_blanks(text)).trim_start_matches('0').to_lowercase()
}

fn capitals(group: &str) -> String {
    let bare = group.trim_end_matches('-');
    match TYPE_CODES.into_iter().find(|code| same_letters(code, bare)) {
        Some(code) => format!("{code}{}", &group[bare.len()..]),
        None => group.to_uppercase(),
    }
}

/// What a text without a plain number, slash and sign most likely meant: `Số: 45/BC-SYT`, `45-BC-SYT`.
fn salvaged(text: &str) -> Option<String> {
    let from = text.find(|letter: char| letter.is_ascii_digit())?;
    let text = &text[from..];
    let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    let sign = rest.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '-' | '\\' | '.' | ':'));
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '/');
    (sign.starts_with(char::is_alphabetic) && sign.chars().all(plain)).then(|| format!("{number}/{sign}"))
}

/// The text without the blanks around slashes and hyphens and at its ends, its dashes as hyphens.
fn without_blanks(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        let joint = letter == '/' || HYPHENS.contains(&letter);
        if joint {
            bare.truncate(bare.trim_end().len());
            bare.push(if letter == '/' { '/' } else { '-' });
        } else if !letter.is_whitespace() || !bare.ends_with(['/', '-']) {
            bare.push(letter);
        }
    }
    bare
}

/// The text without points and commas after it.
fn without_end(text: &str) -> &str {
    text.trim_end_matches(|letter: char| letter.is_whitespace() || ENDS.contains(&letter))
}

/// A number without zeros too many before it: `012` is 12, `005` is 05.
fn without_extra_zeros(number: &str) -> String {
    let bare = number.trim_start_matches('0');
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 1 { format!("0{bare}") } else { bare.to_owned() }
}
