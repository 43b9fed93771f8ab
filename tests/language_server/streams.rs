//! The program itself over its streams: what editors send that is no message, and messages that are never ended.

use std::io::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};

use crate::support::{program, scratch};

const BEGIN: &str = r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#;
const END: [&str; 2] = [r#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#, r#"{"jsonrpc":"2.0","method":"exit"}"#];

fn framed(body: &[u8]) -> Vec<u8> {
    [format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat()
}

/// The program after it was sent all that.
fn sent(name: &str, bytes: &[u8]) -> Output {
    let folder = scratch(&Path::new("language-server").join(name)).expect("the folder is free");
    let mut program = program(&folder);
    program.args(["--lang", "en", "lsp"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().expect("the program runs");
    let mut input = child.stdin.take().expect("it is piped");
    // It may have gone already.
    let _ = input.write_all(bytes);
    // Held open: it must end by itself, not because nothing comes any more.
    let output = std::thread::spawn(move || child.wait_with_output()).join().expect("no panic").expect("it ends");
    drop(input);
    output
}

#[test]
fn a_body_that_is_no_message_is_answered_and_the_session_goes_on() {
    for (name, body, code) in
        [("no-json", &b"{nope"[..], "-32700"), ("no-text", b"{\"a\":\"\xff\"}", "-32700"), ("a-batch", b"[]", "-32600")]
    {
        let parts = [framed(BEGIN.as_bytes()), framed(body), framed(END[0].as_bytes()), framed(END[1].as_bytes())];
        let output = sent(name, &parts.concat());
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(said.contains("\"id\":null") && said.contains(&format!("\"code\":{code}")), "{said}");
        assert!(said.contains(r#""id":2,"result":null"#), "{said}");
        assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    }
}

#[test]
fn headers_that_cannot_be_followed_end_it_in_words() {
    for (name, head, words) in [
        ("no-length", "Foo: 1\r\n\r\n{}", "without a Content-Length"),
        ("no-header", "hello\n\n\n", "stands `hello`"),
        ("too-long", "Content-Length: 99999999999999\r\n\r\n{}", "99999999999999 bytes; the most is 67108864"),
    ] {
        let output = sent(name, &[&framed(BEGIN.as_bytes())[..], head.as_bytes()].concat());
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.starts_with("error: what the editor sends cannot be followed any more: ") && said.contains(words), "{said}");
        assert!(String::from_utf8_lossy(&output.stdout).contains("\"id\":1"), "what came before is answered");
    }
}
