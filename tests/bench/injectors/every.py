"""All injectors, by the code of the rule that has to find what they put in."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Final

from tests.bench.injectors.beside import BESIDE
from tests.bench.injectors.clean import Clean, Made
from tests.bench.injectors.fields import FIELDS
from tests.bench.injectors.prose import PROSE

INJECTORS: Final[Mapping[str, Callable[[Clean, random.Random], Made | None]]] = {
    **FIELDS,
    **BESIDE,
    **PROSE,
}
