"""The laws of `tests/test_any_input.py` for as long as one likes: `fuzz.py SEED CASES`.

Each case depends on seed and number only, so that runs with other seeds go side by side and
a case can be made again. What breaks a law is made small and printed, once for each place.
"""

from __future__ import annotations

import importlib.util
import random
import re
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Final

LAWS: Final = Path(__file__).parents[1] / "test_any_input.py"
PATIENCE: Final = 20.0
"""Seconds for making one case small."""


def load_laws() -> ModuleType:
    """The test module, which is in no package."""
    spec = importlib.util.spec_from_file_location("test_any_input", LAWS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


LAW: Final = load_laws()


def fault(data: bytes, name: str) -> tuple[str, str] | None:
    """The kind of the first broken law and all about it; None where all hold."""
    try:
        first = next(iter(LAW.broken_laws(data, name)), None)
    except Exception as error:  # noqa: BLE001 - any error is what is looked for
        last = traceback.extract_tb(error.__traceback__)[-1]
        kind = f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"
        return kind, "".join(traceback.format_exception(error)[-4:])
    return None if first is None else (re.sub(r"\d+", "#", first)[:120], first)


def smaller(data: bytes, name: str, kind: str) -> bytes:
    """The case without what it does not need."""
    end = time.monotonic() + PATIENCE
    size = max(1, len(data) // 2)
    while size and time.monotonic() < end:
        at, shrunk = 0, False
        while at < len(data):
            less = data[:at] + data[at + size :]
            found = fault(less, name)
            if found is not None and found[0] == kind:
                data, shrunk = less, True
            else:
                at += size
        size = size if shrunk and size == 1 else size // 2
    return data


def case(seed: str, number: int) -> tuple[bytes, str]:
    """A document and its name: bytes, a damaged sample, or pieces."""
    draw = random.Random(f"{seed}-{number}")  # noqa: S311 - to be the same again
    suffix = draw.choice(LAW.SUFFIXES)
    kind = draw.randint(0, 9)
    if kind == 0:
        return draw.randbytes(draw.randint(0, 400)), f"a{suffix}"
    make = LAW.mutated if kind < 5 else LAW.composed
    return make(draw, suffix), f"a{suffix}"


def main(seed: str, cases: int) -> int:
    """Run the cases; 1 if any law was broken."""
    seen: Counter[str] = Counter()
    for number in range(cases):
        data, name = case(seed, number)
        found = fault(data, name)
        if found is None:
            continue
        kind = found[0]
        seen[kind] += 1
        if seen[kind] == 1:
            small = smaller(data, name, kind)
            _, about = fault(small, name) or found
            print(f"{name} {small!r}\n{about}\n", flush=True)
    print(f"{cases} cases, {sum(seen.values())} broken: {dict(seen)}")
    return int(bool(seen))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
