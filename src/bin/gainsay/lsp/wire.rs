//! Messages over standard input and output, each no longer than a message may be.
//!
//! ```text
//! message = { header "\r\n" } "\r\n" body          header = "Content-Length: " bytes | name ": " value
//! ```
//! A header says how many bytes follow. They are read as they come, and more than [`MOST`] are refused before any of them is.

use std::io::{self, BufRead, Cursor, Read, Write};
use std::thread::JoinHandle;

use lsp_server::{Connection, Message};

/// More bytes than this are no message: texts come whole, and the longest that an editor opens are a few megabytes.
const MOST: u64 = 64 << 20;
/// Bytes that the headers of a message may have.
const HEADERS: u64 = 4 << 10;

/// The threads that read and write.
pub struct Threads {
    reader: JoinHandle<io::Result<()>>,
    writer: JoinHandle<io::Result<()>>,
}

impl Threads {
    /// Waits for both to end, and says what has ended them.
    pub fn join(self) -> io::Result<()> {
        let ended = |thread: JoinHandle<io::Result<()>>| thread.join().unwrap_or_else(|_| Err(io::Error::other("a thread has broken off")));
        ended(self.reader).and_then(|()| ended(self.writer))
    }
}

/// A connection over standard input and output.
pub fn connection() -> (Connection, Threads) {
    let (connection, wire) = Connection::memory();
    let Connection { sender, receiver } = wire;
    let reader = std::thread::spawn(move || {
        let mut input = io::stdin().lock();
        while let Some(message) = read(&mut input)? {
            let is_exit = matches!(&message, Message::Notification(note) if note.method == "exit");
            if sender.send(message).is_err() || is_exit {
                break;
            }
        }
        Ok(())
    });
    let writer = std::thread::spawn(move || {
        let mut output = io::stdout().lock();
        receiver.into_iter().try_for_each(|message| message.write(&mut output)).and_then(|()| output.flush())
    });
    (connection, Threads { reader, writer })
}

/// The next message; `None` at the end.
fn read(input: &mut dyn BufRead) -> io::Result<Option<Message>> {
    let Some((mut message, length)) = headers(input)? else { return Ok(None) };
    if length > MOST {
        return Err(invalid(&format!("a message of {length} bytes was announced, and none may have more than {} MB", MOST >> 20)));
    }
    input.take(length).read_to_end(&mut message)?;
    Message::read(&mut Cursor::new(message))
}

/// The headers of a message with the empty line behind them, and how long it says that it is.
fn headers(input: &mut dyn BufRead) -> io::Result<Option<(Vec<u8>, u64)>> {
    let (mut all, mut length) = (Vec::new(), None);
    let mut input = input.take(HEADERS);
    loop {
        let start = all.len();
        input.read_until(b'\n', &mut all)?;
        let line = String::from_utf8_lossy(all.get(start..).unwrap_or_default()).into_owned();
        if line.is_empty() && start == 0 {
            return Ok(None);
        }
        let Some(line) = line.strip_suffix("\r\n") else { return Err(invalid("what should be a header of a message is none")) };
        if line.is_empty() {
            let length = length.ok_or_else(|| invalid("a message does not say how long it is"))?;
            return Ok(Some((all, length)));
        }
        let value = line.split_once(": ").filter(|(name, _)| name.eq_ignore_ascii_case("Content-Length")).map(|(_, value)| value.trim());
        if let Some(value) = value {
            // what has more digits than any number is longer than any message
            let is_number = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
            length = Some(value.parse().ok().or_else(|| is_number.then_some(u64::MAX)).ok_or_else(|| invalid("the length of a message is no number"))?);
        }
    }
}

fn invalid(reason: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &str, with: &str) {
        let error = read(&mut bytes.as_bytes()).expect_err("it is no message").to_string();
        assert!(error.contains(with), "{error}");
    }

    #[test]
    fn a_message_is_read_and_the_next_one_too() {
        let one = |body: &str| format!("Content-Type: x\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        let two = one(r#"{"jsonrpc":"2.0","method":"a"}"#) + &one(r#"{"jsonrpc":"2.0","method":"b"}"#);
        let mut input = two.as_bytes();
        for method in ["a", "b"] {
            assert!(matches!(read(&mut input), Ok(Some(Message::Notification(note))) if note.method == method));
        }
        assert!(matches!(read(&mut input), Ok(None)));
    }

    #[test]
    fn what_no_machine_could_hold_is_refused_before_it_is_read() {
        refused("Content-Length: 99000000000000\r\n\r\n{}", "99000000000000 bytes was announced");
        refused("Content-Length: 99999999999999999999999999\r\n\r\n{}", "was announced");
        refused("Content-Length: -1\r\n\r\n{}", "no number");
        refused("\r\n", "does not say how long");
        refused(&"x".repeat(1 << 20), "is none");
        refused(&"a: b\r\n".repeat(1 << 12), "is none");
    }

    #[test]
    fn what_breaks_off_is_an_error() {
        assert!(read(&mut "Content-Length: 900\r\n\r\n{}".as_bytes()).is_err());
    }
}
