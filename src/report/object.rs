//! An object of JSON on one line, written field by field as text.
//!
//! A list of an archive is mostly such lines: no value stands between the assertion and its text.

use crate::quantity::Amount;

/// An object that is being written; it is closed when it is given up.
pub(super) struct Object<'t> {
    text: &'t mut String,
    fields: usize,
}

impl<'t> Object<'t> {
    pub(super) fn open(text: &'t mut String) -> Self {
        text.push('{');
        Self { text, fields: 0 }
    }

    pub(super) fn close(self) {
        self.text.push('}');
    }

    /// The name of the next field; its value is written behind it.
    fn field(&mut self, name: &str) -> &mut String {
        self.text.push_str(if self.fields == 0 { "\"" } else { ",\"" });
        self.text.push_str(name);
        self.text.push_str("\":");
        self.fields += 1;
        self.text
    }

    pub(super) fn object(&mut self, name: &str) -> Object<'_> {
        Object::open(self.field(name))
    }

    pub(super) fn text(&mut self, name: &str, value: &str) {
        quote(value, self.field(name));
    }

    /// The text, or null.
    pub(super) fn maybe(&mut self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => self.text(name, value),
            None => self.field(name).push_str("null"),
        }
    }

    pub(super) fn texts(&mut self, name: &str, values: &[String]) {
        self.list(name, values, |value, text| quote(value, text));
    }

    pub(super) fn flag(&mut self, name: &str, value: bool) {
        self.field(name).push_str(if value { "true" } else { "false" });
    }

    pub(super) fn place(&mut self, name: &str, value: usize) {
        self.field(name).push_str(itoa::Buffer::new().format(value));
    }

    /// A number with at least so many decimals, or null.
    pub(super) fn number(&mut self, name: &str, value: Option<(Amount, u32)>) {
        let text = self.field(name);
        match value {
            Some((amount, decimals)) => digits(amount, decimals, text),
            None => text.push_str("null"),
        }
    }

    /// A list of numbers with at least so many decimals each.
    pub(super) fn numbers(&mut self, name: &str, values: &[(Amount, u32)]) {
        self.list(name, values, |&(amount, decimals), text| digits(amount, decimals, text));
    }

    fn list<T>(&mut self, name: &str, values: &[T], mut write: impl FnMut(&T, &mut String)) {
        let text = self.field(name);
        text.push('[');
        for (at, value) in values.iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            write(value, text);
        }
        text.push(']');
    }
}

/// A number with every digit.
fn digits(amount: Amount, decimals: u32, text: &mut String) {
    match amount.to_integer().filter(|_| decimals == 0) {
        Some(whole) => text.push_str(itoa::Buffer::new().format(whole)),
        None => text.push_str(&amount.to_plain(decimals)),
    }
}

/// A string in quotation marks; nearly none holds a character that must be escaped.
fn quote(value: &str, text: &mut String) {
    if value.bytes().any(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        text.push_str(&serde_json::Value::from(value).to_string());
        return;
    }
    text.push('"');
    text.push_str(value);
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_a_parser_reads() {
        let mut line = String::new();
        let mut object = Object::open(&mut line);
        object.text("plain", "30,000 \u{201c}men\u{201d}");
        object.text("odd", "a\"b\\c\n\t\u{1}d\u{7f}");
        object.maybe("none", None);
        object.texts("many", &["a".to_owned(), "\"".to_owned()]);
        object.flag("yes", true);
        object.place("at", 12);
        object.number("low", Amount::parse("-2.5").map(|amount| (amount, 0)));
        object.number("open", None);
        object.numbers("stated", &[(Amount::integer(3), 1), (Amount::integer(-40), 0)]);
        let mut inner = object.object("inner");
        inner.flag("no", false);
        inner.close();
        object.close();
        let expected = serde_json::json!({
            "plain": "30,000 \u{201c}men\u{201d}", "odd": "a\"b\\c\n\t\u{1}d\u{7f}", "none": null, "many": ["a", "\""], "yes": true, "at": 12,
            "inner": {"no": false},
        });
        let read: serde_json::Value = serde_json::from_str(&line).unwrap();
        for (name, value) in expected.as_object().unwrap() {
            assert_eq!(&read[name], value, "{name}");
        }
        assert!(line.contains("\"low\":-2.5,\"open\":null,\"stated\":[3.0,-40],"), "{line}");
    }
}
