"""Writes a profile of sources as JSON that people read and `auditor.config` reads again."""

from __future__ import annotations

import json
from collections.abc import Mapping

from auditor.model import Order
from auditor.model.source_profile import (
    FORM,
    ORDER_NAMES,
    Habit,
    Seen,
    SourceHabits,
    SourceProfile,
    offset_name,
)
from auditor.render.untrusted import for_json


def profile_text(profile: SourceProfile) -> str:
    """The whole file; sources by name, so that equal documents give equal bytes."""
    named = sorted((name, habits) for name, habits in profile.sources.items() if name is not None)
    sources = [f"  {json.dumps(n, ensure_ascii=False)}: {_source(h, '  ')}" for n, h in named]
    parts = [f' "{FORM}": 1']
    parts.append(' "sources": {\n' + ",\n".join(sources) + "\n }" if sources else ' "sources": {}')
    unnamed = profile.sources.get(None)
    if unnamed is not None:
        parts.append(f' "default": {_source(unnamed, " ")}')
    return for_json("{\n" + ",\n".join(parts) + "\n}\n")


def _source(habits: SourceHabits, indent: str) -> str:
    """A line for each separator: that is what people compare."""
    offsets = {offset_name(minutes): count for minutes, count in habits.offsets.items()}
    lines = [f'"documents": {habits.documents}']
    lines += [f'"{mark}": {json.dumps(_habit(habit))}' for mark, habit in habits.orders.items()]
    lines += [f'"offsets": {json.dumps(offsets)}'] if offsets else []
    return "{\n" + ",\n".join(f"{indent} {line}" for line in lines) + f"\n{indent}}}"


def _habit(habit: Habit) -> dict[str, object]:
    settled = {"settled": _orders(habit.settled)} if habit.settled else {}
    return {**_orders(habit.shown), **settled}


def _orders(counts: Mapping[Order, Seen]) -> dict[str, object]:
    return {
        ORDER_NAMES[order]: {"dates": seen.dates, "documents": seen.documents}
        for order, seen in counts.items()
    }
