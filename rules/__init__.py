"""Rules; each module is one rule and enters through the entry point group auditor.rules."""
