# ruff: noqa: D103 - the name of a test is its sentence
"""What a walk through folders leaves out, and what nothing in a folder can do to it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from auditor.errors import UsageError
from auditor.model import DEFAULT_SETTINGS
from auditor.read import Inputs, documents, open_inputs, stream


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str, text: str = "words") -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(*paths: str, **given: Any) -> Inputs:  # noqa: ANN401 - fields of the settings
    return open_inputs(paths, evolve(DEFAULT_SETTINGS, **given), None)


def names(inputs: Inputs) -> list[str]:
    return [item.name for item in inputs.items]


def test_gitignore_holds_for_its_folder_and_below() -> None:
    write("w/a.txt", "w/b.txt", "w/x/a.txt", "w/x/c.txt", "w/out/d.txt", "w/x/y/d.txt")
    write("w/.gitignore", text="a.txt\nout/\n")
    write("w/x/.gitignore", text="!a.txt\n/y/*\n")
    inputs = found("w")

    assert names(inputs) == ["w/b.txt", "w/x/a.txt", "w/x/c.txt"]
    assert inputs.skipped == {"ignored": 2, "ignored folder": 1}
    assert len(found("w", gitignore=False).items) == 6
    assert names(found("w/out", "w/a.txt")) == ["w/out/d.txt", "w/a.txt"]


def test_gitignore_above_the_folder_holds_up_to_the_root_of_the_repository() -> None:
    write(".gitignore", text="*.txt\n")
    write("r/.git/info/exclude", text="/w/own.txt\n")
    write("r/.gitignore", text="/w/x/c.txt\nb.txt\n")
    write("r/w/.gitignore", text="!b.txt\n/a.txt\n")
    write("r/w/own.txt", "r/w/x/a.txt", "r/w/x/b.txt", "r/w/x/c.txt", "r/a.txt")

    assert names(found("r/w/x")) == ["r/w/x/a.txt", "r/w/x/b.txt"]
    assert names(found("r/w")) == ["r/w/x/a.txt", "r/w/x/b.txt"]
    assert names(found("r")) == ["r/a.txt", "r/w/x/a.txt", "r/w/x/b.txt"]
    os.chdir("r/w/x")
    assert names(found(".")) == ["./a.txt", "./b.txt"]
    assert names(found("..")) == ["../x/a.txt", "../x/b.txt"]


def test_a_repository_inside_begins_anew() -> None:
    write("w/.git/HEAD", "w/in/.git/HEAD", "w/in/a.txt", "w/in/x/b.txt", "w/a.txt")
    write("w/.gitignore", text="a.txt\n")
    write("w/in/.git/info/exclude", text="/x/b.txt\n")
    write("w/in/x/a.txt")

    assert names(found("w")) == ["w/in/a.txt", "w/in/x/a.txt"]


def test_without_a_repository_no_file_above_is_asked() -> None:
    write(".gitignore", text="*\n")
    write("w/a.txt")

    assert names(found("w")) == ["w/a.txt"]


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "huge"])
def test_a_gitignore_that_is_none_is_told_and_nothing_is_left_out(kind: str) -> None:
    write("w/a.txt")
    write("patterns", text="*\n")
    path = Path("w/.gitignore")
    if kind == "link":
        path.symlink_to("../patterns")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        write("w/.gitignore", text="#" * 200_000 + "\n*\n")
    inputs = found("w")
    (notice,) = inputs.notices

    assert names(inputs) == ["w/a.txt"]
    assert notice.text.startswith("w/.gitignore: is ")
    assert notice.level == "warning"
    assert not notice.incomplete


def test_exclude_is_seen_from_the_working_directory() -> None:
    write("w/a.txt", "w/drafts/b.txt", "w/x/drafts", "x/a.txt", "w/x/c.txt")
    given: dict[str, Any] = {"exclude": ("drafts/", "/w/x/*.txt", "/a.txt")}
    inputs = found("w", "x", **given)

    assert names(inputs) == ["w/a.txt", "w/x/drafts", "x/a.txt"]
    assert inputs.skipped == {"excluded": 1, "excluded folder": 1}
    os.chdir("w/x")
    assert names(found("..", **given)) == ["../a.txt", "../x/c.txt", "../x/drafts"]
    assert names(found("..", "../../x", exclude=("/c.txt", "../a.txt"))) == [
        "../a.txt", "../drafts/b.txt", "../x/drafts", "../../x/a.txt",
    ]  # fmt: skip


def test_exclude_may_stand_in_another_folder(here: Path) -> None:
    write("w/a.txt", "w/x/a.txt")
    os.chdir("w")
    given: dict[str, Any] = {"exclude": ("/w/a.txt",), "exclude_from": str(here)}

    assert names(found(".", **given)) == ["./x/a.txt"]
    os.chdir("x")
    assert names(found(str(here), **given)) == [f"{here}/w/x/a.txt"]


def test_exclude_has_the_last_word_on_what_git_ignores() -> None:
    write("w/a.txt", "w/b.txt", "w/c.txt")
    write("w/.gitignore", text="a.txt\nb.txt\n")

    assert names(found("w", exclude=("!a.txt", "c.txt"))) == ["w/a.txt"]


def test_a_named_file_is_read_unless_exclude_is_forced() -> None:
    write("drafts/a.txt", "drafts/x/b.txt", "c.txt", ".gitignore")
    write(".gitignore", text="c.txt\n")
    paths = ("drafts/a.txt", "drafts/x", "c.txt")
    forced = found(*paths, exclude=("drafts/",), force_exclude=True)

    assert names(found(*paths, exclude=("drafts/",))) == ["drafts/a.txt", "drafts/x/b.txt", "c.txt"]
    assert names(forced) == ["c.txt"]
    assert forced.skipped == {"excluded": 1, "excluded folder": 1}
    assert forced.notices == ()


def test_all_that_was_named_may_be_excluded() -> None:
    """So a hook that passes what was changed does not fail for it."""
    write("a.txt", "b.tmp")

    assert names(found("b.tmp", "*.tmp", exclude=("*.tmp",), force_exclude=True)) == []
    write("w/a.txt")
    write("w/.gitignore", text="*\n")
    with pytest.raises(UsageError, match="ignored; --no-gitignore"):
        found("w")


def test_a_path_elsewhere_is_excluded_by_names() -> None:
    write("w/.keep", "x/drafts/a.txt", "x/b.txt")
    os.chdir("w")
    given: dict[str, Any] = {"exclude": ("drafts/", "/b.txt"), "force_exclude": True}

    assert names(found("../x/drafts/a.txt", "../x/b.txt", **given)) == ["../x/b.txt"]


def test_what_a_program_listed_is_taken_by_the_letter() -> None:
    write("*.txt", "-", "a.txt", "x/b.txt")
    listed = ["*.txt", "-", "x", "?.txt", "https://x.example/a"]
    inputs = open_inputs((), DEFAULT_SETTINGS, None, listed)

    assert names(inputs) == ["*.txt", "-", "x/b.txt", "?.txt", "https://x.example/a"]
    read = [d for item in inputs.items for d in documents(item, DEFAULT_SETTINGS)]
    assert [d.incomplete for d in read] == [False, False, False, True, True]


def test_hidden_files_and_folders_are_counted() -> None:
    write("w/.a.txt", "w/.b/c.txt", "w/.git/x.txt", "w/.svn/x.txt", "w/.gitignore", "w/d.txt")
    inputs = found("w")

    assert names(inputs) == ["w/d.txt"]
    assert inputs.skipped == {"hidden": 1, "hidden folder": 1}


def test_loops_of_links_end() -> None:
    write("w/a.txt", "out/b.txt")
    for number in range(20):
        Path(f"w/{number}").symlink_to(".")
        Path(f"w/x{number}").symlink_to("../out")
    inputs = found("w")

    assert names(inputs) == ["w/a.txt"]
    assert inputs.skipped == {"link": 40}


def test_a_folder_too_deep_for_the_system_is_told(here: Path) -> None:
    name = "d" * 250
    for _ in range(20):
        Path(name).mkdir()
        os.chdir(name)
        write("a.txt")
    os.chdir(here)
    inputs = found(".")
    (notice,) = inputs.notices

    assert len(inputs.items) in range(10, 20)
    assert "the name is too long for this system; nothing in it was read" in notice.text
    assert notice.incomplete


ODD = [
    b"-rf.txt", b"%41.txt", b"#.txt", b"a\nb.txt", b" .txt", b"caf\xe9.txt", b"\x1b[2J.txt",
    "naïve.txt".encode(), b"x" * 251 + b".txt", b"con.txt", b"*.txt", b"a:b.txt", b"\\.txt",
]  # fmt: skip


def _in(folder: str, wanted: Iterable[bytes]) -> list[bytes]:
    return [os.fsencode(folder) + b"/" + name for name in wanted]


def test_odd_names_are_read_in_the_order_of_their_bytes() -> None:
    Path("w").mkdir()
    for path in _in("w", ODD):
        with open(path, "wb") as file:  # noqa: PTH123 - the name is bytes
            file.write(b"words " + path)
    walked = found("w").items
    listed = open_inputs((), DEFAULT_SETTINGS, None, [os.fsdecode(p) for p in _in("w", ODD)]).items

    assert [os.fsencode(item.path or "") for item in walked] == _in("w", sorted(ODD))
    assert [os.fsencode(item.path or "") for item in listed] == _in("w", ODD)
    for item in walked:
        (document,) = documents(item, DEFAULT_SETTINGS)
        raw = b"words " + os.fsencode(item.path or "")
        assert document.sha256 == sha256(raw).hexdigest()


@pytest.mark.parametrize("change", ["replaced", "grown", "cut", "growing"])
def test_the_hash_is_that_of_the_bytes_audited(
    change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One read, of the file as it was when it was opened."""
    write("a.txt", text="first words")
    opened, read = os.open, stream._AsOpened.read  # noqa: SLF001 - the moment of a change

    def changed(path: str, flags: int) -> int:
        descriptor = opened(path, flags)
        if change == "replaced":
            write("b.txt", text="other words")
            Path("b.txt").replace("a.txt")
        elif change == "cut":
            write("a.txt", text="first")
        elif change == "grown":
            write("a.txt", text="first words and more")
        return descriptor

    def growing(file: Any, size: int | None = -1, /) -> bytes:  # noqa: ANN401 - as it stands there
        with Path("a.txt").open("a", encoding="utf-8") as more:
            more.write("more" * 500_000)
        return read(file, size)

    monkeypatch.setattr(os, "open", changed)
    if change == "growing":
        monkeypatch.setattr(stream._AsOpened, "read", growing)  # noqa: SLF001 - likewise
    (document,) = [d for i in found("a.txt").items for d in documents(i, DEFAULT_SETTINGS)]
    text = document.parts[0].text

    assert text.startswith("first")
    assert len(text) <= len("first words and more")
    assert document.sha256 == sha256(text.encode()).hexdigest()
    assert document.length == len(text)
