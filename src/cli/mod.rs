//! The command line: one subcommand a file, each an `Args` whose attributes are its help and a function that runs it.
//!
//! The clock, the environment, the streams and the exit code live here and nowhere else. To add a subcommand: a file here with
//! `Args` and `run`, and its row in [`Subcommand`].

mod amend;
mod console;
mod derive;
mod document;
mod explain;
mod export;
mod filed;
mod files;
mod fmt;
mod import;
mod init;
mod lsp;
mod named;
mod open;
mod output;
mod plan;
mod progress;
mod report;
mod schema;
mod set;
mod status;
mod strictness;
mod template;
mod told;
mod usage;
mod validate;
mod watch;
mod words;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{ArgAction, CommandFactory as _, FromArgMatches as _, Parser};

use crate::language::{Language, Text};
use crate::load::{self, spelling};
use crate::model::period::Quarter;
use console::Console;
use progress::Stage;
use words::say;

/// How a command ended: its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// 0: done.
    Done,
    /// 1: denied findings, or refused.
    Denied,
    /// 2: the command's words are off.
    Usage,
    /// 3: nothing usable could be read, or an output could not be written.
    Nothing,
}

#[derive(Parser)]
#[command(
    name = "cchc",
    bin_name = "cchc",
    version,
    about = say(
        "Kế hoạch và báo cáo cải cách hành chính dạng văn bản: kiểm tra và tổng hợp",
        "Administrative reform plans and reports as plain text: validates and rolls up",
    ),
    help_template = words::template(),
    subcommand_help_heading = say("Lệnh", "Commands"),
    subcommand_value_name = say("LỆNH", "COMMAND"),
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    after_help = say(
        "Ví dụ:\n  cchc validate                  kiểm tra mọi tệp\n  cchc report --quarter 2        báo cáo 6 tháng, kèm riêng quý II\n  cchc explain C0201             giải thích một lỗi",
        "Examples:\n  cchc validate                  check every file\n  cchc report --quarter 2        the six-month report, Quarter 2 beside it\n  cchc explain C0201             explain a finding",
    ),
)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    subcommand: Subcommand,
}

/// Options every subcommand takes.
#[derive(clap::Args)]
#[command(next_help_heading = say("Tùy chọn chung", "Global options"))]
struct Global {
    #[arg(short = 'C', long = "root", global = true, value_name = say("THƯ-MỤC", "DIR"), help = say(
        "Làm việc trong thư mục này (hoặc thư mục bên trên có cchc.toml); report nhận nhiều -C, mỗi tỉnh một thư mục",
        "Work in this folder (or the one above it that has a cchc.toml); report takes several, a province each",
    ))]
    root: Vec<PathBuf>,
    #[arg(long, global = true, value_name = "vi|en", value_parser = language, help = say(
        "Ngôn ngữ; cũng đặt được bằng CCHC_LANG hoặc language trong cchc.toml",
        "Language; CCHC_LANG or language in cchc.toml set it too",
    ))]
    lang: Option<Language>,
    #[arg(long, global = true, value_name = "auto|always|never", default_value = "auto", hide_default_value = true,
        value_parser = ["auto", "always", "never"], hide_possible_values = true, help = say(
        "Màu: chỉ khi là màn hình (auto), luôn luôn, không bao giờ",
        "Colours: on a terminal only (auto), always, never",
    ))]
    color: String,
    #[arg(short, long, global = true, action = ArgAction::Help, help = say("In trợ giúp này", "Print this help"))]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version, help = say("In số phiên bản", "Print the version"))]
    version: Option<bool>,
}

#[derive(clap::Subcommand)]
enum Subcommand {
    #[command(about = say("Tạo một không gian làm việc mới", "Make a new workspace"))]
    Init(init::Args),
    #[command(about = say("Lập kế hoạch của một cơ quan từ kế hoạch của Tỉnh", "Derive an agency's plan from the province's"))]
    Derive(derive::Args),
    #[command(about = say("Mở báo cáo của một quý để điền", "Open a quarter's reports to fill in"))]
    Open(open::Args),
    #[command(about = say("Ghi một vài chỗ của báo cáo hoặc kế hoạch, giữ nguyên phần còn lại của tệp", "Write a few keys of a report or a plan, leaving the rest of the file as it is"))]
    Set(set::Args),
    #[command(about = say("Nhập biểu mẫu Excel hoặc CSV đã điền vào tệp báo cáo", "Read a filled-in Excel or CSV form into the report's file"))]
    Import(import::Args),
    #[command(about = say("Cho biết còn phải làm gì trước khi gửi báo cáo của quý", "Show what is left to do before a quarter's report can be submitted"))]
    Status(status::Args),
    #[command(about = say("Kiểm tra mọi tệp, chỉ ra từng lỗi và cách sửa", "Check every file, show each fault and how to fix it"))]
    Validate(validate::Args),
    #[command(about = say("Trình bày mọi tệp theo một cách thống nhất", "Lay every file out in the one canonical way"))]
    Fmt(fmt::Args),
    #[command(about = say("In báo cáo tổng hợp của một kỳ", "Print a period's roll-up"))]
    Report(report::Args),
    #[command(about = say("Xuất mọi dữ kiện, mỗi dòng một dữ kiện, cho máy tính toán", "Export every fact, one a row, for programs"))]
    Export(export::Args),
    #[command(about = say("Xem bộ dữ liệu của tỉnh: kế hoạch, nhiệm vụ, cơ quan, chỉ tiêu", "Look at provinces' bundles: plan, tasks, agencies, indicators"))]
    Plan(plan::Args),
    #[command(about = say("Giải thích một lỗi, hoặc liệt kê mọi quy tắc", "Explain a finding, or list every rule"))]
    Explain(explain::Args),
    #[command(about = say("In, ghi JSON Schema của các tệp để trình soạn thảo gợi ý và soát lỗi", "Print or write the files' JSON Schemas, by which editors complete and check"))]
    Schema(schema::Args),
    #[command(about = say("Phục vụ trình soạn thảo: báo lỗi, gợi ý ngay khi gõ (máy chủ LSP)", "Serve an editor: faults and suggestions as one types (an LSP server)"))]
    Lsp(lsp::Args),
}

/// Runs the command line `args`.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = words::with_help(args.into_iter().collect());
    let language = words::settle(&args);
    let given = words::times(&args, &["-C", "--root"]);
    let parsed = Cli::command().try_get_matches_from(args).and_then(|matches| Cli::from_arg_matches(&matches));
    let exit = match parsed {
        Err(error) => usage::show(&error, language),
        Ok(cli) => {
            let mut console = Console::new(language, &cli.global.color);
            let roots = &cli.global.root;
            let root = roots.first().map(PathBuf::as_path);
            let exit = match cli.subcommand {
                _ if roots.len() < given => split_roots(&console),
                Subcommand::Report(args) if roots.len() > 1 => report::run(&args, roots, &mut console),
                _ if roots.len() > 1 => one_root(&console),
                _ if root.is_some_and(|root| !root.is_dir()) => missing_root(root, &console),
                Subcommand::Validate(args) => validate::run(&args, root, &mut console),
                Subcommand::Report(args) => report::run(&args, roots, &mut console),
                Subcommand::Set(args) => set::run(&args, root, &mut console),
                Subcommand::Status(args) => status::run(&args, root, &mut console),
                Subcommand::Export(args) => export::run(&args, root, &mut console),
                Subcommand::Plan(args) => plan::run(&args, root, &mut console),
                Subcommand::Explain(args) => explain::run(&args, &mut console),
                Subcommand::Init(args) => init::run(&args, root, &mut console),
                Subcommand::Schema(args) => schema::run(&args, root, &mut console),
                Subcommand::Derive(args) => derive::run(&args, root, &mut console),
                Subcommand::Open(args) => open::run(&args, root, &mut console),
                Subcommand::Fmt(args) => fmt::run(&args, root, &mut console),
                Subcommand::Import(args) => import::run(&args, root, &mut console),
                Subcommand::Lsp(args) => lsp::run(&args, cli.global.lang, &console),
            };
            if console.failed() { Exit::Nothing } else { exit }
        }
    };
    ExitCode::from(match exit {
        Exit::Done => 0,
        Exit::Denied => 1,
        Exit::Usage => 2,
        Exit::Nothing => 3,
    })
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| say("chỉ có vi và en", "it is vi or en").to_owned())
}

/// `-C` names no folder: searching above it would work in a workspace nobody named.
fn missing_root(root: Option<&Path>, console: &Console) -> Exit {
    let root = root.unwrap_or(Path::new("")).display();
    console.error(&Text::new(format!("không có thư mục `{root}`"), format!("there is no folder `{root}`")));
    Exit::Usage
}

/// `-C` stands on both sides of the subcommand: the parser keeps one side only, and a province would be dropped in silence.
fn split_roots(console: &Console) -> Exit {
    console
        .error(&Text::fixed("các -C phải đứng cùng một phía của tên lệnh", "every -C must stand on the same side of the command's name"));
    console.hint(&Text::fixed("ví dụ: cchc report -C tinh-a -C tinh-b", "for example: cchc report -C province-a -C province-b"));
    Exit::Usage
}

/// `-C` more than once for a command that works in one workspace.
fn one_root(console: &Console) -> Exit {
    console.error(&Text::fixed(
        "chỉ report nhận nhiều -C; lệnh này làm việc trong một thư mục",
        "only report takes several -C; this command works in one folder",
    ));
    Exit::Usage
}

/// A day on the command line: `31/05/2021`, with its day first in either language, or `2021-05-31`.
fn day(text: &str) -> Result<NaiveDate, String> {
    let none = || spelling::no_such_day(text).map(|why| words::of(&why));
    let how = || say("ghi 31/05/2021 hoặc 2021-05-31", "write 2021-05-31 or 31/05/2021").to_owned();
    Language::Vietnamese.read_date(text).ok_or_else(|| none().unwrap_or_else(how))
}

/// A quarter on the command line: 1 to 4.
fn quarter(text: &str) -> Result<Quarter, String> {
    let lower = text.trim().to_lowercase();
    let bare = ["quý", "quarter", "q"].iter().find_map(|word| lower.strip_prefix(word)).unwrap_or(&lower).trim();
    let of_name = Quarter::ALL.into_iter().find(|quarter| quarter.roman().eq_ignore_ascii_case(bare));
    of_name
        .or_else(|| bare.parse().ok().and_then(Quarter::from_number))
        .ok_or_else(|| say("ghi một số trong khoảng 1–4", "write a number in the range 1–4").to_owned())
}

/// A year on the command line.
fn year(text: &str) -> Result<i32, String> {
    let year = text.parse().ok().filter(|year| (1900..=2200).contains(year));
    year.ok_or_else(|| say("ghi một số trong khoảng 1900–2200", "write a number in the range 1900–2200").to_owned())
}

/// Today, by the clock of this machine.
fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

/// The folder a command starts from.
fn start(root: Option<&Path>) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    root.map_or(here.clone(), |root| here.join(root))
}

/// The workspace at or above the folder a command starts from, read whole.
fn open(root: Option<&Path>, console: &mut Console) -> Result<(PathBuf, load::Loaded), Exit> {
    let found = find(root, console)?;
    let loaded = read(&found, &load::Overlay::default(), console)?;
    Ok((found, loaded))
}

/// The root of the workspace at or above the folder a command starts from; says what to do where there is none.
fn find(root: Option<&Path>, console: &Console) -> Result<PathBuf, Exit> {
    let from = start(root);
    load::find_root(&from).ok_or_else(|| {
        let from = from.display();
        console.error(&Text::new(
            format!("không có cchc.toml ở `{from}` hay thư mục nào bên trên"),
            format!("there is no cchc.toml in `{from}` or any folder above it"),
        ));
        console.hint(&Text::fixed(
            "chuyển vào không gian làm việc, chỉ ra bằng -C THƯ-MỤC, hoặc tạo mới bằng: cchc init",
            "go into a workspace, name one with -C DIR, or make one with: cchc init",
        ));
        Exit::Nothing
    })
}

/// Reads a workspace, with the texts of `overlay` in place of what the disk has.
fn read(root: &Path, overlay: &load::Overlay, console: &Console) -> Result<load::Loaded, Exit> {
    console.stage(Stage::Read);
    load::workspace(root, overlay).map_err(|error| {
        console.error(&Text::new(format!("không đọc được {error:#}"), format!("cannot read {error:#}")));
        Exit::Nothing
    })
}
