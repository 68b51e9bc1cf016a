use std::io::BufRead;
fn main() {
    let lexicon = gainsay::lexicon::Lexicon::shipped().unwrap();
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let v: serde_json::Value = serde_json::from_str(&line).unwrap();
        let id = v["id"].as_str().unwrap_or("");
        let texts: Vec<String> = if let Some(docs) = v["docs"].as_object() {
            docs.values().map(|t| t.as_str().unwrap_or("").to_owned()).collect()
        } else {
            vec![v["text"].as_str().unwrap_or("").to_owned()]
        };
        for text in texts {
            let study = gainsay::check::read(gainsay::document::Document::plain("a.txt", &text), gainsay::span::SourceId::new(0), &lexicon);
            for tie in gainsay::joint::ties(&study.stages, &study.assertions) {
                if tie.holds {
                    continue;
                }
                let of = |i: usize| study.assertions[i].figure.of(&text).replace(['\n', '\t'], " ");
                println!(
                    "{id}\t{}\t{}\t{}\t{}",
                    tie.equation,
                    tie.probability,
                    of(tie.derived),
                    tie.others.iter().map(|&i| of(i)).collect::<Vec<_>>().join(" & ")
                );
            }
        }
    }
}
