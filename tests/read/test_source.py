# ruff: noqa: D103 - the name of a test is its sentence
"""What the user names: files, folders, patterns, standard input, and all that is none of them."""

import errno
import io
import os
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from attrs import evolve

from auditor.errors import UsageError
from auditor.model import DEFAULT_SETTINGS, Document, Settings
from auditor.read import Inputs, documents, open_inputs, stream


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write(*names: str, data: bytes = b"<html>x") -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _open(
    *paths: str, settings: Settings = DEFAULT_SETTINGS, stdin: BinaryIO | None = None
) -> Inputs:
    return open_inputs(paths, settings, stdin)


def _names(*paths: str) -> list[str]:
    return [item.name for item in _open(*paths).items]


def _read(*paths: str, **options: Any) -> list[Document]:  # noqa: ANN401 - those of _open
    settings = options.get("settings", DEFAULT_SETTINGS)
    return [d for item in _open(*paths, **options).items for d in documents(item, settings)]


def _complaint(path: str) -> str:
    (document,) = _read(path)
    (notice,) = document.notices
    assert document.parts == ()
    assert document.incomplete
    assert notice.incomplete
    assert "\n" not in notice.text
    return f"{notice.level} {notice.code} {notice.text}"


def test_named_files_come_in_the_order_given(here: Path) -> None:
    _write("b.html", "a.txt")

    assert _names("b.html", "a.txt", str(here / "b.html")) == ["b.html", "a.txt"]


def test_a_folder_gives_its_supported_files_in_order_of_name(here: Path) -> None:
    _write(
        "site/b.html",
        "site/a/z.jsonl",
        "site/a/B.txt",
        "site/a/c.md",
        "site/.hidden.html",
        "site/.git/x.html",
        "site/x.pdf",
        "site/y.pdf",
        "site/p.PNG",
        "site/page_files/menu.html",
        "site/page.htm",
        "site/own_files/kept.html",
    )
    _write("site/odd.c-o-m", data=b"words")
    inputs = _open("site")

    assert [item.name for item in inputs.items] == [
        "site/a/B.txt",
        "site/a/c.md",
        "site/a/z.jsonl",
        "site/b.html",
        "site/own_files/kept.html",
        "site/page.htm",
    ]
    assert inputs.skipped == {"_files": 1, "hidden": 1, "other": 1, "pdf": 2, "png": 1}
    assert not any(item.named for item in inputs.items)
    assert here.name


def test_paths_are_joined_as_given(here: Path) -> None:
    _write("site/a.html")

    assert _names("site/") == ["site/a.html"]
    assert _names("./site") == ["./site/a.html"]
    assert _names(".") == ["./site/a.html"]
    assert _names(str(here)) == [f"{here}/site/a.html"]


@pytest.mark.usefixtures("here")
def test_files_with_other_suffixes_are_taken_when_they_are_pages() -> None:
    _write("w/index.php", "w/page.2021")
    _write("w/script.php", "w/style.css", data=b"body {}")
    _write("w/README", data=b"A text.")
    _write("w/core", data=bytes(range(256)) * 20)
    inputs = _open("w")

    assert [item.name for item in inputs.items] == ["w/README", "w/index.php", "w/page.2021"]
    assert inputs.skipped == {"css": 1, "other": 1, "php": 1}


@pytest.mark.usefixtures("here")
def test_links_are_not_followed_in_a_folder_but_when_named() -> None:
    _write("w/a.html", "out/b.html")
    Path("w/loop").symlink_to("..")
    Path("w/b.html").symlink_to("../out/b.html")
    inputs = _open("w")

    assert [item.name for item in inputs.items] == ["w/a.html"]
    assert inputs.skipped == {"link": 2}
    (document,) = _read("w/b.html")
    assert document.parts[0].text == "<html>x"


@pytest.mark.usefixtures("here")
def test_special_files_are_refused_without_being_opened() -> None:
    os.mkfifo("pipe.html")
    _write("w/a.html")
    os.mkfifo("w/pipe.html")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.html")

        assert "socket.html: is a socket, not a file; pipe its" in _complaint("socket.html")
    assert _complaint("pipe.html") == (
        "error unreadable pipe.html: is a pipe, not a file; pipe its content in instead: "
        "... | auditor check -"
    )
    assert "is a device, not a file" in _complaint("/dev/null")
    assert _open("w").skipped == {"special file": 1}


@pytest.mark.usefixtures("here")
def test_a_file_that_becomes_a_pipe_after_the_look_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _write("a.html")
    opened = os.open

    def swap(path: str, flags: int) -> int:
        Path(path).unlink()
        os.mkfifo(path)
        return opened(path, flags)

    monkeypatch.setattr(os, "open", swap)

    assert "is a pipe" in _complaint("a.html")


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("nope.html", "nope.html: no such file or folder; names are looked up from the working"),
        ("a.html/b", "a.html/b: no such file; a part of the path is a file, not a folder"),
        ("x" * 300, "the name is too long for this system"),
        ("nul\0.html", "nul\\x00.html: no file can have such a name"),
        ("", ": an empty name names no file"),
        ("dangling.html", "dangling.html: a symbolic link that leads nowhere; name the file"),
        ("https://x.example/a?b&c", "https://x.example/a?b&c: is a web address, and nothing is"),
        ("HTTP://x.example", "| auditor check --url HTTP://x.example -"),
        ("file:///etc/motd", "is a file address, not a path: give the path alone"),
        ("esc\x1b[31m\n.html", "esc\\x1b[31m\\n.html: no such file"),
    ],
)
@pytest.mark.usefixtures("here")
def test_a_named_path_that_cannot_be_read_is_told_and_the_run_goes_on(
    path: str, complaint: str
) -> None:
    _write("a.html")
    Path("dangling.html").symlink_to("gone.html")

    assert complaint in _complaint(path)
    bad, good = _read(path, "a.html")
    assert bad.incomplete
    assert not good.incomplete


@pytest.mark.usefixtures("here")
def test_an_address_is_quoted_for_the_shell() -> None:
    complaint = _complaint("https://x/a?b&c;d")

    assert complaint.endswith(
        "curl -sL 'https://x/a?b&c;d' | auditor check --url 'https://x/a?b&c;d' -"
    )


@pytest.mark.usefixtures("here")
def test_a_file_that_looks_like_an_address_is_read() -> None:
    _write("http:/x/a.html")

    assert not _read("http://x/a.html")[0].incomplete


def test_a_file_without_permission_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write("a.html")

    def deny(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", "a.html")

    monkeypatch.setattr(os, "open", deny)

    assert _complaint("a.html") == (
        "error unreadable a.html: permission denied; give read permission, or audit a readable copy"
    )
    assert here.name


def test_folders_without_permission_are_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write("w/a.html", "w/locked/b.html", "w/z.html")
    scandir = os.scandir

    def deny(path: str) -> Any:  # noqa: ANN401 - what scandir gives
        if path.endswith("locked"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", deny)
    inputs = _open("w")

    assert [item.name for item in inputs.items] == ["w/a.html", "w/z.html"]
    (notice,) = inputs.notices
    assert notice.incomplete
    assert notice.text.startswith("w/locked: permission denied")
    assert "permission denied" in _complaint("w/locked")
    assert _names("w/*/*.html", "w/a.html") == ["w/a.html"]
    assert here.name


@pytest.mark.usefixtures("here")
def test_a_file_that_cannot_be_looked_into_is_left_to_the_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _write("w/README", "w/x.php")

    def deny(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", deny)
    (document,) = _read("w")

    assert document.notices[0].text.startswith("w/README: permission denied")


@pytest.mark.usefixtures("here")
def test_an_error_while_reading_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        """A disk that fails."""

        def read(self, _: int, /) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

        def close(self) -> None:
            """Nothing to do."""

    _write("a.html")
    monkeypatch.setattr(stream, "_AsOpened", lambda *_: Broken())

    assert _complaint("a.html") == "error unreadable a.html: input/output error"


@pytest.mark.usefixtures("here")
def test_an_error_without_a_number_is_told() -> None:
    class Broken(io.BytesIO):
        """A stream that fails in its own words."""

        def read(self, _: int | None = -1, /) -> bytes:
            raise OSError

    (document,) = _read("-", stdin=Broken())

    assert document.notices[0].text == "-: it could not be read"


@pytest.mark.usefixtures("here")
def test_names_that_are_no_text_are_read_and_shown() -> None:
    raw = b"w/caf\xe9.html"
    path = os.fsdecode(raw)
    Path("w").mkdir()
    Path(path).write_bytes(b"<html>x")

    assert _names("w") == ["w/caf\ufffd.html"]
    for paths in ([path], ["w"]):
        (document,) = _read(*paths)
        assert document.uri == "w/caf\ufffd.html"
        assert not document.incomplete


@pytest.mark.usefixtures("here")
def test_patterns_that_the_shell_left_are_expanded() -> None:
    _write("a.html", "b.html", ".c.html", "w/d.html", "w/x/e.html", "w/.y/f.html", "n[1].html")
    Path("w/link").symlink_to("x")

    assert _names("*.html") == ["a.html", "b.html", "n[1].html"]
    assert _names("n[1].html") == ["n[1].html"]
    assert _names("[ab].html") == ["a.html", "b.html"]
    assert _names(".*.html") == [".c.html"]
    assert _names("w/**/*.html") == ["w/d.html", "w/x/e.html"]
    assert _names("*/d.html") == ["w/d.html"]
    assert _names("w/*") == ["w/d.html", "w/link/e.html", "w/x/e.html"]
    assert _names(f"{Path.cwd()}/?.html") == [f"{Path.cwd()}/{n}" for n in ("a.html", "b.html")]
    assert all(item.named for item in _open("*.html").items)


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        ([], "no document found: no path was given"),
        (["empty"], "no document found in empty; what is looked for: ."),
        (["*.htm"], "no document found in *.htm; what"),
        (["w", "empty"], "no document found in w, empty (skipped: 1 pdf, 2 png); what"),
    ],
)
@pytest.mark.usefixtures("here")
def test_no_document_at_all_is_a_usage_error(paths: Sequence[str], told: str) -> None:
    Path("empty").mkdir()
    _write("w/a.png", "w/b.png", "w/c.pdf")

    with pytest.raises(UsageError) as caught:
        _open(*paths)
    assert str(caught.value).startswith(told)
    assert "\n" not in str(caught.value)


@pytest.mark.usefixtures("here")
def test_one_fruitless_path_among_others_is_a_notice() -> None:
    _write("a.html")
    Path("empty").mkdir()
    slip, folder = _open("a.html", "*.htm", "empty").notices

    assert slip.text == "*.htm: no file matches this pattern"
    assert slip.incomplete
    assert folder.text == "empty: the folder holds no document that is read"
    assert not folder.incomplete


@pytest.mark.usefixtures("here")
def test_a_file_found_and_named_is_read_once_as_named() -> None:
    _write("w/a.txt", data=b"%PDF-1.7")
    (found,) = _read("w")
    (named,) = _read("w", "w/a.txt")

    assert (found.incomplete, found.notices[0].level) == (False, "warning")
    assert (named.incomplete, named.notices[0].level) == (True, "error")


def test_standard_input_has_the_name_that_it_is_given() -> None:
    settings = evolve(DEFAULT_SETTINGS, stdin_name="feed.jsonl")
    (plain,) = _read("-", stdin=io.BytesIO(b"<html>x"))
    records = _read("-", "-", settings=settings, stdin=io.BytesIO(b'{"a": 1}\n[]\n'))

    assert (plain.uri, plain.media_type) == ("-", "text/html")
    assert [d.uri for d in records] == ["feed.jsonl#1", "feed.jsonl#2"]
    with pytest.raises(UsageError, match="no standard input"):
        _open("-")


def test_an_unknown_key_of_fields_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="no such key"):
        _open("x", settings=evolve(DEFAULT_SETTINGS, fields={"when": "x"}))
