//! `cchc init`: a workspace ready to run.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::console::Console;
use super::named::known_agency;
use super::words::{self, say};
use super::{Exit, start};
use crate::editor::json_schema::association;
use crate::language::Text;
use crate::load::{self, MANIFEST};
use crate::model::bundle::Bundle;
use crate::source::Sources;

/// Makes a workspace.
#[derive(clap::Args)]
#[command(help_template = words::template())]
#[command(next_help_heading = say("Tùy chọn", "Options"))]
pub(super) struct Args {
    #[arg(value_name = say("THƯ-MỤC", "DIR"), help_heading = say("Đối số", "Arguments"), help = say(
        "Thư mục sẽ tạo; mặc định là thư mục hiện tại",
        "The folder to make; by default this one",
    ))]
    dir: Option<PathBuf>,
    #[arg(long, value_name = say("BỘ-DỮ-LIỆU", "BUNDLE"), help = say("Bộ dữ liệu của tỉnh; mặc định là bộ có sẵn mới nhất", "The province's bundle; by default the latest embedded"))]
    plan: Option<String>,
    #[arg(long, value_name = say("MÃ", "ID"), help = say("Kho chỉ của một cơ quan", "A repository of one agency only"))]
    agency: Option<String>,
}

pub(super) fn run(args: &Args, root: Option<&Path>, console: &mut Console) -> Exit {
    match make(args, root, console) {
        Ok(()) => Exit::Done,
        Err(exit) => exit,
    }
}

fn make(args: &Args, root: Option<&Path>, console: &mut Console) -> Result<(), Exit> {
    let bundle = bundle(args.plan.as_deref(), console)?;
    let agency = args.agency.as_ref().map(|named| known_agency(&bundle, named, console)).transpose()?;
    let from = start(root);
    let dir = args.dir.as_ref().map_or(from.clone(), |dir| from.join(dir));
    let mut files = files(&bundle, agency.as_deref());
    files.extend(association::files(std::slice::from_ref(&bundle), &[], console.language));
    if let Some((name, _)) = files.iter().find(|(name, _)| name == MANIFEST && dir.join(name).exists()) {
        let path = dir.join(name);
        console.error(&Text::new(
            format!("đã có `{}`: không ghi đè", path.display()),
            format!("`{}` is already there: nothing is overwritten", path.display()),
        ));
        console.hint(&Text::fixed(
            "không gian làm việc có sẵn rồi; xem việc phải làm: cchc status",
            "the workspace is there already; see what is to be done: cchc status",
        ));
        return Err(Exit::Denied);
    }
    let mut made: Vec<&str> = Vec::new();
    for (name, text) in files.iter().map(|(name, text)| (name.as_str(), text)) {
        match create(&dir.join(name), text) {
            // All of them are one thing to a person.
            Ok(true) if name.starts_with(association::FOLDER) => {
                made.retain(|made| *made != association::FOLDER);
                made.push(association::FOLDER);
            }
            Ok(true) => made.push(name),
            Ok(false) => {}
            Err(error) => {
                let path = dir.join(name);
                console.error(&Text::new(
                    format!("không tạo được `{}`: {error}", path.display()),
                    format!("cannot make `{}`: {error}", path.display()),
                ));
                return Err(Exit::Nothing);
            }
        }
    }
    let shown = args.dir.as_ref().map_or_else(|| ".".to_owned(), |dir| dir.display().to_string());
    console.note(&Text::new(
        format!("đã tạo không gian làm việc ở `{shown}`: {}", made.join(", ")),
        format!("made a workspace in `{shown}`: {}", made.join(", ")),
    ));
    let into = args.dir.as_ref().map_or_else(String::new, |dir| format!(" -C {}", dir.display()));
    console.note(&match &args.agency {
        Some(_) => Text::new(
            format!("tiếp theo: lập kế hoạch bằng cchc{into} derive, rồi xem việc phải làm bằng cchc{into} status"),
            format!("next: make the plan with cchc{into} derive, then see what is to be done with cchc{into} status"),
        ),
        None => Text::new(
            format!("tiếp theo: lập kế hoạch của một cơ quan bằng cchc{into} derive MÃ, của mọi cơ quan bằng cchc{into} derive --all (các mã: cchc plan show --agencies)"),
            format!("next: make an agency's plan with cchc{into} derive ID, all of them with cchc{into} derive --all (the ids: cchc plan show --agencies)"),
        ),
    });
    if args.agency.is_none() {
        console.note(&Text::fixed(
            "chỉ làm việc của một cơ quan thì ghi agency = \"MÃ\" trong cchc.toml",
            "for the files of one agency alone, write agency = \"ID\" in cchc.toml",
        ));
    }
    Ok(())
}

fn bundle(id: Option<&str>, console: &Console) -> Result<Bundle, Exit> {
    let read = |id: &str| load::embedded(id, &mut Sources::default(), &mut Vec::new());
    let found = match id {
        Some(id) => read(id),
        None => load::EMBEDDED.iter().filter_map(|(id, _)| read(id)).max_by_key(|bundle| bundle.plan.year),
    };
    found.ok_or_else(|| {
        let ids: Vec<&str> = load::EMBEDDED.iter().map(|(id, _)| *id).collect();
        let named = id.unwrap_or_default();
        console.error(&Text::new(
            format!("không có bộ dữ liệu `{named}`; có: {}", ids.join(", ")),
            format!("there is no bundle `{named}`; there is: {}", ids.join(", ")),
        ));
        Exit::Nothing
    })
}

/// Writes a file that is not there; one that is stays as it is.
fn create(path: &Path, text: &str) -> std::io::Result<bool> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(text.as_bytes()).map(|()| true),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

fn files(bundle: &Bundle, agency: Option<&str>) -> Vec<(String, String)> {
    let plan = &bundle.plan;
    let (id, year, number) = (&plan.id.value, plan.year, &plan.number.value);
    let agency_line = agency
        .map_or_else(|| "# agency = \"…\"                # kho chỉ của một cơ quan".to_owned(), |agency| format!("agency = \"{agency}\""));
    let manifest = format!(
        "# Không gian làm việc của cchc.\n\n[workspace]\nplans = [\"{id}\"]   # kế hoạch {number} của {issuer}\n{agency_line}\n\n[rules]\n# coordination-missing = \"deny\"   # allow | warn | deny; xem: cchc explain\n\n[calendar]\n# Tỉnh ấn định; bỏ dấu # và sửa ngày khi có văn bản.\n# plan-by = {before}-12-31\n# deadlines = [\n#   {{ period = \"q1\", kind = \"@all\", by = {year}-03-17 }},\n# ]\n",
        issuer = plan.issuer,
        before = year - 1,
    );
    let guide = format!(
        "# Kế hoạch và báo cáo của các cơ quan\n\nMỗi cơ quan một thư mục, mỗi năm một thư mục con:\n\n    agencies/<mã cơ quan>/{year}/plan.toml    kế hoạch của cơ quan\n    agencies/<mã cơ quan>/{year}/q1.toml …    báo cáo từng quý\n\nKhông phải tự gõ các tệp ấy từ đầu:\n\n    cchc derive <mã cơ quan>               lập kế hoạch từ kế hoạch {number} của Tỉnh (--all: mọi cơ quan)\n    cchc open --quarter 1                  mở báo cáo quý I để điền\n    cchc export --template <mã> --quarter 1 -o q1.xlsx   biểu mẫu Excel, điền xong thì cchc import q1.xlsx\n    cchc status <mã cơ quan>               còn phải làm gì\n    cchc validate                          kiểm tra\n    cchc report --quarter 1                tổng hợp\n\nMã cơ quan: `cchc plan show --agencies`. Nhiệm vụ của Tỉnh: `cchc plan show`. Trợ giúp của từng lệnh: thêm `--help`.\n"
    );
    let attributes = "*.toml text eol=lf\n".to_owned();
    vec![(MANIFEST.to_owned(), manifest), ("agencies/README.md".to_owned(), guide), (".gitattributes".to_owned(), attributes)]
}
