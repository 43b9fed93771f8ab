//! What `cchc report` can be told; the attributes are its help.

use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;

use crate::cli::named::formats;
use crate::cli::words::{self, say};
use crate::cli::{day, output};
use crate::report::{By, REPORTS};

/// Prints a report.
#[derive(clap::Args)]
#[command(
    help_template = words::template(),
    after_help = say(
        "Báo cáo chính thức: quý I, 6 tháng, quý III, năm. --quarter 2 cho báo cáo 6 tháng kèm riêng quý II;\n--quarter 4 cho báo cáo năm kèm riêng quý IV. Không nêu kỳ thì lấy kỳ đã chốt gần nhất.",
        "Official reports: quarter 1, half year, quarter 3, year. --quarter 2 gives the half year with quarter 2 beside it;\n--quarter 4 the year with quarter 4 beside it. Without a period, the latest one closed.",
    ),
)]
#[command(next_help_heading = say("Tùy chọn", "Options"))]
pub(in crate::cli) struct Args {
    #[arg(value_name = say("BÁO-CÁO", "NAME"), help_heading = say("Đối số", "Arguments"), default_value = "period", hide_default_value = true, help = names())]
    pub(super) name: String,
    #[arg(value_name = say("MÃ", "ID"), help_heading = say("Đối số", "Arguments"), help = say(
        "Mã cơ quan (agency…) hoặc nhiệm vụ của Tỉnh (task)",
        "The agency's id (agency…) or the provincial task's (task)",
    ))]
    pub(super) subject: Option<String>,
    #[arg(long, help = say("Liệt kê các báo cáo", "List the reports"))]
    pub(super) list: bool,
    #[arg(short, long, value_name = "1-4", value_parser = |text: &str| number(text, 1, 4), group = "period", help = say("Quý", "Quarter"))]
    pub(super) quarter: Option<i64>,
    #[arg(long, value_name = "1|2", value_parser = |text: &str| number(text, 1, 2), group = "period", help = say(
        "6 tháng đầu năm (1) hoặc cuối năm (2)",
        "First (1) or second (2) half of the year",
    ))]
    pub(super) half: Option<i64>,
    #[arg(long, group = "period", help = say("9 tháng", "Nine months"))]
    pub(super) nine_months: bool,
    #[arg(long, group = "period", help = say("Cả năm", "The whole year"))]
    pub(super) annual: bool,
    #[arg(long, value_name = say("NĂM", "YEAR"), value_parser = |text: &str| number(text, 1900, 2200), help = say("Năm báo cáo; mặc định là năm gần nhất có kế hoạch", "The year; by default the latest that has a plan"))]
    pub(super) year: Option<i64>,
    #[arg(long, value_name = say("NGÀY", "DATE"), value_parser = day, help = say(
        "Tính đến ngày này (như 31/05/2021), sớm hơn ngày chốt",
        "As of this day (such as 2021-05-31), earlier than the cut-off",
    ))]
    pub(super) as_of: Option<NaiveDate>,
    #[arg(long, value_name = "area|agency|kind", value_parser = PossibleValuesParser::new(By::ALL.map(|(word, _)| word)), hide_possible_values = true, help = say(
        "Nhóm theo nội dung, cơ quan hoặc loại cơ quan",
        "Group by area, agency or kind of agency",
    ))]
    pub(super) by: Option<String>,
    #[arg(long, value_name = say("MÃ", "ID"), help = say("Chỉ cơ quan này", "Only this agency"))]
    pub(super) agency: Option<String>,
    #[arg(long, value_name = say("SỐ", "N"), value_parser = |text: &str| number(text, 1, i64::from(u16::MAX)), help = say("Chỉ nội dung này", "Only this area"))]
    pub(super) area: Option<i64>,
    #[arg(long, value_name = formats(), help = say("Định dạng đầu ra", "Output format"))]
    pub(super) format: Option<String>,
    #[command(flatten)]
    pub(super) output: output::Wanted,
    #[arg(long, help = say("Mở tệp đã ghi; không có -o thì mở một trang html", "Open the file written; without -o, an html page"))]
    pub(super) open: bool,
    #[arg(long, value_name = say("SỐ", "NUMBER"), value_parser = said, help = say("Số văn bản (45 hoặc 45/BC-SNV); không nêu thì lấy số ghi trong tệp, không có thì để trống", "The document's number (45 or 45/BC-SNV); else the file's own, or blank"))]
    pub(super) number: Option<String>,
    #[arg(long, value_name = say("NGÀY", "DATE"), value_parser = day, help = say("Ngày ký văn bản (như 31/05/2021)", "The day it is issued (such as 2021-05-31)"))]
    pub(super) date: Option<NaiveDate>,
    #[arg(long, value_name = say("HỌ-TÊN", "NAME"), value_parser = said, help = say("Họ tên người ký", "Who signs"))]
    pub(super) signer: Option<String>,
    #[arg(long, value_name = say("CHỨC-VỤ", "TITLE"), value_parser = said, help = say("Chức vụ người ký, khi không phải người đứng đầu", "The signer's title, where that is not the head's"))]
    pub(super) signer_title: Option<String>,
    #[arg(long, value_name = say("BẢNG", "TABLE"), help = say("Chỉ in bảng này", "Print this table only"))]
    pub(super) table: Option<String>,
    #[arg(long, help = say("Kết thúc với mã 1 nếu có gì không tổng hợp được hoặc có lỗi", "Exit with 1 if anything was left out or denied"))]
    pub(super) strict: bool,
    #[arg(long, help = say("Không ghi phiên bản của kho dữ liệu (git)", "Leave out the repository's commit"))]
    pub(super) no_revision: bool,
}

/// What the name of a report can be.
fn names() -> String {
    let names: Vec<&str> = REPORTS.iter().map(|entry| entry.name).collect();
    let names = names.join(", ");
    say(
        "{}; provinces khi nêu nhiều -C; --list cho biết từng báo cáo nói gì",
        "{}; provinces with several -C; --list says what each is about",
    )
    .replace("{}", &names)
}

fn number(text: &str, least: i64, most: i64) -> Result<i64, String> {
    match text.parse() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => Err(format!("{} {least}–{most}", say("ghi một số trong khoảng", "write a number in the range"))),
    }
}

/// Text that says something.
fn said(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() { Err(say("không được để trống", "it is empty").to_owned()) } else { Ok(text.to_owned()) }
}
