//! Word files and workbooks as people get them: opened by `LibreOffice`, printed to PDF, and the pages read back with poppler's tools.

#![allow(dead_code, reason = "each test takes what it needs")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use roxmltree::{Document, ParsingOptions};

/// A page: its sides in points, and the words on it.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// How wide it is.
    pub(crate) width: f64,
    /// How high it is.
    pub(crate) height: f64,
    /// Its words, in reading order.
    pub(crate) words: Vec<Word>,
}

/// A word and where it stands, in points from the top left corner.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// The word.
    pub(crate) text: String,
    /// Its left side.
    pub(crate) left: f64,
    /// Its right side.
    pub(crate) right: f64,
    /// Its lower side.
    pub(crate) bottom: f64,
}

impl Page {
    /// Whether it lies.
    pub(crate) fn is_landscape(&self) -> bool {
        self.width > self.height
    }

    /// Its words with a blank between each two.
    pub(crate) fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Whether it says this. Blanks do not count: a face that lacks a Vietnamese letter borrows it from another, and poppler parts the word.
    pub(crate) fn says(&self, text: &str) -> bool {
        solid(&self.text()).contains(&solid(text))
    }

    /// The words in its upper margin, `margin` points high.
    pub(crate) fn above(&self, margin: f64) -> Vec<&str> {
        self.words.iter().filter(|word| word.bottom <= margin).map(|word| word.text.as_str()).collect()
    }

    /// The words that reach over its left or right margin, in points; a hair is forgiven.
    pub(crate) fn spilt(&self, left: f64, right: f64) -> Vec<&Word> {
        self.words.iter().filter(|word| word.left < left - 1.5 || word.right > self.width - right + 1.5).collect()
    }
}

/// Text without blanks.
pub(crate) fn solid(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
    output
}

/// Prints a file to PDF, beside it. `LibreOffice` keeps its profile there too, so that tests can run at the same time.
pub(crate) fn to_pdf(file: &Path) -> PathBuf {
    let folder = file.parent().expect("a file has a folder");
    let profile = folder.join(format!("profile-{}", file.file_stem().expect("a file has a name").to_string_lossy()));
    run(Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--norestore", "--convert-to", "pdf", "--outdir"])
        .args([folder, file]));
    let pdf = file.with_extension("pdf");
    assert!(pdf.is_file(), "{} could not be opened", file.display());
    // Some eighty files that nobody looks at again.
    let _ = fs::remove_dir_all(profile);
    pdf
}

/// The pages of a PDF.
pub(crate) fn pages(pdf: &Path) -> Vec<Page> {
    let output = run(Command::new("pdftotext").arg("-bbox").args([pdf, Path::new("-")]));
    let xml = String::from_utf8(output.stdout).expect("poppler writes UTF-8");
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let xml = Document::parse_with_options(&xml, options).expect("poppler writes XML");
    let number = |node: roxmltree::Node<'_, '_>, name: &str| -> f64 {
        node.attribute(name).and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("no {name}"))
    };
    let page = |node: roxmltree::Node<'_, '_>| Page {
        width: number(node, "width"),
        height: number(node, "height"),
        words: node
            .children()
            .filter(|word| word.tag_name().name() == "word")
            .map(|word| Word {
                text: word.text().unwrap_or_default().to_owned(),
                left: number(word, "xMin"),
                right: number(word, "xMax"),
                bottom: number(word, "yMax"),
            })
            .collect(),
    };
    xml.descendants().filter(|node| node.tag_name().name() == "page").map(page).collect()
}

/// The fonts of a PDF, and whether each is embedded in it.
pub(crate) fn fonts(pdf: &Path) -> Vec<(String, bool)> {
    let output = run(Command::new("pdffonts").arg(pdf));
    let table = String::from_utf8_lossy(&output.stdout).into_owned();
    // After two lines of head: name, type (two words, or one), encoding, and the columns "emb sub uni", each yes or no.
    let font = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let embedded = words.iter().find(|word| matches!(**word, "yes" | "no"));
        (words.first().copied().unwrap_or_default().to_owned(), embedded == Some(&"yes"))
    };
    table.lines().skip(2).map(font).collect()
}
