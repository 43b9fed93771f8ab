//! What is told of an id wherever it stands, and what may be written where one belongs.

use std::fs;

use serde_json::{Value, json};

use crate::client::{Client, base};

const PLAN: &str = "agencies/so-a/2021/plan.toml";
const Q1: &str = "agencies/so-a/2021/q1.toml";
const Q2: &str = "agencies/so-a/2021/q2.toml";

fn labels(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["label"].as_str().expect("a label")).collect()
}

/// The text after a completion is taken.
fn taken(client: &Client, file: &str, item: &Value) -> String {
    crate::client::applied(client.text(file), std::slice::from_ref(&item["textEdit"]), cchc::source::Unit::Utf16)
}

#[test]
fn a_provincial_task_is_told_with_who_implements_it() {
    let mut client = Client::of_base("hover-task");
    client.open(PLAN);
    let page = client.hover(PLAN, "implements = [\"2.|1\"]");
    for part in [
        "**2.1** · Rà soát, đơn giản hóa thủ tục hành chính",
        "Nội dung: 2. Cải cách thủ tục hành chính",
        "01/KH-UBND II.2, gạch đầu dòng thứ nhất",
        "tất cả cơ quan",
        "Số hồ sơ mới tiếp nhận",
        "1 cơ quan, 1 nhiệm vụ trong kế hoạch, hoàn thành 0 (đến 14/06/2021)",
        "Sở A SA-03: chưa hoàn thành, quá hạn (73%)",
    ] {
        assert!(page.contains(part), "{part} in\n{page}");
    }
}

#[test]
fn whom_a_task_is_given_to_is_told_in_english_too() {
    let mut client = Client::open_folder(&crate::client::base("hover-english"), &json!({ "initializationOptions": { "language": "en" } }));
    client.open(PLAN);
    let page = client.hover(PLAN, "implements = [\"2.|1\"]");
    assert!(page.contains("Assigned to: all agencies") && !page.contains("tất cả"), "{page}");
}

#[test]
fn a_planned_task_is_told_quarter_by_quarter() {
    let mut client = Client::of_base("hover-planned");
    client.open(Q2);
    let page = client.hover(Q2, "tasks = [\"SA|-03\"]");
    for part in [
        "**SA-03** · Rà soát thủ tục hành chính",
        "2.1 Rà soát, đơn giản hóa",
        "Thời hạn: tháng 05/2021, quá hạn 31 ngày",
        "quý I: 40% – Đã rà soát 12/30 thủ tục",
        "quý II: 73% – Đã rà soát 22/30",
    ] {
        assert!(page.contains(part), "{part} in\n{page}");
    }
    client.open(Q1);
    assert!(client.hover(Q1, "[progress.SA-|01]").contains("hoàn thành đúng hạn (đến 14/03/2021)"), "as of the report's own cut-off");
}

#[test]
fn agencies_indicators_sections_and_rules_are_told() {
    let mut client = Client::of_base("hover-others");
    for (file, mark, parts) in [
        (PLAN, "support = [\"so-noi|-vu\"]", ["**so-noi-vu** · Sở Nội vụ", "sở, ban, ngành"]),
        (PLAN, "indicator = \"ty-le-ho-so-|dung-han\"", ["Tử số: ", "Mẫu số: "]),
        (Q1, "ho-so-tiep-nhan|-moi = 120", ["Đơn vị tính: hồ sơ", "phát sinh trong kỳ"]),
        (Q1, "ho-so-ky-truoc-|chuyen-sang = 15", ["kỳ trước chuyển sang, lấy quý đầu", "Phải khớp: "]),
        (Q1, "xa-duoc-|kiem-tra", ["mỗi cơ quan tính một lần", "các huyện, thành phố"]),
        (PLAN, "area = |2", ["**2** · Cải cách thủ tục hành chính", "Nhiệm vụ của Tỉnh: 2"]),
        ("cchc.toml", "plan-|missing", ["C0208", "Vì sao"]),
        ("cchc.toml", "agency-plan|", ["", ""]),
        ("bundle/plan.toml", "to = [\"@|department\", \"@district\"]", ["các sở, ban, ngành", "Số cơ quan: 2"]),
    ] {
        client.open(file);
        if parts[0].is_empty() {
            continue;
        }
        let page = client.hover(file, mark);
        for part in parts {
            assert!(page.contains(part), "{part} in\n{page}");
        }
    }
}

#[test]
fn a_task_leads_to_the_plan_and_back_to_every_quarter() {
    let mut client = Client::of_base("definition");
    client.open(PLAN);
    client.open(Q2);
    client.open("bundle/plan.toml");
    let defined = client.ask_at("textDocument/definition", Q2, "tasks = [\"SA-|03\"]", &json!({})).expect("an answer");
    assert_eq!((&defined["uri"], client.held(PLAN, &defined["range"])), (&json!(client.uri(PLAN)), "SA-03".to_owned()));
    let province = client.ask_at("textDocument/definition", PLAN, "implements = [\"2.|1\"]", &json!({})).expect("an answer");
    assert_eq!(
        (&province["uri"], client.held("bundle/plan.toml", &province["range"])),
        (&json!(client.uri("bundle/plan.toml")), "2.1".to_owned())
    );
    let all = client.ask_at("textDocument/references", PLAN, "[task.SA|-03]", &json!({ "context": { "includeDeclaration": false } }));
    let all = all.expect("an answer");
    let files: Vec<&str> = all.as_array().expect("places").iter().map(|place| place["uri"].as_str().expect("an address")).collect();
    assert_eq!(files, [client.uri(Q1), client.uri(Q2), client.uri(Q2)], "each quarter's entry, and the difficulty");
    let of_task = client.ask_at("textDocument/references", "bundle/plan.toml", "id = \"2.|1\"", &json!({})).expect("an answer");
    assert_eq!(of_task.as_array().map(Vec::len), Some(2), "its definition, and the plan that implements it");
    let here = client.ask_at("textDocument/documentHighlight", Q2, "[progress.SA|-03]", &json!({})).expect("an answer");
    assert_eq!(here.as_array().map(Vec::len), Some(2));
}

#[test]
fn an_embedded_bundle_is_a_file_nobody_may_write_to() {
    let root = base("embedded");
    fs::remove_dir_all(root.join("agencies")).expect("they are there");
    fs::write(root.join("cchc.toml"), "[workspace]\nplans = [\"dong-thap-2021\"]\n").expect("it is written");
    let mut client = Client::open_folder(&root, &json!({}));
    let file = "agencies/so-y-te/2021/plan.toml";
    client.open_as(file, "[agency-plan]\nagency = \"so-y-te\"\nyear = 2021\n\n[task.SYT-01]\nimplements = [\"3.3\"]\nname = \"x\"\nlead = \"y\"\ndue = 2021-05-01\n");
    let defined = client.ask_at("textDocument/definition", file, "\"3.|3\"", &json!({})).expect("an answer");
    let path = defined["uri"].as_str().and_then(|uri| uri.strip_prefix("file://")).expect("a file").to_owned();
    let text = fs::read_to_string(&path).expect("it was written");
    let line = usize::try_from(defined["range"]["start"]["line"].as_u64().expect("a line")).expect("small");
    assert_eq!(text.lines().nth(line), Some("id = \"3.3\""));
    assert!(fs::metadata(&path).expect("it is there").permissions().readonly());
    let uri = defined["uri"].as_str().expect("an address").to_owned();
    client.notify("textDocument/didOpen", json!({ "textDocument": { "uri": uri, "languageId": "toml", "version": 1, "text": text } }));
    let asked = json!({ "textDocument": { "uri": uri }, "position": defined["range"]["start"], "context": { "includeDeclaration": true } });
    let all = client.ask("textDocument/references", asked.clone()).expect("an answer");
    assert_eq!(all.as_array().map(Vec::len), Some(2), "from inside the bundle one finds the plans: {all}");
    assert!(client.found.iter().all(|(file, found)| !file.contains("shelf") || found.is_empty()), "nothing is wrong in it");
}

#[test]
fn ids_are_offered_with_their_names_and_what_is_missing_first() {
    let mut client = Client::of_base("complete-ids");
    client.open(PLAN);
    client.type_over(PLAN, "implements = [\"2.2\"]", "implements = [\"\"]");
    let offered = client.complete(PLAN, "implements = [\"|\"]");
    let mut sorted: Vec<(&str, &str)> =
        offered.iter().map(|item| (item["sortText"].as_str().expect("a rank"), item["label"].as_str().expect("a label"))).collect();
    sorted.sort_unstable();
    let order: Vec<&str> = sorted.iter().map(|(_, label)| *label).collect();
    assert_eq!(order, ["2.2", "1.1", "1.2", "2.1"], "the one the plan says nothing of comes first");
    let missing = offered.iter().find(|item| item["label"] == "2.2").expect("it is there");
    assert_eq!(missing["detail"], "Khảo sát sự hài lòng của người dân, doanh nghiệp");
    assert!(missing["documentation"]["value"].as_str().is_some_and(|words| words.contains("chưa có trong kế hoạch")), "{missing}");
    assert!(
        missing["filterText"].as_str().is_some_and(|words| words.starts_with("\"2.2\"") && words.contains("khao sat")),
        "found without accents"
    );
    assert!(taken(&client, PLAN, missing).contains("implements = [\"2.2\"]\n"));
    let agencies = client.complete(PLAN, "support = [\"tp-|sen\"]");
    assert!(labels(&agencies).contains(&"h-sen") && labels(&agencies).contains(&"tp-sen"), "{:?}", labels(&agencies));
    let measures = client.complete(PLAN, "indicator = \"ty|-le");
    assert!(labels(&measures).contains(&"ty-le-ho-so-dung-han") && labels(&measures).contains(&"ho-so-dung-han"));
}

#[test]
fn what_a_report_lacks_is_offered_whole() {
    let mut client = Client::of_base("complete-entries");
    let file = "agencies/so-a/2021/q3.toml";
    client.open_as(
        file,
        "[report]\nagency = \"so-a\"\nyear = 2021\nquarter = 3\n\n[progress.]\n\n[in-period]\nho-so-tiep-nhan-moi = 3\n\n\n[narrative]\n\n",
    );
    let open = client.complete(file, "[progress.|]");
    assert_eq!(
        labels(&open),
        ["SA-03", "SA-05", "SA-02"],
        "what is due first, then what has no day; done and half-yearly ones are not owed"
    );
    assert_eq!(open[0]["insertTextFormat"], 2);
    let text = taken(&client, file, &open[0]);
    assert!(
        text.contains("[progress.SA-03]\nresult = \"$1\"\npercent = $2\n$0\n\n[in-period]"),
        "the bracket is not written twice: {text}"
    );
    let owed = client.complete(file, "ho-so-tiep-nhan-moi = 3\n|");
    assert_eq!(labels(&owed), ["xa-duoc-kiem-tra", "ho-so-da-giai-quyet", "ho-so-dung-han"], "flows that it owes and does not have");
    let sections = client.complete(file, "[narrative]\n|");
    assert!(labels(&sections).is_empty(), "this bundle has no outline");
    client.type_over(file, "[progress.]", "[progress.SA-05]\npercent = 3\n[progress.S");
    assert_eq!(labels(&client.complete(file, "percent = 3\n[progress.S|")), ["SA-03", "SA-02"], "what is there is not offered again");
}

#[test]
fn a_plan_is_offered_its_next_task() {
    let mut client = Client::of_base("complete-task");
    client.open(PLAN);
    client.type_over(PLAN, "implements = [\"2.2\"]", "implements = [\"2.1\"]");
    client.type_over(PLAN, "staff = 2\n", "staff = 2\n\n[task.\n");
    let next = client.complete(PLAN, "[task.|\n");
    assert_eq!(labels(&next), ["SA-06"]);
    let text = taken(&client, PLAN, &next[0]);
    assert!(text.contains("[task.SA-06]\nimplements = [\"${1:2.2}\"]\n"), "{text}");
    // One that waits in a comment has its number too.
    client.type_over(PLAN, "[task.\n", "# [task.SA-08]\n[task.\n");
    assert_eq!(labels(&client.complete(PLAN, "\n[task.|\n")), ["SA-09"]);
    client.type_over(PLAN, "[task.\n", "[not-applicable]\n\n");
    let silent = client.complete(PLAN, "[not-applicable]\n|");
    assert_eq!(labels(&silent), ["2.2"]);
    assert!(taken(&client, PLAN, &silent[0]).contains("[not-applicable]\n\"2.2\" = \"$0\""));
}

#[test]
fn an_editor_without_snippets_gets_plain_text() {
    let root = base("complete-plain");
    let mut client = Client::open_folder(
        &root,
        &json!({ "capabilities": { "textDocument": { "completion": { "completionItem": { "snippetSupport": false } } } } }),
    );
    let file = "agencies/so-a/2021/q3.toml";
    client.open_as(file, "[report]\nagency = \"so-a\"\nyear = 2021\nquarter = 3\n\n[progress.");
    let open = client.complete(file, "[progress.|");
    assert!(taken(&client, file, &open[0]).ends_with("[progress.SA-03]\nresult = \"\"\npercent = \n"));
    assert!(taken(&client, file, &open[2]).ends_with("[progress.SA-02]\ncarried-out = true\nresult = \"\"\n"));
}

#[test]
fn an_amendment_names_the_tasks_of_its_rows_agency() {
    let mut client = Client::of_base("complete-amendment");
    let file = "amendments/01.toml";
    client.open_as(file, "[amendment]\nnumber = \"9/QĐ-UBND\"\nissued = 2021-05-01\n\n[[change]]\nagency = \"so-a\"\ntask = \"\"\n\n[[withdraw]]\nagency = \"tp-sen\"\ntask = \"\"\n");
    assert_eq!(labels(&client.complete(file, "\"so-a\"\ntask = \"|\"")), ["SA-01", "SA-02", "SA-03", "SA-04", "SA-05"]);
    assert_eq!(client.complete(file, "\"tp-sen\"\ntask = \"|\""), [Value::Null; 0], "it has no plan");
}

#[test]
fn the_outline_has_entries_with_their_names() {
    let mut client = Client::of_base("symbols");
    client.open(Q2);
    let symbols = client.ask_of("textDocument/documentSymbol", Q2, &json!({}));
    let told: Vec<String> =
        symbols.as_array().expect("a list").iter().map(|one| one["name"].as_str().expect("a name").to_owned()).collect();
    assert_eq!(told, ["report", "progress", "difficulty", "in-period", "at-cut-off"]);
    let entries = symbols[1]["children"].as_array().expect("entries");
    assert_eq!((&entries[1]["name"], &entries[1]["detail"]), (&json!("SA-03"), &json!("Rà soát thủ tục hành chính thuộc phạm vi quản lý")));
    assert!(client.held(Q2, &entries[1]["range"]).starts_with("[progress.SA-03]\nresult"));
    assert_eq!(client.held(Q2, &entries[1]["selectionRange"]), "SA-03");
    client.open("bundle/plan.toml");
    let symbols = client.ask_of("textDocument/documentSymbol", "bundle/plan.toml", &json!({}));
    let tasks = symbols.as_array().expect("a list").iter().find(|one| one["name"] == "task").expect("tasks");
    assert_eq!(tasks["children"][0]["name"], "1.1");
}

#[test]
fn hints_tell_how_tasks_stand_and_what_figures_count() {
    let mut client = Client::of_base("hints");
    let all = json!({ "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 999, "character": 0 } } });
    let told = |hints: &Value| -> Vec<String> {
        hints
            .as_array()
            .expect("hints")
            .iter()
            .map(|hint| format!("{}: {}", hint["position"]["line"], hint["label"].as_str().expect("words")))
            .collect()
    };
    client.open(PLAN);
    let hints = client.ask_of("textDocument/inlayHint", PLAN, &all);
    assert_eq!(
        told(&hints),
        [
            "7: hoàn thành đúng hạn",
            "16: đã thực hiện trong kỳ",
            "25: chưa hoàn thành, quá hạn (73%) · quá hạn 31 ngày",
            "33: đã thực hiện trong kỳ",
            "40: chưa hoàn thành, trong hạn (30%) · còn 183 ngày",
        ]
    );
    assert_eq!(hints[0]["position"]["character"], "[task.SA-01]".len());
    assert_eq!(hints[0]["tooltip"], "đến 14/06/2021");
    client.open(Q1);
    let hints = told(&client.ask_of("textDocument/inlayHint", Q1, &all));
    assert_eq!(hints[0], "7: Phổ biến kế hoạch cải cách hành chính trong toàn Sở · hoàn thành đúng hạn");
    assert!(hints.contains(&"28: hồ sơ".to_owned()), "{hints:?}");
    let some = json!({ "range": { "start": { "line": 7, "character": 0 }, "end": { "line": 8, "character": 0 } } });
    assert_eq!(client.ask_of("textDocument/inlayHint", Q1, &some).as_array().map(Vec::len), Some(1), "only of the lines that are shown");
}

#[test]
fn keys_are_told_in_the_fields_words() {
    let mut client = Client::of_base("hover-keys");
    client.open(PLAN);
    client.open(Q1);
    client.open("cchc.toml");
    for (file, mark, parts) in [
        (Q1, "car|ried-out = true", ["**carried-out** · Đã thực hiện trong kỳ", "true hoặc false"]),
        (Q1, "[re|port]", ["**report** · Phần đầu của báo cáo", "bắt buộc"]),
        (Q1, "numbe|r = \"05/BB-SA\"", ["Số, ký hiệu của văn bản.", "number = \"12/QĐ-SYT\""]),
        (PLAN, "at-l|east = 95", ["**at-least**", "số nguyên"]),
        (PLAN, "[ta|sk.SA-01]", ["**task**", "nhiều bảng, mỗi bảng một mã"]),
        ("cchc.toml", "[ru|les]", ["**rules**", "mức"]),
    ] {
        let page = client.hover(file, mark);
        for part in parts {
            assert!(page.contains(part), "{part} in\n{page}");
        }
    }
    assert_eq!(client.hover(Q1, "percent = 4|0"), "", "a plain value says enough");
}

#[test]
fn keys_that_are_missing_are_offered_with_their_meaning() {
    let mut client = Client::of_base("complete-keys");
    client.open(Q1);
    client.type_over(Q1, "percent = 40\n", "percent = 40\n\n");
    let keys = client.complete(Q1, "percent = 40\n|");
    assert_eq!(
        labels(&keys),
        ["started", "completed", "awaiting-approval", "carried-out", "arisen", "evidence", "spent-to-date", "delay-cause"],
        "but not what is there"
    );
    let evidence = keys.iter().find(|key| key["label"] == "evidence").expect("it is offered");
    assert_eq!(evidence["detail"], "Tài liệu kiểm chứng");
    assert!(taken(&client, Q1, evidence).contains("percent = 40\nevidence = [{ number = \"$1\", date = $2 }]\n"));
    client.type_over(Q1, "percent = 40\n\n", "percent = 40\nev\n");
    assert!(taken(&client, Q1, evidence).contains("evidence = [{"), "what was typed of it is replaced");
    assert!(labels(&client.complete(Q1, "\nev|\n")).contains(&"evidence"));
    client.type_over(Q1, "[{ number = \"05/BB-SA\", date", "[{ , date");
    assert_eq!(labels(&client.complete(Q1, "[{ |, date")), ["number", "file"], "within a line too");
}

#[test]
fn an_empty_file_is_begun_by_its_place() {
    let mut client = Client::of_base("complete-empty");
    let file = "agencies/so-a/2021/q3.toml";
    client.open_as(file, "\n");
    client.type_over(file, "\n", "|".replace('|', "\n").as_str());
    let headers = client.complete(file, "|");
    assert_eq!(labels(&headers)[0], "report");
    let text = taken(&client, file, &headers[0]);
    assert!(text.starts_with("[report]\nagency = \"$1\"\nyear = $2\n"), "{text}");
    client.open_as("amendments/02.toml", "[");
    let headers = client.complete("amendments/02.toml", "[|");
    assert_eq!(labels(&headers), ["amendment"]);
    client.open_as("amendments/02.toml", "[[");
    assert_eq!(labels(&client.complete("amendments/02.toml", "[[|")), ["change", "withdraw", "add"]);
}

#[test]
fn words_are_offered_where_a_word_is_expected() {
    let mut client = Client::of_base("complete-words");
    client.open(PLAN);
    client.open("cchc.toml");
    client.open(Q1);
    client.type_over(PLAN, "due = \"half-yearly\"", "due = ");
    let due = client.complete(PLAN, "due = |\n\n[task.SA-05]");
    assert_eq!(&labels(&due)[..2], ["ongoing", "monthly"]);
    assert!(due.iter().any(|item| item["label"] == "2021-Q4" && item["detail"] == "quý IV/2021"));
    assert!(taken(&client, PLAN, &due[0]).contains("due = \"ongoing\"\n"));
    assert_eq!(labels(&client.complete("cchc.toml", "plan-missing = \"|allow\"")), ["allow", "warn", "deny"]);
    assert_eq!(labels(&client.complete(Q1, "carried-out = |true")), ["true", "false"]);
    assert_eq!(labels(&client.complete(PLAN, "basis = \"01|/KH-UBND\"")), ["01/KH-UBND"]);
}
