//! Addresses of documents, as editors write them, and paths of the disk.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use lsp_types::Uri;

/// The path of a `file:` address; none for documents that are nowhere on the disk (`untitled:`).
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    // A host before the path is this machine, or a share on Windows.
    let (host, path) = rest.split_at(rest.find('/')?);
    let decoded = String::from_utf8(decode(path)).ok()?;
    let drive = decoded.as_bytes().get(2) == Some(&b':') && decoded.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic);
    Some(match (drive, host) {
        (true, _) => PathBuf::from(&decoded[1..]),
        (false, "" | "localhost") => PathBuf::from(decoded),
        (false, host) => PathBuf::from(format!("//{host}{decoded}")),
    })
}

/// The address of an absolute path.
pub(super) fn of(path: &Path) -> Option<Uri> {
    let text = path.to_str()?.replace('\\', "/");
    let mut address = String::from(if text.starts_with('/') { "file://" } else { "file:///" });
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~') {
            address.push(byte.into());
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    Uri::from_str(&address).ok()
}

fn decode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = (*first == b'%').then(|| after.get(..2)).flatten().and_then(|two| std::str::from_utf8(two).ok());
        match escaped.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        path(&Uri::from_str(text).expect("an address")).map(|path| path.to_string_lossy().into_owned())
    }

    #[test]
    fn addresses_are_read_as_editors_write_them() {
        assert_eq!(read("file:///tinh/S%E1%BB%9F%20Y/plan.toml").as_deref(), Some("/tinh/Sở Y/plan.toml"));
        assert_eq!(read("file:///a%20b/plan.toml").as_deref(), Some("/a b/plan.toml"));
        assert_eq!(read("file:///c%3A/tinh/plan.toml").as_deref(), Some("c:/tinh/plan.toml"));
        assert_eq!(read("file://localhost/a.toml").as_deref(), Some("/a.toml"));
        assert_eq!(read("untitled:Untitled-1"), None);
    }

    #[test]
    fn a_path_survives() {
        for text in ["/a b/Sở Y tế/q1.toml", "/100%/[x]#?.toml", "/𝕏/e\u{302}.toml"] {
            assert_eq!(path(&of(Path::new(text)).expect("an address")).as_deref(), Some(Path::new(text)), "{text}");
        }
        assert_eq!(of(Path::new("c:/a b.toml")).expect("an address").as_str(), "file:///c%3A/a%20b.toml");
    }
}
