"""A session as real editors hold it: pytest-lsp speaks with the capabilities of each and refuses answers that such an editor could not take.

    CCHC_PROGRAM=target/debug/cchc CCHC_WORKSPACE=FOLDER python -m pytest tests/editor

FOLDER is a copy of examples/dong-thap-2021 that may be written to; `cargo test --test language_server -- --ignored` does all of it.
"""

import os
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

WORKSPACE = Path(os.environ["CCHC_WORKSPACE"])
PLAN = WORKSPACE / "agencies/so-y-te/2021/plan.toml"
REPORT = WORKSPACE / "agencies/so-y-te/2021/q2.toml"
COMMAND = [os.environ["CCHC_PROGRAM"], "lsp", "--as-of", "2021-07-01"]


@pytest_lsp.fixture(params=["visual_studio_code", "neovim", "emacs"], config=ClientServerConfig(server_command=COMMAND))
async def client(request, lsp_client: LanguageClient):
    folder = types.WorkspaceFolder(uri=WORKSPACE.as_uri(), name="tinh")
    capabilities = client_capabilities(request.param)
    # What such an editor does when it is asked; here nothing needs to come of it.
    for method in ["workspace/inlayHint/refresh", "client/registerCapability"]:
        lsp_client.feature(method)(lambda *_: None)
    await lsp_client.initialize_session(types.InitializeParams(capabilities=capabilities, workspace_folders=[folder]))
    yield
    await lsp_client.shutdown_session()


def opened(client: LanguageClient, path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    item = types.TextDocumentItem(uri=path.as_uri(), language_id="toml", version=1, text=text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
    return text


def typed(client: LanguageClient, path: Path, text: str, version: int) -> None:
    """The whole text anew: what an editor does that knows of no stretches."""
    document = types.VersionedTextDocumentIdentifier(uri=path.as_uri(), version=version)
    change = types.TextDocumentContentChangeWholeDocument(text=text)
    client.text_document_did_change(types.DidChangeTextDocumentParams(text_document=document, content_changes=[change]))


def place(text: str, needle: str) -> types.Position:
    """The middle of the first `needle`, in units of UTF-16."""
    at = text.index(needle) + len(needle) // 2
    before = text[:at]
    line = before.count("\n")
    column = len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
    return types.Position(line=line, character=column)


async def settled(client: LanguageClient) -> None:
    """An answer comes after everything that was found before it."""
    await client.text_document_hover_async(types.HoverParams(text_document=document(REPORT), position=types.Position(0, 0)))


def document(path: Path) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri=path.as_uri())


@pytest.mark.asyncio
async def test_faults_come_and_go(client: LanguageClient):
    text = opened(client, REPORT)
    await settled(client)
    assert not client.diagnostics.get(REPORT.as_uri())
    typed(client, REPORT, text.replace("year = 2021", "year = 20x21", 1), 2)
    await settled(client)
    found = client.diagnostics[REPORT.as_uri()]
    assert "L0003" in [one.code for one in found], found
    assert all(one.source == "cchc" for one in found)
    typed(client, REPORT, text, 3)
    await settled(client)
    assert not client.diagnostics.get(REPORT.as_uri())


@pytest.mark.asyncio
async def test_ids_are_told_and_lead_somewhere(client: LanguageClient):
    text = opened(client, PLAN)
    at = place(text, 'implements = ["')
    at.character = text.split("\n")[at.line].index('["') + 3
    hover = await client.text_document_hover_async(types.HoverParams(text_document=document(PLAN), position=at))
    assert "264/KH-UBND" in hover.contents.value, hover
    place_of = await client.text_document_definition_async(types.DefinitionParams(text_document=document(PLAN), position=at))
    place_of = place_of[0] if isinstance(place_of, list) else place_of
    target = Path(place_of.uri.removeprefix("file://"))
    assert target.read_text(encoding="utf-8").split("\n")[place_of.range.start.line].startswith("id = ")
    offered = await client.text_document_completion_async(types.CompletionParams(text_document=document(PLAN), position=at))
    assert len(offered.items) > 20, offered
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(text_document=document(PLAN)))
    assert [one.name for one in symbols][:2] == ["agency-plan", "task"]


@pytest.mark.asyncio
async def test_a_task_is_renamed(client: LanguageClient):
    text = opened(client, PLAN)
    header = next(line for line in text.split("\n") if line.startswith("[task."))
    at = place(text, header)
    at.character = len(header) - 3
    context = types.ReferenceContext(include_declaration=True)
    params = types.ReferenceParams(text_document=document(PLAN), position=at, context=context)
    places = await client.text_document_references_async(params)
    edit = await client.text_document_rename_async(types.RenameParams(text_document=document(PLAN), position=at, new_name="SYT-99"))
    edits = [one for change in edit.document_changes or [] for one in change.edits]
    edits += [one for changes in (edit.changes or {}).values() for one in changes]
    assert len(edits) == len(places) > 1
    assert {one.new_text for one in edits} == {"SYT-99"}


@pytest.mark.asyncio
async def test_what_is_beside_the_text(client: LanguageClient):
    text = opened(client, REPORT)
    whole = types.Range(start=types.Position(0, 0), end=types.Position(text.count("\n"), 0))
    hints = await client.text_document_inlay_hint_async(types.InlayHintParams(text_document=document(REPORT), range=whole))
    assert any("hồ sơ" in str(hint.label) for hint in hints), hints
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(text_document=document(REPORT), range=whole, context=types.CodeActionContext(diagnostics=[]))
    )
    assert not actions, "nothing is wrong here"
    options = types.FormattingOptions(tab_size=4, insert_spaces=True)
    edits = await client.text_document_formatting_async(types.DocumentFormattingParams(text_document=document(REPORT), options=options))
    assert all(edit.new_text.strip() == "" for edit in edits), "at most blanks differ: the example is laid out as fmt does"
