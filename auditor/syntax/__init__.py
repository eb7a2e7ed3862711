"""Text to syntax with places: HTML and JSON; no knowledge of documents or dates."""
