//! The form agencies fill in, there and back: what is filled in is in the report, what is not is not, and whatever is not beyond doubt is
//! refused with its cell named and nothing written.
//!
//! `cargo test --test import -- --ignored` has `LibreOffice` open and save the form first; it needs `soffice`.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use cchc::document::form::{Access, Entry, KEPT_SHEET, Kind, Value, plain};
use cchc::edit::form::change::changes;
use cchc::edit::form::{Identity, Subject, filled, form, why_no_row};
use cchc::language::Language;
use cchc::model::checked::Checked;
use cchc::model::period::Quarter;
use cchc::write::form::{Shape, write};
use proptest::prelude::*;

#[path = "support/book.rs"]
mod book;
#[path = "support/office.rs"]
mod office;
mod support;

use book::{Book, Content};
use support::{copy, program, scratch};

/// The sheets, by number.
const HEAD: usize = 1;
const TASKS: usize = 2;
const FIGURES: usize = 3;
const DIFFICULTIES: usize = 4;

/// A copy of the small workspace.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let place = scratch(&Path::new("import").join(name)).expect("a folder");
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/base"), &place).expect("the base is there");
        Self(place)
    }

    fn run(&self, args: &[&str]) -> Output {
        program(&self.0).args(args).output().expect("the program runs")
    }

    fn template(&self, quarter: u8) -> Book {
        let output = self.run(&["export", "--template", "so-a", "--quarter", &quarter.to_string()]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Book::open(&output.stdout)
    }

    /// Imports bytes as a file of this name; the exit code and what was said.
    fn import(&self, name: &str, bytes: &[u8]) -> (Option<i32>, String) {
        fs::write(self.0.join(name), bytes).expect("a file");
        let output = self.run(&["import", name]);
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        (output.status.code(), said)
    }

    fn report(&self, quarter: u8) -> Option<String> {
        fs::read_to_string(self.0.join(format!("agencies/so-a/2021/q{quarter}.toml"))).ok()
    }

    /// Holds that a form is refused with these words, and that nothing was written.
    fn refuses(&self, book: &Book, words: &[&str]) {
        let before = self.report(2);
        let (code, said) = self.import("form.xlsx", &book.bytes());
        assert_eq!(code, Some(1), "{said}");
        for word in words {
            assert!(said.contains(word), "no {word:?} in:\n{said}");
        }
        assert!(said.contains("chưa ghi gì"), "{said}");
        assert_eq!(self.report(2), before);
    }

    /// Holds that a form is taken, and gives the report as it is afterwards.
    fn takes(&self, book: &Book, quarter: u8) -> String {
        let (code, said) = self.import("form.xlsx", &book.bytes());
        assert_eq!(code, Some(0), "{said}");
        self.report(quarter).expect("there is a report")
    }
}

/// Every cell of a workbook that a person sees and that is not empty, by sheet, row and column.
fn cells(bytes: &[u8]) -> Vec<(String, usize, usize, Data)> {
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes.to_vec())).expect("it is a workbook");
    let mut found = Vec::new();
    for (name, range) in workbook.worksheets().into_iter().filter(|(name, _)| name != KEPT_SHEET) {
        let start = range.start().unwrap_or_default();
        let used = range.used_cells().map(|(row, column, data)| {
            (name.clone(), row + usize::try_from(start.0).expect("small"), column + usize::try_from(start.1).expect("small"), data.clone())
        });
        found.extend(used);
    }
    found
}

#[test]
fn a_form_nobody_touched_changes_nothing() {
    let place = Place::new("untouched");
    let before = place.report(2);
    let (code, said) = place.import("form.xlsx", &place.template(2).bytes());
    assert_eq!((code, place.report(2)), (Some(0), before), "{said}");
    assert!(said.contains("không có gì thay đổi"), "{said}");
    // A quarter without a report: what is only suggested makes none.
    let (code, said) = place.import("form.xlsx", &place.template(3).bytes());
    assert_eq!((code, place.report(3)), (Some(0), None), "{said}");
    assert!(said.contains("chưa điền gì"), "{said}");
}

#[test]
fn what_is_filled_in_is_in_a_new_report() {
    let place = Place::new("new");
    let book = place
        .template(3)
        .text(HEAD, "B13", "77/BC-SA")
        .text(HEAD, "B14", "16/09/2021")
        .text(TASKS, "E4", "Đăng 9 tin, bài; \"Một cửa\" có chuyên mục riêng")
        .text(TASKS, "G4", "x")
        .text(TASKS, "L4", "3.200.000")
        .text(TASKS, "E5", "Đã rà soát xong")
        .text(TASKS, "J5", "20-8-2021")
        .text(TASKS, "N5", "31/BC-SA")
        .text(TASKS, "O5", "2021-08-20")
        .text(TASKS, "P5", "Báo cáo kết quả rà soát")
        .text(TASKS, "M5", "Chờ ý kiến các sở")
        .number(TASKS, "F6", 0.6)
        .text(TASKS, "E6", "Đã số hóa 400 kết quả")
        .text(FIGURES, "F3", "0")
        .text(FIGURES, "F5", "160,0")
        .number(FIGURES, "F6", 150.0)
        .number(FIGURES, "F7", 149.0)
        .number(FIGURES, "F8", 35.0)
        .text(DIFFICULTIES, "B4", "SA-05")
        .text(DIFFICULTIES, "C4", "Thiếu máy quét\ncho cấp xã");
    // 25 carried over + 160 received = 150 settled + 35 pending.
    assert_eq!(
        place.takes(&book, 3),
        r#"[report]
agency = "so-a"
year = 2021
quarter = 3
number = "77/BC-SA"
submitted = 2021-09-16

[progress.SA-02]
result = "Đăng 9 tin, bài; \"Một cửa\" có chuyên mục riêng"
carried-out = true
spent-to-date = 3_200_000

[progress.SA-03]
result = "Đã rà soát xong"
completed = 2021-08-20
evidence = [{ number = "31/BC-SA", date = 2021-08-20, title = "Báo cáo kết quả rà soát" }]
delay-cause = "Chờ ý kiến các sở"

[progress.SA-05]
result = "Đã số hóa 400 kết quả"
percent = 60

[difficulty.KK-02]
tasks = ["SA-05"]
problem = """
Thiếu máy quét
cho cấp xã"""

[in-period]
xa-duoc-kiem-tra = []
ho-so-tiep-nhan-moi = 160
ho-so-da-giai-quyet = 150
ho-so-dung-han = 149

[at-cut-off]
ho-so-ky-truoc-chuyen-sang = 25
ho-so-dang-giai-quyet = 35
"#
    );
    let validated = place.run(&["validate", "--strict"]);
    assert!(validated.status.success(), "{}", String::from_utf8_lossy(&validated.stdout));
}

#[test]
fn an_existing_report_keeps_all_that_the_form_does_not_say() {
    let place = Place::new("kept");
    let path = place.0.join("agencies/so-a/2021/q2.toml");
    let text = place.report(2).expect("it is there");
    let text = text
        .replace("[progress.SA-03]\n", "# việc khó nhất\n[progress.SA-03]\n")
        .replace("percent = 73\n", "percent = 73   # ước lượng\n")
        .replace(
            "carried-out = true\nspent",
            "carried-out = true\nevidence = [{ title = \"Bài\", number = \"1/BC-SA\", date = 2021-05-01, file = \"bai.pdf\" }, { number = \"2/BC-SA\", date = 2021-05-02 }]\nspent",
        )
        .replace('\n', "\r\n");
    fs::write(&path, &text).expect("a file");
    let book = place.template(2).number(TASKS, "F5", 80.0).set(TASKS, "M5", &Content::Nothing).text(TASKS, "P4", "Bài báo tháng 5");
    let (code, said) = place.import("form.xlsx", &book.bytes());
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Nhiệm vụ!M5: SA-03, Nguyên nhân chậm: bỏ “Chờ ý kiến của các đơn vị liên quan”"), "{said}");
    assert!(said.contains("Nhiệm vụ!F5: SA-03, Tiến độ (%): 73 → 80"), "{said}");
    let expected =
        text.replace("percent = 73 ", "percent = 80 ").replace("delay-cause = \"Chờ ý kiến của các đơn vị liên quan\"\r\n", "").replace(
            "{ title = \"Bài\", number = \"1/BC-SA\", date = 2021-05-01, file = \"bai.pdf\" }",
            "{ title = \"Bài báo tháng 5\", number = \"1/BC-SA\", date = 2021-05-01, file = \"bai.pdf\" }",
        );
    assert_eq!(place.report(2).expect("it is there"), expected);
}

#[test]
fn evidence_is_changed_where_it_stands() {
    let place = Place::new("evidence");
    let path = place.0.join("agencies/so-a/2021/q2.toml");
    let list = "evidence = [   # hai tài liệu\n    # bài đầu\n    { date = 2021-05-01, number = \"1/BC-SA\",   file = \"bai.pdf\" },\n    # bài sau\n    { number = \"2/BC-SA\", date = 2021-05-02 },   # đã kiểm tra\n]";
    let text = place.report(2).expect("it is there").replace("carried-out = true\nspent", &format!("carried-out = true\n{list}\nspent"));
    let form = {
        fs::write(&path, &text).expect("a file");
        place.template(2)
    };
    // A part put in, one changed, one taken out: each where it stands.
    let titled = place.takes(&form.clone().text(TASKS, "P4", "Bài báo"), 2);
    assert_eq!(titled, text.replace("number = \"1/BC-SA\",   file", "number = \"1/BC-SA\", title = \"Bài báo\",   file"));
    let form = place.template(2);
    let other = form.clone().text(TASKS, "N4", "3/BC-SA").set(TASKS, "P4", &Content::Nothing);
    assert_eq!(place.takes(&other, 2), text.replace("1/BC-SA", "3/BC-SA"));
    // A document with a file is not taken out without a word, nor one with others behind it.
    let cleared = |form: Book| ["N4", "O4", "P4"].into_iter().fold(form, |form, cell| form.set(TASKS, cell, &Content::Nothing));
    fs::write(&path, &text).expect("a file");
    let form = place.template(2);
    place.refuses(&cleared(form.clone()), &["Nhiệm vụ!N4: tài liệu kiểm chứng này của `SA-02` còn ghi `file = \"bai.pdf\"`"]);
    let bare = text.replace(",   file = \"bai.pdf\"", "");
    fs::write(&path, &bare).expect("a file");
    place.refuses(&cleared(place.template(2)), &["`SA-02` còn tài liệu kiểm chứng khác"]);
    // Where it is all there is, it goes.
    let alone = place
        .report(2)
        .expect("it is there")
        .replace(list.replace(",   file = \"bai.pdf\"", "").as_str(), "evidence = [{ number = \"1/BC-SA\", date = 2021-05-01 }]");
    fs::write(&path, &alone).expect("a file");
    assert_eq!(
        place.takes(&cleared(place.template(2)), 2),
        alone.replace("evidence = [{ number = \"1/BC-SA\", date = 2021-05-01 }]\n", "")
    );
    // An empty list is filled before its comment.
    let empty = alone.replace("[{ number = \"1/BC-SA\", date = 2021-05-01 }]", "[\n    # chưa có\n]");
    fs::write(&path, &empty).expect("a file");
    let filled = place.template(2).text(TASKS, "N4", "1/BC-SA").text(TASKS, "O4", "01/05/2021");
    assert_eq!(place.takes(&filled, 2), empty.replace("[\n    # chưa có", "[{ number = \"1/BC-SA\", date = 2021-05-01 }\n    # chưa có"));
}

#[test]
fn a_form_made_after_an_import_has_the_same_cells() {
    let place = Place::new("round");
    let book = place
        .template(3)
        .text(TASKS, "E4", "một\nhai")
        .text(TASKS, "G4", "Có")
        .number(TASKS, "L4", 3_200_000.0)
        .text(TASKS, "E5", "Đang làm")
        .text(TASKS, "N5", "31/BC-SA")
        .number(TASKS, "O5", 44_428.0)
        .number(TASKS, "F5", 90.0)
        .number(FIGURES, "F5", 10.0)
        .number(FIGURES, "F6", 10.0)
        .number(FIGURES, "F8", 25.0)
        .number(FIGURES, "F7", 0.0)
        .text(DIFFICULTIES, "C5", "một khó khăn");
    place.takes(&book, 3);
    assert_eq!(cells(&book.bytes()), cells(&place.template(3).bytes()));
}

#[test]
fn a_difficulty_of_which_nothing_is_left_is_gone() {
    let place = Place::new("gone");
    let before = place.report(2).expect("it is there");
    let mut book = place.template(2);
    for cell in ["B3", "C3", "D3"] {
        book = book.set(DIFFICULTIES, cell, &Content::Nothing);
    }
    let start = before.find("[difficulty.KK-01]").expect("it has one");
    let end = before.find("[in-period]").expect("it has figures");
    assert_eq!(place.takes(&book, 2), format!("{}{}", &before[..start], &before[end..]));
}

/// A report that was changed after its form was made.
fn change(place: &Place, from: &str, to: &str) -> String {
    let text = place.report(2).expect("it is there");
    assert!(text.contains(from), "{text}");
    let text = text.replacen(from, to, 1);
    fs::write(place.0.join("agencies/so-a/2021/q2.toml"), &text).expect("a file");
    text
}

#[test]
fn an_old_form_changes_only_what_was_changed_in_it() {
    let place = Place::new("old");
    let old = place.template(2);
    // Since then: a task further on, the report numbered anew, a figure put right, a difficulty more.
    change(&place, "percent = 73\n", "percent = 78\n");
    change(&place, "number = ", "number = \"99/BC-SA\"   # trước: ");
    change(&place, "ho-so-tiep-nhan-moi = 140\n", "ho-so-tiep-nhan-moi = 141\n");
    let newer = change(&place, "[in-period]", "[difficulty.KK-02]\nproblem = \"Thiếu người\"\n\n[in-period]");
    let (code, said) = place.import("form.xlsx", &old.bytes());
    assert_eq!((code, place.report(2)), (Some(0), Some(newer.clone())), "{said}");
    assert!(said.contains("không có gì thay đổi"), "{said}");
    // One cell was filled in: that one goes in, nothing else goes back.
    let filled = old.text(TASKS, "E7", "Đã số hóa 300 kết quả");
    let after = place.takes(&filled, 2);
    assert_eq!(after.lines().filter(|line| !newer.contains(line)).collect::<Vec<_>>(), ["result = \"Đã số hóa 300 kết quả\""]);
    // Once more changes nothing; nor after somebody put that cell right as well.
    assert_eq!(place.takes(&filled, 2), after);
}

#[test]
fn a_cell_changed_on_both_sides_is_refused() {
    let place = Place::new("both");
    let old = place.template(2);
    change(&place, "percent = 73\n", "percent = 78\n");
    place.refuses(
        &old.clone().number(TASKS, "F5", 80.0).text(TASKS, "E7", "Đã số hóa 300 kết quả"),
        &[
            "Nhiệm vụ!F5: SA-03, Tiến độ (%): ",
            "báo cáo và ô này đều đã sửa",
            "lúc xuất: “73”; báo cáo nay: “78”; ô này: “80”",
            "1 chỗ phải sửa",
        ],
    );
    // Changed to the same.
    let before = place.report(2);
    assert_eq!(Some(place.takes(&old.clone().number(TASKS, "F5", 78.0), 2)), before);
    // Cleared here, changed there.
    place.refuses(&old.set(TASKS, "F5", &Content::Nothing), &["lúc xuất: “73”; báo cáo nay: “78”; ô này: trống"]);
}

#[test]
fn an_old_form_never_takes_a_report_back() {
    let place = Place::new("unsent");
    let sent = place.report(2).expect("it is there");
    let line = |key: &str| sent.lines().find(|line| line.starts_with(key)).expect("it was sent").to_owned();
    let (number, submitted) = (line("number = "), line("submitted = "));
    change(&place, &format!("{number}\n"), "");
    change(&place, &format!("{submitted}\n"), "");
    let draft = place.template(2).number(TASKS, "F5", 80.0);
    place.takes(&draft, 2);
    let sent = change(&place, "[report]\n", &format!("[report]\n{number}\n{submitted}\n"));
    assert_eq!(place.takes(&draft, 2), sent);
    // Clearing the day in a form that has it does, and is said.
    let (code, said) = place.import("form.xlsx", &place.template(2).set(HEAD, "B14", &Content::Nothing).bytes());
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Thông tin chung!B14: Ngày gửi báo cáo: bỏ "), "{said}");
    assert!(said.contains("báo cáo đã gửi trở lại thành bản thảo: bỏ ngày gửi "), "{said}");
    assert_eq!(place.report(2), Some(sent.replace(&format!("{submitted}\n"), "")));
}

#[test]
fn a_suggestion_left_as_it_was_does_not_undo_a_figure() {
    let place = Place::new("suggested");
    let book = place.template(3).number(FIGURES, "F5", 10.0);
    let first = place.takes(&book, 3);
    assert!(first.contains("ho-so-ky-truoc-chuyen-sang = 25\n"), "{first}");
    let path = place.0.join("agencies/so-a/2021/q3.toml");
    let right = first.replace("ho-so-ky-truoc-chuyen-sang = 25\n", "ho-so-ky-truoc-chuyen-sang = 26\n");
    fs::write(&path, &right).expect("a file");
    assert_eq!(place.takes(&book, 3), right);
    // A suggestion that no longer is one is nobody's answer.
    fs::remove_file(&path).expect("it is there");
    change(&place, "ho-so-dang-giai-quyet = 25", "ho-so-dang-giai-quyet = 24");
    let (code, said) = place.import("form.xlsx", &book.bytes());
    assert_eq!(code, Some(0), "{said}");
    let second = place.report(3).expect("there is a report");
    assert!(!second.contains("ho-so-ky-truoc-chuyen-sang"), "{second}");
    // And it is said, since whoever left it there takes it for filled in.
    assert!(said.contains("không nhập: Chỉ tiêu!F4 (ho-so-ky-truoc-chuyen-sang) để nguyên 25, mà quý trước nay là 24"), "{said}");
    // A value of a wrong kind that stands there is somebody's too.
    let wrong = second.replace("[in-period]", "[at-cut-off]\nho-so-ky-truoc-chuyen-sang = \"hai mươi\"\n\n[in-period]");
    fs::write(&path, &wrong).expect("a file");
    assert_eq!(place.takes(&place.template(3), 3), wrong);
}

#[test]
fn what_stands_there_and_cannot_be_read_is_shown() {
    let place = Place::new("unread");
    let old = place.template(2).number(TASKS, "F5", 80.0);
    change(&place, "percent = 73\n", "percent = \"45%\"\n");
    place.refuses(&old, &["lúc xuất: “73”; báo cáo nay: “\"45%\"”; ô này: “80”"]);
    // A form made since says nothing there, and what is filled in takes its place by name.
    let (code, said) = place.import("form.xlsx", &place.template(2).number(TASKS, "F5", 80.0).bytes());
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Nhiệm vụ!F5: SA-03, Tiến độ (%): “\"45%\"” → 80"), "{said}");
}

#[test]
fn a_form_that_lost_what_it_was_made_with_is_refused() {
    let place = Place::new("lost");
    let lost = place.template(2).replace("xl/workbook.xml", "name=\"cchc\"", "name=\"Sheet6\"");
    place.refuses(&lost, &["tệp không còn trang ẩn ghi nội dung lúc xuất", "xuất biểu mẫu mới"]);
    let output = place.run(&["export", "--template", "so-a", "--quarter", "2", "--format", "csv"]);
    let table = String::from_utf8(output.stdout).expect("it is text");
    let old = table.replacen("73;73", "80;73", 1);
    change(&place, "percent = 73\n", "percent = 78\n");
    let (code, said) = place.import("form.csv", old.as_bytes());
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("lúc xuất: “73”; báo cáo nay: “78”; ô này: “80”"), "{said}");
    let (code, said) = place.import("form.csv", table.as_bytes());
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn what_is_dry_writes_nothing() {
    let place = Place::new("dry");
    fs::write(place.0.join("form.xlsx"), place.template(2).number(TASKS, "F5", 80.0).bytes()).expect("a file");
    let before = place.report(2);
    let output = place.run(&["import", "form.xlsx", "--dry-run"]);
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(shown.contains("-percent = 73\n+percent = 80\n"), "{shown}");
    assert_eq!((output.status.code(), place.report(2)), (Some(0), before));
}

#[test]
fn values_that_cannot_be_read_are_told_by_their_cells() {
    let place = Place::new("values");
    let (book, percent) = place.template(2).percent_style();
    let book = book
        .text(HEAD, "B14", "31/02/2021")
        .text(TASKS, "F5", "160")
        .set(TASKS, "F7", &Content::Styled(0.305, percent))
        .text(TASKS, "G4", "có lẽ")
        .text(TASKS, "L4", "1,2345678 triệu")
        .number(TASKS, "J5", 44_000.5)
        .text(FIGURES, "F5", "12,5")
        .number(FIGURES, "F6", 1.234)
        .set(FIGURES, "F7", &Content::Error("#REF!"))
        .set(TASKS, "E4", &Content::Flag(true));
    place.refuses(
        &book,
        &[
            "Thông tin chung!B14: “31/02/2021” không phải một ngày đọc được",
            "Nhiệm vụ!F5: “160” không phải số nguyên từ 0 đến 100",
            "Nhiệm vụ!F7: “30,5%” không phải số nguyên từ 0 đến 100",
            "Nhiệm vụ!G4: “có lẽ” không phải Có hay Không",
            "Nhiệm vụ!L4: “1,2345678 triệu” không phải số nguyên từ 0",
            "Nhiệm vụ!E4: “TRUE” không phải chữ",
            "Chỉ tiêu!F5: “12,5” không phải số nguyên từ 0",
            "Chỉ tiêu!F6: ô này chứa số thập phân 1,234, mà ở đây chỉ nhận số nguyên",
            "nếu là 1234 thì gõ 1234, không có dấu ngăn hàng nghìn",
            "Chỉ tiêu!F7: ô báo lỗi #REF!",
            "9 chỗ phải sửa trong `form.xlsx`",
        ],
    );
}

#[test]
fn values_are_taken_as_a_command_line_takes_them() {
    let place = Place::new("typed");
    let book = place
        .template(2)
        .text(TASKS, "L4", "2,5 triệu")
        .text(TASKS, "L5", "1,2 tỷ đồng")
        .text(TASKS, "G4", "chưa")
        .text(TASKS, "G6", "x")
        .text(TASKS, "I5", "16/3/2021");
    let by_form = place.takes(&book, 2);
    let other = Place::new("typed-set");
    let args = ["SA-02", "spent-to-date=2,5 triệu", "carried-out=chưa", "SA-03", "spent-to-date=1,2 tỷ đồng", "started=16/3/2021"];
    let output = other.run(&[&["set", "so-a", "--quarter", "2"], &args[..], &["SA-04", "carried-out=x"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(other.report(2), Some(by_form.clone()));
    assert!(by_form.contains("spent-to-date = 2_500_000\n") && by_form.contains("started = 2021-03-16\n"), "{by_form}");
}

#[test]
fn a_given_cell_that_was_changed_is_said() {
    let place = Place::new("given");
    let before = place.report(2);
    let book = place.template(2).text(TASKS, "B5", "Tên khác").set(TASKS, "C5", &Content::Nothing).text(FIGURES, "C5", "hồ sơ mới");
    let (code, said) = place.import("form.xlsx", &book.bytes());
    assert_eq!((code, place.report(2)), (Some(0), before), "{said}");
    for words in ["ô xám, không nhập: Nhiệm vụ!B5 nay ghi “Tên khác”", "Nhiệm vụ!C5 đã bị xóa", "Chỉ tiêu!C5 nay ghi “hồ sơ mới”"]
    {
        assert!(said.contains(words), "no {words:?} in:\n{said}");
    }
    assert_eq!(said.matches("ô xám").count(), 3, "{said}");
    // A plan whose words changed since is no slip of whoever filled the form in.
    let plan = place.0.join("agencies/so-a/2021/plan.toml");
    let old = place.template(2).number(TASKS, "F5", 80.0);
    let text = fs::read_to_string(&plan).expect("it is there");
    let start = text.find("[task.SA-03]").expect("the task");
    let name = text[start..].lines().find(|line| line.starts_with("name = ")).expect("a name").to_owned();
    fs::write(&plan, text.replace(&name, "name = \"Tên mới\"")).expect("a file");
    let (code, said) = place.import("form.xlsx", &old.bytes());
    assert_eq!(code, Some(0), "{said}");
    assert!(!said.contains("ô xám"), "{said}");
}

#[test]
fn half_of_an_entry_is_refused_by_the_cell_that_is_empty() {
    let place = Place::new("half");
    place.refuses(
        &place.template(2).text(TASKS, "N5", "31/BC-SA"),
        &["Nhiệm vụ!O5: “Tài liệu kiểm chứng: ngày” còn trống, mà “Tài liệu kiểm chứng: số” của dòng này đã ghi “31/BC-SA”", "1 chỗ"],
    );
    place.refuses(&place.template(2).text(TASKS, "P5", "Báo cáo"), &["Nhiệm vụ!N5: ", "Nhiệm vụ!O5: ", "2 chỗ phải sửa"]);
    place.refuses(
        &place.template(2).text(DIFFICULTIES, "B4", "SA-05"),
        &["Khó khăn!C4: “Khó khăn, vướng mắc” còn trống, mà “Nhiệm vụ bị vướng” của dòng này đã ghi “SA-05”"],
    );
    let report = place.takes(&place.template(2).text(DIFFICULTIES, "B4", "SA-05").text(DIFFICULTIES, "D4", "Cấp thêm máy"), 2);
    assert!(report.contains("[difficulty.KK-02]\ntasks = [\"SA-05\"]\nproposal = \"Cấp thêm máy\"\n"), "{report}");
}

#[test]
fn a_percent_cell_is_told_by_its_format() {
    let place = Place::new("percent");
    let (book, percent) = place.template(2).percent_style();
    let report = place.takes(&book.set(TASKS, "F5", &Content::Styled(0.85, percent)), 2);
    assert!(report.contains("percent = 85\n"), "{report}");
}

#[test]
fn a_percent_sign_that_is_a_word_is_no_percent() {
    let place = Place::new("percent-word");
    for code in ["0\"%\"", "0\\%"] {
        let (book, style) = place.template(2).format_style(code);
        let report = place.takes(&book.clone().set(TASKS, "F5", &Content::Styled(1.0, style)), 2);
        assert!(report.contains("percent = 1\n"), "{report}");
        let report = place.takes(&place.template(2).format_style(code).0.set(TASKS, "F5", &Content::Styled(73.0, style)), 2);
        assert!(report.contains("percent = 73\n"), "{report}");
    }
}

#[test]
fn a_number_that_is_not_shown_as_it_is_is_no_text() {
    let place = Place::new("formats");
    let (book, percent) = place.template(2).percent_style();
    let (book, zeros) = book.format_style("000");
    let (book, hours) = book.format_style("[h]:mm");
    let book = book
        .set(TASKS, "E4", &Content::Styled(0.38, percent))
        .set(TASKS, "E5", &Content::Styled(7.0, zeros))
        .set(TASKS, "E6", &Content::Styled(0.5, hours))
        .set(HEAD, "B13", &Content::Styled(45.0, zeros));
    place.refuses(
        &book,
        &[
            "Nhiệm vụ!E4: ô chữ này chứa số 0,38 có định dạng riêng, không biết đang hiện thế nào",
            "Nhiệm vụ!E5: ô chữ này chứa số 7 ",
            "Nhiệm vụ!E6: ô chữ này chứa số 0,5 ",
            "Thông tin chung!B13: ô chữ này chứa số 45 ",
            "4 chỗ phải sửa",
        ],
    );
    let report = place.takes(&place.template(2).number(TASKS, "E4", 12.0), 2);
    assert!(report.contains("result = \"12\"\n"), "{report}");
}

#[test]
fn letters_nobody_sees_are_neither_stored_nor_a_change() {
    let place = Place::new("unseen");
    let unseen: String = ['\u{ad}', '\u{61c}', '\u{180e}', '\u{feff}']
        .into_iter()
        .chain('\u{200b}'..='\u{200f}')
        .chain('\u{202a}'..='\u{202d}')
        .chain('\u{2060}'..='\u{2064}')
        .chain('\u{2066}'..='\u{206f}')
        .collect();
    let words = format!("Đăng{unseen}\u{a0}7\u{2003}tin\u{2028}bài");
    let book = place.template(2).text(TASKS, "E4", &words).text(TASKS, "F5", "8\u{200b}0");
    let (code, said) = place.import("form.xlsx", &book.bytes());
    assert_eq!(code, Some(0), "{said}");
    assert!(!said.contains("L0201"), "{said}");
    let report = place.report(2).expect("there is a report");
    assert!(report.contains("result = \"\"\"\nĐăng 7 tin\nbài\"\"\"\n") && report.contains("percent = 80\n"), "{report}");
    place.refuses(
        &place.template(2).text(TASKS, "E4", "a_x0007_b").text(TASKS, "E5", "a\u{202e}b").text(TASKS, "F5", "8\u{7f}0"),
        &[
            "Nhiệm vụ!E4: “a␇b” có ký tự điều khiển U+0007, không ghi được vào báo cáo",
            "Nhiệm vụ!E5: ",
            "U+202E",
            "Nhiệm vụ!F5: ",
            "U+007F",
            "3 chỗ",
        ],
    );
    // Where the report has them, a cell shows none, and is filled in all the same.
    let marked = change(&place, "result = \"Đã rà soát", "result = \"Đã\u{200e} rà soát");
    let form = place.template(2);
    assert!(!cells(&form.bytes()).iter().any(|(_, _, _, data)| data.to_string().contains('\u{fffd}')));
    assert_eq!(place.takes(&form, 2), marked);
    let report = place.takes(&form.text(TASKS, "E5", "Đã rà soát xong"), 2);
    assert!(report.contains("result = \"Đã rà soát xong\"\n"), "{report}");
}

#[test]
fn what_nobody_touched_is_not_read() {
    let place = Place::new("as-made");
    // A day no cell takes, and days as another program writes both columns.
    let report = change(&place, "percent = 73\n", "percent = 73\nstarted = 1899-01-11\n");
    let (code, said) = place.import("form.xlsx", &place.template(2).bytes());
    assert_eq!((code, place.report(2)), (Some(0), Some(report.clone())), "{said}");
    let output = place.run(&["export", "--template", "so-a", "--quarter", "2", "--format", "csv"]);
    let table = String::from_utf8(output.stdout).expect("it is text").replace("15/06/2021", "15/06/21");
    assert_eq!(table.matches("15/06/21").count(), 2);
    let (code, said) = place.import("form.csv", table.as_bytes());
    assert_eq!((code, place.report(2)), (Some(0), Some(report)), "{said}");
    let (code, said) = place.import("form.csv", table.replacen("15/06/21", "16/06/21", 1).as_bytes());
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("“16/06/21” không phải một ngày đọc được"), "{said}");
}

#[test]
fn values_in_pieces_are_not_guessed_at() {
    let place = Place::new("pieces");
    for value in ["<![CDATA[60]]>", "6<!-- -->0", "6&#48;"] {
        let book = place.template(2).number(TASKS, "F5", 7777.0);
        let book = book.replace("xl/worksheets/sheet2.xml", "<v>7777</v>", &format!("<v>{value}</v>"));
        place.refuses(&book, &["Nhiệm vụ!F5: giá trị của ô được phần mềm khác ghi theo cách không chắc đọc đúng"]);
    }
}

#[test]
fn nothing_a_person_wrote_is_passed_over_in_silence() {
    let place = Place::new("outside");
    let form = place.template(2);
    // The label of a row that is filled in, and a row put in below.
    place.refuses(
        &form.clone().text(HEAD, "A13", "So bao cao").text(HEAD, "B13", "99/BC-SA"),
        &["Thông tin chung!A13: biểu mẫu không có dòng `So bao cao`"],
    );
    place.refuses(&form.clone().row(HEAD, 16, &[("A", "Người lập"), ("B", "Nguyễn Văn A")]), &["Thông tin chung!A16"]);
    // Below a table, where nothing is filled in.
    let before = place.report(2);
    let book = form.clone().row(TASKS, 30, &[("A", "Người lập biểu"), ("B", "đã ký")]).row(FIGURES, 16, &[("A", "Ghi chú")]);
    let (code, said) = place.import("form.xlsx", &book.bytes());
    assert_eq!((code, place.report(2)), (Some(0), before.clone()), "{said}");
    for at in ["Nhiệm vụ!A30 ghi “Người lập biểu”", "Nhiệm vụ!B30 ghi “đã ký”", "Chỉ tiêu!A16 ghi “Ghi chú”"]
    {
        assert!(said.contains(&format!("ngoài các dòng của biểu mẫu, không đọc: {at}")), "no {at} in:\n{said}");
    }
    // Tied to a cell.
    let mut book = form;
    let relation = "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"../comments1.xml\"/>";
    let relations =
        format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relation}</Relationships>");
    book.0.push(("xl/worksheets/_rels/sheet2.xml.rels".to_owned(), relations.into_bytes()));
    let comments = "<comments><commentList><comment ref=\"E5\"><text><t>hỏi lại</t></text></comment></commentList></comments>";
    book.0.push(("xl/comments1.xml".to_owned(), comments.as_bytes().to_vec()));
    let (code, said) = place.import("form.xlsx", &book.bytes());
    assert_eq!((code, place.report(2)), (Some(0), before), "{said}");
    assert!(said.contains("không đọc lời ghi chú (comment) gắn vào ô: Nhiệm vụ!E5"), "{said}");
}

#[test]
fn agencies_are_named_by_id_or_by_name() {
    let place = Place::new("members");
    let listed = |words: &str| {
        let report = place.takes(&place.template(2).text(FIGURES, "F3", words), 2);
        report.lines().find_map(|line| line.strip_prefix("xa-duoc-kiem-tra = ")).expect("it is listed").to_owned()
    };
    for (words, ids) in [
        ("h-sen; tp-sen", "[\"h-sen\", \"tp-sen\"]"),
        ("xa-tan-thanh xa-tan-an", "[\"xa-tan-thanh\", \"xa-tan-an\"]"),
        ("Huyện Sen, UBND thành phố Sen", "[\"h-sen\", \"tp-sen\"]"),
        ("SNV\nxa-tan-thanh", "[\"so-noi-vu\", \"xa-tan-thanh\"]"),
        ("TP-SEN, tp-sen", "[\"tp-sen\"]"),
        ("0", "[]"),
    ] {
        assert_eq!(listed(words), ids, "{words}");
    }
    let refused = |words: &str, said: &[&str]| place.refuses(&place.template(2).text(FIGURES, "F3", words), said);
    refused(
        "Huyện Sem",
        &[
            "Chỉ tiêu!F3: “Huyện Sem” không phải mã, cũng không phải tên cơ quan nào trong danh bạ",
            "có phải là `h-sen`? xem các mã: cchc plan show --agencies",
        ],
    );
    refused("Xã Tân Thành", &["ghi mã hoặc tên từng cơ quan", "cchc plan show --agencies"]);
    refused("tan thanh", &["“tan thanh” không phải mã"]);
    refused("không", &["“không” không phải mã", "đã đếm và không có cơ quan nào thì ghi 0"]);
    place.refuses(&place.template(2).number(FIGURES, "F3", 5.0), &["“5” không phải mã"]);
    // The place alone is what two are called; and where two have one name, so are they.
    refused("Sen", &["“Sen” là tên của nhiều cơ quan", "ghi mã: `tp-sen`, `h-sen`"]);
    let path = place.0.join("bundle/agencies.toml");
    let text = fs::read_to_string(&path).expect("it is there").replace("\"TPS\"", "\"Sen\"").replace("\"HS\"", "\"Sen\"");
    fs::write(&path, text).expect("a file");
    refused("Sen", &["“Sen” là tên của nhiều cơ quan", "ghi mã: `tp-sen`, `h-sen`"]);
    // Whatever the report has, a cell nobody touched is left.
    let odd = change(&place, "xa-duoc-kiem-tra = []", "xa-duoc-kiem-tra = [\"Xã Tân Thành\", \"5\"]");
    assert_eq!(place.takes(&place.template(2), 2), odd);
}

#[test]
fn tables_must_be_as_the_form_has_them() {
    let place = Place::new("tables");
    let part = |sheet: usize| format!("xl/worksheets/sheet{sheet}.xml");
    let form = place.template(2);
    // Two heads changed places.
    let moved = form.clone().text(TASKS, "F3", "Ngày bắt đầu").text(TASKS, "I3", "Tiến độ (%)");
    place.refuses(
        &moved,
        &["Nhiệm vụ!F3: cột “Tiến độ (%)” phải ở đây, nay ở cột I", "Nhiệm vụ!I3: cột “Ngày bắt đầu” phải ở đây, nay ở cột F"],
    );
    place.refuses(&form.clone().text(TASKS, "F3", "Tỷ lệ"), &["Nhiệm vụ!F3: ở đây phải là cột “Tiến độ (%)”, nay ghi “Tỷ lệ”"]);
    place.refuses(&form.clone().set(TASKS, "F3", &Content::Nothing), &["Nhiệm vụ!F3: thiếu cột “Tiến độ (%)”"]);
    place.refuses(&form.clone().set(TASKS, "A3", &Content::Nothing), &["Nhiệm vụ!A1: không thấy dòng tên cột"]);
    // A column that was deleted, and one that was put in, are one fault each, however many stand beside them.
    let heads = ["Tiến độ (%)", "Đã thực hiện trong kỳ", "Có phát sinh", "Ngày bắt đầu", "Ngày hoàn thành", "Ngày trình, chờ ban hành"];
    let shifted = |from: usize, to: usize| {
        let column = |at: usize| char::from(b'F' + u8::try_from(at).expect("small"));
        let range = from..=heads.len() - 1 - to;
        range.fold(form.clone(), |form, at| form.text(TASKS, &format!("{}3", column(at - from + to)), heads[at]))
    };
    let deleted = shifted(1, 0).set(TASKS, "K3", &Content::Nothing);
    place.refuses(&deleted, &["Nhiệm vụ!F3: thiếu cột “Tiến độ (%)”, nên các cột từ đây trở đi lệch sang trái", "1 chỗ phải sửa"]);
    let put_in = shifted(0, 1).text(TASKS, "F3", "Ghi chú").text(TASKS, "L3", "Ngày trình, chờ ban hành");
    let put_in = put_in.text(TASKS, "M3", "Đã chi từ đầu năm (đồng)").text(TASKS, "N3", "Nguyên nhân chậm");
    let put_in = put_in.text(TASKS, "O3", "Tài liệu kiểm chứng: số").text(TASKS, "P3", "Tài liệu kiểm chứng: ngày");
    let put_in = put_in.row(TASKS, 3, &[("Q", "Tài liệu kiểm chứng: trích yếu")]);
    place.refuses(&put_in, &["Nhiệm vụ!F3: biểu mẫu không có cột “Ghi chú”", "1 chỗ phải sửa"]);
    let nameless = put_in.set(TASKS, "F3", &Content::Nothing);
    place.refuses(&nameless, &["Nhiệm vụ!F3: có thêm một cột không tên ở đây", "1 chỗ phải sửa"]);
    let extra = form.clone().row(TASKS, 3, &[("Q", "Ghi chú riêng")]);
    place.refuses(&extra, &["Nhiệm vụ!Q3: biểu mẫu không có cột “Ghi chú riêng”"]);
    let merged = form.clone().replace(&part(TASKS), "<mergeCell ", "<mergeCell ref=\"E4:F5\"/><mergeCell ");
    place.refuses(&merged, &["Nhiệm vụ!E4:F5: các ô bị gộp làm một"]);
    let formula = form.clone().set(FIGURES, "F6", &Content::Formula("F5+1", 151.0));
    place.refuses(&formula, &["Chỉ tiêu!F6: ô này là công thức", "gõ thẳng giá trị"]);
    place.refuses(&form.clone().row(TASKS, 5, &[("R", "x")]), &["Nhiệm vụ!R5: ô này nằm ngoài biểu mẫu"]);
    place.refuses(&form.clone().row(TASKS, 40, &[("E", "kết quả")]), &["Nhiệm vụ!E40: dòng này không có mã ở cột A"]);
    place.refuses(&form.clone().text(TASKS, "F4", "50"), &["Nhiệm vụ!F4: “Tiến độ (%)” không áp dụng cho dòng này"]);
    let renamed = form.clone().replace("xl/workbook.xml", "name=\"Nhiệm vụ\"", "name=\"Trang 2\"");
    place.refuses(&renamed, &["thiếu trang “Nhiệm vụ”, hoặc trang đã bị đổi tên"]);
    let foreign = form.replace("xl/workbook.xml", "name=\"Thông tin chung\"", "name=\"Sheet1\"");
    place.refuses(&foreign, &["sổ này không phải biểu mẫu của cchc"]);
}

#[test]
fn nothing_hidden_is_read() {
    let place = Place::new("hidden");
    let form = place.template(2);
    let part = "xl/worksheets/sheet2.xml";
    place.refuses(&form.clone().replace(part, "<row r=\"5\"", "<row r=\"5\" hidden=\"1\""), &["Nhiệm vụ!A5: dòng 5 bị ẩn"]);
    place.refuses(
        &form.clone().replace(part, "<col min=\"6\" max=\"6\"", "<col min=\"6\" max=\"6\" hidden=\"1\""),
        &["Nhiệm vụ!F3: cột F bị ẩn"],
    );
    for state in ["hidden", "veryHidden"] {
        let book = form.clone().replace("xl/workbook.xml", "name=\"Chỉ tiêu\"", &format!("name=\"Chỉ tiêu\" state=\"{state}\""));
        place.refuses(&book, &["trang “Chỉ tiêu” bị ẩn"]);
    }
}

#[test]
fn rows_must_be_those_of_the_form() {
    let place = Place::new("rows");
    let form = place.template(2);
    let with = |id: &str| form.clone().row(TASKS, 20, &[("A", id), ("E", "kết quả")]);
    place.refuses(&with("SA-03"), &["Nhiệm vụ!A20: “SA-03” đã có ở Nhiệm vụ!A5"]);
    place.refuses(&with("SA-3"), &["Nhiệm vụ!A20: kế hoạch của cơ quan không có nhiệm vụ `SA-3`", "có phải là `SA-03`?"]);
    place.refuses(&with("SA-01"), &["Nhiệm vụ!A20: nhiệm vụ `SA-01` đã báo cáo hoàn thành từ quý I"]);
    let figure = form.clone().row(FIGURES, 20, &[("A", "van-ban-qppl-cap-tinh"), ("F", "3")]);
    place.refuses(&figure, &["Chỉ tiêu!A20: cơ quan này không phải báo cáo chỉ tiêu `van-ban-qppl-cap-tinh`"]);
    let figure = form.clone().row(FIGURES, 20, &[("A", "ho-so-dang-giai-quyt"), ("F", "3")]);
    place.refuses(&figure, &["danh mục không có chỉ tiêu `ho-so-dang-giai-quyt`", "có phải là `ho-so-dang-giai-quyet`?"]);
    // A row that is not there says nothing.
    let (code, said) = place.import("form.xlsx", &form.clone().set(TASKS, "A5", &Content::Nothing).bytes());
    assert_eq!(code, Some(1), "{said}");
    let part = "xl/worksheets/sheet4.xml";
    let text = String::from_utf8(form.0.iter().find(|(name, _)| name == part).expect("it is there").1.clone()).expect("it is text");
    let row = text[text.find("<row r=\"5\"").expect("row 5")..].split_inclusive("</row>").next().expect("a row ends").to_owned();
    let (code, said) = place.import("form.xlsx", &form.replace(part, &row, "").bytes());
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("tệp không có 1 trong"), "{said}");
}

#[test]
fn it_must_be_the_form_of_this_agency_quarter_and_plan() {
    let place = Place::new("identity");
    let form = place.template(2);
    let says = |book: &Book, name: &str, words: &[&str]| {
        let before = place.report(2);
        let (code, said) = place.import(name, &book.bytes());
        assert_eq!(code, Some(1), "{said}");
        for word in words {
            assert!(said.contains(word), "no {word:?} in:\n{said}");
        }
        assert_eq!(place.report(2), before);
    };
    let bare = form.clone().replace("docProps/custom.xml", "cchc-agency", "other-agency");
    says(&bare.text(HEAD, "B8", "so-aa"), "form.xlsx", &["danh bạ không có cơ quan `so-aa`", "có phải là `so-a`?"]);
    says(&form.clone().text(HEAD, "B8", "tp-sen"), "form.xlsx", &["trang đầu ghi “tp-sen” mà tệp này được lập cho “so-a”"]);
    says(&form, "so-a-2021-q1.xlsx", &["tên tệp nói `so-a-2021-q1`, mà bên trong là biểu mẫu của `so-a-2021-q2`"]);
    says(&form.clone().text(HEAD, "B10", "hai"), "form.xlsx", &["Thông tin chung!B10: “Quý” không còn như biểu mẫu đã ghi"]);
    let no_property = |book: Book, property: &str| book.replace("docProps/custom.xml", property, "other");
    says(&no_property(form.clone(), "cchc-quarter").text(HEAD, "B10", "7"), "form.xlsx", &["biểu mẫu ghi quý 7"]);
    says(&no_property(form.clone(), "cchc-year").text(HEAD, "B9", "2019"), "form.xlsx", &["không có kế hoạch của Tỉnh năm ấy; có: 2021"]);
    says(
        &no_property(form.clone(), "cchc-plan").text(HEAD, "B11", "99/KH-UBND"),
        "form.xlsx",
        &["biểu mẫu lập theo kế hoạch 99/KH-UBND, không gian làm việc này theo kế hoạch 01/KH-UBND"],
    );
    says(&form.clone().text(HEAD, "B12", "9"), "form.xlsx", &["biểu mẫu là phiên bản 9"]);
    let manifest = place.0.join("cchc.toml");
    let text = fs::read_to_string(&manifest).expect("it is there");
    fs::write(&manifest, text.replace("[workspace]\n", "[workspace]\nagency = \"tp-sen\"\n")).expect("a file");
    says(&form, "form.xlsx", &["biểu mẫu là của `so-a`, mà không gian làm việc này chỉ của `tp-sen`"]);
    fs::write(&manifest, text).expect("a file");
    // A form whose properties some program dropped is taken by its cells.
    let dropped = Book(form.0.into_iter().filter(|(name, _)| name != "docProps/custom.xml").collect());
    let (code, said) = place.import("form.xlsx", &dropped.bytes());
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn a_wrong_value_does_not_excuse_another_in_its_place() {
    let place = Place::new("denied-before");
    let file = place.0.join("agencies/so-a/2021/q2.toml");
    let text = fs::read_to_string(&file).expect("it is there");
    let broken = text.replace("percent = 73\n", "started = 2021-06-10\ncompleted = 2021-06-02\n");
    assert_ne!(broken, text);
    fs::write(&file, &broken).expect("a file");
    let book = place.template(2);
    place.refuses(&book.clone().text(TASKS, "J5", "01/06/2021"), &["lỗi: Nhiệm vụ!J5: ", "[C0306]"]);
    let (code, said) = place.import("form.xlsx", &book.text(TASKS, "J5", "12/06/2021").bytes());
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn what_validate_would_deny_is_refused_at_its_cell() {
    let place = Place::new("denied");
    // Completed before it began: an error of the report, whatever the form takes.
    let book = place.template(2).text(TASKS, "I5", "10/06/2021").text(TASKS, "J5", "01/06/2021");
    place.refuses(&book, &["lỗi: Nhiệm vụ!J5: ", "[C0306]"]);
    // A difficulty of a task nobody planned.
    place.refuses(&place.template(2).text(DIFFICULTIES, "B3", "SA-99"), &["lỗi: Khó khăn!B3: ", "[C0118]"]);
    // Figures that do not add up: only a warning, unless the workspace denies it.
    let broken = place.template(2).number(FIGURES, "F5", 141.0);
    let manifest = place.0.join("cchc.toml");
    let text = fs::read_to_string(&manifest).expect("it is there");
    fs::write(&manifest, format!("{text}identity-broken = \"deny\"\n")).expect("a file");
    place.refuses(&broken, &["lỗi: Chỉ tiêu!F", "[C0501]"]);
    fs::write(&manifest, &text).expect("a file");
    let (code, said) = place.import("form.xlsx", &broken.bytes());
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("cảnh báo[C0501]: ") && said.contains("(Chỉ tiêu!F"), "{said}");
    // What was denied before is no fault of the form's.
    fs::write(&manifest, format!("{text}identity-broken = \"deny\"\n")).expect("a file");
    place.takes(&place.template(2).number(TASKS, "F5", 81.0), 2);
}

#[test]
fn files_that_are_no_sound_workbook_are_refused() {
    let place = Place::new("files");
    let form = place.template(2).bytes();
    let says = |bytes: &[u8], word: &str| {
        let (code, said) = place.import("form.xlsx", bytes);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(word), "no {word:?} in:\n{said}");
    };
    says(&form[..form.len() / 2], "tệp hỏng hoặc tải về chưa hết");
    says(b"PK\x03\x04", "tệp hỏng hoặc tải về chưa hết");
    says(b"%PDF-1.7", "không phải sổ Excel");
    says(b"", "bảng này không phải biểu mẫu");
    says(b"{\"a\": 1}", "bảng này không phải biểu mẫu");
    says(&[0xff, 0xfe, b'T', 0], "tệp không phải UTF-8");
    says("Trang,M\u{e3} dòng".chars().map(|letter| letter as u8).collect::<Vec<u8>>().as_slice(), "tệp không phải UTF-8");
    let old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    says(&[&old[..], &[0; 600]].concat(), "tệp Excel kiểu cũ (.xls)");
    let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    says(&[&old[..], &[0; 600], &wide].concat(), "tệp được đặt mật khẩu");
    let parts = |parts: &[(&str, &[u8])]| Book(parts.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect()).bytes();
    says(&parts(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]), "OpenDocument");
    says(&parts(&[("word/document.xml", b"<w/>")]), "không phải sổ Excel");
    says(&parts(&[("xl/workbook.xml", b"<workbook"), ("xl/_rels/workbook.xml.rels", b"<x/>")]), "tệp hỏng");
    for (part, from, to) in [
        ("xl/sharedStrings.xml", "uniqueCount=\"", "uniqueCount=\"99999999999"),
        ("xl/worksheets/sheet2.xml", "<dimension ref=\"A1:", "<dimension ref=\"XFD99:"),
        ("xl/worksheets/sheet2.xml", "<c r=\"A4\"", "<c r=\"ZZZZZZZZ4\""),
        ("xl/worksheets/sheet2.xml", "<row r=\"4\"", "<row r=\"4294967297\""),
    ] {
        says(&Book::open(&form).replace(part, from, to).bytes(), "tệp hỏng");
    }
    let entities = Book::open(&form).replace("xl/workbook.xml", "<workbook", "<!DOCTYPE x [<!ENTITY a \"aa\">]><workbook");
    says(&entities.bytes(), "lớn hoặc lạ khác thường");
}

#[test]
fn a_file_that_unpacks_without_end_is_not_unpacked() {
    let place = Place::new("bomb");
    let mut book = place.template(2);
    // 80 MB of zeros, which is 80 KB packed.
    book.0.push(("xl/media/image1.xml".to_owned(), vec![b' '; 80_000_000]));
    let bytes = book.bytes();
    assert!(bytes.len() < 200_000);
    place.refuses(&book, &["lớn hoặc lạ khác thường"]);
    let mut many = place.template(2);
    many.0.extend((0..1_100).map(|number| (format!("xl/media/{number}.xml"), Vec::new())));
    place.refuses(&many, &["lớn hoặc lạ khác thường"]);
    // One cell in the last corner: a rectangle of it would have seventeen thousand million.
    let corner = place.template(2).row(FIGURES, 1_048_576, &[("XFD", "x")]);
    place.refuses(&corner, &["Chỉ tiêu!XFD1048576: dòng này không có mã"]);
}

#[test]
fn a_table_of_text_does_as_well() {
    let place = Place::new("table");
    let output = place.run(&["export", "--template", "so-a", "--quarter", "2", "--format", "csv"]);
    let table = String::from_utf8(output.stdout).expect("it is text");
    let (code, said) = place.import("form.csv", table.as_bytes());
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("không có gì thay đổi"), "{said}");
    // Saved again with commas and without a mark, as another program does.
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in reader.records() {
        let record = record.expect("it is a table");
        let mut fields: Vec<&str> = record.iter().collect();
        if fields[1] == "SA-03" && fields[3] == "Tiến độ (%)" {
            fields[4] = "81";
        }
        writer.write_record(fields).expect("memory takes every write");
    }
    let commas = writer.into_inner().expect("memory takes every write");
    let (code, said) = place.import("form.csv", &commas);
    assert_eq!(code, Some(0), "{said}");
    assert!(place.report(2).is_some_and(|report| report.contains("percent = 81\n")));
    let refused = |table: &str, word: &str| {
        let (code, said) = place.import("form.csv", table.as_bytes());
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(word), "no {word:?} in:\n{said}");
    };
    refused(
        &table.replacen("Tiến độ (%);73", "Tiến độ (%);bảy mươi", 1),
        "dòng 18 (SA-03, Tiến độ (%)): “bảy mươi” không phải số nguyên từ 0 đến 100",
    );
    refused(&table.replacen("Cột;Giá trị", "Giá trị;Cột", 1), "bảng này không phải biểu mẫu");
    refused(&format!("{table}Nhiệm vụ;SA-03;;Tiến độ (%);1;\n"), "ô này đã có ở dòng 18");
    refused(&format!("{table}Nhiệm vụ;SA-03;;Tiến độ\n"), "dòng này có 4 cột, phải có 6");
    let windows = table.replacen("Tiến độ (%);73", "Tiến độ (%);bảy mươi", 1).replace("\r\n", "\n").replace('\n', "\r\n");
    refused(&windows, "dòng 18 (SA-03");
    refused(&windows.replacen("\r\n", "\r\n\r\n", 1), "dòng 19 (SA-03");
    refused(&format!("{table}Trang lạ;SA-03;;Tiến độ (%);1;\n"), "biểu mẫu không có trang “Trang lạ”");
    refused(&format!("{table}Nhiệm vụ;SA-99;;Tiến độ (%);1;\n"), "kế hoạch của cơ quan không có nhiệm vụ `SA-99`");
}

#[test]
fn an_english_form_is_read_as_one() {
    let place = Place::new("english");
    let output = place.run(&["export", "--template", "so-a", "--quarter", "2", "--lang", "en"]);
    let form = Book::open(&output.stdout);
    let report = place.takes(&form.clone().text(FIGURES, "F5", "1,140").text(FIGURES, "F6", "1,150").text(TASKS, "G4", "No"), 2);
    assert!(report.contains("ho-so-tiep-nhan-moi = 1140\n") && report.contains("carried-out = false\n"), "{report}");
    let (code, said) = place.import("form.xlsx", &form.text(TASKS, "I5", "05/01/2021").bytes());
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("Tasks!I5"), "{said}");
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let place = Place::new("bytes");
    assert_eq!(place.template(2).0, place.template(2).0);
    let raw = || place.run(&["export", "--template", "so-a", "--quarter", "2"]).stdout;
    assert_eq!(raw(), raw());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever happens to a file on its way, it is read or refused.
    #[test]
    fn torn_and_bitten_files_are_read_or_refused(cut in 0_usize..20_000, bites in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6)) {
        let mut bytes = form_bytes().to_vec();
        if cut < bytes.len() {
            bytes.truncate(bytes.len() - cut);
        }
        for (place, bite) in bites {
            if !bytes.is_empty() {
                let at = place.index(bytes.len());
                bytes[at] ^= bite;
            }
        }
        read(&bytes);
    }

    /// The same inside its parts, where the container's sums do not tell.
    #[test]
    fn bitten_parts_are_read_or_refused(part in any::<prop::sample::Index>(), bites in proptest::collection::vec((any::<prop::sample::Index>(), 32_u8..127), 1..8)) {
        let mut book = Book::open(form_bytes());
        let index = part.index(book.0.len());
        let bytes = &mut book.0[index].1;
        for (place, bite) in bites {
            let at = place.index(bytes.len());
            bytes[at] = bite;
        }
        read(&book.bytes());
    }
}

/// What a person may put into an open cell of this kind.
fn anything(kind: Kind) -> BoxedStrategy<Value> {
    let letters = "[ -~àÀđĐễỄợ“”–…\n\t🙂\u{301}]{1,40}";
    let day = (36_526_i64..73_050).prop_map(|day| {
        let epoch = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day");
        Value::Date(epoch + chrono::Days::new(u64::try_from(day).expect("after 1899")))
    });
    match kind {
        Kind::Text => letters.prop_map(|text| Value::text(Some(&plain(&text)))).boxed(),
        Kind::Code => "[0-9]{1,4}/[A-ZĐ]{1,4}-[A-Z]{1,5}".prop_map(Value::Text).boxed(),
        Kind::Agencies => {
            proptest::collection::btree_set("[a-z]{1,8}-[a-z0-9]{1,8}", 1..4).prop_map(|ids| Value::Ids(ids.into_iter().collect())).boxed()
        }
        Kind::Ids => proptest::collection::vec("[a-z]{1,8}(-[a-z0-9]{1,8}){0,2}", 1..4).prop_map(Value::Ids).boxed(),
        // As many as a report takes of anything.
        Kind::Count => (0_i64..=1_000_000_000_000).prop_map(Value::Number).boxed(),
        Kind::Money => (0_i64..999_999_999_999_999).prop_map(Value::Number).boxed(),
        Kind::Percent => (0_i64..=100).prop_map(Value::Number).boxed(),
        Kind::Date => day.boxed(),
        Kind::Flag => any::<bool>().prop_map(Value::Flag).boxed(),
    }
}

/// The open cells of the form of a quarter.
fn open_cells(quarter: Quarter) -> Vec<((usize, usize, usize), Kind)> {
    let own = form(&subject(quarter));
    let mut found = Vec::new();
    for (sheet, of) in own.sheets.iter().enumerate() {
        for (row, of) in of.rows.iter().enumerate() {
            found.extend(of.cells.iter().enumerate().filter_map(|(column, cell)| Some(((sheet, row, column), cell.field()?.kind))));
        }
    }
    found
}

/// Some cells filled in anew, and some cleared, of a quarter that has a report or of one that has none.
/// A quarter, and cells of its form with what is put in them: sheet, row, column.
type Cells = (Quarter, Vec<((usize, usize, usize), Value)>);

fn some_cells() -> impl Strategy<Value = Cells> {
    let of = |quarter: Quarter| {
        let cells = open_cells(quarter);
        let one = move |index: prop::sample::Index| {
            let (place, kind) = cells[index.index(cells.len())];
            (Just(place), prop_oneof![5 => anything(kind), 1 => Just(Value::Nothing)])
        };
        (Just(quarter), proptest::collection::vec(any::<prop::sample::Index>().prop_flat_map(one), 1..20))
    };
    prop_oneof![of(Quarter::Q2), of(Quarter::Q3)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is filled in comes back: through the file, into the report's text, and into the form made of that.
    #[test]
    fn whatever_is_filled_in_comes_back((quarter, cells) in some_cells(), english: bool, is_table: bool) {
        let language = if english { Language::English } else { Language::Vietnamese };
        let shape = if is_table { Shape::Csv } else { Shape::Xlsx };
        let subject = subject(quarter);
        let own = form(&subject);
        let mut sent = own.clone();
        for ((sheet, row, column), value) in cells {
            let cell = &mut sent.sheets[sheet].rows[row].cells[column];
            *cell = Entry { value, ..cell.clone() };
        }
        complete(&mut sent);
        let given = filled::open(&write(&sent, shape, language)).expect("a form of ours can be opened");
        let (identity, read_as) = filled::identity(&given).expect("it says what it is");
        prop_assert_eq!((identity, read_as), (Identity::of(&subject), language));
        let why = |sheet: &str, row: &str| why_no_row(&subject, sheet, row);
        let matched = filled::matched(&own, &given, language, &why).map_err(|faults| TestCaseError::fail(format!("{faults:?}")))?;
        prop_assert!(matched.absent.is_empty() && matched.foreign.is_empty());
        for filled in &matched.filled {
            let (sheet, row, column) = filled.place;
            let value = &sent.sheets[sheet].rows[row].cells[column].value;
            prop_assert!(filled.value.is_same(value), "{}: {value:?} came back as {:?}", filled.at.vi, filled.value);
        }
        let path = format!("agencies/so-a/2021/{}.toml", quarter.key());
        let standing = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/base").join(&path)).ok();
        let changes = changes(&subject, &own, &matched.filled, standing.as_deref().unwrap_or_default());
        let changes = changes.map_err(|faults| TestCaseError::fail(format!("{faults:?}")))?;
        let text = standing.map_or_else(|| changes.anew(&subject), |standing| changes.applied(&standing));
        let text = text.expect("a report takes whatever was read");
        prop_assert!(cchc::load::parses(&text), "{text}");
        prop_assert!(cchc::edit::format::format(&text).is_some(), "{text}");
        let overlay = cchc::load::Overlay::from([(path, text.clone())]);
        let after = checked(&overlay);
        let again = form(&Subject { checked: &after, ..Subject { checked: &after, bundle: after.bundle(2021).expect("a bundle"), ..subject } });
        for (sheet, of) in sent.sheets.iter().enumerate() {
            for (row, of) in of.rows.iter().enumerate() {
                for (column, cell) in of.cells.iter().enumerate().filter(|(_, cell)| cell.field().is_some()) {
                    let again = &again.sheets[sheet].rows[row].cells[column];
                    // What was cleared is suggested again.
                    let now = if matches!(again.access, Access::Suggested(_)) { &Value::Nothing } else { &again.value };
                    prop_assert!(now.is_same(&cell.value), "{}: {:?} is now {now:?}\n{text}", of.key, cell.value);
                }
            }
        }
    }
}

/// What half an entry needs to be one: a document its number and its day, a difficulty its words.
fn complete(sent: &mut cchc::document::form::Form) {
    for sheet in &mut sent.sheets {
        let place = |key: &str| sheet.columns.iter().position(|column| column.key == key);
        let day = chrono::NaiveDate::from_ymd_opt(2021, 6, 1).map(Value::Date).expect("a day");
        let document = ["evidence-number", "evidence-date", "evidence-title"].map(place);
        let difficulty = ["tasks", "problem", "proposal"].map(place);
        for row in &mut sheet.rows {
            let is_there =
                |place: Option<usize>, row: &cchc::document::form::Row| place.is_some_and(|at| row.cells[at].value != Value::Nothing);
            if let [Some(number), Some(date), _] = document
                && document.iter().any(|place| is_there(*place, row))
            {
                for (at, value) in [(number, Value::Text("1/QĐ-SA".to_owned())), (date, day.clone())] {
                    if row.cells[at].value == Value::Nothing {
                        row.cells[at].value = value;
                    }
                }
            }
            if let [tasks, Some(problem), proposal] = difficulty
                && is_there(tasks, row)
                && !is_there(proposal, row)
                && row.cells[problem].value == Value::Nothing
            {
                row.cells[problem].value = Value::Text("vướng".to_owned());
            }
        }
    }
}

/// The small workspace, with texts laid over it.
fn checked(overlay: &cchc::load::Overlay) -> Checked {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/base");
    let loaded = cchc::load::workspace(&root, overlay).expect("the base is there");
    cchc::check::check(loaded, cchc::check::Levels::default(), chrono::NaiveDate::MIN).0
}

fn subject(quarter: Quarter) -> Subject<'static> {
    static CHECKED: std::sync::OnceLock<Checked> = std::sync::OnceLock::new();
    let checked = CHECKED.get_or_init(|| checked(&cchc::load::Overlay::default()));
    let bundle = checked.bundle(2021).expect("it has a bundle");
    Subject { checked, bundle, agency: bundle.agency("so-a").expect("it is there"), quarter }
}

/// Reads a file as far as it goes, in the form's own workspace.
fn read(bytes: &[u8]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/base");
    let subject = subject(Quarter::Q2);
    let own = form(&subject);
    let Ok(given) = filled::open(bytes) else { return };
    let Ok((_, language)) = filled::identity(&given) else { return };
    if let Ok(matched) = filled::matched(&own, &given, language, &|sheet, row| why_no_row(&subject, sheet, row)) {
        let text = fs::read_to_string(root.join("agencies/so-a/2021/q2.toml")).expect("it is there");
        if let Ok(changes) = changes(&subject, &own, &matched.filled, &text) {
            let new = changes.applied(&text).expect("a report takes whatever was read");
            assert!(cchc::load::parses(&new), "{new}");
        }
    }
}

/// A form to be torn, made once.
fn form_bytes() -> &'static [u8] {
    static FORM: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    FORM.get_or_init(|| Place::new("torn").template(2).bytes())
}

#[test]
fn excel_helps_whoever_fills_it_in() {
    let place = Place::new("helps");
    let form = place.template(2);
    let part = |name: &str| {
        let (_, bytes) = form.0.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no part {name}"));
        String::from_utf8(bytes.clone()).expect("it is text")
    };
    for number in 1..=5 {
        let sheet = part(&format!("xl/worksheets/sheet{number}.xml"));
        for wanted in ["<sheetProtection sheet=\"1\"", "paperSize=\"9\"", "orientation=\"landscape\""] {
            assert!(sheet.contains(wanted), "sheet {number} has no {wanted}");
        }
        assert!(!sheet.contains("password") && !sheet.contains("hashValue"), "sheet {number} has a password");
    }
    let tasks = part("xl/worksheets/sheet2.xml");
    // Yes or no is chosen, percent is whole and at most 100, money is whole, each with a word on what belongs there.
    let guard = |cells: &str| {
        let at = tasks.find(&format!("sqref=\"{cells}\"")).unwrap_or_else(|| panic!("nothing guards {cells}"));
        let start = tasks[..at].rfind("<dataValidation ").expect("a guard begins");
        tasks[start..].split_inclusive("</dataValidation>").next().expect("a guard ends").to_owned()
    };
    let choice = guard("G4");
    assert!(choice.contains("type=\"list\"") && choice.contains("<formula1>\"Có,Không\"</formula1>"), "{choice}");
    let percent = guard("F5");
    assert!(percent.contains("type=\"whole\"") && percent.contains("<formula1>0</formula1><formula2>100</formula2>"), "{percent}");
    assert!(percent.contains("prompt=\"Ước lượng tiến độ cả nhiệm vụ"), "{percent}");
    assert!(guard("L4:L7").contains("operator=\"greaterThanOrEqual\""));
    assert!(guard("J5").contains("type=\"date\""));
    assert!(tasks.contains("<pane xSplit=\"2\" ySplit=\"3\""), "the heads stay in sight");
    assert!(tasks.contains("<colBreaks"), "the second half has a page of its own");
}

#[test]
#[ignore = "needs LibreOffice"]
fn it_prints_on_paper_that_lies() {
    let place = Place::new("paper");
    let province = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/dong-thap-2021");
    let output = program(&province).args(["export", "--template", "so-y-te", "--quarter", "2"]).output().expect("the program runs");
    let file = place.0.join("form.xlsx");
    fs::write(&file, output.stdout).expect("a file");
    let pages = office::pages(&office::to_pdf(&file));
    assert!((6..=12).contains(&pages.len()), "{} pages", pages.len());
    for (number, page) in (1..).zip(&pages) {
        assert!(page.is_landscape(), "page {number} stands");
        let spilt = page.spilt(36.0, 36.0);
        assert!(spilt.is_empty(), "page {number}: {spilt:?}");
    }
    // The second half of the tasks has their names again, and the heads.
    let second = pages.iter().find(|page| page.says("Nguyên nhân chậm")).expect("the second half is printed");
    assert!(second.says("Mã nhiệm vụ") && second.says("SYT-01") && !second.says("Kết quả đến ngày chốt"));
}

#[test]
#[ignore = "needs LibreOffice"]
fn an_office_may_save_it_in_between() {
    let place = Place::new("office");
    let form = place.template(3);
    let book = form
        .text(TASKS, "E4", "Đăng 9 tin, bài")
        .text(TASKS, "G4", "Có")
        .number(TASKS, "L4", 3_200_000.0)
        .text(TASKS, "E5", "Đang làm")
        .number(TASKS, "I5", 44_228.0)
        .number(TASKS, "F5", 90.0)
        .number(FIGURES, "F5", 10.0)
        .number(FIGURES, "F6", 10.0)
        .number(FIGURES, "F8", 25.0);
    let (sent, saved) = (place.0.join("sent"), place.0.join("saved"));
    fs::create_dir_all(&sent).and_then(|()| fs::create_dir_all(&saved)).expect("folders");
    let file = sent.join("so-a-2021-q3.xlsx");
    fs::write(&file, book.bytes()).expect("a file");
    let profile = format!("-env:UserInstallation=file://{}", place.0.join("profile").display());
    let output = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(&saved)
        .arg(&file)
        .output()
        .expect("LibreOffice runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let bytes = fs::read(saved.join("so-a-2021-q3.xlsx")).expect("it was saved");
    let (code, said) = place.import("so-a-2021-q3.xlsx", &bytes);
    assert_eq!(code, Some(0), "{said}");
    let by_office = place.report(3);
    fs::remove_file(place.0.join("agencies/so-a/2021/q3.toml")).expect("it is there");
    place.takes(&book, 3);
    assert_eq!(place.report(3), by_office);
}
