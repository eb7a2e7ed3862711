# ruff: noqa: D103 - the name of a test is its sentence
"""Completion: the script is printed, and the shell is told what may come."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli import app


def offered(*words: str, by: str = "bash") -> list[str]:
    """What a shell is offered for the last word."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "auditor"],
        env={
            **os.environ,
            "_AUDITOR_COMPLETE": f"{by}_complete",
            "COMP_WORDS": " ".join(("auditor", *words)),
            "COMP_CWORD": words[-1] if by == "fish" else str(len(words)),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_options_are_offered() -> None:
    assert offered("check", "--fo") == ["plain,--format", "plain,--force-exclude"]
    assert "plain,--format" in "\n".join(offered("check", "--fo", by="fish"))
    assert "--format" in offered("check", "--fo", by="zsh")


def test_values_rules_settings_and_files_are_offered() -> None:
    assert offered("check", "--day-month", "d") == ["plain,dmy"]
    assert "plain,DOC202" in offered("check", "--select", "doc")
    assert "plain,FMT101,DOC202" in offered("check", "--ignore", "FMT101,DOC")
    assert "plain,MET301" in offered("explain", "MET3")
    assert offered("check", "--set", "limits.c") == ["plain,limits.claims="]
    assert offered("check", "samp") == ["file,samp"]
    assert offered("check", "--config", "x") == ["file,x"]


def test_commands_are_offered_and_nonsense_is_silent() -> None:
    assert offered("c") == ["plain,check", "plain,config", "plain,completion"]
    assert offered("nonsense", "--fo") == [""]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_printed(shell: str) -> None:
    result = CliRunner().invoke(app, ["completion", shell], prog_name="auditor")

    assert result.exit_code == 0
    assert f"_AUDITOR_COMPLETE={shell}_complete" in result.stdout


def test_another_shell_is_refused_with_those_that_there_are() -> None:
    result = CliRunner().invoke(app, ["completion", "tcsh"], prog_name="auditor")

    assert result.exit_code == 2
    assert "'bash', 'zsh', 'fish'" in result.stderr


def test_bash_takes_the_script(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")
    (tmp_path / "auditor").write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m auditor "$@"\n', encoding="utf-8"
    )
    (tmp_path / "auditor").chmod(0o755)
    script = (
        'eval "$(auditor completion bash)"; COMP_WORDS=(auditor check --fo); COMP_CWORD=2; '
        '_auditor_completion auditor; echo "${COMPREPLY[@]}"; complete -p auditor'
    )
    done = subprocess.run(  # noqa: S603 - bash, on our own text
        [bash, "--norc", "-c", script],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.splitlines()[0] == "--format --force-exclude"
    assert "_auditor_completion" in done.stdout.splitlines()[1]
