"""Settings: out of options, files and what else a user gives; plain words where they cannot be.

`load_settings` takes keywords, `from_file` reads a file. There is no clock and no environment
here: whoever calls says what the day is, and which file to read.
"""

from __future__ import annotations

from auditor.config.keys import FIELD_KEYS
from auditor.config.load import from_file, load_settings

__all__ = ["FIELD_KEYS", "from_file", "load_settings"]
