//! What an agent may give in a call.

use gainsay::document::{Document, Format};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// More bytes than this are no texts of one story.
const MOST: usize = 16 << 20;

/// A text with what is known of it.
#[expect(clippy::struct_field_names, reason = "the fields are named as a call spells them")]
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// What it is called in answers, such as "board.md"; .txt, .md, .html and .csv say how it is read, and without one of them it is Markdown.
    pub name: Option<String>,
    /// All of it.
    pub text: String,
    /// When it was published, as 2025-06-12, where it does not say so itself.
    pub date: Option<String>,
}

/// A draft and what it is held against.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Verify {
    /// The text whose figures are judged.
    pub draft: Text,
    /// The texts that it was written from.
    pub sources: Vec<Text>,
}

/// Texts that are held against each other.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// One or more.
    pub texts: Vec<Text>,
}

/// A rule, or two places.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Explain {
    /// The id of a rule, such as "percent-of-counts".
    pub rule: Option<String>,
    /// The texts that the places stand in.
    #[serde(default)]
    pub texts: Vec<Text>,
    /// A place: NAME:LINE or NAME:LINE:COLUMN.
    pub first: Option<String>,
    /// Another.
    pub second: Option<String>,
}

/// What a call gives, or what is wrong with it.
pub fn read<T: DeserializeOwned>(arguments: Value) -> Result<T, String> {
    serde_json::from_value(arguments)
        .map_err(|error| format!("The call cannot be read: {error}. Texts are objects, {{\"name\": \"board.md\", \"text\": \"...\"}}."))
}

/// What a call may give, as the protocol wants it told.
pub fn schema_of<T: JsonSchema>() -> Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// The documents of texts, each with a name of its own.
pub fn documents(texts: Vec<Text>, kind: &str) -> Result<Vec<Document>, String> {
    if texts.iter().map(|text| text.text.len()).sum::<usize>() > MOST {
        return Err(format!("The texts are too long: {} MB are read at the most. Give those that tell of the same things.", MOST >> 20));
    }
    let mut documents: Vec<Document> = Vec::new();
    for (index, text) in texts.into_iter().enumerate() {
        let mut name = text.name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| format!("{kind}-{}", index + 1));
        if documents.iter().any(|other| other.name() == name) {
            name = format!("{kind}-{}-{name}", index + 1);
        }
        let format = name.rsplit_once('.').and_then(|(_, extension)| Format::of_extension(extension));
        // a text that was taken from a file of another kind is text now
        let format = format.map_or(Format::Markdown, |format| if matches!(format, Format::Docx | Format::Pdf) { Format::Text } else { format });
        let date =
            text.date.as_deref().map(|date| date.parse::<Date>().map_err(|_| format!("\"{date}\" is no date: write dates as 2025-06-12."))).transpose()?;
        let mut document = Document::new(name, text.text, format);
        document.date = document.date.or(date);
        documents.push(document);
    }
    Ok(documents)
}
