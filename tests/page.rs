//! The HTML report in a real browser: a headless Chromium is driven over its debugging pipe, clicks and types, and is asked what it shows.
//!
//! The browser is `$GAINSAY_CHROMIUM`, or the first of the usual names on the path. Where there is none, the test says so and is
//! skipped. `GAINSAY_SCREENSHOTS=DIR` leaves a picture of the page there for each of three widths in both themes.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "a test makes and reads its own files")]

#[path = "page/browser.rs"]
mod browser;
#[expect(dead_code, reason = "shared with tests that need more of it")]
#[path = "common/scratch.rs"]
mod scratch;

use std::path::Path;

use serde_json::{Value, json};

use browser::Browser;
use gainsay::document::{Input, load};
use scratch::{folder, run};

/// Texts with an error between two sources, a note, a suppressed conflict and a number that is not understood.
const TEXTS: &[(&str, &[u8])] = &[
    ("draft.md", b"---\ndate: 2019-03-02\n---\n# Storm\n\nThe storm killed 12 people in Brindle on Saturday.\n\n<!-- gainsay: allow percent-of-counts because the desk knows -->\nOf those, 1,141 of 2,480 (52 percent) agreed.\n"),
    ("wire <b>.html", b"<article><p>The storm killed 19 people in Brindle on Saturday, police said.</p></article>"),
    ("share.txt", b"The rebels now hold 16 to 20 percent of Marib province. It had previously estimated that the rebels hold about 10 percent of Marib province.\n"),
];

/// A draft with a table and a figure of every verdict, and what it is held against.
const DRAFT: &[(&str, &[u8])] = &[
    (
        "draft.md",
        b"---\ndate: 2024-05-03\n---\n# Fire service\n\nThe fire service answered 4,210 calls in 2024. The station in Torvale takes 18 months to build.\n\n\
        The mine at Halden had 96 engines. Some 300 volunteers were trained, 12.34.5 of them in Torvale. Unemployment in Dorrin fell to 12 percent from 10 percent.\n\n\
        | Port | Boats |\n|---|---|\n| Tarn | 12 |\n| Elm | 14 |\n| Total | 27 |\n",
    ),
    (
        "src/board.txt",
        b"The fire service answered 4,210 calls in 2024.\nThe station in Torvale takes 24 months to build.\nThe mine at Halden had 69 engines.\n",
    ),
];

/// A report as a page, open in a browser; `None` where there is no browser.
fn page(texts: &[(&str, &[u8])], arguments: &[&str]) -> Option<(tempfile::TempDir, Browser)> {
    let Some(program) = browser::find() else {
        eprintln!("skipped: no Chromium on the path, and GAINSAY_CHROMIUM names none");
        return None;
    };
    let folder = folder(texts);
    let ran = run(folder.path(), arguments);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran:?}");
    std::fs::write(folder.path().join("page.html"), ran.out).unwrap();
    let mut browser = Browser::start(&program, folder.path());
    browser.open(&folder.path().join("page.html"));
    Some((folder, browser))
}

/// How many cards are seen.
const SHOWN: &str = "Array.from(document.querySelectorAll('.conflict')).filter(card => card.offsetParent !== null).length";

#[test]
fn the_page_filters_follows_and_fits() {
    let arguments = ["check", "draft.md", "wire <b>.html", "share.txt", "--today", "2019-03-03", "--format", "html"];
    let Some((_folder, mut browser)) = page(TEXTS, &arguments) else { return };
    browser.evaluate("document.querySelector('#notes details').open = true");
    let all = browser.number(SHOWN);
    assert!(all >= 3, "an error, a note and a suppressed conflict: {all}");
    assert_eq!(browser.text("document.getElementById('shown').textContent"), format!("{all} of {all} shown"));
    assert_eq!(browser.text("document.querySelectorAll('article b').length - document.querySelectorAll('mark b').length + ''"), "0", "a name is no markup");
    filters(&mut browser, all);
    links(&mut browser);
    keyboard(&mut browser);
    labels(&mut browser);
    prints(&mut browser);
    looks(&mut browser, "plain");
    assert_eq!(browser.complaints, Vec::<String>::new());
}

#[test]
fn a_draft_stands_beside_what_was_found_in_it() {
    let Some((_folder, mut browser)) = page(DRAFT, &["verify", "draft.md", "--against", "src", "--format", "html"]) else { return };
    // the card is to the right of its paragraph, and below it where there is no room
    let sides = "(() => { const a = document.querySelector('.fig.contradicted').getBoundingClientRect(), b = document.querySelector('article.conflict').getBoundingClientRect(); \
        return a.right <= b.left ? 'right' : a.bottom <= b.top ? 'below' : 'over'; })()";
    assert_eq!(browser.text(sides), "right");
    // every verdict is there, in words too
    for (class, words) in
        [("supported", "4,210 calls (supported)"), ("contradicted", "18 months (contradicted, see 1)1"), ("unread", "12.34.5 (not understood)")]
    {
        assert_eq!(browser.text(&format!("document.querySelector('.text .fig.{class}').textContent")), words);
    }
    assert_eq!(browser.text("document.querySelector('.text h3').textContent"), "Fire service", "a heading is one");
    assert_eq!(browser.number("document.querySelectorAll('.text table tr').length"), 4, "a table is one");
    let repeated = "Array.from(document.querySelectorAll('.margin article blockquote')).filter(quote => quote.textContent.includes('18 months')).length";
    assert_eq!(browser.number(repeated), 0, "what stands beside a card is not quoted again");
    let colours = "Array.from(document.querySelectorAll('.says mark, .fig.supported'), mark => getComputedStyle(mark).backgroundColor)";
    assert_eq!(browser.number(&format!("new Set({colours}).size")), 1, "what confirms is as green as what it confirms");
    assert_eq!(browser.text("Array.from(document.querySelectorAll('mark b')).map(b => b.textContent).join('')"), "69", "69 for 96");
    // from a figure to the sentence that confirms it
    browser.click(".text .fig.supported");
    assert_eq!(browser.text("document.querySelector(':target').closest('.sent').textContent"), "The fire service answered 4,210 calls in 2024.");
    // a rise that is called a fall goes up
    let rises = "(() => { const line = document.querySelector('svg .move'); const at = name => parseFloat(line.getAttribute(name)); return String(at('x1') < at('x2') && at('y1') > at('y2')); })()";
    assert_eq!(browser.text(rises), "true");
    // a figure of an error is no quiet green, whatever its source has
    assert_eq!(
        browser.text("String(document.querySelectorAll('.text .fig.hit').length >= 3 && !document.querySelector('.text .fig.hit:not([href])'))"),
        "true"
    );
    // every link leads somewhere, and no name is given twice
    let dead = "Array.from(document.querySelectorAll('a[href^=\"#\"]')).filter(a => !document.getElementById(a.getAttribute('href').slice(1))).map(a => a.outerHTML).join()";
    assert_eq!(browser.text(dead), "");
    let twice =
        "(() => { const ids = Array.from(document.querySelectorAll('[id]'), e => e.id); return ids.filter((id, at) => ids.indexOf(id) < at).join(); })()";
    assert_eq!(browser.text(twice), "");
    looks(&mut browser, "draft");
    assert_eq!(browser.text(sides), "right");
    browser.call("Emulation.setDeviceMetricsOverride", json!({"width": 390, "height": 900, "deviceScaleFactor": 1, "mobile": true}));
    assert_eq!(browser.text(sides), "below");
    without_scripts(&mut browser);
    assert_eq!(browser.complaints, Vec::<String>::new());
}

/// All is there where no script runs, and all of it on paper.
fn without_scripts(browser: &mut Browser) {
    browser.call("Emulation.setScriptExecutionDisabled", json!({"value": true}));
    browser.call("Page.reload", json!({}));
    browser.loaded();
    paper(browser);
    browser.call("Emulation.setScriptExecutionDisabled", json!({"value": false}));
    assert_eq!(browser.text("getComputedStyle(document.querySelector('form')).display"), "none", "filters need scripts");
    browser.call("Emulation.setEmulatedMedia", json!({"media": "print"}));
    let shut =
        "Array.from(document.querySelectorAll('details')).filter(part => getComputedStyle(part, '::details-content').contentVisibility !== 'visible').length";
    assert_eq!(browser.number(shut), 0, "what is folded is printed");
}

/// The pages of the print, read as any PDF is: all of them have something on them, and what belongs together stays together.
fn paper(browser: &mut Browser) {
    let folder = folder(&[]);
    let path = folder.path().join("page.pdf");
    browser.print(&path);
    let loaded = load(&[Input { path, role: None }], &mut std::io::empty());
    let pages: Vec<&str> = loaded.documents.first().unwrap().text().split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    assert!(pages.len() > 1 && loaded.errors.is_empty(), "{loaded:?}");
    let fullest = pages.iter().map(|page| page.len()).max().unwrap();
    let (last, others) = pages.split_last().unwrap();
    assert!(others.iter().all(|page| page.len() * 3 > fullest), "no page is half empty: {pages:#?}");
    assert!(last.contains("Made by gainsay") && last.lines().count() > 2, "the last line is not alone: {last}");
    let rows = |page: &&&str| ["Tarn", "Elm", "Total"].iter().all(|row| page.lines().any(|line| line.starts_with(row)));
    assert!(pages.iter().filter(rows).count() == 1, "a short table stays whole: {pages:#?}");
}

fn filters(browser: &mut Browser, all: i64) {
    let errors = browser.number("document.querySelectorAll('.conflict.error').length");
    browser.click("form input[value=note]");
    let less = browser.number(SHOWN);
    assert!(less < all, "{less}");
    browser.click("form input[value=error]");
    assert_eq!(browser.number(SHOWN), less - errors);
    browser.click("form input[value=error]");
    browser.click("form input[value=note]");
    assert_eq!(browser.number(SHOWN), all);
    for (select, value) in [("rule", "death-tolls-differ"), ("source", "s1")] {
        browser.choose(select, value);
        assert_eq!(browser.number(SHOWN), 1, "{select}");
        assert_eq!(browser.text("document.getElementById('shown').textContent"), format!("1 of {all} shown"));
        browser.choose(select, "");
    }
    assert_eq!(browser.number(SHOWN), all);
}

/// From a figure in a source to its conflict, and back to the source.
fn links(browser: &mut Browser) {
    browser.call("Emulation.setEmulatedMedia", json!({"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]}));
    browser.click("a.fig.disputed");
    assert_eq!(browser.text("document.querySelector(':target').className.split(' ')[0]"), "conflict");
    browser.click(".conflict.error .side a");
    assert_eq!(browser.text("document.querySelector(':target').className"), "fig disputed");
    browser.click(".counts .error a");
    assert_eq!(browser.text("document.querySelector(':target').className.split(' ')[1]"), "error");
    let folded = "document.querySelectorAll('details:not([open])').length";
    let before = browser.number(folded);
    browser.click("details[open] summary");
    assert_eq!(browser.number(folded), before + 1, "a source folds");
    browser.click("details:not([open]) summary");
}

/// Without a mouse: the first stop skips to the conflicts, and a box is ticked by the space bar.
fn keyboard(browser: &mut Browser) {
    browser.evaluate(
        "document.activeElement.blur(); history.replaceState(null, '', location.pathname); scrollTo(0, 0); document.body.tabIndex = -1; document.body.focus()",
    );
    browser.press("Tab", 9, "");
    assert_eq!(browser.text("document.activeElement.className"), "skip ui");
    assert_eq!(browser.text("String(document.activeElement.getBoundingClientRect().left >= 0)"), "true", "it is seen while it has the focus");
    for _ in 0..20 {
        browser.press("Tab", 9, "");
        if browser.text("String(document.activeElement.type)") == "checkbox" {
            break;
        }
    }
    assert_eq!(browser.text("document.activeElement.type"), "checkbox");
    let before = browser.number(SHOWN);
    browser.press(" ", 32, " ");
    assert!(browser.number(SHOWN) < before);
    browser.press(" ", 32, " ");
    let stops = browser.number("document.querySelectorAll('a[href], input, select, summary').length");
    assert!(stops > 6 && browser.number("document.querySelectorAll('[tabindex]:not(body)').length") == 0, "every stop is a native one");
}

/// What a screen reader is told.
fn labels(browser: &mut Browser) {
    let tree = browser.call("Accessibility.getFullAXTree", json!({}));
    let nodes = tree["nodes"].as_array().unwrap();
    let named = |role: &str| -> Vec<&str> {
        let of_role = nodes.iter().filter(|node| node["role"]["value"] == role && node["ignored"] == Value::Bool(false));
        of_role.map(|node| node["name"]["value"].as_str().unwrap_or("")).collect()
    };
    assert_eq!(named("main").len() + named("banner").len() + named("contentinfo").len(), 3);
    for role in ["article", "checkbox", "combobox", "image", "link", "form", "region", "list"] {
        let found = named(role);
        assert!(!found.is_empty() && (role == "list" || found.iter().all(|name| !name.trim().is_empty())), "{role}: {found:?}");
    }
    assert!(named("image").iter().any(|name| name.starts_with("Number line: ")), "{:?}", named("image"));
    let headings = named("heading");
    assert!(headings.contains(&"What cannot all be true") && headings.contains(&"Sources"), "{headings:?}");
    assert_eq!(named("status"), [""], "the count of what is shown is spoken when it changes");
}

/// On paper: all sources open, no filters, dark letters on white whatever the screen had.
fn prints(browser: &mut Browser) {
    browser.call("Emulation.setEmulatedMedia", json!({"media": "print", "features": [{"name": "prefers-color-scheme", "value": "dark"}]}));
    browser.evaluate("dispatchEvent(new Event('beforeprint'))");
    assert_eq!(browser.number("document.querySelectorAll('details:not([open])').length"), 0);
    assert_eq!(browser.text("getComputedStyle(document.querySelector('form')).display"), "none");
    assert_eq!(browser.text("getComputedStyle(document.querySelector('#notes')).breakInside"), "avoid", "a few notes stay with their heading");
    assert_eq!(browser.text("getComputedStyle(document.body).color + getComputedStyle(document.body).backgroundColor"), "rgb(0, 0, 0)rgb(255, 255, 255)");
    assert_eq!(browser.text("getComputedStyle(document.querySelector('mark')).backgroundColor"), "rgb(251, 220, 216)");
}

/// At each width nothing sticks out, and in each theme letters stand out from their ground.
fn looks(browser: &mut Browser, name: &str) {
    let pictures = std::env::var_os("GAINSAY_SCREENSHOTS");
    for width in [360, 390, 800, 1400] {
        for theme in ["light", "dark"] {
            browser.call("Emulation.setDeviceMetricsOverride", json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false}));
            browser.call("Emulation.setEmulatedMedia", json!({"media": "screen", "features": [{"name": "prefers-color-scheme", "value": theme}]}));
            assert_eq!(browser.text("String(document.documentElement.scrollWidth <= innerWidth)"), "true", "{width}: the page does not scroll sideways");
            assert_eq!(browser.text(OUTSIDE), "", "{width}: a label leaves its card");
            let faint = browser.text(FAINT);
            assert_eq!(faint, "", "{theme}");
            if let Some(folder) = &pictures {
                browser.picture(&Path::new(folder).join(format!("{name}-{width}-{theme}.png")));
            }
        }
    }
}

/// Labels of number lines that leave the card that they stand in.
const OUTSIDE: &str = "Array.from(document.querySelectorAll('svg text')).filter(text => { const a = text.getBoundingClientRect(), \
    b = text.closest('.conflict').getBoundingClientRect(); return a.left < b.left - 1 || a.right > b.right + 1; }).map(text => text.textContent).join('|')";

/// Letters whose contrast with the ground behind them is below 4.5 (WCAG 2.2, 1.4.3).
const FAINT: &str = "(() => { const parse = c => c.match(/[\\d.]+/g).map(Number); \
    const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; }; \
    const ground = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; }; \
    return Array.from(document.querySelectorAll('h1,h2,h3,p,a,mark,li,label,code,span,div.meta,blockquote,summary')).filter(e => e.offsetParent && e.textContent.trim() && !e.closest('.waived') && !e.closest('.skip')) \
    .filter(e => { const a = light(parse(getComputedStyle(e).color).slice(0, 3)), b = light(ground(e)); return (Math.max(a, b) + .05) / (Math.min(a, b) + .05) < 4.5; }) \
    .map(e => e.tagName + ' ' + e.textContent.trim().slice(0, 30)).join('|'); })()";
