# ruff: noqa: D103 - the name of a test is its sentence
"""Patterns of `.gitignore`, as git documents them."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.path_pattern import Patterns, lines_of, parse


def left_out(lines: str, path: str) -> bool | None:
    """What patterns say on a path below them; a slash at its end makes it a folder."""
    patterns = Patterns(lines_of(lines))
    names = path.rstrip("/").split("/")
    for number, name in enumerate(names[:-1], 1):
        if patterns.leave_out(name, "/".join(names[:number]), is_folder=True):
            return True
    return patterns.leave_out(names[-1], "/".join(names), is_folder=path.endswith("/"))


@pytest.mark.parametrize(
    ("lines", "out", "kept"),
    [
        ("hello.html", ["hello.html", "a/b/hello.html", "hello.html/"], ["xhello.html", "hello"]),
        ("/hello.*", ["hello.txt", "hello.html/"], ["a/hello.txt", "hello"]),
        ("doc/frotz", ["doc/frotz", "doc/frotz/"], ["a/doc/frotz"]),
        ("/doc/frotz", ["doc/frotz"], ["a/doc/frotz"]),
        ("frotz/", ["frotz/", "a/frotz/", "a/frotz/b.txt"], ["frotz", "a/frotz"]),
        ("doc/frotz/", ["doc/frotz/"], ["a/doc/frotz/", "doc/frotz"]),
        ("foo/*", ["foo/a", "foo/b/"], ["foo", "bar/foo/a"]),
        ("foo/*.txt", ["foo/a.txt"], ["foo/b/a.txt"]),
        ("**/foo", ["foo", "a/foo", "a/b/foo"], ["afoo"]),
        ("**/foo/bar", ["foo/bar", "a/foo/bar"], ["foo/a/bar"]),
        ("abc/**", ["abc/x", "abc/x/y"], ["abc", "x/abc/y"]),
        ("a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["ab", "a/bb", "x/a/b"]),
        ("a/**/b/**/c*d", ["a/b/cd", "a/1/2/b/3/b/c4d"], ["a/b/c", "a/cd"]),
        ("a**b", ["ab", "axb", "x/axxb"], ["a/b"]),
        ("*", ["a", "a/", "b/c"], []),
        ("/*", ["a", "a/b"], []),
        ("/**/", ["a/", "a/b"], ["a"]),
        ("*.[oa]", ["x.o", "y/x.a"], ["x.so"]),
        ("x[!a-c]", ["xd", "x-"], ["xa", "xb", "x", "x/"]),
        ("x[^]a]", ["xb"], ["xa", "x]"]),
        ("x[]-]", ["x]", "x-"], ["xa"]),
        (r"x[\]]", ["x]"], ["x", r"x\]"]),
        ("x[z-a]", ["xz"], ["xb", "xa"]),
        ("[[:digit:]]?", ["1a", "22"], ["a1", "1"]),
        ("[[:upper:][:space:]]x", ["Ax", " x"], ["ax"]),
        ("?.txt", ["a.txt", "é.txt", "\udce9.txt"], ["aa.txt", ".txt"]),
        ("# no\n\n\\#yes", ["#yes"], ["# no", "no"]),
        (r"\!yes", ["!yes"], ["yes"]),
        ("blank  \nkept\\ \ninner blank", ["blank", "kept ", "inner blank"], ["blank  ", "kept"]),
        ("\ufefffirst\r\nsecond\r\n", ["first", "second"], []),
        (r"back\\slash", ["back\\slash"], ["backslash"]),
        (r"\a\*", ["a*"], ["ab"]),
        ("*.txt\n!keep.txt", ["a.txt"], ["keep.txt"]),
        ("!keep.txt\n*.txt", ["keep.txt"], []),
        ("out/\n!out/keep.txt", ["out/keep.txt"], []),
        ("/*\n!/foo\n/foo/*\n!/foo/bar", ["x", "foo/y"], ["foo/", "foo/bar"]),
        ("A.TXT", ["A.TXT"], ["a.txt"]),
        ("new\nline", ["new", "line"], ["new\nline"]),
        ("a?b\nc/**", ["a\nb", "c/x\ny"], ["a/b"]),
    ],
)
def test_what_a_pattern_leaves_out(lines: str, out: list[str], kept: list[str]) -> None:
    for path in out:
        assert left_out(lines, path) is True, path
    for path in kept:
        assert not left_out(lines, path), path


@pytest.mark.parametrize(
    "line",
    ["", "   ", "#x", "/", "//", "a//b", "x[", "x[a", "x[a-", "x[[:what:]]", "x\\", "!", "x[\\"],
)
def test_what_is_no_pattern_leaves_nothing_out(line: str) -> None:
    assert parse(line) is None
    assert not Patterns([line])


def test_a_path_elsewhere_is_known_by_its_name_alone() -> None:
    patterns = Patterns(["drafts/", "/a.txt", "b/*.txt", "*.tmp"])

    assert patterns.leave_out("x.tmp", None, is_folder=False)
    assert patterns.leave_out("drafts", None, is_folder=True)
    assert patterns.leave_out("a.txt", None, is_folder=False) is None


_PIECES = [
    "a", "b", "ab", "*", "**", "***", "?", "/", "/", "[ab]", "[!a]", "[a-c]", "[]a]", "[^]]",
    "[b-a]", "[--/]", "[/]", "[\\]a]", "[[:alpha:]]", "[[:x:]]", "[a", "[", "\\*", "\\a", "\\",
    "\\ ", " ", "!", "#", ".", "-",
]  # fmt: skip
_NAMES = ["a", "b", "ab", "aab", "a b", "*", "#", "!", "abc", "-", "]", "a.b", "[", " a", "a "]
_LINES = st.lists(
    st.builds(lambda no, pieces: no + "".join(pieces), st.sampled_from(["", "", "!"]),
              st.lists(st.sampled_from(_PIECES), min_size=1, max_size=7)),
    min_size=1, max_size=3,
)  # fmt: skip
_PATHS = st.builds(
    lambda names, end: "/".join(names) + end,
    st.lists(st.sampled_from(_NAMES), min_size=1, max_size=4),
    st.sampled_from(["", "/"]),
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of git, if there is git."""
    git = shutil.which("git")
    if git is None:
        pytest.skip("there is no git here")
    folder = tmp_path_factory.mktemp("repository")
    subprocess.run([git, "init", "-q", str(folder)], check=True)  # noqa: S603 - git, on our folder
    return folder


@settings(max_examples=60, deadline=None)
@given(lines=_LINES, paths=st.lists(_PATHS, min_size=1, max_size=40))
def test_git_says_the_same(repository: Path, lines: list[str], paths: list[str]) -> None:
    text = "\n".join(lines)
    (repository / ".gitignore").write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["git", "check-ignore", "--no-index", "-z", "-v", "-n", "--stdin"],  # noqa: S607 - found above
        cwd=repository, input="".join(f"{p}\0" for p in paths), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    told = done.stdout.split("\0")[:-1]
    patterns = told[2::4]

    assert told[3::4] == paths
    for path, pattern in zip(paths, patterns, strict=True):
        assert bool(left_out(text, path)) is (pattern != "" and not pattern.startswith("!")), path


@given(st.text(max_size=12), st.text(alphabet=st.characters(exclude_characters="/"), min_size=1))
def test_any_line_is_a_pattern_or_none(line: str, name: str) -> None:
    found = parse(line)

    if found is not None:
        re.compile(found.expression)
        Patterns([line]).leave_out(name, f"x/{name}", is_folder=True)


@pytest.mark.parametrize(
    "line",
    ["*a", "a*", "**/a/", "*?", "[a-a]*", "**/*a*/"],
)
def test_hostile_patterns_take_no_time(line: str) -> None:
    patterns = Patterns([line * (4_000 // len(line)) + "b"])
    path = "a/" * 2_000 + "a" * 255
    start = time.perf_counter()
    for _ in range(3):
        patterns.leave_out("a" * 255, path, is_folder=False)

    assert time.perf_counter() - start < 1.0
