//! What the writers' tests write: a document as reports make them, and a hostile one.

use chrono::NaiveDate;

use super::{Format, Options, write};
use crate::document::official::{Official, Signature};
use crate::document::{Block, Cell, Chart, Column, Document, Fact, Kind, Mark, Row, Shape, Table, Tone};
use crate::language::{Language, Text};

/// Piped, in Vietnamese, whole.
pub(super) fn options() -> Options {
    Options { language: Language::Vietnamese, width: None, styled: false, table: None }
}

/// A document written in a form of text.
pub(super) fn text(document: &Document, format: Format, options: &Options) -> String {
    String::from_utf8(write(document, format, options).expect("it has the table asked for")).expect("the form is text")
}

fn words(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn day(year: i32, month: u32, day: u32) -> Cell {
    NaiveDate::from_ymd_opt(year, month, day).map_or(Cell::Missing, Cell::Date)
}

/// A quarter, with a table of every kind.
pub(super) fn document() -> Document {
    let fact = |key, vi, en, value| Fact { key, label: Text::fixed(vi, en), value };
    Document {
        name: "period",
        title: Text::fixed(
            "Cải cách hành chính 6 tháng đầu năm 2021 – tỉnh Đồng Tháp",
            "Administrative reform, first half of 2021 – Đồng Tháp province",
        ),
        standing: vec![
            fact("plan", "Kế hoạch", "Plan", words("264/KH-UBND ngày 10/11/2020")),
            fact("as-of", "Số liệu đến", "Figures to", day(2021, 6, 14)),
            fact(
                "received",
                "Báo cáo đã nhận",
                "Reports received",
                words("29/30; chưa báo cáo: UBND huyện Lai Vung (hạn 17/06/2021); chưa hợp lệ: Sở Xây dựng (q2.toml không đọc được)"),
            ),
        ],
        blocks: vec![
            Block::Table(by_area()),
            Block::heading(Text::fixed("Cần chú ý", "What needs attention")),
            Block::Paragraph(Text::fixed(
                "Các nhiệm vụ đã quá hạn và chưa hoàn thành đến ngày chốt số liệu, nhiệm vụ quá hạn lâu nhất đứng trước.",
                "Tasks overdue and open at the cut-off, the longest overdue first.",
            )),
            Block::Table(attention()),
            Block::heading(Text::fixed("Kinh phí, kiểm tra", "Money and inspections")),
            Block::Table(funding()),
            Block::Table(Table {
                key: "inspections",
                title: Text::fixed("Kiểm tra trong kỳ", "Inspections in the period"),
                columns: vec![
                    Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0),
                    Column::new("day", Text::fixed("Ngày", "Day"), Kind::Date, 1),
                ],
                rows: vec![],
                chart: None,
                notes: vec![],
            }),
        ],
        official: None,
    }
}

fn by_area() -> Table {
    let count = |key, vi, en, weight| Column::new(key, Text::fixed(vi, en), Kind::Count, weight);
    let ratio = |key, vi, en, weight| Column::new(key, Text::fixed(vi, en), Kind::Ratio, weight);
    let row = |area: &str, counts: [Option<i64>; 6], due: Cell| {
        let done: i64 = counts[1..3].iter().flatten().sum();
        let mut cells = vec![words(area)];
        cells.extend(counts.map(|count| count.map_or(Cell::Missing, Cell::Count)));
        cells.push(Cell::Ratio { numerator: done, denominator: counts[0].unwrap_or_default() });
        cells.push(due);
        cells
    };
    let due = |numerator, denominator| Cell::Ratio { numerator, denominator };
    let total = row("Toàn tỉnh", [Some(1_037), Some(372), Some(31), Some(566), Some(34), Some(34)], due(403, 437));
    Table {
        key: "by-area",
        title: Text::fixed("Nhiệm vụ có thời hạn, theo nội dung", "Tasks with a due date, by area"),
        columns: vec![
            Column::new("area", Text::fixed("Nội dung", "Area"), Kind::Text, 0),
            count("total", "Tổng", "Total", 0),
            count("done-on-time", "Hoàn thành\nđúng hạn", "Done\non time", 1),
            count("done-late", "Hoàn thành\nquá hạn", "Done\nlate", 1),
            count("open-in-term", "Chưa hoàn thành,\ntrong hạn", "Open,\nin term", 2),
            count("open-overdue", "Chưa hoàn thành,\nquá hạn", "Open,\noverdue", 1),
            count("not-reported", "Chưa có\nbáo cáo", "Not\nreported", 3),
            ratio("plan-completed", "Tỷ lệ hoàn thành\nkế hoạch", "Plan\ncompleted", 2),
            ratio("due-completed", "Tỷ lệ hoàn thành\nnhiệm vụ đến hạn", "Due\ncompleted", 2),
        ],
        rows: vec![
            Row::body(row("1 Thông tin, tuyên truyền", [Some(87), Some(31), Some(2), Some(49), Some(2), Some(3)], due(32, 34))),
            Row::body(row("2 Ca\u{309}i ca\u{301}ch thể chế", [Some(116), Some(40), Some(5), Some(63), Some(4), Some(4)], due(42, 46))),
            Row::body(row(
                "7 Xây dựng và phát triển chính quyền điện tử, chính quyền số",
                [Some(12), Some(0), Some(0), Some(12), Some(0), None],
                due(0, 0),
            )),
            Row::total(total),
        ],
        chart: Some(Chart {
            title: Text::fixed("Tình hình thực hiện", "Where tasks stand"),
            shape: Shape::Bars,
            category: "area".into(),
            series: [
                ("done-on-time", Tone::Good),
                ("done-late", Tone::Fair),
                ("open-in-term", Tone::Open),
                ("open-overdue", Tone::Bad),
                ("not-reported", Tone::Missing),
            ]
            .map(|(key, tone)| (key.into(), tone))
            .into(),
        }),
        notes: vec![Text::fixed(
            "Tỷ lệ hoàn thành nhiệm vụ đến hạn trong kỳ: số đã hoàn thành chia cho số đến hạn; việc hoàn thành trước hạn được tính khi đến hạn.",
            "Due completed: done over due; what is done early counts when it falls due.",
        )],
    }
}

fn attention() -> Table {
    let row = |agency: &str, id: &str, task: &str, due: Cell, late: i64, why: Option<&str>| {
        Row::body(vec![words(agency), words(id), words(task), due, Cell::Count(late), Cell::words(why)])
    };
    Table {
        key: "attention",
        title: Text::fixed("Nhiệm vụ quá hạn", "Overdue tasks"),
        columns: vec![
            Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Text, 0),
            Column::new("id", Text::fixed("Mã", "Id"), Kind::Code, 0),
            Column::new("task", Text::fixed("Nhiệm vụ", "Task"), Kind::Text, 1),
            Column::new("due", Text::fixed("Thời hạn", "Due"), Kind::Date, 1),
            Column::new("days-late", Text::fixed("Quá hạn (ngày)", "Days late"), Kind::Count, 0),
            Column::new("difficulty", Text::fixed("Khó khăn, vướng mắc", "Difficulty"), Kind::Text, 2),
        ],
        rows: vec![
            row(
                "Sở Giao thông vận tải",
                "SGTVT-07",
                "Cung cấp dịch vụ công trực tuyến mức độ 4 đối với các thủ tục cấp đổi giấy phép lái xe",
                day(2021, 3, 31),
                75,
                Some("chưa có kinh phí"),
            ),
            row("UBND huyện Cao Lãnh", "HCL-12", "Kiểm tra công tác cải cách hành chính tại 18 xã, thị trấn", day(2021, 5, 30), 15, None),
            row(
                "UBND thành phố Hồng Ngự",
                "TPHN-03",
                "Rà soát văn bản quy phạm pháp luật",
                day(2021, 6, 13),
                1,
                Some("chờ ý kiến của Sở Tư pháp về thẩm quyền ban hành văn bản"),
            ),
        ],
        chart: None,
        notes: vec![],
    }
}

fn funding() -> Table {
    let share = |numerator, denominator| Cell::Ratio { numerator, denominator };
    Table {
        key: "funding",
        title: Text::fixed("Kinh phí thực hiện", "Funding"),
        columns: vec![
            Column::new("agency", Text::fixed("Cơ quan", "Agency"), Kind::Code, 0),
            Column::new("estimate", Text::fixed("Dự toán\n(triệu đồng)", "Estimate\n(million đồng)"), Kind::Money, 1),
            Column::new("spent", Text::fixed("Đã chi\n(triệu đồng)", "Spent\n(million đồng)"), Kind::Money, 1),
            Column::new("spent-share", Text::fixed("Tỷ lệ", "Share"), Kind::Ratio, 2),
        ],
        rows: vec![
            Row::body(vec![words("so-y-te"), Cell::Money(1_234_567_890), Cell::Money(500_000_000), share(500_000_000, 1_234_567_890)]),
            Row::body(vec![words("so-xay-dung"), Cell::Missing, Cell::Money(0), share(0, 0)]),
            Row::total(vec![Cell::Blank, Cell::Money(1_234_567_890), Cell::Money(500_000_000), Cell::Blank]),
        ],
        chart: None,
        notes: vec![],
    }
}

/// A report to be signed: everything an official document has around its body, a place to fill, a table too wide for it, appendices.
pub(super) fn official() -> Document {
    let own = |vi: &str| Text::same(vi.to_owned());
    let addressed = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let paragraph =
        "Trong kỳ, các cơ quan, đơn vị, địa phương đã triển khai kế hoạch theo đúng tiến độ; công tác chỉ đạo, điều hành được quan tâm.";
    Document {
        blocks: vec![
            Block::heading(own("I. Tình hình thực hiện")),
            Block::Heading { level: 2, text: own("1. Công tác chỉ đạo, điều hành") },
            Block::Paragraph(own(&format!("{paragraph}\n\nCác nhóm việc chính:\n- kiểm tra;\n- tuyên truyền."))),
            Block::Gap(own("Tình hình thực hiện mục II.1 của cơ quan")),
            Block::Table(wide_matrix()),
            Block::Table(funding()),
            Block::heading(own("II. Đánh giá chung")),
            Block::Paragraph(own(paragraph)),
            Block::Appendix(own("Số liệu theo nội dung")),
            Block::Table(by_area()),
            Block::Appendix(own("Nhiệm vụ cần chú ý")),
            Block::Paragraph(own("Đến ngày chốt số liệu.")),
            Block::Table(attention()),
        ],
        official: Some(Official {
            superior: Some("Ủy ban nhân dân tỉnh Đồng Tháp".to_owned()),
            issuer: "Sở Nội vụ".to_owned(),
            number: None,
            sign: "BC-SNV".to_owned(),
            place: Some("Đồng Tháp".to_owned()),
            date: None,
            year: None,
            kind: "BÁO CÁO".to_owned(),
            about: "Kết quả thực hiện công tác cải cách hành chính 6 tháng đầu năm 2021".to_owned(),
            addressees: addressed(&["Ủy ban nhân dân Tỉnh", "Bộ Nội vụ"]),
            bases: addressed(&[
                "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
                "Căn cứ Kế hoạch số 264/KH-UBND ngày 10 tháng 11 năm 2020",
            ]),
            signature: Signature {
                on_behalf: Some("KT. GIÁM ĐỐC".to_owned()), title: Some("PHÓ GIÁM ĐỐC".to_owned()), name: None
            },
            recipients: addressed(&["Như trên", "Các sở, ban, ngành tỉnh"]),
            archive: "VT, CCHC".to_owned(),
        }),
        ..document()
    }
}

/// A matrix: more columns than a page has room for.
fn wide_matrix() -> Table {
    let mark = |key, letter, vi, en, tone| Cell::Mark(Mark { key, letter, words: Text::fixed(vi, en), tone });
    let marks = [
        mark("done", '●', "đã hoàn thành", "done", Tone::Good),
        mark("open", '○', "chưa hoàn thành, trong hạn", "open, in term", Tone::Open),
        mark("overdue", '▲', "chưa hoàn thành, quá hạn", "open, overdue", Tone::Bad),
        Cell::Missing,
    ];
    let agency = |index: usize| {
        let title = format!("UBND huyện, thành phố thứ {}", index + 1);
        Column::new(format!("agency-{index}"), Text::same(title), Kind::Mark, 1)
    };
    let mut columns = vec![
        Column::new("task", Text::fixed("Mã", "Id"), Kind::Code, 0),
        Column::new("name", Text::fixed("Nhiệm vụ", "Task"), Kind::Text, 0),
    ];
    columns.extend((0..60).map(agency));
    let row = |row: usize| {
        let mut cells = vec![words(&format!("3.{row}")), words("Rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý")];
        cells.extend((0..60).map(|column| marks[(row + column) % marks.len()].clone()));
        Row::body(cells)
    };
    let rows = (0..30).map(row).collect();
    Table {
        key: "coverage", title: Text::fixed("Nhiệm vụ theo cơ quan", "Tasks by agency"), columns, rows, chart: None, notes: vec![]
    }
}

/// A document whose tables are drawn as lines, with a figure that is not known, and as a matrix; with a gap and two appendices.
pub(super) fn charts() -> Document {
    Document {
        name: "trend",
        title: Text::fixed("Diễn biến năm 2021 – tỉnh Đồng Tháp", "Trend of 2021 – Đồng Tháp province"),
        standing: vec![Fact { key: "year", label: Text::fixed("Năm", "Year"), value: words("2021") }],
        blocks: vec![
            Block::Table(by_quarter()),
            Block::Gap(Text::fixed("Cần bổ sung: đánh giá chung", "To be written: the general assessment")),
            Block::Appendix(Text::fixed("Mức độ phủ", "Coverage")),
            Block::Table(coverage()),
            Block::Appendix(Text::fixed("Danh mục", "List")),
            Block::Paragraph(Text::fixed("Kèm theo báo cáo.", "With the report.")),
        ],
        official: None,
    }
}

fn by_quarter() -> Table {
    let ratio = |key, vi, en| Column::new(key, Text::fixed(vi, en), Kind::Ratio, 0);
    let share = |numerator| Cell::Ratio { numerator, denominator: 100 };
    let row = |quarter: &str, plan, due| Row::body(vec![words(quarter), plan, due]);
    Table {
        key: "by-quarter",
        title: Text::fixed("Tỷ lệ qua các quý", "Rates by quarter"),
        columns: vec![
            Column::new("quarter", Text::fixed("Quý", "Quarter"), Kind::Code, 0),
            ratio("plan-completed", "Tỷ lệ hoàn thành kế hoạch", "Plan completed"),
            ratio("due-completed", "Tỷ lệ hoàn thành nhiệm vụ đến hạn", "Due completed")
                .worked_out(Text::fixed("xong trong số đến hạn / đến hạn", "done of those due / due")),
        ],
        rows: vec![
            row("Quý I", share(25), share(80)),
            row("Quý II", share(48), share(92)),
            row("Quý III", Cell::Missing, share(91)),
            row("Quý IV", share(90), share(93)),
        ],
        chart: Some(Chart {
            title: Text::fixed("Tỷ lệ hoàn thành", "Completion rates"),
            shape: Shape::Lines,
            category: "quarter".into(),
            series: vec![("plan-completed".into(), Tone::Open), ("due-completed".into(), Tone::Good)],
        }),
        notes: vec![],
    }
}

fn coverage() -> Table {
    let marks = [
        Mark { key: "done", letter: '●', words: Text::fixed("đã hoàn thành", "done"), tone: Tone::Good },
        Mark { key: "open", letter: '◐', words: Text::fixed("chưa hoàn thành, trong hạn", "open, in term"), tone: Tone::Open },
        Mark { key: "overdue", letter: '!', words: Text::fixed("quá hạn", "overdue"), tone: Tone::Bad },
        Mark { key: "missing", letter: '?', words: Text::fixed("chưa đưa vào kế hoạch", "in no plan"), tone: Tone::Missing },
        Mark {
            key: "not-applicable", letter: '·', words: Text::fixed("không thuộc chức năng", "not applicable"), tone: Tone::Neutral
        },
    ];
    let agencies = ["Sở Nội vụ", "Sở Y tế", "UBND huyện Tháp Mười", "UBND thành phố Cao Lãnh", "Ban Quản lý Khu kinh tế"];
    let mut columns = vec![Column::new("task", Text::fixed("Nhiệm vụ của Tỉnh", "Provincial task"), Kind::Text, 0)];
    columns.extend(
        agencies.into_iter().enumerate().map(|(number, agency)| Column::new(format!("agency-{number}"), Text::same(agency), Kind::Mark, 1)),
    );
    let rows = (0..10).map(|task| {
        let mut cells = vec![words(&format!("{}.{} Nhiệm vụ thứ {}", task / 4 + 1, task % 4 + 1, task + 1))];
        cells.extend((0..agencies.len()).map(|agency| Cell::Mark(marks[(task * 2 + agency) % marks.len()].clone())));
        Row::body(cells)
    });
    Table {
        key: "coverage",
        title: Text::fixed("Nhiệm vụ và cơ quan", "Tasks and agencies"),
        columns,
        rows: rows.collect(),
        chart: Some(Chart {
            title: Text::fixed("Mức độ phủ", "Coverage"), shape: Shape::Matrix, category: "task".into(), series: vec![]
        }),
        notes: vec![],
    }
}

/// Text that would be a formula, a command of the terminal, or markup, wherever a writer forgot to look.
pub(super) fn hostile() -> Document {
    let texts = [
        "=cmd|' /C calc'!A0",
        "@SUM(1)",
        "-2+3",
        "\u{1b}[31mred",
        "a|b",
        "<script>alert(1)</script>",
        "\ntwo\nlines",
        "\rx",
        "\tx",
        "\u{200f}right to left\u{202e}",
        "\u{9b}31m",
        "[x](javascript:1) &lt; **b** `c`",
        "a\\|b\\",
        "\"quoted\", and",
        "Tie\u{302}\u{301}ng Vie\u{323}\u{302}t",
        "👩‍👩‍👧 ☺\u{fe0f} 漢字",
        "",
        "a-word-that-is-much-longer-than-any-column-of-a-narrow-window-can-ever-be-so-that-it-must-break-inside",
    ];
    let hostile = |text: &str| Text::same(text.to_owned());
    let row = |text: &&str| Row::body(vec![words(text), Cell::Ratio { numerator: -3, denominator: 0 }, Cell::Words(hostile(text))]);
    let everything = texts.join(" ");
    Document {
        name: "hostile",
        title: hostile(&everything),
        standing: vec![Fact { key: "fact", label: hostile(&everything), value: words(&everything) }],
        blocks: vec![
            Block::Table(Table {
                key: "hostile",
                title: hostile("=1+1\u{1b}[2J"),
                columns: vec![
                    Column::new("name", hostile("a|b\n\u{1b}[31m"), Kind::Text, 0),
                    Column::new("ratio", hostile("<b>"), Kind::Ratio, 1),
                    Column::new("more", hostile(""), Kind::Code, 2),
                ],
                rows: texts.iter().map(row).collect(),
                chart: Some(Chart {
                    title: hostile("*"),
                    shape: Shape::Bars,
                    category: "name".into(),
                    series: vec![("ratio".into(), Tone::Good), ("no-such-column".into(), Tone::Bad)],
                }),
                notes: vec![hostile(&everything)],
            }),
            Block::heading(hostile("# \u{1b}]0;title\u{7}")),
            Block::Paragraph(hostile("- <b>\n1. \u{202e}")),
            Block::Table(Table {
                key: "bare",
                title: hostile(""),
                columns: vec![],
                rows: vec![Row::body(vec![])],
                chart: None,
                notes: vec![],
            }),
        ],
        official: None,
    }
}
