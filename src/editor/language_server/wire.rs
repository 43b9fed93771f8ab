//! Messages as they come over a stream: headers, among them a length, and that many bytes of JSON.
//!
//! Read here and not by the protocol's library, which ends the session for one body that is no JSON, and takes as much memory as a header
//! asks for. A body that cannot be understood is answered, and the next one read; headers that cannot leave nobody to tell where the next
//! message begins.

use std::io::{self, BufRead, Read as _, Write};

use lsp_server::{ErrorCode, Message};
use serde_json::{Value, json};

use crate::language::{Text, at_a_glance};

/// How many bytes a message may have. A whole province is under ten million, and an editor sends one file at a time: what is longer is a
/// length that went wrong, and would take the memory of the machine.
const LONGEST: u64 = 64 << 20;

/// How many bytes a line of headers may have: none of the protocol's comes near it.
const LONGEST_HEADER: u64 = 4096;

/// What a stream brought.
#[derive(Debug)]
pub enum Received {
    /// A message.
    Message(Message),
    /// Something that is none, with what to answer to it.
    Refused(Value),
}

/// Reads the next message; none when the stream ends, even within one: then the editor is gone.
///
/// # Errors
/// Why nothing more can be read.
pub fn read(stream: &mut impl BufRead) -> Result<Option<Received>, Text> {
    loop {
        let Some(length) = headers(stream)? else { return Ok(None) };
        let mut body = Vec::new();
        // Memory grows with what comes, not with what was promised.
        stream.take(length).read_to_end(&mut body).map_err(|error| failed(&error))?;
        if (body.len() as u64) < length {
            return Ok(None);
        }
        if let Some(received) = understood(&body) {
            return Ok(Some(received));
        }
    }
}

/// Writes a message that the library has no type for: an answer to nobody knows what.
///
/// # Errors
/// When the stream takes no more.
pub fn write(stream: &mut impl Write, message: &Value) -> io::Result<()> {
    let body = message.to_string();
    write!(stream, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    stream.flush()
}

/// Reads the headers before a message: how long it is.
fn headers(stream: &mut impl BufRead) -> Result<Option<u64>, Text> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        stream.by_ref().take(LONGEST_HEADER).read_until(b'\n', &mut line).map_err(|error| failed(&error))?;
        if line.last() != Some(&b'\n') {
            if (line.len() as u64) < LONGEST_HEADER {
                return Ok(None);
            }
            return Err(odd(&line));
        }
        let line = line.trim_ascii_end();
        if line.is_empty() {
            return length.map(Some).ok_or_else(|| {
                Text::fixed("một thông điệp không có Content-Length ở đầu", "a message came without a Content-Length before it")
            });
        }
        let is_name = |name: &&str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let header = std::str::from_utf8(line).ok().and_then(|line| line.split_once(':'));
        let (name, value) = header.filter(|(name, _)| is_name(name)).ok_or_else(|| odd(line))?;
        if name.eq_ignore_ascii_case("Content-Length") {
            length = Some(bounded(value.trim())?);
        }
    }
}

/// The length that a header names.
fn bounded(written: &str) -> Result<u64, Text> {
    let is_number = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
    match written.parse() {
        Ok(length) if is_number && length <= LONGEST => Ok(length),
        _ if is_number => Err(Text::new(
            format!("một thông điệp báo dài {written} byte; dài nhất là {LONGEST}"),
            format!("a message is said to have {written} bytes; the most is {LONGEST}"),
        )),
        _ => Err(odd(format!("Content-Length: {written}").as_bytes())),
    }
}

/// A body as a message, or what to answer to it; none for a reply that cannot be read, since nothing waits for it.
fn understood(body: &[u8]) -> Option<Received> {
    let value: Value = match serde_json::from_slice(body) {
        Ok(value) => value,
        Err(error) => return Some(refused(&Value::Null, ErrorCode::ParseError, &format!("no JSON: {error}"))),
    };
    let has = |key: &str| value.get(key).is_some();
    let is_reply = !has("method") && (has("id") || has("result") || has("error"));
    let id = value.get("id").filter(|id| id.is_number() || id.is_string()).cloned().unwrap_or_default();
    match serde_json::from_value(value) {
        Ok(message) => Some(Received::Message(message)),
        Err(_) if is_reply => None,
        Err(_) => Some(refused(&id, ErrorCode::InvalidRequest, "no request, notification or response of JSON-RPC 2.0")),
    }
}

fn refused(id: &Value, code: ErrorCode, message: &str) -> Received {
    Received::Refused(json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code as i32, "message": message } }))
}

fn odd(line: &[u8]) -> Text {
    let shown = at_a_glance(&String::from_utf8_lossy(line), 60);
    Text::new(
        format!("chỗ của phần đầu một thông điệp (Content-Length: …) lại là `{shown}`"),
        format!("where the headers of a message belong (Content-Length: …) stands `{shown}`"),
    )
}

fn failed(error: &io::Error) -> Text {
    Text::new(format!("không đọc được đầu vào: {error}"), format!("cannot read the input: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framed(body: &[u8]) -> Vec<u8> {
        [format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat()
    }

    /// Everything a stream brings, and why it ended if it was not by itself.
    fn all(bytes: &[u8]) -> Vec<String> {
        let (mut rest, mut told) = (bytes, Vec::new());
        loop {
            match read(&mut rest) {
                Ok(Some(Received::Message(message))) => told.push(serde_json::to_string(&message).expect("json")),
                Ok(Some(Received::Refused(answer))) => told.push(format!("{} {}", answer["error"]["code"], answer["id"])),
                Ok(None) => return told,
                Err(why) => {
                    told.push(why.en.into_owned());
                    return told;
                }
            }
        }
    }

    #[test]
    fn a_body_that_cannot_be_understood_is_answered_and_the_next_one_read() {
        let next = framed(br#"{"jsonrpc":"2.0","id":5,"method":"shutdown"}"#);
        for (body, answer) in [
            (&b"{nope"[..], "-32700 null"),
            (b"", "-32700 null"),
            (b"{\"a\":\"\xff\"}", "-32700 null"),
            (b"[]", "-32600 null"),
            (b"5", "-32600 null"),
            (b"{}", "-32600 null"),
            (br#"{"id":7,"method":8}"#, "-32600 7"),
            (br#"{"id":"x","method":null}"#, "-32600 \"x\""),
        ] {
            let told = all(&[framed(body), next.clone()].concat());
            assert_eq!(told, [answer, r#"{"id":5,"method":"shutdown"}"#], "{}", String::from_utf8_lossy(body));
        }
        for reply in [&br#"{"id":"cchc-1"}"#[..], br#"{"id":null,"error":{"code":-32600,"message":"x"}}"#, br#"{"result":null}"#] {
            assert_eq!(all(&[framed(reply), next.clone()].concat()).len(), 1, "a reply is never replied to");
        }
    }

    #[test]
    fn headers_are_read_as_editors_write_them() {
        let body = r#"{"method":"exit"}"#;
        for head in [
            "Content-Length: 17\r\n\r\n",
            "content-length:17\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n",
            "X: y\nContent-Length:  17 \n\n",
        ] {
            assert_eq!(all(format!("{head}{body}").as_bytes()), [body], "{head}");
        }
        for cut in ["", "Content-Le", "Content-Length: 17\r\n", "Content-Length: 17\r\n\r\n{\"method\""] {
            assert!(all(cut.as_bytes()).is_empty(), "the editor is gone: {cut}");
        }
    }

    #[test]
    fn without_headers_nothing_more_is_read() {
        let endless = "x".repeat(9_000);
        for (bytes, why) in [
            ("hello\n\n\n", "stands `hello`"),
            ("{\"jsonrpc\":\"2.0\"}\r\n", "where the headers of a message belong"),
            ("Foo: 1\r\n\r\n{}", "without a Content-Length"),
            ("Content-Length: -5\r\n\r\n", "stands `Content-Length: -5`"),
            ("Content-Length: \r\n\r\n", "stands `Content-Length:"),
            ("Content-Length: 99999999999999\r\n\r\n{}", "99999999999999 bytes; the most is 67108864"),
            ("Content-Length: 99999999999999999999999999\r\n\r\n{}", "the most is 67108864"),
            (endless.as_str(), "stands `xxx"),
        ] {
            let told = all(bytes.as_bytes());
            assert!(told.len() == 1 && told[0].contains(why), "{told:?}");
        }
    }
}
