"""The options that commands share, in the words of their help."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from auditor.cli import complete
from auditor.cli.command import Option
from auditor.config.keys import FORMATS
from auditor.errors import UsageError

Command = TypeVar("Command", bound=Callable[..., Any])

_ORDERS = ["auto", "dmy", "mdy"]
_SEVERITIES = ["error", "warning", "info"]


def _together(*options: Callable[[Any], Any]) -> Callable[[Command], Command]:
    """Decorate with several options, kept in their order in the help."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def _option(section: str, *declarations: str, **given: Any) -> Callable[[Command], Command]:  # noqa: ANN401 - as click's own
    return click.option(*declarations, cls=Option, section=section, **given)


paths = click.argument("paths", nargs=-1, metavar="[PATH|-]...", shell_complete=complete.files)

color_option = _option(
    "Output",
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Whether to use colour; auto respects NO_COLOR and FORCE_COLOR.",
)

reproducible_option = _option(
    "Output",
    "--reproducible",
    is_flag=True,
    help="Order documents by name and write no time of the run: equal input gives equal bytes.",
)

verbosity_options = _together(
    _option("Output", "-q", "--quiet", is_flag=True, help="Print only what is wrong."),
    _option(
        "Output",
        "-v",
        "--verbose",
        is_flag=True,
        help="Print everything: infos, rivals, all reasons.",
    ),
)

report_verbosity_options = _together(
    _option("Output", "-q", "--quiet", is_flag=True, help="Tell nothing but errors."),
    _option("Output", "-v", "--verbose", is_flag=True, help="Tell small troubles of input, too."),
)

output_options = _together(
    _option(
        "Output",
        "--format",
        "format_",
        type=click.Choice(FORMATS),
        help="What to print on stdout; rich on a terminal, else text.",
    ),
    _option(
        "Output",
        "-o",
        "--output",
        "outputs",
        multiple=True,
        metavar="[FORMAT=]FILE",
        shell_complete=complete.files,
        help="Write the report to a file, in the format of its suffix (.json, .jsonl, .txt, "
        ".sarif, .xml for JUnit, .md, .csv) or in FORMAT; enriched=FILE.jsonl has each record "
        "with what was found in it. May be given several times. Nothing is printed then, unless "
        "--format asks for it.",
    ),
    color_option,
    reproducible_option,
    verbosity_options,
)

explain_option = _option(
    "Output",
    "--explain",
    is_flag=True,
    help="Show the sum that led to the verdict, step by step.",
)

profile_option = _option(
    "Output",
    "--profile",
    metavar="FILE",
    shell_complete=complete.files,
    help="Write how the sources of these documents write their dates, for --source-profile. "
    "Nothing is printed then, unless --format asks for it.",
)

known_options = _together(
    _option(
        "What you know",
        "--as-of",
        metavar="DATE",
        help="The last day on which anything can have been captured; "
        "SOURCE_DATE_EPOCH or today (UTC) if not given.",
    ),
    _option(
        "What you know",
        "--day-month",
        type=click.Choice(_ORDERS),
        default="auto",
        show_default=True,
        help="Whether 03/04/2021 is day first or month first, if you know.",
    ),
    _option(
        "What you know",
        "--language",
        metavar="TAG",
        help="The language of the documents: en, pt-BR.",
    ),
    _option(
        "What you know", "--url", metavar="URL", help="The address that the document was found at."
    ),
    _option(
        "What you know", "--retrieved", metavar="WHEN", help="When this copy was made, if you know."
    ),
    _option(
        "What you know",
        "--feed",
        metavar="FILE",
        shell_complete=complete.files,
        help="A feed (RSS, Atom, JSON Feed) of the site, to compare the pages with.",
    ),
    _option(
        "What you know",
        "--sitemap",
        metavar="FILE",
        shell_complete=complete.files,
        help="The site's sitemap, to compare the pages with (rule MET308).",
    ),
    _option(
        "What you know",
        "--copies",
        metavar="FILE",
        shell_complete=complete.files,
        help="Copies that are known: a TimeMap (RFC 7089) of the page, or a table with the columns "
        "url and retrieved (rule PRV602).",
    ),
    _option(
        "What you know",
        "--source-profile",
        metavar="FILE",
        shell_complete=complete.files,
        help="How sources write their dates, by earlier documents of theirs: a file that "
        "`auditor dates --profile` wrote.",
    ),
    _option(
        "What you know",
        "--stdin-name",
        metavar="NAME",
        help="What to call standard input; its suffix counts.",
    ),
    _option(
        "What you know",
        "--fields",
        metavar="KEY=FIELD,...",
        help="Which fields of JSON records hold what. Keys: id, text, html, url, title, "
        "published, modified, retrieved, language, headers, source.",
    ),
)

cutoff_option = _option(
    "What you know",
    "--cutoff",
    metavar="DATE",
    help="Flag documents that hold anything later than this day, month or year (rule COR507), and "
    "count them.",
)

split_options = _together(
    _option(
        "Output",
        "--statistics",
        is_flag=True,
        help="Print how often each rule and each source has findings, in place of the documents; "
        "with -o it needs --format text.",
    ),
    _option(
        "Output",
        "--split-kept",
        metavar="FILE",
        shell_complete=complete.files,
        help="With --cutoff: write the records that keep to it, as they stood, to this file.",
    ),
    _option(
        "Output",
        "--split-dropped",
        metavar="FILE",
        shell_complete=complete.files,
        help="With --cutoff: write the other records, and those that could not be read in full.",
    ),
)

rule_options = _together(
    _option(
        "Rules",
        "--select",
        multiple=True,
        metavar="CODES",
        shell_complete=complete.rules,
        help="Run these rules only: DOC202, DOC, MET3.",
    ),
    _option(
        "Rules",
        "--ignore",
        multiple=True,
        metavar="CODES",
        shell_complete=complete.rules,
        help="Do not run these rules.",
    ),
    _option(
        "Rules",
        "--extend-select",
        multiple=True,
        metavar="CODES",
        shell_complete=complete.rules,
        help="Run these rules as well.",
    ),
    _option(
        "Rules",
        "--persona",
        type=click.Choice(["review", "ci", "forensic"]),
        default="review",
        show_default=True,
        help="For whom: review shows all, ci only what is sure, forensic also rules marked off.",
    ),
    _option(
        "Rules",
        "--severity",
        type=click.Choice(_SEVERITIES),
        help="Show findings from this level up.",
    ),
    _option(
        "Rules",
        "--confidence",
        type=click.Choice(["high", "medium", "low"]),
        help="Show findings that are at least this sure.",
    ),
)

exit_options = _together(
    _option(
        "Exit code",
        "--fail-on",
        type=click.Choice([*_SEVERITIES, "never"]),
        default="error",
        show_default=True,
        help="The least finding that makes the exit code 1.",
    ),
    _option(
        "Exit code", "--exit-zero", is_flag=True, help="Exit with 0 whatever the findings are."
    ),
)

incomplete_option = _option(
    "Exit code",
    "--allow-incomplete",
    is_flag=True,
    help="Do not exit with 3 when something was not read.",
)


list_options = _together(
    _option(
        "Folders",
        "--files-from",
        metavar="FILE",
        shell_complete=complete.files,
        help="Audit the paths in this list too, one a line; - reads it from standard input.",
    ),
    _option(
        "Folders",
        "-0",
        "--null",
        "null",
        is_flag=True,
        help="The list of --files-from has a NUL after each path: find -print0, git ls-files -z.",
    ),
)

folder_options = _together(
    _option(
        "Folders",
        "--exclude",
        multiple=True,
        metavar="PATTERN",
        help="Leave out what this matches in folders, as in .gitignore. May be given several "
        "times.",
    ),
    _option(
        "Folders",
        "--force-exclude/--no-force-exclude",
        default=False,
        help="Let --exclude hold for files that are named too.",
    ),
    _option(
        "Folders",
        "--gitignore/--no-gitignore",
        default=True,
        help="Whether .gitignore is respected in folders; if not told, it is.",
    ),
)

settings_options = _together(
    _option(
        "Settings",
        "--config",
        metavar="FILE",
        shell_complete=complete.files,
        help="Read settings from this file, and look for no other.",
    ),
    _option(
        "Settings",
        "--set",
        "set_",
        multiple=True,
        metavar="KEY=VALUE",
        shell_complete=complete.settings,
        help="Change one setting: limits.claims=5000. May be given several times.",
    ),
    _option("Settings", "--isolated", is_flag=True, help="Read no file of settings."),
)


def check_paths(paths: tuple[str, ...], given: Mapping[str, Any]) -> tuple[str, ...]:
    """Refuse calls in which nothing is a path, with what to do instead.

    One address among paths is told as what could not be read, and the rest is audited.
    """
    files_from = given["files_from"]
    if given["null"] and files_from is None:
        msg = "-0 tells how the list of --files-from is written; give that too"
        raise UsageError(msg)
    if files_from == "-" and "-" in paths:
        msg = "standard input is a document (-) or the list of --files-from, not both"
        raise UsageError(msg)
    if files_from is None and not paths:
        msg = "give a file, a folder, or - for standard input"
        raise UsageError(msg)
    if files_from is None and all(map(_is_address, paths)):
        from auditor.cli.app import url_hint  # noqa: PLC0415 - app imports commands lazily

        raise UsageError(url_hint(paths[0]))
    return paths


def _is_address(path: str) -> bool:
    address = path.lower().startswith(("http://", "https://", "ftp://"))
    return address and not os.path.lexists(path)
