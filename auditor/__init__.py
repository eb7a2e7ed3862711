"""Find out when a document was really published, and whether its dates can be trusted."""

__version__ = "0.1.0"
